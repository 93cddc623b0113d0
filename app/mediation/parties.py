"""Who the parties of a case are now: those who left have others in their place."""

from __future__ import annotations

__all__ = ["accept_mediators", "all_accept", "parties_now", "successors_of"]

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.i18n import tr
from app.ids import Id
from db.tables.mediation import CaseParty


class Place(Protocol):
    """A party by name, and in whose place it came."""

    @property
    def id(self) -> Id: ...
    @property
    def name(self) -> str: ...
    @property
    def succeeds(self) -> Id | None: ...


def parties_now(session: Session, case: Id) -> Sequence[CaseParty]:
    """The parties of a case in order, without those in whose place others came."""
    return session.scalars(
        select(CaseParty)
        .where(CaseParty.case == case, CaseParty.left_on.is_(None), ~CaseParty.voided)
        .order_by(CaseParty.ordinal, CaseParty.id)
    ).all()


def all_accept(session: Session, case: Id) -> bool:
    """Whether every party has accepted the mediators in writing, their ties notwithstanding."""
    return all(party.recusal_ok for party in parties_now(session, case))


def accept_mediators(session: Session, case: Id, agreed: Collection[Id]) -> None:
    """Write down which of the parties accept the mediators of now."""
    for party in parties_now(session, case):
        party.recusal_ok = party.id in agreed


def successors_of(places: Iterable[Place]) -> Mapping[str, str]:
    """By the name of each party who was succeeded, the names of those now in its place."""
    known = list(places)
    heirs: defaultdict[Id, list[Place]] = defaultdict(list)
    for place in known:
        if place.succeeds is not None:
            heirs[place.succeeds].append(place)

    def last(place: Place) -> list[str]:
        found = [name for heir in heirs[place.id] for name in last(heir)]
        return found or [place.name]

    return {place.name: tr("、").join(last(place)) for place in known if place.id in heirs}
