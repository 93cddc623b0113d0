"""What 安置帮教 tells the shared rooms of itself."""

from __future__ import annotations

__all__ = ["LINE"]

from sqlalchemy import func, select, union_all
from sqlalchemy.orm import Session

from app.i18n import tr
from app.ids import Id
from app.lines import Line
from app.resettlement import NAME
from app.resettlement.labels import TABLES
from app.resettlement.persons import records_of_persons
from app.resettlement.projection import PARTS, project, records_touched
from app.resettlement.states import State
from app.resettlement.visits import VISITS
from db.tables.derived import HelpCardRow
from db.tables.resettlement import Aftercare, AftercareEntry, ReleasedPerson

_OPEN = [state.value for state in State if not state.ended]


def _rows(session: Session, record: Id) -> set[Id]:
    rows: set[Id] = set()
    for part in PARTS:
        rows.update(session.scalars(select(part.id).where(part.released == record)))
    rows.update(session.scalars(select(AftercareEntry.id).where(AftercareEntry.card == record)))
    for owner in (ReleasedPerson, Aftercare):
        rows.update(session.scalars(select(owner.person).where(owner.id == record)))
    return rows


def _follows(session: Session, record: Id) -> set[Id]:
    """What follows a correction (A20): it says who was sealed, and goes with it."""
    return set(session.scalars(select(ReleasedPerson.id).where(ReleasedPerson.subject == record)))


def _in_hand(session: Session) -> int:
    cards = select(func.count()).select_from(HelpCardRow)
    return session.execute(cards.where(HelpCardRow.state.in_(_OPEN))).scalar_one()


_RECORDS = union_all(select(ReleasedPerson.id), select(Aftercare.id)).subquery()

LINE = Line(
    NAME,
    TABLES,
    records_touched,
    project,
    _rows,
    label=tr("安置帮教"),
    in_hand=_in_hand,
    key=_RECORDS.c.id,
    of_persons=records_of_persons,
    discreet=True,
    visits=VISITS,
    follows=_follows,
)
