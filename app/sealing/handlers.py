"""Use cases of sealing: pack, drop the package again, carry it out."""

from __future__ import annotations

__all__ = ["COMMANDS", "ERRANDS", "QUERIES", "rows_of", "sweep", "sweep_drafts"]

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.access import Role, may_see
from app.attachments.codes import Kind
from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.lines import Lines
from app.sealing import NAME
from app.sealing.messages import (
    DropSealing,
    FinishSealing,
    ListSealings,
    PackRecord,
    SealingRow,
    SealingStep,
)
from app.sealing.package import File, Package, Part, seal_package
from app.sync.apply import Applied
from app.sync.delivery import Deliveries
from app.sync.erasure import follow_erasures, later_changes, whole_entries
from app.sync.facts import read_number
from app.sync.lane import DURABLE
from app.sync.ledger import Ledger
from app.sync.membership import Membership, read_membership
from app.sync.messages import Delivery
from app.sync.orders import Covers, carried_out, covers_of, erased_contents
from app.sync.replica import Replica
from app.vault.contents import Content, Contents
from app.work import Errand, Handler, Outing, Work
from db.tables.attachments import Attachment
from db.tables.house import Blob, Draft, JournalEntry, Stream
from db.tables.office import User
from db.tables.people import Organisation, Person
from db.tables.sealing import SealedRecord

_CHUNK = 500  # SQLite takes no more than 250,000 variables a statement
_MEDIA = "application/x-banyan-archive"


@dataclass(frozen=True, slots=True)
class _Plan:
    """What goes into a package; number: (year, number) of the record, (None, None) without."""

    basis: str
    number: tuple[int | None, int | None]
    member: Membership
    covers: Covers
    parts: list[Part]
    files: list[Content]


def pack_record(command: PackRecord, desk: Outing) -> Id:
    """Pack a record; nothing is dropped here.

    Raises:
        Refused: it may not be sealed, or the county has given no key of its archive yet.
        World: a photo has not come from the colleague's laptop, or the disk refuses.
    """
    plan = desk.read(_plan, command).result()
    contents = desk.tools.get(Contents)
    package = Package(
        desk.me.office,
        command.line,
        command.record,
        int(desk.clock.now().timestamp() * 1000),
        plan.parts,
        [File(one.id, one.sha256, b"".join(contents.pieces(one))) for one in plan.files],
    )
    sealed = seal_package(package, plan.member.keys.suite, plan.member.listed.archive)
    stowed = contents.put(sealed, plan.member.naming)
    return desk.write(_enter, (command, plan, stowed)).result()


def _plan(command: PackRecord, work: Work) -> _Plan:
    session = work.session
    _require_line(command.line, work)
    line = work.tool(Lines).of(command.line)
    if line is None or line.sealable is None:
        raise Refused(Fault(tr("这类记录不封存。")))
    basis = line.sealable(session, work.tools, command.record)
    member = read_membership(session)
    if member is None or not member.listed.archive:
        raise Refused(
            Fault(tr("县级档案密钥还没有下发，现在不能封存，记录没有改动。请联系江门市司法局。"))
        )
    rows, shared = rows_of(session, work.tool(Lines), command.record)
    found = whole_entries(session, rows | shared, work.me.office)
    streams = {stream.stream_id: stream for stream in session.scalars(select(Stream))}
    parts = [
        Part(name, streams[name].device, streams[name].epoch, entries)
        for name, entries in found.items()
    ]
    files = _files(session, rows)
    covers = Covers(
        {
            name: [entry.seq for entry, _ in entries if entry.row not in shared]
            for name, entries in found.items()
        },
        [file.id for file in files],
    )
    number = line.number(session, command.record) if line.number is not None else None
    return _Plan(basis, number or (None, None), member, covers, parts, files)


def rows_of(session: Session, lines: Lines, record: Id) -> tuple[set[Id], set[Id]]:
    """All rows of a record that go; and whom of it other records know, who stay too."""
    records = {record, *lines.following(session, record)}
    rows = set[Id]().union(*(lines.rows(session, one) for one in records))
    shared = set[Id]()
    persons = set(session.scalars(select(Person.id).where(Person.id.in_(rows))))
    for person in persons:
        elsewhere = [
            known
            for line in lines
            if line.of_persons is not None
            for known in line.of_persons(session, [person])
            if known.record not in records
        ]
        if elsewhere:
            shared.add(person)
        else:
            rows |= lines.rows(session, person)
    firms = set(session.scalars(select(Organisation.id).where(Organisation.id.in_(rows))))
    for firm in firms:
        known_to = [
            known
            for line in lines
            if line.of_organisations is not None
            for known in line.of_organisations(session, [firm])
        ]
        if any(known.record not in records for known in known_to):
            shared.add(firm)
    return rows - shared, shared


def _files(session: Session, rows: set[Id]) -> list[Content]:
    """Contents that these rows alone name."""
    found = session.scalars(select(Attachment).where(Attachment.id.in_(rows))).all()
    named = {row.content: Content(row.content, row.sha256, row.size) for row in found}
    others = select(Attachment.content).where(
        Attachment.content.in_(named), Attachment.id.not_in(rows)
    )
    for shared in session.scalars(others):
        named.pop(shared, None)
    return list(named.values())


def _enter(what: tuple[PackRecord, _Plan, Content], work: Work) -> Id:
    command, plan, package = what
    if _plan(command, work).covers != plan.covers:
        raise Refused(Fault(tr("打包时这份记录又有改动，没有封存，记录都在。请再来一次。")))
    order = SealedRecord(
        id=work.new_id(),
        office=work.me.office,
        line=command.line,
        record=command.record,
        basis=plan.basis,
        number_year=plan.number[0],
        number=plan.number[1],
        ordered_on=work.clock.today(),
        ordered_by=work.me.user,
        recipient=plan.member.listed.archive,
        package=package.id,
        covers=plan.covers.dump(),
    )
    work.session.add(order)
    work.session.add(
        Attachment(
            id=work.new_id(),
            office=work.me.office,
            line=NAME,
            record=order.id,
            subject=order.id,
            kind=Kind.DOCUMENT.value,
            name=tr("封存包"),
            content=package.id,
            sha256=package.sha256,
            size=package.size,
            media_type=_MEDIA,
            captured_at=work.clock.now(),
            captured_by=work.me.user,
        )
    )
    work.session.flush()
    work.tool(Contents).said(package.id)
    return order.id


def finish_sealing(command: FinishSealing, work: Work) -> Id:
    """Drop what a package holds, on this laptop now and on the others as they hear of it.

    Raises:
        Refused: the city has no backup of the package yet, or something was written since.
    """
    order = _order(command.order, work)
    step = _step(order, work)
    if step is not SealingStep.DURABLE:
        raise Refused(
            Fault(
                tr("封存包{step}，现在还不能清除，记录都在。请先同步，等市里备份好再来。").format(
                    step=tr(step.label).removeprefix(tr("已打包，"))
                )
            )
        )
    if _later(order, work):
        raise Refused(Fault(tr("打包以后又有改动，现在清除会丢。请先作废这个封存包，再重新打包。")))
    order.erased_on, order.erased_by = work.clock.today(), work.me.user
    work.session.flush()
    applied = Applied()
    follow_erasures(Ledger(work.session), Replica(work.clock), applied, [order.id])
    lines = work.tool(Lines)
    for event in lines.after_change(work.session, work.tools, applied.touched):
        work.emit(event)
    return command.order


def drop_sealing(command: DropSealing, work: Work) -> Id:
    """Give up a package that was not carried out."""
    order = _order(command.order, work)
    if not command.reason.strip():
        raise Refused(Fault(tr("请写作废的原因"), "reason"))
    order.voided, order.void_reason = True, command.reason.strip()
    for row in work.session.scalars(select(Attachment).where(Attachment.record == order.id)):
        row.voided, row.void_reason = True, command.reason.strip()
    work.session.flush()
    return order.id


def list_sealings(query: ListSealings, work: Work) -> tuple[SealingRow, ...]:
    """All sealings, the newest first; a package that was given up is left out."""
    found = select(SealedRecord, User.name).outerjoin(User, User.id == SealedRecord.ordered_by)
    if query.record is not None:
        found = found.where(SealedRecord.record == query.record)
    found = found.where(~SealedRecord.voided).order_by(SealedRecord.id.desc())
    rows = work.session.execute(found).all()
    return tuple(
        _row(order, name or "", work)
        for order, name in rows
        if may_see(Role(work.me.role), order.line)
    )


def _row(order: SealedRecord, name: str, work: Work) -> SealingRow:
    line = work.tool(Lines).of(order.line)
    return SealingRow(
        order.id,
        line.label if line else "",
        order.record,
        order.basis,
        order.ordered_on,
        name,
        _step(order, work),
        sum(map(len, covers_of(order).entries.values())),
        _later(order, work),
        order.erased_on,
    )


def _later(order: SealedRecord, work: Work) -> int:
    """How many changes came since it was packed; as long as the record is here, new rows too."""
    if order.erased_on is not None:
        return later_changes(work.session, order)
    packed = covers_of(order).entries
    rows, _ = rows_of(work.session, work.tool(Lines), order.record)
    found = whole_entries(work.session, rows, order.office)
    return sum(
        entry.seq not in packed.get(stream, ())
        for stream, entries in found.items()
        for entry, _ in entries
    )


def _order(id: Id, work: Work) -> SealedRecord:
    order = work.session.get(SealedRecord, id)
    if order is None or order.voided:
        raise Refused(Fault(tr("没有找到这个封存包，可能同事已经作废。")))
    _require_line(order.line, work)
    if order.erased_on is not None:
        raise Refused(Fault(tr("这份记录已经封存清除，不能再改。要查，请向县级档案申请。")))
    return order


def _step(order: SealedRecord, work: Work) -> SealingStep:
    """Of the package and of the order itself, whichever is behind."""
    if order.erased_on is not None:
        return SealingStep.ERASED
    blob = work.session.get(Blob, order.package)
    number = blob.number if blob else None
    entry = Deliveries(work.session, work.me.device).of(order.v_stream, order.v_seq)
    if number is None or entry not in (Delivery.RECEIPTED, Delivery.DURABLE):
        return SealingStep.PACKED
    safe = number <= read_number(work.session, DURABLE) and entry is Delivery.DURABLE
    return SealingStep.DURABLE if safe else SealingStep.RECEIPTED


def _require_line(line: str, work: Work) -> None:
    if not may_see(Role(work.me.role), line):
        raise Refused(Fault(tr("没有找到这份记录。")))


def sweep_drafts(_message: object, work: Work) -> int:
    """Drop what was half typed about a sealed record; returns how many drafts that were."""
    orders = carried_out(work.session, office=work.me.office)
    gone = _erased_rows(orders, work.session) if orders else set[Id]()
    dropped = 0
    for draft in work.session.scalars(select(Draft)) if gone else ():
        kept = draft.form.encode() + draft.fields
        if any(row in kept or row.hex().encode() in kept for row in gone):
            work.session.delete(draft)
            dropped += 1
    return dropped


def _erased_rows(orders: list[SealedRecord], session: Session) -> set[Id]:
    """The rows that the erased entries were about."""
    streams = {stream.stream_id: stream.no for stream in session.scalars(select(Stream))}
    gone = {order.record for order in orders}
    for order in orders:
        for name, seqs in covers_of(order).entries.items():
            for at in range(0, len(seqs), _CHUNK):
                chosen = select(JournalEntry.row).where(
                    JournalEntry.stream_no == streams.get(name, -1),
                    JournalEntry.seq.in_(seqs[at : at + _CHUNK]),
                )
                gone.update(session.scalars(chosen))
    return gone


def sweep(_message: object, work: Work) -> int:
    """Drop the files that went to the archive; returns how many there were to look for."""
    contents = work.tool(Contents)
    gone = erased_contents(work.session).get(work.me.office, set())
    for content in gone:
        if contents.has(content):
            contents.drop(content)
    return len(gone)


COMMANDS: Mapping[type, Handler] = {FinishSealing: finish_sealing, DropSealing: drop_sealing}
QUERIES: Mapping[type, Handler] = {ListSealings: list_sealings}
ERRANDS: Mapping[type, Errand] = {PackRecord: pack_record}
