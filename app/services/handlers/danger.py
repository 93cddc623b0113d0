"""Danger behind a question: each look keeps its own row; those who must hear of it are told."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections.abc import Mapping

from app.ids import Id
from app.risk import RiskPractice
from app.services.facts import consultation_facts
from app.services.handlers.shared import consultation_of, done
from app.services.messages import AssessDanger, ReportDanger
from app.services.rules import check_danger, check_report
from app.weighing import refuse, weigh
from app.work import Handler, Work
from db.tables.services import ConsultationDanger, ConsultationReport


def assess_danger(command: AssessDanger, work: Work) -> Id:
    """A look at the danger; a call that was closed may still turn out grave."""
    case = consultation_of(command.record, work)
    facts = consultation_facts(case, work.session)
    practice, now = work.tool(RiskPractice), work.clock.now()
    weigh(check_danger(command, facts, practice, now), command, case.id, work)
    work.session.add(
        ConsultationDanger(
            id=work.new_id(),
            office=case.office,
            consultation=case.id,
            assessed_at=command.assessed_at,
            level=command.level.value,
            triggers=[one.value for one in command.triggers],
            actions=[one.value for one in command.actions],
            advised=[one.value for one in command.advised],
            note=command.note.strip(),
            assessor=work.me.user,
        )
    )
    return done(case, work)


def report_danger(command: ReportDanger, work: Work) -> Id:
    """未成年人保护法 第11条, 反家庭暴力法 第14条: those who must hear of it were told."""
    case = consultation_of(command.record, work)
    facts = consultation_facts(case, work.session)
    refuse(check_report(command, facts, work.clock.now()))
    work.session.add(
        ConsultationReport(
            id=work.new_id(),
            office=case.office,
            consultation=case.id,
            reported_at=command.reported_at,
            reported_to=[one.value for one in command.reported_to],
            written=command.written,
            content=command.content.strip(),
            received_by=command.received_by.strip(),
            author=work.me.user,
        )
    )
    return done(case, work)


COMMANDS: Mapping[type, Handler] = {AssessDanger: assess_danger, ReportDanger: report_danger}
