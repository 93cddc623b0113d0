"""The papers of a subject in the order of the forms: printed, ready, or still to come."""

from __future__ import annotations

__all__ = ["paper_lines"]

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select

from app.correction.papers import FORMS, Form, build, row_of, title_of
from app.correction.papers.subject import SubjectPaper, read_subject_paper
from app.i18n import tr
from app.ids import Id
from app.papers.templates import Templates
from app.papers.wording import ordinal
from app.records.messages import PaperLine
from app.records.offers import printed_line
from app.work import Work
from db.tables.papers import PrintedPaper


def paper_lines(subject: Id, work: Work) -> tuple[PaperLine, ...]:
    """What the subject has and will need; a printed one says when its words have changed since."""
    paper = read_subject_paper(subject, work)
    if paper is None:
        return ()
    printed = _printed(subject, work)
    return tuple(
        _with_print(line, printed.get((line.kind, line.subject)), paper, work)
        for line in _lines(paper, work)
    )


def _lines(paper: SubjectPaper, work: Work) -> Iterator[PaperLine]:
    templates = work.tool(Templates)
    known: dict[type[Any], list[Any]] = {}
    for form in FORMS.values():
        title = tr(title_of(form.kind, templates))
        for number, row in enumerate(_rows(form, paper, work, known), 1):
            offer = form.offered(paper, row)
            if offer is None:
                continue
            several = row is not None and len(known[type(row)]) > 1
            words = tr("{title}（第{n}次）").format(title=title, n=ordinal(number))
            yield PaperLine(
                form.kind,
                words if several else title,
                offer.status,
                offer.when,
                row.id if row is not None else paper.id,
            )


def _rows(
    form: Form, paper: SubjectPaper, work: Work, known: dict[type[Any], list[Any]]
) -> list[Any]:
    """The rows a form is made of, each table read once; one None for the subject itself."""
    if form.table is None:
        return [None]
    if form.table not in known:
        table = form.table
        asked = select(table).where(table.subject == paper.id, ~table.voided).order_by(table.id)
        known[table] = list(work.session.scalars(asked))
    return known[form.table]


def _printed(subject: Id, work: Work) -> Mapping[tuple[str, Id], PrintedPaper]:
    """The newest printing of each paper."""
    rows = work.session.scalars(
        select(PrintedPaper)
        .where(PrintedPaper.record == subject, ~PrintedPaper.voided)
        .order_by(PrintedPaper.version, PrintedPaper.printed_at)
    )
    return {(row.kind, row.subject): row for row in rows}


def _with_print(
    line: PaperLine, printed: PrintedPaper | None, paper: SubjectPaper, work: Work
) -> PaperLine:
    if printed is None or line.status == "later":
        return line
    row = row_of(line.kind, line.subject, work.session)
    now = build(line.kind, paper, line.subject, row, work.tool(Templates)).paper
    return printed_line(line, printed, now, work.clock.today(), sample=work.me.sample)
