"""走访: rounds through the villages over all lines of work."""

from __future__ import annotations

__all__ = ["VisitRound", "VisitStop"]

from datetime import date, datetime

from sqlalchemy import Integer, LargeBinary, String, Text
from sqlalchemy.orm import Mapped

from db.tables.base import Journalled, field
from db.types import Day, Moment, TextList


class VisitRound(Journalled):
    """走访单: one round, planned in the office and settled on return.

    Attributes:
        villages: 12-digit codes; visitors: names as they sign.
    """

    __tablename__ = "visit_round"

    on: Mapped[date] = field("plan", Day)
    villages: Mapped[list[str]] = field("plan", TextList)
    visitors: Mapped[list[str]] = field("plan", TextList)
    note: Mapped[str] = field("plan", Text, default="")
    closed_on: Mapped[date | None] = field("closing", Day)


class VisitStop(Journalled):
    """One person or case of a round.

    Attributes:
        record: the record of its line that is visited.
        outcome: "" until somebody comes back; a `StopOutcome`.
        visit: the row of the line that holds what was found.
    """

    __tablename__ = "visit_stop"

    round: Mapped[bytes] = field("stop", LargeBinary(16), index=True)
    ordinal: Mapped[int] = field("stop", Integer)
    line: Mapped[str] = field("stop", String(20))
    record: Mapped[bytes] = field("stop", LargeBinary(16), index=True)
    outcome: Mapped[str] = field("outcome", String(1), default="")
    at: Mapped[datetime | None] = field("outcome", Moment)
    note: Mapped[str] = field("outcome", Text, default="")
    visit: Mapped[bytes | None] = field("outcome", LargeBinary(16))
