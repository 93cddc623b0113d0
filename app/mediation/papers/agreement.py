"""The agreement: F-A8 人民调解协议书 and F-A9 口头协议登记表."""

from __future__ import annotations

__all__ = ["oral", "written"]

from collections.abc import Iterator

from app.mediation.codes import ItemStatus
from app.mediation.messages import AgreementItemView, AgreementView, CaseDetail
from app.mediation.papers.agents import agent_rows, introduced, sign_parties
from app.mediation.papers.cells import labelled, stamped_foot
from app.mediation.papers.wording import number, party_runs, stamp
from app.papers.amounts import capital, figures, numeral
from app.papers.model import (
    Block,
    Filled,
    Gap,
    Grid,
    Heading,
    List,
    Paragraph,
    Run,
    Runs,
    Signature,
    SignLine,
    Title,
)
from app.papers.wording import day, lines_of, paragraphs, stacked

_EFFECT = (
    "本协议自各方当事人签名、盖章或者按指印，人民调解员签名并加盖人民调解委员会印章之日起生效，"
    "具有法律约束力，当事人应当按照约定履行。双方当事人认为有必要的，可以自本协议生效之日起"
    "三十日内共同向人民法院申请司法确认。"
)  # 人民调解法 第29条 第2款, 第31条, 第33条
_ORAL_EFFECT = (
    "以上内容已经向各方当事人宣读，各方表示无误。口头调解协议自各方当事人达成协议之日起生效，"
    "当事人应当按照约定履行；需要申请司法确认的，应当另行制作调解协议书。"
)  # 人民调解法 第30条, 第31条


def written(case: CaseDetail, agreement: AgreementView) -> tuple[Block, ...]:
    """F-A8, with what 人民调解法 第29条 lists and what makes it effective."""
    facts = agreement.facts or case.facts
    minor = lines_of(agreement.minor_view, "agreement.minor_view")
    return (
        Title("人民调解协议书"),
        number(case),
        *introduced(case),
        *paragraphs("纠纷主要事实、争议事项：", lines_of(facts, "agreement.facts")),
        *paragraphs("各方责任：", lines_of(agreement.liability, "agreement.liability")),
        *paragraphs("未成年当事人本人的意见：", minor),
        Heading("经调解，自愿达成如下协议："),
        List(tuple(_terms(agreement))),
        *paragraphs("履行方式、时限：", _performance(agreement)),
        Paragraph((_copies(case, agreement),)),
        Paragraph((_EFFECT,)),
        Signature(
            (
                *sign_parties(case),
                *(SignLine("人民调解员（签名）") for _ in case.mediators or (None,)),
                SignLine("记录人（签名）"),
            )
        ),
        # The day is written by hand by who signs last; so signing changes nothing of the paper.
        stamp(case),
    )


def oral(case: CaseDetail, agreement: AgreementView) -> tuple[Block, ...]:
    """F-A9, kept by the committee and signed by the mediator (人民调解法 第28条, 第30条)."""
    terms = [(f"{numeral(n)}、", *runs) for n, runs in enumerate(_terms(agreement), start=1)]
    facts = lines_of(agreement.facts or case.facts, "agreement.facts")
    return (
        Title("人民调解口头协议登记表"),
        number(case),
        Grid(
            (2, 9),
            (
                *(
                    one
                    for party in case.parties
                    for one in (
                        labelled(party.role.label, party_runs(party), 2),
                        *agent_rows(party, 1),
                    )
                ),
                labelled("纠纷主要事实、\n争议事项", stacked(facts), 3),
                labelled("协议内容", stacked(terms), 3),
                labelled("履行方式、\n时限", stacked(_performance(agreement)), 2),
                labelled("达成协议日期", (day(agreement.reached_on),)),
                labelled("告知", (_ORAL_EFFECT,), 2),
                labelled("人民调解员", (), 3, foot=stamped_foot(case, "人民调解员")),
            ),
        ),
    )


def _terms(agreement: AgreementView) -> Iterator[Runs]:
    """What was agreed: the terms in the parties' words, then each thing owed."""
    for at, term in enumerate(agreement.terms):
        yield (Filled(_stopped(term), f"agreement.terms.{at}"),)
    for at, item in enumerate(agreement.items):
        yield _item(item, f"agreement.items.{at}")


def _item(item: AgreementItemView, target: str) -> Runs:
    content = item.content.strip().rstrip("。；，")
    owed = f"{item.debtor}向{item.creditor}{content}" if item.creditor else item.debtor + content
    if item.amount_fen is None:
        return (Filled(f"{owed}。", f"{target}.content"),)
    # The sum stands twice, out of one value, so that neither figure nor word can be altered alone.
    return (
        Filled(owed, f"{target}.content"),
        f"，金额为人民币{figures(item.amount_fen)}元（大写：{capital(item.amount_fen)}）。",
    )


def _performance(agreement: AgreementView) -> list[Runs]:
    """How and by when, one line for each thing owed (人民调解法 第29条 第1款 第3项)."""
    lines = lines_of(agreement.performance, "agreement.performance")
    start = len(agreement.terms) + 1
    lines += [
        tuple(_when(item, start + at, f"agreement.items.{at}"))
        for at, item in enumerate(agreement.items)
    ]
    return lines or [(Gap("履行方式、时限", "agreement.performance", 16), "。")]


def _when(item: AgreementItemView, place: int, target: str) -> Iterator[Run]:
    """第二项于2026年12月10日前（含当日）以现金方式履行完毕。"""
    yield f"第{numeral(place)}项"
    if item.status is ItemStatus.ON_THE_SPOT:
        yield f"已于{day(item.performed_on)}当场履行。" if item.performed_on else "当场履行。"
        return
    if item.due_on:
        # 民法典 第1259条 does not say whether 前 takes in the day itself, so the paper does.
        yield f"于{day(item.due_on)}前（含当日）"
    else:
        yield from ("于", Gap(f"第{numeral(place)}项的履行期限", f"{target}.due_on"), "前")
    manner = item.manner.strip().removesuffix("方式")
    yield f"以{manner}方式履行完毕。" if manner else "履行完毕。"


def _copies(case: CaseDetail, agreement: AgreementView) -> str:
    spare = agreement.copies - len(case.parties) - 1
    court = f"，另{numeral(spare)}份用于申请司法确认" if spare > 0 else ""
    return f"本协议一式{numeral(agreement.copies)}份，当事人、人民调解委员会各持一份{court}。"


def _stopped(term: str) -> str:
    term = term.strip()
    return term if term.endswith(("。", "；")) else f"{term}。"
