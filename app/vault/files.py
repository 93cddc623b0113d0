"""Small files that must survive anything: checksummed, replaced in one step, kept twice."""

from __future__ import annotations

__all__ = ["NewerFile", "SafeFile", "SpoiltFile", "sync_folder"]

import contextlib
import hashlib
import os
import sys
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from app import failpoints
from app.errors import World, disk_reason
from app.i18n import tr

T = TypeVar("T", bound=msgspec.Struct)

_LIMIT = 1 << 20  # far above any office; a bigger file is not ours


class NewerFile(World):
    """The file was written by a newer version of the program."""

    def __init__(self) -> None:
        super().__init__(
            tr("这份资料是新版本的榕下建立的，这个版本打不开。"),
            tr("资料没有动过。"),
            tr("请先升级榕下，再打开。"),
        )


class SpoiltFile(World):
    """There are copies, and none of them is sound."""

    def __init__(self, name: str) -> None:
        super().__init__(
            tr("文件 {name} 坏了，读不出来。").format(name=name),
            tr("案件资料本身没有动过。"),
            tr("请不要删除任何文件，从本机的每日备份里找回这个文件，或者联系县（市、区）司法局。"),
        )


class _Envelope(msgspec.Struct, frozen=True):
    """What is on disk; the checksum is over the very bytes of the body."""

    format: str
    version: int
    sha256: str
    body: msgspec.Raw


class _Garbled(Exception):
    """One copy cannot be read: cut, altered, or not ours."""


class SafeFile(Generic[T]):
    """One value kept as JSON in `path`, with a twin `path.bak` where `twin` is true.

    The twin always holds what the file holds, never an older value: an older list of keys would
    keep an old passphrase alive. It is written first, and the file last, so that a write that
    fails anywhere has changed nothing.
    """

    VERSION = 1

    def __init__(self, path: Path, body: type[T], *, twin: bool) -> None:
        self.path = path
        self._body = body
        self._copies = (path, path.with_name(path.name + ".bak")) if twin else (path,)

    def exists(self) -> bool:
        """Whether any copy is there, readable or not."""
        return any(copy.exists() for copy in self._copies)

    def read(self) -> T | None:
        """The value of the first sound copy; None when there is no file at all.

        Raises:
            NewerFile: a newer version wrote it.
            SpoiltFile: there are copies, and none is sound.
            World: the disk does not give them.
        """
        spoilt, failed = False, None
        for copy in self._copies:
            try:
                return self._decode(_load(copy))
            except FileNotFoundError:
                continue
            except _Garbled:
                spoilt = True
            except OSError as error:
                failed = error
        if failed:
            raise World(
                tr("读不了 {path}：{reason}。").format(path=self.path, reason=disk_reason(failed)),
                tr("资料没有动过。"),
                tr("请检查磁盘和文件夹的权限，再试一次。"),
            ) from failed
        if spoilt:
            raise SpoiltFile(self.path.name)
        return None

    def write(self, value: T) -> None:
        """Replace every copy, the file itself last.

        Raises:
            World: the disk is full, read-only or failing; the value before is still there, unless
                the sentence says that the new one is.
        """
        body = msgspec.json.encode(value)
        data = msgspec.json.encode(
            _Envelope(
                format=self._body.__name__,
                version=self.VERSION,
                sha256=hashlib.sha256(body).hexdigest(),
                body=msgspec.Raw(body),
            )
        )
        first = not self.exists()
        for copy in reversed(self._copies):
            try:
                _replace(copy, data)
                failpoints.hit("vault.replaced")
                sync_folder(self.path.parent)
            except OSError as error:
                if first and not self.path.exists():  # a twin alone would pass for the value
                    self._copies[-1].unlink(missing_ok=True)
                raise self._unwritten(error, changed=self._holds(self.path, value)) from error

    def heal(self) -> bool:
        """Make all copies equal to the value read; True when one had to be mended.

        Raises:
            World: as in read and write.
        """
        value = self.read()
        if value is None or all(self._holds(copy, value) for copy in self._copies):
            return False
        self.write(value)
        return True

    def _unwritten(self, error: OSError, *, changed: bool) -> World:
        reason = disk_reason(error)
        if changed:  # the rename was done, but the disk did not confirm it
            return World(
                tr("{folder} 的磁盘没有确认写好：{reason}。").format(
                    folder=self.path.parent, reason=reason
                ),
                tr("新的内容已经写进去了。"),
                tr("请尽快检查磁盘，最好换一个。"),
            )
        return World(
            tr("没能写入 {folder}：{reason}。").format(folder=self.path.parent, reason=reason),
            tr("原来的内容都在，没有改动。"),
            tr("请看磁盘是不是满了，或者被设成只读，再试一次。"),
        )

    def _holds(self, copy: Path, value: T) -> bool:
        try:
            return self._decode(_load(copy)) == value
        except (_Garbled, OSError):
            return False

    def _decode(self, data: bytes) -> T:
        try:
            envelope = msgspec.json.decode(data, type=_Envelope)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise _Garbled from error
        if envelope.format != self._body.__name__:
            raise _Garbled
        if envelope.version > self.VERSION:
            raise NewerFile
        if hashlib.sha256(envelope.body).hexdigest() != envelope.sha256:
            raise _Garbled
        try:
            return msgspec.json.decode(envelope.body, type=self._body)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise _Garbled from error


def _load(path: Path) -> bytes:
    with path.open("rb") as file:
        data = file.read(_LIMIT + 1)
    if len(data) > _LIMIT:
        raise _Garbled
    return data


def _replace(path: Path, data: bytes) -> None:
    """Replace a file in one step: whoever reads sees the old bytes or the new, never a mixture."""
    part = path.with_name(path.name + ".part")
    try:
        part.touch(mode=0o600)
        with part.open("wb") as file:
            half = len(data) // 2
            file.write(data[:half])
            file.flush()
            failpoints.hit("vault.part.half")
            file.write(data[half:])
            file.flush()
            os.fsync(file.fileno())
        failpoints.hit("vault.part.synced")
        part.replace(path)
    except OSError:
        with contextlib.suppress(OSError):  # the first error is the one to tell
            part.unlink(missing_ok=True)
        raise


def sync_folder(folder: Path) -> None:
    """Make a rename durable; Windows journals renames itself and opens no folders."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
