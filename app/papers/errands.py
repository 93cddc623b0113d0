"""Preview and print: the paper is made from the record, drawn by the press, frozen when printed."""

from __future__ import annotations

__all__ = ["COMMANDS", "ERRANDS", "QUERIES"]

import dataclasses
import hashlib
from collections.abc import Mapping

from msgspec.structs import replace
from sqlalchemy import select

from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id, new_id
from app.papers.forms import Draft, Forms
from app.papers.messages import (
    GapView,
    ListPapers,
    MarkView,
    NotePrinted,
    PageImage,
    PaperRow,
    PaperView,
    PreparePaper,
    ReadPage,
)
from app.papers.model import content_hash, dump
from app.papers.press import Press
from app.papers.rendered import Rendered
from app.work import Errand, Handler, Outing, Work
from db.tables.office import User
from db.tables.papers import PrintedPaper


def prepare_paper(query: PreparePaper, desk: Outing) -> PaperView:
    """Lay out a paper from the record as it is now; nothing is written."""
    draft = desk.read(_draft, query).result()
    rendered = desk.tools.get(Press).submit(draft.paper).result()
    return _view(query, draft, rendered)


def read_page(query: ReadPage, desk: Outing) -> PageImage:
    """One page as pixels."""
    return desk.tools.get(Press).picture(query.pdf, query.page, query.scale).result()


def _draft(query: PreparePaper, work: Work) -> Draft:
    draft = work.tool(Forms).make(query.kind, query.subject, work)
    paper = replace(draft.paper, version=_version(draft, work), sample=work.me.sample)
    return dataclasses.replace(draft, paper=paper)


def _version(draft: Draft, work: Work) -> int:
    """The version printed with these words, or the next one."""
    content = content_hash(replace(draft.paper, sample=work.me.sample))
    printed = work.session.execute(
        select(PrintedPaper.version, PrintedPaper.content_hash)
        .where(PrintedPaper.paper == draft.paper.paper_id, ~PrintedPaper.voided)
        .order_by(PrintedPaper.version)
    ).all()
    same = [version for version, known in printed if known == content]
    return same[-1] if same else max((version for version, _ in printed), default=0) + 1


def _view(query: PreparePaper, draft: Draft, rendered: Rendered) -> PaperView:
    gap_marks = [mark for mark in rendered.marks if mark.kind == "gap"]
    order = {name: index for index, name in enumerate(dict.fromkeys(m.name for m in gap_marks))}
    first = {name: next(m for m in gap_marks if m.name == name) for name in order}
    gaps = tuple(
        GapView(name, mark.target, mark.page + 1, tr("第 {n} 页").format(n=mark.page + 1))
        for name, mark in first.items()
    )
    marks = tuple(
        MarkView(
            page=mark.page + 1,
            x=mark.x,
            y=mark.y,
            width=mark.w,
            height=mark.h,
            kind=mark.kind,
            shown=mark.shown,
            gap=order.get(mark.name) if mark.kind == "gap" else None,
        )
        for mark in rendered.marks
    )
    return PaperView(
        paper=draft.paper.paper_id,
        kind=query.kind,
        title=draft.paper.title,
        subject=query.subject,
        line=draft.line,
        record=draft.record,
        case_label=draft.label,
        version=draft.paper.version,
        copies=draft.paper.copies,
        pages=rendered.pages,
        page_size=rendered.page_size,
        pdf=rendered.pdf,
        gaps=gaps,
        marks=marks,
        checks=draft.checks,
        fonts=rendered.fonts,
        number=draft.number,
        content=rendered.sha,
    )


def note_printed(command: NotePrinted, work: Work) -> Id:
    """Freeze the version that was printed; printing the same words again keeps the version."""
    view = command.paper
    draft = _draft(PreparePaper(view.kind, view.subject), work)
    content = content_hash(draft.paper)
    if content != view.content:
        raise Refused(Fault(tr("预览以后内容又改过，没有登记打印。请重新打开预览，核对后再打印。")))
    row = PrintedPaper(
        id=new_id(work.clock),
        office=work.me.office,
        paper=view.paper,
        kind=view.kind,
        subject=view.subject,
        record=view.record,
        title=view.title,
        number=draft.number,
        version=draft.paper.version,
        copies=command.copies,
        pages=view.pages,
        content_hash=content,
        content=dump(draft.paper),
        pdf_hash=hashlib.sha256(view.pdf).digest(),
        printed_at=work.clock.now(),
        printed_by=work.me.user,
    )
    work.session.add(row)
    return row.id


def list_papers(query: ListPapers, work: Work) -> tuple[PaperRow, ...]:
    """Papers printed here, newest first."""
    rows = work.session.execute(
        select(PrintedPaper, User.name)
        .outerjoin(User, User.id == PrintedPaper.printed_by)
        .where(~PrintedPaper.voided)
        .order_by(PrintedPaper.printed_at.desc())
        .limit(query.limit)
    )
    return tuple(
        PaperRow(
            id=row.id,
            title=row.title,
            case_label=row.number,
            version=row.version,
            printed_at=row.printed_at,
            by=name or tr("（未同步）"),
            copies=row.copies,
        )
        for row, name in rows
    )


COMMANDS: Mapping[type, Handler] = {NotePrinted: note_printed}
QUERIES: Mapping[type, Handler] = {ListPapers: list_papers}
ERRANDS: Mapping[type, Errand] = {PreparePaper: prepare_paper, ReadPage: read_page}
