"""Reads of legal aid: the list, one record."""

from __future__ import annotations

__all__ = ["QUERIES"]

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import Select, Text, func, select, type_coerce, union

from app.ids import Id
from app.lawbook.rules import Rulebook
from app.legalaid import NAME, assessing, conflict, standards
from app.legalaid.codes import Flag
from app.legalaid.detail import read_application
from app.legalaid.messages import AidCard, AidPage, AidTab, ListApplications, ReadApplication
from app.legalaid.states import State, step_of
from app.people.links import same_as
from app.records.listing import run_of, total_of, with_words
from app.today.dues import due_view, still_open
from app.work import Handler, Work
from db.tables.derived import AidCardRow, DueItem
from db.tables.legalaid import AidCase, AidParty, AidWish


def list_applications(query: ListApplications, work: Work) -> AidPage:
    """A run of the list, most urgent first; the cursor is "sort/id"."""
    chosen = _chosen(query, work)
    row = AidCardRow
    run = run_of(work.session, chosen, row.sort, row.record, query.after, query.limit)
    cards = _cards(run.rows, work)
    if query.after:  # whoever reads on has the numbers
        return AidPage(cards, total=0, counts=(), flags=(), late=0, after=run.after)
    return AidPage(
        rows=cards,
        total=total_of(work.session, chosen),
        counts=_counts(work),
        flags=_flags(work),
        late=_late(work),
        after=run.after,
    )


def _chosen(query: ListApplications, work: Work) -> Select[AidCardRow]:
    chosen = select(AidCardRow)
    if query.within:
        chosen = chosen.where(AidCardRow.record.in_(query.within))
    elif query.person:
        chosen = chosen.where(AidCardRow.record.in_(_of_person(query.person, work)))
    else:
        chosen = chosen.where(AidCardRow.tab == query.tab.value)
    if query.flag:
        chosen = chosen.where(type_coerce(AidCardRow.flags, Text).contains(f'"{query.flag.value}"'))
    return chosen.where(*with_words(AidCardRow.search, query.text))


def _of_person(person: Id, work: Work) -> Select[Id]:
    persons = same_as(work.session, [person])
    own = select(AidCase.id).where(AidCase.person.in_(persons), ~AidCase.voided)
    part = select(AidParty.case).where(AidParty.person.in_(persons), ~AidParty.voided)
    wish = select(AidWish.id).where(AidWish.person.in_(persons), ~AidWish.voided)
    return select(union(own, part, wish).subquery().c[0])


def _counts(work: Work) -> tuple[tuple[AidTab, int], ...]:
    counted = select(AidCardRow.tab, func.count()).group_by(AidCardRow.tab)
    found = dict(work.session.execute(counted).all())
    return tuple((tab, found.get(tab.value, 0)) for tab in AidTab)


def _flags(work: Work) -> tuple[tuple[Flag, int], ...]:
    rows = work.session.scalars(
        select(AidCardRow.flags).where(AidCardRow.tab != AidTab.CLOSED.value)
    )
    found = Counter(flag for flags in rows for flag in flags)
    return tuple((flag, found[flag.value]) for flag in Flag)


def _late(work: Work) -> int:
    return work.session.execute(
        select(func.count(func.distinct(DueItem.record))).where(
            DueItem.line == NAME, DueItem.duty, DueItem.on < work.clock.today()
        )
    ).scalar_one()


def _first_due(records: Sequence[Id], today: date, work: Work) -> Mapping[Id, DueItem]:
    """What each owes first; a term of the applicant that is over is no duty of anybody."""
    chosen = select(DueItem).where(DueItem.record.in_(records), still_open(today))
    found: dict[Id, DueItem] = {}
    for item in work.session.scalars(chosen.order_by(DueItem.on, DueItem.rule)):
        found.setdefault(item.record, item)
    return found


def _cards(rows: Sequence[AidCardRow], work: Work) -> tuple[AidCard, ...]:
    today, law = work.clock.today(), work.tool(Rulebook)
    dues = _first_due([row.record for row in rows], today, work)
    cards = []
    for row in rows:
        item = dues.get(row.record)
        state = State(row.state) if row.state else None
        cards.append(
            AidCard(
                id=row.record,
                title=row.title,
                about=row.about,
                number=row.number,
                state=state,
                step=step_of(state) if state else None,
                flags=tuple(map(Flag, row.flags)),
                due=due_view(item, law, today) if item else None,
                reviews=row.reviews,
            )
        )
    return tuple(cards)


QUERIES: Mapping[type, Handler] = {
    ListApplications: list_applications,
    ReadApplication: read_application,
    **assessing.QUERIES,
    **conflict.QUERIES,
    **standards.QUERIES,
}
