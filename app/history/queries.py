"""The readable history of a record: who, when, where, from what to what."""

from __future__ import annotations

__all__ = ["QUERIES", "JournalRow", "Whereabouts", "journal_of", "knows", "require_seen", "sees"]

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select

from app.access import LINES, Role, may_see
from app.clock import CHINA
from app.errors import Fault, Refused
from app.history.messages import HistoryItem, ReadHistory
from app.history.words import changes, deed
from app.i18n import tr
from app.ids import Id
from app.lines import Line, Lines
from app.people.discretion import seen_by
from app.sync.delivery import Deliveries
from app.sync.identity import Subject
from app.sync.membership import read_membership
from app.sync.messages import Delivery
from app.work import Handler, Work
from db.entry import Body, Kind, Version, decode_body
from db.tables import journalled_tables
from db.tables.house import JournalEntry, Stream
from db.tables.office import Rejection, User

JournalRow = Row[*tuple[Any, ...]]


def read_history(query: ReadHistory, work: Work) -> tuple[HistoryItem, ...]:
    """What happened to a record and to what hangs on it, newest first."""
    lines = work.tool(Lines)
    require_seen(query.record, work)
    entries = journal_of(lines.rows(work.session, query.record), work)
    bodies = {_version(e): decode_body(e.body) for e in entries if e.body is not None}
    where = Whereabouts(entries, work)
    items: list[HistoryItem] = []
    for entry in entries:
        line, body = lines.of_table(entry.tbl), bodies.get(_version(entry))
        if line is None or body is None or not sees(line, work):
            continue
        labels = lines.labels(entry.tbl) or line.tables[entry.tbl]
        changed = changes(labels, journalled_tables()[entry.tbl], body, _bases(body, bodies))
        if not changed and entry.kind == Kind.UPDATE and "void" not in body.values:
            continue  # only what people are not shown
        items.append(
            HistoryItem(
                at=datetime.fromtimestamp(entry.wall / 1000, CHINA),
                who=where.name(entry),
                device=where.device(entry),
                what=deed(labels, entry.kind, body),
                changes=changed,
                state=tr(where.delivery(entry).label),
                note=where.note(entry),
            )
        )
        if len(items) == query.limit:
            break
    return tuple(items)


def require_seen(record: Id, work: Work) -> None:
    """Raise Refused where the reader may not know of the record."""
    if not knows(record, work):
        raise Refused(Fault(tr("没有找到这条记录，或者您不办理这项业务")))


def knows(record: Id, work: Work) -> bool:
    """Whether the reader may know of a record: its line is seen, and nothing hides it.

    People belong to no line; whom a discreet line alone knows is hidden like its records.
    """
    lines = work.tool(Lines)
    owner = lines.owner(work.session, record)
    if owner is None:
        return bool(seen_by(work, [record]))
    return sees(owner, work) and not lines.hidden(work, [record])


def sees(line: Line, work: Work) -> bool:
    """Whether the reader may see a line; a room that is no line of work hides nothing itself."""
    return line.name not in LINES or may_see(Role(work.me.role), line.name)


def journal_of(rows: Iterable[Id], work: Work) -> list[JournalRow]:
    """Entries of the rows, newest first; the clock that orders them orders what is shown too."""
    query = (
        select(
            JournalEntry.seq,
            JournalEntry.wall,
            JournalEntry.actor,
            JournalEntry.tbl,
            JournalEntry.kind,
            JournalEntry.body,
            Stream.no,
            Stream.stream_id,
            Stream.device,
        )
        .join(Stream, Stream.no == JournalEntry.stream_no)
        .where(JournalEntry.row.in_(list(rows)), ~Stream.shadow)
        .order_by(JournalEntry.hlc.desc(), Stream.stream_id.desc(), JournalEntry.seq.desc())
    )
    return list(work.session.execute(query))


def _version(entry: JournalRow) -> Version:
    return entry.stream_id, entry.seq


def _bases(body: Body, bodies: Mapping[Version, Body]) -> dict[str, list[Body]]:
    """What the writer saw, as far as it is here."""
    return {
        group: [bodies[version] for version in bases if version in bodies]
        for group, bases in body.bases.items()
    }


class Whereabouts:
    """Names the hand, the laptop and the delivery of entries; looks everything up once."""

    def __init__(self, entries: Iterable[JournalRow], work: Work) -> None:
        entries = list(entries)
        self._me = work.me
        actors = {entry.actor for entry in entries}
        users = select(User.id, User.name).where(User.id.in_(actors))
        self._users = dict(work.session.execute(users).all())
        # Signatures are checked again when a membership is read: only where others wrote too.
        foreign = any(entry.device != work.me.device for entry in entries)
        membership = read_membership(work.session) if foreign else None
        self._city = membership.city_short if membership else tr("江门市局")
        signers = membership.trust.signers() if membership else ()
        self._devices = {
            signer.device: signer.device_no
            for signer in signers
            if signer.subject is Subject.DEVICE
        }
        self._hubs = {s.device for s in signers if s.subject is not Subject.DEVICE}
        self._deliveries = Deliveries(work.session, work.me.device)
        streams = {entry.stream_id for entry in entries}
        refused = select(Rejection.stream, Rejection.seq, Rejection.sentence).where(
            Rejection.stream.in_(streams), ~Rejection.voided
        )
        self._refused: dict[Version, str] = {
            (stream, seq): sentence for stream, seq, sentence in work.session.execute(refused)
        }

    def name(self, entry: JournalRow) -> str:
        """Who wrote."""
        unknown = self._city if entry.device in self._hubs else tr("（未同步）")
        return self._users.get(entry.actor, unknown)

    def device(self, entry: JournalRow) -> str:
        """Where it was written."""
        if entry.device in self._hubs:
            return self._city
        own = entry.device == self._me.device
        number = self._me.device_no if own else self._devices.get(entry.device)
        return tr("{no} 号电脑").format(no=number) if number else tr("另一台电脑")

    def delivery(self, entry: JournalRow) -> Delivery:
        """How far it has come on its way to the city."""
        return self._deliveries.of(entry.no, entry.seq)

    def note(self, entry: JournalRow) -> str:
        """Why it was not taken, in the city's words, or nothing."""
        return self._refused.get(_version(entry), "")


QUERIES: Mapping[type, Handler] = {ReadHistory: read_history}
