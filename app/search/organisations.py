"""What an organisation is found by, and what a hit says of one."""

from __future__ import annotations

__all__ = ["ORGANISATIONS"]

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.i18n import tr
from app.ids import Id
from app.lines import Touched
from app.search.index import Document, Source
from app.search.messages import HitKind
from app.work import Work
from db.bulk import rows_in
from db.tables.people import Organisation

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def _touched(_session: Session, touched: Touched) -> set[Id]:
    return set(touched.get("organisation", ()))


def _documents(session: Session, records: Iterable[Id]) -> Iterator[Document]:
    columns = ("id", "name", "uscc", "legal_rep", "address", "phone")
    connection = session.connection()
    rows = rows_in(connection, "organisation", columns, list(records), where="NOT voided")
    for record, name, uscc, legal_rep, address, phone in rows:
        yield Document(
            record=record,
            title=name,
            about=partial(_about, legal_rep, address),
            names=tuple(filter(None, (name, legal_rep))),
            numbers=tuple(filter(None, (uscc, phone))),
        )


def _about(legal_rep: str, address: str, _work: Work) -> str:
    """As 法定代表人 陈某，大泽镇××路88号."""
    stands = tr("法定代表人 {name}").format(name=legal_rep) if legal_rep else ""
    return tr("，").join(filter(None, (stands, address)))


ORGANISATIONS = Source(
    kind=HitKind.ORGANISATION,
    line="people",
    place=2,
    records=select(Organisation.id).where(~Organisation.voided),
    touched=_touched,
    documents=_documents,
)
