"""What one line of work hands to another within its own transaction, neither knowing the other."""

from __future__ import annotations

__all__ = ["AidWanted", "Handover", "Heard", "Released"]

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.ids import Id
from app.work import Work


@dataclass(frozen=True, slots=True)
class Released:
    """A correction ended by 解除, and the person goes on to 安置帮教 (cor.A20).

    Attributes:
        subject: id of the correction.
        on: its last day.
        organ: who decided on it; offence and sentence as its papers have them.
    """

    person: Id
    subject: Id
    on: date
    organ: str = ""
    offence: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Heard:
    """A dispute heard of in a consultation, which 排查 looks into as a lead (med.A05).

    Attributes:
        origin: id of the consultation; the lead's id follows from it.
        division: 12-digit code of the village.
        parties: names, as far as they were said.
        kind: code of CL-01; risk: code of CL-08; step: code of what is to become of it.
    """

    origin: Id
    heard_on: date
    finder: str
    division: str
    parties: tuple[str, ...]
    kind: str
    facts: str
    risk: str
    step: str
    people_count: int | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class AidWanted:
    """Somebody wants legal aid: a draft of an application (la.B10), nothing typed twice.

    Attributes:
        line: who hands it over ("services", "mediation"); origin: its record, from which the id of
            the draft follows.
        person: the file of who asks, None where there is none; name and phone as they were given.
        opponent: the other side, as far as it was named.
        route: code of 经济审查路径, "" where it is not known; ground: its code of CL-23 or CL-24.
        matter: code of CL-21; claim_fen: what is asked for.
        opponent_person, opponent_organisation: the file of the other side, where there is one.
    """

    line: str
    origin: Id
    asked_at: datetime
    person: Id | None
    name: str
    phone: str
    facts: str
    cause: str = ""
    opponent: str = ""
    route: str = ""
    ground: str = ""
    matter: str = ""
    claim_fen: int | None = None
    opponent_person: Id | None = None
    opponent_organisation: Id | None = None


Handed = Released | Heard | AidWanted
Taker = Callable[..., object]


class Handover:
    """The lines that take over what others hand to them; a tool of the desk.

    It is no event: an event is told after the commit, and a laptop that loses its power between
    the two would have let the person fall through.

    Args:
        takers: who takes each kind of value, a function of it and of the work in hand.
    """

    def __init__(self, takers: Mapping[type[Handed], Taker]) -> None:
        self._takers = takers

    def takes(self, kind: type[Handed]) -> bool:
        """Whether any line takes such a value over."""
        return kind in self._takers

    def give(self, handed: Handed, work: Work) -> object:
        """Let the line that takes it over write its own rows, in this transaction.

        Returns what the taker says it made, None where nobody takes such a value.
        """
        take = self._takers.get(type(handed))
        return take(handed, work) if take is not None else None
