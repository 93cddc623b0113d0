"""Copies a whole database into an empty one, of whatever kind, as one moment saw it."""

from __future__ import annotations

__all__ = ["copy_all", "counts"]

from sqlalchemy import Connection, Engine, Table, delete, func, insert, select

from db import guard, schema
from db.tables import Base
from db.tables.house import Fact

_PIECE = 2_000


def copy_all(source: Connection, target: Engine) -> None:
    """Create the schema in an empty database and fill it with every row of the source.

    Args:
        source: in a transaction that sees one moment (city_engine with readonly).
    """
    schema.prepare(target)
    with target.begin() as connection:
        # Rows do not arrive beside their entries here, so the guard must look away.
        connection.execute(insert(Fact).values(name=guard.REPLAYING, value=b""))
        for table in Base.metadata.sorted_tables:
            _copy(table, source, connection)
        connection.execute(delete(Fact).where(Fact.name == guard.REPLAYING))
        _set_sequences(connection)


def counts(connection: Connection) -> dict[str, int]:
    """Rows of each table."""
    return {
        table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
        for table in Base.metadata.sorted_tables
    }


def _copy(table: Table, source: Connection, target: Connection) -> None:
    rows = source.execute(select(table), execution_options={"yield_per": _PIECE})
    for piece in rows.mappings().partitions():
        target.execute(insert(table), [dict(row) for row in piece])


def _set_sequences(connection: Connection) -> None:
    """PostgreSQL counts from a sequence, which rows with their numbers do not move."""
    if connection.dialect.name != "postgresql":
        return
    for table in Base.metadata.sorted_tables:
        column = table.autoincrement_column
        if column is None:
            continue
        sequence = func.pg_get_serial_sequence(f'"{table.name}"', column.name)
        highest = select(func.max(column)).scalar_subquery()
        connection.execute(select(func.setval(sequence, func.greatest(highest, 1))))
