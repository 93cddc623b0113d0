"""Reports of a subject: what was agreed, what waits, what was recorded."""

from __future__ import annotations

__all__ = ["shown"]

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import select

from app.clock import CHINA
from app.correction.codes import Checked, CheckInKind, CheckInResult, VisitTarget
from app.correction.facts.reporting import reporting_of, table_of
from app.correction.practice import Practice
from app.correction.rules.checkins import Owed, owed
from app.correction.rules.schedules import Frequency, frequency_words
from app.correction.states import IN_HAND
from app.correction.tracks.reading import Reading, Shown
from app.correction.views.subject import TrackLine, TrackView
from app.i18n import full_date, month_day, plain_day, tr
from app.records.messages import TimelineItem
from app.records.timeline import item_at, item_on
from db.tables.correction import CheckIn, ScheduleChange, SubjectVisit

_BACK = timedelta(days=366)  # the desk of reports has what lies further back


def shown(reading: Reading) -> Shown:
    """The card, the lines of the course, and what can be done."""
    if reading.state not in IN_HAND:
        return Shown(timeline=tuple(_items(reading)))
    waiting = list(_waiting(reading))
    late = [one for _, one in waiting if one.window.to_on < reading.today]
    actions = ("RecordCheckIn", "RecordSubjectVisit", "SetSchedule")
    card = TrackView(
        "checkins",
        tr("报告"),
        (*_owed_lines(waiting, reading), *_agreed(reading)),
        status=tr("{n} 期未报告").format(n=len(late)) if late else "",
        tone="late" if late else "",
        empty=tr("入矫宣告以后按管理类别报告"),
        actions=actions,
    )
    return Shown((card,), tuple(_items(reading)), actions)


def _waiting(reading: Reading) -> Iterator[tuple[CheckInKind, Owed]]:
    session = reading.work.session
    facts = reporting_of(session, reading.subject.id)
    if facts is None:
        return
    table = table_of(session, reading.work.tool(Practice))
    for kind in CheckInKind:
        for one in owed(facts, kind, table):
            yield kind, one


def _owed_lines(waiting: list[tuple[CheckInKind, Owed]], reading: Reading) -> Iterator[TrackLine]:
    """What is due, the soonest first."""
    for kind, one in sorted(waiting, key=lambda pair: pair[1].window.to_on):
        window, today = one.window, reading.today
        missed = window.to_on < today and kind is not CheckInKind.VISIT
        text = tr("没有记录，待核实") if missed else ""
        tone = "late" if missed else "warn" if window.to_on <= today else ""
        action = "RecordSubjectVisit" if kind is CheckInKind.VISIT else "RecordCheckIn"
        span = tr("{start}至{end}").format(
            start=plain_day(window.from_on, today), end=plain_day(window.to_on, today)
        )
        yield TrackLine(tr(kind.label), text, span, tone, action=action)


def _agreed(reading: Reading) -> Iterator[TrackLine]:
    """What holds instead of the class's frequency, today or later."""
    rows = reading.work.session.scalars(
        select(ScheduleChange)
        .where(ScheduleChange.subject == reading.subject.id, ~ScheduleChange.voided)
        .order_by(ScheduleChange.from_on, ScheduleChange.id)
    )
    for row in rows:
        if row.until_on is not None and row.until_on < reading.today:
            continue
        kind = tr(CheckInKind(row.kind).label) if row.kind else tr("各种方式")
        often = tr("暂不报告")
        if row.times:
            often = frequency_words(
                Frequency(row.times, months=row.months, days=row.days, weekday=row.weekday)
            )
        words = tr("约定{kind}：{often}").format(kind=kind, often=often)
        since = tr("{day}起").format(day=plain_day(row.from_on, reading.today))
        if row.until_on is not None:
            since += tr("，到 {day}").format(day=plain_day(row.until_on, reading.today))
        yield TrackLine(words, row.reason, since, action="EndSchedule", row=row.id)


def _items(reading: Reading) -> Iterator[TimelineItem]:
    session, since = reading.work.session, reading.today - _BACK
    rows = session.scalars(
        select(CheckIn).where(CheckIn.subject == reading.subject.id, ~CheckIn.voided)
    )
    for row in rows:
        if row.done_at is None:
            if row.due_to is not None and row.due_to > since:
                yield item_on(row.due_to, "calendar-clock", _excused(row), row.excuse)
        elif row.done_at.astimezone(CHINA).date() > since:
            who = reading.names.get(row.author, "")
            yield item_at(row.done_at, "user-check", _came(row), row.summary, by=who, secret=True)
    visits = session.scalars(
        select(SubjectVisit).where(SubjectVisit.subject == reading.subject.id, ~SubjectVisit.voided)
    )
    for visit in visits:
        if visit.at.astimezone(CHINA).date() > since:
            title = tr("走访{target}").format(target=tr(VisitTarget(visit.target).label))
            who = tr("、").join(visit.officers or ())
            yield item_at(visit.at, "house", title, visit.findings, by=who, secret=True)


def _came(row: CheckIn) -> str:
    kind, checked = tr(CheckInKind(row.kind).label), ""
    if row.checked_by:
        checked = tr("，{how}").format(how=tr(Checked(row.checked_by).label))
    unusual = tr("，异常") if row.result == CheckInResult.UNUSUAL else ""
    return tr("{kind}报告{checked}{unusual}").format(kind=kind, checked=checked, unusual=unusual)


def _excused(row: CheckIn) -> str:
    start, end = row.due_from, row.due_to
    span = ""
    if start is not None and end is not None:
        say = month_day if start.year == end.year else full_date
        span = tr("{start}至{end}").format(start=say(start), end=say(end))
    kind = tr(CheckInKind(row.kind).label)
    return tr("免除{kind}报告（{span}）").format(kind=kind, span=span)
