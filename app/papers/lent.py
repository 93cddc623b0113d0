"""Papers lent to WPS: plain files while somebody edits them, taken in and wiped afterwards."""

from __future__ import annotations

__all__ = ["Lent", "Loan", "Out"]

import hashlib
import os
import re
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
_GONE = ".gone"  # what is being wiped
_PASSING = re.compile(r"^\.?~|\.(part|gone|tmp)$|^\.", re.IGNORECASE)
_LARGEST = 64 << 20
_STRANGE = '<>:"/\\|?*'


class Loan(msgspec.Struct, frozen=True):
    """Which paper a folder holds.

    Attributes:
        paper, version: the paper it was made from; `subject` and `record`: the rows it belongs to.
        known: SHA-256 of what need not be taken in: the file as it was lent, and what was since.
    """

    line: str
    record: Id
    subject: Id
    paper: Id
    version: int
    known: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Out:
    """A paper that is out: its folder, and its slip."""

    folder: Path
    loan: Loan

    @property
    def path(self) -> Path | None:
        """The file as it was lent; None where a program was killed before it lay there."""
        return next((path for path in self.written() if path.suffix == ".docx"), None)

    def written(self) -> list[Path]:
        """What was written here: the file lent, and what a person saved beside it.

        Not what WPS keeps for itself while it has a file open (~$…), nor what we began or wiped.
        """
        files = (path for path in self.folder.iterdir() if path.is_file())
        return sorted(
            (path for path in files if path.name != _SLIP and not _PASSING.search(path.name)),
            key=lambda path: path.stat().st_ctime_ns,
        )


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
            if out.loan.paper == loan.paper and (path := out.path):
                return path
        folder = self._folder / secrets.token_hex(8)
        path = folder / _usable(name)
        try:
            folder.mkdir(mode=0o700, parents=True)
            # The slip first: after a kill, what lies there without one would be nobody's.
            _write(folder / _SLIP, msgspec.msgpack.encode(loan))
            _write(path, data)
        except OSError as error:
            shutil.rmtree(folder, ignore_errors=True)
            raise World(
                tr("没有交给 WPS：{reason}。").format(reason=disk_reason(error)),
                tr("文书内容都在本机，没有改动。"),
                tr("请清理磁盘，再试一次。"),
            ) from error
        return path

    def out(self) -> Iterator[Out]:
        """What is out; what is no loan of ours is left alone."""
        if not self._folder.is_dir():
            return
        for folder in sorted(self._folder.iterdir()):
            with suppress(OSError, msgspec.DecodeError):
                yield Out(folder, msgspec.msgpack.decode((folder / _SLIP).read_bytes(), type=Loan))

    def changed(self, out: Out, path: Path) -> bytes | None:
        """What a file says now, or None where that is known already, or nothing.

        Raises OSError when another program does not let it be read, or it grew beyond reason.
        """
        if path.stat().st_size > _LARGEST:
            raise OSError(tr("文件太大"))
        data = path.read_bytes()
        return None if not data or _digest(data) in out.loan.known else data

    def note(self, out: Out, data: bytes) -> Out:
        """Remember that these words are taken in: only what is written after them is new."""
        known = (*out.loan.known, _digest(data))
        loan = msgspec.structs.replace(out.loan, known=known)
        _write(out.folder / _SLIP, msgspec.msgpack.encode(loan))
        return Out(out.folder, loan)

    def wipe(self, out: Out) -> bool:
        """Wipe what is out, its slip last; False while another program holds a file open."""
        left = [path for path in out.folder.iterdir() if path.name != _SLIP]
        try:
            for path in left:
                _wipe(path)
            _wipe(out.folder / _SLIP)
        except OSError:
            return False
        shutil.rmtree(out.folder, ignore_errors=True)
        with suppress(OSError):
            self._folder.rmdir()  # only once it is empty
        return True


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


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
    """Zeros over a file, then away with it; a disk of chips may keep old cells all the same.

    It loses its name first: where another program holds it, that is refused before it is harmed,
    and after a kill nobody takes zeros for words.
    """
    if path.is_dir():
        shutil.rmtree(path)
        return
    if not path.name.endswith(_GONE) and path.name != _SLIP:
        path = path.rename(path.with_name(secrets.token_hex(4) + _GONE))
    with path.open("r+b") as file:
        file.write(bytes(path.stat().st_size))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()


def _usable(name: str) -> str:
    """A name every system takes."""
    clean = "".join("_" if char in _STRANGE or not char.isprintable() else char for char in name)
    return f"{clean.strip(' .')[:60] or '_'}.docx"
