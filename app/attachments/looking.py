"""Looks at attachments: thumbnails, sheets, a plain copy for another program."""

from __future__ import annotations

__all__ = ["ERRANDS"]

import io
from collections.abc import Mapping
from pathlib import Path

from app.attachments.keeping import What, pieces, shown_of
from app.attachments.kinds import PICTURES, safe_name
from app.attachments.messages import OpenAttachment, ReadSheet, ReadSheets, ReadThumbnail
from app.errors import Fault, Refused
from app.i18n import tr
from app.papers.messages import PageImage
from app.papers.press import Press
from app.vault.contents import Contents
from app.vault.plain import PlainCopies
from app.work import Errand, Outing

_THUMB = "thumb"  # beside the content, encrypted like it
_WIDTH, _HEIGHT = 320, 320
_QUALITY = 80
_LARGEST = 128 << 20  # bytes of what is shown here; larger ones open in another program


def read_thumbnail(query: ReadThumbnail, desk: Outing) -> bytes | None:
    """The small picture, made again where it was lost; what cannot be drawn has none."""
    contents = desk.tools.get(Contents)
    what = desk.read(shown_of, query).result()
    content = what.content.id
    if what.media_type not in PICTURES or not contents.has(content):
        return None
    thumb = contents.beside(content, _THUMB)
    if thumb is None:
        thumb = _make(what, desk)
        contents.put_beside(content, _THUMB, thumb)
    return thumb or None


def _make(what: What, desk: Outing) -> bytes:
    """A JPEG; empty where it is hostile or too large, so that nobody tries it again."""
    if what.content.size > _LARGEST:
        return b""
    try:
        drawn = desk.tools.get(Press).sheet(_whole(what, desk), _WIDTH, 0).result()
    except Refused:
        return b""
    from PIL import Image  # noqa: PLC0415  the way to the first window stays short

    image = Image.frombytes("RGBA", (drawn.width, drawn.height), drawn.data, "raw", "BGRA")
    image.thumbnail((_WIDTH, _HEIGHT))
    file = io.BytesIO()
    image.convert("RGB").save(file, "JPEG", quality=_QUALITY)
    return file.getvalue()


def read_sheets(query: ReadSheets, desk: Outing) -> tuple[bytes, ...]:
    """Each page of a PDF as one of its own; a picture as it is."""
    what = desk.read(shown_of, query).result()
    if what.media_type not in PICTURES or what.content.size > _LARGEST:
        raise Refused(
            Fault(tr("{name} 在这里看不了，请用“打开”交给别的程序。").format(name=what.name))
        )
    return desk.tools.get(Press).leaves(_whole(what, desk)).result()


def read_sheet(query: ReadSheet, desk: Outing) -> PageImage:
    """One sheet as pixels."""
    return desk.tools.get(Press).sheet(query.sheet, query.width, query.turn).result()


def open_attachment(query: OpenAttachment, desk: Outing) -> Path:
    """A plain copy."""
    what = desk.read(shown_of, query).result()
    name = safe_name(what.name, what.media_type)
    return desk.tools.get(PlainCopies).write(name, pieces(what, desk.tools.get(Contents)))


def _whole(what: What, desk: Outing) -> bytes:
    return b"".join(pieces(what, desk.tools.get(Contents)))


ERRANDS: Mapping[type, Errand] = {
    ReadThumbnail: read_thumbnail,
    ReadSheets: read_sheets,
    ReadSheet: read_sheet,
    OpenAttachment: open_attachment,
}
