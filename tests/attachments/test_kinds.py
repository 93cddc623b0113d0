"""A file is what its first bytes say, and opens under a name that starts no program."""

from __future__ import annotations

import pytest

from app.attachments.codes import Kind
from app.attachments.kinds import media_type_of, safe_name, usual_kind
from app.errors import Refused

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.mark.parametrize(
    ("head", "name", "media_type", "kind"),
    [
        (b"\xff\xd8\xff\xe0", "a.bin", "image/jpeg", Kind.PHOTO),
        (b"\x89PNG\r\n\x1a\n", "a", "image/png", Kind.PHOTO),
        (b"%PDF-1.7", "a.jpg", "application/pdf", Kind.SCAN),
        (b"RIFF\x00\x00\x00\x00WAVE", "a", "audio/wav", Kind.SOUND),
        (b"\0\0\0\x20ftypM4A ", "a", "audio/mp4", Kind.SOUND),
        (b"\0\0\0\x20ftypisom", "a", "video/mp4", Kind.SOUND),
        (b"#!AMR\n", "a", "audio/amr", Kind.SOUND),
        (b"PK\x03\x04....word/document.xml", "a", DOCX, Kind.DOCUMENT),
        (b"PK\x03\x04....", "笔录.DOCX", DOCX, Kind.DOCUMENT),
        ("记录".encode(), "笔录.txt", "text/plain", Kind.DOCUMENT),
    ],
)
def test_what_it_is(head: bytes, name: str, media_type: str, kind: Kind) -> None:
    assert media_type_of(head, name) == media_type
    assert usual_kind(media_type) is kind


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"MZ\x90\0", "照片.jpg"),
        (b"\x7fELF", "照片.jpg"),
        (b"PK\x03\x04....", "压缩包.zip"),
        (b"#!/bin/sh\n", "照片.sh"),
        (b"text\0with nul", "a.txt"),
        (b"\0\0\0\x18ftypheic", "IMG.HEIC"),
        (b"\0\0\0\x18ftypmif1", "IMG.jpg"),
    ],
)
def test_what_is_not_taken_in(head: bytes, name: str) -> None:
    with pytest.raises(Refused, match="没有添加"):
        media_type_of(head, name)


@pytest.mark.parametrize(
    ("name", "media_type", "opened"),
    [
        ("照片.JPG", "image/jpeg", "照片.JPG"),
        ("照片.bat", "image/bmp", "照片.bat.bmp"),
        ("录音.exe", "audio/mpeg", "录音.exe.mp3"),
        ("没有结尾", "application/pdf", "没有结尾.pdf"),
        ("a.docm", DOCX, "a.docm.docx"),
    ],
)
def test_opening_starts_no_program_of_its_own(name: str, media_type: str, opened: str) -> None:
    assert safe_name(name, media_type) == opened


def test_a_type_nobody_knows_is_not_opened() -> None:
    with pytest.raises(Refused, match="不认识"):
        safe_name("照片.jpg", "application/x-msdownload")
