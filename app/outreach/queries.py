"""Reads of the registers: the lists, one entry, what forms offer, the papers of a month."""

from __future__ import annotations

__all__ = ["QUERIES"]

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import func, select

from app.codes import Code
from app.i18n import tr
from app.lawbook.rules import Rulebook
from app.outreach import ADVISERS, LAWYERS, POINTS, PUBLICITY
from app.outreach.codes import RateBasis
from app.outreach.details import read_entry
from app.outreach.messages import (
    AdviserTab,
    CardSheet,
    EntryCard,
    EntryChoices,
    EntryKind,
    EntryPage,
    LawyerTab,
    ListAdviceRates,
    ListAdvisers,
    ListLawyers,
    ListPoints,
    ListPublicity,
    MonthPapers,
    PointTab,
    PublicityTab,
    RateView,
    ReadEntry,
    ReadEntryChoices,
)
from app.outreach.paperlist import card_sheet, month_papers
from app.outreach.places import QUERIES as PLACES
from app.outreach.sheets import QUERIES as SHEETS
from app.outreach.states import (
    EVENT_STEPS,
    LISTED_STEPS,
    LOG_STEPS,
    EventState,
    ListedState,
    LogState,
)
from app.people.divisions import Divisions
from app.records.listing import run_of, total_of, with_words
from app.today.dues import due_view
from app.work import Handler, Work
from db.tables.derived import DueItem, EntryCardRow
from db.tables.outreach import AdviceRate, AdviserPost, Lawyer, Lecturer, PublicityEvent

_Listing = ListAdvisers | ListLawyers | ListPoints | ListPublicity
_LISTS: Mapping[type, tuple[str, type[Code]]] = {
    ListAdvisers: (ADVISERS, AdviserTab),
    ListLawyers: (LAWYERS, LawyerTab),
    ListPoints: (POINTS, PointTab),
    ListPublicity: (PUBLICITY, PublicityTab),
}
_CONSTITUTION = (12, 4)
_AHEAD = 35  # days before 12月4日 from which its event is asked for


def list_entries(query: _Listing, work: Work) -> EntryPage:
    """A run of a list, most urgent first; the cursor is "sort/id"."""
    line, tabs = _LISTS[type(query)]
    chosen = select(EntryCardRow).where(EntryCardRow.line == line)
    if query.within:
        chosen = chosen.where(EntryCardRow.record.in_(query.within))
    else:
        chosen = chosen.where(EntryCardRow.tab == query.tab.value)
    chosen = chosen.where(*with_words(EntryCardRow.search, query.text))
    row = EntryCardRow
    run = run_of(work.session, chosen, row.sort, row.record, query.after, query.limit)
    cards = _cards(run.rows, work)
    if query.after:  # whoever reads on has the numbers
        return EntryPage(cards, total=0, counts=(), late=0, advice="", after=run.after)
    counted = select(EntryCardRow.tab, func.count()).where(EntryCardRow.line == line)
    found = dict(work.session.execute(counted.group_by(EntryCardRow.tab)).all())
    return EntryPage(
        rows=cards,
        total=total_of(work.session, chosen),
        counts=tuple((tab, found.get(tab.value, 0)) for tab in tabs),
        late=_late(line, work),
        advice=_advice(work) if line == PUBLICITY else "",
        after=run.after,
    )


def _late(line: str, work: Work) -> int:
    return work.session.execute(
        select(func.count(func.distinct(DueItem.record))).where(
            DueItem.line == line, DueItem.duty, DueItem.on < work.clock.today()
        )
    ).scalar_one()


def _advice(work: Work) -> str:
    """That nothing is planned for 宪法日 yet, once it is near (pls.R-C06)."""
    today = work.clock.today()
    day = date(today.year, *_CONSTITUTION)
    if not 0 <= (day - today).days <= _AHEAD:
        return ""
    planned = select(PublicityEvent.id).where(
        PublicityEvent.constitution_day,
        PublicityEvent.on.between(date(today.year, 1, 1), date(today.year, 12, 31)),
        PublicityEvent.state != EventState.CANCELLED.value,
        ~PublicityEvent.voided,
    )
    if work.session.scalars(planned).first() is not None:
        return ""
    days = (day - today).days
    when = tr("还有 {n} 天").format(n=days) if days else tr("就是今天")
    return tr("12月4日国家宪法日{when}，活动还没有安排").format(when=when)


def _cards(rows: Sequence[EntryCardRow], work: Work) -> tuple[EntryCard, ...]:
    items = work.session.scalars(
        select(DueItem).where(DueItem.record.in_([row.record for row in rows]))
    )
    dues = {(item.record, item.rule): item for item in items}
    today, law = work.clock.today(), work.tool(Rulebook)
    cards = []
    for row in rows:
        item = dues.get((row.record, row.due_rule))
        state, step = _standing(row, today)
        cards.append(
            EntryCard(
                id=row.record,
                title=row.title,
                about=row.about.removeprefix(tr("{year}年").format(year=today.year)),
                state=tr(state.label) if state else "",
                step=step,
                tag=row.tag,
                due=due_view(item, law, today) if item else None,
                reviews=row.reviews,
            )
        )
    return tuple(cards)


def _standing(row: EntryCardRow, today: date) -> tuple[Code | None, Code | None]:
    """The state as the day itself has it, and its step."""
    if not row.state:
        return None, None
    kind = EntryKind(row.kind)
    if kind is EntryKind.LOG:
        log = LogState(row.state)
        return log, LOG_STEPS[log]
    if kind is EntryKind.EVENT:
        event = EventState(row.state)
        return event, EVENT_STEPS[event]
    stale = row.recheck_from is not None and row.recheck_from <= today
    listed = ListedState.RECHECK if stale else ListedState(row.state)
    return listed, None if listed is ListedState.RETIRED else LISTED_STEPS[listed]


def read_choices(_query: ReadEntryChoices, work: Work) -> EntryChoices:
    """Villages of the office's town, lawyers who practise, lecturers whose term runs."""
    session, today = work.session, work.clock.today()
    villages = work.tool(Divisions).villages_of(work.me.office)
    lawyers = session.execute(
        select(Lawyer.id, Lawyer.name, Lawyer.firm)
        .where(~Lawyer.voided, Lawyer.state != ListedState.RETIRED.value)
        .order_by(Lawyer.name, Lawyer.id)
    )
    posts = session.execute(
        select(EntryCardRow.record, EntryCardRow.title)
        .join(AdviserPost, AdviserPost.id == EntryCardRow.record)
        .where(AdviserPost.ended_on.is_(None))
        .order_by(EntryCardRow.title, EntryCardRow.record)
    )
    lecturers = session.scalars(
        select(Lecturer)
        .where(~Lecturer.voided, Lecturer.ended_on.is_(None))
        .order_by(Lecturer.name, Lecturer.id)
    )
    return EntryChoices(
        villages=tuple((one.code, one.name) for one in villages),
        posts=tuple((id, title) for id, title in posts),
        lawyers=tuple(
            (id, tr("{name}，{firm}").format(name=name, firm=firm)) for id, name, firm in lawyers
        ),
        lecturers=tuple(one.name for one in lecturers if one.until is None or one.until >= today),
    )


def list_rates(_query: ListAdviceRates, work: Work) -> tuple[RateView, ...]:
    """Every rate, the newest first."""
    rows = work.session.scalars(
        select(AdviceRate)
        .where(AdviceRate.office == work.me.office, ~AdviceRate.voided)
        .order_by(AdviceRate.valid_from.desc(), AdviceRate.id.desc())
    )
    return tuple(
        RateView(row.id, RateBasis(row.basis), row.amount_fen, row.valid_from, row.source)
        for row in rows
    )


QUERIES: Mapping[type, Handler] = {
    ListAdvisers: list_entries,
    ListLawyers: list_entries,
    ListPoints: list_entries,
    ListPublicity: list_entries,
    ReadEntry: read_entry,
    ReadEntryChoices: read_choices,
    ListAdviceRates: list_rates,
    MonthPapers: month_papers,
    CardSheet: card_sheet,
    **PLACES,
    **SHEETS,
}
