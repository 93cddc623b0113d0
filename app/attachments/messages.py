"""Attachments: add, list, read, strike out."""

from __future__ import annotations

__all__ = [
    "About",
    "AddAttachment",
    "AttachmentRow",
    "Delivery",
    "Kind",
    "ListAttachments",
    "OpenAttachment",
    "PlacesView",
    "ReadAttachment",
    "ReadPlaces",
    "ReadSheet",
    "ReadSheets",
    "ReadThumbnail",
    "RemoveAttachment",
    "ReviseAttachment",
]

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.attachments.codes import Kind
from app.codes import Code
from app.ids import Id
from app.messages import Command, Query
from app.papers.messages import PageImage
from app.sync.messages import Delivery


@dataclass(frozen=True, slots=True)
class About:
    """What an attachment belongs to.

    Attributes:
        line, record: the record ("mediation", id of the case).
        subject: a row of it (a session, an agreement); the record itself unless told.
        paper, version, page: the printed page (from 1) it is the signed copy of.
    """

    line: str
    record: Id
    subject: Id | None = None
    paper: Id | None = None
    version: int | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class AddAttachment(Command[Id]):
    """Keep a file with a record; runs beside the writer, for a large one takes seconds.

    Attributes:
        source: the file, or its bytes.
        name: as people see it ("现场照片.jpg"); that of the file unless told.
        kind: told by the file unless given.
        captured_at: when it was taken or scanned; now unless told.
    """

    about: About
    source: Path | bytes
    name: str = ""
    kind: Kind | None = None
    note: str = ""
    captured_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ReviseAttachment(Command[Id]):
    """Another name, note and place; the bytes stay what they are.

    Attributes:
        place: code of a part of the dossier (ReadPlaces), "" for what its name says.
    """

    attachment: Id
    name: str
    note: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class RemoveAttachment(Command[Id]):
    """Strike out an attachment, with the reason; its bytes stay, and the history shows it."""

    attachment: Id
    reason: str


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """An attachment as listed.

    Attributes:
        size: bytes.
        content: id of its bytes; those of two attachments are equal where this is.
        here: False while the bytes have not come from the colleague's laptop.
        picture: whether it has a thumbnail and pages to look at.
        by: who added it.
        state: how far its bytes came on their way to the city.
        place: code of the part of the dossier it was put into, "" as its name says.
        closed: what a look must be at before it is shown, None where it is open.
    """

    id: Id
    about: About
    kind: Kind
    name: str
    note: str
    media_type: str
    size: int
    content: bytes
    here: bool
    picture: bool
    captured_at: datetime
    by: str
    state: Delivery = Delivery.UNSENT
    place: str = ""
    closed: Code | None = None


@dataclass(frozen=True, slots=True)
class PlacesView:
    """Where a file may lie in the dossier of its record.

    Attributes:
        parts: (code, words) in the order of the dossier; none where the line keeps no such order.
        by_name: words of the part its name says.
    """

    parts: tuple[tuple[str, str], ...]
    by_name: str = ""


@dataclass(frozen=True, slots=True)
class ReadPlaces(Query[PlacesView]):
    """Where an attachment may lie in the dossier of its record."""

    attachment: Id


@dataclass(frozen=True, slots=True)
class ListAttachments(Query[tuple[AttachmentRow, ...]]):
    """The attachments of a record, oldest first.

    Attributes:
        looks: ids of own looks, which open what the line keeps closed; so in every query below.
    """

    record: Id
    looks: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadAttachment(Query[bytes]):
    """All bytes of an attachment; World where they are damaged or have not come yet."""

    attachment: Id
    looks: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadSheets(Query[tuple[bytes, ...]]):
    """The sheets of a picture or PDF, each a file of its own for ReadSheet; Refused for others."""

    attachment: Id
    looks: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadSheet(Query[PageImage]):
    """One sheet as pixels, at most so wide, turned clockwise by 0, 90, 180 or 270 degrees."""

    sheet: bytes
    width: int
    turn: int = 0


@dataclass(frozen=True, slots=True)
class OpenAttachment(Query[Path]):
    """A plain copy for another program to open; it is taken away when the records are locked."""

    attachment: Id
    looks: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadThumbnail(Query[bytes | None]):
    """A JPEG of at most 320 pixels a side; None for what has no picture, or is not here yet."""

    attachment: Id
    looks: tuple[Id, ...] = ()
