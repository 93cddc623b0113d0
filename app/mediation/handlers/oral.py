"""口头 short path: one command makes the case, its session and its oral agreement."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import select

from app.clock import CHINA
from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.mediation.codes import AgreementForm, Outcome
from app.mediation.handlers.agreements import reach_agreement
from app.mediation.handlers.course import record_session
from app.mediation.handlers.intake import enter
from app.mediation.handlers.shared import case_of, done
from app.mediation.messages import (
    CompleteParty,
    OpenCase,
    ReachAgreement,
    RecordSession,
    SettleOrally,
)
from app.mediation.rules import can_wait
from app.mediation.states import State
from app.people import idnumbers
from app.people.handlers import check_person, keep_person
from app.people.messages import IdKind, PersonInput, Sex
from app.weighing import refuse
from app.work import Handler, Work
from db.tables.mediation import CaseParty
from db.tables.people import Person


def settle_orally(command: SettleOrally, work: Work) -> Id:
    """→A20→A30→A45 in one transaction, and A50 when all was performed on the spot."""
    day = command.settled_at.astimezone(CHINA).date()
    given = replace(command.case, accepted_on=day, parties=tuple(
        replace(party, person=_numbered(party.person)) if party.person else party
        for party in command.case.parties
    ))  # fmt: skip
    case = enter(OpenCase(given, command.reasons), work, State.MEDIATING, waits=can_wait)
    terms = tuple(term.strip() for term in command.terms if term.strip())
    record_session(
        RecordSession(
            case=case,
            start=command.settled_at,
            end=None,
            place=command.place,
            transcript=_transcript(given.facts, terms),
            outcome=Outcome.SUCCESS,
            told_rights=command.told_rights,
            reasons=command.reasons,
        ),
        work,
    )
    reach_agreement(
        ReachAgreement(
            case=case,
            form=AgreementForm.ORAL,
            facts=given.facts,
            terms=terms,
            items=command.items,
            reached_on=day,
            reasons=command.reasons,
        ),
        work,
    )
    return case


def _numbered(person: PersonInput) -> PersonInput:
    """Who has no number with them is written down without one, as the law of the form asks."""
    bare = person.id_kind is IdKind.RESIDENT and not person.id_no.strip()
    return replace(person, id_kind=IdKind.OTHER) if bare else person


def _transcript(facts: str, terms: tuple[str, ...]) -> str:
    """What the short record of a doorstep session says: what was typed, and no more."""
    return tr("{facts}\n经当场调解，各方口头达成协议：\n{terms}").format(
        facts=facts.strip(), terms="\n".join(terms)
    )


def complete_party(command: CompleteParty, work: Work) -> Id:
    """稍后补: number, telephone and address of a party."""
    party = work.session.get(CaseParty, command.party)
    person = work.session.get(Person, party.person) if party and party.person else None
    if party is None or party.voided or person is None:
        raise Refused(Fault(tr("没有找到这位当事人，可能还没有同步过来")))
    case = case_of(party.case, work)
    given = _completed(person, command)
    other = _holder(given, work)
    if other is not None and _is_party(other.id, party, work):
        raise Refused(Fault(tr("这个号码是本案另一位当事人的，请核对"), "id_no", "med.M30"))
    if other is not None and other.id != person.id and other.name == person.name:
        party.person = other.id
        given = replace(_completed(other, command), id=other.id)
    refuse(check_person(given, work))
    keep_person(given, work)
    return done(case, work)


def _holder(given: PersonInput, work: Work) -> Person | None:
    """Whose file the number leads to; a number that is none leads nowhere."""
    try:
        number = idnumbers.parse(given.id_kind, given.id_no, work.clock.today()).normalised
    except Refused:
        return None
    chosen = select(Person).where(Person.id_no == number, Person.id_kind == given.id_kind.value)
    return work.session.scalars(chosen.where(~Person.voided)).first() if number else None


def _is_party(person: Id, party: CaseParty, work: Work) -> bool:
    """Whether somebody is already another party of the same case."""
    others = select(CaseParty.id).where(
        CaseParty.case == party.case,
        CaseParty.person == person,
        CaseParty.id != party.id,
        ~CaseParty.voided,
    )
    return work.session.scalars(others).first() is not None


def _completed(person: Person, command: CompleteParty) -> PersonInput:
    """The file with what was typed now in place of what waited."""
    kept = PersonInput(
        name=person.name,
        id_kind=IdKind(person.id_kind),
        id_no=person.id_no,
        id=person.id,
        sex=Sex(person.sex),
        birth=person.birth,
        ethnicity=person.ethnicity,
        phone=person.phone,
        address=person.address,
        registered_address=person.registered_address,
        division=person.division,
        occupation=person.occupation,
        work_unit=person.work_unit,
        traits=tuple(person.traits or ()),
    )
    typed = {
        name: value
        for name in ("id_kind", "id_no", "phone", "address")
        if (value := getattr(command, name)) is not None
    }
    return replace(kept, **typed)


COMMANDS: Mapping[type, Handler] = {SettleOrally: settle_orally, CompleteParty: complete_party}
