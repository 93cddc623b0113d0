"""Tells what came back, what is missing and what waits; and what was printed."""

from __future__ import annotations

__all__ = ["QUERIES", "returned_papers"]

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.i18n import tr
from app.ids import Id
from app.papers.drafting import hidden_records, printed_of, seen_papers
from app.returns.codes import Aside
from app.returns.filing import missing_pages, sentence
from app.returns.messages import (
    AsideSheet,
    FindPrinted,
    PrintedChoice,
    ReadReturns,
    ReadSigned,
    ReturnedPaper,
    ReturnsView,
    SignedPage,
)
from app.work import Handler, Work
from db.tables.attachments import Attachment
from db.tables.derived import CaseCardRow
from db.tables.office import User
from db.tables.papers import PrintedPaper, ReturnedSheet

_Version = tuple[Id, int]


def read_returns(query: ReadReturns, work: Work) -> ReturnsView:
    """What these sheets became, or what came back lately."""
    sheets = _sheets(query, work.session)
    versions = {
        (paper, version): None
        for _, paper, version in sheets
        if paper is not None and version is not None
    }
    papers = returned_papers(versions, work)
    aside = _aside(query, work.session)
    filed = sum(paper is not None for _, paper, _ in sheets)
    return ReturnsView(sentence(filed, papers, aside), filed, papers, aside)


def _sheets(query: ReadReturns, session: Session) -> Sequence[tuple[Id, Id | None, int | None]]:
    asked = (
        select(ReturnedSheet.id, Attachment.paper, Attachment.version)
        .join(Attachment, Attachment.id == ReturnedSheet.attachment)
        .where(~ReturnedSheet.voided, ~Attachment.voided)
        .order_by(ReturnedSheet.came_at.desc(), ReturnedSheet.id.desc())
    )
    asked = asked.where(ReturnedSheet.id.in_(query.sheets)) if query.sheets else asked
    rows = session.execute(asked.limit(query.limit))
    return [(sheet, paper, version) for sheet, paper, version in rows]


def _aside(query: ReadReturns, session: Session) -> tuple[AsideSheet, ...]:
    waiting = (
        select(ReturnedSheet, User.name)
        .outerjoin(User, User.id == ReturnedSheet.came_by)
        .where(ReturnedSheet.aside != "", ~ReturnedSheet.voided)
        .order_by(
            ReturnedSheet.aside == Aside.BLANK.value, ReturnedSheet.came_at.desc(), ReturnedSheet.id
        )
    )
    if query.sheets:
        waiting = waiting.where(ReturnedSheet.id.in_(query.sheets))
    return tuple(
        AsideSheet(
            row.id,
            row.attachment,
            row.scan,
            Aside(row.aside),
            row.came_at,
            by or tr("（未同步）"),
        )
        for row, by in session.execute(waiting.limit(query.limit))
    )


@dataclass(slots=True)
class _Came:
    """Pages of one version that came, in the order they came; the newest sheet of each."""

    pages: list[int] = field(default_factory=list)
    sheets: dict[int, Id] = field(default_factory=dict)
    last: datetime | None = None


def returned_papers(versions: Iterable[_Version], work: Work) -> tuple[ReturnedPaper, ...]:
    """These versions with the pages that came back, in the order they are named."""
    session = work.session
    wanted = list(versions)
    came = _came(session, {paper for paper, _ in wanted})
    printed = _printed({paper for paper, _ in wanted}, work)
    labels = _labels(session, printed.values())
    found = []
    for paper, version in wanted:
        one, pages = printed.get((paper, version)), came.get((paper, version))
        if one is None or pages is None or pages.last is None:
            continue
        here = sorted(set(pages.pages))
        found.append(
            ReturnedPaper(
                paper=paper,
                title=one.title,
                line=one.line,
                record=one.record,
                case_label=labels[one.record],
                version=version,
                newest=max(known for other, known in printed if other == paper),
                here=tuple(here),
                missing=missing_pages(one.pages, here),
                again=tuple(page for page in here if pages.pages.count(page) > 1),
                sheets=tuple(pages.sheets[page] for page in here),
                last_at=pages.last,
            )
        )
    return tuple(found)


def _came(session: Session, papers: Collection[Id]) -> Mapping[_Version, _Came]:
    rows = session.execute(
        select(Attachment.paper, Attachment.version, Attachment.page, ReturnedSheet)
        .join(ReturnedSheet, ReturnedSheet.attachment == Attachment.id)
        .where(Attachment.paper.in_(papers), ~Attachment.voided, ~ReturnedSheet.voided)
        .order_by(ReturnedSheet.came_at, ReturnedSheet.id)
    )
    came: defaultdict[_Version, _Came] = defaultdict(_Came)
    for paper, version, page, sheet in rows:
        if paper is not None and version is not None and page is not None:
            pages = came[paper, version]
            pages.pages.append(page)
            pages.sheets[page] = sheet.id
            pages.last = sheet.came_at
    return came


def _printed(papers: Collection[Id], work: Work) -> Mapping[_Version, PrintedPaper]:
    """The printings of these that the reader may know of."""
    rows = work.session.scalars(
        select(PrintedPaper)
        .where(PrintedPaper.paper.in_(papers), ~PrintedPaper.voided, seen_papers(work))
        .order_by(PrintedPaper.id.desc())
    ).all()
    hidden = hidden_records(rows, work)
    return {(row.paper, row.version): row for row in rows if row.record not in hidden}


def _labels(session: Session, printed: Iterable[PrintedPaper]) -> Mapping[Id, str]:
    """The cases of papers in a few words: who, and the short number."""
    labels = {one.record: one.number or tr("待编号") for one in printed}
    cards = select(CaseCardRow).where(CaseCardRow.case.in_(labels))
    for card in session.scalars(cards):
        labels[card.case] = tr("{title} · {number}").format(title=card.title, number=card.number)
    return labels


def read_signed(query: ReadSigned, work: Work) -> tuple[SignedPage, ...]:
    """The signed pages of a paper, in order."""
    if not printed_of(query.kind, query.subject, work):
        return ()
    rows = work.session.execute(
        select(ReturnedSheet, Attachment.page, PrintedPaper.version, PrintedPaper.pages)
        .join(Attachment, Attachment.id == ReturnedSheet.attachment)
        .join(
            PrintedPaper,
            (PrintedPaper.paper == Attachment.paper) & (PrintedPaper.version == Attachment.version),
        )
        .where(
            PrintedPaper.kind == query.kind,
            PrintedPaper.subject == query.subject,
            ~ReturnedSheet.voided,
            ~Attachment.voided,
            ~PrintedPaper.voided,
        )
        .order_by(PrintedPaper.version, ReturnedSheet.came_at, ReturnedSheet.id)
    ).all()
    newest = max((version for _, _, version, _ in rows), default=0)
    found = {
        page: SignedPage(sheet.id, page, pages, sheet.came_at)
        for sheet, page, version, pages in rows
        if page is not None and version == newest
    }
    return tuple(found[page] for page in sorted(found))


def find_printed(query: FindPrinted, work: Work) -> tuple[PrintedChoice, ...]:
    """What a sheet may belong to; what still lacks pages first."""
    asked = (
        select(PrintedPaper)
        .outerjoin(CaseCardRow, CaseCardRow.case == PrintedPaper.record)
        .where(~PrintedPaper.voided, seen_papers(work))
        .order_by(PrintedPaper.printed_at.desc(), PrintedPaper.id.desc())
    )
    for word in query.text.lower().split():
        like = f"%{word}%"
        asked = asked.where(
            or_(
                PrintedPaper.title.like(like),
                func.lower(PrintedPaper.number).like(like),
                CaseCardRow.search.like(like),
            )
        )
    rows = work.session.scalars(asked.limit(query.limit * 2)).all()
    hidden = hidden_records(rows, work)
    rows = [row for row in rows if row.record not in hidden]
    came = _came(work.session, {row.paper for row in rows})
    labels = _labels(work.session, rows)
    choices: dict[_Version, PrintedChoice] = {}
    for row in rows:
        here = came[row.paper, row.version].pages if (row.paper, row.version) in came else ()
        choices.setdefault(
            (row.paper, row.version),
            PrintedChoice(
                row.paper,
                row.version,
                row.title,
                labels[row.record],
                row.printed_at,
                row.pages,
                missing_pages(row.pages, here),
            ),
        )
    ordered = sorted(choices.values(), key=lambda choice: not choice.missing)
    return tuple(ordered[: query.limit])


QUERIES: Mapping[type, Handler] = {
    ReadReturns: read_returns,
    ReadSigned: read_signed,
    FindPrinted: find_printed,
}
