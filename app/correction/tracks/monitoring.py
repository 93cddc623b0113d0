"""电子定位 of a subject: asked for, in use, taken off; never where somebody was."""

from __future__ import annotations

__all__ = ["shown"]

from collections.abc import Iterator

from app.correction.codes import Answer
from app.correction.rules.movefacts import MonitoringFact
from app.correction.states import IN_HAND
from app.correction.tracks.reading import Reading, Shown
from app.correction.views.subject import TrackLine, TrackView
from app.i18n import full_date, tr
from app.records.messages import TimelineItem
from app.records.timeline import item_on


def shown(reading: Reading) -> Shown:
    """The card, the lines of the course, and what can be done."""
    moves = reading.facts.moves
    live = reading.state in IN_HAND
    actions = tuple(_actions(moves.device)) if live else ()
    running = moves.device if moves.device and moves.device.running else None
    status = tr("到 {day}").format(day=full_date(running.end_on)) if running else ""
    card = TrackView(
        "monitoring",
        tr("电子定位"),
        tuple(_line(one) for one in reversed(moves.devices)),
        status=status,
        tone="warn" if running else "",
        empty=tr("没有使用"),
        actions=actions,
    )
    return Shown((card,), tuple(item for one in moves.devices for item in _items(one)), actions)


def _actions(device: MonitoringFact | None) -> Iterator[str]:
    if device is None:
        yield "AskMonitoring"
    elif device.running:
        if device.told_on is None:
            yield "TellMonitoring"
        yield "ExtendMonitoring"
        yield "RemoveMonitoring"


def _line(one: MonitoringFact) -> TrackLine:
    span = tr("{start}至 {end}").format(start=full_date(one.start_on), end=full_date(one.end_on))
    words, tone, action = tr("县级还没有答复"), "warn", ""
    if one.removed_on:
        words, tone = tr("{day}已解除").format(day=full_date(one.removed_on)), ""
    elif one.running:
        words, tone = tr("使用中"), "good"
        action = "ExtendMonitoring" if one.told_on else "TellMonitoring"
    elif one.answer is not None:
        words, tone = tr(one.answer.label), ""
    return TrackLine(tr(one.ground.label), words, span, tone, action=action, row=one.id)


def _items(one: MonitoringFact) -> Iterator[TimelineItem]:
    if one.answer is Answer.YES:
        text = tr("到 {day}").format(day=full_date(one.end_on))
        yield item_on(one.start_on, "shield-check", tr("使用电子定位"), text)
    if one.removed_on:
        yield item_on(one.removed_on, "x", tr("解除电子定位"), "")
