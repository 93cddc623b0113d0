"""How far entries of this laptop have come: the four words people see, and before them 未发送."""

from __future__ import annotations

__all__ = ["Deliveries"]

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.sync.facts import HUB_EPOCH, read_fact
from app.sync.messages import Carrier, Delivery
from db.tables.house import Batch, Stream

_UNKNOWN = bytes(16)


class Deliveries:
    """Looks up once how far every stream is signed for and what left this laptop."""

    def __init__(self, session: Session, device: bytes) -> None:
        """As the laptop with this id sees it."""
        epoch = read_fact(session, HUB_EPOCH)
        streams = select(Stream.no, Stream.device, Stream.receipted, Stream.durable)
        found = session.execute(streams).all()
        self._streams = {stream.no: (stream.receipted, stream.durable) for stream in found}
        self._others = {stream.no for stream in found if stream.device != device}
        runs = select(Batch.stream_no, Batch.lo, Batch.hi, Batch.carrier, Batch.hub_epoch)
        self._runs: dict[int, list[tuple[int, int, Delivery]]] = {}
        for run in session.execute(runs.order_by(Batch.number.desc())):
            # What was sealed for a city since restored is lost there unless a receipt says so.
            if epoch is None or run.hub_epoch in (epoch, _UNKNOWN):
                sent = Delivery.SENT if run.carrier == Carrier.NETWORK else Delivery.ON_STICK
                self._runs.setdefault(run.stream_no, []).append((run.lo, run.hi, sent))

    def of(self, stream_no: int, lo: int, hi: int | None = None) -> Delivery:
        """The state of an entry, or of all entries lo..hi together."""
        last = lo if hi is None else hi
        receipted, durable = self._streams[stream_no]
        if last <= durable:
            return Delivery.DURABLE
        if last <= receipted:
            return Delivery.RECEIPTED
        if stream_no in self._others:
            return Delivery.ON_STICK  # a colleague's, that the city has not sent down yet
        first = max(lo, receipted + 1)
        return next(
            (
                sent
                for run_lo, run_hi, sent in self._runs.get(stream_no, ())
                if run_lo <= first and last <= run_hi
            ),
            Delivery.UNSENT,
        )

    def unsent(self, stream_no: int, applied: int) -> list[tuple[int, int]]:
        """The ranges (lo, hi) up to applied that are neither signed for nor on their way."""
        following = self._streams[stream_no][0] + 1
        ranges = []
        for lo, hi, _ in sorted(self._runs.get(stream_no, ())):
            if following < lo <= applied:
                ranges.append((following, lo - 1))
            following = max(following, hi + 1)
        if following <= applied:
            ranges.append((following, applied))
        return ranges
