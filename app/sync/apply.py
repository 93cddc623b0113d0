"""Applies a run of one stream: every entry into the journal, those in force into the rows.

The run follows what is applied already (app.sync.arrival sees to that), so a stream is always a
whole prefix. Journal, rows, registers and the stream's head change in one transaction.
"""

from __future__ import annotations

__all__ = ["Applied", "apply_run"]

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from app.failpoints import hit
from app.sync.facts import note_ahead
from app.sync.judge import Denied, Form, Judge, Reason
from app.sync.ledger import Ledger, StreamRow
from app.sync.orders import erased_seqs
from app.sync.replay import replay
from app.sync.replica import Replica
from app.sync.rows import Item, RowMerge
from db.bulk import insert_rows
from db.entry import Entry, Hlc, erase
from db.journal import JOURNAL, stored
from db.tables import journalled_tables
from db.tables.office import User
from db.wire import shape_of

_Piece = tuple[Sequence[Entry], Sequence[bytes], Sequence[Form]]


@dataclass(slots=True)
class Applied:
    """What a run did.

    Attributes:
        count: entries that were new here.
        denied: entries of it without effect, judged now; those the city had refused before it
            are not repeated.
        touched: rows written, by table.
        ahead: seqs whose clock was more than 15 minutes ahead of ours.
    """

    count: int = 0
    denied: list[Denied] = field(default_factory=list)
    touched: dict[str, set[bytes]] = field(default_factory=dict)
    ahead: list[int] = field(default_factory=list)

    def touch(self, table: str, rows: set[bytes]) -> None:
        """Note rows written."""
        if rows:
            self.touched.setdefault(table, set()).update(rows)

    def add(self, other: Applied) -> None:
        """Take another result into this one."""
        self.count += other.count
        self.denied += other.denied
        self.ahead += other.ahead
        for table, rows in other.touched.items():
            self.touch(table, rows)


def apply_run(
    ledger: Ledger,
    replica: Replica,
    stream: StreamRow,
    entries: Sequence[Entry],
    hashes: Sequence[bytes],
    forms: Sequence[Form],
    judge: Judge | None,
) -> Applied:
    """Apply the entries that follow stream.applied, and move its head.

    Args:
        hashes: the chain hash of each entry; forms: what each writes.
        judge: decides what has effect; None where the city, or this laptop itself, has decided.
    """
    work = _Run(ledger, replica, stream, judge)
    if gone := erased_seqs(ledger.session, stream.stream_id, stream.office):
        entries = [erase(entry) if entry.seq in gone else entry for entry in entries]
    with _uncollected():
        for piece in _pieces(entries, hashes, forms):
            work.apply(*piece)
    return work.result


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the search for reference cycles, of which a merge makes none.

    It would go through the thousands of values of a batch again and again: a third of the time.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _pieces(
    entries: Sequence[Entry], hashes: Sequence[bytes], forms: Sequence[Form]
) -> Iterator[_Piece]:
    """Cut before an author whose own role changed in the piece: it decides what he may."""
    start = 0
    changed: set[bytes] = set()
    for place, entry in enumerate(entries):
        if changed and entry.actor in changed:
            yield entries[start:place], hashes[start:place], forms[start:place]
            start = place
            changed.clear()
        if entry.table == User.__tablename__ and b"role" in (entry.body or b""):
            changed.add(entry.row)
    yield entries[start:], hashes[start:], forms[start:]


class _Run:
    def __init__(
        self, ledger: Ledger, replica: Replica, stream: StreamRow, judge: Judge | None
    ) -> None:
        self.result = Applied()
        self._ledger = ledger
        self._replica = replica
        self._stream = stream
        self._judge = judge
        self._hlc = stream.hlc

    def apply(
        self, entries: Sequence[Entry], hashes: Sequence[bytes], forms: Sequence[Form]
    ) -> None:
        by_table: dict[str, list[Item]] = {}
        for entry, written in self._in_force(entries, forms):
            by_table.setdefault(entry.table, []).append((entry, written))
        self._keep(entries, hashes)
        hit("sync.apply.journalled")
        for table, items in by_table.items():
            self._merge(table, items)
        hit("sync.apply.merged")
        if self._judge and User.__tablename__ in by_table:
            self._judge.forget()

    def _in_force(self, entries: Sequence[Entry], forms: Sequence[Form]) -> Iterator[Item]:
        """The entries that may have effect here, and what they write."""
        refused = self._ledger.refused(self._stream.no)
        judge = self._judge
        for entry, form in zip(entries, forms, strict=True):
            if entry.seq in refused or entry.body is None:
                continue  # refused by the city before it came, or erased by order of law
            reason = form if isinstance(form, Reason) else judge.verdict(entry) if judge else None
            if reason:
                refused.add(entry.seq)
                self.result.denied.append(Denied(entry, reason))
            elif form is not None and not isinstance(form, Reason):
                yield entry, form

    def _keep(self, entries: Sequence[Entry], hashes: Sequence[bytes]) -> None:
        """All of them into the journal, in force or not, and the stream's head after the last."""
        no, hlc = self._stream.no, self._hlc
        now_ms = int(self._replica.clock.now().timestamp() * 1000)
        limit = Hlc.limit(now_ms)
        rows = []
        for e, own in zip(entries, hashes, strict=True):
            rows.append(stored(no, e, own))
            if e.hlc > limit:
                self.result.ahead.append(e.seq)
            elif e.hlc > hlc:
                hlc = e.hlc
        self._hlc = hlc
        if self.result.ahead:
            note_ahead(self._ledger.session, self._stream.stream_id, self.result.ahead[-1])
        insert_rows(self._ledger.session.connection(), "journal", JOURNAL, rows)
        self._ledger.change(no, applied=entries[-1].seq, head=hashes[-1], hlc=hlc)
        self.result.count += len(rows)

    def _merge(self, table: str, items: Sequence[Item]) -> None:
        shape = shape_of(journalled_tables()[table])
        judged = self._judge is not None
        merge = RowMerge(self._ledger, self._replica, shape, self._stream, judged=judged)
        merge.merge(items)
        self.result.denied += merge.denied
        self.result.touch(table, merge.touched)
        if merge.replays:
            replay(self._ledger, self._replica, shape, merge.replays)
