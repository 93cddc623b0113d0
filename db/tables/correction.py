"""社区矫正: persons serving a sentence in the community, and what is done with them."""

from __future__ import annotations

__all__ = [
    "CheckIn",
    "ClassRecord",
    "ClassSchedule",
    "CorrectionPlan",
    "CorrectionSubject",
    "CountyRequest",
    "Entrustment",
    "ExitDocument",
    "Judgment",
    "OutsideServing",
    "Prohibition",
    "ScheduleChange",
    "SubjectNote",
    "SubjectVisit",
    "Survey",
    "TeamMember",
]

from datetime import date, datetime

from sqlalchemy import Boolean, Index, Integer, LargeBinary, String, Text
from sqlalchemy.orm import Mapped

from db.tables.base import Journalled, field
from db.types import Day, IdBytes, Moment, TextList


class CorrectionSubject(Journalled):
    """subject 矫正对象: one sentence of one person, domain specification §2.

    Identity, telephone and residence are those of the person's file.

    Attributes:
        area: 区县码 of the residence, six digits; decides where leave is needed (R14a).
        number: of the office's own TMP number, until the province gives `subject_no`.
        notice_on: when the county's notice or the court's paper came (A1).
        moved_in: came over from another county (执行地变更), where the term had begun already.
        decision_on: when the decision of 暂予监外执行 came (R03).
        papers_on, receipt_on: when the papers came, and when the receipt was sent (R04).
        missing: papers that have not come yet (文书待补).
        checked_by: how the identity was matched at the report.
        ended_as: how it ended, a `Discharge` or `Termination` code.
        reports_from: the first day of which reports are kept here; those before are in the
            paper book, and nobody is said to have missed them.
        minor_regime: set at reception, never cleared (R30).
        officer: the user who answers for it; aides: ids (hex) of those who help with it.
        end_doc_no: number of the certificate, ruling or decision it ended by.
        told_on: when court, procurators and police were told of its end (D22).
        sealed_on: the day its record left this database (R31).
    """

    __tablename__ = "correction_subject"
    __table_args__ = (Index("ix_correction_subject_state", "office", "state"),)

    person: Mapped[bytes] = field("person", IdBytes, index=True)
    area: Mapped[str] = field("person", String(6))
    subject_no: Mapped[str] = field("number", String(60), default="")
    number: Mapped[int | None] = field("number", Integer)
    number_year: Mapped[int | None] = field("number", Integer)
    state: Mapped[str] = field("state", String(3))
    state_on: Mapped[date] = field("state", Day)
    notice_on: Mapped[date] = field("notice", Day)
    notice_no: Mapped[str] = field("notice", String(60), default="")
    moved_in: Mapped[bool] = field("notice", Boolean, default=False)
    decision_on: Mapped[date | None] = field("notice", Day)
    papers_on: Mapped[date | None] = field("papers", Day)
    receipt_on: Mapped[date | None] = field("papers", Day)
    missing: Mapped[list[str]] = field("papers", TextList, default=list)
    reported_on: Mapped[date | None] = field("report", Day)
    checked_by: Mapped[str] = field("report", String(1), default="")
    accepted_on: Mapped[date | None] = field("acceptance", Day)
    declared_on: Mapped[date | None] = field("declaration", Day)
    declared_by: Mapped[str] = field("declaration", String(60), default="")
    reports_from: Mapped[date | None] = field("declaration", Day)
    guardian_present: Mapped[bool] = field("declaration", Boolean, default=False)
    exit_filed_on: Mapped[date | None] = field("exit", Day)
    minor_regime: Mapped[bool] = field("minor", Boolean, default=False)
    officer: Mapped[bytes | None] = field("assignment", IdBytes)
    aides: Mapped[list[str]] = field("assignment", TextList, default=list)
    education: Mapped[str] = field("profile", String(2), default="")
    marital: Mapped[str] = field("profile", String(2), default="")
    employment: Mapped[str] = field("profile", String(2), default="")
    political: Mapped[str] = field("profile", String(30), default="")
    three_none: Mapped[bool] = field("profile", Boolean, default=False)
    resume: Mapped[list[str]] = field("resume", TextList, default=list)
    three_involved: Mapped[list[str]] = field("history", TextList, default=list)
    four_history: Mapped[list[str]] = field("history", TextList, default=list)
    mental: Mapped[bool] = field("health", Boolean, default=False)
    infectious: Mapped[str] = field("health", Text, default="")
    summary: Mapped[str] = field("appraisal", Text, default="")
    appraised_on: Mapped[date | None] = field("appraisal", Day)
    attitude: Mapped[str] = field("appraisal", String(2), default="")
    advice: Mapped[str] = field("appraisal", Text, default="")
    ended_as: Mapped[str] = field("ending", String(3), default="")
    ended_on: Mapped[date | None] = field("ending", Day)
    end_doc_no: Mapped[str] = field("ending", String(80), default="")
    end_note: Mapped[str] = field("ending", Text, default="")
    told_on: Mapped[date | None] = field("told", Day)
    sealed_on: Mapped[date | None] = field("seal", Day)


class Judgment(Journalled):
    """judgment 裁判执行: what the subject serves; the document's own end governs (T9).

    Attributes:
        effective_on: the day the decision took effect.
        executed_on: 执行之日 of 管制 and 暂监, the day of release on 假释.
        nominal_end: the end of the original sentence, for 假释 and 暂监.
        probation_years, probation_months: 缓刑考验期.
        start_on, end_on: as the document says.
        uncounted_days: days a court ruled out of the sentence (刑事诉讼法 第268条第3款).
        term_doc_no: the ruling that changed the term, "" while the judgment's own holds.
        asked_on: when the organ was asked why its end differs from ours (函询).
    """

    __tablename__ = "correction_judgment"

    subject: Mapped[bytes] = field("judgment", LargeBinary(16), index=True)
    category: Mapped[str] = field("judgment", String(2))
    organ: Mapped[str] = field("judgment", String(100))
    doc_no: Mapped[str] = field("judgment", String(80))
    doc_on: Mapped[date] = field("judgment", Day)
    effective_on: Mapped[date] = field("judgment", Day)
    executed_on: Mapped[date | None] = field("judgment", Day)
    exec_no: Mapped[str] = field("judgment", String(80), default="")
    offence: Mapped[str] = field("offence", String(100))
    offence_kind: Mapped[str] = field("offence", String(2), default="")
    offence_on: Mapped[date] = field("offence", Day)
    co_offenders: Mapped[list[str]] = field("others", TextList, default=list)
    victims: Mapped[list[str]] = field("others", TextList, default=list)
    principal: Mapped[str] = field("sentence", String(2))
    years: Mapped[int] = field("sentence", Integer, default=0)
    months: Mapped[int] = field("sentence", Integer, default=0)
    days: Mapped[int] = field("sentence", Integer, default=0)
    probation_years: Mapped[int] = field("sentence", Integer, default=0)
    probation_months: Mapped[int] = field("sentence", Integer, default=0)
    custody_days: Mapped[int] = field("sentence", Integer, default=0)
    accessory: Mapped[list[str]] = field("sentence", TextList, default=list)
    nominal_end: Mapped[date | None] = field("sentence", Day)
    start_on: Mapped[date] = field("term", Day)
    end_on: Mapped[date] = field("term", Day)
    uncounted_days: Mapped[int] = field("term", Integer, default=0)
    term_doc_no: Mapped[str] = field("term", String(80), default="")
    term_reason: Mapped[str] = field("term", Text, default="")
    asked_on: Mapped[date | None] = field("inquiry", Day)
    asked_answer: Mapped[str] = field("inquiry", Text, default="")


class ExitDocument(Journalled):
    """出入境证件 of a subject and what became of it."""

    __tablename__ = "correction_exit_document"

    subject: Mapped[bytes] = field("document", LargeBinary(16), index=True)
    kind: Mapped[str] = field("document", String(2))
    number: Mapped[str] = field("document", String(30))
    handling: Mapped[str] = field("handling", String(2))
    handled_on: Mapped[date | None] = field("handling", Day)
    basis: Mapped[str] = field("handling", String(200), default="")


class Prohibition(Journalled):
    """prohibition 禁止令, of 管制 and 缓刑 alone."""

    __tablename__ = "correction_prohibition"

    subject: Mapped[bytes] = field("prohibition", LargeBinary(16), index=True)
    kind: Mapped[str] = field("prohibition", String(1))
    content: Mapped[str] = field("prohibition", Text)
    start_on: Mapped[date] = field("prohibition", Day)
    end_on: Mapped[date] = field("prohibition", Day)


class OutsideServing(Journalled):
    """tee 暂予监外执行: why a sentence is served outside, and who stands for it.

    Attributes:
        guarantor: name, telephone and document of the 保证人.
        guarantor_state: 有效, 失效, 更换中; guarantor_on: since when.
    """

    __tablename__ = "correction_outside"

    subject: Mapped[bytes] = field("ground", LargeBinary(16), index=True)
    ground: Mapped[str] = field("ground", String(1))
    hospital: Mapped[str] = field("health", String(100), default="")
    diagnosis: Mapped[str] = field("health", Text, default="")
    expected_on: Mapped[date | None] = field("child", Day)
    born_on: Mapped[date | None] = field("child", Day)
    until_on: Mapped[date | None] = field("until", Day)
    guarantor: Mapped[str] = field("guarantor", String(50), default="")
    guarantor_id_no: Mapped[str] = field("guarantor", String(30), default="")
    guarantor_phone: Mapped[str] = field("guarantor", String(30), default="")
    guarantor_state: Mapped[str] = field("guarantor", String(1), default="")
    guarantor_on: Mapped[date | None] = field("guarantor", Day)


class TeamMember(Journalled):
    """team 矫正小组: one member; who leaves keeps the row with `left_on`."""

    __tablename__ = "correction_team_member"

    subject: Mapped[bytes] = field("member", LargeBinary(16), index=True)
    name: Mapped[str] = field("member", String(50))
    sex: Mapped[str] = field("member", String(1))
    standing: Mapped[str] = field("member", String(1))
    phone: Mapped[str] = field("member", String(30), default="")
    knows_minors: Mapped[bool] = field("member", Boolean, default=False)
    joined_on: Mapped[date] = field("member", Day)
    letter_on: Mapped[date | None] = field("letter", Day)
    left_on: Mapped[date | None] = field("leaving", Day)


class CorrectionPlan(Journalled):
    """plan 矫正方案: each version stays."""

    __tablename__ = "correction_plan"

    subject: Mapped[bytes] = field("plan", LargeBinary(16), index=True)
    version: Mapped[int] = field("plan", Integer)
    made_on: Mapped[date] = field("plan", Day)
    assessment: Mapped[str] = field("plan", Text)
    psyche: Mapped[str] = field("plan", Text, default="")
    measures: Mapped[str] = field("plan", Text)
    reason: Mapped[str] = field("plan", Text, default="")


class ClassRecord(Journalled):
    """class_record 管理类别: runs from `from_on` until the next confirmed one begins.

    Attributes:
        reviewed_on, review: when it was looked at last and kept, and why.
    """

    __tablename__ = "correction_class"

    subject: Mapped[bytes] = field("class", LargeBinary(16), index=True)
    grade: Mapped[str] = field("class", String(1))
    from_on: Mapped[date] = field("class", Day)
    basis: Mapped[str] = field("class", Text)
    confirmed_on: Mapped[date | None] = field("confirmation", Day)
    reviewed_on: Mapped[date | None] = field("review", Day)
    review: Mapped[str] = field("review", Text, default="")


class ClassSchedule(Journalled):
    """How often the office has a class report in one way, from a day on.

    Attributes:
        times, months, days: so many times in so many months or days; times 0 asks for none.
        basis: the paper of the county or the province behind it; "" leaves it 未经核实.
    """

    __tablename__ = "correction_class_schedule"

    grade: Mapped[str] = field("schedule", String(1))
    kind: Mapped[str] = field("schedule", String(1))
    times: Mapped[int] = field("schedule", Integer)
    months: Mapped[int] = field("schedule", Integer, default=0)
    days: Mapped[int] = field("schedule", Integer, default=0)
    from_on: Mapped[date] = field("schedule", Day)
    basis: Mapped[str] = field("schedule", String(200), default="")


class ScheduleChange(Journalled):
    """A person's own deviation from the class's schedule of reports.

    Attributes:
        kind: which way of reporting; "" for every way.
        times, months, days: so many times in so many months or days; times 0 asks for none.
        weekday: the fixed day of the week (1 Monday), where one was agreed.
        until_on: the last day it holds; None as long as the class does.
    """

    __tablename__ = "correction_schedule"

    subject: Mapped[bytes] = field("schedule", LargeBinary(16), index=True)
    kind: Mapped[str] = field("schedule", String(1), default="")
    times: Mapped[int] = field("schedule", Integer)
    months: Mapped[int] = field("schedule", Integer, default=0)
    days: Mapped[int] = field("schedule", Integer, default=0)
    weekday: Mapped[int | None] = field("schedule", Integer)
    from_on: Mapped[date] = field("schedule", Day)
    until_on: Mapped[date | None] = field("schedule", Day)
    reason: Mapped[str] = field("schedule", Text)


class CheckIn(Journalled):
    """checkin 报告: one that came, or one that was excused.

    Attributes:
        due_from, due_to: the window it answers; None for one beyond what was due.
        done_at: None when it was excused.
        checked_by: how the identity was checked.
        excuse: why it need not come.
        verified: what an officer found of a missed one (有正当理由, 轻微, 较重).
    """

    __tablename__ = "correction_checkin"
    __table_args__ = (Index("ix_correction_checkin_done", "office", "done_at"),)

    subject: Mapped[bytes] = field("checkin", LargeBinary(16), index=True)
    kind: Mapped[str] = field("checkin", String(1))
    due_from: Mapped[date | None] = field("checkin", Day)
    due_to: Mapped[date | None] = field("checkin", Day)
    done_at: Mapped[datetime | None] = field("checkin", Moment)
    checked_by: Mapped[str] = field("checkin", String(1), default="")
    result: Mapped[str] = field("checkin", String(1))
    excuse: Mapped[str] = field("checkin", Text, default="")
    summary: Mapped[str] = field("summary", Text, default="")
    author: Mapped[bytes] = field("checkin", LargeBinary(16))


class SubjectVisit(Journalled):
    """visit 走访."""

    __tablename__ = "correction_visit"

    subject: Mapped[bytes] = field("visit", LargeBinary(16), index=True)
    at: Mapped[datetime] = field("visit", Moment)
    target: Mapped[str] = field("visit", String(1))
    findings: Mapped[str] = field("visit", Text)
    officers: Mapped[list[str]] = field("visit", TextList)


class CountyRequest(Journalled):
    """What the office proposes and the county or who stands above it decides.

    Attributes:
        kind: what is asked (class, leave, sanction …), a `RequestKind`.
        record: the row it is about.
        level: who decides, a `Level`.
        opinion: the head's.
        answer: "" as long as none came; a `Answer`.
        entered: who entered the answer: the officer from its paper, or the county itself.
    """

    __tablename__ = "correction_request"
    __table_args__ = (Index("ix_correction_request_open", "office", "answer"),)

    subject: Mapped[bytes] = field("request", LargeBinary(16), index=True)
    kind: Mapped[str] = field("request", String(2))
    record: Mapped[bytes] = field("request", LargeBinary(16), index=True)
    level: Mapped[str] = field("request", String(1))
    asked_on: Mapped[date] = field("request", Day)
    opinion: Mapped[str] = field("request", Text, default="")
    answer: Mapped[str] = field("answer", String(1), default="")
    answered_on: Mapped[date | None] = field("answer", Day)
    approver: Mapped[str] = field("answer", String(60), default="")
    answer_no: Mapped[str] = field("answer", String(80), default="")
    answer_note: Mapped[str] = field("answer", Text, default="")
    entered: Mapped[str] = field("answer", String(1), default="")


class Survey(Journalled):
    """调查评估 asked of the office before somebody is sentenced or released (R08)."""

    __tablename__ = "correction_survey"

    person: Mapped[bytes] = field("survey", IdBytes, index=True)
    organ: Mapped[str] = field("survey", String(100))
    letter_no: Mapped[str] = field("survey", String(80), default="")
    received_on: Mapped[date] = field("survey", Day)
    expedited: Mapped[bool] = field("survey", Boolean, default=False)
    planned: Mapped[str] = field("survey", String(2), default="")
    findings: Mapped[str] = field("findings", Text, default="")
    fit: Mapped[str] = field("findings", String(1), default="")
    replied_on: Mapped[date | None] = field("reply", Day)
    reply_no: Mapped[str] = field("reply", String(80), default="")
    adopted: Mapped[str] = field("adoption", String(1), default="")


class Entrustment(Journalled):
    """委托: what the county lets the office decide, and for how long (社区矫正法 第9条).

    Attributes:
        closed: taken back, or run out and not to be renewed: nobody need ask for the next one.
    """

    __tablename__ = "correction_entrustment"

    item: Mapped[str] = field("entrustment", String(1))
    doc_no: Mapped[str] = field("entrustment", String(80))
    from_on: Mapped[date] = field("entrustment", Day)
    to_on: Mapped[date | None] = field("entrustment", Day)
    closed: Mapped[bool] = field("entrustment", Boolean, default=False)


class SubjectNote(Journalled):
    """One line of what happened (记一笔)."""

    __tablename__ = "correction_note"

    subject: Mapped[bytes] = field("note", LargeBinary(16), index=True)
    happened_at: Mapped[datetime] = field("note", Moment)
    text: Mapped[str] = field("note", Text)
    author: Mapped[bytes] = field("note", LargeBinary(16))
