"""Encrypted contents: what is changed on the disk is found, what is killed leaves no half."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.errors import Refused, World
from app.vault import contents as module
from app.vault.contents import CHUNK, Content, Contents, Damaged, chunks_of
from tests.small_disk import mounted

NAMING = bytes(32)
KEY = b"k" * 32
LONG = bytes(range(256)) * (2 * CHUNK // 256) + b"tail"  # three chunks


@pytest.fixture
def contents(tmp_path: Path) -> Contents:
    """An empty folder."""
    return Contents(tmp_path / "attachments", KEY)


def _read(contents: Contents, content: Content) -> bytes:
    return b"".join(contents.pieces(content))


def _chunk(tmp_path: Path, content: Content, number: int) -> Path:
    return tmp_path / "attachments" / "kept" / content.id.hex() / f"{number:04d}"


@pytest.mark.parametrize("size", [1, CHUNK - 1, CHUNK, CHUNK + 1, len(LONG)])
def test_what_goes_in_comes_out(contents: Contents, size: int) -> None:
    kept = contents.put(LONG[:size], NAMING)
    assert kept.size == size
    assert _read(contents, kept) == LONG[:size]
    assert chunks_of(size) == 1 + (size - 1) // CHUNK


def test_nothing_on_the_disk_tells_anything(contents: Contents, tmp_path: Path) -> None:
    source = tmp_path / "李某某的病历.jpg"
    source.write_bytes(b"secret words" * 100)
    kept = contents.put(source, NAMING)
    files = [path for path in (tmp_path / "attachments").rglob("*") if path.is_file()]
    assert files
    for path in files:
        assert "李" not in str(path)
        assert b"secret" not in path.read_bytes()
    assert kept.sha256.hex() not in str(files)
    assert Contents(tmp_path / "attachments", b"x" * 32).has(kept.id)
    with pytest.raises(Damaged):
        _read(Contents(tmp_path / "attachments", b"x" * 32), kept)


def test_equal_bytes_are_stored_once_and_named_by_the_office(contents: Contents) -> None:
    one, two = contents.put(LONG, NAMING), contents.put(LONG, NAMING)
    assert one == two
    assert contents.put(LONG, b"another office" + bytes(18)).id != one.id


@pytest.mark.parametrize("at", [0, 4, 20, -1])
def test_a_flipped_byte_is_found(contents: Contents, tmp_path: Path, at: int) -> None:
    kept = contents.put(LONG, NAMING)
    path = _chunk(tmp_path, kept, 1)
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)
    with pytest.raises(Damaged, match="坏了"):
        _read(contents, kept)


def test_cut_swapped_lost_and_borrowed_chunks_are_found(contents: Contents, tmp_path: Path) -> None:
    kept, other = contents.put(LONG, NAMING), contents.put(LONG[::-1], NAMING)
    first, second = _chunk(tmp_path, kept, 0), _chunk(tmp_path, kept, 1)
    good = first.read_bytes(), second.read_bytes()
    for data in (good[0][:-1], good[0][:10], b"", good[1], _chunk(tmp_path, other, 0).read_bytes()):
        first.write_bytes(data)
        with pytest.raises(Damaged):
            _read(contents, kept)
    first.write_bytes(good[0])
    assert _read(contents, kept) == LONG
    second.unlink()
    with pytest.raises(Damaged):
        _read(contents, kept)


def test_adding_it_again_mends_what_is_damaged(contents: Contents, tmp_path: Path) -> None:
    kept = contents.put(LONG, NAMING)
    path = _chunk(tmp_path, kept, 1)
    path.write_bytes(b"spoilt")
    contents.put(LONG, NAMING)
    assert _read(contents, kept) == LONG
    (aside,) = (tmp_path / "attachments" / "damaged").iterdir()
    assert (aside / path.name).read_bytes() == b"spoilt"  # nothing is erased


def test_chunks_come_in_any_order_and_are_whole_at_last(contents: Contents, tmp_path: Path) -> None:
    there = Contents(tmp_path / "there", b"t" * 32)
    kept = there.put(LONG, NAMING)
    assert contents.missing(kept.id, kept.size) == (0, 1, 2)
    for number in (2, 0):
        contents.add(kept, number, there.piece(kept, number))
        assert not contents.finish(kept)
    assert contents.missing(kept.id, kept.size) == (1,)
    contents.add(kept, 1, there.piece(kept, 1))
    assert contents.finish(kept)
    assert _read(contents, kept) == LONG
    assert contents.missing(kept.id, kept.size) == ()


def test_what_came_wrong_is_not_taken_and_may_come_again(contents: Contents) -> None:
    right = Contents.put(contents, b"right", NAMING)
    other = Content(b"o" * 32, right.sha256, 5)
    contents.add(other, 0, b"wrong")
    assert not contents.finish(other)
    assert contents.missing(other.id, other.size) == (0,)
    contents.add(other, 0, b"right")
    assert contents.finish(other)


def test_a_file_that_changes_while_it_is_read(
    contents: Contents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "growing.txt"
    source.write_bytes(LONG)
    measured = module._measure  # the moment between measuring and writing

    def measure_then_grow(*args: object) -> Content:
        content = measured(*args)  # type: ignore[arg-type]
        with source.open("ab") as file:
            file.write(b"more")
        return content

    monkeypatch.setattr(module, "_measure", measure_then_grow)
    with pytest.raises(Refused, match="被改动"):
        contents.put(source, NAMING)
    assert not list((tmp_path / "attachments").rglob("0000*"))


@pytest.mark.parametrize("source", [b"", Path("/dev/null"), Path("/nonexistent/file")])
def test_what_is_no_content(contents: Contents, source: Path | bytes) -> None:
    with pytest.raises(Refused):
        contents.put(source, NAMING)


def test_too_large(contents: Contents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LARGEST", 2 * CHUNK)
    with pytest.raises(Refused, match="超过 2 MB"):
        contents.put(LONG, NAMING)


def test_what_lies_beside_may_be_lost(contents: Contents, tmp_path: Path) -> None:
    kept = contents.put(b"photo", NAMING)
    assert contents.beside(kept.id, "thumb") is None
    contents.put_beside(kept.id, "thumb", b"small")
    assert contents.beside(kept.id, "thumb") == b"small"
    place = _chunk(tmp_path, kept, 0).with_name("thumb")
    shutil.copy(_chunk(tmp_path, kept, 0), place)  # a chunk is no thumbnail
    assert contents.beside(kept.id, "thumb") is None
    assert _read(contents, kept) == b"photo"


_PUT = """
import sys; from pathlib import Path; from app.vault.contents import Contents
Contents(Path(sys.argv[1]), b"k" * 32).put(bytes(3 << 20), bytes(32))
"""


@pytest.mark.parametrize("place", ["contents.chunk@2", "contents.written", "contents.kept"])
def test_killed_while_putting_in(contents: Contents, tmp_path: Path, place: str) -> None:
    """Kill -9 between chunks, before the name, and between the bytes and their row."""
    folder = tmp_path / "attachments"
    ended = subprocess.run(
        [sys.executable, "-c", _PUT, str(folder)],
        env={**os.environ, "BANYAN_FAILPOINT": f"{place}=kill"},
        check=False,
    )
    assert ended.returncode != 0
    left = contents.leftovers()
    assert len(left) == 1
    assert not (folder / "making").exists()
    assert contents.has(left[0]) is (place == "contents.kept")
    contents.drop(left[0])
    assert contents.leftovers() == ()
    assert not contents.has(left[0])
    kept = contents.put(bytes(3 << 20), NAMING)
    contents.said(kept.id)
    assert contents.leftovers() == ()
    assert _read(contents, kept) == bytes(3 << 20)


def test_a_full_disk(tmp_path: Path) -> None:
    with mounted(tmp_path / "disk", "4m") as disk:
        contents = Contents(disk.mount / "attachments", KEY)
        kept = contents.put(b"before", NAMING)
        with pytest.raises(World, match="磁盘快满了"):
            contents.put(LONG, NAMING)
        disk.fill()
        with pytest.raises(World, match="满了"):
            contents.put(b"x" * 70_000, NAMING)
        assert _read(contents, kept) == b"before"
        disk.drain()
        assert _read(contents, contents.put(b"after", NAMING)) == b"after"
