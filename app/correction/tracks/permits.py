"""禁止令 of a subject, and leave to meet somebody or to enter a place."""

from __future__ import annotations

__all__ = ["shown"]

from app.clock import CHINA
from app.correction.codes import Answer
from app.correction.rules.movefacts import PermitFact, ProhibitionFact
from app.correction.states import IN_HAND, Category
from app.correction.tracks.reading import Reading, Shown
from app.correction.views.subject import TrackLine, TrackView
from app.i18n import full_date, month_day, tr
from app.records.timeline import item_on

_BANNED = (Category.CONTROL, Category.SUSPENSION)


def shown(reading: Reading) -> Shown:
    """Two cards: what is forbidden, where there can be anything; what was allowed."""
    moves = reading.facts.moves
    bans = (_prohibitions(reading),) if reading.facts.category in _BANNED else ()
    permits = _permits(reading)
    items = tuple(
        item_on(
            one.answered_on,
            "stamp",
            tr("{kind}{answer}").format(kind=tr(one.kind.label), answer=tr(one.answer.label)),
            "",
        )
        for one in moves.permits
        if one.answer is not None and one.answered_on
    )
    cards = (*bans, permits)
    return Shown(cards, items, tuple(action for card in cards for action in card.actions))


def _prohibitions(reading: Reading) -> TrackView:
    found = reading.facts.moves.prohibitions
    held = any(one.in_force(reading.today) for one in found)
    return TrackView(
        "prohibitions",
        tr("禁止令"),
        tuple(_ban(one, reading) for one in found),
        status=tr("执行中") if held else "",
        tone="warn" if held else "",
        empty=tr("没有禁止令"),
        actions=() if reading.state.ended else ("AddProhibition",),
    )


def _ban(one: ProhibitionFact, reading: Reading) -> TrackLine:
    span = tr("{start}至 {end}").format(start=full_date(one.start_on), end=full_date(one.end_on))
    action = "" if reading.state.ended else "ReviseProhibition"
    return TrackLine(one.content, tr(one.kind.label), span, action=action, row=one.id)


def _permits(reading: Reading) -> TrackView:
    found = reading.facts.moves.permits
    live = reading.state in IN_HAND
    untold = any(one.untold for one in found)
    actions = (*(("TellPermit",) if untold else ()), "AskPermit") if live else ()
    return TrackView(
        "permits",
        tr("会客、进入特定区域"),
        tuple(_permit(one) for one in reversed(found)),
        status=tr("待告知法院、检察院") if untold else "",
        tone="warn" if untold else "",
        empty=tr("没有申请"),
        actions=actions,
    )


def _permit(one: PermitFact) -> TrackLine:
    start = one.from_at.astimezone(CHINA)
    when = tr("{day} {time}").format(day=month_day(start.date()), time=f"{start:%H:%M}")
    words, tone, action = tr("县级还没有答复"), "warn", ""
    if one.answer is not None:
        words, tone = tr(one.answer.label), "good" if one.answer is Answer.YES else ""
    if one.untold:
        words, tone, action = tr("准予，还没有告知法院、检察院"), "warn", "TellPermit"
    title = tr("{kind}（{words}）").format(kind=tr(one.kind.label), words=words)
    # Whom a subject asks to meet may be a victim or who told of a crime.
    return TrackLine(title, one.target, when, tone, secret=True, action=action, row=one.id)
