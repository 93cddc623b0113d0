"""To and from other organs: 移送接收回执, 调解情况复函, 不予处罚书面申请 (F-A12)."""

from __future__ import annotations

__all__ = ["leniency", "receipt", "reply"]

from collections.abc import Iterator
from datetime import date

from app.mediation.codes import Channel, CourtCourse
from app.mediation.messages import AgreementView, CaseDetail, ReferralView
from app.mediation.papers.agents import introduced, sign_parties
from app.mediation.papers.notices import reason
from app.mediation.papers.wording import concessions, dossier_name, names, number, stamp
from app.papers.amounts import capital, figures
from app.papers.model import (
    Block,
    Filled,
    Gap,
    Heading,
    List,
    Paragraph,
    Run,
    Runs,
    Signature,
    SignLine,
    Title,
)
from app.papers.wording import BLANK_DATE, day, filled, lines_of, paragraphs, sentence

_RECEIVED = (
    "你单位{way}调解的{dispute}（文号：{letter}），本委员会已于{received}收到。"
    "经审查，属于人民调解范围，已于{accepted}受理。调解的情况和结果将书面函复。"
)
_SENT = (
    "你单位{way}调解的{dispute}（文号：{letter}），本委员会于{accepted}受理。现将调解情况函复如下："
)
_WAYS = {
    CourtCourse.ASSIGNED: "委派",
    CourtCourse.ORDINARY: "委托",
    CourtCourse.SUMMARY: "委托",
}
_FOUGHT = (
    "申请人之间因民间纠纷发生的违反治安管理行为，情节较轻，公安机关尚未作出处理决定。"
    "经{committee}主持调解，申请人于{reached}自愿达成调解协议（编号：{number}），{performed}。"
)
# 治安管理处罚法 第9条 第4款 (2026-01-01 起施行)
_LENIENCY = (
    "依照《中华人民共和国治安管理处罚法》第九条第四款的规定，公安机关作出处理决定前，"
    "当事人经人民调解委员会调解达成协议并履行，书面申请经公安机关认可的，不予处罚。"
    "申请人现书面申请不予处罚，请予认可。"
)


def receipt(case: CaseDetail, referral: ReferralView) -> tuple[Block, ...]:
    """移送接收回执: the dispute came, and was taken on."""
    at = f"referrals.{case.referrals.index(referral)}"
    return (
        Title("移送接收回执"),
        number(case),
        Paragraph((_organ(referral, at), "："), indent=False),
        Paragraph(
            sentence(
                _RECEIVED,
                way=_way(referral),
                dispute=dossier_name(case),
                letter=_letter(referral, at),
                received=day(referral.received_on),
                accepted=day(case.accepted_on),
            )
        ),
        *paragraphs("随函材料：", lines_of(referral.materials, f"{at}.materials")),
        Paragraph(("特此回执。",)),
        stamp(case),
        Signature((SignLine("经办人（签名、电话）"),)),
    )


def reply(case: CaseDetail, referral: ReferralView) -> tuple[Block, ...]:
    """调解情况复函: what came of it (最高人民法院关于人民法院特邀调解的规定 第26条)."""
    at = f"referrals.{case.referrals.index(referral)}"
    returned = lines_of(referral.returned, f"{at}.returned")
    return (
        Title("调解情况复函"),
        number(case),
        Paragraph((_organ(referral, at), "："), indent=False),
        Paragraph(
            sentence(
                _SENT,
                way=_way(referral),
                dispute=dossier_name(case),
                letter=_letter(referral, at),
                accepted=day(case.accepted_on),
            )
        ),
        Heading("一、调解的经过"),
        Paragraph((_sessions(case),)),
        Heading("二、调解的结果"),
        *_result(case),
        *paragraphs("需要说明的情况：", lines_of(referral.feedback, f"{at}.feedback")),
        *concessions(case),
        *paragraphs("退回的材料：", returned),
        Paragraph(("特此函复。",)),
        stamp(case, referral.feedback_on),
    )


def leniency(case: CaseDetail, agreement: AgreementView) -> tuple[Block, ...]:
    """不予处罚书面申请, by the parties to the police (治安管理处罚法 第9条 第4款, med.R-A17)."""
    police = next((one for one in case.referrals if one.channel is Channel.POLICE), None)
    done = [item.performed_on for item in agreement.items if item.performed_on]
    return (
        Title("不予处罚申请书"),
        *introduced(case, "申请人"),
        *paragraphs("纠纷经过：", lines_of(case.facts, "facts")),
        Paragraph(
            sentence(
                _FOUGHT,
                committee=case.committee_name,
                reached=day(agreement.reached_on),
                number=number(case).runs[1],
                performed=_performed(done),
            )
        ),
        Paragraph(("调解协议的主要内容：",)),
        *_terms(agreement),
        Paragraph((_LENIENCY,)),
        Paragraph(("此致",)),
        Paragraph(
            (filled(police.organ if police else "", "referrals.0.organ", "公安机关的名称", 14),),
            indent=False,
        ),
        Signature(sign_parties(case, "申请人"), BLANK_DATE),
        Paragraph(("附：调解协议书、履行凭证。",)),
    )


def _performed(done: list[date]) -> str:
    return f"并已于{day(max(done))}履行完毕" if done else "并已履行完毕"


def _organ(referral: ReferralView, at: str) -> Run:
    return filled(referral.organ, f"{at}.organ", "移送机关的名称", 14)


def _letter(referral: ReferralView, at: str) -> Run:
    return filled(referral.letter_no, f"{at}.letter_no", "移送文号", 12)


def _way(referral: ReferralView) -> str:
    return _WAYS[referral.course] if referral.course else "移送"


def _sessions(case: CaseDetail) -> str:
    held = "、".join(day(one.start.date()) for one in case.sessions)
    mediators = "、".join(one.name for one in case.mediators)
    by = f"由人民调解员{mediators}" if mediators else ""
    return f"本委员会{by}于{held}主持调解{len(case.sessions)}次。" if held else "尚未开展调解。"


def _result(case: CaseDetail) -> Iterator[Paragraph | List]:
    if case.agreement is None:
        if case.end_reason:
            yield Paragraph(
                ("因", reason(case), f"，{names(case.parties)}未能达成调解协议，调解终止。")
            )
        else:
            yield Paragraph((Gap("调解的结果", "end_reason", 20), "。"))
        return
    agreement = case.agreement
    yield Paragraph(
        (f"{names(case.parties)}于{day(agreement.reached_on)}达成调解协议，主要内容：",)
    )
    yield from _terms(agreement)
    settled = [item.performed_on for item in agreement.items if item.status.settled]
    if agreement.items and len(settled) == len(agreement.items):
        yield Paragraph((f"协议{_performed([on for on in settled if on])[1:]}。",))


def _terms(agreement: AgreementView) -> Iterator[List]:
    terms: list[Runs] = [
        (Filled(text.rstrip("。；"), f"agreement.terms.{at}"), "；")
        for at, text in enumerate(agreement.terms)
    ]
    for at, item in enumerate(agreement.items):
        owed = f"{item.debtor}向{item.creditor}{item.content}" if item.creditor else item.content
        sum_ = item.amount_fen
        money = "" if sum_ is None else f"，人民币{figures(sum_)}元（大写：{capital(sum_)}）"
        terms.append((Filled(owed, f"agreement.items.{at}.content"), f"{money}；"))
    if terms:
        terms[-1] = (*terms[-1][:-1], str(terms[-1][-1]).replace("；", "。"))
        yield List(tuple(terms), nested=True)
