"""What legal aid tells the shared rooms of itself."""

from __future__ import annotations

__all__ = ["LINE"]

from sqlalchemy import exists, func, select, union_all
from sqlalchemy.orm import Session

from app.i18n import tr
from app.ids import Id
from app.legalaid import NAME
from app.legalaid.codes.dossier import AidPart
from app.legalaid.dossier import bound_of
from app.legalaid.labels import TABLES
from app.legalaid.numbering import registers
from app.legalaid.persons import records_of_organisations, records_of_persons
from app.legalaid.projection import PARTS, project, records_touched
from app.legalaid.rules.dossier import part_of_file
from app.legalaid.sealing import number, sealable
from app.legalaid.states import State
from app.legalaid.views.listing import AidTab
from app.legalaid.visits import VISITS
from app.lines import Line, Places
from db.tables.derived import AidCardRow
from db.tables.legalaid import AidCase, AidParty, AidWish


def _rows(session: Session, record: Id) -> set[Id]:
    rows: set[Id] = set()
    for part in PARTS:
        rows.update(session.scalars(select(part.id).where(part.case == record)))
    for owner in (AidCase, AidWish):
        rows.update(filter(None, session.scalars(select(owner.person).where(owner.id == record))))
    others = session.execute(
        select(AidParty.person, AidParty.organisation).where(AidParty.case == record)
    )
    return rows.union(row for pair in others for row in pair if row)


def _in_hand(session: Session) -> int:
    cards = select(func.count()).select_from(AidCardRow)
    return session.execute(cards.where(AidCardRow.tab != AidTab.CLOSED.value)).scalar_one()


def _locked(session: Session, record: Id) -> bool:
    case = session.get(AidCase, record)
    if case is not None and State(case.state) is State.ARCHIVED:
        return True
    dossier = bound_of(record, session)
    return dossier is not None and dossier.archived_on is not None


def _title(session: Session, record: Id) -> str:
    card = session.get(AidCardRow, record)
    return card.title if card else ""


# A wish that was registered has a case of its own id. UNION ALL is searched, UNION is scanned.
_REGISTERED = exists().where(AidCase.id == AidWish.id)
_RECORDS = union_all(select(AidCase.id), select(AidWish.id).where(~_REGISTERED)).subquery()

LINE = Line(
    NAME,
    TABLES,
    records_touched,
    project,
    _rows,
    label=tr("法律援助"),
    in_hand=_in_hand,
    key=_RECORDS.c.id,
    of_persons=records_of_persons,
    of_organisations=records_of_organisations,
    locked=_locked,
    title=_title,
    visits=VISITS,
    places=Places(AidPart, part_of_file),
    sealable=sealable,
    number=number,
    registers=registers,
)
