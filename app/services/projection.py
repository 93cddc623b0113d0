"""The list and the reminders of consultations, rebuilt after every change (derived)."""

from __future__ import annotations

__all__ = ["PARTS", "consultations_touched", "project", "tab_of"]

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from app.clock import CHINA
from app.i18n import tr
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.people.pinyin import initials
from app.services import NAME
from app.services.codes import Topic, Way
from app.services.facts import title_of, with_facts
from app.services.numbering import format_number
from app.services.rules import ConsultationFacts, current_danger, dues
from app.services.states import State
from app.services.views import ConsultationTab
from app.today.owed import DueFact, due_row
from app.work import Tools
from db.tables.derived import ConsultationRow, DueItem
from db.tables.house import Review
from db.tables.services import (
    Consultation,
    ConsultationDanger,
    ConsultationNote,
    ConsultationReferral,
    ConsultationReport,
)

_LAST = 9_999_999
_CHUNK = 500
PARTS = (ConsultationReferral, ConsultationDanger, ConsultationReport, ConsultationNote)


def consultations_touched(session: Session, touched: Mapping[str, Iterable[Id]]) -> set[Id]:
    """The consultations whose row or reminders may change with these rows."""
    found = set(touched.get("consultation", ()))
    for part in PARTS:
        for ids in _chunks(touched.get(part.__tablename__, ())):
            found.update(session.scalars(select(part.consultation).where(part.id.in_(ids))))
    return found


def _chunks(ids: Iterable[Id]) -> Iterator[list[Id]]:
    """Few enough for one statement: SQLite takes no more than 250,000 variables."""
    rest = list(ids)
    for at in range(0, len(rest), _CHUNK):
        yield rest[at : at + _CHUNK]


def project(session: Session, tools: Tools, records: Iterable[Id]) -> None:
    """Rebuild the list row and the reminders of some consultations."""
    law = tools.get(Rulebook)
    for ids in _chunks(records):
        _project_some(session, law, ids)


def _project_some(session: Session, law: Rulebook, ids: list[Id]) -> None:
    found = session.scalars(
        select(Consultation).where(Consultation.id.in_(ids), ~Consultation.voided)
    ).all()
    session.execute(delete(DueItem).where(DueItem.record.in_(ids)))
    session.execute(delete(ConsultationRow).where(ConsultationRow.record.in_(ids)))
    reviewed = set(
        session.scalars(select(Review.row).where(Review.tbl == "consultation", Review.row.in_(ids)))
    )
    rows: list[dict[str, Any]] = []
    owed: list[dict[str, Any]] = []
    for case, facts in with_facts(session, found):
        due = sorted(dues(facts, law), key=lambda one: law[one.rule].act_by(one.due))
        rows.append(_row(case, facts, due, law, reviews=int(case.id in reviewed)))
        persons = [case.person.hex()] if case.person else []
        owed += [
            due_row(*(one, NAME, case.id, law), owner=case.registrar.hex(), persons=persons)
            for one in due
        ]
    if owed:
        session.execute(insert(DueItem), owed)
    if rows:
        session.execute(insert(ConsultationRow), rows)


def _row(
    case: Consultation, facts: ConsultationFacts, due: list[DueFact], law: Rulebook, *, reviews: int
) -> dict[str, Any]:
    name, danger = title_of(case), current_danger(facts)
    topic, way = tr(Topic(case.topic).label), tr(Way(case.way).label)
    day = facts.received_at.astimezone(CHINA).date()
    newest = f"{_LAST - day.toordinal():07d}"
    urgent = law[due[0].rule].act_by(due[0].due).isoformat() if due else ""
    number = format_number(case.number_year, case.number_device, case.number)
    return {
        "record": case.id,
        "tab": tab_of(State(case.state)).value,
        "sort": newest if State(case.state) is State.CLOSED else urgent or newest,
        "title": name,
        "about": tr("，").join((topic, way)),
        "state": case.state,
        "grave": bool(danger and danger.level.grave),
        "due_rule": due[0].rule if due else "",
        "search": " ".join((name, topic, way, number, *initials(name))).lower(),
        "reviews": reviews,
    }


def tab_of(state: State) -> ConsultationTab:
    """The tab of the list a consultation stands under."""
    if state.open:
        return ConsultationTab.OPEN
    if state is State.REFERRED:
        return ConsultationTab.REFERRED
    return ConsultationTab.CLOSED if state is State.CLOSED else ConsultationTab.ANSWERED
