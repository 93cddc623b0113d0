"""What entries of the registers are found by, and what a hit says of one."""

from __future__ import annotations

__all__ = ["sources"]

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import select, union_all

from app.i18n import tr
from app.ids import Id
from app.outreach import NAMES
from app.outreach.projection import TABLES_OF, records_touched
from app.outreach.views import EntryKind
from app.search.index import Document, Source
from app.search.messages import HitKind
from app.search.papers import printed_papers
from app.work import Work
from db.tables.derived import EntryCardRow
from db.tables.outreach import Lawyer

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_FIRST = 30  # the places of these lists in the index
_UNLISTED = "log"  # found by way of its adviser: a village has dozens of them


def _documents(line: str, session: Session, records: Iterable[Id]) -> Iterator[Document]:
    ids = list(records)
    cards = session.scalars(
        select(EntryCardRow).where(
            EntryCardRow.record.in_(ids),
            EntryCardRow.line == line,
            EntryCardRow.kind != _UNLISTED,
        )
    ).all()
    numbers = select(Lawyer.id, Lawyer.licence_no).where(Lawyer.id.in_(ids))
    licences = dict(session.execute(numbers).all())
    for card in cards:
        yield Document(
            record=card.record,
            title=card.title,
            about=partial(_about, card.kind, card.about),
            names=tuple(card.title.split()),
            numbers=tuple(filter(None, (licences.get(card.record, ""),))),
            texts=tuple(filter(None, (card.title, card.about))),
        )


def _about(kind: str, about: str, _work: Work) -> str:
    """As 服务点，镇街工作站."""
    return tr("，").join(filter(None, (tr(EntryKind(kind).label), about)))


def _source(line: str, place: int) -> Source:
    tables = TABLES_OF[line]
    ids = union_all(*(select(table.id).where(~table.voided) for table in tables)).subquery()
    return Source(
        kind=HitKind.CASE,
        line=line,
        place=place,
        records=select(ids.c.id),
        touched=records_touched(line),
        documents=partial(_documents, line),
    )


def sources() -> Iterator[Source]:
    """The entries of every list, then what each printed."""
    entries = [_source(line, number) for number, line in enumerate(NAMES, _FIRST)]
    yield from entries
    for number, of in enumerate(entries, _FIRST + len(NAMES)):
        yield printed_papers(of, number)
