"""Orders of erasure (封存): which entries and contents each covers, once it is carried out."""

from __future__ import annotations

__all__ = [
    "DONE",
    "Covers",
    "carried_out",
    "covers_of",
    "done_here",
    "erased_contents",
    "erased_seqs",
]

from collections import defaultdict
from collections.abc import Iterable

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from db.entry import Count, Digest, Id16
from db.tables.attachments import Attachment
from db.tables.house import Fact
from db.tables.sealing import SealedRecord

DONE = "erased/"  # fact, and the id of an order in hex: carried out in this database


class Covers(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """What a package holds, as the row of its record names it.

    Attributes:
        entries: stream id → seqs, rising.
        contents: ids of the photos and scans in it.
    """

    entries: dict[Id16, list[Count]]
    contents: list[Digest]

    def dump(self) -> bytes:
        """As the row keeps it."""
        return msgspec.msgpack.encode(self)


_decode = msgspec.msgpack.Decoder(Covers).decode


def covers_of(order: SealedRecord) -> Covers:
    """What the package of an order holds."""
    return _decode(order.covers)


def carried_out(
    session: Session, ids: Iterable[bytes] | None = None, office: str | None = None
) -> list[SealedRecord]:
    """Orders in force that say the records are to be gone: these, of this office, or all."""
    query = select(SealedRecord).where(SealedRecord.erased_on.is_not(None), ~SealedRecord.voided)
    if ids is not None:
        query = query.where(SealedRecord.id.in_(list(ids)))
    if office is not None:
        query = query.where(SealedRecord.office == office)
    return list(session.scalars(query))


def done_here(session: Session) -> set[bytes]:
    """Ids of the orders carried out in this database."""
    names = session.scalars(select(Fact.name).where(Fact.name.startswith(DONE)))
    return {bytes.fromhex(name.removeprefix(DONE)) for name in names}


def erased_seqs(session: Session, stream: bytes, office: str) -> frozenset[int]:
    """Seqs of a stream erased here: whoever still brings them whole brings them in vain."""
    done = done_here(session)
    if not done:
        return frozenset()
    return frozenset(
        seq
        for order in carried_out(session, done, office)
        for seq in covers_of(order).entries.get(stream, ())
    )


def erased_contents(session: Session, office: str | None = None) -> dict[str, set[bytes]]:
    """Contents that carried-out orders cover and no row names any more, by office."""
    covered: dict[str, set[bytes]] = defaultdict(set)
    for order in carried_out(session, office=office):
        covered[order.office].update(covers_of(order).contents)
    for at, contents in covered.items():
        named = select(Attachment.content).where(
            Attachment.office == at, Attachment.content.in_(contents)
        )
        contents -= set(session.scalars(named))
    return covered
