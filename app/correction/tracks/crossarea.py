"""经常性跨市县活动 of a subject: where to, until when."""

from __future__ import annotations

__all__ = ["shown"]

from collections.abc import Iterator

from app.correction.codes import Answer
from app.correction.rules.movefacts import CrossAreaFact
from app.correction.states import IN_HAND
from app.correction.tracks.reading import Reading, Shown
from app.correction.views.subject import TrackLine, TrackView
from app.i18n import full_date, month_day, tr
from app.records.messages import TimelineItem
from app.records.timeline import item_on


def shown(reading: Reading) -> Shown:
    """The card, the lines of the course, and what can be done."""
    permits = reading.facts.moves.crossings
    used = [one for one in permits if one.in_force(reading.today)]
    use = ("NoteTrip", "EndCrossArea") if used else ()
    actions = (*use, "AskCrossArea") if reading.state in IN_HAND else ()
    status = ""
    if used:
        status = tr("到 {day}").format(day=month_day(max(one.to_on for one in used)))
    card = TrackView(
        "crossarea",
        tr("经常性跨市县活动"),
        tuple(_line(one, reading) for one in reversed(permits)),
        status=status,
        empty=tr("没有批准"),
        actions=actions,
    )
    return Shown((card,), tuple(item for one in permits for item in _items(one)), actions)


def _line(one: CrossAreaFact, reading: Reading) -> TrackLine:
    span = tr("{start}至 {end}").format(start=month_day(one.from_on), end=full_date(one.to_on))
    action = ""
    if one.answer is None:
        words, tone = tr("还没有答复"), "warn"
    elif one.answer is not Answer.YES:
        words, tone = tr(one.answer.label), ""
    elif one.in_force(reading.today):
        words, tone, action = tr("有效"), "good", "NoteTrip"
    else:
        words, tone = tr("已停止") if one.ended_on else tr("不在有效期"), ""
    return TrackLine(tr("、").join(one.areas), words, span, tone, action=action, row=one.id)


def _items(one: CrossAreaFact) -> Iterator[TimelineItem]:
    if one.answer is not None and one.answered_on:
        title = tr("经常性跨市县活动{answer}").format(answer=tr(one.answer.label))
        text = tr("去{where}，{start}至 {end}").format(
            where=tr("、").join(one.areas), start=full_date(one.from_on), end=full_date(one.to_on)
        )
        yield item_on(one.answered_on, "stamp", title, text)
    if one.ended_on:
        yield item_on(one.ended_on, "x", tr("停止经常性跨市县活动"), "")
