"""The papers of an entry, of a month, and of all lawyers at once."""

from __future__ import annotations

__all__ = ["CARD_SHEET", "card_sheet", "month_papers", "paper_lines"]

from collections.abc import Iterable, Sequence

from sqlalchemy import select

from app.i18n import tr
from app.ids import Id
from app.outreach.allowance import logs_of_month, month_id
from app.outreach.messages import (
    AdviceLogView,
    CardSheet,
    EntryDetail,
    EventView,
    LawyerView,
    MonthPapers,
)
from app.outreach.papers import (
    ALLOWANCE,
    CARDS,
    EVENT,
    LOG,
    SUMMARY,
    build_event,
    build_log,
    paper_id,
    title_of,
)
from app.papers.templates import Templates
from app.people.divisions import Divisions
from app.records.messages import PaperLine
from app.records.offers import Made, printed_line
from app.work import Work
from db.tables.papers import PrintedPaper

CARD_SHEET: Id = b"pls.cards".ljust(16, b"\0")  # the subject of the sheet of all cards


def paper_lines(
    detail: EntryDetail, printed: Sequence[PrintedPaper], work: Work
) -> tuple[PaperLine, ...]:
    """What an entry has and will need; a printed paper says when its words have changed since."""
    templates = work.tool(Templates)
    if isinstance(detail.entry, LawyerView):
        shown = bool(detail.entry.code)
        status, when = ("ready", tr("可打印")) if shown else ("later", tr("发布后"))
        if detail.entry.hidden and detail.entry.verified_on and not shown:
            when = tr("已隐藏") if detail.tone == "warn" else when
        return (PaperLine(CARDS, title_of(CARDS, templates), status, when, detail.id),)
    made = _made(detail, work)
    if made is None:
        return ()
    kind = made.paper.kind
    line = PaperLine(kind, title_of(kind, templates), "ready", tr("可打印"), detail.id)
    newest = max(
        (one for one in printed if one.kind == kind),
        key=lambda one: (one.version, one.printed_at),
        default=None,
    )
    if newest is None:
        return (line,)
    today, sample = work.clock.today(), work.me.sample
    return (printed_line(line, newest, made.paper, today, sample=sample),)


def _made(detail: EntryDetail, work: Work) -> Made | None:
    templates = work.tool(Templates)
    if isinstance(detail.entry, AdviceLogView):
        id = paper_id(LOG, detail.id, work.me.office)
        return build_log(detail.entry, work.me.office_name, id, templates)
    if isinstance(detail.entry, EventView):
        id = paper_id(EVENT, detail.id, work.me.office)
        return build_event(detail.entry, work.me.office_name, id, templates)
    return None


def month_papers(query: MonthPapers, work: Work) -> tuple[PaperLine, ...]:
    """The summary of a month and the list of its allowances, where it has any log."""
    subject, templates = month_id(query.month), work.tool(Templates)
    logs = logs_of_month(
        *(work.session, work.tool(Divisions), work.me.office), query.month.replace(day=1)
    )
    if not logs:
        return ()
    done = set(
        work.session.scalars(
            select(PrintedPaper.kind).where(PrintedPaper.subject == subject, ~PrintedPaper.voided)
        )
    )
    return tuple(_line(kind, subject, templates, done) for kind in (SUMMARY, ALLOWANCE))


def card_sheet(_query: CardSheet, work: Work) -> PaperLine:
    """The sheet of every card that may be shown."""
    return _line(CARDS, CARD_SHEET, work.tool(Templates), ())


def _line(kind: str, subject: Id, templates: Templates, done: Iterable[str]) -> PaperLine:
    status = "done" if kind in set(done) else "ready"
    return PaperLine(kind, title_of(kind, templates), status, tr("可打印"), subject)
