"""Guards of an agreement: its form, its terms and the things owed under it."""

from __future__ import annotations

__all__ = [
    "check_agreement",
    "check_amounts",
    "check_dropped",
    "check_renewal",
    "check_signatures",
    "check_terms",
    "written_compulsory",
    "written_law",
]

from collections.abc import Iterable
from datetime import date

from app.errors import Fault
from app.i18n import tr
from app.mediation.codes import AgreementForm, DisputeType, Ruling, Source
from app.mediation.lexicon import Lexicon, WordKind
from app.mediation.messages import (
    AgreementItemInput,
    ConfirmSignatures,
    DropAgreement,
    ReachAgreement,
)
from app.mediation.rules.facts import CONTRACTED_LAND, LABOUR, CaseFacts, article
from app.papers.amounts import figures


def written_compulsory(case: CaseFacts) -> bool:
    """G5: labour, medical and contracted-land disputes, and what the police sent, are written."""
    return (
        case.dispute_type in LABOUR
        or case.dispute_type is DisputeType.MEDICAL
        or case.source is Source.POLICE
        or CONTRACTED_LAND in case.tags
    )


def written_law(case: CaseFacts) -> str | None:
    """The article that asks for paper; None where it is our own rule."""
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
        law = written_law(case)
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


def check_terms(
    agreement: ReachAgreement, mediators: Iterable[str], committee: str, words: Lexicon
) -> list[Fault]:
    """M10: terms that may not hold; M18: nobody pays for mediation."""
    items = [item.content for item in agreement.items]
    texts = [*agreement.terms, agreement.performance, agreement.liability, *items]
    faults = []
    if hits := words.find(WordKind.TERMS, texts):
        doubt = tr("{what}可能违反强制性规定或公序良俗，请调委会主任审定，写明意见和姓名")
        found = tr("、").join(
            tr("“{words}”（{title}）").format(words=hit.words, title=hit.title) for hit in hits
        )
        law = next((hit.law for hit in hits if hit.law), None)
        faults.append(Fault(doubt.format(what=found), "terms", "med.M10", law, blocks=False))
    free = tr("人民调解不收费，请去掉“{words}”")
    faults += [
        Fault(free.format(words=hit.words), "terms", "med.M18", article(4))
        for hit in words.find(WordKind.FEE, texts)
    ]
    takers = {committee, *mediators}
    faults += [
        Fault(
            tr("人民调解不收费，权利人不能是调委会或者调解员"),
            f"items.{index}.creditor",
            "med.M18",
            article(4),
        )
        for index, item in enumerate(agreement.items)
        if item.creditor.strip() in takers
    ]
    return faults


def check_amounts(owed: Iterable[int | None], at_stake: int | None) -> list[Fault]:
    """M30: what is to be paid differs from the money at stake, which the statistics count."""
    sums = [fen for fen in owed if fen is not None]
    if not sums or at_stake is None or sum(sums) == at_stake:
        return []
    says = tr("各项合计 {sum} 元，登记的涉及金额是 {stake} 元，请核对；确实如此的，请写明原因")
    message = says.format(sum=figures(sum(sums)), stake=figures(at_stake))
    return [Fault(message, None, "med.M30", blocks=False)]


def check_signatures(
    command: ConfirmSignatures, case: CaseFacts, reached_on: date, today: date
) -> list[Fault]:
    """M07: parties, mediator and stamp, all of them; M15: on paper where the law wants paper."""
    faults = []
    if command.signed_on < reached_on:
        faults.append(Fault(tr("签字日期早于协议日期，请核对"), "signed_on", "med.M30"))
    if command.signed_on > today:
        faults.append(Fault(tr("签字日期晚于今天，请核对"), "signed_on"))
    missing = {
        "by_parties": tr("各方当事人的签名、盖章或者指印"),
        "by_mediator": tr("调解员签名"),
        "by_committee": tr("人民调解委员会印章"),
    }
    for field, what in missing.items():
        if not getattr(command, field):
            message = tr("还缺{what}，协议未生效").format(what=what)
            faults.append(Fault(message, field, "med.M07", tr("人民调解法 第29条第2款")))
    if command.electronic and case.dispute_type is DisputeType.FAMILY:
        message = tr("婚姻、收养、继承等人身关系的协议须纸质签名，不能用电子签名")
        faults.append(Fault(message, "electronic", "shared.R-E01", tr("电子签名法 第3条")))
    return faults


def check_dropped(command: DropAgreement, reached_on: date, today: date) -> list[Fault]:
    """An agreement is given up after it was written down, with a word why."""
    faults = []
    if command.dropped_on > today:
        faults.append(Fault(tr("日期晚于今天，请核对"), "dropped_on"))
    elif command.dropped_on < reached_on:
        faults.append(Fault(tr("日期早于协议日期，请核对"), "dropped_on", "med.M30"))
    if not command.note.strip():
        faults.append(Fault(tr("请写明为什么没有签成"), "note"))
    return faults


def check_renewal(case: CaseFacts, *, consent: bool) -> list[Fault]:
    """A new agreement in place of one in hand: all sides agree; a confirmed one wants a word."""
    faults = []
    if not consent:
        message = tr("变更协议须各方同意；不同意的，可以起诉")
        faults.append(Fault(message, "consent", "med.R-A09", tr("民法典 第543条")))
    if case.application is not None and case.application.outcome is None:
        message = tr("法院正在审查原协议的司法确认，请先登记法院的答复或者撤回申请，再变更")
        faults.append(Fault(message, None, "med.R-A11", tr("人民调解法 第33条第1款")))
    if case.application is not None and case.application.outcome is Ruling.CONFIRMED:
        message = tr("原协议已经法院确认，变更后的协议要执行，须重新申请确认；请写明为什么变更")
        law = tr("人民调解法 第33条第2款")
        faults.append(Fault(message, None, "med.R-A12", law, blocks=False))
    return faults
