"""What correction tells the shared rooms of itself."""

from __future__ import annotations

__all__ = ["LINE"]

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.correction import NAME
from app.correction.codes import DossierKind, FilePart
from app.correction.covering import closed
from app.correction.discretion import hidden
from app.correction.dossier import archived_on
from app.correction.handlers.answers import follow_arrived
from app.correction.labels import TABLES
from app.correction.office import loose_records
from app.correction.persons import records_of_persons
from app.correction.projection import PARTS, project, subjects_touched
from app.correction.rules.dossier import part_of_file
from app.correction.sealing import sealable
from app.correction.states import State
from app.correction.views.subject import SubjectTab
from app.correction.visits import VISITS
from app.i18n import tr
from app.ids import Id
from app.lines import Line, Places
from db.tables.correction import CorrectionSubject
from db.tables.derived import SubjectCardRow


def _rows(session: Session, record: Id) -> set[Id]:
    subject = session.get(CorrectionSubject, record)
    if subject is None:
        return set()
    rows = {subject.person}
    for part in PARTS:
        rows.update(session.scalars(select(part.id).where(part.subject == record)))
    return rows


def _in_hand(session: Session) -> int:
    cards = select(func.count()).select_from(SubjectCardRow)
    return session.execute(cards.where(SubjectCardRow.tab != SubjectTab.ENDED)).scalar_one()


def _locked(session: Session, record: Id) -> bool:
    subject = session.get(CorrectionSubject, record)
    if subject is None:
        return False
    sealed = State(subject.state) is State.SEALED
    return sealed or archived_on(DossierKind.WORK, record, session) is not None


LINE = Line(
    NAME,
    TABLES,
    subjects_touched,
    project,
    _rows,
    label=tr("社区矫正"),
    in_hand=_in_hand,
    key=CorrectionSubject.__table__.c.id,
    locked=_locked,
    of_persons=records_of_persons,
    discreet=True,
    closed=closed,
    loose=loose_records,
    hidden=hidden,
    sealable=sealable,
    visits=VISITS,
    places=Places(FilePart, part_of_file),
    arrived=follow_arrived,
    rules=frozenset({"correction_class_schedule"}),  # another number is everybody's
)
