"""What a look at a scanned sheet tells."""

from __future__ import annotations

__all__ = ["Seen", "Sighting"]

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
