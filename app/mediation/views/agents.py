"""Agents and guardians as shown and printed."""

from __future__ import annotations

__all__ = ["AgentView"]

from dataclasses import dataclass
from datetime import date

from app.ids import Id
from app.mediation.codes import AgentBasis, AgentProof, Authority, Certification
from app.people.messages import PersonView


@dataclass(frozen=True, slots=True)
class AgentView:
    """Somebody who acts for a party.

    Attributes:
        valid_to: the last day of the authority, however it ended; None while it has no end.
        standing: whether the authority stands today.
    """

    id: Id
    party: Id
    name: str
    person: PersonView | None
    basis: AgentBasis
    relation: str
    authority: Authority
    proof: AgentProof
    certification: Certification
    valid_from: date
    valid_to: date | None
    end_note: str
    standing: bool
