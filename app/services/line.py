"""What 公共法律服务 tells the shared rooms of itself."""

from __future__ import annotations

__all__ = ["LINE"]

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.i18n import tr
from app.ids import Id
from app.lines import Line
from app.services import NAME
from app.services.facts import title_of
from app.services.labels import TABLES
from app.services.persons import records_of_persons
from app.services.projection import PARTS, consultations_touched, project
from app.services.states import State
from db.tables.derived import ConsultationRow
from db.tables.services import Consultation

_IN_HAND = [state.value for state in State if state is not State.CLOSED]


def _rows(session: Session, record: Id) -> set[Id]:
    rows: set[Id] = set()
    for part in PARTS:
        rows.update(session.scalars(select(part.id).where(part.consultation == record)))
    return rows


def _title(session: Session, record: Id) -> str:
    case = session.get(Consultation, record)
    return title_of(case) if case is not None else ""


def _in_hand(session: Session) -> int:
    rows = select(func.count()).select_from(ConsultationRow)
    return session.execute(rows.where(ConsultationRow.state.in_(_IN_HAND))).scalar_one()


LINE = Line(
    NAME,
    TABLES,
    consultations_touched,
    project,
    _rows,
    label=tr("公共法律服务"),
    in_hand=_in_hand,
    key=Consultation.__table__.c.id,
    of_persons=records_of_persons,
    title=_title,
)
