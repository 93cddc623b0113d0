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

_COLUMNS = (
    *("id", "kind", "line", "record", "subject"),
    *("title", "number", "version", "printed_at"),
)


def _touched(_session: Session, touched: Touched) -> set[Id]:
    return set(touched.get("printed_paper", ()))


def _documents(of: Source, session: Session, papers: Iterable[Id]) -> Iterator[Document]:
    connection = session.connection()
    found = rows_in(connection, "printed_paper", _COLUMNS, list(papers), where="NOT voided")
    rows = [row for row in found if row[2] == of.line]
    whose = {one.record: one for one in of.documents(session, {row[3] for row in rows})}
    for paper, kind, _line, record, subject, title, number, version, printed_at in rows:
        about = whose.get(record)
        yield Document(
            record=paper,
            title=title,
            about=partial(_about, about.title if about else "", number, version, printed_at),
            names=about.names if about else (),
            texts=tuple(filter(None, (title, number))),
            subject=(kind, subject),
        )


def _about(whose: str, number: str, version: int, printed_at: str, _work: Work) -> str:
    """As 李伟明、黄国栋 邻里纠纷，（2026）江新大人调字第007号，第 1 版，2026年11月13日打印."""
    day = full_date(datetime.fromisoformat(printed_at).date())
    printed = tr("第 {n} 版，{day}打印").format(n=version, day=day)
    return tr("，").join(filter(None, (whose, number, printed)))


def printed_papers(of: Source, place: int) -> Source:
    """What was printed of a line's records, found by who may see that line.

    A paper is found by what it is called and by whom its record is about (李伟明 协议书), under
    the names they had when it was printed.
    """
    printed = PrintedPaper.line == of.line
    return Source(
        kind=HitKind.PAPER,
        line=of.line,
        place=place,
        records=select(PrintedPaper.id).where(~PrintedPaper.voided, printed),
        touched=_touched,
        documents=partial(_documents, of),
    )
