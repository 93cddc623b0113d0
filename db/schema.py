"""The schema as a whole: creates it, brings it up to date, refuses a newer one."""

from __future__ import annotations

__all__ = ["VERSION", "NewerSchema", "create_all", "prepare"]

from pathlib import Path

from sqlalchemy import Connection, Engine, text

from db import guard
from db.tables import Base

VERSION = 1


class NewerSchema(Exception):
    """A newer program wrote this database; an older one must not touch it."""


def prepare(engine: Engine, path: Path | None = None) -> None:
    """Create the schema in an empty database, or upgrade an older one after copying the file.

    Raises:
        NewerSchema: the database is ahead of this program; nothing was changed.
    """
    with engine.begin() as connection:
        found = _version(connection)
        if found > VERSION:
            raise NewerSchema(found)
        if found == VERSION:
            return
        create_all(connection)


def create_all(connection: Connection) -> None:
    """Create every table, index and guard in an empty database."""
    Base.metadata.create_all(connection)
    for statement in guard.statements(connection.dialect.name):
        connection.execute(text(statement))
    _set_version(connection, VERSION)


def _version(connection: Connection) -> int:
    if connection.dialect.name == "sqlite":
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    exists = connection.execute(text("SELECT to_regclass('schema_version')")).scalar_one()
    if exists is None:
        return 0
    return int(connection.execute(text("SELECT version FROM schema_version")).scalar_one())


def _set_version(connection: Connection, version: int) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA user_version = {version:d}")
        return
    connection.execute(text("CREATE TABLE IF NOT EXISTS schema_version (version integer)"))
    connection.execute(text("DELETE FROM schema_version"))
    connection.execute(text("INSERT INTO schema_version VALUES (:version)"), {"version": version})
