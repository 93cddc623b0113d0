"""What mediation has for a round through the villages: cases in hand, by where the parties live."""

from __future__ import annotations

__all__ = ["VISITS"]

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.i18n import tr
from app.ids import Id
from app.mediation.codes import DisputeType, RiskLevel
from app.mediation.handlers.shared import case_of
from app.mediation.states import State
from app.messages import Visitable
from app.visits import Visited, Visits
from app.work import Work
from db.tables.mediation import CaseNote, CaseParty, MediationCase
from db.tables.people import Person

_IN_HAND = [state.value for state in State if not state.ended]


def _among(session: Session, _today: date, villages: Collection[str]) -> list[Visitable]:
    found = session.execute(
        select(MediationCase, Person)
        .join(CaseParty, CaseParty.case == MediationCase.id)
        .join(Person, Person.id == CaseParty.person)
        .where(
            MediationCase.state.in_(_IN_HAND),
            ~MediationCase.voided,
            ~CaseParty.voided,
            CaseParty.left_on.is_(None),
            Person.division.in_(villages),
        )
        .order_by(MediationCase.id, CaseParty.ordinal)
    ).all()
    parties: dict[tuple[Id, str], list[Person]] = defaultdict(list)
    cases: dict[Id, MediationCase] = {}
    for case, person in found:
        cases[case.id] = case
        parties[case.id, person.division or ""].append(person)
    return [_visitable(cases[case], village, some) for (case, village), some in parties.items()]


def _visitable(case: MediationCase, village: str, people: list[Person]) -> Visitable:
    risk = RiskLevel(case.risk)
    risks = (tr("纠纷风险：{level}").format(level=tr(risk.label)),) if risk.grave else ()
    return Visitable(
        case.id,
        tuple(person.name for person in people),
        tuple(person.phone for person in people),
        tr("{kind}纠纷，{state}").format(
            kind=tr(DisputeType(case.dispute_type).label).removesuffix(tr("纠纷")),
            state=tr(State(case.state).label),
        ),
        next((person.address for person in people if person.address), ""),
        village,
        risks,
        (tr("协议履行得怎样"), tr("还有没有新的矛盾")),
    )


def _note(visited: Visited, work: Work) -> Id:
    case = case_of(visited.record, work)
    note = CaseNote(
        id=work.new_id(),
        office=case.office,
        case=case.id,
        happened_at=visited.at,
        text=tr("走访（{who}）：{findings}").format(
            who=tr("、").join(visited.visitors), findings=visited.findings
        ),
        author=work.me.user,
    )
    work.session.add(note)
    work.session.flush()
    return note.id


VISITS = Visits(_among, _note)
