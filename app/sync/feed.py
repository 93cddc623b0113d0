"""What a laptop is sent: its office's entries, in the city's order, from where it stopped."""

from __future__ import annotations

__all__ = ["Feed", "city_feed", "linked"]

from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.sync.batch import Linked
from app.sync.ledger import Ledger, StreamRow
from app.sync.limits import DOWN_BYTES, DOWN_ENTRIES
from db.entry import GENESIS, Entry
from db.tables.house import HubOffice, HubRun, JournalEntry

_JOURNAL = JournalEntry.__table__.c


@dataclass(slots=True)
class Feed:
    """A part of an office's order: hub_seq (after, to].

    Attributes:
        last: the office's last hub_seq; there is more when it is beyond `to`.
        items: the entries in that order.
    """

    after: int
    to: int
    last: int
    items: list[Linked] = field(default_factory=list)

    @property
    def more(self) -> bool:
        """Whether the laptop should ask again."""
        return self.to < self.last


def city_feed(
    session: Session,
    office: str,
    after: int,
    *,
    without: bytes | None = None,
    most: int = DOWN_ENTRIES,
    most_bytes: int = DOWN_BYTES,
) -> Feed:
    """One downlink's worth of an office's order.

    Args:
        after: the laptop's cursor, of the present hub epoch (0 for any other).
        without: the id of the stream the laptop writes itself, if it is not to be sent back.
    """
    query = select(HubOffice.hub_seq).where(HubOffice.office == office)
    last = session.execute(query).scalar_one_or_none() or 0
    feed = Feed(after, after, last)
    ledger = Ledger(session)
    size = 0
    runs = (
        select(HubRun)
        .where(HubRun.office == office, HubRun.hub_to > after)
        .order_by(HubRun.hub_to)
        .execution_options(yield_per=100)
    )
    for run in session.scalars(runs):
        stream = ledger.stream(run.stream_no)
        if stream.stream_id == without:
            feed.to = run.hub_to
            continue
        lo = run.lo + feed.to + 1 - run.hub_from
        for item in linked(session, stream, lo, run.hi):
            if len(feed.items) >= most or (feed.items and size >= most_bytes):
                return feed
            feed.items.append(item)
            feed.to += 1
            size += len(item.entry.body or b"")
    return feed


def linked(session: Session, stream: StreamRow, lo: int, hi: int) -> Iterator[Linked]:
    """Entries lo..hi of a stream with their places in its chain."""
    before = select(_JOURNAL.hash).where(_JOURNAL.stream_no == stream.no, _JOURNAL.seq == lo - 1)
    prev = GENESIS if lo == 1 else session.execute(before).scalar_one()
    query = (
        select(
            _JOURNAL.seq,
            _JOURNAL.hlc,
            _JOURNAL.wall,
            _JOURNAL.actor,
            _JOURNAL.office,
            _JOURNAL.tbl,
            _JOURNAL.row,
            _JOURNAL.kind,
            _JOURNAL.salt,
            _JOURNAL.body,
            _JOURNAL.commitment,
            _JOURNAL.hash,
        )
        .where(_JOURNAL.stream_no == stream.no, _JOURNAL.seq.between(lo, hi))
        .order_by(_JOURNAL.seq)
        .execution_options(yield_per=1000)
    )
    for row in session.execute(query):
        *fields, own = row
        yield Linked(stream.device, stream.epoch, prev, own, Entry(0, *fields))
        prev = own
