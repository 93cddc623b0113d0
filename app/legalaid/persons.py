"""What legal aid has of a person, for the file of the person."""

from __future__ import annotations

__all__ = ["records_of_organisations", "records_of_persons"]

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.clock import CHINA
from app.i18n import tr
from app.ids import Id
from app.legalaid import NAME
from app.legalaid.codes import Entry, PartyRole
from app.legalaid.states import State
from app.messages import PersonRecord
from db.tables.legalaid import AidCase, AidParty, AidWish
from db.tables.office import User


def records_of_persons(session: Session, persons: Collection[Id]) -> list[PersonRecord]:
    """The records in which these are aided or take part, and their wishes, the newest first."""
    roles: dict[tuple[Id, Id], str] = {}
    parties = session.execute(
        select(AidParty.case, AidParty.person, AidParty.role).where(
            AidParty.person.in_(persons), ~AidParty.voided
        )
    ).all()
    for case, person, role in parties:
        if person:
            roles[case, person] = tr(PartyRole(role).label)
    own = session.execute(
        select(AidCase.id, AidCase.person, AidCase.entry).where(
            AidCase.person.in_(persons), ~AidCase.voided
        )
    ).all()
    for case, person, entry in own:
        notice = Entry(entry) is Entry.NOTICE
        roles[case, person] = tr("通知辩护的对象") if notice else tr("申请人")
    rows = session.execute(
        select(AidCase, User.name)
        .outerjoin(User, User.id == AidCase.registrar)
        .where(AidCase.id.in_({case for case, _ in roles}), ~AidCase.voided)
    ).all()
    found = {case.id: (case, name) for case, name in rows}
    records = [
        _record(person, role, *found[case]) for (case, person), role in roles.items()
        if case in found
    ]  # fmt: skip
    wishes = session.scalars(
        select(AidWish).where(
            AidWish.person.in_(persons), ~AidWish.voided, AidWish.id.not_in(list(found))
        )
    )
    records += [_wish(wish, wish.person) for wish in wishes if wish.person]
    return sorted(records, key=lambda one: (one.since, one.record), reverse=True)


def records_of_organisations(session: Session, organisations: Collection[Id]) -> list[PersonRecord]:
    """The records in which these organisations are the other side, the newest first."""
    rows = session.execute(
        select(AidParty.organisation, AidParty.role, AidCase, User.name)
        .join(AidCase, AidCase.id == AidParty.case)
        .outerjoin(User, User.id == AidCase.registrar)
        .where(AidParty.organisation.in_(organisations), ~AidParty.voided, ~AidCase.voided)
    ).all()
    records = [
        _record(organisation, tr(PartyRole(role).label), case, registrar)
        for organisation, role, case, registrar in rows
        if organisation
    ]
    return sorted(records, key=lambda one: (one.since, one.record), reverse=True)


def _record(person: Id, role: str, case: AidCase, registrar: str | None) -> PersonRecord:
    state = State(case.state)
    return PersonRecord(
        person=person,
        line=NAME,
        record=case.id,
        title=tr("{cause}，法律援助").format(cause=case.cause) if case.cause else tr("法律援助"),
        role=role,
        number=case.apply_no or tr("待编号"),
        since=case.received_at.astimezone(CHINA).date(),
        until=case.state_on if state.ended else None,
        state=tr(state.label),
        who=registrar or tr("（未同步）"),
    )


def _wish(wish: AidWish, person: Id) -> PersonRecord:
    return PersonRecord(
        person=person,
        line=NAME,
        record=wish.id,
        title=tr("想申请法律援助"),
        role=tr("申请人"),
        number=tr("—"),  # a wish has none
        since=wish.asked_at.astimezone(CHINA).date(),
        until=wish.dropped_on,
        state=tr("不再申请") if wish.dropped_on else tr("待登记"),
        who=tr("—"),
    )
