"""A correction in hand: team, declaration, plans, classes, the term and its 函询 (A4, A5)."""

from __future__ import annotations

__all__ = ["ANSWERED", "COMMANDS"]

from collections.abc import Mapping

from sqlalchemy import func, select

from app.correction.codes import Answer, Level, RequestKind
from app.correction.handlers.requests import Follow, ask
from app.correction.handlers.shared import (
    done,
    facts_of,
    judgment_of,
    move,
    must_be,
    state_of,
    subject_of,
)
from app.correction.messages.course import (
    AddMember,
    AddSubjectNote,
    AnswerInquiry,
    AskInquiry,
    DeclareSubject,
    EndMember,
    KeepGrade,
    ProposeGrade,
    ReviseTerm,
    SignLetter,
    WritePlan,
)
from app.correction.rules.course import check_grade, check_member, check_plan, check_term
from app.correction.rules.intake import check_declaration
from app.correction.states import IN_HAND, LIVE, State
from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.weighing import refuse, weigh
from app.work import Handler, Work
from db.tables.correction import (
    ClassRecord,
    CorrectionPlan,
    CountyRequest,
    SubjectNote,
    TeamMember,
)

_HERE = (State.RECEIVED, *IN_HAND)


def add_member(command: AddMember, work: Work) -> Id:
    """One more in the team (R06)."""
    subject = subject_of(command.subject, work)
    must_be(State(subject.state), LIVE, tr("登记矫正小组"))
    refuse(check_member(command, work.clock.today()))
    row = TeamMember(
        id=work.new_id(),
        office=work.me.office,
        subject=subject.id,
        name=command.name.strip(),
        sex=command.sex.value,
        standing=command.standing.value,
        phone=command.phone.strip(),
        knows_minors=command.knows_minors,
        joined_on=command.joined_on,
        letter_on=command.letter_on,
    )
    work.session.add(row)
    work.session.flush()
    return row.id


def _member(member: Id, work: Work) -> TeamMember:
    row = work.session.get(TeamMember, member)
    if row is None or row.voided or row.left_on is not None:
        raise Refused(Fault(tr("没有找到这名成员，可能已经退出小组")))
    subject_of(row.subject, work)
    return row


def sign_letter(command: SignLetter, work: Work) -> Id:
    """A member signed the 责任书."""
    row = _member(command.member, work)
    if not row.joined_on <= command.letter_on <= work.clock.today():
        says = tr("签责任书的日期在加入小组之后、今天以前，请核对")
        raise Refused(Fault(says, "letter_on"))
    row.letter_on = command.letter_on
    work.session.flush()
    return row.id


def end_member(command: EndMember, work: Work) -> Id:
    """A member left; while serving, who remains must still be a team (#11)."""
    row = _member(command.member, work)
    if not row.joined_on <= command.left_on <= work.clock.today():
        raise Refused(Fault(tr("退出日期在加入小组之后、今天以前，请核对"), "left_on"))
    row.left_on = command.left_on
    work.session.flush()
    return row.id


def declare_subject(command: DeclareSubject, work: Work) -> Id:
    """A4: 入矫宣告; with it the first class begins."""
    subject = subject_of(command.subject, work)
    facts = facts_of(subject, work)
    must_be(state_of(facts, work), {State.RECEIVED}, tr("登记入矫宣告"))
    weigh(check_declaration(command, facts, work.clock.today()), command, subject.id, work)
    subject.declared_on = command.declared_on
    subject.declared_by = command.declared_by.strip()
    subject.guardian_present = command.guardian_present
    # What somebody reported before the record was kept here stands in the paper book.
    kept = command.reports_from or work.clock.today()
    subject.reports_from = max(command.declared_on, kept)
    move(subject, State.SERVING, command.declared_on)
    work.session.add(
        ClassRecord(
            id=work.new_id(),
            office=work.me.office,
            subject=subject.id,
            grade=command.grade.value,
            from_on=command.declared_on,
            basis=tr("入矫宣告"),
            confirmed_on=command.declared_on,
        )
    )
    return done(subject, work)


def write_plan(command: WritePlan, work: Work) -> Id:
    """方案: the next version; those before it stay."""
    subject = subject_of(command.subject, work)
    must_be(State(subject.state), _HERE, tr("写矫正方案"))
    newest = work.session.scalar(
        select(func.max(CorrectionPlan.version)).where(
            CorrectionPlan.subject == subject.id, ~CorrectionPlan.voided
        )
    )
    refuse(check_plan(command, newest or 0, work.clock.today()))
    row = CorrectionPlan(
        id=work.new_id(),
        office=work.me.office,
        subject=subject.id,
        version=(newest or 0) + 1,
        made_on=command.made_on,
        assessment=command.assessment.strip(),
        psyche=command.psyche.strip(),
        measures=command.measures.strip(),
        reason=command.reason.strip(),
    )
    work.session.add(row)
    work.session.flush()
    return row.id


def propose_grade(command: ProposeGrade, work: Work) -> Id:
    """A5: the office proposes, the county confirms; until then the class stays as it is."""
    subject = subject_of(command.subject, work)
    facts = facts_of(subject, work)
    must_be(state_of(facts, work), IN_HAND, tr("提出调整管理类别"))
    faults = check_grade(command, facts, work.clock.today())
    if any(request.kind is RequestKind.CLASS for request in facts.requests):
        faults.append(Fault(tr("上一次提出的调整还没有答复，请先登记答复")))
    refuse(faults)
    row = ClassRecord(
        id=work.new_id(),
        office=work.me.office,
        subject=subject.id,
        grade=command.grade.value,
        from_on=command.from_on,
        basis=command.basis.strip(),
    )
    work.session.add(row)
    return ask(
        subject.id, RequestKind.CLASS, row.id, Level.COUNTY, work,
        asked_on=command.asked_on, opinion=command.opinion,
    )  # fmt: skip


def keep_grade(command: KeepGrade, work: Work) -> Id:
    """R05: the class stays; its time begins anew."""
    subject = subject_of(command.subject, work)
    facts = facts_of(subject, work)
    must_be(state_of(facts, work), IN_HAND, tr("评定管理类别"))
    row = work.session.get(ClassRecord, facts.grade_row) if facts.grade_row else None
    if row is None:
        raise Refused(Fault(tr("还没有确定管理类别，请先提出管理类别")))
    faults = []
    if not row.from_on <= command.reviewed_on <= work.clock.today():
        faults.append(Fault(tr("评定日期在现在的类别开始之后、今天以前，请核对"), "reviewed_on"))
    if not command.review.strip():
        faults.append(Fault(tr("请写评定情况"), "review"))
    refuse(faults)
    row.reviewed_on, row.review = command.reviewed_on, command.review.strip()
    return done(subject, work)


def _grade_answered(request: CountyRequest, work: Work) -> None:
    """The county confirmed another class, or kept the one that is."""
    row = work.session.get(ClassRecord, request.record)
    if row is not None and Answer(request.answer) is Answer.YES:
        row.confirmed_on = request.answered_on


def ask_inquiry(command: AskInquiry, work: Work) -> Id:
    """T9: the organ was asked why the two ends differ; the document goes on to govern."""
    subject = subject_of(command.subject, work)
    row = judgment_of(subject, work)
    if command.asked_on > work.clock.today():
        raise Refused(Fault(tr("函询日期晚于今天，请核对"), "asked_on"))
    row.asked_on, row.asked_answer = command.asked_on, ""
    return done(subject, work)


def answer_inquiry(command: AnswerInquiry, work: Work) -> Id:
    """What the organ answered."""
    subject = subject_of(command.subject, work)
    row = judgment_of(subject, work)
    if row.asked_on is None:
        raise Refused(Fault(tr("还没有登记函询，请先登记函询")))
    if not command.answer.strip():
        raise Refused(Fault(tr("请写明答复的内容"), "answer"))
    row.asked_answer = command.answer.strip()
    return done(subject, work)


def revise_term(command: ReviseTerm, work: Work) -> Id:
    """T8, #17: a ruling shortened the term, or took days of a sentence served outside away."""
    subject = subject_of(command.subject, work)
    facts = facts_of(subject, work)
    must_be(state_of(facts, work), LIVE, tr("登记期限变更"))
    weigh(check_term(command, facts), command, subject.id, work)
    row = judgment_of(subject, work)
    row.end_on, row.uncounted_days = command.end_on, row.uncounted_days + command.uncounted_days
    row.term_doc_no, row.term_reason = command.doc_no.strip(), command.reason.strip()
    return done(subject, work)


def add_note(command: AddSubjectNote, work: Work) -> Id:
    """记一笔: what happened, as R10 asks of what changes in a life."""
    subject = subject_of(command.subject, work)
    if not command.text.strip():
        raise Refused(Fault(tr("请写内容"), "text"))
    row = SubjectNote(
        id=work.new_id(),
        office=work.me.office,
        subject=subject.id,
        happened_at=work.clock.now(),
        text=command.text.strip(),
        author=work.me.user,
    )
    work.session.add(row)
    work.session.flush()
    return row.id


ANSWERED: Mapping[RequestKind, Follow] = {RequestKind.CLASS: _grade_answered}

COMMANDS: Mapping[type, Handler] = {
    AddMember: add_member,
    SignLetter: sign_letter,
    EndMember: end_member,
    DeclareSubject: declare_subject,
    WritePlan: write_plan,
    ProposeGrade: propose_grade,
    KeepGrade: keep_grade,
    AskInquiry: ask_inquiry,
    AnswerInquiry: answer_inquiry,
    ReviseTerm: revise_term,
    AddSubjectNote: add_note,
}
