"""Lists and dues of mediation, rebuilt from the records after every change (derived)."""

from __future__ import annotations

__all__ = ["PARTS", "cases_touched", "project", "tab_of"]

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from app.i18n import tr
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.mediation import NAME, rules
from app.mediation.facts import with_facts
from app.mediation.leads import lead_dues
from app.mediation.messages import CaseTab
from app.mediation.rules import CaseFacts, DueFact
from app.mediation.states import State
from app.people.pinyin import initials
from app.today.owed import due_row
from app.work import Tools
from db.tables.derived import CaseCardRow, DueItem, UpcomingItem
from db.tables.dossier import Dossier
from db.tables.house import Review
from db.tables.mediation import (
    Agreement,
    AgreementItem,
    Appraisal,
    CaseNote,
    CaseParty,
    DisputeLead,
    Investigation,
    JudicialConfirmation,
    MediationCase,
    MediationSession,
    PartyAgent,
    PlannedSession,
    Referral,
    ReturnVisit,
    RiskAssessment,
    RiskReport,
)
from db.tables.people import Person
from db.tables.subsidies import SubsidyClaim, SubsidyShare, SubsidyStep

_FAR = "9999-12-31"
_LAST = date.max.toordinal()
_CHUNK = 500

PARTS = (
    CaseParty,
    PlannedSession,
    MediationSession,
    Agreement,
    AgreementItem,
    ReturnVisit,
    CaseNote,
    PartyAgent,
    Referral,
    RiskAssessment,
    RiskReport,
    JudicialConfirmation,
    Investigation,
    Appraisal,
    Dossier,
    SubsidyClaim,
    SubsidyShare,
    SubsidyStep,
)


def cases_touched(session: Session, touched: Mapping[str, Iterable[Id]]) -> set[Id]:
    """The cases whose list row or dues may change with these rows of journalled tables.

    Leads are records of their own, of which only what they owe is derived.
    """
    cases = {*touched.get("mediation_case", ()), *touched.get("dispute_lead", ())}
    for part in PARTS:
        for ids in _chunks(touched.get(part.__tablename__, ())):
            cases.update(session.scalars(select(part.case).where(part.id.in_(ids))))
    for table, column in (("person", CaseParty.person), ("organisation", CaseParty.organisation)):
        for ids in _chunks(touched.get(table, ())):
            cases.update(session.scalars(select(CaseParty.case).where(column.in_(ids))))
    return cases


def _chunks(ids: Iterable[Id]) -> Iterator[list[Id]]:
    """Few enough for one statement: SQLite takes no more than 250,000 variables."""
    rest = list(ids)
    for at in range(0, len(rest), _CHUNK):
        yield rest[at : at + _CHUNK]


def project(session: Session, tools: Tools, cases: Iterable[Id]) -> None:
    """Rebuild the list row and the dues of some cases."""
    law = tools.get(Rulebook)
    for ids in _chunks(cases):
        _project(session, law, ids)


def _project(session: Session, law: Rulebook, ids: list[Id]) -> None:
    session.execute(delete(DueItem).where(DueItem.record.in_(ids)))
    session.execute(delete(CaseCardRow).where(CaseCardRow.case.in_(ids)))
    session.execute(delete(UpcomingItem).where(UpcomingItem.record.in_(ids)))
    reviewed = set(
        session.scalars(
            select(Review.row).where(Review.tbl == "mediation_case", Review.row.in_(ids))
        )
    )
    found = session.scalars(
        select(MediationCase).where(MediationCase.id.in_(ids), ~MediationCase.voided)
    ).all()
    plans = _plans(session, ids)
    persons = _persons(session, ids)
    cards: list[dict[str, Any]] = []
    soon: list[dict[str, Any]] = []
    owed: list[dict[str, Any]] = []
    for case, facts in with_facts(session, found):
        dues = sorted(rules.dues(facts, law), key=lambda due: law[due.rule].act_by(due.due))
        people = persons.get(case.id, {})
        owed += [_due_row(due, case, law, _concerned(due, facts, people)) for due in dues]
        soon += [_soon_row(plan, facts) for plan in plans.get(case.id, ())]
        cards.append(_card(case, facts, dues, law, reviews=int(case.id in reviewed)))
    owed += [_due_row(due, lead, law, []) for lead, due in lead_dues(session, ids)]
    if owed:
        session.execute(insert(DueItem), owed)
    if soon:
        session.execute(insert(UpcomingItem), soon)
    if cards:
        session.execute(insert(CaseCardRow), cards)


def _plans(session: Session, ids: list[Id]) -> dict[Id, list[PlannedSession]]:
    found: dict[Id, list[PlannedSession]] = {}
    open_plans = select(PlannedSession).where(
        PlannedSession.case.in_(ids), ~PlannedSession.held, ~PlannedSession.voided
    )
    for plan in session.scalars(open_plans):
        # Two laptops may each have planned one at the same hour: one line is enough.
        others = found.setdefault(plan.case, [])
        if all(other.at != plan.at for other in others):
            others.append(plan)
    return found


def _persons(session: Session, ids: list[Id]) -> dict[Id, dict[Id, str]]:
    """The people among the parties of each case, with their names."""
    found: dict[Id, dict[Id, str]] = {}
    rows = session.execute(
        select(CaseParty.case, Person.id, Person.name)
        .join(Person, Person.id == CaseParty.person)
        .where(CaseParty.case.in_(ids), CaseParty.left_on.is_(None), ~CaseParty.voided)
        .order_by(CaseParty.case, CaseParty.ordinal)
    )
    for case, person, name in rows:
        found.setdefault(case, {})[person] = name
    return found


def _concerned(due: DueFact, facts: CaseFacts, people: Mapping[Id, str]) -> list[str]:
    """Whom it is about: of a promise whoever owes it, else all the people of the case."""
    debtor = next((item.debtor for item in facts.items if item.id == due.subject), None)
    return [one.hex() for one, name in people.items() if debtor is None or name in debtor]


def _soon_row(plan: PlannedSession, facts: CaseFacts) -> dict[str, Any]:
    return {
        "record": plan.case,
        "at": plan.at,
        "line": NAME,
        "title": tr("{title} {kind}").format(title=facts.title, kind=facts.dispute_type.label),
        "detail": tr(" · ").join(filter(None, (plan.place, plan.note))),
    }


def _due_row(
    due: DueFact, record: MediationCase | DisputeLead, law: Rulebook, persons: list[str]
) -> dict[str, Any]:
    # A lead is everybody's: nobody registered it.
    owner = record.registrar.hex() if isinstance(record, MediationCase) else ""
    return due_row(due, NAME, record.id, law, owner=owner, persons=persons)


def _card(
    case: MediationCase,
    facts: CaseFacts,
    dues: list[DueFact],
    law: Rulebook,
    *,
    reviews: int,
) -> dict[str, Any]:
    # A right of the parties lapses without our doing, so it never decides the order.
    first = next((due for due in dues if law[due.rule].duty), None)
    number = tr("{no:03d}号").format(no=case.number) if case.number else tr("待编号")
    return {
        "case": case.id,
        "tab": tab_of(facts).value,
        "sort": law[first.rule].act_by(first.due).isoformat() if first else _rest(case, facts),
        "title": facts.title,
        "kind": facts.dispute_type.label,
        "number": number,
        "state": case.state,
        "due_rule": first.rule if first else "",
        "due_subject": first.subject if first else None,
        "search": _search(facts.title, case.case_no, facts.dispute_type.label),
        "reviews": reviews,
    }


def _rest(case: MediationCase, facts: CaseFacts) -> str:
    """Where a case stands that nothing is owed for: behind the others, the newest ended first."""
    return f"{_LAST - case.state_on.toordinal():07d}" if facts.state.ended else _FAR


def tab_of(facts: CaseFacts) -> CaseTab:
    """The tab of the list a case stands under."""
    if facts.state.ended:
        return CaseTab.CLOSED
    visiting = facts.state in (State.PERFORMED, State.PERFORMING, State.OVERDUE)
    return CaseTab.VISIT if visiting and not facts.visited_on else CaseTab.OPEN


def _search(title: str, number: str, kind: str) -> str:
    kind = kind.removesuffix("纠纷")  # every kind ends so: nobody looks for it
    letters = (key for name in (*title.split("、"), kind) for key in initials(name))
    return " ".join((title, number, kind, *letters)).lower()
