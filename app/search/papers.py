"""What a printed paper is found by, and what a hit says of one."""

from __future__ import annotations

__all__ = ["printed_papers"]

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.i18n import full_date, tr
from app.ids import Id
from app.lines import Touched
from app.search.index import Document, Source
from app.search.messages import HitKind
from app.work import Work
from db.bulk import rows_in
from db.tables.papers import PrintedPaper

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_COLUMNS = ("id", "kind", "line", "subject", "title", "number", "version", "printed_at")


def _touched(_session: Session, touched: Touched) -> set[Id]:
    return set(touched.get("printed_paper", ()))


def _documents(own: str, session: Session, records: Iterable[Id]) -> Iterator[Document]:
    connection = session.connection()
    rows = rows_in(connection, "printed_paper", _COLUMNS, list(records), where="NOT voided")
    for record, kind, line, subject, title, number, version, printed_at in rows:
        if line == own:
            yield Document(
                record=record,
                title=title,
                about=partial(_about, number, version, printed_at),
                texts=tuple(filter(None, (title, number))),
                subject=(kind, subject),
            )


def _about(number: str, version: int, printed_at: str, _work: Work) -> str:
    """As （2026）江新大人调字第007号，第 1 版，2026年11月13日打印."""
    day = full_date(datetime.fromisoformat(printed_at).date())
    printed = tr("第 {n} 版，{day}打印").format(n=version, day=day)
    return tr("，").join(filter(None, (number, printed)))


def printed_papers(line: str, place: int) -> Source:
    """What a line of work printed, found by who may see that line."""
    return Source(
        kind=HitKind.PAPER,
        line=line,
        place=place,
        records=select(PrintedPaper.id).where(~PrintedPaper.voided, PrintedPaper.line == line),
        touched=_touched,
        documents=partial(_documents, line),
    )
