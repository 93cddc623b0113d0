"""What a file of a record is found by (photo, scan, sound), and what a hit says of one."""

from __future__ import annotations

__all__ = ["materials"]

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.attachments.codes import Kind
from app.i18n import plain_day, tr
from app.ids import Id
from app.lines import Touched
from app.search.index import Document, Source
from app.search.messages import HitKind
from app.work import Work
from db.bulk import rows_in
from db.tables.attachments import Attachment

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_COLUMNS = ("id", "line", "record", "kind", "name", "note", "captured_at", "page")


def _touched(_session: Session, touched: Touched) -> set[Id]:
    return set(touched.get("attachment", ()))


def _documents(
    of: Source, session: Session, files: Iterable[Id], *, covered: bool
) -> Iterator[Document]:
    found = rows_in(session.connection(), "attachment", _COLUMNS, list(files), where="NOT voided")
    rows = [row for row in found if row[1] == of.line and row[-1] is None]
    whose = {one.record: one for one in of.documents(session, {row[2] for row in rows})}
    for file, _line, record, kind, name, written, captured_at, _page in rows:
        note = "" if covered else written
        if (about := whose.get(record)) is not None:
            yield Document(
                record=file,
                title=name,
                about=partial(_about, about.title, kind, note, captured_at),
                names=about.names,
                texts=tuple(filter(None, (name, note))),
                subject=(kind, record),
            )


def _about(whose: str, kind: str, note: str, captured_at: str, work: Work) -> str:
    """As 李伟明、黄国栋 邻里纠纷，照片，11月24日，漏水的厨房."""
    day = plain_day(datetime.fromisoformat(captured_at).date(), work.clock.today())
    return tr("，").join(filter(None, (whose, tr(Kind(kind).label), day, note)))


def materials(of: Source, place: int, *, covered: bool = False) -> Source:
    """The files of a line's records, found by who may see that line.

    A page of a paper that came back is found as the paper. A file is found by its name, by what
    was written to it, and by whom its record is about (李伟明 借条).

    Args:
        covered: the line shows files after a look that is written down; then a name must do.
    """
    kept = (~Attachment.voided, Attachment.line == of.line, Attachment.page.is_(None))
    return Source(
        kind=HitKind.MATERIAL,
        line=of.line,
        place=place,
        records=select(Attachment.id).where(*kept),
        touched=_touched,
        documents=partial(_documents, of, covered=covered),
    )
