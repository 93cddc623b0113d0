"""Adds, lists, reads and strikes out attachments."""

from __future__ import annotations

__all__ = ["COMMANDS", "ERRANDS", "QUERIES"]

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import select

from app.attachments import looking
from app.attachments.codes import Kind
from app.attachments.keeping import (
    Stowed,
    closed_of,
    keep,
    pieces,
    require_line,
    row_of,
    shown_of,
    stow,
    tidy,
)
from app.attachments.kinds import PICTURES, safe_name
from app.attachments.messages import (
    About,
    AddAttachment,
    AttachmentRow,
    ListAttachments,
    PlacesView,
    ReadAttachment,
    ReadPlaces,
    RemoveAttachment,
    ReviseAttachment,
)
from app.codes import Code
from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.lines import Lines
from app.sync.facts import read_number
from app.sync.lane import DURABLE
from app.sync.messages import Carrier, Delivery
from app.vault.contents import Contents, chunks_of
from app.work import Errand, Handler, Outing, Work
from db.tables.attachments import Attachment
from db.tables.house import Blob
from db.tables.office import User


def add_attachment(command: AddAttachment, desk: Outing) -> Id:
    """The bytes first, beside the writer; then the row, by which undo knows it."""
    stowed = stow(command.source, command.name, desk)
    return desk.write(lambda given, work: _enter(given, stowed, work), command).result()


def _enter(command: AddAttachment, stowed: Stowed, work: Work) -> Id:
    return keep(
        stowed,
        command.about,
        work,
        kind=command.kind,
        note=command.note,
        captured_at=command.captured_at,
    )


def revise_attachment(command: ReviseAttachment, work: Work) -> Id:
    """Another name, note and place; the ending that tells the type is kept."""
    row = row_of(command.attachment, work)
    work.tool(Lines).require_open(work.session, row.record)
    name = tidy(command.name)
    if not command.name.strip():
        raise Refused(Fault(tr("请写名称，例如：现场照片、借条。"), "name"))
    if command.place not in ("", *_parts(row.line, work)):
        raise Refused(Fault(tr("请从列表里选放在卷宗的哪一部分。"), "place"))
    row.name, row.note = safe_name(name, row.media_type), command.note.strip()
    row.place = command.place
    work.session.flush()
    return row.id


def _parts(line: str, work: Work) -> tuple[Code, ...]:
    known = work.tool(Lines).of(line)
    return tuple(known.places.parts) if known and known.places else ()


def read_places(query: ReadPlaces, work: Work) -> PlacesView:
    """The parts of the dossier, and what the name alone says."""
    row = row_of(query.attachment, work)
    known = work.tool(Lines).of(row.line)
    if known is None or known.places is None:
        return PlacesView(())
    parts = tuple((str(part), tr(part.label)) for part in known.places.parts)
    return PlacesView(parts, tr(known.places.of_name(row.name).label))


def remove_attachment(command: RemoveAttachment, work: Work) -> Id:
    """Strike it out; nothing is erased."""
    row = row_of(command.attachment, work)
    work.tool(Lines).require_open(work.session, row.record)
    reason = command.reason.strip()
    if not reason:
        raise Refused(Fault(tr("请写明作废的原因，例如：重复添加、拍错了。"), "reason"))
    row.voided, row.void_reason = True, reason
    work.session.flush()
    return row.id


def list_attachments(query: ListAttachments, work: Work) -> tuple[AttachmentRow, ...]:
    """The attachments of a record, oldest first."""
    rows = work.session.execute(
        select(Attachment, User.name, Blob)
        .outerjoin(User, User.id == Attachment.captured_by)
        .outerjoin(Blob, Blob.content == Attachment.content)
        .where(Attachment.record == query.record, ~Attachment.voided)
        .order_by(Attachment.captured_at, Attachment.id)
    ).all()
    for line in {row.line for row, *_ in rows}:
        require_line(line, work, query.record)
    durable = read_number(work.session, DURABLE)
    closed = {
        line: closed_of(line, query.record, query.looks, work)
        for line in {row.line for row, *_ in rows}
    }
    return tuple(
        replace(
            _view(row, name, _delivery(row.size, blob, durable), work),
            closed=closed[row.line](row.name, row.place),
        )
        for row, name, blob in rows
    )


def _delivery(size: int, blob: Blob | None, durable: int) -> Delivery:
    """The four words, of the bytes as of the rows."""
    if blob is None:
        return Delivery.UNSENT
    if blob.number is not None:
        return Delivery.DURABLE if blob.number <= durable else Delivery.RECEIPTED
    if blob.sent < chunks_of(size):
        return Delivery.UNSENT
    return Delivery.ON_STICK if blob.carrier == Carrier.STICK else Delivery.SENT


def _view(row: Attachment, by: str | None, state: Delivery, work: Work) -> AttachmentRow:
    return AttachmentRow(
        id=row.id,
        about=About(row.line, row.record, row.subject, row.paper, row.version, row.page),
        kind=Kind(row.kind),
        name=row.name,
        note=row.note,
        media_type=row.media_type,
        size=row.size,
        content=row.content,
        here=work.tool(Contents).has(row.content),
        picture=row.media_type in PICTURES,
        captured_at=row.captured_at,
        by=by or tr("（未同步）"),
        state=state,
        place=row.place,
    )


def read_attachment(query: ReadAttachment, work: Work) -> bytes:
    """All bytes."""
    return b"".join(pieces(shown_of(query, work), work.tool(Contents)))


COMMANDS: Mapping[type, Handler] = {
    ReviseAttachment: revise_attachment,
    RemoveAttachment: remove_attachment,
}
QUERIES: Mapping[type, Handler] = {
    ListAttachments: list_attachments,
    ReadAttachment: read_attachment,
    ReadPlaces: read_places,
}
ERRANDS: Mapping[type, Errand] = {AddAttachment: add_attachment, **looking.ERRANDS}
