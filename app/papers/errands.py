"""Preview and print: the paper is made from the record, drawn by the press, frozen when printed."""

from __future__ import annotations

__all__ = ["COMMANDS", "ERRANDS", "QUERIES"]

import hashlib
from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import select

from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.lines import Lines
from app.papers import editing, versions, volumes
from app.papers.drafting import draft_of, hidden_records, seen_papers
from app.papers.forms import Draft
from app.papers.messages import (
    ListPapers,
    NotePrinted,
    PageImage,
    PaperRow,
    PaperView,
    PreparePaper,
    ReadPage,
)
from app.papers.model import Paper, content_hash, dump, load
from app.papers.press import Press
from app.papers.showing import view_of
from app.work import Errand, Handler, Outing, Work
from db.tables.office import User
from db.tables.papers import PrintedPaper


def prepare_paper(query: PreparePaper, desk: Outing) -> PaperView:
    """Lay out a paper from the record as it is now; nothing is written."""
    draft, discreet = desk.read(_drafted, query).result()
    rendered = desk.tools.get(Press).submit(draft.paper).result()
    return replace(view_of(draft, query.subject, rendered), discreet=discreet)


def _drafted(query: PreparePaper, work: Work) -> tuple[Draft, bool]:
    draft = draft_of(query, work)
    return draft, work.tool(volumes.Volumes).discreet(draft.line, draft.record, work)


def read_page(query: ReadPage, desk: Outing) -> PageImage:
    """One page as pixels."""
    return desk.tools.get(Press).picture(query.pdf, query.page, query.scale).result()


def note_printed(command: NotePrinted, work: Work) -> Id:
    """Freeze the version that was printed; printing the same words again keeps the version."""
    view = command.paper
    paper = _frozen(view, work)
    _require_copy(view, work)
    row = PrintedPaper(
        id=work.new_id(),
        office=work.me.office,
        paper=view.paper,
        kind=view.kind,
        line=view.line,
        subject=view.subject,
        record=view.record,
        title=view.title,
        number=view.number,
        version=paper.version,
        copies=command.copies,
        pages=view.pages,
        content_hash=content_hash(paper),
        content=dump(paper),
        pdf_hash=hashlib.sha256(view.pdf).digest(),
        printed_at=work.clock.now(),
        printed_by=work.me.user,
    )
    work.session.add(row)
    return row.id


def _require_copy(view: PaperView, work: Work) -> None:
    """Of an archived record only copies of what was printed before may leave the printer."""
    same = select(PrintedPaper.id).where(
        PrintedPaper.paper == view.paper,
        PrintedPaper.content_hash == view.content,
        ~PrintedPaper.voided,
    )
    if work.session.scalars(same.limit(1)).first() is None:
        work.tool(Lines).require_open(work.session, view.record)


def _frozen(view: PaperView, work: Work) -> Paper:
    """What was printed: an older version as it was kept, or the record as it is now."""
    if view.printed is not None:
        row = work.session.get(PrintedPaper, view.printed)
        paper = load(row.content) if row else None
    else:
        paper = draft_of(PreparePaper(view.kind, view.subject), work).paper
    if paper is None or content_hash(paper) != view.content:
        raise Refused(Fault(tr("预览以后内容又改过，没有登记打印。请重新打开预览，核对后再打印。")))
    return paper


def list_papers(query: ListPapers, work: Work) -> tuple[PaperRow, ...]:
    """Papers printed here, newest first."""
    rows = work.session.execute(
        select(PrintedPaper, User.name)
        .outerjoin(User, User.id == PrintedPaper.printed_by)
        .where(~PrintedPaper.voided, seen_papers(work))
        .order_by(PrintedPaper.printed_at.desc())
        .limit(query.limit)
    ).all()
    hidden = hidden_records([row for row, _ in rows], work)
    return tuple(
        PaperRow(
            id=row.id,
            kind=row.kind,
            subject=row.subject,
            title=row.title,
            case_label=row.number,
            version=row.version,
            printed_at=row.printed_at,
            by=name or tr("（未同步）"),
            copies=row.copies,
        )
        for row, name in rows
        if row.record not in hidden
    )


COMMANDS: Mapping[type, Handler] = {NotePrinted: note_printed, **volumes.COMMANDS}
QUERIES: Mapping[type, Handler] = {
    ListPapers: list_papers,
    **editing.QUERIES,
    **versions.QUERIES,
    **volumes.QUERIES,
}
ERRANDS: Mapping[type, Errand] = {
    PreparePaper: prepare_paper,
    ReadPage: read_page,
    **editing.ERRANDS,
    **versions.ERRANDS,
    **volumes.ERRANDS,
}
