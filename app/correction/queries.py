"""Reads of correction: the list, and one subject."""

from __future__ import annotations

__all__ = ["QUERIES"]

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import ColumnElement, func, select

from app.correction import NAME, ladder, office, registering, reporters, surveys
from app.correction.codes import Grade
from app.correction.covering import covered, uncovered_by
from app.correction.detail import read_subject
from app.correction.discretion import as_seen, assigned_among, hidden
from app.correction.facts import with_facts
from app.correction.handlers import leave
from app.correction.messages.listing import ListSubjects, ReadSubject
from app.correction.rules.deadlines import shown_state
from app.correction.states import Category, Flag, State, step_of
from app.correction.views.subject import SubjectCard, SubjectDetail, SubjectPage, SubjectTab
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.people.links import same_as
from app.records.listing import run_of, total_of, with_words
from app.today.dues import due_view, leads
from app.today.messages import CaseDue
from app.work import Handler, Work
from db.tables.correction import CorrectionSubject
from db.tables.derived import DueItem, SubjectCardRow

_SOON = timedelta(days=30)  # R29: from here on the end is near


def list_subjects(query: ListSubjects, work: Work) -> SubjectPage:
    """A run of the list, most urgent first; the cursor is "sort/id"."""
    narrowed = _narrowed(query, work)
    chosen = select(SubjectCardRow).where(*narrowed)
    if query.within:
        chosen = chosen.where(SubjectCardRow.subject.in_(query.within))
    else:
        chosen = chosen.where(_under(query.tab, work))
    chosen = chosen.where(*with_words(SubjectCardRow.search, query.text))
    row = SubjectCardRow
    run = run_of(work.session, chosen, row.sort, row.subject, query.after, query.limit)
    if query.after:  # whoever reads on has the numbers
        return SubjectPage(_cards(run.rows, work), total=0, counts=(), late=0, after=run.after)
    total = total_of(work.session, chosen)
    counts = tuple((tab, _count(tab, narrowed, work)) for tab in SubjectTab)
    return SubjectPage(_cards(run.rows, work), total, counts, _late(narrowed, work), run.after)


def read_seen(query: ReadSubject, work: Work) -> SubjectDetail:
    """One subject, as far as the reader may know it."""
    detail = read_subject(query, work)
    seen = uncovered_by(query.looks, detail.person.id, work)
    return as_seen(covered(detail, seen), work)


def _narrowed(query: ListSubjects, work: Work) -> list[ColumnElement[bool]]:
    """What holds for every tab: class, 类别, minors, one person."""
    wanted: list[ColumnElement[bool]] = []
    if query.category:
        wanted.append(SubjectCardRow.category == query.category.value)
    if query.grade:
        wanted.append(SubjectCardRow.grade == query.grade.value)
    if (own := assigned_among(work)) is not None:
        wanted.append(SubjectCardRow.subject.in_(own))
    if query.minors:
        wanted.append(SubjectCardRow.minor.is_(True))
    if query.person:
        wanted.append(SubjectCardRow.person.in_(same_as(work.session, [query.person])))
    return wanted


def _under(tab: SubjectTab, work: Work) -> ColumnElement[bool]:
    if tab is SubjectTab.EXPIRING:
        serving = SubjectCardRow.tab == SubjectTab.SERVING.value
        return serving & (SubjectCardRow.end_on <= work.clock.today() + _SOON)
    return SubjectCardRow.tab == tab.value


def _count(tab: SubjectTab, narrowed: Sequence[ColumnElement[bool]], work: Work) -> int:
    counted = select(func.count()).select_from(SubjectCardRow)
    return work.session.scalar(counted.where(_under(tab, work), *narrowed)) or 0


def _late(narrowed: Sequence[ColumnElement[bool]], work: Work) -> int:
    counted = select(func.count(func.distinct(DueItem.record))).where(
        DueItem.line == NAME, DueItem.duty, DueItem.on < work.clock.today()
    )
    if narrowed:
        listed = select(SubjectCardRow.subject).where(*narrowed)
        counted = counted.where(DueItem.record.in_(listed))
    return work.session.scalar(counted) or 0


def _cards(rows: Sequence[SubjectCardRow], work: Work) -> tuple[SubjectCard, ...]:
    ids = [row.subject for row in rows]
    today, law = work.clock.today(), work.tool(Rulebook)
    owed = work.session.scalars(select(DueItem).where(DueItem.record.in_(ids), DueItem.duty))
    dues: defaultdict[Id, list[CaseDue]] = defaultdict(list)
    for item in owed:
        dues[item.record].append(due_view(item, law, today))
    moved, unseen = _moved(rows, work), hidden(work, ids)
    cards = []
    for row in rows:
        state = moved.get(row.subject, State(row.state))
        cards.append(
            SubjectCard(
                id=row.subject,
                name=row.name,
                number=row.number,
                category=Category(row.category),
                state=state,
                step=step_of(state),
                grade=Grade(row.grade) if row.grade else None,
                end_on=row.end_on,
                days=(row.end_on - today).days,
                minor=row.minor,
                flags=tuple(Flag(one) for one in row.flags or ()),
                due=min(dues[row.subject], key=leads, default=None),
                reviews=row.reviews,
            )
        )
        if row.subject in unseen:
            cards[-1] = replace(cards[-1], name="", number="", due=None, flags=())
    return tuple(cards)


def _moved(rows: Sequence[SubjectCardRow], work: Work) -> dict[bytes, State]:
    """Those whom the day itself may have moved (A2, A16), with where it moved them."""
    today, law = work.clock.today(), work.tool(Rulebook)
    may = [
        row.subject
        for row in rows
        if row.state == State.AWAITED.value
        or (row.state == State.SERVING.value and row.end_on < today)
    ]
    found = work.session.scalars(
        select(CorrectionSubject).where(CorrectionSubject.id.in_(may))
    ).all()
    return {
        subject.id: shown_state(facts, law, today)
        for subject, facts in with_facts(work.session, found)
    }


QUERIES: Mapping[type, Handler] = {
    ListSubjects: list_subjects,
    ReadSubject: read_seen,
    **reporters.QUERIES,
    **leave.QUERIES,
    **registering.QUERIES,
    **surveys.QUERIES,
    **office.QUERIES,
    **ladder.QUERIES,
}
