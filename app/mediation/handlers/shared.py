"""What every use case of mediation begins and ends with."""

from __future__ import annotations

__all__ = [
    "MEDIATING",
    "case_of",
    "done",
    "move",
    "must_be",
    "must_lead",
    "not_on_roll",
    "one_agreement",
    "settle",
]

from collections.abc import Collection
from datetime import date

from sqlalchemy import select

from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.lines import Lines
from app.mediation.agreements import in_hand
from app.mediation.codes import ItemStatus
from app.mediation.facts import case_facts
from app.mediation.rows import rivals_of
from app.mediation.states import State, may_move
from app.work import Work
from db.tables.mediation import AgreementItem, MediationCase

MEDIATING = frozenset({State.ACCEPTED, State.MEDIATING, State.CONTINUING})


def case_of(case_id: Id, work: Work, *, archived: bool = False) -> MediationCase:
    """The case to be worked on; an archived one only for what is kept beside its record."""
    case = work.session.get(MediationCase, case_id)
    if case is None or case.voided:
        raise Refused(Fault(tr("没有找到这个案件，可能已经撤销，或者还没有同步过来")))
    if not archived:
        work.tool(Lines).require_open(work.session, case.id)
    return case


def move(case: MediationCase, target: State, on: date) -> None:
    must_lead(State(case.state), target)
    case.state, case.state_on = target.value, on


def must_lead(source: State, target: State) -> None:
    """Refuse where the machine has no arrow."""
    if not may_move(source, target):
        raise Refused(
            Fault(
                tr("这个案件现在是“{state}”，不能改为“{target}”").format(
                    state=tr(source.label), target=tr(target.label)
                )
            )
        )


def must_be(case: MediationCase, states: Collection[State], deed: str) -> None:
    state = State(case.state)
    if state not in states:
        raise Refused(
            Fault(
                tr("这个案件现在是“{state}”，不能{deed}").format(state=tr(state.label), deed=deed)
            )
        )


def one_agreement(case: MediationCase, work: Work) -> None:
    """Refuse while two laptops' agreements stand beside each other: a person chooses first."""
    if rivals_of(work.session, case.id):
        raise Refused(Fault(tr("两台电脑各登记了一份协议，都留着；请先选定用哪一份")))


def not_on_roll() -> Fault:
    """Somebody was picked who is no mediator of the office (any more)."""
    return Fault(tr("选定的调解员不在本所名册里，请重新选"), "mediators")


def done(case: MediationCase, work: Work) -> Id:
    work.session.flush()
    return case.id


def settle(case: MediationCase, work: Work) -> None:
    """A45→A50 once nothing is owed; without items it is the return visit that tells."""
    if State(case.state) not in (State.PERFORMING, State.OVERDUE):
        return
    work.session.flush()
    agreement = in_hand(work.session, case.id)
    items = work.session.scalars(
        select(AgreementItem).where(
            AgreementItem.agreement == (agreement and agreement.id), ~AgreementItem.voided
        )
    ).all()
    if items and all(ItemStatus(item.status).settled for item in items):
        days = [item.performed_on for item in items if item.performed_on]
    elif not items:
        days = list(case_facts(case, work.session).visited_on)
    else:
        days = []
    if days:
        move(case, State.PERFORMED, max(case.state_on, *days))
