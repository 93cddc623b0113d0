"""What the city signed for, and the four words a person sees because of it."""

from __future__ import annotations

__all__ = [
    "Receipt",
    "Rejection",
    "Sealed",
    "agrees",
    "delivery",
    "encode_receipt",
    "missing",
    "receipt_hash",
    "receipts_of",
    "supersedes",
]

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated

import msgspec
from msgspec import Meta

from app.sync.batch import Opened
from app.sync.format import FileKind
from app.sync.identity import decode
from app.sync.messages import Carrier, Delivery
from app.sync.unreadable import Unreadable, Why
from db.entry import Count, Digest, Id16


class Rejection(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """An entry that was acknowledged and changed nothing.

    Attributes:
        reason: a short code for the program.
        sentence: what its author reads.
    """

    seq: Count
    reason: Annotated[str, Meta(max_length=40)]
    sentence: Annotated[str, Meta(max_length=500)]


class Receipt(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """What the city has of one stream; the file that carries it is signed.

    Attributes:
        number: grows within a hub epoch.
        applied: the last seq of the prefix that was applied or rejected; head: hash of that entry.
        held: (lo, hi) of what arrived beyond a gap and waits.
        durable: the last seq that is in a backup of the city.
        rejected: those its author may not have read of yet.
        recipients: number of the recipient set to seal to from now on.
        keys: serial of the city's newest key list, revocations included.
        by, at: who signed for it ("江门市司法局") and when, milliseconds since 1970.
        office_durable: the last hub_seq of the office that is in a backup of the city.
    """

    number: Count
    hub: Id16
    hub_epoch: Id16
    device: Id16
    epoch: Id16
    applied: Count
    head: Digest
    held: Annotated[list[tuple[Count, Count]], Meta(max_length=1000)]
    durable: Count
    rejected: Annotated[list[Rejection], Meta(max_length=1000)]
    recipients: Count
    keys: Count
    by: Annotated[str, Meta(max_length=100)]
    at: Count
    office_durable: Count = 0


@dataclass(frozen=True, slots=True)
class Sealed:
    """A run of the journal that left this laptop.

    Attributes:
        lo, hi: first and last seq.
        hub_epoch: the city's incarnation it was addressed to.
    """

    lo: int
    hi: int
    carrier: Carrier
    hub_epoch: bytes


def encode_receipt(receipt: Receipt) -> bytes:
    """The record a file of kind RECEIPT carries."""
    return msgspec.msgpack.encode(receipt)


def receipt_hash(receipt: Receipt) -> bytes:
    """The 32 bytes by which the next uplink names the receipt."""
    return sha256(encode_receipt(receipt)).digest()


def receipts_of(opened: Opened) -> tuple[Receipt, ...]:
    """The receipts in an opened file, perhaps of several laptops; raises Unreadable."""
    if opened.outer.kind is not FileKind.RECEIPT:
        raise Unreadable(Why.MALFORMED, "no receipt")
    receipts = tuple(decode(record, Receipt) for record in opened.records)
    shared = opened.inner.shared
    if any((r.hub, r.hub_epoch) != (shared.hub, shared.hub_epoch) for r in receipts):
        raise Unreadable(Why.DISAGREES, "receipt of another city")
    return receipts


def supersedes(new: Receipt, standing: Receipt | None) -> bool:
    """Whether a receipt replaces the one that stands, even where it shows less.

    Within a hub epoch the number decides: an old stick may bring an old receipt. A restored city
    starts a new epoch and may have less; its clock tells which epoch came later.
    """
    if standing is None:
        return True
    if new.hub_epoch == standing.hub_epoch:
        return new.number > standing.number
    return new.at > standing.at


def agrees(receipt: Receipt, hash_at: Callable[[int], bytes | None]) -> bool:
    """Whether the city's head is our own entry; if not, two contents share a seq: a fork.

    Args:
        hash_at: chain hash of the own entry with this seq, None where there is none (a database
            put back to an earlier day, which is as bad).
    """
    return receipt.applied == 0 or hash_at(receipt.applied) == receipt.head


def missing(receipt: Receipt | None, last: int) -> tuple[tuple[int, int], ...]:
    """The ranges (lo, hi) up to the last seq that the city does not hold."""
    ranges = []
    following = receipt.applied + 1 if receipt else 1
    for lo, hi in sorted(receipt.held) if receipt else ():
        if following <= min(lo - 1, last):
            ranges.append((following, min(lo - 1, last)))
        following = max(following, hi + 1)
    if following <= last:
        ranges.append((following, last))
    return tuple(ranges)


def delivery(lo: int, hi: int, sealed: Iterable[Sealed], receipt: Receipt | None) -> Delivery:
    """The state of the entries lo to hi of the own stream.

    Args:
        sealed: what left this laptop, oldest first; the last that holds all of the range counts.
        receipt: the one that stands.
    """
    if receipt and receipt.durable >= hi:
        return Delivery.DURABLE
    if receipt and receipt.applied >= hi:
        return Delivery.RECEIPTED
    state = Delivery.UNSENT
    for run in sealed:
        # What was addressed to a city since restored is lost there unless its receipt says so.
        lost = receipt is not None and run.hub_epoch != receipt.hub_epoch
        if run.lo <= lo and hi <= run.hi and not lost:
            state = Delivery.SENT if run.carrier is Carrier.NETWORK else Delivery.ON_STICK
    return state
