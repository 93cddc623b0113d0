"""When the city holds another content for a stream than this laptop: the city's stays, ours moves.

Our entries from where the two part are kept under a name of their own, as they were; nothing is
deleted. If they are of this device, they are written anew in the present stream, with the same
bases, so that what both copies changed meets in a review.
"""

from __future__ import annotations

__all__ = ["gave_way", "give_way", "vouch"]

from collections.abc import Iterator, Sequence
from hashlib import sha256

from sqlalchemy import delete, select, text, update

from app.sync.append import Draft, append, restated, values_of
from app.sync.apply import Applied
from app.sync.arrival import hash_at
from app.sync.facts import CURSOR, write_number
from app.sync.ledger import Ledger, StreamRow
from app.sync.replica import Replica
from app.sync.verdicts import replay_rows
from db.entry import Body, Entry, Poison, Version, decode_body
from db.tables.house import Batch, HeldBatch, JournalEntry, Receipt, Refusal, Stream

_JOURNAL = JournalEntry.__table__.c


def give_way(
    ledger: Ledger, replica: Replica, stream: StreamRow, upto: int, into: StreamRow | None
) -> Applied:
    """Let a stream end at seq upto here, so that the city's content can follow.

    Args:
        into: the own stream of today, where entries of this device beyond upto are written anew;
            None for a stream of somebody else.
    """
    applied = Applied()
    if stream.applied <= upto:
        return applied
    tail = list(_drafts(ledger, stream, upto)) if into else []
    rows = _rows_beyond(ledger, stream, upto)
    _move_aside(ledger, stream, upto)
    for table, ids in replay_rows(ledger, replica, rows).items():
        applied.touch(table, ids)
    if into:
        first = ledger.stream(into.no).applied + 1
        moved = {
            (stream.stream_id, seq): (into.stream_id, first + place)
            for place, (seq, _) in enumerate(tail)
        }
        drafts = [_rebased(draft, moved) for _, draft in tail]
        applied.add(append(ledger, replica, into.no, drafts))
    # The city's order was read with our content in place: read it again from the beginning.
    write_number(ledger.session, CURSOR, 0)
    return applied


def vouch(ledger: Ledger, replica: Replica, stream: StreamRow, entries: Sequence[Entry]) -> Applied:
    """The city's content of a stream came to where ours stood before it gave way.

    What was written here upon ours names the same versions, and would seem to have seen the
    city's. So what it seems to have seen is said again, to stand beside it for a person.
    """
    own = ledger.own()
    if own is None or not entries:
        return Applied()
    numbers = [s.no for s in ledger.of_device(own.device) if s.no != stream.no]
    drafts = []
    for entry in entries:
        named = _named(ledger, numbers, entry, (stream.stream_id, entry.seq))
        said = {
            group: (entry.seq, values)
            for group, values in values_of(entry).items()
            if group in named
        }
        if said and entry.seq not in ledger.refused(stream.no):
            drafts.append(restated(entry.actor, stream.stream_id, said, entry))
    return append(ledger, replica, own.no, drafts)


def gave_way(ledger: Ledger, stream: StreamRow) -> bool:
    """Whether a content of ours once stood in this stream."""
    query = select(Stream.no).where(
        Stream.device == stream.device, Stream.epoch == stream.epoch, Stream.shadow.is_(True)
    )
    return ledger.session.execute(query.limit(1)).first() is not None


def _named(ledger: Ledger, numbers: list[int], entry: Entry, version: Version) -> set[str]:
    """Groups for which an entry of these streams names a version of the same row."""
    query = select(_JOURNAL.body).where(
        _JOURNAL.row == entry.row, _JOURNAL.stream_no.in_(numbers), _JOURNAL.body.is_not(None)
    )
    named: set[str] = set()
    for body in ledger.session.scalars(query):
        try:
            bases = decode_body(body or b"").bases
        except Poison:
            continue
        named |= {group for group, versions in bases.items() if version in versions}
    return named


def _move_aside(ledger: Ledger, stream: StreamRow, upto: int) -> None:
    """The stream as it was gets another name; a new one of its name begins with what is shared."""
    session = ledger.session
    head = hash_at(ledger, stream, upto)
    name = sha256(stream.stream_id + stream.head).digest()[:16]
    ledger.change(stream.no, stream_id=name, own=False, shadow=True, frozen=True)
    true = ledger.open(stream.device, stream.epoch, stream.office)
    columns = "seq, hlc, wall, actor, office, tbl, row, kind, salt, body, commitment, hash"
    session.execute(
        text(
            f"INSERT INTO journal (stream_no, {columns}) SELECT :true, {columns} FROM journal "  # noqa: S608
            "WHERE stream_no = :old AND seq <= :upto"
        ),
        {"true": true.no, "old": stream.no, "upto": upto},
    )
    ledger.change(
        true.no,
        applied=upto,
        head=head,
        hlc=stream.hlc,
        sealed=min(stream.sealed, upto),
        receipted=min(stream.receipted, upto),
        durable=min(stream.durable, upto),
    )
    for shared in (
        update(Batch).where(Batch.stream_no == stream.no, Batch.hi <= upto),
        update(Refusal).where(Refusal.stream_no == stream.no, Refusal.seq <= upto),
        update(Receipt).where(Receipt.stream_no == stream.no),
    ):
        session.execute(shared.values(stream_no=true.no))
    session.execute(delete(HeldBatch).where(HeldBatch.stream_id == stream.stream_id))
    ledger.forget()


def _rows_beyond(ledger: Ledger, stream: StreamRow, upto: int) -> set[tuple[str, bytes]]:
    query = select(_JOURNAL.tbl, _JOURNAL.row).where(
        _JOURNAL.stream_no == stream.no, _JOURNAL.seq > upto
    )
    return {(found.tbl, found.row) for found in ledger.session.execute(query)}


def _drafts(ledger: Ledger, stream: StreamRow, upto: int) -> Iterator[tuple[int, Draft]]:
    """The entries in force beyond upto, without their places."""
    query = (
        select(JournalEntry)
        .where(JournalEntry.stream_no == stream.no, JournalEntry.seq > upto)
        .order_by(JournalEntry.seq)
    )
    refused = ledger.refused(stream.no)
    for entry in ledger.session.scalars(query):
        if entry.seq in refused or entry.body is None:
            continue
        try:
            body = decode_body(entry.body)
        except Poison:
            continue
        yield (
            entry.seq,
            Draft(entry.actor, entry.office, entry.tbl, entry.row, entry.kind, body, entry.wall),
        )


def _rebased(draft: Draft, moved: dict[Version, Version]) -> Draft:
    bases = {
        group: [moved.get((stream, seq), (stream, seq)) for stream, seq in versions]
        for group, versions in draft.body.bases.items()
    }
    return Draft(
        draft.actor,
        draft.office,
        draft.table,
        draft.row,
        draft.kind,
        Body(draft.body.values, bases),
        draft.wall,
    )
