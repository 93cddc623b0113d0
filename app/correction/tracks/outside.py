"""暂予监外执行 of a subject: the ground, the guarantor, the next 复查 or the end of nursing."""

from __future__ import annotations

__all__ = ["shown"]

from collections.abc import Iterator

from app.correction.codes import OutsideGround
from app.correction.rules.movefacts import OutsideFact
from app.correction.rules.outside import next_review, nursing_end
from app.correction.states import IN_HAND, Category
from app.correction.tracks.reading import Reading, Shown
from app.correction.views.subject import TrackLine, TrackView
from app.i18n import full_date, tr
from app.records.messages import TimelineItem
from app.records.timeline import item_on


def shown(reading: Reading) -> Shown:
    """The card of who serves outside; nothing for anybody else."""
    if reading.facts.category is not Category.OUTSIDE:
        return Shown()
    fact = reading.facts.moves.outside
    actions: tuple[str, ...] = ()
    if not reading.state.ended:
        ill = fact is not None and fact.ground is OutsideGround.ILLNESS
        review = ("RecordMedicalReview", "DeferMedicalReview")
        actions = (*(review if ill and reading.state in IN_HAND else ()), "RecordOutside")
    card = TrackView(
        "outside",
        tr("暂予监外执行"),
        tuple(_lines(fact, reading)) if fact else (),
        status=tr("保证人待更换") if fact and fact.unguaranteed else "",
        tone="late" if fact and fact.unguaranteed else "",
        empty=tr("还没有登记情形"),
        actions=actions,
    )
    return Shown((card,), tuple(_items(reading)), actions)


def _lines(fact: OutsideFact, reading: Reading) -> Iterator[TrackLine]:
    yield TrackLine(tr("情形"), tr(fact.ground.label), secret=True, action="RecordOutside")
    found = next_review(fact, reading.facts.start_on, reading.facts.moves.reviews, reading.law)
    if found:
        tone = "late" if reading.today > found[1] else ""
        by = tr("{day}以前").format(day=full_date(found[1]))
        yield TrackLine(tr("下次病情复查"), "", by, tone, action="RecordMedicalReview")
    if fact.guarantor:
        state = tr(fact.guarantor_state.label) if fact.guarantor_state else ""
        tone = "late" if fact.unguaranteed else ""
        yield TrackLine(tr("保证人"), fact.guarantor, state, tone, action="RecordOutside")
    if fact.born_on:
        yield TrackLine(tr("孩子出生"), full_date(fact.born_on), secret=True)
    elif fact.expected_on:
        yield TrackLine(
            tr("预产期"), full_date(fact.expected_on), secret=True, action="RecordOutside"
        )
    if end := nursing_end(fact, reading.law):
        tone = "warn" if end < reading.facts.end_on else ""
        left = tr("刑期未满，届满前请示县级") if tone else ""
        yield TrackLine(tr("情形届满"), left, full_date(end), tone)


def _items(reading: Reading) -> Iterator[TimelineItem]:
    for one in reading.facts.moves.reviews:
        if one.done_on:
            yield item_on(one.done_on, "file-check", tr("病情复查"), "")
