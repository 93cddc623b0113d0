"""S4: rewards and sanctions, by the day they were proposed and the day they were decided."""

from __future__ import annotations

__all__ = ["facts_of_sanctions"]

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import select

from app.correction.codes import Answer, SanctionKind
from app.correction.figures.rows import register
from app.statistics.periods import Period
from app.statistics.table import Fact
from app.work import Work
from db.tables.measures import Sanction

# What the county only proposes: police, court or prison decide.
_ELSEWHERE = frozenset(
    {
        SanctionKind.PUNISHMENT,
        SanctionKind.REVOKE_SUSPENSION,
        SanctionKind.REVOKE_PAROLE,
        SanctionKind.IMPRISON,
        SanctionKind.COMMUTATION,
    }
)


def facts_of_sanctions(work: Work, period: Period) -> Sequence[Fact]:
    """What was proposed, what was decided, and what waited at the end of the period."""
    rows = {one.id: one.row for one in register(work)}
    found = work.session.scalars(
        select(Sanction)
        .where(
            Sanction.office == work.me.office,
            Sanction.proposed_on <= period.last,
            ~Sanction.voided,
        )
        .order_by(Sanction.id)
    )
    return [
        Fact(one.id, one.subject, rows[one.subject], what, (f"kind={one.kind}",))
        for one in found
        if one.subject in rows
        for what in _of(one, period)
    ]


def _of(one: Sanction, period: Period) -> Iterator[str]:
    decided, answer = _decision(one)
    if decided is not None and decided < period.first:
        return
    yield "proposed" if period.holds(one.proposed_on) else "carried"
    if decided is None or decided > period.last:
        yield "pending"
    else:
        yield "decided" if answer == Answer.YES else "refused"


def _decision(one: Sanction) -> tuple[date | None, str]:
    """When and how it was settled: by the county, or by whom the county's proposal went to."""
    if one.kind in _ELSEWHERE and one.answer != Answer.NO:
        return one.outcome_on, one.outcome
    return one.decided_on, one.answer
