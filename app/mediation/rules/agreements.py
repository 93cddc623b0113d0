"""Guards of an agreement: its form, its terms and the things owed under it."""

from __future__ import annotations

__all__ = ["check_agreement", "written_compulsory"]

from collections.abc import Iterable
from datetime import date

from app.errors import Fault
from app.i18n import tr
from app.mediation.codes import AgreementForm, DisputeType, Source
from app.mediation.messages import AgreementItemInput, ReachAgreement
from app.mediation.rules.facts import CONTRACTED_LAND, LABOUR, CaseFacts, article


def written_compulsory(case: CaseFacts) -> bool:
    """G5: labour, medical and contracted-land disputes, and what the police sent, are written."""
    return (
        case.dispute_type in LABOUR
        or case.dispute_type is DisputeType.MEDICAL
        or case.source is Source.POLICE
        or CONTRACTED_LAND in case.tags
    )


def _written_law(case: CaseFacts) -> str | None:
    if case.dispute_type in LABOUR:
        return "劳动争议调解仲裁法 第14条"
    if case.dispute_type is DisputeType.MEDICAL:
        return "医疗纠纷预防和处理条例 第39条"
    if CONTRACTED_LAND in case.tags:
        return "农村土地承包经营纠纷调解仲裁法 第10条"
    return None  # the police: our own rule, so that their decision has a paper to rest on


def check_agreement(
    agreement: ReachAgreement, case: CaseFacts, parties: Iterable[str], today: date
) -> list[Fault]:
    """M11, M12, M30: an agreement that can be performed and proved."""
    faults = [*_check_text(agreement)]
    if not case.met_on:
        faults.append(Fault(tr("请先记下达成协议的这次调解"), None, "med.M30", article(27)))
    if agreement.form is AgreementForm.ORAL and written_compulsory(case):
        law = _written_law(case)
        faults.append(Fault(tr("该类纠纷应当制作书面协议书"), "form", "med.M12", law))
    if agreement.reached_on < max(case.met_on, default=case.accepted_on):
        faults.append(Fault(tr("协议日期早于最近一次调解，请核对"), "reached_on", "med.M30"))
    if agreement.reached_on > today:
        faults.append(Fault(tr("协议日期晚于今天，请核对"), "reached_on"))
    names = set(parties)
    for index, item in enumerate(agreement.items):
        place = f"items.{index}"
        faults += _check_item(item, place, agreement, today)
        if item.debtor not in names:
            faults.append(Fault(tr("请从当事人中选履行人"), f"{place}.debtor"))
    return faults


def _check_text(agreement: ReachAgreement) -> Iterable[Fault]:
    if not agreement.facts.strip():
        yield Fault(tr("请写纠纷主要事实"), "facts", citation=article(29))
    if not [term for term in agreement.terms if term.strip()]:
        yield Fault(tr("请写协议内容，至少一条"), "terms", citation=article(29))
    if agreement.copies is not None and agreement.copies < 1:
        yield Fault(tr("至少要一份，请核对"), "copies")


def _check_item(
    item: AgreementItemInput, place: str, agreement: ReachAgreement, today: date
) -> Iterable[Fault]:
    if not item.content.strip():
        yield Fault(tr("请写履行内容"), f"{place}.content", "med.M11")
    if item.due_on is None:
        yield Fault(tr("请填履行期限；期限不明确，司法确认会被驳回"), f"{place}.due_on", "med.M11")
    elif item.due_on < agreement.reached_on:
        yield Fault(tr("履行期限早于协议日期，请核对"), f"{place}.due_on", "med.M30")
    elif item.on_the_spot and item.due_on > today:
        yield Fault(tr("当场履行的，日期不能晚于今天，请核对"), f"{place}.due_on")
    if item.amount_fen is not None:
        yield from _check_money(item, place, agreement)
    if not item.creditor.strip():
        yield Fault(tr("请填权利人"), f"{place}.creditor")
    elif item.debtor == item.creditor:
        yield Fault(tr("履行人和权利人不能是同一人"), f"{place}.creditor")


def _check_money(
    item: AgreementItemInput, place: str, agreement: ReachAgreement
) -> Iterable[Fault]:
    if item.amount_fen is not None and item.amount_fen <= 0:
        yield Fault(tr("金额应大于 0，请核对"), f"{place}.amount_fen", "med.M11")
    if not (item.manner + agreement.performance).strip():
        yield Fault(
            tr("请填履行方式，如现金、转账；方式不明确，司法确认会被驳回"),
            f"{place}.manner",
            "med.M11",
        )
