"""What every table shares: naming, field groups, and the columns of a journalled row."""

from __future__ import annotations

__all__ = ["Base", "Journalled", "default_of", "field", "groups_of", "journalled_tables"]

from functools import cache
from typing import Any

from sqlalchemy import BigInteger, Boolean, Integer, LargeBinary, MetaData, String
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedColumn, mapped_column

from db.types import IdBytes

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Root of all tables."""

    metadata = MetaData(naming_convention=NAMING)


def field(group: str, *args: Any, **kwargs: Any) -> MappedColumn[Any]:
    """A journalled column of a field group: what must change together and conflicts as one."""
    return mapped_column(*args, info={"group": group}, **kwargs)


class Journalled(Base):
    """A row whose every change is an entry of the journal.

    There are no foreign keys between journalled tables: entries of two laptops may arrive in
    any order, a child before its parent.

    Attributes:
        heads: registers of all field groups (db.registers codec).
        v_stream, v_seq: the entry applied last; the guard compares them with the journal.
        extra: fields a newer schema wrote, as they stand in the journal (db.wire codec): who
            writes the group writes them on, so an older program takes nothing away.
        voided: struck out; the row stays.
    """

    __abstract__ = True

    id: Mapped[bytes] = mapped_column(IdBytes, primary_key=True)
    office: Mapped[str] = mapped_column(String(9), index=True)
    heads: Mapped[bytes] = mapped_column(LargeBinary)
    v_stream: Mapped[int] = mapped_column(Integer)
    v_seq: Mapped[int] = mapped_column(BigInteger)
    extra: Mapped[bytes | None] = mapped_column(LargeBinary)
    voided: Mapped[bool] = field("void", Boolean, default=False)
    void_reason: Mapped[str] = field("void", String(200), default="")


@cache
def groups_of(model: type[Journalled]) -> dict[str, tuple[str, ...]]:
    """Columns of each field group of a table, in declared order."""
    groups: dict[str, list[str]] = {}
    for column in model.__table__.columns:
        if group := column.info.get("group"):
            groups.setdefault(group, []).append(column.name)
    return {group: tuple(columns) for group, columns in groups.items()}


@cache
def default_of(model: type[Journalled], column: str) -> Any:
    """The wire value a column holds when nothing was written; None when it has no default."""
    default = model.__table__.columns[column].default
    if default is None:
        return None
    value = default.arg
    return value(None) if callable(value) else value


@cache
def journalled_tables() -> dict[str, type[Journalled]]:
    """Journalled models by table name, parents before children as declared."""
    found = {
        mapper.class_.__tablename__: mapper.class_
        for mapper in Base.registry.mappers  # a set: it has no order
        if issubclass(mapper.class_, Journalled)
    }
    return {table: found[table] for table in Base.metadata.tables if table in found}
