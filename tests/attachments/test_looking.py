"""Thumbnails, sheets and plain copies, drawn by the real press."""

from __future__ import annotations

import io
import zlib

import pytest
from PIL import Image

from app.attachments.messages import (
    AddAttachment,
    ListAttachments,
    OpenAttachment,
    ReadSheet,
    ReadSheets,
    ReadThumbnail,
)
from app.errors import Refused
from tests.attachments.files import JPEG, PDF, photo
from tests.attachments.test_keeping import ABOUT, CASE
from tests.office import Office


def _add(office: Office, data: bytes, name: str) -> bytes:
    return office.desk.do(AddAttachment(ABOUT, data, name)).result()


def _bomb() -> bytes:
    """A PNG of a few kilobytes that claims 60,000 × 60,000 pixels."""

    def part(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return len(data).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")

    size = (60_000).to_bytes(4, "big")
    head = size + size + bytes([8, 2, 0, 0, 0])
    return (
        b"\x89PNG\r\n\x1a\n"
        + part(b"IHDR", head)
        + part(b"IDAT", zlib.compress(bytes(1 << 20)))
        + part(b"IEND", b"")
    )


def test_looked_at(office: Office) -> None:
    """One office for all, as the press takes a second to start."""
    desk = office.desk
    # Taken with the camera on its side (EXIF 6): the red half is above once it is upright.
    made = _add(office, photo(1600, 1200, turned=6), "竖拍.jpg")
    thumb = desk.ask(ReadThumbnail(made)).result()
    assert thumb is not None
    image = Image.open(io.BytesIO(thumb))
    assert image.size == (240, 320)
    assert image.getpixel((120, 20))[1] < 60  # type: ignore[index]
    assert image.getpixel((120, 300))[1] > 200  # type: ignore[index]

    pdf = _add(office, PDF, "协议.pdf")
    assert desk.ask(ReadThumbnail(pdf)).result()
    sheets = desk.ask(ReadSheets(pdf)).result()
    assert len(sheets) == 2
    page = desk.ask(ReadSheet(sheets[1], 100)).result()
    assert page.width == 100
    assert page.data[0] > 200 > page.data[2]  # blue, as BGRA

    for kind in ("BMP", "TIFF", "WEBP"):
        other = _add(office, photo(kind=kind), f"扫描.{kind.lower()}")
        assert desk.ask(ReadThumbnail(other)).result(), kind

    # Kept, and made again when lost.
    (kept,) = [
        path for path in (office.path.parent / "attachments").rglob("thumb") if path.stat().st_size
    ][:1]
    kept.write_bytes(b"damaged")
    assert all(desk.ask(ReadThumbnail(id)).result() for id in (made, pdf))

    bomb = _add(office, _bomb(), "炸弹.png")
    assert desk.ask(ReadThumbnail(bomb)).result() is None
    with pytest.raises(Refused, match="打不开"):
        desk.ask(ReadSheets(bomb)).result()
    broken = _add(office, JPEG[:300], "半张.jpg")
    assert desk.ask(ReadThumbnail(broken)).result() is None
    locked = _add(office, b"%PDF-1.7 nothing more", "坏的.pdf")
    assert desk.ask(ReadThumbnail(locked)).result() is None

    sound = _add(office, b"#!AMR\n" + bytes(100), "录音 1/2: “张*三”?.amr")
    assert desk.ask(ReadThumbnail(sound)).result() is None
    with pytest.raises(Refused, match="看不了"):
        desk.ask(ReadSheets(sound)).result()
    copy = desk.ask(OpenAttachment(sound)).result()
    assert copy.read_bytes() == b"#!AMR\n" + bytes(100)
    assert copy.suffix == ".amr"
    assert not set(copy.name) & set('<>:"/\\|?*')
    assert {row.picture for row in desk.ask(ListAttachments(CASE)).result()} == {True, False}
    desk.close()
    assert not copy.exists()
    assert not copy.parent.parent.exists()
