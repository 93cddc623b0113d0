"""Papers lent to WPS: plain files while somebody edits them, taken in and wiped afterwards."""

from __future__ import annotations

__all__ = ["Lent", "Loan"]

import hashlib
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

from app.errors import World, disk_reason
from app.i18n import tr
from app.ids import Id

_SLIP = "loan"  # what stands beside each file: which paper it is, no word about a person
_LARGEST = 64 << 20
_STRANGE = '<>:"/\\|?*'


class Loan(msgspec.Struct, frozen=True):
    """Which paper a file is.

    Attributes:
        paper, version: the paper it was made from; `subject` and `record`: the rows it belongs to.
        sha256: of the file as it was lent, or as it was last taken in.
    """

    line: str
    record: Id
    subject: Id
    paper: Id
    version: int
    sha256: bytes


@dataclass(frozen=True, slots=True)
class _File:
    """A file that is out, and its slip."""

    path: Path
    loan: Loan


class Lent:
    """The folder of papers that are out; a tool of the desk.

    A changed file is never thrown away before its words were taken in: on a crash it waits in the
    folder for the next start.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def lend(self, name: str, data: bytes, loan: Loan) -> Path:
        """Write a paper out; one that is out already stays as it is.

        Raises World when the disk refuses.
        """
        for out in self.out():
            if out.loan.paper == loan.paper:
                return out.path
        folder = self._folder / secrets.token_hex(8)
        path = folder / _usable(name)
        try:
            folder.mkdir(mode=0o700, parents=True)
            _write(path, data)
            _write(folder / _SLIP, msgspec.msgpack.encode(loan))
        except OSError as error:
            shutil.rmtree(folder, ignore_errors=True)
            raise World(
                tr("没有交给 WPS：{reason}。").format(reason=disk_reason(error)),
                tr("文书内容都在本机，没有改动。"),
                tr("请清理磁盘，再试一次。"),
            ) from error
        return path

    def out(self) -> Iterator[_File]:
        """What is out; what is no loan of ours is left alone."""
        if not self._folder.is_dir():
            return
        for folder in sorted(self._folder.iterdir()):
            with suppress(OSError, msgspec.DecodeError, StopIteration):
                loan = msgspec.msgpack.decode((folder / _SLIP).read_bytes(), type=Loan)
                yield _File(next(folder.glob("*.docx")), loan)

    def changed(self, file: _File) -> bytes | None:
        """What the file says now, or None where it says what it said.

        Raises OSError when another program does not let it be read, or it grew beyond reason.
        """
        if file.path.stat().st_size > _LARGEST:
            raise OSError(tr("文件太大"))
        data = file.path.read_bytes()
        return None if hashlib.sha256(data).digest() == file.loan.sha256 else data

    def settle(self, file: _File, data: bytes | None) -> bool:
        """Wipe a file whose words are taken in; False while another program holds it open.

        What it says was noted then, so that only what is written after it is taken in again.
        """
        folder = file.path.parent
        if data is not None:
            noted = msgspec.structs.replace(file.loan, sha256=hashlib.sha256(data).digest())
            _write(folder / _SLIP, msgspec.msgpack.encode(noted))
        try:
            _wipe(file.path)
        except OSError:
            return False
        for left in folder.iterdir():
            with suppress(OSError):
                _wipe(left)
        shutil.rmtree(folder, ignore_errors=True)
        with suppress(OSError):
            self._folder.rmdir()  # only once it is empty
        return True


def _write(path: Path, data: bytes) -> None:
    """Replace a file in one step, readable by this user alone."""
    part = path.with_name(path.name + ".part")
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(part, flags, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def _wipe(path: Path) -> None:
    """Zeros over a file, then away with it; a disk of chips may keep old cells all the same."""
    with path.open("r+b") as file:
        file.write(bytes(path.stat().st_size))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()


def _usable(name: str) -> str:
    """A name every system takes."""
    clean = "".join("_" if char in _STRANGE or not char.isprintable() else char for char in name)
    return f"{clean.strip(' .')[:60] or '_'}.docx"
