"""The folder BANYAN on a stick: names, limits, careful writing; the same for laptop and city."""

from __future__ import annotations

__all__ = ["Box", "Found", "StickFolder", "stick_failed"]

import errno
import os
import secrets
import stat
from base64 import b32encode
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from pathlib import Path

from app.errors import World
from app.failpoints import hit
from app.i18n import tr
from app.sync.format import Outer
from app.sync.limits import STICK_NAMES
from app.sync.seal import peek
from app.sync.unreadable import Unreadable

_FOLDER = "BANYAN"
_SUFFIX = ".byn"
_PIECE = 4096
_TIMELESS = 946_684_800  # 2000-01-01: when a file was made is nobody's business
_NOTE = "请交还司法所.txt"


class Box(StrEnum):
    """Where a file lies on the stick, by who it is from."""

    UP = "up"  # laptops: batches, enrolment requests
    DOWN = "down"  # the city: what others wrote
    ACK = "ack"  # the city: receipts, key lists, replies to requests
    BLOB = "blob"  # scans and photos


@dataclass(frozen=True, slots=True)
class Found:
    """A file on the stick that claims to be ours; nothing of it is believed yet."""

    path: Path
    outer: Outer


class StickFolder:
    """The folder BANYAN under a place a person chose."""

    def __init__(self, place: Path) -> None:
        self._root = place if place.name == _FOLDER else place / _FOLDER

    def files(self, *boxes: Box) -> Iterator[Found]:
        """Files of ours in these boxes; whatever else lies there is passed over.

        Raises:
            World: the stick cannot be read, or holds more names than anybody of us wrote.
        """
        names = 0
        for box in boxes:
            try:
                self._must_be_there()
                if not all(_is_folder(path) for path in (self._root, self._root / box)):
                    continue
                with os.scandir(self._root / box) as entries:
                    some = list(islice(entries, STICK_NAMES + 1))
                listed = sorted(some, key=lambda entry: entry.name)
            except (FileNotFoundError, NotADirectoryError):
                continue
            except OSError as error:
                raise stick_failed(error) from error
            names += len(listed)
            if names > STICK_NAMES:
                raise _too_many()
            for entry in listed:
                found = _look(Path(entry.path))
                if found:
                    yield found

    def write(self, box: Box, data: bytes, name: str = "") -> Path:
        """Write a file and read it back; complete or not there at all.

        Args:
            name: 26 characters that say nothing; random unless given.

        Raises:
            World: the stick is full, read-only or gone; what was begun is taken away again.
        """
        name = name or b32encode(secrets.token_bytes(17))[:26].decode().lower()
        path = self._root / box / (name + _SUFFIX)
        part = path.with_suffix(".part")
        try:
            self._prepare(path.parent)
            _write(part, data)
            hit("stick.written")
            part.rename(path)
            hit("stick.renamed")
            _sync_folder(path.parent)
            os.utime(path, (_TIMELESS, _TIMELESS))
            _read_back(path, data)
        except OSError as error:
            _drop(part, path)
            raise stick_failed(error) from error
        return path

    def has(self, box: Box, name: str) -> bool:
        """Whether a file of this name was written to its end."""
        return (self._root / box / (name + _SUFFIX)).is_file()

    def drop(self, box: Box, names: Iterable[str]) -> None:
        """Take files of these names away."""
        self.remove(self._root / box / (name + _SUFFIX) for name in names)

    def remove(self, paths: Iterable[Path]) -> None:
        """Take files away; one that stays does no harm, it will be passed over as known."""
        for path in paths:
            with suppress(OSError):
                path.unlink()

    def _must_be_there(self) -> None:
        """Never make the folder of a stick that was pulled: nobody would find what lies in it."""
        if not self._root.parent.is_dir():
            raise OSError(errno.ENODEV, os.strerror(errno.ENODEV))

    def _prepare(self, folder: Path) -> None:
        self._must_be_there()
        folder.mkdir(parents=True, exist_ok=True)
        if not all(_is_folder(path) for path in (self._root, folder)):
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))  # a link leads off the stick
        note = self._root / _NOTE
        if not os.path.lexists(note):
            note.write_text(_note_text(), encoding="utf-8-sig", newline="\r\n")
        for left in folder.glob("*.part"):  # of a stick that was pulled too early
            left.unlink()


def stick_failed(error: OSError) -> World:
    """One sentence about a stick that failed; the records are safe in any case."""
    kept = tr("本机的资料都在，没有改动。")
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return World(
            tr("U 盘满了，没有存完。"), kept, tr("请删掉 U 盘上别的文件，或者换一个再存。")
        )
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return World(
            tr("U 盘写不进去，可能开了写保护。"), kept, tr("请关掉写保护，或者换一个再存。")
        )
    return World(tr("U 盘读写到一半断开了。"), kept, tr("请重新插好，再做一次。"))


def _too_many() -> World:
    return World(
        tr("U 盘的 BANYAN 文件夹里文件太多，没有读取。"),
        tr("本机的资料都在，没有改动。"),
        tr("请换一个 U 盘，请对方重新存一次。"),
    )


def _note_text() -> str:
    return tr(
        "这个文件夹是司法所的加密同步文件，只有本所和江门市司法局能打开。\n"
        "请不要改名、移动或删除。捡到这个 U 盘，请交还就近的司法所，谢谢。\n"
    )


def _is_folder(path: Path) -> bool:
    """Whether this is a folder of the stick itself, not a link to one of ours."""
    return stat.S_ISDIR(path.lstat().st_mode)


def _look(path: Path) -> Found | None:
    """The file, if it is a regular one with our header; a link or a pipe is not opened."""
    if path.suffix != _SUFFIX:
        return None
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return None
        return Found(path, peek(path))
    except (OSError, Unreadable):
        return None


def _write(part: Path, data: bytes) -> None:
    with part.open("xb") as file:
        for at in range(0, len(data), _PIECE):
            file.write(data[at : at + _PIECE])
            file.flush()
            hit("stick.piece")
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return  # Windows has no handle on a folder; its own flush covers the name
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _read_back(path: Path, data: bytes) -> None:
    """What is on the stick, not in the memory of the machine, wherever the system lets us ask."""
    with path.open("rb") as file:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        if file.read() != data:
            raise OSError(errno.EIO, os.strerror(errno.EIO))


def _drop(*paths: Path) -> None:
    for path in paths:
        with suppress(OSError):
            path.unlink()
