"""A stick that is full, read-only, pulled or strange: a file is on it whole, or not at all."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.errors import World
from app.sync.stick import Box, StickFolder, stick_failed
from app.sync.sticks import Sticks
from tests.small_disk import mounted
from tests.sync.town import Town

FILE = Town().uplink(Town().items(2000))
PIECES = -(-len(FILE) // 4096)
PLACES = [*(f"stick.piece@{n}" for n in range(1, PIECES + 1)), "stick.written", "stick.renamed"]

WRITE = """
import sys
from pathlib import Path
from app.sync.stick import Box, StickFolder
try:
    StickFolder(Path(sys.argv[1])).write(Box.UP, Path(sys.argv[2]).read_bytes())
except Exception as error:
    print(error)
    sys.exit(7)
"""


def write_elsewhere(stick: Path, place: str, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    """Write in a process of its own that fails at a place."""
    source = tmp_path / "source"
    source.write_bytes(FILE)
    return subprocess.run(
        [sys.executable, "-c", WRITE, str(stick), str(source)],
        env={**os.environ, "BANYAN_FAILPOINT": place, "PYTHONUTF8": "1"},
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def whole(stick: Path) -> list[bytes]:
    """What a reader finds."""
    return [found.path.read_bytes() for found in StickFolder(stick).files(Box.UP)]


def left(stick: Path) -> list[str]:
    """Everything in the box, ours or not."""
    return sorted(path.suffix for path in (stick / "BANYAN" / "up").iterdir())


def test_there_are_several_pieces_to_fail_at() -> None:
    assert PIECES >= 3


@pytest.mark.parametrize("place", PLACES)
def test_a_stick_pulled_anywhere_holds_the_file_whole_or_not(place: str, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    done = write_elsewhere(stick, place, tmp_path)
    assert done.returncode == -signal.SIGKILL
    assert whole(stick) == ([FILE] if place == "stick.renamed" else [])
    StickFolder(stick).write(Box.UP, FILE)
    assert FILE in whole(stick)
    assert ".part" not in left(stick)


@pytest.mark.parametrize(("deed", "word"), [("enospc", "满了"), ("eio", "断开")])
@pytest.mark.parametrize("place", PLACES)
def test_a_stick_that_fails_anywhere_is_left_clean(
    place: str, deed: str, word: str, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    done = write_elsewhere(stick, f"{place}={deed}", tmp_path)
    assert done.returncode == 7
    assert word in done.stdout
    assert left(stick) == []


def test_a_full_stick_says_so_and_works_once_there_is_room(tmp_path: Path) -> None:
    with mounted(tmp_path / "stick", "1m") as disk:
        stick = StickFolder(disk.mount)
        stick.write(Box.UP, FILE)
        disk.fill()
        with pytest.raises(World, match="U 盘满了"):
            stick.write(Box.UP, FILE)
        assert whole(disk.mount) == [FILE]
        disk.drain()
        stick.write(Box.UP, FILE)
        assert whole(disk.mount) == [FILE, FILE]


def test_a_read_only_stick_says_so_and_can_still_be_read(tmp_path: Path) -> None:
    with mounted(tmp_path / "stick", "1m") as disk:
        StickFolder(disk.mount).write(Box.UP, FILE)
        disk.read_only()
        with pytest.raises(World, match="写保护"):
            StickFolder(disk.mount).write(Box.UP, FILE)
        assert whole(disk.mount) == [FILE]


def test_a_stick_that_is_gone_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    with pytest.raises(World, match="断开"):
        StickFolder(tmp_path / "file").write(Box.UP, FILE)
    with pytest.raises(World, match="断开"):
        StickFolder(tmp_path / "nowhere").write(Box.UP, FILE)
    assert not (tmp_path / "nowhere").exists()  # nobody would look for it there
    with pytest.raises(World, match="断开"):
        whole(tmp_path / "nowhere")


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own on Windows")
@pytest.mark.parametrize("linked", ["BANYAN", "BANYAN/up"])
def test_a_link_on_a_stick_leads_nowhere(tmp_path: Path, linked: str) -> None:
    ours, stick = tmp_path / "ours", tmp_path / "stick"
    ours.mkdir()
    StickFolder(ours).write(Box.UP, FILE)
    (ours / "BANYAN" / "up" / "download.part").write_bytes(b"of somebody else")
    before = sorted(ours.rglob("*"))
    (stick / linked).parent.mkdir(parents=True)
    (stick / linked).symlink_to(ours / linked)
    assert whole(stick) == []
    with pytest.raises(World):
        StickFolder(stick).write(Box.UP, FILE)
    assert sorted(ours.rglob("*")) == before


def test_names_are_random_and_times_tell_nothing(tmp_path: Path) -> None:
    stick = StickFolder(tmp_path)
    names = {stick.write(Box.DOWN, FILE) for _ in range(3)}
    assert {len(path.stem) for path in names} == {26}
    assert len({path.stat().st_mtime for path in names}) == 1
    assert len({path.stem for path in names}) == 3


def test_only_our_own_regular_files_are_looked_at(tmp_path: Path) -> None:
    path = StickFolder(tmp_path).write(Box.UP, FILE)
    up = path.parent
    (up / "link.byn").symlink_to(path)
    os.mkfifo(up / "pipe.byn")
    (up / "folder.byn").mkdir()
    (up / "cut.byn").write_bytes(FILE[:-1])
    (up / "empty.byn").touch()
    (up / "long.byn").write_bytes(FILE + b"x")
    (up / "other.txt").write_bytes(FILE)
    assert whole(tmp_path) == [FILE]


def test_the_folder_itself_may_be_named(tmp_path: Path) -> None:
    StickFolder(tmp_path).write(Box.UP, FILE)
    assert len(list(StickFolder(tmp_path / "BANYAN").files(Box.UP))) == 1


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO, errno.ENODEV])
def test_every_failure_says_what_happened_what_is_safe_and_what_to_do(code: int) -> None:
    world = stick_failed(OSError(code, os.strerror(code)))
    assert all((world.happened, world.kept, world.todo))
    assert "U 盘" in world.happened


def test_sticks_are_the_given_folders_that_are_there(tmp_path: Path) -> None:
    here, gone = tmp_path / "KINGSTON", tmp_path / "gone"
    here.mkdir()
    (found,) = Sticks([here, gone]).find()
    assert (found.path, found.label) == (here, "KINGSTON")
    assert found.free > 0
