"""Rows of the lists and reminders of the registers, rebuilt after every change (derived)."""

from __future__ import annotations

__all__ = ["TABLES_OF", "lawyers_of", "project", "records_touched", "village_name"]

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from app.i18n import full_date, tr
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.outreach import ADVISERS, LAWYERS, POINTS, PUBLICITY
from app.outreach.codes import AdviceKind, Licence, PointKind, Reach
from app.outreach.rules import due_of, event_dues, post_dues, recheck_from
from app.outreach.states import EventState, ListedState, LogState
from app.outreach.views import AdviserTab, EntryKind, LawyerTab, PointTab, PublicityTab
from app.people.divisions import Divisions
from app.people.pinyin import initials
from app.today.owed import DueFact, due_row
from app.work import Tools
from db.tables.base import Journalled
from db.tables.derived import DueItem, EntryCardRow
from db.tables.house import Review
from db.tables.outreach import (
    AdviceLog,
    AdviserPost,
    Lawyer,
    Lecturer,
    PublicityEvent,
    ServicePoint,
)

_FAR = "9999-12-31"
_LAST = date.max.toordinal()
_CHUNK = 500

TABLES_OF: Mapping[str, tuple[type[Any], ...]] = {
    ADVISERS: (AdviserPost, AdviceLog),
    LAWYERS: (Lawyer,),
    POINTS: (ServicePoint,),
    PUBLICITY: (PublicityEvent, Lecturer),
}
_LOG_TABS = {
    LogState.DRAFT: AdviserTab.OPEN,
    LogState.CONFIRMED: AdviserTab.OPEN,
    LogState.REVIEWED: AdviserTab.REVIEWED,
    LogState.PAID: AdviserTab.PAID,
}
_LISTED_TABS = {
    ListedState.DRAFT: "draft",
    ListedState.VERIFIED: "draft",
    ListedState.PUBLISHED: "public",
    ListedState.RETIRED: "retired",
}


@dataclass(frozen=True, slots=True)
class _Card:
    """What a row of a list shows; `owed` is its reminders."""

    kind: EntryKind
    tab: str
    title: str
    about: str
    state: str = ""
    tag: str = ""
    recheck_from: date | None = None
    ended_on: date | None = None
    words: tuple[str, ...] = ()
    owed: tuple[DueFact, ...] = ()
    owner: str = field(default="")


# -- which entries a change concerns -------------------------------------------------------


def records_touched(line: str) -> Callable[[Session, Mapping[str, Iterable[Id]]], set[Id]]:
    """What says which entries of a list may change with some rows."""

    def touched_by(session: Session, touched: Mapping[str, Iterable[Id]]) -> set[Id]:
        own = TABLES_OF[line]
        found = {id for table in own for id in touched.get(table.__tablename__, ())}
        if line == ADVISERS:
            found |= _advisers_touched(session, touched)
        elif line == PUBLICITY and touched.get(PublicityEvent.__tablename__):
            # The newest 宪法日 reminds of the next: another may be the newest now.
            marked = select(PublicityEvent.id).where(PublicityEvent.constitution_day)
            found.update(session.scalars(marked))
        return found

    return touched_by


def _advisers_touched(session: Session, touched: Mapping[str, Iterable[Id]]) -> set[Id]:
    """A log reminds its post of the next visit; a lawyer's name stands in posts and logs."""
    posts: set[Id] = set()
    for ids in _chunks(touched.get(AdviceLog.__tablename__, ())):
        posts.update(session.scalars(select(AdviceLog.post).where(AdviceLog.id.in_(ids))))
    named: set[Id] = set(touched.get(AdviserPost.__tablename__, ()))
    for ids in _chunks(touched.get(Lawyer.__tablename__, ())):
        named.update(session.scalars(select(AdviserPost.id).where(AdviserPost.lawyer.in_(ids))))
    logs: set[Id] = set()
    for ids in _chunks(named):
        logs.update(session.scalars(select(AdviceLog.id).where(AdviceLog.post.in_(ids))))
    return posts | named | logs


def _chunks(ids: Iterable[Id]) -> Iterator[list[Id]]:
    """Few enough for one statement: SQLite takes no more than 250,000 variables."""
    rest = list(ids)
    for at in range(0, len(rest), _CHUNK):
        yield rest[at : at + _CHUNK]


# -- rebuilding ----------------------------------------------------------------------------


def project(line: str) -> Callable[[Session, Tools, Iterable[Id]], None]:
    """What rebuilds the rows and reminders of some entries of a list."""

    def rebuild(session: Session, tools: Tools, records: Iterable[Id]) -> None:
        for ids in _chunks(records):
            _rebuild(line, session, tools, ids)

    return rebuild


def _rebuild(line: str, session: Session, tools: Tools, ids: list[Id]) -> None:
    session.execute(delete(DueItem).where(DueItem.record.in_(ids)))
    session.execute(delete(EntryCardRow).where(EntryCardRow.record.in_(ids)))
    law = tools.get(Rulebook)
    rows: list[dict[str, Any]] = []
    owed: list[dict[str, Any]] = []
    for table in TABLES_OF[line]:
        found = session.scalars(select(table).where(table.id.in_(ids), ~table.voided)).all()
        reviewed = set(
            session.scalars(
                select(Review.row).where(Review.tbl == table.__tablename__, Review.row.in_(ids))
            )
        )
        for entry, card in _CARDS[table](session, tools, found):
            due = sorted(card.owed, key=lambda one: law[one.rule].act_by(one.due))
            rows.append(_row(line, entry, card, due, law, reviews=int(entry.id in reviewed)))
            owed += [due_row(one, line, entry.id, law, owner=card.owner, persons=()) for one in due]
    if owed:
        session.execute(insert(DueItem), owed)
    if rows:
        session.execute(insert(EntryCardRow), rows)


def _row(
    line: str, entry: Journalled, card: _Card, due: list[DueFact], law: Rulebook, *, reviews: int
) -> dict[str, Any]:
    rest = f"{_LAST - card.ended_on.toordinal():07d}" if card.ended_on else _FAR
    return {
        "record": entry.id,
        "line": line,
        "kind": card.kind.value,
        "tab": card.tab,
        "sort": law[due[0].rule].act_by(due[0].due).isoformat() if due else rest,
        "title": card.title,
        "about": card.about,
        "state": card.state,
        "recheck_from": card.recheck_from,
        "tag": card.tag,
        "due_rule": due[0].rule if due else "",
        "search": " ".join((card.title, card.about, *card.words, *initials(card.title))).lower(),
        "reviews": reviews,
    }


_Made = Iterator[tuple[Any, _Card]]


def _posts(session: Session, tools: Tools, rows: Sequence[AdviserPost]) -> _Made:
    law, divisions = tools.get(Rulebook), tools.get(Divisions)
    lawyers = lawyers_of(session, {row.lawyer for row in rows})
    days = _days(session, [row.id for row in rows])
    for row in rows:
        lawyer = lawyers.get(row.lawyer)
        village = village_name(divisions, row.village)
        name = lawyer.name if lawyer else tr("（未同步）")
        words = tr("{village} {name}").format(village=village, name=name)
        visited, lectured = days.get(row.id, (None, None))
        owed = (
            ()
            if row.ended_on
            else tuple(post_dues(row.id, words, row.appointed_on, visited, lectured, law))
        )
        yield (
            row,
            _Card(
                EntryKind.POST,
                AdviserTab.POSTS.value,
                words,
                lawyer.firm if lawyer else "",
                tag=_rests(lawyer, ended=row.ended_on is not None),
                ended_on=row.ended_on,
                owed=owed,
            ),
        )


def _rests(lawyer: Lawyer | None, *, ended: bool) -> str:
    """What stands out of an adviser: the term is over, or the licence rests."""
    if ended:
        return tr("已解聘")
    if lawyer is not None and lawyer.licence != Licence.PRACTISING:
        return tr(Licence(lawyer.licence).label)
    return ""


def _days(session: Session, posts: list[Id]) -> dict[Id, tuple[date | None, date | None]]:
    """The last visit and the last lecture of each post."""
    found: dict[Id, tuple[date | None, date | None]] = {}
    logs = session.execute(
        select(AdviceLog.post, AdviceLog.on, AdviceLog.kinds)
        .where(AdviceLog.post.in_(posts), ~AdviceLog.voided)
        .order_by(AdviceLog.on)
    )
    for post, on, kinds in logs:
        lectured = on if AdviceKind.LECTURE in (kinds or ()) else found.get(post, (None, None))[1]
        found[post] = (on, lectured)
    return found


def _logs(session: Session, tools: Tools, rows: Sequence[AdviceLog]) -> _Made:
    divisions = tools.get(Divisions)
    wanted = {row.post for row in rows}
    posts = {
        one.id: one
        for one in session.scalars(select(AdviserPost).where(AdviserPost.id.in_(wanted)))
    }
    lawyers = lawyers_of(session, {one.lawyer for one in posts.values()})
    for row in rows:
        post = posts.get(row.post)
        lawyer = lawyers.get(post.lawyer) if post else None
        state = LogState(row.state)
        kinds = tr("、").join(tr(AdviceKind(one).label) for one in row.kinds or ())
        yield (
            row,
            _Card(
                EntryKind.LOG,
                _LOG_TABS[state].value,
                tr("{village} {name}").format(
                    village=village_name(divisions, post.village) if post else tr("（未同步）"),
                    name=lawyer.name if lawyer else tr("（未同步）"),
                ),
                tr("，").join(filter(None, (full_date(row.on), kinds))),
                state.value,
                tag=tr("退回补正") if state is LogState.DRAFT and row.passed is False else "",
                ended_on=row.on,
            ),
        )


def _lawyers(_session: Session, tools: Tools, rows: Sequence[Lawyer]) -> _Made:
    law = tools.get(Rulebook)
    for row in rows:
        state, verified = ListedState(row.state), row.verified_on or row.state_on
        resting = row.licence != Licence.PRACTISING
        public = state is ListedState.PUBLISHED and not resting
        yield (
            row,
            _Card(
                EntryKind.LAWYER,
                (LawyerTab.RETIRED if resting else LawyerTab(_LISTED_TABS[state])).value,
                row.name,
                row.firm,
                state.value,
                tag=tr(Licence(row.licence).label) if resting else "",
                recheck_from=recheck_from(verified, law) if public else None,
                ended_on=row.state_on if state is ListedState.RETIRED or resting else None,
                words=(row.licence_no,),
                owed=(due_of(row.id, row.name, verified, law),) if public else (),
            ),
        )


def _points(_session: Session, tools: Tools, rows: Sequence[ServicePoint]) -> _Made:
    law = tools.get(Rulebook)
    for row in rows:
        state, verified = ListedState(row.state), row.verified_on or row.state_on
        public = state is ListedState.PUBLISHED
        kind = tr(PointKind(row.kind).label)
        yield (
            row,
            _Card(
                EntryKind.POINT,
                PointTab(_LISTED_TABS[state]).value,
                row.name,
                tr("，").join(filter(None, (kind, row.address))),
                state.value,
                tag="" if row.lng is not None else tr("没有坐标"),
                recheck_from=recheck_from(verified, law) if public else None,
                ended_on=row.state_on if state is ListedState.RETIRED else None,
                words=(row.phone, row.services),
                owed=(due_of(row.id, row.name, verified, law),) if public else (),
            ),
        )


def _events(session: Session, tools: Tools, rows: Sequence[PublicityEvent]) -> _Made:
    law = tools.get(Rulebook)
    newest = session.scalars(
        select(PublicityEvent.id)
        .where(PublicityEvent.constitution_day, ~PublicityEvent.voided)
        .order_by(PublicityEvent.on.desc(), PublicityEvent.id.desc())
    ).first()
    for row in rows:
        state = EventState(row.state)
        owed = event_dues(
            *(row.id, row.title, state, row.on, law),
            constitution_day=row.constitution_day,
            last=row.id == newest,
        )
        about = (full_date(row.held_on or row.on), tr(Reach(row.reach).label), row.place)
        yield (
            row,
            _Card(
                EntryKind.EVENT,
                (PublicityTab.ENDED if state.ended else PublicityTab.OPEN).value,
                row.title,
                tr("，").join(about),
                state.value,
                tag=tr("取消") if state is EventState.CANCELLED else "",
                ended_on=row.held_on or row.on if state.ended else None,
                words=(row.theme, row.lecturer),
                owed=tuple(owed),
                owner=row.planner.hex(),
            ),
        )


def _lecturers(_session: Session, _tools: Tools, rows: Sequence[Lecturer]) -> _Made:
    for row in rows:
        yield (
            row,
            _Card(
                EntryKind.LECTURER,
                PublicityTab.LECTURERS.value,
                row.name,
                tr("，").join(filter(None, (row.unit, row.topic))),
                tag=tr("已解聘") if row.ended_on else "",
                ended_on=row.ended_on,
            ),
        )


_CARDS: Mapping[type[Any], Callable[[Session, Tools, Sequence[Any]], _Made]] = {
    AdviserPost: _posts,
    AdviceLog: _logs,
    Lawyer: _lawyers,
    ServicePoint: _points,
    PublicityEvent: _events,
    Lecturer: _lecturers,
}


def lawyers_of(session: Session, ids: Iterable[Id]) -> dict[Id, Lawyer]:
    """Lawyers by their ids."""
    rows = session.scalars(select(Lawyer).where(Lawyer.id.in_(set(ids))))
    return {row.id: row for row in rows}


def village_name(divisions: Divisions, code: str) -> str:
    """What a village is called; its code where this laptop does not know it."""
    division = divisions.get(code)
    return division.name if division else code
