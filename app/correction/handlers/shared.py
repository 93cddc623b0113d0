"""What every use case of correction begins and ends with."""

from __future__ import annotations

__all__ = [
    "done",
    "facts_of",
    "judgment_of",
    "move",
    "must_be",
    "row_of",
    "state_of",
    "subject_of",
]

from collections.abc import Collection
from datetime import date
from typing import TypeVar

from sqlalchemy import select

from app.correction.discretion import require_seen
from app.correction.facts import subject_facts
from app.correction.rules import deadlines
from app.correction.rules.facts import SubjectFacts
from app.correction.states import State, may_move
from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.lines import Lines
from app.work import Work
from db.tables.base import Journalled
from db.tables.correction import CorrectionSubject, Judgment

R = TypeVar("R", bound=Journalled)


def subject_of(subject_id: Id, work: Work, *, archived: bool = False) -> CorrectionSubject:
    """The subject to be worked on; one whose record was sealed is gone for the office.

    Args:
        archived: also one whose record is locked, to be read.
    """
    subject = work.session.get(CorrectionSubject, subject_id)
    if subject is None or subject.voided or State(subject.state) is State.SEALED:
        raise Refused(Fault(tr("没有找到这名矫正对象，可能已经撤销、封存，或者还没有同步过来")))
    require_seen(subject, work)
    if not archived:
        work.tool(Lines).require_open(work.session, subject.id)
    return subject


def judgment_of(subject: CorrectionSubject, work: Work) -> Judgment:
    """The sentence in hand: the newest, where two laptops entered one each."""
    row = work.session.scalars(
        select(Judgment)
        .where(Judgment.subject == subject.id, ~Judgment.voided)
        .order_by(Judgment.id.desc())
    ).first()
    if row is None:
        raise Refused(Fault(tr("这名对象的裁判信息还没有同步过来，请同步以后再办")))
    return row


def facts_of(subject: CorrectionSubject, work: Work) -> SubjectFacts:
    """The subject as the rules need it, with what this transaction has written."""
    work.session.flush()
    return subject_facts(subject, work.session)


def row_of(table: type[R], row: Id, called: str, work: Work) -> R:
    """A row that was not taken back; `called` is what people call it ("这次外出")."""
    found = work.session.get(table, row)
    if found is None or found.voided:
        says = tr("没有找到{thing}，可能已经撤销，或者还没有同步过来")
        raise Refused(Fault(says.format(thing=called)))
    return found


def state_of(facts: SubjectFacts, work: Work) -> State:
    """The state with the day's own moves."""
    return deadlines.shown_state(facts, work.tool(Rulebook), work.clock.today())


def must_be(state: State, states: Collection[State], deed: str) -> None:
    """Refuse where a deed makes no sense now ("登记外出")."""
    if state not in states:
        says = tr("这名对象现在是“{state}”，不能{deed}")
        raise Refused(Fault(says.format(state=tr(state.label), deed=deed)))


def move(subject: CorrectionSubject, target: State, on: date) -> None:
    """Follow an arrow of the machine."""
    source = State(subject.state)
    if not may_move(source, target):
        says = tr("这名对象现在是“{state}”，不能改为“{target}”")
        raise Refused(Fault(says.format(state=tr(source.label), target=tr(target.label))))
    subject.state, subject.state_on = target.value, on


def done(subject: CorrectionSubject, work: Work) -> Id:
    """Write, and name the subject."""
    work.session.flush()
    return subject.id
