"""F-A11 司法确认申请书, and the committee's certificate that goes to the court with it."""

from __future__ import annotations

__all__ = ["certificate", "request"]

from app.mediation.messages import AgreementView, CaseDetail
from app.mediation.papers.agents import introduced, sign_parties
from app.mediation.papers.wording import names, number, stamp
from app.papers.model import (
    Block,
    Gap,
    Heading,
    List,
    Paragraph,
    Run,
    Signature,
    Title,
)
from app.papers.wording import BLANK_DATE, day, filled, sentence

_FACTS = (
    "申请人之间因{dispute}，经{committee}主持调解，于{reached}自愿达成调解协议（编号：{number}），"
    "协议自{effective}起生效。申请人认为有必要，依照《中华人民共和国人民调解法》第三十三条、"
    "《中华人民共和国民事诉讼法》第二百零五条的规定，自协议生效之日起三十日内共同申请司法确认。"
)
_CERTIFIED = (
    "{parties}之间的{dispute}，本委员会于{accepted}受理，由人民调解员{mediators}主持调解。"
    "各方当事人于{reached}自愿达成书面调解协议，协议自{effective}起生效。"
)
_PROMISES = (
    "申请人出于解决纠纷的目的自愿达成调解协议，没有恶意串通、规避法律的行为；",
    "调解协议的内容和提交的材料真实；",
    "因调解协议内容给他人造成损害的，愿意承担相应的法律责任。",
)
# 最高人民法院关于适用民事诉讼法的解释 第354条
_ENCLOSED = (
    "调解协议书；",
    "人民调解委员会主持调解的证明；",
    "与调解协议相关的财产权利证明等材料；",
    "申请人的身份、住所、联系方式等基本信息。",
)


def request(case: CaseDetail, agreement: AgreementView) -> tuple[Block, ...]:
    """F-A11: all parties ask together, within 30 days (人民调解法 第33条, 民事诉讼法 第205条)."""
    reached = day(agreement.reached_on)
    return (
        Title("司法确认申请书"),
        *introduced(case, "申请人"),
        Heading("请求事项："),
        Paragraph((f"依法确认{names(case.parties)}于{reached}达成的调解协议有效。",)),
        Heading("事实和理由："),
        Paragraph(
            sentence(
                _FACTS,
                dispute=case.dispute_type.label,
                committee=case.committee_name,
                reached=reached,
                number=number(case).runs[1],
                effective=_effective(agreement),
            )
        ),
        Heading("申请人承诺："),
        List(tuple((text,) for text in _PROMISES), nested=True),
        Paragraph(("此致",)),
        Paragraph((_court(case),), indent=False),
        Signature(sign_parties(case, "申请人"), BLANK_DATE),
        Paragraph(("附：",)),
        List(tuple((text,) for text in _ENCLOSED), nested=True),
    )


def certificate(case: CaseDetail, agreement: AgreementView) -> tuple[Block, ...]:
    """That a committee conducted the mediation, for the court (民事诉讼法解释 第354条)."""
    mediators = "、".join(one.name for one in case.mediators)
    return (
        Title("主持调解证明"),
        number(case),
        Paragraph((_court(case), "："), indent=False),
        Paragraph(
            sentence(
                _CERTIFIED,
                parties=names(case.parties),
                dispute=case.dispute_type.label,
                accepted=day(case.accepted_on),
                mediators=filled(mediators, "mediators", "人民调解员", 6),
                reached=day(agreement.reached_on),
                effective=_effective(agreement),
            )
        ),
        Paragraph(("本次调解由本委员会依法组织，未收取任何费用。特此证明。",)),
        stamp(case),
    )


def _effective(agreement: AgreementView) -> Run:
    if agreement.effective_on:
        return day(agreement.effective_on)
    return Gap("协议生效的日期", "agreement.effective_on", 10)


def _court(case: CaseDetail) -> Run:
    asked = case.confirmation and case.confirmation.application
    return filled(asked.court if asked else "", "confirmation.court", "受理的人民法院", 14)
