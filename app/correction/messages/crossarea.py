"""经常性跨市县活动: asked for, used, ended."""

from __future__ import annotations

__all__ = ["AskCrossArea", "EndCrossArea", "NoteTrip"]

from dataclasses import dataclass
from datetime import date

from app.ids import Id
from app.messages import Command


@dataclass(frozen=True, slots=True)
class AskCrossArea(Command[Id]):
    """A subject asks to go to named towns again and again (R16); returns the permit's id.

    Attributes:
        areas: names of the towns and counties.
        frequency: how often, in words ("每周一至周五").
        opinion: what the office thinks of it.
    """

    subject: Id
    areas: tuple[str, ...]
    reason: str
    frequency: str
    asked_on: date
    from_on: date
    to_on: date
    opinion: str = ""


@dataclass(frozen=True, slots=True)
class NoteTrip(Command[Id]):
    """The subject told of a trip under a permit, as one line."""

    permit: Id
    text: str


@dataclass(frozen=True, slots=True)
class EndCrossArea(Command[Id]):
    """A permit is used no longer, before its last day."""

    permit: Id
    ended_on: date
