"""A trip by stick: everything unsigned for goes onto it, whatever lies on it for us comes off."""

from __future__ import annotations

__all__ = ["export", "import_"]

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from app.errors import World
from app.sync.format import FileKind
from app.sync.messages import Carrier
from app.sync.outbox import Cut
from app.sync.seal import CLEAR, peek
from app.sync.stick import Box, Found, StickFolder
from app.sync.trip import Trip
from app.sync.unreadable import Unreadable, Why

# Files of other offices on a stick they share; nothing is wrong with them. A new colleague's
# laptop is known by then: its key list lies beside its batches.
_NOT_OURS = (Why.NOT_FOR_US, Why.WRONG_OFFICE, Why.UNKNOWN_SIGNER)


def export(trip: Trip, place: Path) -> None:
    """Write everything without receipt, and what is carried for others; then it is on the stick.

    Raises:
        World: the stick is full, read-only or gone; nothing is said to be on it, and what was
            written in vain is taken away again.
    """
    stick = StickFolder(place)
    own = trip.member.keys.key_id
    before = [found.path for found in stick.files(Box.UP) if found.outer.signer == own]
    written: list[Path] = []
    sent: list[tuple[Cut, int]] = []
    cuts = trip.plan()
    try:
        written.append(stick.write(Box.UP, trip.key_list()))
        written += [stick.write(Box.UP, file) for file in _not_there(trip, stick)]
        for cut, sealed in trip.sealed(cuts or trip.last_entry()):
            written.append(stick.write(Box.UP, sealed))
            sent.append((cut, len(sealed)))
    except World:
        stick.remove(written)
        raise
    if cuts:
        trip.note_sent(sent, Carrier.STICK).result()
        for cut, _ in sent:
            trip.tally.sent(cut)
    stick.remove(before)


def import_(trip: Trip, place: Path) -> None:
    """Take in what the city and colleagues left; doing it again changes nothing.

    Raises:
        World: the stick cannot be read, or the disk of the laptop refuses.
    """
    stick = StickFolder(place)
    own = trip.member.keys.key_id
    pieces = [
        found
        for found in stick.files(Box.ACK, Box.DOWN, Box.UP)
        if found.outer.signer != own and not found.outer.flags & CLEAR
    ]
    # Opened twice, once to learn the order: all of them at once might not fit into memory.
    for found in _ordered(trip, pieces):
        with suppress(Unreadable):  # told when it was first opened
            trip.take(trip.open(found.path)).result()
    if not trip.plan():
        stick.remove(found.path for found in stick.files(Box.UP) if found.outer.signer == own)


def _ordered(trip: Trip, pieces: list[Found]) -> Iterator[Found]:
    """Key lists first, and at once, for they may open the rest; then receipts, then entries."""
    keyed = [found for found in pieces if found.outer.kind is FileKind.ENROL]
    yield from keyed
    places = []
    for place, found in enumerate(pieces):
        if found.outer.kind is FileKind.ENROL:
            continue
        try:
            places.append((*trip.open(found.path).order, place))
        except Unreadable as error:
            if error.why not in _NOT_OURS:
                trip.tally.refuse(str(error))
    for *_, place in sorted(places):
        yield pieces[place]


def _not_there(trip: Trip, stick: StickFolder) -> Iterator[bytes]:
    """Files carried for others that do not lie on this stick already."""
    there = {found.outer.digest for found in stick.files(Box.UP)}
    for file in trip.carried():
        if peek(file).digest not in there:
            yield file
