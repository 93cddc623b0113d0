"""Notices to the parties (F-A12): 不予受理告知单, 终止调解告知书, 督促履行通知."""

from __future__ import annotations

__all__ = ["declined", "ending", "reason", "reminder"]

from collections.abc import Iterator

from app.mediation.codes import ConfirmationState, DeclineGround, DisputeType, EndReason
from app.mediation.messages import AgreementItemView, AgreementView, CaseDetail
from app.mediation.papers.wording import (
    LAW,
    accepted,
    concessions,
    names,
    number,
    stamp,
    successions,
)
from app.papers.amounts import capital, figures
from app.papers.model import (
    Block,
    Filled,
    Gap,
    List,
    Paragraph,
    Run,
    Signature,
    SignLine,
    Title,
)
from app.papers.wording import day, filled, sentence

_WORK = (DisputeType.MIGRANT_WAGES, DisputeType.LABOUR)
_REASONS = {
    EndReason.REFUSED: "当事人一方明确拒绝调解",
    EndReason.REQUESTED: "当事人要求终止调解",
    EndReason.TOO_FAR_APART: "各方当事人意见分歧过大",
    EndReason.UNREACHABLE: "当事人无法联系",
    EndReason.WITHDRAWN: "申请人撤回申请",
    EndReason.SUED: "当事人已就本纠纷提起诉讼或者申请仲裁",
    EndReason.SHAM: "本纠纷不宜继续调解",  # what is suspected belongs to the report, not here
    EndReason.OVER_TIME: "调解期限届满，当事人未同意延长",
}
_SUE = (
    "可以依法向有管辖权的人民法院提起诉讼。向人民法院请求保护民事权利的诉讼时效期间为三年，"
    "法律另有规定的，依照其规定（《中华人民共和国民法典》第一百八十八条）。"
)
_ARBITRATE = "订有仲裁协议，或者法律规定可以申请仲裁的，可以向仲裁机构申请仲裁。"
_LABOUR = (
    "可以依法向劳动争议仲裁委员会申请仲裁。劳动争议申请仲裁的时效期间为一年；劳动关系存续期间因拖欠"
    "劳动报酬发生争议的，不受该期间限制，但是劳动关系终止的，应当自终止之日起一年内提出"
    "（《中华人民共和国劳动争议调解仲裁法》第二十七条）。"
)
_AUTHORITY = "依法应当或者可以由行政机关处理的，可以向有关行政机关申请处理。"
_LAND = (
    "土地所有权和使用权争议协商不成的，由人民政府处理：单位之间的争议，由县级以上人民政府处理；"
    "个人之间、个人与单位之间的争议，由乡级人民政府或者县级以上人民政府处理"
    "（《中华人民共和国土地管理法》第十四条）。"
)
_GROUNDS = {
    DeclineGround.CRIME: "涉及刑事责任",
    DeclineGround.ADMINISTRATION: "涉及行政处罚、行政许可或者征收决定",
    DeclineGround.TITLE: "属于权属的确认",
    DeclineGround.SPECIAL_ORGAN: "法律、法规规定只能由专门机关管辖处理",
    DeclineGround.TAKEN: "有关机关已经受理或者处理",
    DeclineGround.REFUSED: "当事人一方明确拒绝调解（《中华人民共和国人民调解法》第十七条）",
    DeclineGround.MEDICAL: "属于医疗纠纷，应当由医疗纠纷人民调解委员会调解",
    DeclineGround.WITHDRAWN: "申请人撤回申请",
}
_GUIDES = {
    DeclineGround.CRIME: ("请向公安机关报案或者控告。",),
    DeclineGround.ADMINISTRATION: ("可以依法申请行政复议，或者向人民法院提起行政诉讼。",),
    DeclineGround.TITLE: (_LAND, "林木、林地权属争议，向乡级或者县级以上人民政府申请处理。"),
    DeclineGround.SPECIAL_ORGAN: ("请向有管辖权的专门机关申请处理。",),
    DeclineGround.TAKEN: ("请按已经受理或者处理的机关的程序办理。",),
    DeclineGround.REFUSED: (_ARBITRATE, _AUTHORITY, _SUE),
    DeclineGround.MEDICAL: (
        "请向医疗纠纷人民调解委员会申请调解，或者与医疗机构协商、向卫生健康主管部门申请行政调解。",
        _SUE,
    ),
    DeclineGround.WITHDRAWN: ("可以重新申请人民调解。", _SUE),
}
_DECLINED = (
    "你们之间的{dispute}，本委员会于{asked}收到。经审查，因{ground}，不属于人民调解的受理范围"
    "或者不能调解，决定不予受理。"
)
_WITHDRAWN = (
    "你们之间的{dispute}，本委员会于{asked}收到。现{ground}，本委员会不再受理；以后还可以申请。"
)
_AGREED = "{parties}之间的{dispute}，经本委员会主持调解，各方于{reached}自愿达成调解协议。"
_PERFORM = (
    "依照{law}第三十一条的规定，经人民调解委员会调解达成的调解协议，具有法律约束力，当事人应当按照约定履行。"
    "请于{by}前履行，并将履行凭证交本委员会核对；确有困难的，请及时与本委员会联系。"
)
_ENFORCE = (
    "调解协议已由人民法院裁定有效，也可以向人民法院申请强制执行"
    "（《中华人民共和国人民调解法》第三十三条第二款）。"
)
_WAGES = (
    "因支付拖欠劳动报酬、工伤医疗费、经济补偿或者赔偿金事项达成调解协议，"
    "用人单位在协议约定期限内不履行的，劳动者可以持调解协议书依法向人民法院申请支付令"
    "（《中华人民共和国劳动争议调解仲裁法》第十六条）。"
)


def declined(case: CaseDetail) -> tuple[Block, ...]:
    """不予受理告知单, with where to go instead."""
    ground = case.decline_ground
    why = _GROUNDS[ground] if ground else Gap("不予受理的理由", "decline_ground", 16)
    guides = _GUIDES[ground] if ground else (_ARBITRATE, _AUTHORITY, _SUE)
    return (
        Title("不予受理告知单"),
        number(case),
        Paragraph((f"{names(case.parties)}：",), indent=False),
        Paragraph(
            sentence(
                _WITHDRAWN if ground is DeclineGround.WITHDRAWN else _DECLINED,
                dispute=case.dispute_type.label,
                asked=day(case.applied_on or case.accepted_on),
                ground=why,
            )
        ),
        Paragraph(("你们可以依法通过下列途径维护自己的权利：",)),
        List(tuple((text,) for text in guides)),
        Paragraph(("特此告知。",)),
        stamp(case),
        Signature(tuple(SignLine(f"收到人{party.name}（签名、时间）") for party in case.parties)),
    )


def ending(case: CaseDetail) -> tuple[Block, ...]:
    """F-A12 终止调解告知书, with the ways that stay open (人民调解法 第26条)."""
    return (
        Title("终止调解告知书"),
        number(case),
        Paragraph((f"{names(case.parties)}：",), indent=False),
        Paragraph(
            (
                accepted(case),
                "经调解，因",
                reason(case),
                f"，未能达成调解协议。依照{LAW}第二十六条的规定，现终止调解。",
            )
        ),
        Paragraph(("你们可以依法通过下列途径维护自己的权利：",)),
        List(tuple((text,) for text in _ways(case.dispute_type))),
        *concessions(case),
        Paragraph(("特此告知。",)),
        stamp(case),
        Signature(tuple(SignLine(f"收到人{party.name}（签名、时间）") for party in case.parties)),
    )


def reason(case: CaseDetail) -> Run:
    """Why mediation came to an end, in words the parties may read."""
    if case.end_reason in _REASONS:
        return _REASONS[case.end_reason]
    return filled(case.end_note.strip().rstrip("。"), "end_note", "终止调解的原因", 10)


def _ways(dispute: DisputeType) -> tuple[str, ...]:
    if dispute in _WORK:
        return (_LABOUR, _AUTHORITY, _SUE)
    if dispute is DisputeType.LAND_FOREST:
        return (_LAND, _ARBITRATE, _SUE)
    return (_ARBITRATE, _AUTHORITY, _SUE)


def reminder(case: CaseDetail, agreement: AgreementView) -> tuple[Block, ...]:
    """督促履行通知, to everybody who still owes something (人民调解法 第31条)."""
    owed = [(at, item) for at, item in enumerate(agreement.items) if not item.status.settled]
    debtors = list(dict.fromkeys(item.owed_by for _, item in owed))
    return (
        Title("督促履行通知"),
        number(case),
        Paragraph((Filled("、".join(debtors), "agreement.items"), "："), indent=False),
        Paragraph(
            sentence(
                _AGREED,
                parties=names(case.parties),
                dispute=case.dispute_type.label,
                reached=day(agreement.reached_on),
            )
        ),
        *(Paragraph((one,)) for one in successions(case)),
        Paragraph(("至今尚未履行的事项有：",)),
        List(tuple(tuple(_owed(item, f"agreement.items.{at}")) for at, item in owed)),
        Paragraph(sentence(_PERFORM, law=LAW, by=Gap("督促履行的期限", "agreement.items", 12))),
        Paragraph((f"逾期仍不履行的，对方当事人可以依法向人民法院提起诉讼。{_more(case)}",)),
        stamp(case),
        Signature(tuple(SignLine(f"收到人{name}（签名、时间）") for name in debtors)),
    )


def _owed(item: AgreementItemView, target: str) -> Iterator[Run]:
    to = f"向{item.owed_to}" if item.owed_to else ""
    yield Filled(f"{item.owed_by}{to}{item.content}", f"{target}.content")
    if item.amount_fen is not None:
        yield f"，人民币{figures(item.amount_fen)}元（大写：{capital(item.amount_fen)}）"
    if item.due_on:
        yield f"，约定于{day(item.due_on)}前履行"
    yield "。"


def _more(case: CaseDetail) -> str:
    """What else the one who waits may do."""
    if case.confirmation and case.confirmation.state is ConfirmationState.CONFIRMED:
        return _ENFORCE
    return _WAGES if case.dispute_type in _WORK else ""
