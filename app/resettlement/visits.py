"""What 安置帮教 has for a round through the villages: who is helped, and what a visit finds."""

from __future__ import annotations

__all__ = ["VISITS"]

from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.i18n import tr
from app.ids import Id
from app.messages import Visitable
from app.resettlement.codes import ContactMode
from app.resettlement.handlers.shared import must_be, new_row, record_of
from app.resettlement.states import State
from app.visits import Visited, Visits
from app.work import Work
from db.tables.people import Person
from db.tables.resettlement import HelpContact, ReleasedPerson

_AT_HOME = frozenset({State.AWAITED, State.HELPED})


def _among(session: Session, today: date, villages: Collection[str]) -> list[Visitable]:
    found = session.execute(
        select(ReleasedPerson, Person)
        .join(Person, Person.id == ReleasedPerson.person)
        .where(
            ReleasedPerson.state.in_([state.value for state in _AT_HOME]),
            ReleasedPerson.release_on <= today,
            ~ReleasedPerson.voided,
            Person.division.in_(villages),
        )
        .order_by(ReleasedPerson.id)
    ).all()
    return [_visitable(case, person) for case, person in found]


def _visitable(case: ReleasedPerson, person: Person) -> Visitable:
    # For the visitor's own safety; nothing of the person's past stands on the sheet.
    covered = (tr("去之前先问派出所"),) if case.police_measures else ()
    return Visitable(
        case.id,
        (person.name,),
        (person.phone,),
        tr("看望，{state}").format(state=tr(State(case.state).label)),
        person.address,
        person.division or "",
        covered=covered,
        ask=(tr("近况怎么样，有没有工作"), tr("有什么困难要帮")),
    )


def _note(visited: Visited, work: Work) -> Id:
    case = record_of(visited.record, work)
    must_be(case, _AT_HOME, tr("记走访"))
    row = new_row(
        *(HelpContact, case, work),
        at=visited.at,
        mode=ContactMode.VISIT.value,
        notes=tr("走访（{who}）：{findings}").format(
            who=tr("、").join(visited.visitors), findings=visited.findings
        ),
        author=work.me.user,
    )
    work.session.flush()
    return row.id


VISITS = Visits(_among, _note)
