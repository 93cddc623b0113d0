"""What people said of a thing that is due: later, or not to be done after all."""

from __future__ import annotations

__all__ = ["DueMark"]

from datetime import date, datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped

from db.tables.base import Journalled, field
from db.types import Day, IdBytes, Moment


class DueMark(Journalled):
    """A due item put off, or left undone, with the reason.

    Attributes:
        record, rule, subject: the due item, as derived (DueItem).
        due_on: its day when it was marked; another day is another matter, and shown again.
        until: the day from which it is shown again; None where it could not be done.
    """

    __tablename__ = "due_mark"

    record: Mapped[bytes] = field("due", IdBytes, index=True)
    rule: Mapped[str] = field("due", String(20))
    subject: Mapped[bytes] = field("due", IdBytes)
    what: Mapped[str] = field("due", String(60))
    due_on: Mapped[date] = field("due", Day)
    until: Mapped[date | None] = field("mark", Day)
    reason: Mapped[str] = field("mark", String(200))
    by: Mapped[bytes] = field("mark", IdBytes)
    at: Mapped[datetime] = field("mark", Moment)
