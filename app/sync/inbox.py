"""The laptop's side: takes in the city's order, its receipts, and what a colleague sealed."""

from __future__ import annotations

__all__ = ["Laptop", "Taken", "laptop_incoming", "last_receipt"]

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

import msgspec
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.clock import CHINA
from app.failpoints import hit
from app.sync.apply import Applied
from app.sync.arrival import Arrived, Run, Where, hash_at, receive, runs_of
from app.sync.batch import Opened
from app.sync.epoch import Memory, begin_epoch
from app.sync.erasure import confirmed, follow_erasures
from app.sync.facts import (
    CURSOR,
    HUB_EPOCH,
    PAST_EPOCHS,
    read_fact,
    read_number,
    write_fact,
    write_number,
)
from app.sync.feed import linked
from app.sync.forks import gave_way, give_way, vouch
from app.sync.format import FileKind
from app.sync.identity import decode
from app.sync.kept import forget_safe, keep
from app.sync.ledger import Ledger, StreamRow
from app.sync.receipt import Receipt, agrees, encode_receipt, receipts_of, supersedes
from app.sync.replica import Replica
from app.sync.unreadable import Unreadable, Why
from app.sync.verdicts import follow_rejections, reinstate, withhold
from db.tables.house import Fork, Stream
from db.tables.house import Receipt as KeptReceipt
from db.tables.office import User


@dataclass(frozen=True, slots=True)
class Laptop:
    """One laptop as the sync knows it.

    Attributes:
        outside: what is remembered outside the database.
    """

    device: bytes
    office: str
    replica: Replica
    outside: Memory


@dataclass(slots=True)
class Taken:
    """What one file did.

    Attributes:
        entries: how many were new here.
        held: some of it waits for what comes before.
        forks: streams found with two contents, by the device that wrote them.
        receipts: those that told something new.
    """

    applied: Applied = field(default_factory=Applied)
    held: bool = False
    full: bool = False
    forks: list[bytes] = field(default_factory=list)
    receipts: list[Receipt] = field(default_factory=list)

    @property
    def entries(self) -> int:
        """How many entries were new here."""
        return self.applied.count

    def note(self, arrived: Arrived) -> None:
        """Take in what became of a run."""
        self.applied.add(arrived.applied)
        self.held |= arrived.where is Where.HELD
        self.full |= arrived.where is Where.FULL
        if arrived.where is Where.FORK:
            self.forks.append(arrived.stream.device)


def laptop_incoming(
    session: Session, laptop: Laptop, opened: Opened, sealed: bytes, *, live: bool = False
) -> Taken:
    """Take a checked file in, in one transaction; doing it again changes nothing.

    Args:
        sealed: the file as it came; it is kept while it may be of use to the city.
        live: the city gave it in answer to us just now; from a stick it may be of any age.

    Raises:
        Unreadable: it is of a kind that does not come this way.
    """
    ledger = Ledger(session)
    taken = Taken()
    match opened.outer.kind:
        case FileKind.DOWN | FileKind.SNAPSHOT:
            _take_down(ledger, laptop, opened, sealed, taken, live=live)
        case FileKind.UP:
            _take_up(ledger, laptop, opened, sealed, taken)
        case FileKind.RECEIPT:
            for receipt in receipts_of(opened):
                _take_receipt(ledger, laptop, receipt, taken, live=live)
        case _:
            raise Unreadable(Why.MALFORMED, "kind of file")
    hit("sync.incoming.taken")
    session.expire_all()  # rows were written past it
    laptop.replica.touched(session, taken.applied.touched)
    return taken


def _take_down(
    ledger: Ledger, laptop: Laptop, opened: Opened, sealed: bytes, taken: Taken, *, live: bool
) -> None:
    """The city's order: it decides what has effect, and which of two contents stays."""
    shared = opened.inner.shared
    present = _meet_epoch(ledger, shared.hub_epoch, live=live)
    after, to = shared.cursor
    follows = present and after <= read_number(ledger.session, CURSOR)
    spoken: dict[int, tuple[int, int]] = {}
    for run in runs_of(opened, judged=True):
        arrived = _from_city(ledger, laptop, run, taken)
        no = arrived.stream.no
        withhold(ledger, no, arrived.applied.denied)
        if arrived.where in (Where.APPLIED, Where.KNOWN):
            spoken[no] = spoken.get(no, (run.lo, 0))[0], run.hi
            if present and ledger.stream(no).receipted < run.hi:
                ledger.change(no, receipted=run.hi)
    _follow_word(ledger, laptop, taken)
    if follows:
        _mend(taken, reinstate(ledger, laptop.replica, seqs=spoken))
        if to > read_number(ledger.session, CURSOR):
            write_number(ledger.session, CURSOR, to)
    follow_erasures(ledger, laptop.replica, taken.applied, confirmed(ledger))
    ends = [(no, hi) for no, (_, hi) in spoken.items()]
    if ends:
        keep(ledger.session, sealed, ends, up=False, hub_epoch=shared.hub_epoch, hub_to=to)


def _take_up(ledger: Ledger, laptop: Laptop, opened: Opened, sealed: bytes, taken: Taken) -> None:
    """A colleague's entries, judged here until the city has spoken; or our own, found again."""
    ours = opened.signer.device == laptop.device
    (run,) = runs_of(opened, judged=ours)
    if run.office != laptop.office:
        raise Unreadable(Why.WRONG_OFFICE)
    arrived = receive(ledger, laptop.replica, run)
    taken.note(arrived)
    withhold(ledger, arrived.stream.no, arrived.applied.denied)
    if arrived.where is Where.FORK:
        _alarm(ledger, laptop, arrived)
    if arrived.stream.own and arrived.applied.count:
        _leave(ledger, laptop)
    _mend(taken, reinstate(ledger, laptop.replica, actors=_people(taken)))
    if not ours and arrived.where in (Where.APPLIED, Where.KNOWN, Where.HELD):
        stream = ledger.stream(arrived.stream.no)
        if stream.receipted < run.hi:
            epoch = opened.inner.shared.hub_epoch
            keep(ledger.session, sealed, [(stream.no, run.hi)], up=True, hub_epoch=epoch)


def _take_receipt(
    ledger: Ledger, laptop: Laptop, receipt: Receipt, taken: Taken, *, live: bool
) -> None:
    """What the city signed for of one of our streams."""
    stream = ledger.find(receipt.device, receipt.epoch)
    if receipt.device != laptop.device or stream is None:
        return
    standing = last_receipt(ledger.session, stream.no)
    stale = (
        standing and standing.hub_epoch == receipt.hub_epoch and not supersedes(receipt, standing)
    )
    if stale or not _meet_epoch(ledger, receipt.hub_epoch, live=live):
        return
    if not agrees(receipt, lambda seq: hash_at(ledger, stream, seq)):
        # Another incarnation of this laptop writes the stream; the city's order shows how far.
        taken.forks.append(stream.device)
        if stream.own:
            _leave(ledger, laptop)
        return
    durable = min(receipt.durable, receipt.applied)
    ledger.change(stream.no, receipted=receipt.applied, durable=durable)
    kept = KeptReceipt(
        stream_no=stream.no,
        applied=receipt.applied,
        durable=durable,
        hub_epoch=receipt.hub_epoch,
        at=datetime.fromtimestamp(receipt.at / 1000, CHINA),
        signed=encode_receipt(receipt),
    )
    ledger.session.add(kept)
    ledger.session.flush()
    forget_safe(ledger, receipt.hub_epoch, receipt.office_durable)
    taken.receipts.append(receipt)


def last_receipt(session: Session, stream_no: int) -> Receipt | None:
    """The receipt that stands for a stream."""
    query = (
        select(KeptReceipt.signed)
        .where(KeptReceipt.stream_no == stream_no)
        .order_by(KeptReceipt.number.desc())
        .limit(1)
    )
    found = session.execute(query).scalar_one_or_none()
    return None if found is None else decode(found, Receipt)


def _from_city(ledger: Ledger, laptop: Laptop, run: Run, taken: Taken) -> Arrived:
    """A run in the city's order; where ours says something else, ours gives way."""
    arrived = receive(ledger, laptop.replica, run, thaw=True)
    if arrived.where is Where.FORK:
        taken.forks.append(run.device)
        _give_way(ledger, laptop, arrived.stream, arrived.differs - 1, taken)
        arrived = receive(ledger, laptop.replica, arrived.run, thaw=True)
    taken.note(arrived)
    if arrived.applied.count:
        stream = ledger.stream(arrived.stream.no)
        if stream.own:
            _leave(ledger, laptop)  # what we never wrote came in our own stream
        came = linked(ledger.session, stream, arrived.stream.applied + 1, stream.applied)
        entries = [item.entry for item in came] if gave_way(ledger, stream) else []
        taken.applied.add(vouch(ledger, laptop.replica, stream, entries))
    return arrived


def _follow_word(ledger: Ledger, laptop: Laptop, taken: Taken) -> None:
    """What the city's own entries and new people mean for rows and streams here."""
    for name, _ in follow_rejections(ledger, laptop.replica, taken.applied):
        number = ledger.number(name)
        if number is None:
            continue
        stream = ledger.stream(number)
        taken.forks.append(stream.device)
        # The city takes no more of it. What it has not got is moved aside; what is ours of it
        # goes on in the stream of today.
        _give_way(ledger, laptop, stream, stream.receipted, taken)
        ledger.change(ledger.number(name) or number, frozen=True)
    _mend(taken, reinstate(ledger, laptop.replica, actors=_people(taken)))


def _give_way(ledger: Ledger, laptop: Laptop, stream: StreamRow, upto: int, taken: Taken) -> None:
    into = None
    if stream.device == laptop.device:
        into = _leave(ledger, laptop) if stream.own else ledger.own()
    taken.applied.add(give_way(ledger, laptop.replica, stream, upto, into))


def _leave(ledger: Ledger, laptop: Laptop) -> StreamRow:
    """Write on in a new stream; the city's order is read again, for it spared us our own part."""
    write_number(ledger.session, CURSOR, 0)
    return begin_epoch(ledger, laptop.outside, laptop.device, laptop.office)


def _alarm(ledger: Ledger, laptop: Laptop, arrived: Arrived) -> None:
    """Two contents came without the city's word: stop, keep both, and let the city decide."""
    stream, run = arrived.stream, arrived.run
    key = (stream.no, run.lo, run.hashes[-1])
    if ledger.session.get(Fork, key) is None:
        seen_at = laptop.replica.clock.now()
        plain = msgspec.msgpack.encode(run)
        ledger.session.add(
            Fork(stream_no=key[0], lo=key[1], head=key[2], seen_at=seen_at, plain=plain)
        )
        ledger.session.flush()
    ledger.change(stream.no, frozen=True)
    if stream.own:
        _leave(ledger, laptop)


def _meet_epoch(ledger: Ledger, hub_epoch: bytes, *, live: bool) -> bool:
    """Whether this is the city's present incarnation; a later one is greater (hub.new_hub_epoch).

    A city put back to an earlier day may lack what it signed for: only what a backup held is
    still known to be there, and its order is read again from the beginning. A stick may bring
    what an incarnation long past has sealed; who answers us now is the present one, even if its
    clock was wrong when it began.
    """
    session = ledger.session
    known = read_fact(session, HUB_EPOCH)
    if known == hub_epoch:
        return True
    past = read_fact(session, PAST_EPOCHS) or b""
    gone = [past[at : at + len(hub_epoch)] for at in range(0, len(past), len(hub_epoch))]
    if not live and known is not None and (hub_epoch < known or hub_epoch in gone):
        return False
    write_fact(session, HUB_EPOCH, hub_epoch)
    if known is not None:
        kept = [epoch for epoch in (*gone, known) if epoch != hub_epoch]
        write_fact(session, PAST_EPOCHS, b"".join(kept))
        write_number(session, CURSOR, 0)
        session.execute(
            update(Stream)
            .values(receipted=Stream.durable)
            .execution_options(synchronize_session=False)
        )
    return True


def _mend(taken: Taken, touched: Mapping[str, set[bytes]]) -> None:
    for table, rows in touched.items():
        taken.applied.touch(table, rows)


def _people(taken: Taken) -> set[bytes]:
    return taken.applied.touched.get(User.__tablename__, set())
