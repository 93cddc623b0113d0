"""The entry: one change of one row, committed to by a hash chain that survives lawful erasure."""

from __future__ import annotations

__all__ = [
    "AHEAD_MS",
    "GENESIS",
    "HASH_BYTES",
    "SALT_BYTES",
    "Body",
    "Count",
    "Digest",
    "Entry",
    "Hlc",
    "Id16",
    "Kind",
    "Poison",
    "StreamId",
    "Version",
    "WireValue",
    "chain",
    "commitment",
    "decode_body",
    "encode_body",
    "erase",
    "links",
    "stream_id",
]

from collections.abc import Iterable
from enum import IntEnum
from hashlib import sha256
from typing import Annotated, Any, TypeAlias

import msgspec
from msgspec import Meta

StreamId = bytes
Version = tuple[StreamId, int]
WireValue: TypeAlias = bool | int | str | bytes | list[Any] | dict[str, Any] | None

HASH_BYTES = 32
SALT_BYTES = 16
GENESIS = bytes(HASH_BYTES)  # what stands before the first entry of a stream

Count = Annotated[int, Meta(ge=0, le=2**63 - 1)]
Id16 = Annotated[bytes, Meta(min_length=16, max_length=16)]
Digest = Annotated[bytes, Meta(min_length=HASH_BYTES, max_length=HASH_BYTES)]


class Poison(ValueError):
    """An entry that can never be applied: rejected into the receipt, acknowledged and passed."""


class Kind(IntEnum):
    """What an entry does to its row."""

    INSERT = 0
    UPDATE = 1
    VOID = 2


class Entry(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """One change of one row.

    Attributes:
        stream: index into the streams of the batch header; 0 for an uplink.
        seq: position in its stream, from 1, without gaps.
        hlc: hybrid logical clock, milliseconds since 1970 << 16 | counter; display and ties only.
        wall: the device's clock, milliseconds since 1970.
        actor: id of the user.
        office: 9-digit code of the township the row belongs to.
        kind: a Kind; a number not known here is a poison entry, not a broken batch.
        salt: 16 random bytes; None after erasure.
        body: msgpack of a Body; None after erasure.
        commit: H(salt ‖ body), kept only where the two are gone.
    """

    stream: int
    seq: int
    hlc: int
    wall: int
    actor: bytes
    office: str
    table: str
    row: bytes
    kind: int
    salt: bytes | None
    body: bytes | None
    commit: bytes | None = None


class Body(msgspec.Struct, array_like=True, gc=False):
    """What an entry writes.

    Attributes:
        values: group → field → WireValue: None, bool, int, str, bytes, or lists and dicts of
            those; dates as ISO 8601 strings, money as whole fen.
        bases: group → the heads the writer saw; empty for an insert.
    """

    values: dict[str, dict[str, Any]]
    bases: dict[str, list[tuple[Id16, Count]]] = {}


AHEAD_MS = 15 * 60 * 1000  # how far another clock may be ahead of ours before it is flagged
_COUNTER_BITS = 16
_pack = msgspec.msgpack.Encoder().encode
_bodies = msgspec.msgpack.Decoder(Body)


def stream_id(device: bytes, epoch: bytes) -> StreamId:
    """The 16-byte name of a stream: SHA-256(device ‖ epoch), cut; both are 16 bytes."""
    return sha256(device + epoch).digest()[:16]


def encode_body(body: Body) -> bytes:
    """The msgpack array of a body."""
    return _pack(body)


def decode_body(data: bytes) -> Body:
    """A body from its msgpack array; raises Poison."""
    try:
        body = _bodies.decode(data)
        plain = all(_is_wire(value) for fields in body.values.values() for value in fields.values())
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise Poison("body is not a body") from error
    if not plain:
        raise Poison("body holds a value of a kind we do not write")
    return body


def _is_wire(value: object) -> bool:
    """Whether a decoded value is a WireValue: msgpack has floats, dates and extensions too."""
    if value is None or isinstance(value, str | bool | bytes):
        return True
    if isinstance(value, int):
        return -(2**63) <= value < 2**63  # what a database column holds
    if isinstance(value, list):
        return all(map(_is_wire, value))
    return isinstance(value, dict) and all(
        isinstance(key, str) and _is_wire(item) for key, item in value.items()
    )


def commitment(entry: Entry) -> bytes:
    """H(salt ‖ body), 32 bytes: computed while they are there, kept once they are erased."""
    if entry.salt is None or entry.body is None:
        if entry.commit is None:
            raise ValueError("an entry without salt and body must keep its commitment")
        return entry.commit
    return sha256(entry.salt + entry.body).digest()


def erase(entry: Entry) -> Entry:
    """The entry without salt and body, by order of law; its place in the chain still verifies."""
    return msgspec.structs.replace(entry, salt=None, body=None, commit=commitment(entry))


def chain(prev: bytes, device: bytes, epoch: bytes, entry: Entry) -> bytes:
    """The hash of an entry, 32 bytes: H(prev ‖ meta ‖ H(salt ‖ body)).

    meta is the msgpack array [device, epoch, seq, hlc, wall, actor, office, table, row, kind];
    the index of the stream is left out, because it differs from batch to batch.
    """
    return links(prev, device, epoch, (entry,))[0]


def links(prev: bytes, device: bytes, epoch: bytes, entries: Iterable[Entry]) -> list[bytes]:
    """The hash of each entry of one run, in order, after the hash prev that stands before it."""
    pack, digest = _pack, sha256  # one pass over thousands: local names are measurably faster
    hashes = []
    for e in entries:
        meta = pack(
            (device, epoch, e.seq, e.hlc, e.wall, e.actor, e.office, e.table, e.row, e.kind)
        )
        prev = digest(prev + meta + commitment(e)).digest()
        hashes.append(prev)
    return hashes


class Hlc:
    """Hybrid logical clock (Kulkarni et al. 2014): milliseconds since 1970 << 16 | counter.

    It orders versions for display and breaks ties; it never detects a conflict. So it may give up
    its own order to escape a clock that was years off: the chain keeps the true order.
    """

    @staticmethod
    def tick(now_ms: int, last: int) -> int:
        """The reading of a new entry, after the last one of this stream (0: none).

        A last reading more than 15 minutes ahead came from a clock since put right: follow the
        clock again, or every later entry would carry the wrong year.
        """
        fresh = now_ms << _COUNTER_BITS
        if fresh > last or Hlc.ahead(last, now_ms):
            return fresh
        return last + 1

    @staticmethod
    def receive(now_ms: int, last: int, remote: int) -> int:
        """The last reading to remember after seeing a remote one.

        A remote reading more than 15 minutes ahead is kept with its entry but not caught: the
        entry is applied and flagged (see ahead), its clock does not spread.
        """
        return last if Hlc.ahead(remote, now_ms) else max(last, remote)

    @staticmethod
    def ahead(reading: int, now_ms: int) -> bool:
        """Whether a reading is more than 15 minutes ahead of this clock: to be flagged."""
        return Hlc.milliseconds(reading) - now_ms > AHEAD_MS

    @staticmethod
    def limit(now_ms: int) -> int:
        """The greatest reading that is not ahead of this clock."""
        return (now_ms + AHEAD_MS + 1 << _COUNTER_BITS) - 1

    @staticmethod
    def milliseconds(reading: int) -> int:
        """The wall part of a reading, milliseconds since 1970."""
        return reading >> _COUNTER_BITS
