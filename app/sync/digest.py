"""The state of an office in 32 bytes: equal on every replica that knows the same entries.

Covered are the values and heads of every record, and how far each stream goes, by its chain.
Left out is what replicas may hold otherwise: their numbers for streams, the order of arrival, and
everything derived.
"""

from __future__ import annotations

__all__ = ["Digest", "canonical_heads", "state_digest"]

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from db.bulk import quoted
from db.registers import decode
from db.tables import journalled_tables
from db.tables.house import Stream
from db.wire import SYSTEM, Shape, shape_of

_encode = msgspec.msgpack.Encoder().encode
_ONE_REGISTER = 0x91  # msgpack array of one: every group has the same register
_FIELDS = len(SYSTEM)


@dataclass(frozen=True, slots=True)
class Digest:
    """What an office's records come to.

    Attributes:
        tables: of each table that has rows; chains: of all streams.
    """

    tables: dict[str, bytes]
    chains: bytes

    @property
    def value(self) -> bytes:
        """All of it in 32 bytes."""
        return sha256(_encode([sorted(self.tables.items()), self.chains])).digest()


def state_digest(session: Session, office: str) -> Digest:
    """The digest of the records of an office (9-digit code) as this database has them."""
    tables = {}
    for name, model in journalled_tables().items():
        digest = _table(session, shape_of(model), office)
        if digest is not None:
            tables[name] = digest
    streams = select(Stream.stream_id, Stream.applied, Stream.head).where(
        Stream.office == office, Stream.shadow.is_(False), Stream.applied > 0
    )
    chains = sorted(tuple(stream) for stream in session.execute(streams))
    return Digest(tables, sha256(_encode(chains)).digest())


def canonical_heads(blob: bytes) -> bytes:
    """The same bytes for the same registers, in whatever order they came to be listed."""
    if blob[0] == _ONE_REGISTER:
        return blob
    registers = decode(blob)
    return _encode([registers.rest, sorted(registers.items())])


def plain_values(shape: Shape, row: Sequence[Any]) -> list[Any]:
    """The fields of a raw row alike from every driver: truth values are no numbers."""
    values = list(row)
    for place in shape.booleans:
        if values[place] is not None:
            values[place] = bool(values[place])
    return values[_FIELDS:]


def _table(session: Session, shape: Shape, office: str) -> bytes | None:
    digest = sha256()
    some = False
    for row in _rows(session, shape, office):
        some = True
        digest.update(_encode([row[0], canonical_heads(row[2]), plain_values(shape, row)]))
    return digest.digest() if some else None


def _rows(session: Session, shape: Shape, office: str) -> Iterator[Sequence[Any]]:
    connection = session.connection()
    slot = "%s" if connection.dialect.name == "postgresql" else "?"
    names = ", ".join(map(quoted, shape.columns))
    query = f"SELECT {names} FROM {quoted(shape.table)} WHERE office = {slot} ORDER BY id"  # noqa: S608
    yield from connection.exec_driver_sql(query, (office,))
