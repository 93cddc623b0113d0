"""Reads what the parties of cases left for later (稍后补), many cases at once."""

from __future__ import annotations

__all__ = ["missing_in"]

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ids import Id
from app.mediation.codes import PartyRole
from app.mediation.rules import PartyKnown, missing_of
from app.people.messages import IdKind
from app.records.messages import Missing
from db.tables.mediation import CaseParty
from db.tables.people import Person


def missing_in(session: Session, cases: Collection[Id]) -> dict[Id, tuple[Missing, ...]]:
    """What waits, by case; a case of which nothing waits is left out."""
    rows = session.execute(
        select(
            CaseParty.case,
            CaseParty.role,
            CaseParty.left_on,
            Person.id_kind,
            Person.id_no,
            Person.phone,
            Person.address,
        )
        .outerjoin(Person, Person.id == CaseParty.person)
        .where(CaseParty.case.in_(cases), ~CaseParty.voided)
        .order_by(CaseParty.ordinal, CaseParty.id)
    )
    parties: defaultdict[Id, list[PartyKnown | None]] = defaultdict(list)
    for case, role, left_on, kind, *known in rows:
        # An organisation has no person; a party may have arrived before its person. Of who left,
        # nothing is waited for.
        waits = kind and left_on is None
        parties[case].append(PartyKnown(PartyRole(role), IdKind(kind), *known) if waits else None)
    found = {case: missing_of(of_case) for case, of_case in parties.items()}
    return {case: missing for case, missing in found.items() if missing}
