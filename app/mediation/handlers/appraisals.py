"""鉴定: an expert is asked, and answers."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections.abc import Mapping

from sqlalchemy import select

from app.ids import Id
from app.lawbook.rules import Rulebook
from app.mediation import rules
from app.mediation.facts import case_facts
from app.mediation.handlers.shared import case_of, done
from app.mediation.messages import BeginAppraisal, EndAppraisal
from app.mediation.rules.appraisals import check_begun, check_received
from app.weighing import refuse, weigh
from app.work import Handler, Work
from db.tables.mediation import Appraisal


def begin_appraisal(command: BeginAppraisal, work: Work) -> Id:
    """委托鉴定 (R-A07)."""
    case = case_of(command.case, work)
    facts = case_facts(case, work.session)
    limit = rules.limit_of(facts, work.tool(Rulebook))
    weigh(check_begun(command, facts, limit, work.clock.today()), command, case.id, work)
    asked = Appraisal(
        id=work.new_id(),
        office=case.office,
        case=case.id,
        appraiser=command.appraiser.strip(),
        matter=command.matter.strip(),
        began_on=command.began_on,
    )
    work.session.add(asked)
    done(case, work)
    return asked.id


def end_appraisal(command: EndAppraisal, work: Work) -> Id:
    """收到鉴定意见: the time runs on (R-A07)."""
    case = case_of(command.case, work)
    refuse(check_received(command, case_facts(case, work.session), work.clock.today()))
    asked = work.session.scalars(
        select(Appraisal)
        .where(Appraisal.case == case.id, Appraisal.received_on.is_(None), ~Appraisal.voided)
        .order_by(Appraisal.began_on, Appraisal.id)
    ).first()
    if asked is None:  # the guard knows of one
        raise LookupError(case.id)
    asked.received_on, asked.opinion = command.received_on, command.opinion.strip()
    done(case, work)
    return asked.id


COMMANDS: Mapping[type, Handler] = {
    BeginAppraisal: begin_appraisal,
    EndAppraisal: end_appraisal,
}
