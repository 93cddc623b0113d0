"""What the office asks of the county: one way up, one way back, for every part of the work.

The way back is `handlers/answers.py`, where each part enters what an answer does (`ANSWERED`).
"""

from __future__ import annotations

__all__ = ["Follow", "ask", "write_answer"]

from collections.abc import Callable
from datetime import date

from app.correction.codes import Level, RequestKind
from app.ids import Id
from app.work import Work
from db.tables.correction import CountyRequest
from db.tables.measures import Answered

Follow = Callable[[CountyRequest, Work], None]  # what an answer does to the row it is about


def ask(
    subject: Id,
    kind: RequestKind,
    record: Id,
    level: Level,
    work: Work,
    *,
    asked_on: date,
    opinion: str = "",
) -> Id:
    """Write down what is asked of whom; returns the request's id.

    Args:
        record: the row it is about.
    """
    row = CountyRequest(
        id=work.new_id(),
        office=work.me.office,
        subject=subject,
        kind=kind.value,
        record=record,
        level=level.value,
        asked_on=asked_on,
        opinion=opinion.strip(),
    )
    work.session.add(row)
    work.session.flush()
    return row.id


def write_answer(row: Answered, request: CountyRequest) -> None:
    """The answer, in the row it is about."""
    row.answer, row.answered_on = request.answer, request.answered_on
    row.approver = request.approver
