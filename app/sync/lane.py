"""The lane of scans and photos: their chunks go up and down after the rows, never before."""

from __future__ import annotations

__all__ = ["Lane", "OnTheWay", "bring_to_stick", "take_from_stick"]

import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.events import RecordsChanged, SyncChanged
from app.ids import Id
from app.sync.blob import Held, Piece, Wanted, name_on_stick, open_blob, seal_blob
from app.sync.exchange import Stopped
from app.sync.facts import HUB_EPOCH, read_fact, read_number, write_fact, write_number
from app.sync.format import Shared
from app.sync.link import Link, Outcome
from app.sync.messages import Carrier
from app.sync.stick import Box, StickFolder
from app.sync.trip import Trip
from app.sync.unreadable import Unreadable
from app.sync.way import Way
from app.vault.contents import Content, Contents, Damaged, chunks_of
from app.work import Work
from db.schema import VERSION
from db.tables.attachments import Attachment
from db.tables.house import Blob

CURSOR = "blob_cursor"  # fact: the last number of the city this laptop was told of
DURABLE = "blob_durable"  # fact: the last number that is in a backup of the city
_EPOCH = "blob_epoch"  # fact: the incarnation of the city that gave these numbers
_SLICE = 20.0  # seconds until the rows are asked again whether they want to go
_WANTED = 10_000
_ON_STICK = 2_000  # chunks of one export: 2 GB


@dataclass(frozen=True, slots=True)
class OnTheWay:
    """A content named by a row here, and how far it came.

    Attributes:
        record: whose it is; sent: chunks that left.
        held: the city signed for it; durable: it is in a backup of the city.
    """

    content: Content
    record: Id
    sent: int
    held: bool
    durable: bool


class Lane:
    """One trip of the files over a link; it stands still whenever rows may want to go."""

    def __init__(self, trip: Trip, link: Link, way: Way) -> None:
        self._trip = trip
        self._link = link
        self._way = way
        self._contents = trip.desk.tools.get(Contents)
        self._ask = trip.ask()

    def run(self) -> bool:
        """Bring and fetch for a while; returns whether anything is left to be moved now.

        Raises:
            Unreached: no way; the chunks that got through, got through.
            Stopped: told to.
        """
        until = time.monotonic() + _SLICE
        if self._quiet() or not self._hear():
            return False
        moved = False
        for way in _on_the_way(self._trip):
            here = self._contents.has(way.content.id)
            if here and not way.held:
                done, moved = self._bring(way, until), True
            elif way.held and not here:
                done, moved = self._fetch(way, until), True
            else:
                continue
            if not done:
                return True
        if moved:
            self._hear()
        return False

    def _quiet(self) -> bool:
        """Whether there is nothing to ask: everything is here, and in a backup of this city."""
        return self._trip.desk.read(_same_city, None).result() and all(
            way.durable and self._contents.has(way.content.id) for way in _on_the_way(self._trip)
        )

    def _hear(self) -> bool:
        """What the city signed for since; False where it will not say."""
        while True:
            file = self._link.held(self._ask, _read(self._trip, CURSOR))
            if file is None:
                return False
            if not take_held(self._trip, file):
                return True

    def _bring(self, way: OnTheWay, until: float) -> bool:
        """The chunks the city lacks; False when it is time to stop."""
        content, total = way.content, chunks_of(way.content.size)
        for number in self._lacking(way, total):
            self._go_on()
            if time.monotonic() > until:
                return False
            try:
                sealed = seal_piece(self._trip, self._contents, content, number)
            except (Damaged, FileNotFoundError):
                return True  # told whoever opens it; the others go on
            answer = self._link.put_blob(sealed, content.id, number)
            if answer.outcome is not Outcome.NOTHING:
                return True  # its row is not there yet, or it was refused: another time
            _note_sent(self._trip, content.id, number + 1, Carrier.NETWORK)
        return True

    def _lacking(self, way: OnTheWay, total: int) -> Iterator[int]:
        """From where it stopped; all that was sent and not signed for is looked at again."""
        if way.sent < total:
            yield from range(way.sent, total)
            return
        missing = [
            number
            for number in range(total)
            if not self._link.has_blob(self._ask, way.content.id, number)
        ]
        yield from missing or [total - 1]  # the last chunk lets the city look at the whole again

    def _fetch(self, way: OnTheWay, until: float) -> bool:
        content = way.content
        for number in self._contents.missing(content.id, content.size):
            self._go_on()
            if time.monotonic() > until:
                return False
            file = self._link.get_blob(self._ask, content.id, number)
            if file is None or not take_piece(self._trip, self._contents, file, content):
                return True
        finish(self._trip, self._contents, way)
        return True

    def _go_on(self) -> None:
        if self._way.stopping.is_set():
            raise Stopped


def bring_to_stick(trip: Trip, place: Path) -> bool:
    """Write what the city lacks, and which files this laptop lacks; True when all of it is on.

    Raises:
        World: the stick is full or gone; what was written stays, and will be passed over.
    """
    stick, contents = StickFolder(place), trip.desk.tools.get(Contents)
    room = _ON_STICK
    ways = _on_the_way(trip)
    wanted = [way.content.id for way in ways if not contents.has(way.content.id)][:_WANTED]
    if wanted:
        name = name_on_stick(trip.member.device, 0)
        stick.drop(Box.BLOB, [name])
        stick.write(Box.BLOB, seal_record(trip, Wanted(wanted)), name)
    for way in ways:
        if way.held or not contents.has(way.content.id):
            continue
        total = chunks_of(way.content.size)
        if total > room:
            return False
        room -= total
        with suppress(Damaged):
            for number in range(total):
                name = name_on_stick(way.content.id, number)
                if not stick.has(Box.BLOB, name):
                    stick.write(Box.BLOB, seal_piece(trip, contents, way.content, number), name)
            _note_sent(trip, way.content.id, total, Carrier.STICK)
    return True


def take_from_stick(trip: Trip, place: Path) -> int:
    """Take what the city signed for and what colleagues brought; returns how many files came.

    Raises:
        World: the stick cannot be read, or the disk of the laptop refuses.
    """
    stick, contents = StickFolder(place), trip.desk.tools.get(Contents)
    wanted = {way.content.id: way for way in _on_the_way(trip)}
    for found in stick.files(Box.BLOB):
        if found.outer.signer == trip.member.keys.key_id:
            continue
        with suppress(Unreadable):  # of another office, or another city
            record, *_ = open_blob(found.path, trip.member.trust, trip.member.identities)
            if isinstance(record, Held):
                _take_held(trip, record)
            elif isinstance(record, Piece) and record.content in wanted:
                _add(contents, record, wanted[record.content].content)
    came = [
        way
        for way in wanted.values()
        if not contents.has(way.content.id) and finish(trip, contents, way)
    ]
    for way in _on_the_way(trip):
        if way.held:
            stick.drop(
                Box.BLOB,
                (name_on_stick(way.content.id, n) for n in range(chunks_of(way.content.size))),
            )
    return len(came)


def seal_piece(trip: Trip, contents: Contents, content: Content, number: int) -> bytes:
    """The file of one chunk; raises Damaged."""
    data = contents.piece(content, number)
    return seal_record(trip, Piece(content.id, number, chunks_of(content.size), data))


def seal_record(trip: Trip, record: Piece | Wanted) -> bytes:
    """A file of kind BLOB of this laptop."""
    listed = trip.member.listed
    shared = Shared(VERSION, listed.office, listed.hub, listed.hub_epoch, listed.recipients)
    return seal_blob(record, shared, keys=trip.member.keys, recipients=trip.member.recipients)


def take_piece(trip: Trip, contents: Contents, file: bytes, content: Content) -> bool:
    """Keep a chunk that came; False where it is not what was asked for."""
    try:
        record, *_ = open_blob(file, trip.member.trust, trip.member.identities)
    except Unreadable as error:
        trip.tally.refuse(str(error))
        return False
    return isinstance(record, Piece) and _add(contents, record, content)


def _add(contents: Contents, piece: Piece, content: Content) -> bool:
    right = (piece.content, piece.total) == (content.id, chunks_of(content.size))
    if right:
        contents.add(content, piece.number, piece.data)
    return right


def finish(trip: Trip, contents: Contents, way: OnTheWay) -> bool:
    """Tell who shows it, once all of a content is here."""
    if not contents.finish(way.content):
        return False
    trip.desk.publish([RecordsChanged("attachments", (way.record,), incoming=True)])
    return True


def take_held(trip: Trip, file: bytes) -> bool:
    """Note what the city signed for; True when it has more to tell."""
    try:
        record, *_ = open_blob(file, trip.member.trust, trip.member.identities)
    except Unreadable as error:
        trip.tally.refuse(str(error))
        return False
    return isinstance(record, Held) and _take_held(trip, record)


def _take_held(trip: Trip, held: Held) -> bool:
    return trip.desk.write(_note_held, held).result()


# -- in a transaction --------------------------------------------------------------------


def _note_held(held: Held, work: Work) -> bool:
    """Forget what another incarnation of the city said; then note what this one says."""
    session = work.session
    if read_fact(session, _EPOCH) != held.hub_epoch:
        write_fact(session, _EPOCH, held.hub_epoch)
        write_number(session, CURSOR, 0)
        write_number(session, DURABLE, 0)
        session.execute(delete(Blob))
        work.emit(SyncChanged())
        if held.after:
            return True  # asked after a number of the old one: ask again
    if held.after > read_number(session, CURSOR):
        return False  # an old stick, or one that was passed over: the network tells the rest
    for number, content in held.contents:
        _blob(session, content).number = number
    session.flush()
    told = held.to > read_number(session, CURSOR)
    if told:
        write_number(session, CURSOR, held.to)
    if held.durable > read_number(session, DURABLE):
        write_number(session, DURABLE, held.durable)
    work.emit(RecordsChanged("attachments"))
    return told


def _blob(session: Session, content: bytes) -> Blob:
    row = session.get(Blob, content)
    if row is None:
        row = Blob(content=content, sent=0, carrier="")
        session.add(row)
    return row


def _note_sent(trip: Trip, content: bytes, sent: int, carrier: Carrier) -> None:
    trip.desk.write(_write_sent, (content, sent, carrier)).result()


def _write_sent(what: tuple[bytes, int, Carrier], work: Work) -> None:
    content, sent, carrier = what
    row = _blob(work.session, content)
    row.sent, row.carrier = max(row.sent, sent), carrier.value


def _on_the_way(trip: Trip) -> list[OnTheWay]:
    return trip.desk.read(_read_ways, None).result()


def _read_ways(_: object, work: Work) -> list[OnTheWay]:
    """Every content a row names, the newest first: what is looked at now comes before the past."""
    rows = work.session.execute(
        select(
            Attachment.content,
            Attachment.sha256,
            Attachment.size,
            Attachment.record,
            Blob.sent,
            Blob.number,
        )
        .outerjoin(Blob, Blob.content == Attachment.content)
        .order_by(Attachment.id.desc())
    )
    durable = read_number(work.session, DURABLE)
    ways = {
        content: OnTheWay(
            Content(content, sha256, size),
            record,
            sent or 0,
            held=number is not None,
            durable=number is not None and number <= durable,
        )
        for content, sha256, size, record, sent, number in rows
    }
    return list(ways.values())


def _same_city(_: object, work: Work) -> bool:
    """Whether what is known of the files comes from the city's incarnation of today."""
    known = read_fact(work.session, _EPOCH)
    return known in (None, read_fact(work.session, HUB_EPOCH))


def _read(trip: Trip, fact: str) -> int:
    return trip.desk.read(_number, fact).result()


def _number(fact: str, work: Work) -> int:
    return read_number(work.session, fact)
