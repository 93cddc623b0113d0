"""What the county's archive gets of a record: its entries as they were written, and its files."""

from __future__ import annotations

__all__ = ["File", "Package", "Part", "open_package", "rows_of", "seal_package"]

import json
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
import zstandard

from app.sync.seal import suite_of
from app.sync.unreadable import Unreadable, Why
from db.entry import Digest, Entry, Id16, decode_body

_MAGIC = b"BYA1"  # and a byte for the suite
_LARGEST = 1 << 30  # bytes once unpacked


class Part(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """Entries of one stream, with the hash that the chain has at each."""

    stream: Id16
    device: Id16
    epoch: Id16
    entries: list[tuple[Entry, Digest]]


class File(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """The bytes of one content (photo, scan)."""

    content: Digest
    sha256: Digest
    data: bytes


class Package(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """One record as it was sealed.

    Attributes:
        packed_at: milliseconds since 1970.
    """

    office: str
    line: str
    record: Id16
    packed_at: int
    parts: list[Part]
    files: list[File]


_decode = msgspec.msgpack.Decoder(Package).decode


def seal_package(package: Package, suite: int, recipient: str) -> bytes:
    """The package for the archive alone: nobody of the office or the city can open it again."""
    plain = zstandard.ZstdCompressor().compress(msgspec.msgpack.encode(package))
    return _MAGIC + bytes([suite]) + suite_of(suite).encrypt(plain, [recipient])


def open_package(sealed: bytes, identity: str) -> Package:
    """What was sealed; raises Unreadable where the key is another or the bytes were changed."""
    if sealed[:4] != _MAGIC:
        raise Unreadable(Why.MALFORMED, "package")
    plain = suite_of(sealed[4]).decrypt(sealed[5:], [identity])
    try:
        with zstandard.ZstdDecompressor().stream_reader(plain) as reader:
            data = reader.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            raise Unreadable(Why.TOO_BIG, "package")
        return _decode(data)
    except (zstandard.ZstdError, msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise Unreadable(Why.MALFORMED, "package") from error


def rows_of(package: Package) -> str:
    """The rows as they stood, as JSON: table → id → field; what was written last is shown."""
    tables: dict[str, dict[str, dict[str, Any]]] = {}
    for entry in sorted(_entries(package.parts), key=lambda entry: entry.hlc):
        row = tables.setdefault(entry.table, {}).setdefault(entry.row.hex(), {})
        if entry.body is not None:
            for fields in decode_body(entry.body).values.values():
                row.update(fields)
    return json.dumps(tables, ensure_ascii=False, indent=2, default=_readable, sort_keys=True)


def _entries(parts: Sequence[Part]) -> Iterator[Entry]:
    for part in parts:
        for entry, _ in part.entries:
            yield entry


def _readable(value: object) -> str:
    return value.hex() if isinstance(value, bytes) else str(value)
