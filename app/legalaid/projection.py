"""The list and the reminders of legal aid, made anew after every change (derived)."""

from __future__ import annotations

__all__ = ["PARTS", "flags_of", "opponent_of", "project", "records_touched", "tab_of"]

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session, aliased

from app.clock import CHINA
from app.i18n import tr
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.legalaid import NAME
from app.legalaid.codes import Entry, Flag, NoticeGround
from app.legalaid.facts import with_facts
from app.legalaid.rules.deadlines import dues
from app.legalaid.rules.record import AidFacts
from app.legalaid.rules.wishes import wish_due
from app.legalaid.states import State
from app.legalaid.views.listing import AidTab
from app.people.masking import Known, masked_name
from app.people.pinyin import initials
from app.today.owed import DueFact, due_row
from app.work import Tools
from db.tables.aid import AidAssignment, AidChange, AidClosing, AidDecision, AidNote, AidObjection
from db.tables.derived import AidCardRow, DueItem
from db.tables.house import Review
from db.tables.legalaid import (
    AidCase,
    AidCompletion,
    AidDossier,
    AidForwarding,
    AidMaterial,
    AidNotice,
    AidParty,
    AidProposal,
    AidWish,
)
from db.tables.means import AidAsset, AidMeans, AidMember
from db.tables.people import Person

_FAR = "9999-12-31"
_LAST = date.max.toordinal()
_CHUNK = 500

PARTS = (
    AidParty, AidMaterial, AidMeans, AidMember, AidAsset, AidCompletion, AidProposal,
    AidForwarding, AidDecision, AidAssignment, AidChange, AidObjection, AidNotice, AidClosing,
    AidNote, AidDossier,
)  # fmt: skip


def records_touched(session: Session, touched: Mapping[str, Iterable[Id]]) -> set[Id]:
    """The records and wishes whose row or reminders may change with these rows."""
    found = {*touched.get("aid_case", ()), *touched.get("aid_wish", ())}
    for part in PARTS:
        for ids in _chunks(touched.get(part.__tablename__, ())):
            found.update(session.scalars(select(part.case).where(part.id.in_(ids))))
    for ids in _chunks(touched.get("person", ())):
        for owner in (AidCase, AidWish):
            found.update(session.scalars(select(owner.id).where(owner.person.in_(ids))))
        others = select(AidWish.id).where(AidWish.opponent_person.in_(ids))
        found.update(session.scalars(others))
        found.update(session.scalars(select(AidParty.case).where(AidParty.person.in_(ids))))
    for ids in _chunks(touched.get("organisation", ())):
        found.update(session.scalars(select(AidParty.case).where(AidParty.organisation.in_(ids))))
    return found


def _chunks(ids: Iterable[Id]) -> Iterator[list[Id]]:
    """Few enough for one statement: SQLite takes no more than 250,000 variables."""
    rest = list(ids)
    for at in range(0, len(rest), _CHUNK):
        yield rest[at : at + _CHUNK]


def project(session: Session, tools: Tools, records: Iterable[Id]) -> None:
    """Rebuild the list row and the reminders of some records and wishes."""
    law = tools.get(Rulebook)
    for ids in _chunks(records):
        _project(session, law, ids)


def _project(session: Session, law: Rulebook, ids: list[Id]) -> None:
    session.execute(delete(DueItem).where(DueItem.record.in_(ids)))
    session.execute(delete(AidCardRow).where(AidCardRow.record.in_(ids)))
    tables = ("aid_case", "aid_wish")
    reviewed = set(
        session.scalars(select(Review.row).where(Review.tbl.in_(tables), Review.row.in_(ids)))
    )
    rows: list[dict[str, Any]] = []
    owed: list[dict[str, Any]] = []
    cases = session.scalars(select(AidCase).where(AidCase.id.in_(ids), ~AidCase.voided)).all()
    for case, facts in with_facts(session, cases):
        due = sorted(dues(facts, law), key=lambda one: law[one.rule].act_by(one.due))
        rows.append(_row(case, facts, due, law, reviews=int(case.id in reviewed)))
        owner, persons = case.registrar.hex(), [case.person.hex()]
        owed += [due_row(one, NAME, case.id, law, owner=owner, persons=persons) for one in due]
    for wish, who, other in _wishes(session, set(ids) - {case.id for case in cases}):
        shown = _shown(wish, who)
        due = [] if wish.dropped_on else [wish_due(wish.id, shown, wish.asked_at, law)]
        rows.append(_wish_row(wish, who, other, due, law, reviews=int(wish.id in reviewed)))
        known = [wish.person.hex()] if wish.person else []
        owed += [due_row(one, NAME, wish.id, law, owner="", persons=known) for one in due]
    if owed:
        session.execute(insert(DueItem), owed)
    if rows:
        session.execute(insert(AidCardRow), rows)


def _wishes(session: Session, ids: set[Id]) -> list[tuple[AidWish, Known, str]]:
    """Each with who wants it, and the other side as lists have it."""
    other = aliased(Person)
    rows = session.execute(
        select(AidWish, Person.name, Person.birth, other.birth)
        .outerjoin(Person, Person.id == AidWish.person)
        .outerjoin(other, other.id == AidWish.opponent_person)
        .where(AidWish.id.in_(ids), ~AidWish.voided)
    )
    return [
        (wish, Known(name or wish.name, birth), opponent_of(wish, born))
        for wish, name, birth, born in rows
    ]


def _shown(wish: AidWish, who: Known) -> str:
    """陆× of a minor, as in a record (未成年人保护法 第103条)."""
    return masked_name(who, wish.asked_at.astimezone(CHINA).date()) or tr("（没有留姓名）")


def opponent_of(wish: AidWish, birth: date | None) -> str:
    """The other side of a wish, 陆× of a minor."""
    return masked_name(Known(wish.opponent, birth), wish.asked_at.astimezone(CHINA).date())


def _row(
    case: AidCase, facts: AidFacts, due: list[DueFact], law: Rulebook, *, reviews: int
) -> dict[str, Any]:
    state = facts.state
    flags = flags_of(facts)
    name = facts.shown
    about = tr("，").join(filter(None, (case.cause, *facts.opponents_shown[:2])))
    rest = f"{_LAST - case.state_on.toordinal():07d}" if state.ended else _FAR
    return {
        "record": case.id,
        "tab": tab_of(facts).value,
        "sort": law[due[0].rule].act_by(due[0].due).isoformat() if due else rest,
        "title": name,
        "about": about,
        "number": case.apply_no,
        "state": case.state,
        "minor": Flag.MINOR in flags,
        "flags": [flag.value for flag in flags],
        "due_rule": due[0].rule if due else "",
        "due_subject": due[0].subject if due else None,
        "search": _search(facts.name, name, case.apply_no, case.cause, *facts.opponents),
        "reviews": reviews,
    }


def _wish_row(
    wish: AidWish, who: Known, other: str, due: list[DueFact], law: Rulebook, *, reviews: int
) -> dict[str, Any]:
    dropped = wish.dropped_on
    rest = f"{_LAST - dropped.toordinal():07d}" if dropped else _FAR
    return {
        "record": wish.id,
        "tab": (AidTab.CLOSED if dropped else AidTab.STATION).value,
        "sort": law[due[0].rule].act_by(due[0].due).isoformat() if due else rest,
        "title": _shown(wish, who),
        "about": tr("，").join(filter(None, (wish.cause, other))),
        "number": "",
        "state": "",
        "minor": False,
        "flags": [Flag.WISH.value],
        "due_rule": due[0].rule if due else "",
        "due_subject": due[0].subject if due else None,
        "search": _search(who.name, wish.cause, wish.opponent),
        "reviews": reviews,
    }


def flags_of(facts: AidFacts) -> tuple[Flag, ...]:
    """What a row is marked with, in the order of the codes."""
    held = {
        Flag.FAST: facts.fast,
        Flag.NOTICE: facts.entry is Entry.NOTICE,
        Flag.PROVISIONAL: facts.state is State.PROVISIONAL,
        Flag.OBJECTION: facts.state in (State.OBJECTED, State.TO_CORRECT),
        Flag.CHANGING: facts.change is not None,
        Flag.MINOR: facts.minor or facts.ground is NoticeGround.MINOR,
    }
    return tuple(flag for flag in Flag if held.get(flag))


def tab_of(facts: AidFacts) -> AidTab:
    """The tab a record stands under, by whose turn it is."""
    if facts.state.ended:
        return AidTab.CLOSED
    if facts.state in (State.REGISTERED, State.INCOMPLETE):
        return AidTab.STATION
    if facts.state is State.NOTIFIED:
        return AidTab.CENTRE if facts.forwarded_on else AidTab.STATION
    if facts.state.waiting or facts.state is State.GRANTED:
        return AidTab.CENTRE
    return AidTab.HANDLED


def _search(name: str, *words: str) -> str:
    return " ".join((name, *words, *initials(name))).lower()
