"""How somebody comes under correction: entered, received, with papers that follow (A1, A3)."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from sqlalchemy import select

from app.correction.codes import GuarantorState
from app.correction.handlers.outside import enter_outside
from app.correction.handlers.permits import enter_prohibition
from app.correction.handlers.shared import (
    done,
    facts_of,
    judgment_of,
    move,
    must_be,
    state_of,
    subject_of,
)
from app.correction.messages.intake import (
    FileExit,
    JudgmentInput,
    KeepExitDocument,
    ReceiveSubject,
    RecordPapers,
    RegisterSubject,
    ReviseJudgment,
    ReviseProfile,
    SubjectInput,
)
from app.correction.messages.outside import RecordOutside
from app.correction.messages.permits import AddProhibition
from app.correction.numbering import next_number
from app.correction.rules.intake import (
    check_exit_document,
    check_reception,
    check_subject,
    is_minor,
)
from app.correction.rules.outside import check_outside
from app.correction.rules.permits import check_prohibition
from app.correction.rules.sentence import check_correction, check_judgment
from app.correction.states import State
from app.errors import Fault, Refused
from app.i18n import full_date, tr
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.people import idnumbers
from app.people.divisions import Divisions
from app.people.handlers import check_person, keep_person
from app.people.messages import AddRelation, Kin
from app.people.relations import add_relation
from app.weighing import placed, refuse, weigh
from app.work import Handler, Work
from db.tables.correction import CorrectionSubject, ExitDocument, Judgment
from db.tables.people import Person

_OPEN = (State.AWAITED, State.LATE, State.RECEIVED, State.SERVING, State.UNSETTLED)
_BEFORE = (State.AWAITED, State.LATE)


def register_subject(command: RegisterSubject, work: Work) -> Id:
    """A1: a notice of the county or the papers of the court became a record here."""
    given, today = command.subject, work.clock.today()
    subject_id = work.new_id()
    faults = placed(check_person(given.person, work), "person")
    birth = given.person.birth
    if not faults:
        number = idnumbers.parse(given.person.id_kind, given.person.id_no, today)
        faults += _mismatches(given, number.birth, number.sex)
        birth = number.birth or birth
        faults += _already(number.normalised, work)
    counties = [county.code for county in work.tool(Divisions).counties()]
    faults += check_subject(given, birth, counties, today)
    faults += placed(check_judgment(given.judgment, today), "judgment")
    ban, outside = _ban(given, subject_id), _outside(given, subject_id)
    if ban is not None:
        term = (given.judgment.start_on, given.judgment.end_on)
        wrong = check_prohibition(ban, given.judgment.category, term, work.tool(Rulebook))
        faults += placed(wrong, "prohibition")
    if outside is not None:
        wrong = check_outside(outside, given.judgment.category, given.person.sex, today)
        faults += placed(wrong, "outside")
    weigh(faults, command, subject_id, work)
    person = keep_person(given.person, work)
    work.session.flush()
    subject = CorrectionSubject(
        id=subject_id,
        office=work.me.office,
        person=person.id,
        state=State.AWAITED.value,
        state_on=given.notice_on,
        number=next_number(given.notice_on.year, work),
        number_year=given.notice_on.year,
        minor_regime=is_minor(birth, given.judgment.effective_on),
        officer=work.me.user,
        **_entered(given),
    )
    work.session.add_all([subject, _judgment(subject_id, given.judgment, work)])
    if given.guardian:
        guardian = given.guardian
        add_relation(
            AddRelation(person.id, Kin.GUARDIAN, guardian.name, guardian.phone, guardian.note),
            work,
        )
    if ban is not None:
        enter_prohibition(ban, work)
    if outside is not None:
        enter_outside(outside, work)
    return done(subject, work)


def _ban(given: SubjectInput, subject: Id) -> AddProhibition | None:
    """The 禁止令 typed with the judgment, as its own command has it."""
    one = given.prohibition
    if one is None:
        return None
    return AddProhibition(subject, one.kind, one.content, one.start_on, one.end_on)


def _outside(given: SubjectInput, subject: Id) -> RecordOutside | None:
    """The ground typed with the judgment; a guarantor who is named stands for now."""
    one = given.outside
    if one is None:
        return None
    return RecordOutside(
        subject,
        one.ground,
        hospital=one.hospital,
        diagnosis=one.diagnosis,
        expected_on=one.expected_on,
        born_on=one.born_on,
        guarantor=one.guarantor,
        guarantor_phone=one.guarantor_phone,
        guarantor_id_no=one.guarantor_id_no,
        guarantor_state=GuarantorState.VALID if one.guarantor.strip() else None,
    )


def _mismatches(given: SubjectInput, birth: date | None, sex: object) -> Iterator[Fault]:
    """#22: what the number says and what was typed must agree."""
    if birth and given.person.birth and birth != given.person.birth:
        says = tr("证件号码不一致。号码里的出生日期是 {day}，请对照证件")
        yield Fault(says.format(day=full_date(birth)), "person.birth", "cor.W22")
    if sex and given.person.sex and sex is not given.person.sex:
        says = tr("证件号码不一致。号码里的性别与所选的不一样，请对照证件")
        yield Fault(says, "person.sex", "cor.W22")


def _already(number: str, work: Work) -> Iterator[Fault]:
    """One person is under correction once."""
    if not number:
        return
    found = work.session.scalars(
        select(CorrectionSubject.id)
        .join(Person, Person.id == CorrectionSubject.person)
        .where(
            Person.id_no == number,
            CorrectionSubject.state.in_([state.value for state in _OPEN]),
            ~CorrectionSubject.voided,
        )
    ).first()
    if found is not None:
        yield Fault(
            tr("这个证件号码的人已经在册，还没有解除或者终止，请在原来的记录里办理"), "person.id_no"
        )


def _entered(given: SubjectInput) -> dict[str, Any]:
    return {
        "area": given.area,
        "subject_no": given.subject_no.strip(),
        "notice_on": given.notice_on,
        "notice_no": given.notice_no.strip(),
        "moved_in": given.moved_in,
        "decision_on": given.decision_on,
        "papers_on": given.papers_on,
        "missing": [one.value for one in given.missing],
        "education": given.education or "",
        "marital": given.marital or "",
        "employment": given.employment or "",
        "political": given.political.strip(),
        "three_none": given.three_none,
        "three_involved": [one.value for one in given.three_involved],
        "four_history": [one.value for one in given.four_history],
        "mental": given.mental,
        "infectious": given.infectious.strip(),
    }


def _judgment(subject: Id, given: JudgmentInput, work: Work) -> Judgment:
    return Judgment(id=work.new_id(), office=work.me.office, subject=subject, **_sentence(given))


def _sentence(given: JudgmentInput) -> dict[str, Any]:
    return {
        "category": given.category.value,
        "organ": given.organ.strip(),
        "doc_no": given.doc_no.strip(),
        "doc_on": given.doc_on,
        "effective_on": given.effective_on,
        "executed_on": given.executed_on,
        "exec_no": given.exec_no.strip(),
        "offence": given.offence.strip(),
        "offence_kind": given.offence_kind or "",
        "offence_on": given.offence_on,
        "co_offenders": [one.strip() for one in given.co_offenders if one.strip()],
        "victims": [one.strip() for one in given.victims if one.strip()],
        "principal": given.principal.value,
        "years": given.sentence.years,
        "months": given.sentence.months,
        "days": given.sentence.days,
        "probation_years": given.probation.years,
        "probation_months": given.probation.months,
        "custody_days": given.custody_days,
        "accessory": [one.value for one in given.accessory],
        "nominal_end": given.nominal_end,
        "start_on": given.start_on,
        "end_on": given.end_on,
    }


def revise_judgment(command: ReviseJudgment, work: Work) -> Id:
    """What was typed wrongly of a sentence; who was a minor stays one (#20)."""
    subject = subject_of(command.subject, work)
    must_be(State(subject.state), _OPEN, tr("更正裁判信息"))
    row, given = judgment_of(subject, work), command.judgment
    faults = check_correction(given, row.end_on, work.clock.today())
    weigh(placed(faults, "judgment"), command, subject.id, work)
    for name, value in _sentence(given).items():
        setattr(row, name, value)
    facts = facts_of(subject, work)
    if is_minor(facts.birth, given.effective_on):
        subject.minor_regime = True
    return done(subject, work)


def receive_subject(command: ReceiveSubject, work: Work) -> Id:
    """A3: the identity matched, registered by the county; what is missing is chased (R04)."""
    subject = subject_of(command.subject, work)
    facts = facts_of(subject, work)
    must_be(state_of(facts, work), _BEFORE, tr("登记接收"))
    weigh(check_reception(command, facts, work.clock.today()), command, subject.id, work)
    subject.reported_on, subject.checked_by = command.reported_on, command.checked_by.value
    subject.accepted_on = command.accepted_on or command.reported_on
    if command.papers_on:
        subject.papers_on = command.papers_on
    subject.missing = [one.value for one in command.missing]
    if command.subject_no.strip():
        subject.subject_no = command.subject_no.strip()
    if is_minor(facts.birth, subject.accepted_on):
        subject.minor_regime = True
    move(subject, State.RECEIVED, subject.accepted_on)
    return done(subject, work)


def record_papers(command: RecordPapers, work: Work) -> Id:
    """Papers that came, what is still missing, the receipt that was sent (R01, R04)."""
    subject = subject_of(command.subject, work)
    today = work.clock.today()
    if command.papers_on > today:
        raise Refused(Fault(tr("收到文书的日期晚于今天，请核对"), "papers_on"))
    if command.receipt_on and not command.papers_on <= command.receipt_on <= today:
        raise Refused(Fault(tr("送达回执的日期在收到文书之后、今天以前，请核对"), "receipt_on"))
    subject.papers_on, subject.receipt_on = command.papers_on, command.receipt_on
    subject.missing = [one.value for one in command.missing]
    return done(subject, work)


def revise_profile(command: ReviseProfile, work: Work) -> Id:
    """What is known beside the sentence; the regime of minors is no part of it (#20)."""
    subject = subject_of(command.subject, work)
    counties = [one.code for one in work.tool(Divisions).counties()]
    if command.area is not None and command.area not in counties:
        raise Refused(Fault(tr("请选居住地所在的县（市、区）"), "area"))
    for one in fields(command):
        value = getattr(command, one.name)
        if value is not None and one.name != "subject":
            setattr(subject, one.name, _kept(value))
    return done(subject, work)


def _kept(value: object) -> object:
    """What a column keeps of what was typed: codes and lists as text."""
    if isinstance(value, tuple):
        return [one.hex() if isinstance(one, bytes) else str(one) for one in value]
    return str(value).strip() if isinstance(value, str) else value


def file_exit(command: FileExit, work: Work) -> Id:
    """R18: 报备 with those who stop people at the border."""
    subject = subject_of(command.subject, work)
    if command.filed_on > work.clock.today():
        raise Refused(Fault(tr("报备日期晚于今天，请核对"), "filed_on"))
    subject.exit_filed_on = command.filed_on
    return done(subject, work)


def keep_exit_document(command: KeepExitDocument, work: Work) -> Id:
    """A document for the border and what became of it."""
    subject = subject_of(command.subject, work)
    refuse(check_exit_document(command, work.clock.today()))
    row = work.session.get(ExitDocument, command.document) if command.document else None
    if row is None:
        row = ExitDocument(id=work.new_id(), office=work.me.office, subject=subject.id)
        work.session.add(row)
    row.kind, row.number = command.kind.value, command.number.strip().upper()
    row.handling, row.handled_on = command.handling.value, command.handled_on
    row.basis = command.basis.strip()
    work.session.flush()
    return row.id


COMMANDS: Mapping[type, Handler] = {
    RegisterSubject: register_subject,
    ReceiveSubject: receive_subject,
    RecordPapers: record_papers,
    ReviseJudgment: revise_judgment,
    ReviseProfile: revise_profile,
    FileExit: file_exit,
    KeepExitDocument: keep_exit_document,
}
