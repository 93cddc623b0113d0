"""违规线索: taken up, looked into (A10); what follows is always somebody's proposal."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections.abc import Mapping

from sqlalchemy import select

from app.correction.handlers.shared import facts_of, row_of, subject_of
from app.correction.messages.clues import TakeUpClue, VerifyClue
from app.correction.rules.allowance import check_allowed
from app.correction.rules.clues import check_clue, check_verdict
from app.errors import Fault
from app.i18n import tr
from app.ids import Id
from app.weighing import refuse
from app.work import Handler, Work
from db.tables.measures import Clue


def take_up_clue(command: TakeUpClue, work: Work) -> Id:
    """What may be a breach; of one missed report there is one clue, whoever takes it up."""
    subject = subject_of(command.subject, work)
    faults = check_clue(command, work.clock.now())
    if command.checkin_kind and command.checkin_due and _taken(command, work):
        faults.append(Fault(tr("这一次未报告已经在核实，没有重复登记")))
    refuse(faults)
    row = Clue(
        id=work.new_id(),
        office=subject.office,
        subject=subject.id,
        rule=command.rule,
        found_at=command.found_at,
        facts=command.facts.strip(),
        checkin_kind=command.checkin_kind.value if command.checkin_kind else "",
        checkin_due=command.checkin_due,
        evidence=[one.strip() for one in command.evidence if one.strip()],
    )
    work.session.add(row)
    work.session.flush()
    return row.id


def _taken(command: TakeUpClue, work: Work) -> bool:
    found = select(Clue.id).where(
        Clue.subject == command.subject,
        Clue.checkin_kind == command.checkin_kind,
        Clue.checkin_due == command.checkin_due,
        ~Clue.voided,
    )
    return work.session.scalars(found.limit(1)).first() is not None


def verify_clue(command: VerifyClue, work: Work) -> Id:
    """有正当理由, or how grave; 申辩 noted (#24)."""
    row = row_of(Clue, command.clue, tr("这条线索"), work)
    facts = facts_of(subject_of(row.subject, work), work)
    (fact,) = (one for one in facts.measures.clues if one.id == row.id)
    faults = check_verdict(command, fact, work.clock.today())
    if command.proposal:
        faults += check_allowed(command.proposal, facts.category)
    refuse(faults)
    row.verified_on, row.justified = command.verified_on, command.justified
    row.severity = command.severity.value if command.severity else ""
    row.findings, row.defence = command.findings.strip(), command.defence.strip()
    row.proposal = command.proposal.value if command.proposal else ""
    if more := [one.strip() for one in command.evidence if one.strip()]:
        row.evidence = [*(row.evidence or ()), *more]
    work.session.flush()
    return row.id


COMMANDS: Mapping[type, Handler] = {TakeUpClue: take_up_clue, VerifyClue: verify_clue}
