"""Small files that must survive: cut, altered, full disk, read-only disk, kill -9 half-way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import World
from app.vault.files import NewerFile, SafeFile, SpoiltFile
from tests.small_disk import SmallDisk


class Note(msgspec.Struct, frozen=True):
    """A value to keep."""

    text: str


OLD, NEW = Note("旧" * 300), Note("新" * 300)


def _file(folder: Path, *, twin: bool = True) -> SafeFile[Note]:
    return SafeFile(folder / "note.json", Note, twin=twin)


def test_nothing_there(tmp_path: Path) -> None:
    file = _file(tmp_path)
    assert not file.exists()
    assert file.read() is None
    assert file.heal() is False


def test_both_copies_hold_the_same_bytes_and_belong_to_the_owner_alone(tmp_path: Path) -> None:
    file = _file(tmp_path)
    file.write(OLD)
    file.write(NEW)
    assert file.read() == NEW
    copies = [tmp_path / "note.json", tmp_path / "note.json.bak"]
    assert copies[0].read_bytes() == copies[1].read_bytes()
    assert sorted(tmp_path.iterdir()) == copies
    if sys.platform != "win32":
        assert [copy.stat().st_mode & 0o777 for copy in copies] == [0o600, 0o600]


def test_cut_at_every_byte_the_twin_is_read_and_heals(tmp_path: Path) -> None:
    file = _file(tmp_path)
    file.write(OLD)
    whole = file.path.read_bytes()
    for length in range(len(whole)):
        file.path.write_bytes(whole[:length])
        assert file.read() == OLD
    assert file.heal() is True
    assert file.path.read_bytes() == whole
    assert file.heal() is False


@settings(max_examples=300)
@given(at=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_a_flipped_bit_is_never_believed(
    tmp_path_factory: pytest.TempPathFactory, at: int, bit: int
) -> None:
    file = _file(tmp_path_factory.mktemp("flip"), twin=False)
    file.write(OLD)
    data = bytearray(file.path.read_bytes())
    data[at % len(data)] ^= 1 << bit
    file.path.write_bytes(data)
    with suppress(SpoiltFile, NewerFile):
        assert file.read() == OLD  # the flip hit a field nobody reads


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"null", b"\xff" * 100, b"[" * 100_000, b"0" * (2 << 20)]
)
def test_rubbish_in_both_copies_is_one_plain_sentence(tmp_path: Path, data: bytes) -> None:
    file = _file(tmp_path)
    for name in ("note.json", "note.json.bak"):
        (tmp_path / name).write_bytes(data)
    assert file.exists()
    with pytest.raises(SpoiltFile) as told:
        file.read()
    assert told.value.happened == "文件 note.json 坏了，读不出来。"
    assert (tmp_path / "note.json").read_bytes() == data


def test_a_missing_file_with_its_twin_is_read(tmp_path: Path) -> None:
    file = _file(tmp_path)
    file.write(OLD)
    file.path.unlink()
    assert file.exists()
    assert file.read() == OLD
    assert file.heal() is True


def test_a_newer_version_is_refused_politely_and_left_alone(tmp_path: Path) -> None:
    file = _file(tmp_path)
    file.write(OLD)
    newer = file.path.read_bytes().replace(b'"version":1', b'"version":2')
    file.path.write_bytes(newer)
    with pytest.raises(NewerFile, match="请先升级"):
        file.read()
    with pytest.raises(NewerFile):
        file.heal()
    assert file.path.read_bytes() == newer


def test_a_folder_in_its_place_is_told_as_what_it_is(tmp_path: Path) -> None:
    file = _file(tmp_path, twin=False)
    file.path.mkdir()
    with pytest.raises(World, match="读不了"):
        file.read()
    with pytest.raises(World, match="没能写入"):
        file.write(NEW)


def test_full_disk_changes_nothing(small_disk: SmallDisk) -> None:
    file = _file(small_disk.mount)
    file.write(OLD)
    small_disk.fill()
    with pytest.raises(World) as told:
        file.write(NEW)
    assert "磁盘满了" in told.value.happened
    assert "没有改动" in told.value.kept
    assert _file(small_disk.mount).read() == OLD
    assert not list(small_disk.mount.glob("*.part"))
    small_disk.drain()
    file.write(NEW)
    assert file.read() == NEW


def test_read_only_disk_changes_nothing(small_disk: SmallDisk) -> None:
    file = _file(small_disk.mount)
    file.write(OLD)
    small_disk.read_only()
    with pytest.raises(World, match="磁盘是只读的"):
        file.write(NEW)
    assert file.read() == OLD


WRITER = """
import sys
from pathlib import Path
from tests.vault.test_files import NEW, _file
_file(Path(sys.argv[1])).write(NEW)
"""

PLACES = ["vault.part.half", "vault.part.synced", "vault.replaced"]


@pytest.mark.skipif(sys.platform == "win32", reason="NOT TESTED: kill -9 needs POSIX signals")
@pytest.mark.parametrize("place", [f"{name}@{n}" for name in PLACES for n in (1, 2)])
def test_killed_half_way_the_old_value_or_the_new_is_there(tmp_path: Path, place: str) -> None:
    file = _file(tmp_path)
    file.write(OLD)
    child = subprocess.run(
        [sys.executable, "-c", WRITER, str(tmp_path)],
        env={**os.environ, "BANYAN_FAILPOINT": place},
        check=False,
    )
    assert child.returncode == -signal.SIGKILL
    committed = place == "vault.replaced@2"  # the twin goes first, the file itself last
    assert file.read() == (NEW if committed else OLD)
    file.heal()
    assert (tmp_path / "note.json").read_bytes() == (tmp_path / "note.json.bak").read_bytes()
    file.write(NEW)
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.parametrize("deed", ["enospc", "eio"])
@pytest.mark.parametrize("place", [f"{name}@{n}" for name in PLACES for n in (1, 2)])
def test_disk_failing_half_way_is_told(tmp_path: Path, place: str, deed: str) -> None:
    file = _file(tmp_path)
    file.write(OLD)
    child = subprocess.run(
        [sys.executable, "-c", WRITER, str(tmp_path)],
        env={**os.environ, "BANYAN_FAILPOINT": f"{place}={deed}", "PYTHONUTF8": "1"},
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert child.returncode == 1
    if place == "vault.replaced@2":  # renamed, only not confirmed
        assert "新的内容已经写进去了" in child.stderr
        assert file.read() == NEW
    else:
        assert "原来的内容都在，没有改动" in child.stderr
        assert file.read() == OLD
