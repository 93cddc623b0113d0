"""The entry of the journal: its shape, its commitment, the chain, the clock that orders it."""

from __future__ import annotations

__all__ = [
    "GENESIS",
    "Body",
    "Entry",
    "Kind",
    "Version",
    "chain",
    "commitment",
    "decode_body",
    "encode_body",
    "stream_id",
    "tick",
]

import hashlib
from enum import IntEnum
from typing import Any

import msgspec

GENESIS = bytes(32)  # what the first entry of a stream is chained to
Version = tuple[bytes, int]  # (stream id, seq): the entry that last wrote a field group

_COUNTER_BITS = 16


class Kind(IntEnum):
    """What an entry did to its row, for people; the merge looks at field groups alone."""

    INSERT = 0
    UPDATE = 1
    VOID = 2  # struck out, never deleted


class Entry(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """One change of one row, as it travels.

    Attributes:
        stream: index into the streams of the batch header (0 for an uplink).
        hlc: hybrid logical clock, milliseconds since 1970 << 16 | counter; orders, never detects.
        wall: milliseconds since 1970 by the device's own clock.
        actor: 16-byte id of the user.
        office: 9-digit division code.
        salt, body: None once erased by order of law.
        commit: H(salt ‖ body), carried only when they are erased.
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
    """What an entry wrote.

    Attributes:
        values: field group → field → wire value (None, bool, int, str, bytes, list).
        bases: field group → versions the writer saw; a group without bases is new.
    """

    values: dict[str, dict[str, Any]]
    bases: dict[str, list[Version]]


_body_encoder = msgspec.msgpack.Encoder()
_body_decoder = msgspec.msgpack.Decoder(Body)
_meta_encoder = msgspec.msgpack.Encoder()


def encode_body(body: Body) -> bytes:
    """The body as msgpack."""
    return _body_encoder.encode(body)


def decode_body(data: bytes) -> Body:
    """The body of an entry; raises msgspec.DecodeError when it is not one."""
    return _body_decoder.decode(data)


def stream_id(device: bytes, epoch: bytes) -> bytes:
    """16-byte name of a stream: SHA-256(device ‖ epoch), truncated."""
    return hashlib.sha256(device + epoch).digest()[:16]


def commitment(entry: Entry) -> bytes:
    """H(salt ‖ body), 32 bytes: binds the content, says nothing of it once they are gone."""
    if entry.salt is None or entry.body is None:
        if entry.commit is None:
            raise ValueError("an erased entry carries its commitment")
        return entry.commit
    return hashlib.sha256(entry.salt + entry.body).digest()


def chain(prev: bytes, device: bytes, epoch: bytes, entry: Entry) -> bytes:
    """H(prev ‖ meta ‖ H(salt ‖ body)), 32 bytes; erasing salt and body leaves it unchanged."""
    meta = _meta_encoder.encode(
        (
            device,
            epoch,
            entry.seq,
            entry.hlc,
            entry.wall,
            entry.actor,
            entry.office,
            entry.table,
            entry.row,
            entry.kind,
        )
    )
    return hashlib.sha256(prev + meta + commitment(entry)).digest()


def tick(now_ms: int, last: int) -> int:
    """The next hybrid logical clock after `last` at machine time now_ms (Kulkarni 2014)."""
    return max(now_ms << _COUNTER_BITS, last + 1)
