"""What the office means to do by when; none of it is owed by the person (R35)."""

from __future__ import annotations

__all__ = ["card_dues", "dues"]

from collections.abc import Iterator
from datetime import date

from app.i18n import full_date, tr
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.resettlement.codes import Source
from app.resettlement.rules.facts import HelpFacts, aftercare_end, met_last, seeking
from app.resettlement.states import State
from app.today.owed import DueFact

_INSIDE = frozenset({State.TO_VERIFY, State.EXPECTED})
_MET_STATES = frozenset({State.AWAITED, State.NOT_MET})


def dues(case: HelpFacts, law: Rulebook) -> list[DueFact]:
    """What the office means to do by when; none of it is owed by the person (R35)."""
    return list(_dues(case, law))


def _dues(case: HelpFacts, law: Rulebook) -> Iterator[DueFact]:
    if case.state is State.TO_VERIFY and case.data_on:
        yield _fact(
            *(case, law, "res.B1", case.data_on, tr("核查"), tr("核查 {name} 的情况")),
            *(tr("核实户籍、住址和家庭情况，反馈监所"), tr("登记核查"), "VerifyResidence"),
        )
    if case.state in _INSIDE and case.expected_on:
        yield _fact(
            *(case, law, "res.R40", case.expected_on, tr("释放通知书"), tr("{name} 快释放了")),
            tr("预计 {day}释放，监所提前一个月送通知书；没有收到的，去函、去电问监所").format(
                day=full_date(case.expected_on)
            ),
            *(tr("登记释放通知"), "RecordRelease"),
        )
    if case.state in _MET_STATES:
        yield from _meeting(case, law)
    if case.state is State.HELPED:
        yield _contact(case, law)
    if case.help_to and case.state in (*_MET_STATES, State.HELPED):
        yield from _ending(case, law, case.help_to)


def _meeting(case: HelpFacts, law: Rulebook) -> Iterator[DueFact]:
    if case.release_on is None:
        return
    if case.inquiries:
        yield _again(case, law, case.inquiries[-1].on)
        return
    if case.key_person and case.source is not Source.CORRECTION:
        yield _fact(
            *(case, law, "res.R34", case.release_on, tr("接回"), tr("接 {name} 回来")),
            *(tr("重点对象，由专人去接，当天办衔接"), tr("登记衔接"), "HandOver"),
        )
    if not case.contacts:
        yield _fact(
            *(case, law, "res.R35", case.release_on, tr("首次联系"), tr("见 {name} 一面")),
            *(tr("问问近况和困难，商量帮教小组"), tr("登记衔接"), "HandOver"),
            event=_came(case),
        )
    yield _fact(
        *(case, law, "res.B5", case.release_on, tr("衔接"), tr("摸排 {name} 的情况")),
        *(tr("还没有衔接上，问问村（居）和亲友"), tr("记摸排"), "RecordInquiry"),
        event=_came(case),
    )


def _contact(case: HelpFacts, law: Rulebook) -> DueFact:
    if last := seeking(case):
        return _again(case, law, last.on)
    last_met = met_last(case)
    if last_met is None:
        start = case.handover_on or case.release_on
        return _fact(
            *(case, law, "res.R35", start, tr("首次联系"), tr("联系 {name}")),
            *(tr("见一面，问问近况和困难"), tr("记联系"), "RecordContact"),
            event=tr("衔接"),
        )
    rule = "res.R35a" if case.key_person else "res.R35b"
    return _fact(
        *(case, law, rule, last_met, tr("联系"), tr("联系 {name}")),
        *(tr("问问近况，有困难的帮着办"), tr("记联系"), "RecordContact"),
    )


def _again(case: HelpFacts, law: Rulebook, last: date) -> DueFact:
    return _fact(
        *(case, law, "res.B5a", last, tr("再次摸排"), tr("打听 {name} 的情况")),
        *(tr("上次没有联系上，再问问村（居）和亲友"), tr("记摸排"), "RecordInquiry"),
    )


def _ending(case: HelpFacts, law: Rulebook, help_to: date) -> Iterator[DueFact]:
    review = law.due("res.R33b", help_to)
    if case.state is State.HELPED and not any(day >= review.raw for day in case.assessed_on):
        yield _fact(
            *(case, law, "res.R33b", help_to, tr("期满前评估"), tr("{name} 帮教快满了")),
            *(tr("看看生活是不是稳定，填风险评估表"), tr("评估风险"), "AssessHelpRisk"),
        )
    yield _fact(
        *(case, law, "res.R33c", help_to, tr("期满解除"), tr("{name} 帮教期满")),
        *(tr("由所长办理解除帮教登记"), tr("办理解除"), "EndHelp"),
        event=tr("帮教期满"),
    )


def _came(case: HelpFacts) -> str:
    return tr("解除矫正") if case.source is Source.CORRECTION else ""


def _fact(  # noqa: PLR0913, PLR0917 - the parts of one sentence
    case: HelpFacts,
    law: Rulebook,
    rule: str,
    start: date | None,
    what: str,
    title: str,
    detail: str,
    button: str,
    action: str,
    *,
    event: str = "",
) -> DueFact:
    if start is None:
        raise ValueError(rule)
    due = law.due(rule, start, event=event)
    return DueFact(rule, case.id, due, what, title.format(name=case.name), detail, button, action)


def card_dues(
    card: Id, name: str, ordered_on: date | None, reported_on: date | None, law: Rulebook
) -> Iterator[DueFact]:
    """What a card of 社区戒毒 reminds of: the town's own dates, and nothing of ours."""
    if ordered_on and reported_on is None:
        yield DueFact(
            "res.R36", card, law.due("res.R36", ordered_on), tr("社区戒毒报到"),
            tr("{name} 到镇政府报到").format(name=name), tr("没有报到的，告诉镇政府禁毒办"),
            tr("看转介卡"), "ReadHelp",
        )  # fmt: skip
    if reported_on:
        why = tr("{day}报到，当天算第一天，满 3 年").format(day=full_date(reported_on))
        yield DueFact(
            "res.R36a", card, law.due("res.R36a", aftercare_end(reported_on)),
            tr("社区戒毒期满"), tr("{name} 社区戒毒期满").format(name=name),
            tr("解除由公安机关办理，卡可以办结"), tr("看转介卡"), "ReadHelp", why,
        )  # fmt: skip
