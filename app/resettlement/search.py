"""What records of 安置帮教 are found by, and what a hit says of one."""

from __future__ import annotations

__all__ = ["RECORDS"]

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.i18n import tr
from app.ids import Id
from app.resettlement import NAME
from app.resettlement.codes import Source as Origin
from app.resettlement.projection import records_touched
from app.resettlement.states import State
from app.search.index import Document, Source
from app.search.messages import HitKind
from app.work import Work
from db.bulk import rows_in
from db.tables.resettlement import ReleasedPerson

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_COLUMNS = ("id", "person", "source", "organ", "state")


def _documents(session: Session, records: Iterable[Id]) -> Iterator[Document]:
    connection = session.connection()
    found = list(
        rows_in(connection, "released_person", _COLUMNS, list(records), where="NOT voided")
    )
    people = {person for _, person, *_ in found}
    columns = ("id", "name", "id_no", "phone")
    known = {row[0]: row[1:] for row in rows_in(connection, "person", columns, people)}
    for record, person, source, organ, state in found:
        name, *numbers = known.get(person, ("",))
        if name:
            yield Document(
                record=record,
                title=tr("{name} 安置帮教").format(name=name),
                about=partial(_about, source, state),
                names=(name,),
                numbers=tuple(filter(None, numbers)),
                texts=tuple(filter(None, (organ,))),
            )


def _about(source: str, state: str, _work: Work) -> str:
    """As 监狱，帮教中."""
    return tr("，").join((tr(Origin(source).label), tr(State(state).label)))


RECORDS = Source(
    kind=HitKind.CASE,
    line=NAME,
    place=7,
    records=select(ReleasedPerson.id).where(~ReleasedPerson.voided),
    touched=records_touched,
    documents=_documents,
)
