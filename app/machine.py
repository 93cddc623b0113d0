"""A machine of states as data: its arrows, and whether one of them leads somewhere."""

from __future__ import annotations

__all__ = ["Move", "from_each", "leads"]

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from app.codes import Code

S = TypeVar("S", bound=Code)


@dataclass(frozen=True, slots=True)
class Move(Generic[S]):
    """One arrow of a machine; its id is the specification's, "" where that counts none."""

    source: S
    target: S
    event: str
    id: str = ""


def from_each(sources: Iterable[S], target: S, event: str, id: str = "") -> tuple[Move[S], ...]:
    """The arrows of one event that leads from several states to the same."""
    return tuple(Move(source, target, event, id) for source in sources)


def leads(moves: Iterable[Move[S]]) -> Callable[[S, S], bool]:
    """What says whether a machine has an arrow from one state to another."""
    arrows = frozenset((move.source, move.target) for move in moves)
    return lambda source, target: (source, target) in arrows
