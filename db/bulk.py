"""Rows past SQLAlchemy, many at once: long INSERTs on SQLite, COPY on PostgreSQL."""

from __future__ import annotations

__all__ = ["first_row", "insert_rows", "quoted", "rows_in", "update_rows"]

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import chain, count
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

_KEYS = 500  # of one IN list: far below what a driver binds
# Rows of one INSERT on SQLite, and what it may bind: it gives up the interpreter's lock once for
# all of its rows, and not at every row, so that other threads really work beside it; and what is
# the same in every row is bound once. More rows cost more to prepare than they save.
_TOGETHER = 128
_BOUND = 32_766
_COPY = 20  # rows from which COPY is faster than a prepared INSERT


def insert_rows(
    connection: Connection, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]
) -> None:
    """Insert rows given as the driver takes them."""
    if not rows:
        return
    names = ", ".join(map(quoted, columns))
    if connection.dialect.name == "postgresql" and len(rows) >= _COPY:
        into = f"COPY {quoted(table)} ({names}) FROM STDIN"
        with _cursor(connection, into) as cursor, cursor.copy(into) as copy:
            for row in rows:
                copy.write_row(row)
        return
    insert = f"INSERT INTO {quoted(table)} ({names}) VALUES "  # noqa: S608
    one = f"({', '.join([_slot(connection)] * len(columns))})"
    if connection.dialect.name == "sqlite" and len(rows) >= _TOGETHER:
        rows = _together(connection, insert, rows)
    _many(connection, insert + one, rows)


def _together(
    connection: Connection, insert: str, rows: Sequence[Sequence[Any]]
) -> Sequence[Sequence[Any]]:
    """Insert them many to a statement; returns those left over."""
    values = list(zip(*rows, strict=True))
    alike = tuple(column.count(column[0]) == len(rows) for column in values)
    once = [column[0] for column, same in zip(values, alike, strict=True) if same]
    each = [column for column, same in zip(values, alike, strict=True) if not same]
    if not each:
        return rows
    together = min(_TOGETHER, (_BOUND - len(once)) // len(each))
    statement = insert + _numbered(alike, together)
    whole = len(rows) - len(rows) % together
    differing = list(zip(*each, strict=True))
    batches = (differing[at : at + together] for at in range(0, whole, together))
    _many(connection, statement, [[*once, *chain.from_iterable(some)] for some in batches])
    return rows[whole:]


@lru_cache(64)
def _numbered(alike: Sequence[bool], rows: int) -> str:
    """The slots of so many rows: first what all rows share, then each row's own."""
    shared, own = count(1), count(1 + sum(alike))
    fixed = [f"?{next(shared)}" if same else "" for same in alike]
    return ", ".join(
        f"({', '.join(slot or f'?{next(own)}' for slot in fixed)})" for _ in range(rows)
    )


def update_rows(
    connection: Connection,
    table: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[Any]],
    *,
    key: str = "id",
) -> None:
    """Set these columns of rows; each row is their new values, then its key."""
    if not rows:
        return
    slot = _slot(connection)
    changes = ", ".join(f"{quoted(column)} = {slot}" for column in columns)
    _many(connection, f"UPDATE {quoted(table)} SET {changes} WHERE {key} = {slot}", rows)  # noqa: S608


def first_row(connection: Connection, query: str) -> Sequence[Any]:
    """The first row of a query, as the driver gives it; there must be one."""
    with _cursor(connection, query) as cursor:
        cursor.execute(query)
        return tuple(cursor.fetchone())


def rows_in(
    connection: Connection,
    table: str,
    columns: Sequence[str],
    keys: Collection[Any],
    *,
    key: str = "id",
    where: str = "TRUE",
) -> Iterator[Sequence[Any]]:
    """Rows whose key is among the keys, as the driver gives them.

    Args:
        where: a constant condition besides.
    """
    names = ", ".join(map(quoted, columns))
    slot = _slot(connection)
    wanted = list(keys)
    for at in range(0, len(wanted), _KEYS):
        some = wanted[at : at + _KEYS]
        slots = ", ".join([slot] * len(some))
        query = f"SELECT {names} FROM {quoted(table)} WHERE {quoted(key)} IN ({slots}) AND {where}"  # noqa: S608
        with _cursor(connection, query) as cursor:
            cursor.execute(query, tuple(some))
            found = cursor.fetchall()
        yield from found


def quoted(name: str) -> str:
    """A name of ours as SQL; several are words of SQL ("case", "on", "user")."""
    return f'"{name}"'


def _slot(connection: Connection) -> str:
    return "%s" if connection.dialect.name == "postgresql" else "?"


def _many(connection: Connection, statement: str, rows: Sequence[Sequence[Any]]) -> None:
    with _cursor(connection, statement) as cursor:
        cursor.executemany(statement, rows)


@contextmanager
def _cursor(connection: Connection, statement: str) -> Iterator[Any]:
    """A cursor of the driver; its errors come as SQLAlchemy's, as from any other statement."""
    errors: Any = connection.dialect.loaded_dbapi.Error
    cursor = connection.connection.cursor()
    try:
        yield cursor
    except errors as error:
        raise DBAPIError.instance(
            statement, None, error, errors, hide_parameters=True, dialect=connection.dialect
        ) from error
    finally:
        cursor.close()
