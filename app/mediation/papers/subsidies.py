"""案件补贴申报表 (F-A12): the claim for one case, by whom and how it was examined."""

from __future__ import annotations

__all__ = ["claim"]

from app.mediation.codes import SubsidyStage
from app.mediation.messages import CaseDetail, ClaimView
from app.mediation.papers.cells import labelled, row, stamped_foot
from app.mediation.papers.wording import dossier_name, number
from app.papers.amounts import capital, figures
from app.papers.model import Block, Cell, Filled, Gap, Grid, Row, Run, Title
from app.papers.wording import BLANK_DATE, day, filled, room

_OPINIONS = (
    (SubsidyStage.FIRST, "初审意见"),
    (SubsidyStage.SECOND, "复核意见"),
    (SubsidyStage.PUBLISHED, "公示情况"),
)
_UNVERIFIED = "没有写明依据文件，发放前请核对"


def claim(case: CaseDetail, view: ClaimView) -> tuple[Block, ...]:
    """One claim per case; the mediators' shares add up to it (med.M19)."""
    closed = day(case.closed_on) if case.closed_on else ""
    result = "调解成功" if case.agreement else "调解不成"
    return (
        Title("人民调解案件补贴申报表"),
        number(case),
        Grid(
            (2, 9),
            (
                labelled("案件", (Filled(dossier_name(case), "title"),)),
                labelled("结案日期", (filled(closed, "closed_on", "结案日期", 8),)),
                labelled("调解结果", (_result(case, result),)),
                labelled("案件等级", (view.grade.label,)),
                labelled("补贴标准", (_standard(view), f"（{view.basis or _UNVERIFIED}）")),
                labelled("申报金额", (_sum(view.amount_fen),)),
                labelled("申报理由", (Filled(view.reason or "无", "claim.reason"),), 2),
            ),
        ),
        Grid((1, 3, 3, 4), (_head(), *_shares(view))),
        Grid(
            (2, 9),
            (
                labelled("申报单位", (), 4, foot=stamped_foot(case, "申报人")),
                *(labelled(label, (_opinion(view, stage),), 3, foot=_SIGNED)
                  for stage, label in _OPINIONS),
            ),
        ),
    )  # fmt: skip


_SIGNED = ((f"（签名、盖章）{room(8)}{BLANK_DATE}",),)


def _result(case: CaseDetail, result: str) -> str:
    form = f"，{case.agreement.form.label}协议" if case.agreement else ""
    return f"{result}{form}"


def _standard(view: ClaimView) -> Run:
    if view.standard_fen is None:
        return Gap("补贴标准", "claim.standard", 10)
    return f"{figures(view.standard_fen)}元"


def _sum(fen: int) -> str:
    return f"{figures(fen)}元（大写：{capital(fen)}）"


def _head() -> Row:
    heads = ("序号", "人民调解员", "补贴金额", "签领")
    return Row(tuple(Cell((text,), label=True) for text in heads), head=True)


def _shares(view: ClaimView) -> list[Row]:
    return [
        Row(
            (
                Cell((str(at),), align="center"),
                Cell((Filled(share.name, f"claim.shares.{at - 1}"),)),
                Cell((f"{figures(share.amount_fen)}元",), align="right"),
                Cell(()),
            )
        )
        for at, share in enumerate(view.shares, 1)
    ] or [row("", ((), 3))]


def _opinion(view: ClaimView, stage: SubsidyStage) -> str:
    said = [step for step in view.steps if step.stage is stage]
    return f"{said[-1].opinion}（{day(said[-1].on)}）" if said else ""
