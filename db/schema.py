"""The schema as a whole: creates it, brings it up to date, refuses a newer one."""

from __future__ import annotations

__all__ = ["VERSION", "NewerSchema", "create_all"]

from sqlalchemy import Connection, text

from db import guard
from db.tables import Base

VERSION = 1


class NewerSchema(Exception):
    """A newer program wrote this database; an older one must not touch it."""


def create_all(connection: Connection) -> None:
    """Create every table, index and guard in an empty database."""
    Base.metadata.create_all(connection)
    for statement in guard.statements(connection.dialect.name):
        connection.execute(text(statement))
