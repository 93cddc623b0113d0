"""S1: who was on the register, who came, who left, who is there at the end of the month."""

from __future__ import annotations

__all__ = ["FORM", "facts_of_flow"]

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta

from sqlalchemy import select

from app.correction import NAME
from app.correction.figures.rows import Enrolled, register
from app.i18n import tr
from app.ids import Id
from app.statistics.frozen import snapshots, thaw
from app.statistics.periods import Period
from app.statistics.table import Counted, Fact
from app.work import Work
from db.tables.sealing import SealedRecord

FORM = "cor.S1"


def facts_of_flow(work: Work, period: Period) -> Sequence[Fact]:
    """Everything that counts in a period.

    The month begins as the last submitted one ended: what was entered late moves through the
    columns of the next report, and no register grows or shrinks between two of them.
    """
    everybody = tuple(register(work))
    before = period.first - timedelta(days=1)
    opening = _opening(everybody, before, period, work)
    facts = [Fact(id, id, row, "opening") for id, row in opening.items()]
    for one in everybody:
        facts += _of(one, period)
    return (*facts, *_sealed(opening, everybody, period, work))


def _opening(
    everybody: Sequence[Enrolled], before: date, period: Period, work: Work
) -> Mapping[Id, Id]:
    """Who was there when the period began, by row: as last reported, moved on to the day before."""
    told = [
        one
        for one in snapshots(work.session, work.me.office, FORM, period.span)
        if one.last < period.first
    ]
    if not told:
        return {one.id: one.row for one in everybody if one.on(before)}
    newest = told[-1]
    there = _closed(thaw(newest).facts)
    for one in everybody:
        if newest.last < one.since <= before:
            there[one.id] = one.row
        if one.left is not None and newest.last < one.left <= before:
            there.pop(one.id, None)
    return there


def _closed(counted: Sequence[Counted]) -> dict[Id, Id]:
    return {one.fact.id: one.fact.row for one in counted if one.fact.what == "closing"}


def _of(one: Enrolled, period: Period) -> Iterator[Fact]:
    if period.holds(one.since):
        yield Fact(one.id, one.id, one.row, "moved_in" if one.moved_in else "received")
    if one.left is not None and period.holds(one.left):
        marks = (f"as={one.ended_as}",) if one.how == "terminated" else ()
        yield Fact(one.id, one.id, one.row, one.how, marks)
    if one.on(period.last):
        marks = ("unsettled",) if one.end_on <= period.last else ()
        yield Fact(one.id, one.id, one.row, "closing", marks)


def _sealed(
    opening: Mapping[Id, Id], everybody: Collection[Enrolled], period: Period, work: Work
) -> Iterator[Fact]:
    """Who was reported as there and whose record has left for the archive since (R31).

    A record is sealed within three days of the end of the correction, so it ended in this period;
    what it ended as is in the archive alone, and it is counted as released.
    """
    known = {one.id for one in everybody}
    gone = [id for id in opening if id not in known]
    if not gone:
        return
    orders = work.session.execute(
        select(SealedRecord.record, SealedRecord.ordered_on).where(
            SealedRecord.line == NAME, SealedRecord.record.in_(gone), ~SealedRecord.voided
        )
    )
    for record, ordered_on in orders:
        if ordered_on <= period.last:
            texts = (tr("已封存的记录，按解除计"),)
            yield Fact(record, b"", opening[record], "released", texts=texts)
