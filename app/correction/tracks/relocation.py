"""执行地变更 of a subject: how far it is, and what must come by when."""

from __future__ import annotations

__all__ = ["shown"]

from collections.abc import Iterator

from app.correction.codes import Answer
from app.correction.rules.movefacts import RelocationFact
from app.correction.rules.relocation import clock_of
from app.correction.states import IN_HAND
from app.correction.tracks.reading import Reading, Shown
from app.correction.views.subject import TrackLine, TrackView
from app.i18n import month_day, plain_day, tr
from app.records.messages import TimelineItem
from app.records.timeline import item_on


def shown(reading: Reading) -> Shown:
    """The card, the lines of the course, and what can be done."""
    moves = reading.facts.moves
    actions: tuple[str, ...] = ()
    if reading.state in IN_HAND:
        actions = ("RecordRelocation",) if moves.relocation else ("AskRelocation",)
    lines = tuple(line for one in reversed(moves.relocations) for line in _lines(one, reading))
    card = TrackView(
        "relocation",
        tr("执行地变更"),
        lines,
        status=tr("办理中") if moves.relocation else "",
        tone="warn" if moves.relocation else "",
        empty=tr("没有变更"),
        actions=actions,
    )
    items = tuple(item for one in moves.relocations for item in _items(one))
    return Shown((card,), items, actions)


def _lines(one: RelocationFact, reading: Reading) -> Iterator[TrackLine]:
    applied = plain_day(one.applied_on, reading.today)
    action = "RecordRelocation" if one.open and reading.state in IN_HAND else ""
    words = tr("办理中")
    if one.decision is not None:
        words = tr(one.decision.label)
    yield TrackLine(one.target, words, applied, action=action, row=one.id)
    for clock in clock_of(one, reading.law):
        late = reading.today > clock.due.rolled
        days = (reading.today - clock.due.raw).days
        text = tr("已超期 {n} 日").format(n=days) if late else ""
        by = tr("{day}以前").format(day=month_day(clock.due.raw))
        tone = "late" if late else "warn"
        yield TrackLine(clock.what, text, by, tone, action=action, row=one.id)


def _items(one: RelocationFact) -> Iterator[TimelineItem]:
    yield item_on(one.applied_on, "file-check", tr("申请变更执行地"), one.target)
    for day, title in (
        (one.consulted_on, tr("征求新执行地意见")),
        (one.replied_on, tr("新执行地回复")),
        (one.sent_on, tr("移送变更执行地材料")),
        (one.reported_on, tr("到新执行地报到")),
        (one.told_on, tr("告知不予变更执行地")),
    ):
        if day is not None:
            yield item_on(day, "file-check", title, "")
    if one.decided_on:
        granted = one.decision is Answer.YES
        title = tr("决定变更执行地") if granted else tr("决定不变更执行地")
        yield item_on(one.decided_on, "stamp", title, one.decision_no)
