"""What a person is found by, and what a hit says of one."""

from __future__ import annotations

__all__ = ["PERSONS"]

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.i18n import tr
from app.ids import Id
from app.lines import Touched
from app.people.divisions import Divisions
from app.people.idnumbers import age
from app.people.messages import Sex
from app.search.index import Document, Source
from app.search.messages import HitKind
from app.work import Work
from db.bulk import rows_in
from db.tables.people import Person

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_TAIL = 4


def _touched(_session: Session, touched: Touched) -> set[Id]:
    return set(touched.get("person", ()))


def _documents(session: Session, persons: Iterable[Id]) -> Iterator[Document]:
    columns = ("id", "name", "id_no", "phone", "sex", "birth", "division")
    rows = rows_in(session.connection(), "person", columns, list(persons), where="NOT voided")
    for person, name, id_no, phone, sex, birth, division in rows:
        yield Document(
            record=person,
            title=name,
            about=partial(_about, sex, birth, division, id_no),
            names=(name,),
            numbers=tuple(filter(None, (id_no, phone))),
        )


def _about(sex: str, birth: str | None, division: str | None, id_no: str, work: Work) -> str:
    """As 男，46 岁，田金村委会，证件尾号 2213: enough to tell two of one name apart."""
    place = work.tool(Divisions).get(division) if division else None
    years = age(date.fromisoformat(birth), work.clock.today()) if birth else None
    parts = (
        tr(Sex(sex).label),
        "" if years is None else tr("{n} 岁").format(n=years),
        place.name if place else "",
        tr("证件尾号 {tail}").format(tail=id_no[-_TAIL:]) if id_no else "",
    )
    return tr("，").join(filter(None, parts))


PERSONS = Source(
    kind=HitKind.PERSON,
    line="people",
    place=0,
    records=select(Person.id).where(~Person.voided),
    touched=_touched,
    documents=_documents,
)
