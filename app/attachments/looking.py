"""Looks at attachments: thumbnails, sheets, a plain copy for another program."""

from __future__ import annotations

__all__ = ["ERRANDS"]

import io
from collections.abc import Mapping
from pathlib import Path

from PIL import Image

from app.attachments.keeping import content_of, not_here, row_of
from app.attachments.kinds import PICTURES, safe_name
from app.attachments.messages import OpenAttachment, ReadSheet, ReadSheets, ReadThumbnail
from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.papers.messages import PageImage
from app.papers.press import Press
from app.vault.contents import Content, Contents, Damaged
from app.vault.plain import PlainCopies
from app.work import Errand, Outing, Work

_THUMB = "thumb"  # beside the content, encrypted like it
_WIDTH, _HEIGHT = 320, 320
_QUALITY = 80
_LARGEST = 128 << 20  # bytes of what is shown here; larger ones open in another program


def read_thumbnail(query: ReadThumbnail, desk: Outing) -> bytes | None:
    """The small picture, made again where it was lost; what cannot be drawn has none."""
    contents = desk.tools.get(Contents)
    content, _, media_type = desk.read(_what, query.attachment).result()
    if media_type not in PICTURES or not contents.has(content.id):
        return None
    thumb = contents.beside(content.id, _THUMB)
    if thumb is None:
        thumb = _make(content, desk)
        contents.put_beside(content.id, _THUMB, thumb)
    return thumb or None


def _make(content: Content, desk: Outing) -> bytes:
    """A JPEG; empty where the file is damaged or hostile, so that nobody tries it again."""
    if content.size > _LARGEST:
        return b""
    try:
        drawn = desk.tools.get(Press).sheet(_whole(content, desk), _WIDTH, 0).result()
    except (Refused, Damaged):
        return b""
    image = Image.frombytes("RGBA", (drawn.width, drawn.height), drawn.data, "raw", "BGRA")
    image.thumbnail((_WIDTH, _HEIGHT))
    file = io.BytesIO()
    image.convert("RGB").save(file, "JPEG", quality=_QUALITY)
    return file.getvalue()


def read_sheets(query: ReadSheets, desk: Outing) -> tuple[bytes, ...]:
    """Each page of a PDF as one of its own; a picture as it is."""
    content, name, media_type = desk.read(_what, query.attachment).result()
    if media_type not in PICTURES or content.size > _LARGEST:
        raise Refused(Fault(tr("{name} 在这里看不了，请用“打开”交给别的程序。").format(name=name)))
    return desk.tools.get(Press).leaves(_whole(content, desk)).result()


def read_sheet(query: ReadSheet, desk: Outing) -> PageImage:
    """One sheet as pixels."""
    return desk.tools.get(Press).sheet(query.sheet, query.width, query.turn).result()


def open_attachment(query: OpenAttachment, desk: Outing) -> Path:
    """A plain copy."""
    content, name, media_type = desk.read(_what, query.attachment).result()
    contents, name = desk.tools.get(Contents), safe_name(name, media_type)
    if not contents.has(content.id):
        raise not_here()
    return desk.tools.get(PlainCopies).write(name, contents.pieces(content))


def _what(attachment: Id, work: Work) -> tuple[Content, str, str]:
    row = row_of(attachment, work)
    return content_of(row), row.name, row.media_type


def _whole(content: Content, desk: Outing) -> bytes:
    contents = desk.tools.get(Contents)
    if not contents.has(content.id):
        raise not_here()
    return b"".join(contents.pieces(content))


ERRANDS: Mapping[type, Errand] = {
    ReadThumbnail: read_thumbnail,
    ReadSheets: read_sheets,
    ReadSheet: read_sheet,
    OpenAttachment: open_attachment,
}
