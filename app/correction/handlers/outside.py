"""暂予监外执行: the ground and the guarantor, and 病情复查 (R11, R12, R24)."""

from __future__ import annotations

__all__ = ["COMMANDS", "enter_outside"]

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select

from app.correction.handlers.shared import facts_of, must_be, state_of, subject_of
from app.correction.messages.outside import (
    DeferMedicalReview,
    RecordMedicalReview,
    RecordOutside,
)
from app.correction.rules.facts import SubjectFacts
from app.correction.rules.outside import (
    check_deferral,
    check_outside,
    check_review,
    next_review,
)
from app.correction.states import IN_HAND
from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.weighing import refuse, weigh
from app.work import Handler, Work
from db.tables.correction import OutsideServing
from db.tables.measures import MedicalReview


def record_outside(command: RecordOutside, work: Work) -> Id:
    """The first time a row of its own, later what changed of it."""
    subject = subject_of(command.subject, work)
    facts = facts_of(subject, work)
    if facts.state.ended:
        raise Refused(Fault(tr("矫正已经结束，不能再改")))
    refuse(check_outside(command, facts.category, facts.sex, work.clock.today()))
    row = work.session.scalars(
        select(OutsideServing)
        .where(OutsideServing.subject == subject.id, ~OutsideServing.voided)
        .order_by(OutsideServing.id.desc())
    ).first()
    if row is None:
        return enter_outside(command, work).id
    _fill(row, command, work)
    work.session.flush()
    return row.id


def enter_outside(command: RecordOutside, work: Work) -> OutsideServing:
    """Write the first one, once it was checked."""
    row = OutsideServing(
        id=work.new_id(), office=work.me.office, subject=command.subject, guarantor_state=""
    )
    work.session.add(row)
    _fill(row, command, work)
    work.session.flush()
    return row


def _fill(row: OutsideServing, command: RecordOutside, work: Work) -> None:
    row.ground, row.until_on = command.ground.value, command.until_on
    row.hospital, row.diagnosis = command.hospital.strip(), command.diagnosis.strip()
    row.expected_on, row.born_on = command.expected_on, command.born_on
    row.guarantor = command.guarantor.strip()
    row.guarantor_id_no = command.guarantor_id_no.strip().upper()
    row.guarantor_phone = command.guarantor_phone.strip()
    state = command.guarantor_state.value if command.guarantor_state else ""
    if state != row.guarantor_state:
        row.guarantor_state, row.guarantor_on = state, work.clock.today()


def record_medical_review(command: RecordMedicalReview, work: Work) -> Id:
    """The next three months begin with it (R11)."""
    facts = _ill(command.subject, tr("登记病情复查"), work)
    outside = facts.moves.outside
    faults = check_review(command, outside, work.clock.today())
    weigh(faults, command, facts.id, work)
    due = _due(facts, work)
    row = MedicalReview(
        id=work.new_id(),
        office=work.me.office,
        subject=facts.id,
        due_on=due[1] if due else command.done_on,
        done_on=command.done_on,
        hospital=command.hospital.strip(),
        designated=command.designated,
        conclusion=command.conclusion.strip(),
    )
    work.session.add(row)
    work.session.flush()
    return row.id


def defer_medical_review(command: DeferMedicalReview, work: Work) -> Id:
    """A later day that the city or the province allowed (R11)."""
    facts = _ill(command.subject, tr("推迟病情复查"), work)
    refuse(check_deferral(command, _due(facts, work)))
    row = MedicalReview(
        id=work.new_id(),
        office=work.me.office,
        subject=facts.id,
        due_on=command.due_on,
        conclusion=command.basis.strip(),
    )
    work.session.add(row)
    work.session.flush()
    return row.id


def _ill(subject_id: Id, deed: str, work: Work) -> SubjectFacts:
    facts = facts_of(subject_of(subject_id, work), work)
    must_be(state_of(facts, work), IN_HAND, deed)
    return facts


def _due(facts: SubjectFacts, work: Work) -> tuple[date, date] | None:
    outside = facts.moves.outside
    if outside is None:
        return None
    return next_review(outside, facts.start_on, facts.moves.reviews, work.tool(Rulebook))


COMMANDS: Mapping[type, Handler] = {
    RecordOutside: record_outside,
    RecordMedicalReview: record_medical_review,
    DeferMedicalReview: defer_medical_review,
}
