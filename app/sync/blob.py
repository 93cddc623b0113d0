"""Pieces of scans and photos as sealed files, and what the city has of them."""

from __future__ import annotations

__all__ = ["Held", "Piece", "Wanted", "name_on_stick", "open_blob", "seal_blob"]

from base64 import b32encode
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from app.sync.batch import open_batch, seal_records
from app.sync.format import FileKind, Shared
from app.sync.identity import Certificate, Keys, Subject
from app.sync.limits import BLOB_BYTES
from app.sync.trust import Trust
from app.sync.unreadable import Unreadable, Why
from db.entry import Count, Digest, Id16

_MOST = 20_000  # contents one file may tell of


class Piece(msgspec.Struct, array_like=True, frozen=True, gc=False, tag=1):
    """One chunk of a content.

    Attributes:
        content: id of the content; number: of the chunk, from 0; total: how many there are.
    """

    content: Digest
    number: Count
    total: Count
    data: Annotated[bytes, Meta(min_length=1, max_length=BLOB_BYTES)]


class Held(msgspec.Struct, array_like=True, frozen=True, gc=False, tag=2):
    """What the city signs for: contents it has whole, and right by the hash in their row.

    Attributes:
        hub_epoch: the incarnation of the city that counts them.
        after, to: it tells of the numbers (after, to]; contents: (number, id), rising.
        durable: the last number that is in a backup of the city.
        by, at: who signed for them ("江门市司法局") and when, milliseconds since 1970.
    """

    hub_epoch: Id16
    after: Count
    to: Count
    contents: Annotated[list[tuple[Count, Digest]], Meta(max_length=_MOST)]
    durable: Count
    by: Annotated[str, Meta(max_length=100)]
    at: Count


class Wanted(msgspec.Struct, array_like=True, frozen=True, gc=False, tag=3):
    """Contents whose rows a laptop has and whose bytes it lacks, for the answer on a stick."""

    contents: Annotated[list[Digest], Meta(max_length=_MOST)]


_Record = Piece | Held | Wanted
_decoder = msgspec.msgpack.Decoder(_Record)


def seal_blob(record: _Record, shared: Shared, *, keys: Keys, recipients: Sequence[str]) -> bytes:
    """A file of kind BLOB with this one record."""
    data = msgspec.msgpack.encode(record)
    return seal_records(FileKind.BLOB, [data], shared, keys=keys, recipients=recipients)


def open_blob(
    source: Path | bytes, trust: Trust, identities: Sequence[str], *, now_ms: int | None = None
) -> tuple[_Record, Certificate, Shared]:
    """The record of a file from anywhere, its signer and its header; raises Unreadable."""
    opened = open_batch(source, trust, identities, now_ms=now_ms)
    if opened.outer.kind is not FileKind.BLOB or len(opened.records) != 1:
        raise Unreadable(Why.MALFORMED, "no blob")
    try:
        record = _decoder.decode(opened.records[0])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise Unreadable(Why.MALFORMED, "blob") from error
    by_laptop = opened.signer.subject is Subject.DEVICE
    if by_laptop if isinstance(record, Held) else (not by_laptop and isinstance(record, Wanted)):
        raise Unreadable(Why.DISAGREES, "kind of blob and kind of signer")
    if isinstance(record, Piece) and record.number >= record.total:
        raise Unreadable(Why.MALFORMED, "number of the chunk")
    return record, opened.signer, opened.inner.shared


def name_on_stick(content: bytes, number: int) -> str:
    """The name of a chunk's file: always the same, so that it is written once, and says nothing."""
    digest = sha256(b"byn/blob-name/1\0" + content + number.to_bytes(4, "big")).digest()
    return b32encode(digest)[:26].decode().lower()
