"""What one line of work hands to another within its own transaction, neither knowing the other."""

from __future__ import annotations

__all__ = ["Handover", "Released"]

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

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


Taker = Callable[[Released, Work], object]


class Handover:
    """The lines that take a released person over; a tool of the desk.

    It is no event: an event is told after the commit, and a laptop that loses its power between
    the two would have let the person fall through.
    """

    def __init__(self, *takers: Taker) -> None:
        self._takers = takers

    def give(self, released: Released, work: Work) -> None:
        """Let every line that takes such a person over write its own rows, in this transaction."""
        for take in self._takers:
            take(released, work)
