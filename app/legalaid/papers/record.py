"""Everything the papers of legal aid say of one record, read once."""

from __future__ import annotations

__all__ = ["AidPaper", "Party", "read_aid_paper"]

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.clock import CHINA
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.legalaid.codes import Entry, PartyRole
from app.legalaid.facts import Parts, parts_of
from app.legalaid.messages import Household
from app.legalaid.names import bureau_of, centre_of, station_of
from app.legalaid.practice import AidPractice
from app.legalaid.reading import stated_means
from app.legalaid.rules.record import CompletionFact, stopped_days
from app.legalaid.states import State
from app.people.masking import Known, masked_name
from app.work import Work
from db.tables.aid import AidAssignment, AidChange, AidClosing, AidDecision, AidObjection
from db.tables.legalaid import (
    AidCase,
    AidCompletion,
    AidForwarding,
    AidMaterial,
    AidNotice,
    AidParty,
    AidProposal,
)
from db.tables.office import User
from db.tables.people import Organisation, Person

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Party:
    """Who else takes part, with the file of the person or the organisation."""

    row: AidParty
    person: Person | None
    organisation: Organisation | None

    @property
    def name(self) -> str:
        """Of the person or the organisation."""
        known = self.person or self.organisation
        return known.name if known else ""


@dataclass(frozen=True, slots=True)
class AidPaper:
    """A record as papers need it: rows as they stand, read in one transaction, never changed.

    Attributes:
        office, station, bureau, centre: 司法所, 法律援助工作站, 司法局 and 法律援助处 by name.
        clerk: who took the application in.
        answer_by: the last day of R-B02 as it stood at the receipt, None for a notice; decide_by:
            the same without the days of 补正.
        materials, completions, proposals, forwardings, decisions, assignments, changes,
            objections: the earliest first, materials as the checklist has them.
        household: the newest statement of means; months: over how many its income counts.
    """

    office: str
    station: str
    bureau: str
    centre: str
    clerk: str
    answer_by: date | None
    decide_by: date | None
    case: AidCase
    person: Person
    parties: tuple[Party, ...]
    materials: tuple[AidMaterial, ...]
    household: Household | None
    months: int
    completions: tuple[AidCompletion, ...]
    proposals: tuple[AidProposal, ...]
    forwardings: tuple[AidForwarding, ...]
    decisions: tuple[AidDecision, ...]
    assignments: tuple[AidAssignment, ...]
    changes: tuple[AidChange, ...]
    objections: tuple[AidObjection, ...]
    notice: AidNotice | None
    closing: AidClosing | None

    @property
    def id(self) -> Id:
        """Of the record."""
        return self.case.id

    @property
    def state(self) -> State:
        """Where it stands."""
        return State(self.case.state)

    @property
    def noticed(self) -> bool:
        """Whether it came as a notice, without application and means (N10)."""
        return Entry(self.case.entry) is Entry.NOTICE

    @property
    def minor(self) -> bool:
        """Whether the person aided was under eighteen as the record began; it stays so."""
        return Known(self.person.name, self.person.birth).minor(self.received_on)

    @property
    def public_name(self) -> str:
        """陆× of a minor (shared.R-P02)."""
        return masked_name(Known(self.person.name, self.person.birth), self.received_on)

    @property
    def received_on(self) -> date:
        """The day it was taken in."""
        return self.case.received_at.astimezone(CHINA).date()

    @property
    def filer(self) -> Party | None:
        """Who applies for the applicant, or the guardian of whom a notice tells."""
        return self._first(PartyRole.FILER) or self._first(PartyRole.GUARDIAN)

    @property
    def opponents(self) -> tuple[Party, ...]:
        """The other side."""
        return tuple(one for one in self.parties if one.row.role == PartyRole.OPPONENT)

    @property
    def assignment(self) -> AidAssignment | None:
        """Who handles it: the last one that did not end, else the last."""
        lasting = tuple(one for one in self.assignments if one.ended_on is None)
        return _last(lasting or self.assignments)

    def _first(self, role: PartyRole) -> Party | None:
        return next((one for one in self.parties if one.row.role == role), None)


def read_aid_paper(case: Id, work: Work, parts: Parts | None = None) -> AidPaper | None:
    """The record of an id; None where it, or the person, is not on this laptop.

    Args:
        parts: its rows, where they were read already.
    """
    session, me = work.session, work.me
    row = session.get(AidCase, case)
    person = session.get(Person, row.person) if row is not None and not row.voided else None
    if row is None or person is None:
        return None
    parts = parts or parts_of(session, case)
    decisions = parts.decisions
    means = stated_means(session, case) if parts.means else None
    return AidPaper(
        office=me.office_name,
        station=station_of(me),
        bureau=bureau_of(me),
        centre=decisions[-1].signed_by if decisions else centre_of(me),
        clerk=session.scalars(select(User.name).where(User.id == row.registrar)).first() or "",
        answer_by=_decide_by(row, (), work),
        decide_by=_decide_by(row, parts.completions, work),
        case=row,
        person=person,
        parties=tuple(_party(one, session) for one in parts.parties),
        materials=tuple(parts.materials),
        household=means.household if means else None,
        months=work.tool(AidPractice).means.months,
        completions=tuple(parts.completions),
        proposals=tuple(_rows(session, AidProposal, case)),
        forwardings=tuple(parts.forwardings),
        decisions=tuple(decisions),
        assignments=tuple(parts.assignments),
        changes=tuple(parts.changes),
        objections=tuple(parts.objections),
        notice=_last(parts.notices),
        closing=_last(parts.closings),
    )


def _decide_by(case: AidCase, completions: Sequence[AidCompletion], work: Work) -> date | None:
    if Entry(case.entry) is Entry.NOTICE:
        return None
    asked = (
        CompletionFact(one.id, one.told_on, one.until, one.supplied_on, one.lapsed_on)
        for one in completions
    )
    received = case.received_at.astimezone(CHINA).date()
    begun = received + timedelta(stopped_days(asked, received))
    return work.tool(Rulebook).due("la.R-B02", begun).raw


def _party(row: AidParty, session: Session) -> Party:
    return Party(
        row,
        session.get(Person, row.person) if row.person else None,
        session.get(Organisation, row.organisation) if row.organisation else None,
    )


def _rows(session: Session, table: type[T], case: Id) -> Sequence[T]:
    """Rows of a table that belong to a record; members and assets in their order."""
    columns = table.__table__.c  # type: ignore[attr-defined]
    query = select(table).where(columns.case == case, ~columns.voided)
    order = (columns.ordinal, columns.id) if "ordinal" in columns else (columns.id,)
    return session.scalars(query.order_by(*order)).all()


def _last(rows: Sequence[T]) -> T | None:
    return rows[-1] if rows else None
