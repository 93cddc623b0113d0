"""Agents and guardians of the parties: who speaks for whom, and until when."""

from __future__ import annotations

__all__ = ["AddAgent", "AgentInput", "EndAgent"]

from dataclasses import dataclass
from datetime import date

from app.ids import Id
from app.mediation.codes import AgentBasis, AgentProof, Authority, Certification
from app.messages import Command
from app.people.messages import PersonInput


@dataclass(frozen=True, slots=True)
class AgentInput:
    """Somebody who acts for a party.

    Attributes:
        relation: to the party ("父亲", "村委会主任").
        authority: of an entrusted agent; a guardian needs none.
        valid_from: None is the day it is written down.
        valid_to: the last day of the authority; None when it ends with the matter.
    """

    person: PersonInput
    basis: AgentBasis
    proof: AgentProof
    relation: str = ""
    authority: Authority = Authority.GENERAL
    certification: Certification = Certification.AT_HOME
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class AddAgent(Command[Id]):
    """A party has an agent or guardian; returns the agent's id."""

    case: Id
    party: Id
    agent: AgentInput
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class EndAgent(Command[Id]):
    """An agent's authority ended before its day (民法典 第173条)."""

    agent: Id
    ended_on: date
    note: str = ""
