"""History and undo: what the journal says of a record, in words."""

from __future__ import annotations

__all__ = ["FieldChange", "HistoryItem", "ReadHistory", "Undo", "Undone"]

from dataclasses import dataclass
from datetime import datetime

from app.ids import Id
from app.messages import Command, Query


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field, from what to what, in words ("" for nothing)."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class HistoryItem:
    """One change of a record.

    Attributes:
        device: which laptop ("01 号电脑", "江门市局").
        what: table and kind in words ("当事人 修改").
        state: one of the four state words, or "未发送".
        note: why the city did not take it, or "": it has no effect then.
    """

    at: datetime
    who: str
    device: str
    what: str
    changes: tuple[FieldChange, ...]
    state: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReadHistory(Query[tuple[HistoryItem, ...]]):
    """History of a record with what hangs on it, newest first."""

    record: Id
    limit: int = 200


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back, in words."""

    text: str


@dataclass(frozen=True, slots=True)
class Undo(Command[Undone]):
    """Take back the last command of this user; refused once somebody built upon it."""
