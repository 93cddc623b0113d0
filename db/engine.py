"""Opens the database: SQLCipher on a laptop, PostgreSQL or SQLite in the city."""

from __future__ import annotations

__all__ = ["bare_connection", "city_engine", "is_address", "laptop_engine", "sessions"]

import sqlite3
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import StaticPool

from db.journal import JournalSession
from db.trouble import NotADatabase

_CITY_PAGE = 16 * 1024
_CITY_LOG = 64 * 1024 * 1024  # bytes of the log before a commit itself carries it into the file
_LEAST = 512  # bytes of the smallest page: SQLite would take a shorter file for a new database


def laptop_engine(path: Path, key: bytes, *, readonly: bool = False) -> Engine:
    """One connection to an encrypted database file, to be used by one thread at a time.

    Args:
        path: the SQLCipher file; created when missing unless readonly.
        key: 32 bytes, used raw (no derivation by SQLCipher: the vault has done it).

    Raises:
        NotADatabase: on first use, when the key is wrong or the file damaged (db.trouble).
    """
    # Imported late: the driver is not needed until a vault is open.
    from sqlcipher3 import dbapi2 as sqlcipher  # noqa: PLC0415

    connect = partial(bare_connection, path, key, readonly=readonly)
    engine = create_engine("sqlite://", module=sqlcipher, creator=connect, poolclass=StaticPool)
    _begin(engine, "BEGIN" if readonly else "BEGIN IMMEDIATE")
    return engine


def bare_connection(path: Path, key: bytes, *, readonly: bool = False) -> Any:
    """A DB-API connection to the same file, for what works on the whole of it (a backup).

    Raises:
        NotADatabase: as in laptop_engine.
    """
    from sqlcipher3 import dbapi2 as sqlcipher  # noqa: PLC0415

    if path.exists() and 0 < path.stat().st_size < _LEAST:
        raise NotADatabase(str(path))
    mode = "ro" if readonly else "rwc"
    connection = sqlcipher.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        check_same_thread=False,
        isolation_level=None,
        timeout=10,
    )
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlcipher.DatabaseError as error:
        connection.close()
        if "not a database" in str(error):
            raise NotADatabase(str(path)) from error
        raise
    try:
        _tune(connection, readonly=readonly)
    except sqlcipher.DatabaseError:
        connection.close()
        raise
    return connection


def city_engine(url: str, *, readonly: bool = False) -> Engine:
    """The city's database by SQLAlchemy URL (sqlite:///… or postgresql+psycopg://…).

    Args:
        readonly: each transaction sees one moment of the database and waits for no writer.
    """
    if not url.startswith("sqlite"):
        if readonly:
            return create_engine(url, pool_pre_ping=True, isolation_level="REPEATABLE READ")
        return create_engine(url, pool_pre_ping=True)
    engine = create_engine(url, connect_args={"timeout": 30, "isolation_level": None})

    @event.listens_for(engine, "connect")
    def _connected(connection: sqlite3.Connection, _record: object) -> None:
        if not readonly:
            # A batch is megabytes: each page costs two writes to the log, whatever its size.
            connection.execute(f"PRAGMA page_size = {_CITY_PAGE}")  # of a new file only
        _tune(connection, readonly=readonly)
        connection.execute(f"PRAGMA wal_autocheckpoint = {_CITY_LOG // _CITY_PAGE}")

    _begin(engine, "BEGIN" if readonly else "BEGIN IMMEDIATE")
    return engine


def is_address(url: str) -> bool:
    """Whether this is the address of a database the city can be kept in."""
    try:
        return make_url(url).drivername in ("sqlite", "postgresql+psycopg")
    except (ArgumentError, ValueError):
        return False


def sessions(engine: Engine) -> sessionmaker[Session]:
    """Sessions that journal what they write."""
    return sessionmaker(engine, class_=JournalSession, expire_on_commit=False)


def _tune(connection: Any, *, readonly: bool) -> None:
    if readonly:
        connection.execute("PRAGMA query_only = ON")
    else:
        connection.execute("PRAGMA journal_mode = WAL")
        # A record once made must never be lost: every commit reaches the disk.
        connection.execute("PRAGMA synchronous = FULL")
    # Without it REPLACE would remove rows of the journal past its guard.
    connection.execute("PRAGMA recursive_triggers = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA cache_size = -16384")


def _begin(engine: Engine, statement: str) -> None:
    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        connection.exec_driver_sql(statement)
