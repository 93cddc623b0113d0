"""Consultations: asked (C10), taken up (C20), answered (C30), promised (C35), rated, closed."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections.abc import Mapping
from datetime import date, datetime

from app.clock import CHINA
from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.people import names, phones
from app.people.discretion import seen_by
from app.people.looks import write_down
from app.people.messages import Secret
from app.services.codes import Satisfaction
from app.services.facts import consultation_facts
from app.services.handlers.shared import consultation_of, done, hints_of, later, move, must_be
from app.services.messages import (
    AnswerConsultation,
    AppointAnswer,
    CloseConsultation,
    NoteConsultation,
    RateConsultation,
    RegisterConsultation,
    RevealCaller,
    ReviseConsultation,
    TakeUpConsultation,
)
from app.services.numbering import next_number
from app.services.practice import QuestionWords
from app.services.rules import (
    check_answer,
    check_appointment,
    check_caller,
    check_closing,
    check_question,
    check_rating,
    check_received,
    check_told,
)
from app.services.states import State
from app.weighing import refuse, weigh
from app.work import Handler, Work
from db.tables.people import Person
from db.tables.services import Consultation, ConsultationNote

_BEFORE_END = frozenset(State) - {State.CLOSED}
_UNANSWERED = frozenset({State.REGISTERED, State.TAKEN, State.APPOINTED})


def register_consultation(command: RegisterConsultation, work: Work) -> Id:
    """→C10; with an answer on to C30, rated on the spot to C70."""
    now, answered = work.clock.now(), bool(command.answer.strip())
    faults = [*check_caller(command), *check_question(command, now)]
    faults += _typed(command.name, command.phone, refused=command.refused)
    if answered:
        faults += check_answer(command.answer, command.answered_by, now, command.received_at, now)
        faults += check_told(command.told, _grounds(command.question, work))
        faults += _closed_at_once(command, work)
    elif command.satisfaction is not None:
        faults.append(Fault(tr("还没有答复，不能登记评价"), "satisfaction", "pls.R-C12"))
    if command.person and not _has_file(command.person, work):
        words = tr("这个人的档案不在本机，可能已经撤销；咨询还没有登记，请重新填姓名再登记")
        faults.append(Fault(words, "name"))
    record = work.new_id()
    weigh(faults, command, record, work)
    case = _row(record, command, work)
    work.session.add(case)
    today = work.clock.today()
    if answered:
        move(case, State.TAKEN, today)
        _answer(case, command.answer, command.answered_by, _answered_at(command, now))
        case.told = command.told.value if command.told else ""
        case.minutes = command.minutes
        move(case, State.ANSWERED, today)
        if command.satisfaction is not None:
            _rate(case, command.satisfaction, today)
            _close(case, today)
    elif command.answered_by.strip():
        case.taken_by = command.answered_by.strip()
        move(case, State.TAKEN, today)
    return done(case, work)


def _has_file(person: Id, work: Work) -> bool:
    """Whether there is such a file, not struck out, that who registers may know of."""
    row = work.session.get(Person, person)
    return row is not None and not row.voided and person in seen_by(work, [person])


def _closed_at_once(command: RegisterConsultation, work: Work) -> list[Fault]:
    """A call that sounds like danger is looked at before it is closed."""
    words = _dangers(command.question, work) if command.satisfaction is not None else []
    if not words:
        return []
    says = tr("问的像是“{what}”，先不要当场办结；确实没有危险的，请写明理由")
    message = says.format(what=tr("、").join(words))
    return [Fault(message, "satisfaction", "pls.R-C13", "反家庭暴力法 第13条", blocks=False)]


def _row(record: Id, command: RegisterConsultation, work: Work) -> Consultation:
    year = command.received_at.astimezone(CHINA).year
    return Consultation(
        id=record,
        office=work.me.office,
        number_year=year,
        number_device=work.me.device_no,
        number=next_number(year, work),
        person=None if command.refused else command.person,
        name="" if command.refused else _name(command.name),
        refused=command.refused,
        number_refused=command.number_refused,
        phone=_phone(command.phone),
        people=command.people,
        received_at=command.received_at,
        way=command.way.value,
        topic=command.topic.value,
        question=command.question.strip(),
        division=command.division,
        registrar=work.me.user,
        state=State.REGISTERED.value,
        state_on=work.clock.today(),
    )


def _answered_at(command: RegisterConsultation, now: datetime) -> datetime:
    """Answered on the spot: when it was asked, unless it was asked today."""
    received = command.received_at
    return received if received.astimezone(CHINA).date() < now.astimezone(CHINA).date() else now


def _typed(name: str, phone: str, *, refused: bool) -> list[Fault]:
    faults: list[Fault] = []
    checks = [(phone, phones.parse, "phone")] + ([] if refused else [(name, names.parse, "name")])
    for text, parse, field in checks:
        if text.strip():
            try:
                parse(text)
            except Refused as error:
                faults += [Fault(fault.message, field) for fault in error.faults]
    return faults


def _name(text: str) -> str:
    return names.parse(text) if text.strip() else ""


def _phone(text: str) -> str:
    return phones.parse(text) if text.strip() else ""


def _grounds(question: str, work: Work) -> list[str]:
    return [one.title for one in work.tool(QuestionWords).of(question) if one.of_aid]


def _dangers(question: str, work: Work) -> list[str]:
    return [one.title for one in work.tool(QuestionWords).of(question) if one.danger]


def revise_consultation(command: ReviseConsultation, work: Work) -> Id:
    """What was written down wrong is set right."""
    case = consultation_of(command.record, work)
    must_be(case, _BEFORE_END, tr("更正登记"))
    refuse(
        [
            *check_caller(command),
            *check_question(command, work.clock.now()),
            *check_received(command.received_at, consultation_facts(case, work.session)),
            *_typed(command.name, command.phone or "", refused=command.refused),
        ]
    )
    name = "" if command.refused else _name(command.name)
    if name != case.name:  # somebody else: the file of whom it was taken for is not theirs
        case.person = None
    case.way, case.topic = command.way.value, command.topic.value
    case.received_at, case.question = command.received_at, command.question.strip()
    case.division, case.people = command.division, command.people
    case.refused, case.number_refused = command.refused, command.number_refused
    case.name = name
    if command.phone is not None:
        case.phone = _phone(command.phone)
    return done(case, work)


def take_up(command: TakeUpConsultation, work: Work) -> Id:
    """C10→C20."""
    case = consultation_of(command.record, work)
    if not command.taken_by.strip():
        raise Refused(Fault(tr("请填谁来解答"), "taken_by"))
    if State(case.state) is not State.TAKEN:  # another lawyer may take it over
        move(case, State.TAKEN, work.clock.today())
    case.taken_by = command.taken_by.strip()
    return done(case, work)


def answer_consultation(command: AnswerConsultation, work: Work) -> Id:
    """C20→C30, C35→C30; what nobody took up is taken up by who answers."""
    case = consultation_of(command.record, work)
    must_be(case, _UNANSWERED, tr("登记答复"))
    faults = check_answer(
        *(command.answer, command.answered_by, command.answered_at),
        *(case.received_at, work.clock.now()),
    )
    grounds = [one.title for one in hints_of(case, work) if one.of_aid]
    weigh([*faults, *check_told(command.told, grounds)], command, case.id, work)
    on = command.answered_at.astimezone(CHINA).date()
    if State(case.state) is State.REGISTERED:
        case.taken_by = command.answered_by.strip()
        move(case, State.TAKEN, on)
    _answer(case, command.answer, command.answered_by, command.answered_at)
    case.told, case.minutes = command.told.value, command.minutes
    move(case, State.ANSWERED, on)
    return done(case, work)


def _answer(case: Consultation, answer: str, by: str, at: datetime) -> None:
    case.answer, case.answered_by, case.answered_at = answer.strip(), by.strip(), at


def appoint_answer(command: AppointAnswer, work: Work) -> Id:
    """C20→C35; the day may be moved as long as it is not answered."""
    case = consultation_of(command.record, work)
    must_be(case, _UNANSWERED, tr("约期答复"))
    refuse(check_appointment(command, work.clock.now()))
    today = work.clock.today()
    case.taken_by = command.taken_by.strip() or case.taken_by
    if State(case.state) is State.REGISTERED:
        move(case, State.TAKEN, today)
    if State(case.state) is not State.APPOINTED:
        move(case, State.APPOINTED, today)
    case.appointed_at, case.appointed_on = command.appointed_at, today
    case.appointed_for = command.appointed_for.strip()
    return done(case, work)


def rate_consultation(command: RateConsultation, work: Work) -> Id:
    """C30→C60, C50→C60, and with it C70."""
    case = consultation_of(command.record, work)
    facts = consultation_facts(case, work.session)
    faults = check_rating(command, facts, work.clock.today())
    if command.close:
        faults += check_closing(facts, _dangers(case.question, work), "satisfaction")
    weigh(faults, command, case.id, work)
    _rate(case, command.satisfaction, command.rated_on)
    case.rating_note = command.note.strip()
    if command.close:
        _close(case, command.rated_on)
    return done(case, work)


def _rate(case: Consultation, satisfaction: Satisfaction, on: date) -> None:
    move(case, State.RATED, on)
    case.satisfaction, case.rated_on = satisfaction.value, on


def _close(case: Consultation, on: date) -> None:
    move(case, State.CLOSED, on)
    case.closed_on = on


def close_consultation(command: CloseConsultation, work: Work) -> Id:
    """C60→C70."""
    case = consultation_of(command.record, work)
    facts = consultation_facts(case, work.session)
    faults = later(command.closed_on, "closed_on", work)
    if case.rated_on is not None and command.closed_on < case.rated_on:
        faults.append(Fault(tr("早于评价的日期，请核对"), "closed_on"))
    faults += check_closing(facts, _dangers(case.question, work), "closed_on")
    weigh(faults, command, case.id, work)
    _close(case, command.closed_on)
    return done(case, work)


def note_consultation(command: NoteConsultation, work: Work) -> Id:
    """One line of what happened since."""
    case = consultation_of(command.record, work)
    faults = [] if command.text.strip() else [Fault(tr("请写一句"), "text")]
    if command.at > work.clock.now():
        faults.append(Fault(tr("时间晚于现在，请核对"), "at"))
    refuse(faults)
    work.session.add(
        ConsultationNote(
            id=work.new_id(),
            office=case.office,
            consultation=case.id,
            at=command.at,
            text=command.text.strip(),
            author=work.me.user,
        )
    )
    return done(case, work)


def reveal_caller(command: RevealCaller, work: Work) -> str:
    """The complete number to call back; who, when and what for is in the journal with it."""
    case = consultation_of(command.record, work)
    if not case.phone:
        raise Refused(Fault(tr("没有留下电话")))
    write_down(case.id, Secret.PHONE, command.purpose, command.note, work)
    return case.phone


COMMANDS: Mapping[type, Handler] = {
    RegisterConsultation: register_consultation,
    ReviseConsultation: revise_consultation,
    TakeUpConsultation: take_up,
    AnswerConsultation: answer_consultation,
    AppointAnswer: appoint_answer,
    RateConsultation: rate_consultation,
    CloseConsultation: close_consultation,
    NoteConsultation: note_consultation,
    RevealCaller: reveal_caller,
}
