"""Coming home: known from a prison, verified, released, met (res.B1 to res.B3, cor.A20)."""

from __future__ import annotations

__all__ = ["COMMANDS", "take_over"]

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select

from app.errors import Fault, Refused
from app.handover import Released
from app.i18n import tr
from app.ids import Id, named_id
from app.lawbook.rules import Rulebook
from app.people.handlers import check_person, keep_person
from app.people.links import same_as
from app.people.messages import PersonInput
from app.resettlement.codes import Source, Verify
from app.resettlement.facts import help_facts
from app.resettlement.handlers.shared import done, move, must_be, record_of, set_team
from app.resettlement.messages import HandOver, RecordRelease, RegisterReleased, VerifyResidence
from app.resettlement.rules import (
    check_handover,
    check_registration,
    check_release,
    check_verification,
    help_term,
)
from app.resettlement.states import State
from app.weighing import placed, refuse, weigh
from app.work import Handler, Work
from db.tables.people import Person
from db.tables.resettlement import ReleasedPerson


def register_released(command: RegisterReleased, work: Work) -> Id:
    """待核实, or 待衔接 where the day of release is known already."""
    faults = _person_faults(command.person, work)
    refuse([*faults, *check_registration(command, work.clock.today())])
    person = keep_person(command.person, work)
    work.session.flush()
    _only_one(person, work)
    case = _row(work.new_id(), person.id, command.source, work)
    case.organ, case.offence = command.organ.strip(), command.offence.strip()
    case.sentence, case.data_on = command.sentence.strip(), command.data_on
    case.cert_no, case.expected_on = command.cert_no.strip(), command.expected_on
    if command.release_on:
        case.state = State.AWAITED.value
        _release(case, command.release_on, work)
    work.session.add(case)
    return done(case, work)


def take_over(released: Released, work: Work) -> Id:
    """A20: a correction ended, and its person goes on here in the same transaction.

    The id follows from the correction: two laptops that end it make one record.
    """
    record = named_id("released_person", released.subject.hex())
    case = work.session.get(ReleasedPerson, record)
    if case is None:
        case = _row(record, released.person, Source.CORRECTION, work)
        work.session.add(case)
    elif not case.voided:
        return case.id
    case.voided, case.void_reason = False, ""
    case.subject, case.organ = released.subject, released.organ.strip()
    case.offence, case.sentence = released.offence.strip(), released.sentence.strip()
    case.state = State.AWAITED.value
    _release(case, released.on, work)
    return done(case, work)


def _row(record: Id, person: Id, source: Source, work: Work) -> ReleasedPerson:
    return ReleasedPerson(
        id=record,
        office=work.me.office,
        person=person,
        source=source.value,
        registrar=work.me.user,
        state=State.TO_VERIFY.value,
        state_on=work.clock.today(),
    )


def _release(case: ReleasedPerson, on: date, work: Work) -> None:
    case.release_on = on
    case.help_from, case.help_to = help_term(Source(case.source), on, work.tool(Rulebook))


def _person_faults(person: PersonInput, work: Work) -> list[Fault]:
    faults = placed(check_person(person, work), "person")
    if not person.name.strip():
        faults.append(Fault(tr("请填姓名"), "person.name"))
    return faults


def _only_one(person: Person, work: Work) -> None:
    """A person has one record in hand; what ended may begin anew."""
    states = [state.value for state in State if not state.ended]
    other = work.session.scalars(
        select(ReleasedPerson).where(
            ReleasedPerson.person.in_(same_as(work.session, [person.id])),
            ReleasedPerson.state.in_(states),
            ~ReleasedPerson.voided,
        )
    ).first()
    if other is not None:
        says = tr("{name}已经有一份在办的帮教档案（{state}），请在那里接着办")
        state = tr(State(other.state).label)
        raise Refused(Fault(says.format(name=person.name, state=state), "person.name"))


def verify_residence(command: VerifyResidence, work: Work) -> Id:
    """核查 (B1): 属实 leads on; anything else is told to the prison, and verified again later."""
    case = record_of(command.record, work)
    must_be(case, {State.TO_VERIFY}, tr("登记核查"))
    refuse(check_verification(command, case.data_on, work.clock.today()))
    case.verify, case.verified_on = command.result.value, command.verified_on
    case.verify_note = command.note.strip()
    case.expected_on = command.expected_on or case.expected_on
    if command.result is Verify.TRUE:
        move(case, State.EXPECTED, command.verified_on, work)
    return done(case, work)


def record_release(command: RecordRelease, work: Work) -> Id:
    """The notice of release (B2); a day that was mistyped is set right until the person is met."""
    case = record_of(command.record, work)
    today = work.clock.today()
    must_be(case, {State.TO_VERIFY, State.EXPECTED, State.AWAITED}, tr("登记释放通知"))
    if Source(case.source) is Source.CORRECTION:
        raise Refused(Fault(tr("解除矫正的日期随矫正档案，不在这里改"), "release_on"))
    refuse(check_release(command, today))
    if State(case.state) is not State.AWAITED:
        move(case, State.AWAITED, command.notice_on or today, work)
    case.notice_on, case.cert_no = command.notice_on, command.cert_no.strip()
    _release(case, command.release_on, work)
    return done(case, work)


def hand_over(command: HandOver, work: Work) -> Id:
    """衔接 (B3)."""
    case = record_of(command.record, work)
    must_be(case, {State.AWAITED}, tr("登记衔接"))
    facts = help_facts(case, work.session)
    weigh(check_handover(command, facts, work.clock.today()), command, case.id, work)
    move(case, State.HELPED, command.handed_on, work)
    case.handover, case.handover_on = command.way.value, command.handed_on
    case.met = command.met.value
    case.agreed = command.agreed
    case.agreed_on = command.agreed_on if command.agreed else None
    set_team(case, command.members, command.handed_on, work)
    return done(case, work)


COMMANDS: Mapping[type, Handler] = {
    RegisterReleased: register_released,
    VerifyResidence: verify_residence,
    RecordRelease: record_release,
    HandOver: hand_over,
}
