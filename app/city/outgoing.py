"""What laptops are sent: an office's order from where they stopped, sealed once for all of them."""

from __future__ import annotations

__all__ = ["Outgoing"]

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Lock

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.city.city import City
from app.sync.batch import seal_entries
from app.sync.feed import city_feed
from app.sync.format import FileKind
from db.tables.house import HubRun, Stream

_KEPT = 32  # files of at most about a MiB

_Key = tuple[bytes, str, int, int, bytes | None]


@dataclass(frozen=True, slots=True)
class _Sealed:
    """A downlink: the part (after, to] of the order, as long as that ended at last."""

    to: int
    last: int
    file: bytes


class Outgoing:
    """Seals downlinks and remembers the newest."""

    def __init__(self, city: City) -> None:
        self._city = city
        self._kept: OrderedDict[_Key, _Sealed] = OrderedDict()
        self._lock = Lock()

    def files(self, office: str, after: int, own: bytes | None = None) -> Iterator[bytes]:
        """Each downlink of an office after a cursor, until there is no more.

        Args:
            own: id of the stream the laptop writes itself, which it need not be sent.
        """
        while True:
            sealed = self._next(office, after, own)
            if sealed is None:
                return
            yield sealed.file
            after = sealed.to

    def _next(self, office: str, after: int, own: bytes | None) -> _Sealed | None:
        city = self._city
        with city.reading() as session:
            ring = city.keyring(session)
            if office not in ring.lists:
                return None
            _, listed = ring.lists[office]
            without = own if own and _holds(session, office, after, own) else None
            key = (ring.hub_epoch, office, after, listed.serial, without)
            last = _last(session, office)
            if after >= last:
                return None
            with self._lock:
                kept = self._kept.get(key)
            if kept and (kept.to < kept.last or kept.last == last):
                return kept
            feed = city_feed(session, office, after, without=without)
        shared = ring.shared(office, (feed.after, feed.to))
        file = seal_entries(
            FileKind.DOWN,
            feed.items,
            shared,
            keys=ring.online,
            # To the city too: laptops give downlinks back to a city that was restored.
            recipients=listed.seal_to,
        )
        made = _Sealed(feed.to, feed.last, file)
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return made


def _last(session: Session, office: str) -> int:
    query = select(HubRun.hub_to).where(HubRun.office == office).order_by(HubRun.hub_to.desc())
    return session.execute(query.limit(1)).scalar_one_or_none() or 0


def _holds(session: Session, office: str, after: int, own: bytes) -> bool:
    """Whether the order after a cursor has anything of this stream; otherwise all share a file."""
    query = (
        select(HubRun.hub_to)
        .join(Stream, Stream.no == HubRun.stream_no)
        .where(HubRun.office == office, HubRun.hub_to > after, Stream.stream_id == own)
        .limit(1)
    )
    return session.execute(query).scalar_one_or_none() is not None
