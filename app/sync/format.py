"""The layout of a .byn file, outside and inside, as docs/batch-format.md tells it."""

from __future__ import annotations

__all__ = [
    "OUTER_BYTES",
    "SIGNED_BYTES",
    "FileKind",
    "Inner",
    "Outer",
    "Shared",
    "StreamRun",
    "decode_inner",
    "file_length",
    "pack_frame",
    "parse_outer",
    "unpack_frame",
]

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from struct import Struct
from typing import Annotated

import msgspec
from msgspec import Meta

from app.sync.limits import BLOB_FILE_BYTES, FILE_BYTES, HEADER_BYTES
from app.sync.unreadable import Unreadable, Why
from db.entry import Count, Digest, Id16

_MAGIC = b"BYN1"
_SIGNATURE_CONTEXT = b"byn/v1\0"
_OUTER = Struct(">4sBBHI8sQ32s64s")
_LENGTH = Struct(">I")
OUTER_BYTES = _OUTER.size
SIGNED_BYTES = OUTER_BYTES - 64


class FileKind(IntEnum):
    """What a file is."""

    UP = 1  # entries of one laptop
    DOWN = 2  # entries of an office, in the order of the city
    RECEIPT = 3
    SNAPSHOT = 4  # entries too: what a new laptop starts from
    BLOB = 5  # a piece of a scan or photo
    ENROL = 6  # an enrolment request, its reply, or a later list of keys

    @property
    def limit(self) -> int:
        """The largest file of this kind, in bytes."""
        return BLOB_FILE_BYTES if self is FileKind.BLOB else FILE_BYTES


@dataclass(frozen=True, slots=True)
class Outer:
    """The 124 bytes before the ciphertext: what a stranger may see.

    Attributes:
        suite: number of the cryptographic suite.
        flags: bit 0: the "ciphertext" is in the clear (enrolment requests only).
        recipients: number of the recipient set it is sealed to.
        signer: key id of the signer, 8 bytes.
        length: of the ciphertext, bytes.
        digest: hash of the ciphertext, 32 bytes.
        signature: 64 bytes over signed().
    """

    suite: int
    kind: FileKind
    flags: int
    recipients: int
    signer: bytes
    length: int
    digest: bytes
    signature: bytes = bytes(64)

    def pack(self) -> bytes:
        """The 124 bytes."""
        return _OUTER.pack(
            _MAGIC,
            self.suite,
            self.kind,
            self.flags,
            self.recipients,
            self.signer,
            self.length,
            self.digest,
            self.signature,
        )

    def signed(self) -> bytes:
        """What the signature covers: "byn/v1\\0" and bytes 0 to 59 of the file."""
        return _SIGNATURE_CONTEXT + self.pack()[:SIGNED_BYTES]


def parse_outer(head: bytes, size: int) -> Outer:
    """The outer header of a file of so many bytes; raises Unreadable.

    Args:
        head: the first 124 bytes, or all there are.
    """
    if not _MAGIC.startswith(head[:4]):
        newer = head[:3] == _MAGIC[:3] and head[3:4].isdigit()
        raise Unreadable(Why.NEWER_FORMAT if newer else Why.NOT_OURS, "magic")
    if len(head) < OUTER_BYTES:
        raise Unreadable(Why.CUT, "within the outer header")
    _, suite, kind_number, flags, recipients, signer, length, digest, signature = _OUTER.unpack(
        head[:OUTER_BYTES]
    )
    try:
        kind = FileKind(kind_number)
    except ValueError as error:
        raise Unreadable(Why.NEWER_FORMAT, "kind of file") from error
    if OUTER_BYTES + length > kind.limit:
        raise Unreadable(Why.TOO_BIG, "declared length")
    if size != OUTER_BYTES + length:
        raise Unreadable(Why.CUT if size < OUTER_BYTES + length else Why.TRAILING, "length")
    return Outer(suite, kind, flags, recipients, signer, length, digest, signature)


def file_length(head: bytes) -> int:
    """Bytes of the whole file that begins with this outer header; raises Unreadable."""
    length = OUTER_BYTES + int.from_bytes(head[20:28], "big")
    if length > FILE_BYTES:
        raise Unreadable(Why.TOO_BIG, "declared length")
    return length


class StreamRun(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """What this file carries of one stream, without gaps.

    Attributes:
        lo, hi: first and last seq; n: how many entries, hi - lo + 1.
        prev: hash of the entry before lo (32 zero bytes before seq 1); head: hash of entry hi.
    """

    device: Id16
    epoch: Id16
    lo: Count
    hi: Count
    prev: Digest
    head: Digest
    n: Count


class Shared(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """What all files of one office at one moment have in common.

    Attributes:
        schema: number of the tables' schema the entries were written by.
        office: 9-digit code; "" where the file concerns none.
        hub: id of the city, 16 bytes; hub_epoch: its database's incarnation.
        recipients: number of the recipient set, as outside.
        cursor: hub_seq (from, to]: in an uplink both are what the laptop has, in a downlink the
            part it carries.
        receipt: hash of the last receipt the writer holds, or None.
    """

    schema: Count
    office: Annotated[str, Meta(max_length=9)]
    hub: Id16
    hub_epoch: Id16
    recipients: Annotated[int, Meta(ge=0, le=0xFFFFFFFF)]
    cursor: tuple[Count, Count] = (0, 0)
    receipt: Digest | None = None


class Inner(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """The header inside the seal; it must agree with the outer one.

    Elements a newer version appends to any of the arrays are passed over.

    Attributes:
        signer: key id of the signer, so that nobody can sign another's ciphertext as his own.
        streams: one for an uplink, several for a downlink, none where the file has no entries.
    """

    signer: Annotated[bytes, Meta(min_length=8, max_length=8)]
    shared: Shared
    streams: list[StreamRun] = []


_encode = msgspec.msgpack.Encoder().encode
_inner = msgspec.msgpack.Decoder(Inner)


def decode_inner(data: bytes) -> Inner:
    """The inner header from its msgpack array; raises Unreadable(MALFORMED)."""
    try:
        return _inner.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise Unreadable(Why.MALFORMED, "inner header") from error


def pack_frame(inner: Inner, records: Iterable[bytes]) -> bytes:
    """[u32 length][inner header]([u32 length][record])*, lengths big-endian."""
    length = _LENGTH.pack
    head = _encode(inner)
    parts = [length(len(head)), head]
    for record in records:
        parts += (length(len(record)), record)
    return b"".join(parts)


def unpack_frame(read: Callable[[int], bytes], *, most: int, largest: int) -> Iterator[bytes]:
    """The inner header, then each record, as they are read; raises Unreadable.

    Args:
        read: gives the next so many bytes of the frame, which is not empty; fewer only at its end.
        most: how many records there may be.
        largest: how many bytes a record may have.
    """
    limit = HEADER_BYTES
    for _ in range(most + 1):
        prefix = read(_LENGTH.size)
        if not prefix:
            return
        if len(prefix) < _LENGTH.size:
            raise Unreadable(Why.MALFORMED, "record cut")
        length = _LENGTH.unpack(prefix)[0]
        if length > limit:
            raise Unreadable(Why.MALFORMED, "record too large")
        record = read(length)
        if len(record) != length:
            raise Unreadable(Why.MALFORMED, "record cut")
        yield record
        limit = largest
    if read(1):
        raise Unreadable(Why.MALFORMED, "too many records")
