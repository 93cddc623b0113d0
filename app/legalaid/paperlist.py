"""The papers of a record in the order of the forms: printed, ready, or still to come."""

from __future__ import annotations

__all__ = ["SHEETS", "Printings", "offered_lines", "paper_lines"]

from collections.abc import Iterator, Mapping, Sequence

from app.i18n import tr
from app.ids import Id
from app.legalaid.papers import FORMS, build, row_of, title_of
from app.legalaid.papers.cells import common
from app.legalaid.papers.record import AidPaper
from app.papers.templates import Templates
from app.papers.wording import ordinal
from app.records.messages import DossierView, PaperLine
from app.records.offers import printed_line
from app.work import Work
from db.tables.papers import PrintedPaper

Printings = Mapping[tuple[str, Id], Sequence[PrintedPaper]]  # by kind and row, oldest first
SHEETS = ("la.cover", "la.index", "la.back")  # made of how the dossier stands


def paper_lines(
    paper: AidPaper, dossier: DossierView | None, work: Work, printings: Printings
) -> tuple[PaperLine, ...]:
    """What the record has and will need; a printed one says when its words have changed since."""
    printed = {key: versions[-1] for key, versions in printings.items()}
    templates, shared = work.tool(Templates), common(paper)
    lines = []
    for line in offered_lines(paper, templates):
        print_ = printed.get((line.kind, line.subject))
        if print_ is None or line.status == "later":
            lines.append(line)
            continue
        row = dossier if line.kind in SHEETS else row_of(line.kind, paper, line.subject)
        now = build(line.kind, paper, row, templates, shared).paper
        lines.append(printed_line(line, print_, now, work.clock.today(), sample=work.me.sample))
    return tuple(lines)


def offered_lines(paper: AidPaper, templates: Templates) -> Iterator[PaperLine]:
    """The papers the record has by its course, printed or not."""
    for form in FORMS.values():
        rows: Sequence[object] = form.rows(paper)
        for number, row in enumerate(rows, 1):
            offer = form.offered(paper, row)
            if offer is None:
                continue
            title = tr(title_of(form.kind, templates))
            if len(rows) > 1:
                words = tr("{title}（第{n}次）")
                title = words.format(title=title, n=ordinal(number))
            subject = paper.id if row is None else row.id  # type: ignore[attr-defined]
            yield PaperLine(form.kind, title, offer.status, offer.when, subject)
