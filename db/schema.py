"""The schema as a whole: creates it, brings it up to date, refuses a newer one."""

from __future__ import annotations

__all__ = ["VERSION", "NewerSchema", "OtherSchema", "create_all", "prepare"]

import os
import shutil
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, Engine, text

from db import guard
from db.migrations import STEPS, climb
from db.tables import Base
from db.trouble import DiskRefused

VERSION = len(STEPS)

_LOCK = 0x62616E79616E  # an advisory lock of PostgreSQL: one of several workers prepares


class NewerSchema(Exception):
    """A newer program wrote this database; an older one must not touch it."""


class OtherSchema(Exception):
    """The database has this program's version, and not its columns: a build never released."""


def prepare(engine: Engine, path: Path | None = None) -> None:
    """Create the schema in an empty database, or upgrade an older one after copying the file.

    Args:
        path: the database's file, copied before an upgrade; None where somebody else backs up.

    Raises:
        NewerSchema: the database is ahead of this program; nothing was changed.
        OtherSchema: columns are missing though the version agrees; nothing was changed.
        DiskRefused: the file could not be copied; nothing was changed.
    """
    with engine.begin() as connection:
        found = _version(connection)
        if found == VERSION:
            _require_columns(connection)
            return
    if found > VERSION:
        raise NewerSchema(found)
    if found and path:
        _fold(engine)
    with engine.begin() as connection:
        _alone(connection)
        found = _version(connection)
        if found == 0:
            create_all(connection)
        elif found < VERSION:
            if path:
                _keep(path, found)
            _upgrade(connection, found)


def create_all(connection: Connection) -> None:
    """Create every table, index and guard in an empty database.

    From today's models, not by climbing the migrations: a new laptop runs no old code. The
    tests hold the two to the same result.
    """
    Base.metadata.create_all(connection)
    guard.put(connection)
    _set_version(connection, VERSION)


def _upgrade(connection: Connection, found: int) -> None:
    guard.lift(connection)  # tables are rebuilt beneath it
    climb(connection, found)
    guard.put(connection)
    _set_version(connection, VERSION)


def _fold(engine: Engine) -> None:
    """Bring the write-ahead log home, so that the file alone is everything."""
    connection = engine.raw_connection()  # a checkpoint must stand outside any transaction
    try:
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()


def _keep(path: Path, found: int) -> None:
    """Copy the file as the older program left it, under the name of its schema."""
    copy = path.with_name(f"{path.stem}-schema-{found}{path.suffix}")
    part = copy.with_suffix(".part")
    try:
        shutil.copyfile(path, part)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(copy)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise DiskRefused(error.errno, error.strerror) from error


def _alone(connection: Connection) -> None:
    # On SQLite the transaction itself, begun immediate, keeps others out.
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})


def _require_columns(connection: Connection) -> None:
    # Until the first release the first step is written anew; whoever tried an earlier build would
    # meet the difference in the middle of their work.
    if connection.dialect.name == "sqlite":
        asked = (
            "SELECT m.name, c.name FROM sqlite_master AS m, pragma_table_info(m.name) AS c "
            "WHERE m.type = 'table'"
        )
    else:
        asked = (
            "SELECT table_name, column_name FROM information_schema.columns "
            "WHERE table_schema = current_schema()"
        )
    there = {(table, column) for table, column in connection.exec_driver_sql(asked)}
    if not _columns() <= there:
        raise OtherSchema(min(_columns() - there))


@cache
def _columns() -> frozenset[tuple[str, str]]:
    return frozenset(
        (table.name, column.name)
        for table in Base.metadata.tables.values()
        for column in table.columns
    )


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
