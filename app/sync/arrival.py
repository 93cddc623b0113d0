"""Where a run that arrived belongs: known, next, beyond a gap, or a fork.

A stream is applied as one whole prefix. What comes beyond a gap is held, never forced; what says
something else than is known freezes the stream, and both contents are kept.
"""

from __future__ import annotations

__all__ = ["Arrived", "Run", "Where", "receive", "runs_of"]

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import groupby

import msgspec
from sqlalchemy import bindparam, delete, func, select

from app.sync.apply import Applied, apply_run
from app.sync.batch import Opened
from app.sync.judge import Form, Judge, forms_of
from app.sync.ledger import Ledger, StreamRow
from app.sync.limits import HELD_BYTES
from app.sync.replica import Replica
from db.entry import Entry, stream_id
from db.tables.house import HeldBatch, JournalEntry, Stream

_JOURNAL = JournalEntry.__table__.c
_HELD = HeldBatch.__table__.c


_NEXT_HELD = (
    select(_HELD.lo, _HELD.plain)
    .where(_HELD.stream_id == bindparam("name"), _HELD.lo <= bindparam("next"))
    .order_by(_HELD.lo)
    .limit(1)
)


class Where(Enum):
    """What became of a run."""

    APPLIED = "applied"  # some of it was new
    KNOWN = "known"  # all of it was here already
    HELD = "held"  # something before it is missing; kept until that comes
    FULL = "full"  # beyond a gap, and too much is held already; to be brought again
    FORK = "fork"  # it contradicts what is known; nothing of it was applied
    FROZEN = "frozen"  # an earlier fork stopped this stream


@dataclass(frozen=True, slots=True)
class Run:
    """Entries of one stream without gaps, chain checked.

    Attributes:
        prev: hash before the first entry; hashes: of each entry.
        forms: what each writes.
        roles: what the certificate of its device grants, by which it is judged whenever it is
            applied; None where the city has judged, or this laptop wrote it itself.
    """

    device: bytes
    epoch: bytes
    office: str
    prev: bytes
    entries: Sequence[Entry]
    hashes: Sequence[bytes]
    forms: Sequence[Form]
    roles: Sequence[str] | None

    @property
    def lo(self) -> int:
        """First seq."""
        return self.entries[0].seq

    @property
    def hi(self) -> int:
        """Last seq."""
        return self.entries[-1].seq


class _KeptRun(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """How a held run is kept."""

    device: bytes
    epoch: bytes
    office: str
    prev: bytes
    entries: Sequence[Entry]
    hashes: Sequence[bytes]
    roles: Sequence[str] | None

    @classmethod
    def of(cls, run: Run) -> _KeptRun:
        return cls(run.device, run.epoch, run.office, run.prev, run.entries, run.hashes, run.roles)

    def run(self) -> Run:
        forms = forms_of(self.entries, stream_id(self.device, self.epoch))
        return Run(
            self.device, self.epoch, self.office, self.prev, self.entries, self.hashes, forms,
            self.roles,
        )  # fmt: skip


@dataclass(slots=True)
class Arrived:
    """What became of a run, and what it did.

    Attributes:
        differs: for a fork, the first seq known to differ.
    """

    where: Where
    stream: StreamRow
    run: Run
    applied: Applied = field(default_factory=Applied)
    differs: int = 0


_encode = msgspec.msgpack.Encoder().encode
_kept = msgspec.msgpack.Decoder(_KeptRun).decode


def runs_of(opened: Opened, *, judged: bool = False) -> Iterator[Run]:
    """The runs of an opened batch in the order of the file; a stream may come several times.

    Args:
        judged: nothing in it is to be judged here.
    """
    roles = None if judged else opened.signer.roles
    runs = opened.inner.streams
    last = [run.prev for run in runs]
    pairs = zip(opened.entries, opened.hashes, strict=True)
    for stream, found in groupby(pairs, key=lambda pair: pair[0].stream):
        entries, hashes = zip(*found, strict=True)
        office = opened.inner.shared.office
        name = runs[stream].device, runs[stream].epoch
        forms = forms_of(entries, stream_id(*name))
        yield Run(*name, office, last[stream], entries, hashes, forms, roles)
        last[stream] = hashes[-1]


def receive(ledger: Ledger, replica: Replica, run: Run, *, thaw: bool = False) -> Arrived:
    """Put a run where it belongs; when it closes a gap, what was held follows.

    Args:
        thaw: whether this is the city's order: it is above our own alarm, so a frozen stream goes
            on, and above what somebody brought before, so what was held and contradicts it falls.
    """
    stream = ledger.open(run.device, run.epoch, run.office)
    arrived = _place(ledger, replica, stream, run, thaw=thaw)
    if arrived.where is Where.APPLIED:
        _release(ledger, replica, arrived, thaw=thaw)
    return arrived


def _place(ledger: Ledger, replica: Replica, stream: StreamRow, run: Run, *, thaw: bool) -> Arrived:
    if run.lo > stream.applied + 1:
        held = not stream.frozen and _hold(ledger, stream, run)
        where = Where.HELD if held else Where.FROZEN if stream.frozen else Where.FULL
        return Arrived(where, stream, run)
    differs = _difference(ledger, stream, run)
    if differs:
        return Arrived(Where.FORK, stream, run, differs=differs)
    new = stream.applied + 1 - run.lo
    if new >= len(run.entries):
        return Arrived(Where.KNOWN, stream, run)
    if stream.frozen and not thaw:
        return Arrived(Where.FROZEN, stream, run)
    judge = None
    if run.roles is not None:
        judge = Judge(ledger, replica, stream.stream_id, stream.office, run.roles)
    applied = apply_run(
        ledger, replica, stream, run.entries[new:], run.hashes[new:], run.forms[new:], judge
    )
    return Arrived(Where.APPLIED, stream, run, applied)


def _difference(ledger: Ledger, stream: StreamRow, run: Run) -> int:
    """The first seq at which the run contradicts the journal; 0 when it agrees.

    Two chains that meet in one hash are one chain up to there.
    """
    upto = min(run.hi, stream.applied)
    mine = hash_at(ledger, stream, upto)
    if mine == (run.hashes[upto - run.lo] if upto >= run.lo else run.prev):
        return 0
    query = (
        select(_JOURNAL.seq, _JOURNAL.hash)
        .where(_JOURNAL.stream_no == stream.no, _JOURNAL.seq.between(run.lo, upto))
        .order_by(_JOURNAL.seq)
    )
    if hash_at(ledger, stream, run.lo - 1) != run.prev:
        return max(run.lo - 1, 1)  # or earlier: this run does not tell
    for seq, own in ledger.session.execute(query):
        if own != run.hashes[seq - run.lo]:
            return int(seq)
    raise AssertionError("two chains differ and agree")


def hash_at(ledger: Ledger, stream: StreamRow, seq: int) -> bytes | None:
    """The chain hash of an entry; 32 zero bytes before the first, None beyond the last."""
    if seq == stream.applied:
        return stream.head
    if seq == 0:
        return bytes(32)
    query = select(_JOURNAL.hash).where(_JOURNAL.stream_no == stream.no, _JOURNAL.seq == seq)
    return ledger.session.execute(query).scalar_one_or_none()


def _hold(ledger: Ledger, stream: StreamRow, run: Run) -> bool:
    """Keep a run beyond a gap; False when the device has too much waiting already."""
    session = ledger.session
    key = stream.stream_id, run.lo
    before = session.get(HeldBatch, key)
    if before and before.hi >= run.hi:
        return True
    plain = _encode(_KeptRun.of(run))
    same_device = select(Stream.stream_id).where(Stream.device == stream.device)
    query = select(func.coalesce(func.sum(_HELD.size), 0)).where(_HELD.stream_id.in_(same_device))
    waiting = session.execute(query).scalar_one() - (before.size if before else 0)
    if waiting + len(plain) > HELD_BYTES:
        return False
    if before:
        session.delete(before)
        session.flush()
    session.add(HeldBatch(stream_id=key[0], lo=run.lo, hi=run.hi, size=len(plain), plain=plain))
    session.flush()
    return True


def _release(ledger: Ledger, replica: Replica, arrived: Arrived, *, thaw: bool) -> None:
    """Apply what was held and now follows, each by the roles it came with."""
    session = ledger.session
    while True:
        stream = ledger.stream(arrived.stream.no)
        following = {"name": stream.stream_id, "next": stream.applied + 1}
        found = ledger.connection.execute(_NEXT_HELD, following).one_or_none()
        if found is None:
            return
        lo, plain = found
        run = _kept(plain).run()
        after = _place(ledger, replica, stream, run, thaw=thaw)
        session.execute(
            delete(HeldBatch).where(_HELD.stream_id == stream.stream_id, _HELD.lo == lo)
        )
        arrived.applied.add(after.applied)
        if after.where is Where.FORK and not thaw:
            arrived.where, arrived.run, arrived.differs = Where.FORK, run, after.differs
            return
