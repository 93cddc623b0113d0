"""Gathers what the rules need of records from their tables, many records at once."""

from __future__ import annotations

__all__ = ["help_facts", "with_facts"]

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.clock import CHINA
from app.i18n import tr
from app.ids import Id
from app.resettlement.codes import InquiryOutcome, Met, Source
from app.resettlement.rules import HelpFacts, InquiryFact
from app.resettlement.states import State
from db.tables.people import Person
from db.tables.resettlement import HelpContact, HelpInquiry, HelpRisk, ReleasedPerson

_CHUNK = 500  # records per query


def help_facts(case: ReleasedPerson, session: Session) -> HelpFacts:
    """A record as the rules need it."""
    ((_, facts),) = with_facts(session, [case])
    return facts


def with_facts(
    session: Session, cases: Sequence[ReleasedPerson]
) -> Iterator[tuple[ReleasedPerson, HelpFacts]]:
    """Every record with what the rules need of it."""
    for at in range(0, len(cases), _CHUNK):
        yield from _chunk(session, cases[at : at + _CHUNK])


def _chunk(
    session: Session, cases: Sequence[ReleasedPerson]
) -> Iterator[tuple[ReleasedPerson, HelpFacts]]:
    ids = [case.id for case in cases]
    people = select(Person.id, Person.name).where(Person.id.in_({case.person for case in cases}))
    names = dict(session.execute(people).all())
    contacts, inquiries, looks = (
        _contacts(session, ids),
        _inquiries(session, ids),
        _looks(session, ids),
    )
    for case in cases:
        yield (
            case,
            HelpFacts(
                id=case.id,
                name=names.get(case.person) or tr("（未同步）"),
                state=State(case.state),
                source=Source(case.source),
                data_on=case.data_on,
                expected_on=case.expected_on,
                release_on=case.release_on,
                handover_on=case.handover_on,
                met_in_person=case.met == Met.IN_PERSON,
                key_person=case.key_person,
                help_to=case.help_to,
                contacts=tuple(contacts[case.id]),
                inquiries=tuple(inquiries[case.id]),
                assessed_on=tuple(looks[case.id]),
            ),
        )


def _contacts(session: Session, cases: list[Id]) -> defaultdict[Id, list[date]]:
    found: defaultdict[Id, list[date]] = defaultdict(list)
    rows = session.execute(
        select(HelpContact.released, HelpContact.at)
        .where(HelpContact.released.in_(cases), ~HelpContact.voided)
        .order_by(HelpContact.at)
    )
    for case, at in rows:
        found[case].append(at.astimezone(CHINA).date())
    return found


def _inquiries(session: Session, cases: list[Id]) -> defaultdict[Id, list[InquiryFact]]:
    found: defaultdict[Id, list[InquiryFact]] = defaultdict(list)
    rows = session.execute(
        select(HelpInquiry.released, HelpInquiry.made_on, HelpInquiry.outcome)
        .where(HelpInquiry.released.in_(cases), ~HelpInquiry.voided)
        .order_by(HelpInquiry.made_on, HelpInquiry.id)
    )
    for case, made_on, outcome in rows:
        found[case].append(InquiryFact(made_on, InquiryOutcome(outcome)))
    return found


def _looks(session: Session, cases: list[Id]) -> defaultdict[Id, list[date]]:
    found: defaultdict[Id, list[date]] = defaultdict(list)
    rows = session.execute(
        select(HelpRisk.released, HelpRisk.assessed_on)
        .where(HelpRisk.released.in_(cases), ~HelpRisk.voided)
        .order_by(HelpRisk.assessed_on, HelpRisk.id)
    )
    for case, day in rows:
        found[case].append(day)
    return found
