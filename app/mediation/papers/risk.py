"""风险报告单 (F-A12): what may become of a dispute, told to those who can help."""

from __future__ import annotations

__all__ = ["report"]

from app.mediation.codes import ReportTo, RiskLevel, RiskTrigger
from app.mediation.messages import CaseDetail, ReportView
from app.mediation.papers.cells import labelled, stamped_foot
from app.mediation.papers.wording import dossier_name, number, party_runs
from app.papers.model import Block, Gap, Grid, Runs, Title
from app.papers.wording import BLANK_DATE, lines_of, moment, room, stacked, ticks

_LAW = "《中华人民共和国人民调解法》第二十五条"
_MORE = {
    RiskTrigger.CHILD: "《中华人民共和国未成年人保护法》第十一条",  # med.R-A15
    RiskTrigger.VIOLENCE: "《中华人民共和国反家庭暴力法》第十四条",  # med.R-A16
}
_COLOURS = (RiskLevel.BLUE, RiskLevel.YELLOW, RiskLevel.ORANGE, RiskLevel.RED)


def report(case: CaseDetail, view: ReportView | None) -> tuple[Block, ...]:
    """One report; without one, the sheet to fill in by hand and take there."""
    risks = case.risks
    looks = risks.assessments if risks else ()
    level = risks.level if risks else case.risk
    triggers = "；".join(one.label for one in looks[-1].triggers) if looks else ""
    actions = "；".join(one.label for one in looks[-1].actions) if looks else ""
    told = lines_of(view.content if view else "", "risks.content") or lines_of(case.facts, "facts")
    at: Runs = (moment(view.reported_at),) if view else (Gap("报告时间", "risks.reported_at", 14),)
    parties = [party_runs(party) for party in case.parties]
    return (
        Title("风险报告单"),
        number(case),
        Grid(
            (2, 9),
            (
                labelled("报告单位", (case.committee_name,)),
                labelled("报告对象", (_ticked(view),), 2),
                labelled("报告时间", at),
                labelled("纠纷", (dossier_name(case),)),
                labelled("当事人", stacked(parties), 2),
                labelled("风险等级", (ticks([(one.label, one is level) for one in _COLOURS]),)),
                labelled("风险情形", (triggers or Gap("风险情形", "risks.triggers", 24),)),
                labelled("主要情况", stacked(told), 4),
                labelled(
                    "已采取的\n措施", (actions or Gap("已采取的措施", "risks.actions", 24),), 2
                ),
                labelled("报告依据", (_law(looks[-1].triggers if looks else ()),)),
                labelled("报告人", (), 4, foot=stamped_foot(case, "报告人")),
                labelled("接收人", (), 2, foot=((f"（签名）{room(10)}{BLANK_DATE}",),)),
            ),
        ),
    )


def _law(triggers: tuple[RiskTrigger, ...]) -> str:
    return "、".join((_LAW, *(_MORE[one] for one in triggers if one in _MORE)))


def _ticked(view: ReportView | None) -> str:
    told = view.reported_to if view else ()
    return ticks([(one.label, one in told) for one in ReportTo])
