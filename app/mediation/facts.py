"""Gathers what the rules need of cases from their tables, many cases at once."""

from __future__ import annotations

__all__ = ["case_facts", "mediators_of", "party_names", "people_of", "with_facts"]

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.clock import CHINA
from app.i18n import tr
from app.ids import Id
from app.mediation.agreements import replaced_by, standing_last
from app.mediation.codes import AgreementForm, DisputeType, ItemStatus, RiskLevel, Source
from app.mediation.later import missing_in
from app.mediation.parties import successors_of
from app.mediation.rules import CaseFacts, ItemFact, Named
from app.mediation.states import State
from app.mediation.trackfacts import TrackFacts
from db.tables.mediation import (
    Agreement,
    AgreementItem,
    CaseParty,
    MediationCase,
    MediationSession,
    PartyAgent,
    ReturnVisit,
)
from db.tables.office import Mediator
from db.tables.people import Organisation, Person

_CHUNK = 500  # cases per query


class _Name(NamedTuple):
    id: Id
    role: str
    name: str
    succeeds: Id | None
    left_on: date | None


class _Agreed(NamedTuple):
    key: Id | None
    form: str
    reached_on: date | None
    effective_on: date | None
    earlier: frozenset[Id] = frozenset()  # those it replaced


class _Visit(NamedTuple):
    on: date
    next_on: date | None


_NO_AGREEMENT = _Agreed(None, "", None, None)


def party_names(session: Session, case: Id) -> list[str]:
    """Names of the parties of now, in order."""
    return [party.name for party in _parties(session, [case])[case] if party.left_on is None]


def mediators_of(session: Session, case: MediationCase) -> list[Named]:
    """Who mediates a case."""
    found = (session.get(Mediator, bytes.fromhex(one)) for one in case.mediators or ())
    return [Named(one.name, one.id_no) for one in found if one]


def people_of(session: Session, case: Id, *, but: str = "") -> list[Named]:
    """The people among the parties, those who represent one included, `but` those of one role."""
    agents = session.execute(
        select(Person.name, Person.id_no)
        .join(PartyAgent, PartyAgent.person == Person.id)
        .join(CaseParty, CaseParty.id == PartyAgent.party)
        .where(PartyAgent.case == case, CaseParty.role != but, ~PartyAgent.voided)
    )
    rows = session.execute(
        select(Person.name, Person.id_no, Organisation.legal_rep)
        .select_from(CaseParty)
        .outerjoin(Person, Person.id == CaseParty.person)
        .outerjoin(Organisation, Organisation.id == CaseParty.organisation)
        .where(CaseParty.case == case, CaseParty.role != but, ~CaseParty.voided)
    )
    named = (Named(name or legal_rep or "", number or "") for name, number, legal_rep in rows)
    people = [person for person in named if person.name]
    return people + [Named(name, number) for name, number in agents]


def case_facts(case: MediationCase, session: Session) -> CaseFacts:
    """A case as the rules need it."""
    ((_, facts),) = with_facts(session, [case])
    return facts


def with_facts(
    session: Session, cases: Sequence[MediationCase]
) -> Iterator[tuple[MediationCase, CaseFacts]]:
    """Every case with what the rules need of it."""
    for at in range(0, len(cases), _CHUNK):
        yield from _chunk(session, cases[at : at + _CHUNK])


def _chunk(
    session: Session, cases: Sequence[MediationCase]
) -> Iterator[tuple[MediationCase, CaseFacts]]:
    ids = [case.id for case in cases]
    parties = _parties(session, ids)
    agreements = _agreements(session, ids)
    now = {case: successors_of(parties[case]) for case in ids}
    items = _items(session, [one.key for one in agreements.values() if one.key], now)
    visits = _visits(session, agreements)
    met = _session_days(session, ids)
    tracks = TrackFacts(session, ids)
    missing = missing_in(session, ids)
    for case in cases:
        agreement, form, reached_on, effective_on, _ = agreements.get(case.id, _NO_AGREEMENT)
        yield (
            case,
            CaseFacts(
                id=case.id,
                title=_title(parties[case.id]),
                state=State(case.state),
                state_on=case.state_on,
                accepted_on=case.accepted_on,
                source=Source(case.source),
                dispute_type=DisputeType(case.dispute_type),
                form=AgreementForm(form) if form else None,
                effective_on=effective_on,
                items=tuple(items[agreement]) if agreement else (),
                visited_on=tuple(visit.on for visit in visits[case.id]),
                met_on=tuple(met[case.id]),
                tags=tuple(case.tags or ()),
                applied_on=case.applied_on,
                occurred_on=case.occurred_on,
                ext_until=case.ext_until,
                amount_fen=case.amount_fen,
                reached_on=reached_on,
                next_visit_on=_next_visit(visits[case.id]),
                closed_on=case.closed_on,
                risk=RiskLevel(case.risk),
                application=tracks.application(agreement),
                looks=tracks.looks(case.id),
                reports=tracks.reports(case.id),
                referrals=tracks.referrals(case.id),
                appraisals=tracks.appraisals(case.id),
                missing=missing.get(case.id, ()),
            ),
        )


def _parties(session: Session, cases: Iterable[Id]) -> defaultdict[Id, list[_Name]]:
    rows = session.execute(
        select(
            CaseParty.case,
            CaseParty.id,
            CaseParty.role,
            CaseParty.succeeds,
            CaseParty.left_on,
            Person.name,
            Organisation.name,
        )
        .select_from(CaseParty)
        .outerjoin(Person, Person.id == CaseParty.person)
        .outerjoin(Organisation, Organisation.id == CaseParty.organisation)
        .where(CaseParty.case.in_(cases), ~CaseParty.voided)
        .order_by(CaseParty.ordinal, CaseParty.id)
    )
    # A party may have arrived before its person: the case is shown all the same.
    unknown = tr("（未同步）")
    found: defaultdict[Id, list[_Name]] = defaultdict(list)
    for case, key, role, succeeds, left_on, person, unit in rows:
        found[case].append(_Name(key, role, person or unit or unknown, succeeds, left_on))
    return found


def _title(found: Sequence[_Name]) -> str:
    """What a case is called: both parties, or the first of each side with 等.

    It keeps its name when others come in the place of a party.
    """
    parties = [party for party in found if party.succeeds is None]
    if len(parties) <= 2:
        return tr("、").join(party.name for party in parties)
    sides: dict[str, list[str]] = {}
    for party in parties:
        sides.setdefault(party.role, []).append(party.name)
    more = tr("{name}等 {n} 人")
    return tr("、").join(
        side[0] if len(side) == 1 else more.format(name=side[0], n=len(side))
        for side in sides.values()
    )


def _agreements(session: Session, cases: Iterable[Id]) -> dict[Id, _Agreed]:
    """The agreement in hand of each case."""
    rows = session.execute(
        select(
            Agreement.case,
            Agreement.id,
            Agreement.replaces,
            Agreement.form,
            Agreement.reached_on,
            Agreement.effective_on,
        ).where(Agreement.case.in_(cases), ~Agreement.voided)
    ).all()
    replaces = {row.id: row.replaces for row in rows}
    found: defaultdict[Id, dict[Id, tuple[Id | None, _Agreed]]] = defaultdict(dict)
    for case, key, before, form, reached_on, effective_on in rows:
        earlier = frozenset(replaced_by(key, replaces))
        found[case][key] = before, _Agreed(key, form, reached_on, effective_on, earlier)
    return {case: standing_last(agreements)[-1] for case, agreements in found.items()}


def _items(
    session: Session, agreements: Iterable[Id], now: Mapping[Id, Mapping[str, str]]
) -> defaultdict[Id, list[ItemFact]]:
    """What is owed, by whoever owes it now: `now` has the successors of each case by name."""
    found: defaultdict[Id, list[ItemFact]] = defaultdict(list)
    rows = session.scalars(
        select(AgreementItem)
        .where(AgreementItem.agreement.in_(agreements), ~AgreementItem.voided)
        .order_by(AgreementItem.ordinal)
    )
    for item in rows:
        found[item.agreement].append(
            ItemFact(
                id=item.id,
                debtor=now[item.case].get(item.debtor, item.debtor),
                creditor=now[item.case].get(item.creditor, item.creditor),
                content=item.content,
                amount_fen=item.amount_fen,
                due_on=item.due_on,
                status=ItemStatus(item.status),
            )
        )
    return found


def _visits(session: Session, in_hand: Mapping[Id, _Agreed]) -> defaultdict[Id, list[_Visit]]:
    """The visits since the agreement in hand was reached: not those of one it replaced."""
    found: defaultdict[Id, list[_Visit]] = defaultdict(list)
    rows = session.execute(
        select(
            ReturnVisit.case, ReturnVisit.agreement, ReturnVisit.visited_on, ReturnVisit.next_on
        ).where(ReturnVisit.case.in_(in_hand), ~ReturnVisit.voided)
    )
    for case, agreement, visited_on, next_on in rows:
        if agreement not in in_hand[case].earlier:
            found[case].append(_Visit(visited_on, next_on))
    return found


def _next_visit(visits: Sequence[_Visit]) -> date | None:
    """The day the newest visit named for the next."""
    return max(visits, key=lambda visit: visit.on).next_on if visits else None


def _session_days(session: Session, cases: Iterable[Id]) -> defaultdict[Id, list[date]]:
    found: defaultdict[Id, list[date]] = defaultdict(list)
    rows = session.execute(
        select(MediationSession.case, MediationSession.start).where(
            MediationSession.case.in_(cases), ~MediationSession.voided
        )
    )
    for case, start in rows:
        found[case].append(start.astimezone(CHINA).date())
    return found
