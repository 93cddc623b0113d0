"""What the county answered, and what its answer does to the row that was asked about."""

from __future__ import annotations

__all__ = ["COMMANDS", "follow_arrived", "follow_up", "is_followed"]

from collections.abc import Iterator, Mapping
from datetime import timedelta

from sqlalchemy import select

from app.access import Role, may_write
from app.correction.codes import Answer, EnteredBy, RequestKind
from app.correction.handlers import (
    course,
    crossarea,
    leave,
    monitoring,
    permits,
    relocation,
    sanctions,
)
from app.correction.handlers.requests import Follow
from app.correction.handlers.shared import row_of, subject_of
from app.correction.messages.course import EnterAnswer
from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.lines import Touched
from app.weighing import refuse
from app.work import Handler, Work
from db.tables.base import Journalled
from db.tables.correction import ClassRecord, CountyRequest
from db.tables.house import JournalEntry, Stream
from db.tables.measures import (
    CrossArea,
    ElectronicMonitoring,
    Leave,
    Relocation,
    Sanction,
    SpecialPermit,
)

# Where an answer is written that had its effect.
_WRITTEN: Mapping[RequestKind, tuple[type[Journalled], str]] = {
    RequestKind.CLASS: (ClassRecord, "confirmed_on"),
    RequestKind.LEAVE: (Leave, "answer"),
    RequestKind.CROSS_AREA: (CrossArea, "answer"),
    RequestKind.RELOCATION: (Relocation, "decision"),
    RequestKind.PERMIT: (SpecialPermit, "answer"),
    RequestKind.MONITORING: (ElectronicMonitoring, "answer"),
    RequestKind.SANCTION: (Sanction, "answer"),
}
# The laptop that asked writes down what the answer does: two would make two versions of one row.
# Where it stays silent so long after the answer, any other laptop of the office does.
_SILENT = timedelta(days=3)
_RECENT = timedelta(days=60)
_CHUNK = 500  # SQLite takes no more than 250,000 variables a statement

# Each part of the work enters its own here.
_FOLLOWS: Mapping[RequestKind, Follow] = {
    **course.ANSWERED,
    **leave.ANSWERED,
    **crossarea.ANSWERED,
    **relocation.ANSWERED,
    **permits.ANSWERED,
    **monitoring.ANSWERED,
    **sanctions.ANSWERED,
}


def enter_answer(command: EnterAnswer, work: Work) -> Id:
    """The answer, from its paper."""
    row = row_of(CountyRequest, command.request, tr("这件请示"), work)
    subject_of(row.subject, work)
    faults = []
    if row.answer:
        faults.append(Fault(tr("这件请示已经登记过答复，没有改动")))
    if not row.asked_on <= command.answered_on <= work.clock.today():
        faults.append(Fault(tr("答复日期在提出之后、今天以前，请核对"), "answered_on"))
    if not command.approver.strip():
        faults.append(Fault(tr("请填答复的机关或者审批人"), "approver"))
    refuse(faults)
    row.answer, row.answered_on = command.answer.value, command.answered_on
    row.approver, row.answer_no = command.approver.strip(), command.answer_no.strip()
    row.answer_note, row.entered = command.note.strip(), EnteredBy.PAPER.value
    follow_up(row, work)
    work.session.flush()
    return row.id


def follow_up(request: CountyRequest, work: Work) -> None:
    """What an answer does, whoever entered it: the officer from its paper, or the county itself."""
    if follow := _FOLLOWS.get(RequestKind(request.kind)):
        follow(request, work)


# -- the county's own entry ---------------------------------------------------------------------


def follow_arrived(work: Work, touched: Touched) -> None:
    """What answers that the county entered itself do here; each once, however often they come.

    What cannot be done (a record not here yet, an answer by who may not give it) is left alone,
    stands marked with its request, and is tried again when more comes.
    """
    if not may_write(Role(work.me.role), CountyRequest.__tablename__):
        return
    for request in _answered(touched, work):
        if not is_followed(request, work) and _is_ours(request, work):
            try:
                with work.session.begin_nested():
                    follow_up(request, work)
                    work.session.flush()
            except Refused:
                continue


def is_followed(request: CountyRequest, work: Work) -> bool:
    """Whether an answer has had its effect, or has none."""
    kind = RequestKind(request.kind)
    if kind not in _WRITTEN or not request.answer:
        return True
    if kind is RequestKind.CLASS and request.answer != Answer.YES:
        return True
    table, column = _WRITTEN[kind]
    row = work.session.get(table, request.record)
    return row is not None and (row.voided or bool(getattr(row, column)))


def _answered(touched: Touched, work: Work) -> Iterator[CountyRequest]:
    """Answers that just came, those about rows that just came, and those of late."""
    ids = list(touched.get(CountyRequest.__tablename__, ()))
    for table, _column in _WRITTEN.values():
        ids += touched.get(table.__tablename__, ())
    entered = (
        CountyRequest.entered == EnteredBy.SYSTEM.value,
        CountyRequest.answer != "",
        ~CountyRequest.voided,
    )
    recent = CountyRequest.answered_on >= work.clock.today() - _RECENT
    found = list(work.session.scalars(select(CountyRequest).where(*entered, recent)))
    for some in (ids[at : at + _CHUNK] for at in range(0, len(ids), _CHUNK)):
        named = CountyRequest.id.in_(some) | CountyRequest.record.in_(some)
        found += work.session.scalars(select(CountyRequest).where(*entered, named))
    yield from {one.id: one for one in found}.values()


def _is_ours(request: CountyRequest, work: Work) -> bool:
    """Whether this laptop asked, or who asked has been silent for days."""
    day = request.answered_on
    if day is not None and work.clock.today() > day + _SILENT:
        return True
    first = (
        select(Stream.device)
        .join(JournalEntry, JournalEntry.stream_no == Stream.no)
        .where(JournalEntry.row == request.id)
        .order_by(JournalEntry.hlc)
    )
    return work.session.scalars(first).first() == work.me.device


COMMANDS: Mapping[type, Handler] = {EnterAnswer: enter_answer}
