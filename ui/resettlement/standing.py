"""How a person stands, a line for each: term, level, home and work, help, and what is not known."""

from __future__ import annotations

__all__ = ["standing_of"]

from collections.abc import Iterator

from app.i18n import full_date, tr
from app.resettlement.messages import AftercareView, ReleasedDetail, State
from ui.records.beside import BesideLine
from ui.resettlement.covered import COVERED, MASK


def standing_of(
    record: ReleasedDetail | AftercareView, *, uncovered: bool
) -> tuple[BesideLine, ...]:
    """The lines of a record or a card.

    Args:
        uncovered: 原判, the risk and what the police said too, which stay covered by themselves.
    """
    if isinstance(record, AftercareView):
        return tuple(_card(record))
    return tuple(_record(record, uncovered=uncovered))


def _record(record: ReleasedDetail, *, uncovered: bool) -> Iterator[BesideLine]:
    if record.sought is not None:
        says = tr("{outcome}，{day}摸排")
        day = full_date(record.sought.made_on)
        words = says.format(outcome=tr(record.sought.outcome.label), day=day)
        yield BesideLine(tr("去向"), words, "warn_text")
    if record.help_from and record.help_to:
        words = tr("{start} 到 {end}").format(start=record.help_from, end=record.help_to)
        doubt = "" if record.term_confirmed else tr("（期限未经核实）")
        yield BesideLine(tr("帮教期"), words + doubt)
    if record.release_on and record.state.waiting:
        yield BesideLine(tr("释放"), full_date(record.release_on))
    elif record.expected_on and record.state.waiting:
        words = tr("预计 {day}").format(day=full_date(record.expected_on))
        yield BesideLine(tr("释放"), words)
    if not record.state.ended:
        yield BesideLine(tr("级别"), tr("，").join(_level(record, uncovered=uncovered)))
    if home := tr("，").join(_home(record, uncovered=uncovered)):
        yield BesideLine(tr("安置"), home)
    if record.state is State.HELPED:
        plan = record.plans[0].measures if record.plans else tr("还没有写")
        yield BesideLine(tr("计划"), plan)
    if record.moved_to:
        yield BesideLine(tr("转往"), record.moved_to)
    words = tr("，").join(filter(None, (record.offence, record.sentence))) or tr("没有登记")
    yield BesideLine(tr("原判"), words if uncovered else COVERED, "text_2")


def _level(record: ReleasedDetail, *, uncovered: bool) -> Iterator[str]:
    yield tr("重点，每月联系") if record.key_person else tr("一般，每季度联系")
    if record.look is not None:
        level = tr(record.look.level.label) if uncovered else MASK
        yield tr("风险{level}").format(level=level)
    if record.proposed_key is not None:
        proposed = tr("重点") if record.proposed_key else tr("一般")
        yield tr("评估建议列为{level}，等所长确定").format(level=proposed)
    if record.state is State.HELPED:
        yield tr("帮教协议自愿签了") if record.agreed else tr("帮教协议没有签（自愿）")


def _home(record: ReleasedDetail, *, uncovered: bool) -> Iterator[str]:
    if record.placement is None:
        return
    yield tr(record.placement.label)
    # Covered whatever the answer: a mask that stands only where there is something tells it.
    asked = tr("上门前先问派出所") if record.police_measures else tr("派出所没有要求先问")
    yield asked if uncovered else tr("公安管控{mask}").format(mask=MASK)
    yield from filter(None, (record.insurance, record.housing))  # long, so they come last


def _card(card: AftercareView) -> Iterator[BesideLine]:
    days = (
        (tr("决定书"), card.ordered_on),
        (tr("协议"), card.agreed_on),
        (tr("报到"), card.reported_on),
        (tr("期满"), card.ends_on),
        (tr("办结"), card.closed_on),
    )
    for label, day in days:
        if day is not None:
            yield BesideLine(label, full_date(day))
