"""What mediation has of a person, for the file of the person."""

from __future__ import annotations

__all__ = ["records_of_organisations", "records_of_persons"]

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.i18n import tr
from app.ids import Id
from app.mediation import NAME
from app.mediation.codes import PartyRole
from app.mediation.states import State
from app.messages import PersonRecord
from db.tables.derived import CaseCardRow
from db.tables.mediation import CaseParty, MediationCase, PartyAgent
from db.tables.office import User
from db.tables.people import Person


def records_of_persons(session: Session, persons: Collection[Id]) -> list[PersonRecord]:
    """The cases in which these are parties, or stand for one, the newest first."""
    parties = session.execute(
        select(CaseParty.case, CaseParty.person, CaseParty.role).where(
            CaseParty.person.in_(persons), ~CaseParty.voided
        )
    ).all()
    roles = {(case, person): tr(PartyRole(role).label) for case, person, role in parties if person}
    agents = session.execute(
        select(PartyAgent.case, PartyAgent.person).where(
            PartyAgent.person.in_(persons), ~PartyAgent.voided
        )
    ).all()
    roles = {(case, person): tr("代理人") for case, person in agents} | roles
    if not roles:
        return []
    cases = session.execute(
        select(MediationCase, CaseCardRow.title, CaseCardRow.kind, User.name)
        .join(CaseCardRow, CaseCardRow.case == MediationCase.id)
        .outerjoin(User, User.id == MediationCase.registrar)
        .where(MediationCase.id.in_({case for case, _ in roles}), ~MediationCase.voided)
    ).all()
    found = {case.id: (case, title, kind, name) for case, title, kind, name in cases}
    names = dict(
        session.execute(select(Person.id, Person.name).where(Person.id.in_(persons))).all()
    )
    records = [
        _record(person, _title(names[person], *found[case][1:3]), role, *found[case][::3])
        for (case, person), role in roles.items()
        if case in found
    ]
    return sorted(records, key=lambda one: (one.since, one.record), reverse=True)


def records_of_organisations(session: Session, organisations: Collection[Id]) -> list[PersonRecord]:
    """The cases in which these organisations are parties, the newest first."""
    rows = session.execute(
        select(
            CaseParty.organisation,
            CaseParty.role,
            MediationCase,
            CaseCardRow.title,
            CaseCardRow.kind,
            User.name,
        )
        .join(MediationCase, MediationCase.id == CaseParty.case)
        .join(CaseCardRow, CaseCardRow.case == MediationCase.id)
        .outerjoin(User, User.id == MediationCase.registrar)
        .where(CaseParty.organisation.in_(organisations), ~CaseParty.voided, ~MediationCase.voided)
    ).all()
    records = [
        _record(
            organisation,
            tr("{parties} {kind}").format(parties=parties, kind=kind),
            tr(PartyRole(role).label),
            case,
            registrar,
        )
        for organisation, role, case, parties, kind, registrar in rows
        if organisation
    ]
    return sorted(records, key=lambda one: (one.since, one.record), reverse=True)


def _title(name: str, parties: str, kind: str) -> str:
    """As 与 黄国栋 邻里纠纷: whose file it is goes without saying."""
    names = parties.split("、")
    others = tr("、").join(other for other in names if other != name)
    if name in names and others:
        return tr("与 {others} {kind}").format(others=others, kind=kind)
    return tr("{parties} {kind}").format(parties=parties, kind=kind)


def _record(
    person: Id, title: str, role: str, case: MediationCase, registrar: str | None
) -> PersonRecord:
    state = State(case.state)
    return PersonRecord(
        person=person,
        line=NAME,
        record=case.id,
        title=title,
        role=role,
        number=case.case_no,
        since=case.accepted_on,
        until=case.state_on if state.ended else None,
        state=tr(state.label),
        who=registrar or tr("（未同步）"),
    )
