"""Rows as they would be read, without a database, and the words of a paper made of them."""

from __future__ import annotations

__all__ = ["row", "text"]

from typing import Any, TypeVar

from app.papers.model import Gap, Paper, runs_of
from db.tables.base import Base

T = TypeVar("T", bound=Base)


def row(table: type[T], **values: Any) -> T:
    """A row as it would be read: what is not given holds its default."""
    made = table()
    for number, column in enumerate(table.__table__.columns):
        default = column.default.arg if column.default is not None else None
        value = default(None) if callable(default) else default
        if column.name == "id":
            value = bytes([number + len(table.__name__)]) * 16
        setattr(made, column.name, values.get(column.name, value))
    return made


def text(paper: Paper) -> str:
    """All the words of a paper; a gap is 【its name】."""
    return "\n".join(
        "".join(
            f"【{one.name}】" if isinstance(one, Gap) else one if isinstance(one, str) else one.text
            for one in runs
        )
        for runs in runs_of(paper)
    )
