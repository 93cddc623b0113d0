"""口头 short path: a dispute settled at the doorstep, and what is filled in afterwards."""

from __future__ import annotations

__all__ = ["CompleteParty", "SettleOrally"]

from dataclasses import dataclass
from datetime import datetime

from app.ids import Id
from app.mediation.messages.agreements import AgreementItemInput
from app.mediation.messages.intake import CaseInput
from app.messages import Command
from app.people.messages import IdKind


@dataclass(frozen=True, slots=True)
class SettleOrally(Command[Id]):
    """Accept, mediate and settle a dispute by word of mouth at once; returns the case's id.

    Numbers, telephones and addresses of the parties may wait (稍后补); what the law binds does
    not: the will of all parties, their rights told, and the kinds that must be written (G5).

    Attributes:
        settled_at: when the parties came to terms; the case is accepted on that day.
        terms: what was agreed.
        items: what is owed, performed on the spot or by a day.
    """

    case: CaseInput
    settled_at: datetime
    place: str
    told_rights: bool
    terms: tuple[str, ...]
    items: tuple[AgreementItemInput, ...] = ()
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CompleteParty(Command[Id]):
    """Fill in what a party left for later; None leaves a field as it is.

    A number that leads to another file of the same name makes that file the party's.
    """

    party: Id
    id_kind: IdKind | None = None
    id_no: str | None = None
    phone: str | None = None
    address: str | None = None
