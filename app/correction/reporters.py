"""The queue of who has to report, read from what is owed and what came today."""

from __future__ import annotations

__all__ = ["QUERIES"]

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import func, select

from app.clock import CHINA
from app.correction.codes import CheckInKind, Grade
from app.correction.discretion import hidden
from app.correction.facts.reporting import table_of
from app.correction.messages.checkins import ListReporters, ReadReporter, ReadSchedules
from app.correction.practice import Practice
from app.correction.reporter import read_reporter
from app.correction.rules.reporting import owed_id
from app.correction.rules.schedules import Frequency, frequency_words
from app.correction.states import Category, State
from app.correction.views.checkins import (
    ClassFrequency,
    QueueGroup,
    QueueRow,
    QueueScope,
    QueueView,
    SchedulesView,
)
from app.i18n import tr
from app.ids import Id
from app.people import pinyin
from app.work import Handler, Work
from db.tables.correction import CheckIn, ClassSchedule
from db.tables.derived import DueItem, SubjectCardRow

_LOOK = "cor.R09b"
_RULES = ("cor.R09", "cor.R11")  # a visit is the office's own duty
_SERVING = (State.SERVING.value, State.UNSETTLED.value)
_CARDS = select(
    SubjectCardRow.subject, SubjectCardRow.name, SubjectCardRow.grade, SubjectCardRow.category
).where(SubjectCardRow.state.in_(_SERVING))
_TOTAL = select(func.count()).where(SubjectCardRow.state.in_(_SERVING))
_SHOWN = {
    QueueScope.TODAY: frozenset({QueueGroup.OVERDUE, QueueGroup.TODAY, QueueGroup.TOMORROW}),
    QueueScope.WEEK: frozenset(QueueGroup) - {QueueGroup.LATER},
    QueueScope.ALL: frozenset(QueueGroup),
}


class _Due(NamedTuple):
    raw: date
    rolled: date
    kind: CheckInKind
    detail: str


class _Came(NamedTuple):
    at: datetime
    kind: CheckInKind


def list_reporters(query: ListReporters, work: Work) -> QueueView:
    """Who is in correction, in groups: missed, today, tomorrow, this week, later.

    Minors stand there for those alone who may open their record (社区矫正法 第54条).
    """
    today = work.clock.today()
    dues, looks, came = _dues(query.scope, work), _looks(work), _came(work)
    chosen = _CARDS
    if query.scope is not QueueScope.ALL:
        chosen = chosen.where(SubjectCardRow.subject.in_({*dues, *came}))
    cards = work.session.execute(chosen).all()
    unseen = hidden(work, [card.subject for card in cards])
    rows = [
        _row(
            card, dues.get(card.subject), came.get(card.subject), looks.get(card.subject, 0), today
        )
        for card in cards
        if card.subject not in unseen
    ]
    shown = sorted((row for row in rows if row.group in _SHOWN[query.scope]), key=_order)
    days = [row for row in rows if row.group is QueueGroup.TODAY]
    return QueueView(
        today=today,
        rows=tuple(shown),
        total=work.session.scalar(_TOTAL) or 0,
        expected=len(days),
        came=sum(row.done_at is not None for row in days),
    )


def _dues(scope: QueueScope, work: Work) -> dict[Id, _Due]:
    """What is due first of each subject, as far as the scope looks."""
    today = work.clock.today()
    chosen = (
        select(DueItem.record, DueItem.subject, DueItem.raw, DueItem.rolled, DueItem.detail)
        .where(DueItem.rule.in_(_RULES))
        .order_by(DueItem.raw, DueItem.rule, DueItem.subject)
    )
    if scope is not QueueScope.ALL:
        chosen = chosen.where(DueItem.raw <= _week_end(today))
    found: dict[Id, _Due] = {}
    for record, subject, raw, rolled, detail in work.session.execute(chosen):
        if record not in found:
            kind = next(one for one in CheckInKind if owed_id(record, one, raw) == subject)
            found[record] = _Due(raw, rolled, kind, detail)
    return found


def _week_end(today: date) -> date:
    """The last day that is near: Sunday, or tomorrow on a Sunday."""
    return today + timedelta(days=6 - today.weekday() or 1)


def _looks(work: Work) -> dict[Id, int]:
    """How many missed windows of each subject wait for an officer, though the person came again."""
    found = work.session.execute(
        select(DueItem.record, func.count()).where(DueItem.rule == _LOOK).group_by(DueItem.record)
    )
    return dict(found.all())


def _came(work: Work) -> dict[Id, _Came]:
    """The newest report of today of each subject."""
    morning = datetime.combine(work.clock.today(), time.min, CHINA)
    rows = work.session.execute(
        select(CheckIn.subject, CheckIn.done_at, CheckIn.kind)
        .where(
            CheckIn.office == work.me.office,
            CheckIn.done_at >= morning,
            CheckIn.done_at < morning + timedelta(days=1),
            ~CheckIn.voided,
        )
        .order_by(CheckIn.done_at)
    )
    return {subject: _Came(at, CheckInKind(kind)) for subject, at, kind in rows if at}


def _row(card: Any, due: _Due | None, came: _Came | None, looks: int, today: date) -> QueueRow:
    grade = tr(Grade(card.grade).label) if card.grade else ""
    waiting = tr("{n} 期待核实").format(n=looks) if looks else ""
    if due is not None and due.raw <= today:
        came = None  # one report does not stand for another that is due
    return QueueRow(
        subject=card.subject,
        name=card.name,
        keys=_keys(card.name),
        detail=tr("，").join(filter(None, (grade, waiting, due.detail if due else ""))),
        group=_group(due, came, today),
        kind=due.kind if due else None,
        due_to=due.raw if due else None,
        days=(today - due.raw).days if due else 0,
        done_at=came.at if came else None,
        done_kind=came.kind if came else None,
        outside=card.category == Category.OUTSIDE,
    )


@lru_cache(maxsize=2000)
def _keys(name: str) -> tuple[str, ...]:
    return pinyin.keys(name)


def _group(due: _Due | None, came: _Came | None, today: date) -> QueueGroup:
    if came is not None:
        return QueueGroup.TODAY
    if due is None or due.raw > _week_end(today):
        return QueueGroup.LATER
    if due.rolled < today:
        return QueueGroup.OVERDUE
    if due.raw <= today:
        return QueueGroup.TODAY
    return QueueGroup.TOMORROW if due.raw == today + timedelta(days=1) else QueueGroup.WEEK


def _order(row: QueueRow) -> tuple[QueueGroup, date, str, Id]:
    first = row.due_to or date.max
    # Who came keeps the place in the day's list, so that the numbers stay.
    day = date.min if row.group is QueueGroup.TODAY else first
    return row.group, day, row.keys[0] if row.keys else row.name, row.subject


def read_schedules(_query: ReadSchedules, work: Work) -> SchedulesView:
    """What holds today, and on what it rests."""
    today = work.clock.today()
    table = table_of(work.session, work.tool(Practice))
    own = work.session.scalars(
        select(ClassSchedule)
        .where(ClassSchedule.from_on <= today, ~ClassSchedule.voided)
        .order_by(ClassSchedule.from_on)
    ).all()
    return SchedulesView(
        tuple(
            _class_row(grade, kind, table.frequency(grade, kind, today), own)
            for grade in Grade
            for kind in CheckInKind
            if kind is not CheckInKind.HEALTH  # the same for every class (R11)
        )
    )


def _class_row(
    grade: Grade, kind: CheckInKind, frequency: Frequency | None, own: Iterable[ClassSchedule]
) -> ClassFrequency:
    held = [one for one in own if one.grade == grade and one.kind == kind]
    newest = held[-1] if held else None
    return ClassFrequency(
        grade,
        kind,
        asked=frequency is not None,
        words=frequency_words(frequency) if frequency else tr("不要求"),
        from_on=newest.from_on if newest else None,
        basis=newest.basis if newest else "",
    )


QUERIES: Mapping[type, Handler] = {
    ListReporters: list_reporters,
    ReadReporter: read_reporter,
    ReadSchedules: read_schedules,
}
