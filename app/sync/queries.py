"""What the page of the sync shows."""

from __future__ import annotations

__all__ = ["QUERIES", "read_sync"]

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.clock import CHINA
from app.i18n import tr
from app.sync.batch import ENTRY_OVERHEAD
from app.sync.delivery import Deliveries
from app.sync.errands import LAST_OK
from app.sync.facts import read_number
from app.sync.identity import decode
from app.sync.inbox import last_receipt
from app.sync.ledger import FORK, Ledger, StreamRow
from app.sync.membership import Membership, read_membership
from app.sync.messages import BatchRow, Carrier, Delivery, ReadSync, SyncView
from app.sync.receipt import Receipt
from app.sync.way import Way
from app.vault.contents import Contents
from app.work import Handler, Work
from db.tables.attachments import Attachment
from db.tables.house import Batch, Blob, JournalEntry, Review
from db.tables.house import Receipt as KeptReceipt
from db.tables.office import Rejection

_SHOWN = 50  # batches
_PACKED = 3  # prose is about this much smaller once sealed
_JOURNAL = JournalEntry.__table__.c


def read_sync(_query: ReadSync, work: Work) -> SyncView:
    """How the sync stands."""
    session = work.session
    member, way = read_membership(session), work.tool(Way)
    streams = Ledger(session).of_device(work.me.device)
    deliveries = Deliveries(session, work.me.device)
    unsent = [
        (stream.no, lo, hi)
        for stream in streams
        for lo, hi in deliveries.unsent(stream.no, stream.applied)
        if not work.me.sample  # which never sends: nothing waits there
    ]
    count = sum(hi - lo + 1 for _, lo, hi in unsent)
    receipted = sum(max(0, stream.receipted - stream.durable) for stream in streams)
    durable = sum(stream.durable for stream in streams)
    written = sum(stream.applied for stream in streams)
    receipts = [last_receipt(session, stream.no) for stream in streams]
    files = _files_left(work)
    return SyncView(
        city=member.city if member else tr("江门市司法局"),
        city_short=member.city_short if member else tr("江门市局"),
        enrolled=member is not None,
        network=way.network,
        unsent=count,
        unsent_bytes=sum(_size(session, *run) for run in unsent) // _PACKED,
        waiting=0 if work.me.sample else max(0, written - receipted - durable - count),
        receipted=receipted,
        durable=durable,
        reviews=session.execute(select(func.count()).select_from(Review)).scalar_one(),
        last_ok=_moment(read_number(session, LAST_OK)),
        last_stick=_last_stick(session),
        next_at=way.next_at,
        last_receipt=max((r.number for r in receipts if r), default=None),
        batches=tuple(_batches(session, streams, deliveries)),
        problem=way.problem or _problem(session, work.me.device, member),
        files=len(files),
        file_bytes=sum(files.values()),
    )


def _size(session: Session, no: int, lo: int, hi: int) -> int:
    bodies = select(func.coalesce(func.sum(func.length(_JOURNAL.body)), 0)).where(
        _JOURNAL.stream_no == no, _JOURNAL.seq.between(lo, hi)
    )
    return int(session.execute(bodies).scalar_one()) + (hi - lo + 1) * ENTRY_OVERHEAD


def _files_left(work: Work) -> dict[bytes, int]:
    """Size of each content that lies here and that the city has not signed for."""
    left = (
        select(Attachment.content, Attachment.size)
        .outerjoin(Blob, Blob.content == Attachment.content)
        .where(Blob.number.is_(None))
    )
    contents = work.tool(Contents)
    return {content: size for content, size in work.session.execute(left) if contents.has(content)}


def _moment(milliseconds: int) -> datetime | None:
    return datetime.fromtimestamp(milliseconds / 1000, CHINA) if milliseconds else None


def _last_stick(session: Session) -> datetime | None:
    query = (
        select(Batch.at)
        .where(Batch.carrier == Carrier.STICK.value)
        .order_by(Batch.number.desc())
        .limit(1)
    )
    return session.execute(query).scalar_one_or_none()


def _batches(session: Session, streams: list[StreamRow], deliveries: Deliveries) -> list[BatchRow]:
    numbers = [stream.no for stream in streams]
    query = (
        select(Batch)
        .where(Batch.stream_no.in_(numbers))
        .order_by(Batch.number.desc())
        .limit(_SHOWN)
    )
    rows = []
    for batch in session.scalars(query):
        state = deliveries.of(batch.stream_no, batch.lo, batch.hi)
        rows.append(
            BatchRow(
                number=batch.number,
                at=batch.at,
                carrier=Carrier(batch.carrier),
                content=batch.content,
                size=batch.size,
                entries=batch.hi - batch.lo + 1,
                state=state,
                note=_note(session, batch, state),
            )
        )
    return rows


def _note(session: Session, batch: Batch, state: Delivery) -> str:
    """Who signed for it and when."""
    if state not in (Delivery.RECEIPTED, Delivery.DURABLE):
        return ""
    reached = KeptReceipt.durable if state is Delivery.DURABLE else KeptReceipt.applied
    query = (
        select(KeptReceipt)
        .where(KeptReceipt.stream_no == batch.stream_no, reached >= batch.hi)
        .order_by(KeptReceipt.number)
        .limit(1)
    )
    kept = session.scalars(query).one_or_none()
    if kept is None:
        return ""
    by = decode(kept.signed, Receipt).by
    sentence = tr("{by} {at:%Y-%m-%d %H:%M} 签收")
    if state is Delivery.DURABLE:
        sentence = tr("{by} {at:%Y-%m-%d %H:%M} 前已备份")
    return sentence.format(by=by, at=kept.at)


def _problem(session: Session, device: bytes, member: Membership | None) -> str:
    """A sentence when something needs a person, else ""."""
    if member is not None and member.revoked:
        return tr("本机已停用，不再同步；记录都在本机。请联系{city}。").format(city=member.city)
    ours = [stream.stream_id for stream in Ledger(session).of_device(device)]
    query = (
        select(func.count())
        .select_from(Rejection)
        .where(Rejection.stream.in_(ours), Rejection.reason != FORK, Rejection.voided.is_(False))
    )
    rejected = session.execute(query).scalar_one()
    if rejected:
        return tr("有 {count} 条改动没有被采用，请在“修改历史”里查看，或联系{city}。").format(
            count=rejected, city=member.city if member else tr("江门市司法局")
        )
    return ""


QUERIES: Mapping[type, Handler] = {ReadSync: read_sync}
