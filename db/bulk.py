"""Many rows at once, past the ORM: executemany on SQLite, COPY on PostgreSQL."""

from __future__ import annotations

__all__ = ["insert_rows", "quoted", "rows_in", "update_rows"]

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection

_KEYS = 500  # of one IN list: far below what a driver binds
_COPY = 20  # rows from which COPY is faster than a prepared INSERT


def insert_rows(
    connection: Connection, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]
) -> None:
    """Insert rows given as the driver takes them."""
    if not rows:
        return
    names = ", ".join(map(quoted, columns))
    if connection.dialect.name == "postgresql" and len(rows) >= _COPY:
        driver: Any = connection.connection.cursor()
        with driver as cursor, cursor.copy(f"COPY {quoted(table)} ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        return
    slots = ", ".join([_slot(connection)] * len(columns))
    _many(connection, f"INSERT INTO {quoted(table)} ({names}) VALUES ({slots})", rows)  # noqa: S608


def update_rows(
    connection: Connection, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]
) -> None:
    """Set these columns of rows; each row is their new values, then the id."""
    if not rows:
        return
    slot = _slot(connection)
    changes = ", ".join(f"{quoted(column)} = {slot}" for column in columns)
    _many(connection, f"UPDATE {quoted(table)} SET {changes} WHERE id = {slot}", rows)  # noqa: S608


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
        cursor = connection.connection.cursor()
        try:
            cursor.execute(query, tuple(some))
            yield from cursor.fetchall()
        finally:
            cursor.close()


def quoted(name: str) -> str:
    """A name of ours as SQL; several are words of SQL ("case", "on", "user")."""
    return f'"{name}"'


def _slot(connection: Connection) -> str:
    return "%s" if connection.dialect.name == "postgresql" else "?"


def _many(connection: Connection, statement: str, rows: Sequence[Sequence[Any]]) -> None:
    cursor = connection.connection.cursor()
    try:
        cursor.executemany(statement, rows)
    finally:
        cursor.close()
