"""Reads of 安置帮教: the list, one record, one card."""

from __future__ import annotations

__all__ = ["QUERIES"]

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import Select, func, select, union

from app.ids import Id
from app.lawbook.rules import Rulebook
from app.people.links import same_as
from app.records.listing import run_of, total_of, with_words
from app.resettlement import NAME
from app.resettlement.detail import read_help, read_released
from app.resettlement.messages import (
    HelpCard,
    HelpPage,
    HelpTab,
    ListReleased,
    ReadHelp,
    ReadReleased,
)
from app.resettlement.states import State, step_of
from app.today.dues import due_view
from app.work import Handler, Work
from db.tables.derived import DueItem, HelpCardRow
from db.tables.resettlement import Aftercare, ReleasedPerson


def list_released(query: ListReleased, work: Work) -> HelpPage:
    """A run of the list, most urgent first; the cursor is "sort/id"."""
    chosen = select(HelpCardRow)
    if query.within:
        chosen = chosen.where(HelpCardRow.record.in_(query.within))
    elif query.person:
        chosen = chosen.where(HelpCardRow.record.in_(_of_person(query.person, work)))
    else:
        chosen = chosen.where(HelpCardRow.tab == query.tab.value)
    chosen = chosen.where(*with_words(HelpCardRow.search, query.text))
    row = HelpCardRow
    run = run_of(work.session, chosen, row.sort, row.record, query.after, query.limit)
    cards = _cards(run.rows, work)
    if query.after:  # whoever reads on has the numbers
        return HelpPage(cards, total=0, counts=(), key_persons=0, late=0, after=run.after)
    return HelpPage(
        rows=cards,
        total=total_of(work.session, chosen),
        counts=_counts(work),
        key_persons=_key_persons(work),
        late=_late(work),
        after=run.after,
    )


def _of_person(person: Id, work: Work) -> Select[Id]:
    persons = same_as(work.session, [person])
    records = select(ReleasedPerson.id).where(
        ReleasedPerson.person.in_(persons), ~ReleasedPerson.voided
    )
    cards = select(Aftercare.id).where(Aftercare.person.in_(persons), ~Aftercare.voided)
    return select(union(records, cards).subquery().c.id)


def _counts(work: Work) -> tuple[tuple[HelpTab, int], ...]:
    counted = select(HelpCardRow.tab, func.count()).group_by(HelpCardRow.tab)
    found = dict(work.session.execute(counted).all())
    return tuple((tab, found.get(tab.value, 0)) for tab in HelpTab)


def _key_persons(work: Work) -> int:
    counted = select(func.count()).select_from(HelpCardRow)
    return work.session.execute(
        counted.where(HelpCardRow.key_person, HelpCardRow.tab != HelpTab.ENDED.value)
    ).scalar_one()


def _late(work: Work) -> int:
    return work.session.execute(
        select(func.count(func.distinct(DueItem.record))).where(
            DueItem.line == NAME, DueItem.duty, DueItem.on < work.clock.today()
        )
    ).scalar_one()


def _cards(rows: Sequence[HelpCardRow], work: Work) -> tuple[HelpCard, ...]:
    dues = {
        (item.record, item.rule): item
        for item in work.session.scalars(
            select(DueItem).where(DueItem.record.in_([row.record for row in rows]))
        )
    }
    today, law = work.clock.today(), work.tool(Rulebook)
    cards = []
    for row in rows:
        item = dues.get((row.record, row.due_rule))
        state = _shown(row, today) if row.state else None
        cards.append(
            HelpCard(
                id=row.record,
                title=row.title,
                about=row.about,
                state=state,
                step=step_of(state) if state else None,
                key_person=row.key_person,
                due=due_view(item, law, today) if item else None,
                reviews=row.reviews,
            )
        )
    return tuple(cards)


def _shown(row: HelpCardRow, today: date) -> State:
    missed = row.not_met_from is not None and row.not_met_from <= today
    return State.NOT_MET if missed else State(row.state)


QUERIES: Mapping[type, Handler] = {
    ListReleased: list_released,
    ReadReleased: read_released,
    ReadHelp: read_help,
}
