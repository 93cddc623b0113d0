"""S3: reports due and done, leave, permits, 电子定位 and who is being looked for."""

from __future__ import annotations

__all__ = ["facts_of_supervision"]

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import func, or_, select

from app.clock import CHINA
from app.correction.codes import Answer, CheckInKind
from app.correction.facts.reporting import reporting_facts, table_of
from app.correction.figures.rows import register
from app.correction.practice import Practice
from app.correction.rules.checkins import Judged, WindowState, closing_within
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.statistics.periods import Period
from app.statistics.table import Fact
from app.work import Work
from db.tables.measures import (
    CrossArea,
    ElectronicMonitoring,
    Leave,
    MissingSearch,
    MonitoringExtension,
)

# What a window came to, as the columns add it up; one that gave way was never due.
_SUMS = {
    WindowState.DONE: "done",
    WindowState.LATE: "late",
    WindowState.EXCUSED: "excused",
    WindowState.AWAY: "excused",
    WindowState.OPEN: "open",
    WindowState.MISSED: "missed",
}
_LONGEST = timedelta(days=400)  # no report answers a window that closed longer ago


def facts_of_supervision(work: Work, period: Period) -> Sequence[Fact]:
    """Everything that counts in a period; of reports one fact for each person and way."""
    rows = {one.id: one.row for one in register(work)}
    return [
        Fact(id, subject, rows[subject], what, marks, sums)
        for part in (_reports, _leaves, _permits, _devices, _searches)
        for id, subject, what, marks, sums in part(work, period, rows)
        if subject in rows
    ]


_Line = tuple[Id, Id, str, tuple[str, ...], tuple[tuple[str, int], ...]]


def _reports(work: Work, period: Period, rows: Mapping[Id, Id]) -> Iterator[_Line]:
    """Windows by the day they close."""
    table = table_of(work.session, work.tool(Practice))
    calendar, today = work.tool(Rulebook).calendar, work.clock.today()
    known = reporting_facts(work.session, rows, since=period.first - _LONGEST)
    for subject, facts in known.items():
        for kind in CheckInKind:
            found = closing_within(
                facts, kind, table, calendar, today, first=period.first, last=period.last
            )
            sums = _sums(found)
            if sums:
                yield subject, subject, "reports", (f"kind={kind.value}",), sums


def _sums(found: Iterator[Judged]) -> tuple[tuple[str, int], ...]:
    asked = [one.standing for one in found if one.standing is not WindowState.CUT]
    if not asked:
        return ()
    counted = Counter(_SUMS[standing] for standing in asked if standing in _SUMS)
    counted["due"] = len(asked)
    counted["came"] = counted["done"] + counted["late"]
    counted["kept"] = counted["came"] + counted["excused"]
    return tuple(sorted((name, number) for name, number in counted.items() if number))


def _leaves(work: Work, period: Period, _rows: Mapping[Id, Id]) -> Iterator[_Line]:
    """Leave by the day it began, and who did not come back in time."""
    found = work.session.scalars(
        select(Leave)
        .where(
            Leave.office == work.me.office,
            Leave.answer == Answer.YES.value,
            Leave.depart_on <= period.last,
            Leave.due_on >= period.first - timedelta(days=31),
            ~Leave.voided,
        )
        .order_by(Leave.id)
    )
    for one in found:
        days = (one.due_on - one.depart_on).days + 1
        if period.holds(one.depart_on):
            yield one.id, one.subject, "leave", (f"level={one.level}",), (("days", days),)
        back = one.returned_at.astimezone(CHINA).date() if one.returned_at else period.last
        if period.holds(one.due_on) and back > one.due_on:
            yield one.id, one.subject, "overdue", (), ()


def _permits(work: Work, period: Period, _rows: Mapping[Id, Id]) -> Iterator[_Line]:
    """经常性跨市县 in force on the last day."""
    found = work.session.execute(
        select(CrossArea.id, CrossArea.subject).where(
            CrossArea.office == work.me.office,
            CrossArea.answer == Answer.YES.value,
            CrossArea.from_on <= period.last,
            CrossArea.to_on >= period.last,
            or_(CrossArea.ended_on.is_(None), CrossArea.ended_on > period.last),
            ~CrossArea.voided,
        )
    )
    yield from ((id, subject, "cross_area", (), ()) for id, subject in found)


def _devices(work: Work, period: Period, _rows: Mapping[Id, Id]) -> Iterator[_Line]:
    """电子定位 in force on the last day, with what it was extended to."""
    table = ElectronicMonitoring
    until = _extended(work)
    found = work.session.scalars(
        select(table).where(
            table.office == work.me.office,
            table.answer == Answer.YES.value,
            table.start_on <= period.last,
            or_(table.removed_on.is_(None), table.removed_on > period.last),
            ~table.voided,
        )
    )
    for one in found:
        if max(one.end_on, until.get(one.id, one.end_on)) >= period.last:
            yield one.id, one.subject, "device", (), ()


def _extended(work: Work) -> dict[Id, date]:
    table = MonitoringExtension
    rows = work.session.execute(
        select(table.monitoring, func.max(table.end_on))
        .where(table.office == work.me.office, ~table.voided)
        .group_by(table.monitoring)
    )
    return dict(rows.all())


def _searches(work: Work, period: Period, _rows: Mapping[Id, Id]) -> Iterator[_Line]:
    """Who is being looked for at the end of the last day."""
    end = datetime.combine(period.last + timedelta(days=1), datetime.min.time(), CHINA)
    table = MissingSearch
    found = work.session.execute(
        select(func.min(table.id), table.subject)
        .where(
            table.office == work.me.office,
            table.lost_since < end,
            or_(table.found_at.is_(None), table.found_at >= end),
            ~table.voided,
        )
        .group_by(table.subject)
    )
    yield from ((id, subject, "lost", (), ()) for id, subject in found)
