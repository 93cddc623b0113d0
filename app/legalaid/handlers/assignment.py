"""Who acts for the recipient (B40, B45): assigned and changed by the centre, entered here."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select

from app.errors import Fault
from app.i18n import tr
from app.ids import Id
from app.legalaid.codes import ChangeOption, EnteredBy, PartyRole
from app.legalaid.facts import aid_facts
from app.legalaid.handlers.shared import done, late, move, must_be, new_row, open_row, record_of
from app.legalaid.messages import (
    AskLawyerChange,
    RecordAssignment,
    RecordContract,
    RecordLawyerChange,
    TellOrgan,
)
from app.legalaid.rules.decisions import check_assignment
from app.legalaid.states import State
from app.people.links import same_as
from app.weighing import refuse, weigh
from app.work import Handler, Work
from db.tables.aid import AidAssignment, AidChange
from db.tables.legalaid import AidCase, AidParty

_ASSIGNABLE = frozenset({State.GRANTED, State.PROVISIONAL, State.NOTIFIED})
_ACTED = frozenset({State.ASSIGNED, State.HANDLED, State.PROVISIONAL})


def record_assignment(command: RecordAssignment, work: Work) -> Id:
    """B30, N10→B40; of who is aided provisionally, beside the state (44)."""
    case = record_of(command.record, work)
    must_be(case, _ASSIGNABLE, tr("登记指派"))
    facts = aid_facts(case, work.session)
    faults = late(command.assigned_on, "assigned_on", work)
    begins = facts.decision.decided_on if facts.decision else facts.received_on
    if command.assigned_on < begins:
        faults.append(Fault(tr("早于决定或者收到通知的日期，请核对"), "assigned_on"))
    if facts.assignment is not None:
        faults.append(Fault(tr("已经登记过指派；换人的，请登记更换"), "unit", "la.B40"))
    faults += check_assignment(command, facts, _across(case, work))
    weigh(faults, command, case.id, work)
    _assign(case, command, command.assigned_on, command.doc_no, work)
    if State(case.state) is not State.PROVISIONAL:
        move(case, State.ASSIGNED, command.assigned_on)
    return done(case, work)


def _assign(
    case: AidCase,
    given: RecordAssignment | RecordLawyerChange,
    on: date,
    doc_no: str,
    work: Work,
) -> None:
    new_row(
        *(AidAssignment, case, work),
        assigned_on=on,
        doc_no=doc_no.strip(),
        unit_kind=given.unit_kind.value,
        unit=given.unit.strip(),
        lawyer=given.lawyer.strip(),
        licence_no=given.licence_no.strip(),
        phone=given.phone.strip(),
        years_practice=given.years_practice,
        minor_specialist=given.minor_specialist,
        handed_by=given.handed_by.strip(),
        entered=EnteredBy.PAPER.value,
    )


def _across(case: AidCase, work: Work) -> list[tuple[str, str]]:
    """Who acts for people of the other side, in records of their own (M25)."""
    others = work.session.scalars(
        select(AidParty.person).where(
            AidParty.case == case.id,
            AidParty.role == PartyRole.OPPONENT.value,
            AidParty.person.is_not(None),
            ~AidParty.voided,
        )
    )
    known = same_as(work.session, [person for person in others if person])
    rows = work.session.execute(
        select(AidAssignment.lawyer, AidAssignment.unit)
        .join(AidCase, AidCase.id == AidAssignment.case)
        .where(
            AidCase.person.in_(known),
            AidAssignment.ended_on.is_(None),
            ~AidAssignment.voided,
            ~AidCase.voided,
        )
    )
    return [(lawyer, unit) for lawyer, unit in rows]


def tell_organ(command: TellOrgan, work: Work) -> Id:
    """法律援助公函 went to the organ of the case (R-B05)."""
    case = record_of(command.record, work)
    row = open_row(_held(case, work), tr("还没有指派，不能登记公函"))
    faults = late(command.told_on, "told_on", work)
    if command.told_on < row.assigned_on:
        faults.append(Fault(tr("早于指派的日期，请核对"), "told_on"))
    refuse(faults)
    row.organ_told_on, row.letter_no = command.told_on, command.letter_no.strip()
    return done(case, work)


def record_contract(command: RecordContract, work: Work) -> Id:
    """B40→B45."""
    case = record_of(command.record, work)
    must_be(case, {State.ASSIGNED, State.PROVISIONAL}, tr("登记委托手续"))
    row = open_row(_held(case, work), tr("还没有指派，不能登记委托手续"))
    faults = late(command.contract_on, "contract_on", work)
    faults += late(command.authority_on, "authority_on", work)
    if command.contract_on < row.assigned_on:
        faults.append(Fault(tr("早于指派的日期，请核对"), "contract_on"))
    refuse(faults)
    row.contract_on = command.contract_on
    row.authority_on = command.authority_on or command.contract_on
    if State(case.state) is State.ASSIGNED:
        move(case, State.HANDLED, command.contract_on)
    return done(case, work)


def ask_change(command: AskLawyerChange, work: Work) -> Id:
    """The recipient asks for another lawyer; the centre decides in five days (R-B09)."""
    case = record_of(command.record, work)
    must_be(case, _ACTED, tr("登记更换申请"))
    held = open_row(_held(case, work), tr("还没有指派，不能申请更换"))
    faults = late(command.asked_on, "asked_on", work)
    if command.asked_on < held.assigned_on:
        faults.append(Fault(tr("早于指派的日期，请核对"), "asked_on"))
    if not command.note.strip():
        faults.append(Fault(tr("请写明为什么要换"), "note"))
    if _asked(case, work):
        faults.append(Fault(tr("已经有一件更换申请在等机构决定"), "asked_on"))
    refuse(faults)
    new_row(
        *(AidChange, case, work),
        assignment=held.id,
        asked_on=command.asked_on,
        reason=command.reason.value,
        note=command.note.strip(),
        evidence=command.evidence.strip(),
    )
    return done(case, work)


def record_change(command: RecordLawyerChange, work: Work) -> Id:
    """What the centre decided; who is new acts from here, and who went stays on record."""
    case = record_of(command.record, work)
    must_be(case, _ACTED, tr("登记更换决定"))
    asked = open_row(_asked(case, work), tr("没有在等的更换申请，没有改动"))
    held = open_row(_held(case, work), tr("还没有指派，不能更换"))
    facts = aid_facts(case, work.session)
    faults = late(command.decided_on, "decided_on", work)
    if command.decided_on < asked.asked_on:
        faults.append(Fault(tr("早于申请更换的日期，请核对"), "decided_on"))
    changed = command.outcome is not ChangeOption.KEPT
    if changed:
        if not command.lawyer.strip():
            faults.append(Fault(tr("请填新的承办人"), "lawyer"))
        faults += check_assignment(command, facts, _across(case, work))
    weigh(faults, command, case.id, work)
    asked.outcome, asked.decided_on = command.outcome.value, command.decided_on
    asked.doc_no, asked.answer_note = command.doc_no.strip(), command.note.strip()
    asked.handed_by, asked.entered = command.handed_by.strip(), EnteredBy.PAPER.value
    if changed:
        held.ended_on, held.end_note = command.decided_on, tr("更换承办人")
        _assign(case, command, command.decided_on, command.doc_no, work)
        if State(case.state) is State.HANDLED:  # who is new has papers of authority to get
            case.state, case.state_on = State.ASSIGNED.value, command.decided_on
    return done(case, work)


def _held(case: AidCase, work: Work) -> AidAssignment | None:
    return work.session.scalars(
        select(AidAssignment)
        .where(
            AidAssignment.case == case.id, AidAssignment.ended_on.is_(None), ~AidAssignment.voided
        )
        .order_by(AidAssignment.id.desc())
    ).first()


def _asked(case: AidCase, work: Work) -> AidChange | None:
    return work.session.scalars(
        select(AidChange).where(
            AidChange.case == case.id, AidChange.outcome == "", ~AidChange.voided
        )
    ).first()


COMMANDS: Mapping[type, Handler] = {
    RecordAssignment: record_assignment,
    TellOrgan: tell_organ,
    RecordContract: record_contract,
    AskLawyerChange: ask_change,
    RecordLawyerChange: record_change,
}
