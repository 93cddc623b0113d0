"""What the details of every entry are put together with."""

from __future__ import annotations

__all__ = ["Told", "dates", "next_of", "steps_of", "user_names", "whole"]

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.access import Role, may
from app.codes import Code
from app.i18n import full_date, month_day, plain_day, tr
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.outreach.views import Entry, EntryDetail, EntryKind, FactLine
from app.records.messages import NextStep, StepView, TimelineItem
from app.records.timeline import note_item, reason_item
from app.today.dues import due_view, still_open
from app.today.marks import notes_of
from app.today.messages import CaseDue
from app.weighing import passed_warnings
from app.work import Work
from db.tables.derived import DueItem
from db.tables.house import Review
from db.tables.office import User

T = TypeVar("T", bound=Code)


@dataclass(frozen=True, slots=True)
class Told:
    """What one kind of entry says of a row; `next` is headline, command and button, or None.

    Attributes:
        actions: commands that make sense now, the likeliest first.
    """

    kind: EntryKind
    tab: Code
    title: str
    entry: Entry
    about: tuple[str, ...] = ()
    tag: str = ""
    tone: str = ""
    facts: Sequence[FactLine] = ()
    side: Sequence[FactLine] = ()
    steps: tuple[StepView, ...] = ()
    next: tuple[str, str, str] | None = None
    timeline: Sequence[TimelineItem] = ()
    actions: Sequence[str] = ()


def whole(told: Told, record: Id, line: str, table: str, work: Work) -> EntryDetail:
    """An entry with what every one has: dues, notes, reviews, what this person may do."""
    session, role = work.session, Role(work.me.role)
    dues = dues_of(record, work)
    names = user_names(session)
    notes = [note_item(*mark) for mark in notes_of(session, record)]
    notes += [
        reason_item(one.passed_at, one.message, one.reason, names[one.author])
        for one in passed_warnings(session, record)
    ]
    timeline = sorted((*told.timeline, *notes), key=lambda one: one.at)
    return EntryDetail(
        id=record,
        line=line,
        kind=told.kind,
        tab=told.tab,
        title=told.title,
        about=tuple(filter(None, told.about)),
        tag=told.tag,
        tone=told.tone,
        facts=tuple(told.facts),
        side=tuple(told.side),
        entry=told.entry,
        steps=told.steps,
        next_step=next_of(told.next, dues, role),
        dues=dues,
        timeline=tuple(timeline[::-1]),
        papers=(),
        actions=tuple(name for name in told.actions if may(role, name)),
        reviews=1 if session.get(Review, (table, record)) else 0,
        office_name=work.me.office_name,
    )


def next_of(
    told: tuple[str, str, str] | None, dues: Sequence[CaseDue], role: Role
) -> NextStep | None:
    """The one thing to do next; what only the head may do is said to everybody."""
    if told is None:
        return None
    headline, action, button = told
    due = dues[0] if dues else None
    detail = ""
    if due is not None:
        says = tr("{what}到 {on}（{why}）")
        detail = says.format(what=due.what, on=month_day(due.on), why=due.why)
    if not may(role, action):
        return NextStep(tr("{what}（请所长办理）").format(what=headline), detail, "", "", due)
    return NextStep(headline, detail, action, button, due)


def dues_of(record: Id, work: Work) -> tuple[CaseDue, ...]:
    """What is owed of an entry, the most urgent first."""
    today, law = work.clock.today(), work.tool(Rulebook)
    items = work.session.scalars(
        select(DueItem).where(DueItem.record == record, still_open(today)).order_by(DueItem.on)
    )
    return tuple(due_view(item, law, today) for item in items)


def steps_of(
    steps: type[T], now: T, days: Mapping[T, date | None], today: date, *, ended: bool
) -> tuple[StepView, ...]:
    """The steps above an entry, each with the day it was done."""
    views = []
    for one in steps:
        done = one < now or (one is now and ended)
        day = days.get(one)
        caption = plain_day(day, today) if day and (done or one is now) else ""
        views.append(StepView(one, "done" if done else "now" if one is now else "todo", caption))
    return tuple(views)


def dates(*pairs: tuple[str, date | None]) -> Iterator[FactLine]:
    """Lines for the days that are known."""
    for label, day in pairs:
        if day is not None:
            yield FactLine(label, full_date(day))


def user_names(session: Session) -> defaultdict[Id | None, str]:
    """Names of those who work here."""
    known = session.execute(select(User.id, User.name)).all()
    return defaultdict(lambda: tr("（未同步）"), dict(known))
