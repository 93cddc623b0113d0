"""The team, plans, documents for the border and requests of a subject, and the main course."""

from __future__ import annotations

__all__ = ["exits_of", "members_of", "plans_of", "requests_of", "shown"]

from collections.abc import Iterator, Sequence
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.correction.codes import (
    Answer,
    Discharge,
    ExitHandling,
    ExitKind,
    Grade,
    Level,
    RequestKind,
    SanctionKind,
    Standing,
    Termination,
)
from app.correction.handlers.answers import is_followed
from app.correction.rules.intake import team_faults
from app.correction.rules.movefacts import Moves
from app.correction.states import LIVE, State, Step
from app.correction.tracks.asked import asked_words
from app.correction.tracks.reading import Reading, Shown
from app.correction.views.subject import (
    ExitView,
    MemberView,
    PlanView,
    RequestView,
    TrackLine,
    TrackView,
)
from app.i18n import plain_day, tr
from app.ids import Id
from app.people.codes import Sex
from app.records.messages import TimelineItem
from app.records.timeline import item_on, note_item, reason_item
from app.weighing import passed_warnings
from db.tables.correction import (
    ClassRecord,
    CorrectionPlan,
    CountyRequest,
    ExitDocument,
    SubjectNote,
    TeamMember,
)
from db.tables.measures import Sanction

R = TypeVar(
    "R",
    TeamMember,
    CorrectionPlan,
    ExitDocument,
    CountyRequest,
    ClassRecord,
    SubjectNote,
    Sanction,
)


def _rows(session: Session, table: type[R], subject: Id) -> Sequence[R]:
    """Rows of one table that hang on a subject, oldest first."""
    return session.scalars(
        select(table).where(table.subject == subject, ~table.voided).order_by(table.id)
    ).all()


def members_of(session: Session, subject: Id) -> tuple[MemberView, ...]:
    """The team, those who left last."""
    views = [
        MemberView(
            row.id, row.name, Sex(row.sex), Standing(row.standing), row.phone,
            row.knows_minors, row.joined_on, row.letter_on, row.left_on,
        )
        for row in _rows(session, TeamMember, subject)
    ]  # fmt: skip
    return tuple(sorted(views, key=lambda one: one.left_on is not None))


def plans_of(session: Session, subject: Id) -> tuple[PlanView, ...]:
    """Every version, the newest first."""
    views = [
        PlanView(
            row.id, row.version, row.made_on, row.assessment, row.psyche, row.measures, row.reason
        )
        for row in _rows(session, CorrectionPlan, subject)
    ]
    return tuple(sorted(views, key=lambda one: (one.version, one.id), reverse=True))


def exits_of(session: Session, subject: Id) -> tuple[ExitView, ...]:
    """Documents for the border."""
    return tuple(
        ExitView(
            row.id, ExitKind(row.kind), row.number, ExitHandling(row.handling),
            row.handled_on, row.basis,
        )
        for row in _rows(session, ExitDocument, subject)
    )  # fmt: skip


def requests_of(session: Session, subject: Id, moves: Moves) -> tuple[RequestView, ...]:
    """What was asked of the county: what still waits first, then the newest."""
    words = dict(asked_words(moves))
    for grade in _rows(session, ClassRecord, subject):
        words[grade.id] = tr(Grade(grade.grade).label)
    for sanction in _rows(session, Sanction, subject):
        words[sanction.id] = tr(SanctionKind(sanction.kind).short)
    views = [
        RequestView(
            id=row.id,
            kind=RequestKind(row.kind),
            record=row.record,
            level=Level(row.level),
            what=words.get(row.record, ""),
            asked_on=row.asked_on,
            opinion=row.opinion,
            answer=Answer(row.answer) if row.answer else None,
            answered_on=row.answered_on,
            approver=row.approver,
            answer_no=row.answer_no,
            note=row.answer_note,
        )
        for row in reversed(_rows(session, CountyRequest, subject))
    ]
    return tuple(sorted(views, key=lambda one: one.answer is not None))


def shown(reading: Reading) -> Shown:
    """The cards and the main course."""
    session, subject = reading.work.session, reading.subject.id
    notes = [
        note_item(note.happened_at, note.text, reading.names[note.author])
        for note in _rows(session, SubjectNote, subject)
    ]
    notes += [
        reason_item(one.passed_at, one.message, one.reason, reading.names[one.author])
        for one in passed_warnings(session, subject)
    ]
    return Shown(
        tracks=(_team(reading), _plan(reading), _requests(reading), _exits(reading)),
        timeline=(*_course(reading), *_grades(reading), *notes),
    )


# -- cards -----------------------------------------------------------------------------------


def _team(reading: Reading) -> TrackView:
    members = [
        one for one in members_of(reading.work.session, reading.subject.id) if one.left_on is None
    ]
    lines = tuple(
        TrackLine(
            one.name,
            tr("{standing}，{sex}").format(standing=tr(one.standing.label), sex=tr(one.sex.label)),
            tr("已签责任书") if one.letter_on else tr("未签责任书"),
            "" if one.letter_on else "warn",
            action="" if one.letter_on else "SignLetter",
            row=one.id,
        )
        for one in members
    )
    lacks = team_faults(reading.facts.team, reading.facts.sex, minor=reading.facts.minor)
    live = reading.state in LIVE
    return TrackView(
        "team",
        tr("矫正小组"),
        lines,
        status=tr("还不齐") if lacks and live else tr("{n} 人").format(n=len(members)),
        tone="warn" if lacks and live else "",
        empty=tr("还没有登记小组"),
        actions=("AddMember", *(("EndMember",) if members else ())) if live else (),
    )


def _plan(reading: Reading) -> TrackView:
    plans = plans_of(reading.work.session, reading.subject.id)
    lines = tuple(
        TrackLine(
            tr("第 {n} 版").format(n=one.version),
            one.measures,
            plain_day(one.made_on, reading.today),
            row=one.id,
        )
        for one in plans
    )
    may = reading.state in (State.RECEIVED, State.SERVING, State.UNSETTLED)
    return TrackView(
        "plan",
        tr("矫正方案"),
        lines,
        empty=tr("还没有写方案"),
        actions=("WritePlan",) if may else (),
    )


def _requests(reading: Reading) -> TrackView:
    session = reading.work.session
    requests = requests_of(session, reading.subject.id, reading.facts.moves)
    lines = []
    for one in requests:
        title = tr("：").join(filter(None, (tr(one.kind.label), one.what)))
        asked = plain_day(one.asked_on, reading.today)
        if one.answer is None:
            says = tr("{level}还没有答复").format(level=tr(one.level.label))
            lines.append(TrackLine(title, says, asked, "warn", action="EnterAnswer", row=one.id))
        else:
            says = tr("{answer}，{approver}").format(
                answer=tr(one.answer.label), approver=one.approver
            )
            tone = ""
            if not is_followed(session.get_one(CountyRequest, one.id), reading.work):
                says, tone = tr("{answer}，没有办成，请核对后重新报批").format(answer=says), "late"
            lines.append(TrackLine(title, says, asked, tone, row=one.id))
    waiting = sum(one.answer is None for one in requests)
    return TrackView(
        "requests",
        tr("请示县级"),
        tuple(lines),
        status=tr("{n} 件待答复").format(n=waiting) if waiting else "",
        tone="warn" if waiting else "",
        empty=tr("没有请示"),
        actions=("EnterAnswer",) if waiting else (),
    )


def _exits(reading: Reading) -> TrackView:
    documents = exits_of(reading.work.session, reading.subject.id)
    lines = tuple(
        TrackLine(
            tr(one.kind.label), one.number, tr(one.handling.label), secret=True,
            action="KeepExitDocument", row=one.id,
        )
        for one in documents
    )  # fmt: skip
    filed = reading.facts.exit_filed_on
    live = reading.state in LIVE
    status = tr("未报备")
    if filed:
        status = tr("{day}已报备").format(day=plain_day(filed, reading.today))
    return TrackView(
        "exit",
        tr("出境证件"),
        lines,
        status=status if live else "",
        tone="" if filed or not live else "warn",
        empty=tr("没有登记出境证件"),
        actions=("KeepExitDocument", *(() if filed else ("FileExit",))) if live else (),
    )


# -- the main course -------------------------------------------------------------------------


def _course(reading: Reading) -> Iterator[TimelineItem]:
    subject, judgment = reading.subject, reading.judgment
    doc = tr("{organ} {no}").format(organ=judgment.organ, no=judgment.doc_no)
    yield item_on(subject.notice_on, "file-check", tr("收到通知、法律文书"), doc, step=Step.REPORT)
    if subject.reported_on:
        yield item_on(subject.reported_on, "map-pin", tr("报到"), "", step=Step.REPORT)
    if subject.accepted_on:
        yield item_on(subject.accepted_on, "badge-check", tr("接收"), "", step=Step.RECEIVE)
    if subject.declared_on:
        text = tr("主持人：{name}").format(name=subject.declared_by)
        yield item_on(subject.declared_on, "stamp", tr("入矫宣告"), text, step=Step.SERVE)
    if subject.exit_filed_on:
        yield item_on(subject.exit_filed_on, "file-check", tr("出境报备"), "")
    if subject.appraised_on:
        title = tr("期满鉴定")
        yield item_on(subject.appraised_on, "pencil-line", title, subject.summary, step=Step.EXPIRE)
    if judgment.asked_on:
        text = judgment.asked_answer
        yield item_on(judgment.asked_on, "info", tr("函询矫正期限"), text)
    if subject.ended_on and subject.ended_as:
        released = State(subject.state) is State.RELEASED
        cause = Discharge(subject.ended_as) if released else Termination(subject.ended_as)
        title = tr("解除矫正") if released else tr("终止矫正")
        text = tr("，").join(filter(None, (tr(cause.label), subject.end_doc_no, subject.end_note)))
        icon = "circle-check" if released else "x"
        yield item_on(subject.ended_on, icon, title, text, step=Step.END)
    if subject.told_on:
        title = tr("已通知决定机关、检察院、公安机关")
        yield item_on(subject.told_on, "file-check", title, "", step=Step.END)


def _grades(reading: Reading) -> Iterator[TimelineItem]:
    for row in _rows(reading.work.session, ClassRecord, reading.subject.id):
        if row.confirmed_on:
            title = tr("管理类别：{grade}").format(grade=tr(Grade(row.grade).label))
            yield item_on(row.from_on, "info", title, row.basis, step=Step.SERVE)
        if row.reviewed_on:
            title = tr("评定管理类别，保持{grade}").format(grade=tr(Grade(row.grade).label))
            yield item_on(row.reviewed_on, "info", title, row.review, step=Step.SERVE)
