"""What an entry says of a field group, and wire values as the columns hold them."""

from __future__ import annotations

__all__ = ["group_values", "python_value"]

from datetime import date, datetime
from typing import Any

from db.entry import Body
from db.tables.base import Journalled, default_of, groups_of
from db.types import Day, Moment


def group_values(model: type[Journalled], body: Body, group: str) -> dict[str, Any]:
    """Wire values of a group once this entry is applied; what an insert leaves out is default."""
    written = body.values.get(group, {})
    return {
        name: written.get(name, default_of(model, name)) for name in groups_of(model).get(group, ())
    }


def python_value(model: type[Journalled], column: str, wire: Any) -> Any:
    """A wire value in the type of the row's attribute."""
    if wire is None:
        return None
    kind = model.__table__.columns[column].type
    if isinstance(kind, Day):
        return date.fromisoformat(wire)
    if isinstance(kind, Moment):
        return datetime.fromisoformat(wire)
    return list(wire) if isinstance(wire, list) else wire
