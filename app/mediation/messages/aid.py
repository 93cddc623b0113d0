"""A party wants legal aid for what mediation did not settle."""

from __future__ import annotations

__all__ = ["SeekLegalAid"]

from dataclasses import dataclass

from app.ids import Id
from app.messages import Command


@dataclass(frozen=True, slots=True)
class SeekLegalAid(Command[Id]):
    """Hand the dispute to the station of legal aid, with nothing to be typed twice (法援法 23).

    Attributes:
        parties: ids of the parties who want it; each has an application of their own.
    """

    case: Id
    parties: tuple[Id, ...]
