"""The page 今日, read from the due items of all lines of work."""

from __future__ import annotations

__all__ = ["QUERIES"]

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.access import Role, lines_of, may_see
from app.clock import CHINA
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.lines import Line, Lines
from app.people.links import sames_among
from app.today.dues import due_view, leads, still_open
from app.today.marks import unmarked
from app.today.messages import (
    DueGroup,
    DueRow,
    LineCount,
    ReadDues,
    ReadToday,
    TodayView,
    Upcoming,
    Urgency,
)
from app.work import Handler, Work
from db.tables.derived import DueItem, UpcomingItem

_SOON = 5
_MOST = 500  # rows of one page; an office that owes more is told so by the counts


def read_today(query: ReadToday, work: Work) -> TodayView:
    """What is due until `days` days from today, most urgent first."""
    today = work.clock.today()
    role = Role(work.me.role)
    chosen = select(DueItem).where(
        DueItem.on <= today + timedelta(days=query.days),
        DueItem.line.in_(lines_of(role)),
        still_open(today),
        unmarked(today),
    )
    if query.line:
        chosen = chosen.where(DueItem.line == query.line)
    if query.mine:
        chosen = chosen.where(DueItem.owner == work.me.user.hex())
    items = work.session.scalars(chosen.order_by(DueItem.on, DueItem.record).limit(_MOST)).all()
    # What the reader may not see is left out first: nothing of it may show in a row of a person.
    hidden = work.tool(Lines).hidden(work, {item.record for item in items})
    seen = [item for item in items if item.record not in hidden]
    same = sames_among(
        work.session, {bytes.fromhex(person) for item in seen for person in item.persons}
    )
    rows = tuple(_joined(items, work, today) for items in _by_person(seen, same))
    groups = tuple(
        DueGroup(urgency, found)
        for urgency in Urgency
        if (found := tuple(row for row in rows if row.due.urgency is urgency))
    )
    return TodayView(
        today=today,
        groups=groups,
        upcoming=_upcoming(work, today, role),
        counts=_counts(work, today, role),
    )


def _by_person(items: Iterable[DueItem], same: Mapping[Id, Id]) -> list[list[DueItem]]:
    """What stands in one row: all of a record, and all that concerns whom its first concerns.

    Linked files are of one person; `same` names each by one of them.

    Only the most urgent one says which persons a row is of. Were the others to add theirs, a
    village where everybody once quarrelled with somebody would end in a single row.
    """
    rows: list[list[DueItem]] = []
    row_of: dict[Id, list[DueItem]] = {}
    for item in items:
        keys = [item.record, *(same[bytes.fromhex(person)] for person in item.persons)]
        row = next((row_of[key] for key in keys if key in row_of), None)
        if row is None:
            row = []
            rows.append(row)
            row_of |= dict.fromkeys(keys, row)
        row_of.setdefault(item.record, row)
        row.append(item)
    return rows


def _joined(items: list[DueItem], work: Work, today: date) -> DueRow:
    """What leads, and the rest behind it."""
    rows = [_row(item, work, today) for item in items]
    first = min(rows, key=lambda row: leads(row.due))
    return replace(first, more=tuple(row for row in rows if row is not first))


def read_dues(query: ReadDues, work: Work) -> tuple[DueRow, ...]:
    """What is owed in some records, as far as the reader may see."""
    today, role = work.clock.today(), Role(work.me.role)
    items = work.session.scalars(
        select(DueItem)
        .where(DueItem.record.in_(query.records), still_open(today))
        .order_by(DueItem.on, DueItem.record)
    )
    hidden = work.tool(Lines).hidden(work, query.records)
    return tuple(
        _row(item, work, today)
        for item in items
        if may_see(role, item.line) and item.record not in hidden
    )


def _upcoming(work: Work, today: date, role: Role) -> tuple[Upcoming, ...]:
    morning = datetime.combine(today, time.min, CHINA)
    items = work.session.scalars(
        select(UpcomingItem)
        .where(UpcomingItem.at >= morning, UpcomingItem.line.in_(lines_of(role)))
        .order_by(UpcomingItem.at)
        .limit(_SOON)
    ).all()
    hidden = work.tool(Lines).hidden(work, {item.record for item in items})
    return tuple(
        Upcoming(item.at, item.title, item.detail, item.record)
        for item in items
        if item.record not in hidden
    )


def _row(item: DueItem, work: Work, today: date) -> DueRow:
    return DueRow(
        line=item.line,
        record=item.record,
        title=item.title,
        detail=item.detail,
        due=due_view(item, work.tool(Rulebook), today),
        button=item.button,
        action=item.action,
        mine=item.owner == work.me.user.hex(),
        subject=item.subject,
    )


def _counts(work: Work, today: date, role: Role) -> tuple[LineCount, ...]:
    return tuple(
        _count(line, line.in_hand(work.session), work.session, today)
        for line in work.tool(Lines)
        if line.in_hand and may_see(role, line.name)
    )


def _count(line: Line, in_hand: int, session: Session, today: date) -> LineCount:
    due = select(func.count(func.distinct(DueItem.record))).where(DueItem.line == line.name)
    return LineCount(
        line=line.name,
        label=line.label,
        open=in_hand,
        today=session.execute(due.where(DueItem.on == today)).scalar_one(),
        late=session.execute(due.where(DueItem.on < today, DueItem.duty)).scalar_one(),
    )


QUERIES: Mapping[type, Handler] = {ReadToday: read_today, ReadDues: read_dues}
