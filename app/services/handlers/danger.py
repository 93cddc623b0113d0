"""Danger behind a question: each look keeps its own row; those who must hear of it are told."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections.abc import Mapping
from datetime import datetime

from app.ids import Id
from app.lawbook.rules import Rulebook
from app.risk import RiskLevel, RiskPractice, RiskTrigger
from app.services.codes import DangerStep
from app.services.facts import consultation_facts
from app.services.handlers.shared import consultation_of, done
from app.services.messages import AssessDanger, EndDanger, ReportDanger, TrackDanger
from app.services.rules import (
    check_danger,
    check_end,
    check_report,
    check_tracking,
    current_danger,
)
from app.weighing import refuse, weigh
from app.work import Handler, Work
from db.tables.services import Consultation, ConsultationDanger, ConsultationReport


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
            step=DangerStep.ASSESSED.value,
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


def track_danger(command: TrackDanger, work: Work) -> Id:
    """Looked at again; grave or light it is as before, until it is assessed anew."""
    case = consultation_of(command.record, work)
    facts = consultation_facts(case, work.session)
    law, now = work.tool(Rulebook), work.clock.now()
    weigh(check_tracking(command, facts, law, now), command, case.id, work)
    danger = current_danger(facts)
    row = _looked(case, DangerStep.TRACKED, command.looked_at, command.note, work)
    row.level = danger.level.value if danger else RiskLevel.LIFTED.value
    row.triggers = [one.value for one in RiskTrigger if danger and one in danger.triggers]
    row.next_on = command.next_on
    work.session.add(row)
    return done(case, work)


def end_danger(command: EndDanger, work: Work) -> Id:
    """It is over: nothing asks for a look any more."""
    case = consultation_of(command.record, work)
    facts = consultation_facts(case, work.session)
    refuse(check_end(command, facts, work.clock.now()))
    row = _looked(case, DangerStep.ENDED, command.ended_at, command.note, work)
    row.level = RiskLevel.LIFTED.value
    work.session.add(row)
    return done(case, work)


def _looked(
    case: Consultation, step: DangerStep, at: datetime, note: str, work: Work
) -> ConsultationDanger:
    return ConsultationDanger(
        id=work.new_id(),
        office=case.office,
        consultation=case.id,
        step=step.value,
        assessed_at=at,
        note=note.strip(),
        assessor=work.me.user,
    )


COMMANDS: Mapping[type, Handler] = {
    AssessDanger: assess_danger,
    ReportDanger: report_danger,
    TrackDanger: track_danger,
    EndDanger: end_danger,
}
