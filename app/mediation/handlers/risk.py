"""风险: each look keeps its own row, the case shows the newest level; reports are kept beside."""

from __future__ import annotations

__all__ = ["COMMANDS", "first_look"]

from collections.abc import Mapping
from datetime import datetime, time

from app.clock import CHINA
from app.ids import Id
from app.mediation.codes import RiskLevel
from app.mediation.facts import case_facts
from app.mediation.handlers.shared import case_of
from app.mediation.messages import AssessRisk, ReportRisk
from app.mediation.rules.risk import check_assessment, check_report
from app.risk import RiskPractice
from app.weighing import refuse, weigh
from app.work import Handler, Work
from db.tables.mediation import MediationCase, RiskAssessment, RiskReport


def assess_risk(command: AssessRisk, work: Work) -> Id:
    """A look at the risk; the level of the case follows it."""
    case = case_of(command.case, work)
    facts = case_facts(case, work.session)
    practice = work.tool(RiskPractice)
    faults = check_assessment(command, facts, practice, work.clock.now())
    weigh(faults, command, case.id, work)
    case.risk = command.level.value
    look = RiskAssessment(
        id=work.new_id(),
        office=case.office,
        case=case.id,
        assessed_at=command.assessed_at,
        level=command.level.value,
        triggers=[one.value for one in command.triggers],
        actions=[one.value for one in command.actions],
        note=command.note.strip(),
        assessor=work.me.user,
    )
    work.session.add(look)
    work.session.flush()
    return look.id


def first_look(case: MediationCase, work: Work) -> None:
    """What the register says of the risk is its first look, so that its hours run."""
    if RiskLevel(case.risk) is RiskLevel.BLUE:
        return
    today = case.accepted_on == work.clock.today()
    at = work.clock.now() if today else datetime.combine(case.accepted_on, time(), CHINA)
    work.session.add(
        RiskAssessment(
            id=work.new_id(),
            office=case.office,
            case=case.id,
            assessed_at=at,
            level=case.risk,
            assessor=work.me.user,
        )
    )


def report_risk(command: ReportRisk, work: Work) -> Id:
    """人民调解法 第25条: the police or others were told."""
    case = case_of(command.case, work)
    refuse(check_report(command, work.clock.now()))
    report = RiskReport(
        id=work.new_id(),
        office=case.office,
        case=case.id,
        reported_at=command.reported_at,
        reported_to=[one.value for one in command.reported_to],
        written=command.written,
        content=command.content.strip(),
        received_by=command.received_by.strip(),
    )
    work.session.add(report)
    work.session.flush()
    return report.id


COMMANDS: Mapping[type, Handler] = {AssessRisk: assess_risk, ReportRisk: report_risk}
