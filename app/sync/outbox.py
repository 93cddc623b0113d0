"""The laptop's side: seals what the city has not signed for, all of it, every time.

Sealing anew what travelled before is harmless: the city knows every entry by its stream and seq.
Three short steps, so that nothing is sealed or sent inside a transaction: plan, seal, note.
"""

from __future__ import annotations

__all__ = [
    "Cut",
    "carried_files",
    "laptop_outgoing",
    "laptop_plan",
    "note_sent",
    "pieces",
    "seal_cut",
]

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import delete, distinct, func, select
from sqlalchemy.orm import Session

from app.clock import Clock
from app.failpoints import hit
from app.sync.batch import ENTRY_OVERHEAD, seal_entries
from app.sync.epoch import remember, settle
from app.sync.facts import CURSOR, HUB_EPOCH, read_fact, read_number
from app.sync.feed import linked
from app.sync.forks import give_way
from app.sync.format import FileKind, Shared
from app.sync.inbox import Laptop, last_receipt
from app.sync.kept import files_to_carry
from app.sync.labels import in_words
from app.sync.ledger import Ledger, StreamRow
from app.sync.limits import UP_BYTES, UP_ENTRIES
from app.sync.membership import Membership
from app.sync.messages import Carrier
from app.sync.receipt import receipt_hash
from app.sync.seal import LEVEL
from db.schema import VERSION
from db.tables.house import Batch, JournalEntry

_JOURNAL = JournalEntry.__table__.c


@dataclass(frozen=True, slots=True)
class Cut:
    """One batch to be: entries lo..hi of a stream of this laptop."""

    stream_no: int
    lo: int
    hi: int

    @property
    def entries(self) -> int:
        """How many."""
        return self.hi - self.lo + 1


def laptop_plan(session: Session, laptop: Laptop) -> list[Cut]:
    """Everything without receipt, cut into batches; remembered as sealed, in both places.

    Starts a new epoch first if this database may not go on writing its stream.

    Raises:
        World: the memory outside the database does not answer; nothing may be sealed.
    """
    settle(session, laptop.outside, laptop.device, laptop.office)
    ledger = Ledger(session)
    _unstick(ledger, laptop)
    # What gave way to the city's content goes too, until the city has raised the alarm.
    gave_way = [s for s in ledger.shadows(laptop.device) if ledger.unspoken(s)]
    cuts = [
        cut
        for stream in (*ledger.of_device(laptop.device), *gave_way)
        for cut in _cuts(session, stream, max(stream.receipted, stream.durable) + 1)
    ]
    own = ledger.own()
    if own is not None:
        remember(ledger, laptop.outside, own.applied)
    hit("sync.outgoing.planned")
    return cuts


def seal_cut(
    session: Session, laptop: Laptop, member: Membership, cut: Cut, *, level: int = LEVEL
) -> bytes:
    """The sealed file of a planned batch; reads only."""
    stream = Ledger(session).stream(cut.stream_no)
    items = list(linked(session, stream, cut.lo, cut.hi))
    return seal_entries(
        FileKind.UP,
        items,
        shared_of(session, laptop, member, stream.no),
        keys=member.keys,
        recipients=member.recipients,
        level=level,
    )


def shared_of(session: Session, laptop: Laptop, member: Membership, stream_no: int) -> Shared:
    """What an uplink tells the city of this laptop: what it has of the order, its last receipt."""
    receipt = last_receipt(session, stream_no)
    cursor = read_number(session, CURSOR)
    return Shared(
        VERSION,
        laptop.office,
        member.listed.hub,
        read_fact(session, HUB_EPOCH) or member.listed.hub_epoch,
        member.listed.recipients,
        (cursor, cursor),
        receipt_hash(receipt) if receipt else None,
    )


def note_sent(session: Session, clock: Clock, cut: Cut, size: int, carrier: Carrier) -> None:
    """Remember that a batch left by a carrier; the same entries sent again replace the line.

    Args:
        size: of the sealed file, bytes.
    """
    session.execute(
        delete(Batch).where(
            Batch.stream_no == cut.stream_no,
            Batch.carrier == carrier.value,
            Batch.lo >= cut.lo,
            Batch.hi <= cut.hi,
        )
    )
    rows = (
        select(_JOURNAL.tbl, func.count(distinct(_JOURNAL.row)))
        .where(_JOURNAL.stream_no == cut.stream_no, _JOURNAL.seq.between(cut.lo, cut.hi))
        .group_by(_JOURNAL.tbl)
    )
    content = in_words({table: count for table, count in session.execute(rows)})  # noqa: C416
    session.add(
        Batch(
            stream_no=cut.stream_no,
            lo=cut.lo,
            hi=cut.hi,
            at=clock.now(),
            carrier=carrier.value,
            size=size,
            content=content,
            hub_epoch=read_fact(session, HUB_EPOCH) or bytes(16),
        )
    )
    session.flush()


def carried_files(session: Session) -> Iterator[bytes]:
    """Sealed files of others that go along (app.sync.kept)."""
    epoch = read_fact(session, HUB_EPOCH)
    if epoch is not None:
        yield from files_to_carry(Ledger(session), epoch)


def laptop_outgoing(
    session: Session,
    laptop: Laptop,
    member: Membership,
    carrier: Carrier,
    *,
    level: int = LEVEL,
) -> list[bytes]:
    """Everything to bring to the city, sealed; the three steps and what is carried, in one."""
    files = list(carried_files(session))
    for cut in laptop_plan(session, laptop):
        sealed = seal_cut(session, laptop, member, cut, level=level)
        note_sent(session, laptop.replica.clock, cut, len(sealed), carrier)
        files.append(sealed)
    return files


def _unstick(ledger: Ledger, laptop: Laptop) -> None:
    """What a frozen stream still holds for the city goes on in the stream of today."""
    own = ledger.own()
    for stream in ledger.of_device(laptop.device):
        if stream.frozen and not stream.own and stream.receipted < stream.applied and own:
            applied = give_way(ledger, laptop.replica, stream, stream.receipted, own)
            laptop.replica.touched(ledger.session, applied.touched)


def _cuts(session: Session, stream: StreamRow, lo: int) -> Iterator[Cut]:
    query = (
        select(_JOURNAL.seq, func.coalesce(func.length(_JOURNAL.body), 0).label("size"))
        .where(_JOURNAL.stream_no == stream.no, _JOURNAL.seq >= lo)
        .order_by(_JOURNAL.seq)
    )
    found = ((seq, size) for seq, size in session.execute(query))
    return (Cut(stream.no, first, last) for first, last in pieces(found))


def pieces(entries: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Runs (first, last) of at most UP_ENTRIES entries or about UP_BYTES.

    Args:
        entries: seq without a gap, and bytes of the body.
    """
    first, last, total = 0, 0, 0
    for seq, body in entries:
        weight = body + ENTRY_OVERHEAD
        if last and (seq - first >= UP_ENTRIES or total + weight > UP_BYTES):
            yield first, last
            last = 0
        if not last:
            first, total = seq, 0
        last, total = seq, total + weight
    if last:
        yield first, last
