"""外出 of a subject: who is away until when, what waits for an answer, what is over."""

from __future__ import annotations

__all__ = ["shown"]

from collections.abc import Iterator

from app.correction.codes import Answer, Level
from app.correction.facts.moves import entrusted_on
from app.correction.rules.leave import days_of, overdue_days
from app.correction.rules.movefacts import LeaveFact
from app.correction.states import IN_HAND
from app.correction.tracks.reading import Reading, Shown
from app.correction.views.subject import TrackLine, TrackView
from app.i18n import month_day, tr
from app.records.messages import NextStep, TimelineItem
from app.records.timeline import item_on


def shown(reading: Reading) -> Shown:
    """The card, the lines of the course, and what can be done."""
    leaves = reading.facts.moves.leaves
    live = reading.state in IN_HAND
    entrusted = entrusted_on(reading.work.session, reading.today)
    entrust = ("EndEntrustment",) if entrusted else ("RecordEntrustment",)
    actions = (*dict.fromkeys(_actions(leaves)), *entrust) if live else ()
    status, tone = _status(reading)
    card = TrackView(
        "leave",
        tr("外出"),
        tuple(_line(one, reading) for one in reversed(leaves)),
        status=status,
        tone=tone,
        empty=tr("没有外出"),
        actions=actions,
    )
    items = tuple(item for one in leaves for item in _items(one))
    return Shown((card,), items, actions, _pressing(reading) if live else None)


def _pressing(reading: Reading) -> NextStep | None:
    """Who stays away is called at once (R15); who cannot be reached is searched for (R28)."""
    late = max((overdue_days(one, reading.today) for one in reading.facts.moves.leaves
                if one.away(reading.today)), default=0)  # fmt: skip
    if not late:
        return None
    return NextStep(
        tr("外出超期 {n} 日没有回来").format(n=late),
        tr("马上联系本人；联系不上的，立即查找。回来的，登记销假"),
        "RecordReturn",
        tr("登记销假"),
        None,
    )


def _actions(leaves: tuple[LeaveFact, ...]) -> Iterator[str]:
    for one in leaves:
        if one.approved and one.returned_on is None:
            yield "RecordReturn"
            yield "NoteLeave"
        if one.answer is None and one.level is Level.OFFICE:
            yield "DecideLeave"
        if one.unreported:
            yield "ReportLeave"
    yield "AskLeave"


def _status(reading: Reading) -> tuple[str, str]:
    away = [one for one in reading.facts.moves.leaves if one.away(reading.today)]
    if not away:
        return "", ""
    if late := max(overdue_days(one, reading.today) for one in away):
        return tr("超期 {n} 日未归").format(n=late), "late"
    return tr("外出中"), "warn"


def _line(one: LeaveFact, reading: Reading) -> TrackLine:
    span = tr("{start}至 {end}").format(start=month_day(one.depart_on), end=month_day(one.due_on))
    words, tone, action = _state(one, reading)
    where = tr("、").join(one.destinations)
    text = tr("{n} 日，{level}，{words}").format(
        n=days_of(one.depart_on, one.due_on), level=tr(one.level.label), words=words
    )
    return TrackLine(where, text, span, tone, action=action, row=one.id)


def _state(one: LeaveFact, reading: Reading) -> tuple[str, str, str]:
    """What became of a leave, how it presses, and what a click does."""
    if one.answer is None:
        decide = "DecideLeave" if one.level is Level.OFFICE else ""
        return tr("还没有审批"), "warn", decide
    if one.answer is not Answer.YES:
        return tr(one.answer.label), "", ""
    late = overdue_days(one, reading.today)
    if one.unused:
        return tr("没有外出"), "", ""
    if one.returned_on is not None:
        words = tr("超期 {n} 日销假").format(n=late) if late else tr("已销假")
        return words, "", "ReportLeave" if one.unreported else ""
    if late:
        return tr("超期 {n} 日未归").format(n=late), "late", "RecordReturn"
    gone = one.depart_on <= reading.today
    return (tr("外出中") if gone else tr("已批准")), "warn" if gone else "", "RecordReturn"


def _items(one: LeaveFact) -> Iterator[TimelineItem]:
    where = tr("、").join(one.destinations)
    span = tr("{start}至 {end}，去{where}").format(
        start=month_day(one.depart_on), end=month_day(one.due_on), where=where
    )
    yield item_on(one.asked_on, "file-check", tr("申请外出"), span)
    if one.answer is not None and one.answered_on:
        title = tr("外出{answer}").format(answer=tr(one.answer.label))
        yield item_on(one.answered_on, "stamp", title, span)
    if one.returned_on:
        late = overdue_days(one, one.returned_on)
        text = tr("超期 {n} 日").format(n=late) if late else tr("按期返回")
        if one.unused:
            text = tr("没有外出")
        yield item_on(one.returned_on, "map-pin", tr("销假"), text)
