"""What a look at a scanned sheet tells, and what a volume is bound of."""

from __future__ import annotations

__all__ = ["Bookmark", "Leaf", "Seen", "Sighting"]

import msgspec


class Sighting(msgspec.Struct, frozen=True):
    """One mark seen on a sheet.

    Attributes:
        payload: the bytes of the code (app.papers.qr.parse takes them).
        turn: degrees clockwise, a multiple of 90, that bring the sheet upright.
    """

    payload: bytes
    turn: int


class Seen(msgspec.Struct, frozen=True):
    """What was seen on a sheet.

    Attributes:
        sightings: marks of this house, each once.
        blank: nothing is written on it (the back of a sheet).
    """

    sightings: tuple[Sighting, ...]
    blank: bool


class Leaf(msgspec.Struct, frozen=True):
    """A sheet of a scan, and the degrees clockwise that bring it upright."""

    data: bytes
    turn: int = 0


class Bookmark(msgspec.Struct, frozen=True):
    """A part of a volume.

    Attributes:
        first: number of its first page; 0 to go on from the part before, None for a part whose
            pages bear none.
    """

    title: str
    first: int | None
    pdf: bytes
