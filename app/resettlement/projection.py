"""The list and the reminders of 安置帮教, rebuilt from the records after every change (derived)."""

from __future__ import annotations

__all__ = ["PARTS", "project", "records_touched", "tab_of"]

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from app.i18n import tr
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.people.pinyin import initials
from app.resettlement import NAME
from app.resettlement.facts import with_facts
from app.resettlement.messages import HelpTab, Source
from app.resettlement.rules import HelpFacts, card_dues, dues, not_met_from
from app.resettlement.states import State
from app.today.owed import DueFact, due_row
from app.work import Tools
from db.tables.derived import DueItem, HelpCardRow
from db.tables.house import Review
from db.tables.people import Person
from db.tables.resettlement import (
    Aftercare,
    AftercareEntry,
    Aid,
    HelpContact,
    HelpInquiry,
    HelpMember,
    HelpPlan,
    HelpRisk,
    ReleasedPerson,
)

_FAR = "9999-12-31"
_LAST = date.max.toordinal()
_CHUNK = 500

PARTS = (HelpMember, HelpPlan, HelpRisk, HelpInquiry, HelpContact, Aid)


def records_touched(session: Session, touched: Mapping[str, Iterable[Id]]) -> set[Id]:
    """The records and cards whose row or reminders may change with these rows."""
    found = {*touched.get("released_person", ()), *touched.get("drug_aftercare", ())}
    for part in PARTS:
        for ids in _chunks(touched.get(part.__tablename__, ())):
            found.update(session.scalars(select(part.released).where(part.id.in_(ids))))
    for ids in _chunks(touched.get(AftercareEntry.__tablename__, ())):
        found.update(session.scalars(select(AftercareEntry.card).where(AftercareEntry.id.in_(ids))))
    for ids in _chunks(touched.get("person", ())):
        for owner in (ReleasedPerson, Aftercare):
            found.update(session.scalars(select(owner.id).where(owner.person.in_(ids))))
    return found


def _chunks(ids: Iterable[Id]) -> Iterator[list[Id]]:
    """Few enough for one statement: SQLite takes no more than 250,000 variables."""
    rest = list(ids)
    for at in range(0, len(rest), _CHUNK):
        yield rest[at : at + _CHUNK]


def project(session: Session, tools: Tools, records: Iterable[Id]) -> None:
    """Rebuild the list row and the reminders of some records and cards."""
    law = tools.get(Rulebook)
    for ids in _chunks(records):
        _project(session, law, ids)


def _project(session: Session, law: Rulebook, ids: list[Id]) -> None:
    session.execute(delete(DueItem).where(DueItem.record.in_(ids)))
    session.execute(delete(HelpCardRow).where(HelpCardRow.record.in_(ids)))
    reviewed = set(
        session.scalars(
            select(Review.row).where(Review.tbl == "released_person", Review.row.in_(ids))
        )
    )
    found = session.scalars(
        select(ReleasedPerson).where(ReleasedPerson.id.in_(ids), ~ReleasedPerson.voided)
    ).all()
    rows: list[dict[str, Any]] = []
    owed: list[dict[str, Any]] = []
    for case, facts in with_facts(session, found):
        due = sorted(dues(facts, law), key=lambda one: law[one.rule].act_by(one.due))
        rows.append(_row(case, facts, due, law, reviews=int(case.id in reviewed)))
        owed += [
            due_row(
                *(one, NAME, case.id, law), owner=case.registrar.hex(), persons=[case.person.hex()]
            )
            for one in due
        ]
    for card, name in _cards(session, ids):
        due = list(card_dues(card.id, name, card.ordered_on, card.reported_on, law))
        due = [] if card.closed_on else due
        rows.append(_card_row(card, name, due, law))
        owed += [
            due_row(one, NAME, card.id, law, owner="", persons=[card.person.hex()]) for one in due
        ]
    if owed:
        session.execute(insert(DueItem), owed)
    if rows:
        session.execute(insert(HelpCardRow), rows)


def _cards(session: Session, ids: list[Id]) -> list[tuple[Aftercare, str]]:
    rows = session.execute(
        select(Aftercare, Person.name)
        .outerjoin(Person, Person.id == Aftercare.person)
        .where(Aftercare.id.in_(ids), ~Aftercare.voided)
    )
    return [(card, name or tr("（未同步）")) for card, name in rows]


def _row(
    case: ReleasedPerson, facts: HelpFacts, due: list[DueFact], law: Rulebook, *, reviews: int
) -> dict[str, Any]:
    source = tr(Source(case.source).label)
    state = State(case.state)
    rest = f"{_LAST - case.state_on.toordinal():07d}" if state.ended else _FAR
    return {
        "record": case.id,
        "tab": tab_of(state).value,
        "sort": law[due[0].rule].act_by(due[0].due).isoformat() if due else rest,
        "title": facts.name,
        "about": tr("，").join(filter(None, (source, case.organ))),
        "state": case.state,
        "not_met_from": not_met_from(facts, law),
        "key_person": case.key_person,
        "due_rule": due[0].rule if due else "",
        "search": _search(facts.name, source, case.organ),
        "reviews": reviews,
    }


def _card_row(card: Aftercare, name: str, due: list[DueFact], law: Rulebook) -> dict[str, Any]:
    first = due[0] if due else None
    return {
        "record": card.id,
        "tab": HelpTab.AFTERCARE.value,
        "sort": law[first.rule].act_by(first.due).isoformat() if first else _FAR,
        "title": name,
        "about": card.organ,
        "state": "",
        "not_met_from": None,
        "key_person": False,
        "due_rule": first.rule if first else "",
        "search": _search(name, card.organ),
        "reviews": 0,
    }


def tab_of(state: State) -> HelpTab:
    """The tab of the list a record stands under."""
    if state.ended:
        return HelpTab.ENDED
    return HelpTab.WAITING if state.waiting else HelpTab.HELPED


def _search(name: str, *words: str) -> str:
    return " ".join((name, *words, *initials(name))).lower()
