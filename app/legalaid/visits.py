"""What legal aid has for a round through the villages: who could not come to the station."""

from __future__ import annotations

__all__ = ["VISITS"]

from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.i18n import tr
from app.ids import Id
from app.legalaid.codes import Category, FastTag, NoteSource
from app.legalaid.handlers.shared import new_row, record_of
from app.legalaid.states import State
from app.messages import Visitable
from app.visits import Visited, Visits
from app.work import Work
from db.tables.aid import AidNote
from db.tables.legalaid import AidCase
from db.tables.people import Person

_IN_HAND = [state.value for state in State if not state.ended and state is not State.NOTIFIED]
_FRAIL = frozenset({Category.DISABLED, Category.ELDERLY})


def _among(session: Session, _today: date, villages: Collection[str]) -> list[Visitable]:
    """Taken in at home, elderly or disabled: whom the station goes to (法律援助法 第45条)."""
    found = session.execute(
        select(AidCase, Person)
        .join(Person, Person.id == AidCase.person)
        .where(
            AidCase.state.in_(_IN_HAND),
            ~AidCase.voided,
            Person.division.in_(villages),
        )
        .order_by(AidCase.id)
    ).all()
    return [_visitable(case, person) for case, person in found if _homebound(case)]


def _homebound(case: AidCase) -> bool:
    return case.home_visit or bool(_FRAIL & set(map(Category, case.categories or ())))


def _visitable(case: AidCase, person: Person) -> Visitable:
    tags = tr("、").join(tr(FastTag(tag).label) for tag in case.fast or ())
    return Visitable(
        case.id,
        (person.name,),
        (person.phone,),
        tr("法律援助，{state}").format(state=tr(State(case.state).label)),
        person.address,
        person.division or "",
        (),
        (tr("材料还差什么，要不要帮着取"), tr("告诉本人办到哪一步了"), *((tags,) if tags else ())),
    )


def _note(visited: Visited, work: Work) -> Id:
    case = record_of(visited.record, work)
    says = tr("走访（{who}）：{findings}")
    row = new_row(
        *(AidNote, case, work),
        at=visited.at,
        source=NoteSource.RECIPIENT.value,
        text=says.format(who=tr("、").join(visited.visitors), findings=visited.findings),
        told_applicant=True,
        author=work.me.user,
    )
    work.session.flush()
    return row.id


VISITS = Visits(_among, _note)
