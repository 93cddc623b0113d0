"""Photos, scans and sound beside the database: encrypted in chunks, named by what they hold."""

from __future__ import annotations

__all__ = ["CHUNK", "Content", "Contents", "Damaged", "chunks_of", "first_bytes"]

import hashlib
import hmac
import io
import os
import secrets
import shutil
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app import failpoints
from app.errors import Fault, Refused, World, disk_reason
from app.i18n import tr
from app.vault.files import sync_folder

CHUNK = 1 << 20  # bytes of one piece; sync.md carries them one by one

_MAGIC = b"BYC1"
_NONCE = 12
_PURPOSE = b"byn/contents/1\0"
_NAMING = b"byn/content-names/1\0"
_LARGEST = 512 << 20
_ROOM = 64 << 20  # bytes left free on the disk, for the database to go on writing


class Damaged(World):
    """What is kept is not what was put there."""

    def __init__(self) -> None:
        super().__init__(
            tr("这份材料的文件坏了，打不开。"),
            tr("案件记录都在，没有改动。"),
            tr("请看同事的电脑上打不打得开；原件还在的话，请再添加一次。"),
        )


@dataclass(frozen=True, slots=True)
class Content:
    """What was put in.

    Attributes:
        id: HMAC-SHA256 of the bytes under a key of the office: equal bytes have equal ids, and
            who has no key cannot tell which bytes an id stands for.
        sha256: of the bytes; size: how many.
    """

    id: bytes
    sha256: bytes
    size: int


def chunks_of(size: int) -> int:
    """How many pieces so many bytes make."""
    return max(1, -(-size // CHUNK))


def first_bytes(source: Path, count: int) -> bytes:
    """The beginning of a regular file; raises Refused."""
    with _reading(source) as file:
        return file.read(count)


class Contents:
    """The folder of contents of one profile; safe to call from any thread.

    A content is a folder of chunks under `kept`, complete from the moment it has its name. What
    arrives piece by piece grows under `coming`; what is being written here, under `making`. A mark
    under `unsaid` tells of a content that no committed row has named yet: `leftovers` finds those
    of a program that was killed in between.

    Attributes:
        naming: key of the ids where no office has given one.
    """

    def __init__(self, folder: Path, key: bytes) -> None:
        """Take a folder, made when first needed; the key is that of the database, 32 bytes."""
        self._folder = folder
        self._key = HKDF(SHA256(), 32, None, _PURPOSE).derive(key)
        self.naming = HKDF(SHA256(), 32, None, _NAMING).derive(key)
        self._lock = Lock()

    # -- putting in ----------------------------------------------------------------------

    def put(self, source: Path | bytes, naming: bytes) -> Content:
        """Keep the bytes of a file, or these bytes; the same bytes again take no room.

        Args:
            naming: the key of the ids.

        Raises:
            Refused: it is no readable file, empty, too large, or changed while it was read.
            World: no room, or the disk fails; nothing was kept.
        """
        with _reading(source) as file:
            content = _measure(file, naming)
            try:
                self._keep(file, content)
            except OSError as error:
                raise _not_kept(error) from error
        return content

    def _keep(self, file: BinaryIO, content: Content) -> None:
        with self._lock:
            self._require_room(content.size)
            _make(self._folder / "unsaid")
            if self.has(content.id) and not self._sound(content):
                self.set_aside(content.id)
            if not self.has(content.id):
                self._write_all(file, content)

    def _sound(self, content: Content) -> bool:
        """Whether what is kept can be read to its end."""
        try:
            for _ in self.pieces(content):
                pass
        except Damaged:
            return False
        return True

    def _write_all(self, file: BinaryIO, content: Content) -> None:
        mark = self._folder / "unsaid" / content.id.hex()
        mark.touch(mode=0o600)
        sync_folder(mark.parent)
        making = self._folder / "making" / secrets.token_hex(16)
        _make(making)
        try:
            self._write_chunks(file, content, making)
            failpoints.hit("contents.written")
            self._settle_in(making, content.id)
            failpoints.hit("contents.kept")
        except BaseException:
            shutil.rmtree(making, ignore_errors=True)
            raise

    def _write_chunks(self, file: BinaryIO, content: Content, folder: Path) -> None:
        file.seek(0)
        total, digest = chunks_of(content.size), hashlib.sha256()
        for number in range(total):
            piece = file.read(CHUNK)
            digest.update(piece)
            _write(folder / _name(number), self._seal(content.id, number, total, piece))
            failpoints.hit("contents.chunk")
        if file.read(1) or digest.digest() != content.sha256:
            raise Refused(
                Fault(
                    tr("文件在读取时被改动，没有添加。请先在别的程序里保存并关闭它，再添加一次。")
                )
            )

    def _settle_in(self, made: Path, content: bytes) -> None:
        """Give a complete folder its name."""
        kept = self._place(content)
        _make(kept.parent)
        sync_folder(made)
        try:
            made.rename(kept)
        except OSError:
            if not kept.is_dir():  # else it came from a colleague a moment ago
                raise
            shutil.rmtree(made, ignore_errors=True)
        sync_folder(kept.parent)

    def _require_room(self, size: int) -> None:
        place = self._folder if self._folder.exists() else self._folder.parent
        if shutil.disk_usage(place).free < size + min(_ROOM, 4 * size):
            raise World(
                tr("磁盘快满了，材料没有添加。"),
                tr("以前保存的资料都在，没有改动。"),
                tr("请清理磁盘，腾出地方，再添加一次。"),
            )

    # -- what a killed program left ------------------------------------------------------

    def said(self, *contents: bytes) -> None:
        """Committed rows name these contents from now on."""
        for content in contents:
            with suppress(OSError):  # the next start finds the row, and takes the mark away
                (self._folder / "unsaid" / content.hex()).unlink(missing_ok=True)

    def leftovers(self) -> tuple[bytes, ...]:
        """Contents of which it is not known that any row names them; mostly none."""
        with suppress(OSError):
            shutil.rmtree(self._folder / "making", ignore_errors=True)
            return tuple(
                bytes.fromhex(mark.name)
                for mark in (self._folder / "unsaid").iterdir()
                if len(mark.name) == 64
            )
        return ()

    def drop(self, content: bytes) -> None:
        """Take a content away that no row names."""
        shutil.rmtree(self._place(content), ignore_errors=True)
        self.said(content)

    def set_aside(self, content: bytes) -> None:
        """Make room for a sound copy of what is damaged; the damaged one stays, out of the way."""
        aside = self._folder / "damaged"
        with suppress(OSError):
            _make(aside)
            self._place(content).rename(aside / f"{content.hex()}-{secrets.token_hex(4)}")

    # -- coming piece by piece -----------------------------------------------------------

    def has(self, content: bytes) -> bool:
        """Whether all of it is here."""
        return self._place(content).is_dir()

    def missing(self, content: bytes, size: int) -> tuple[int, ...]:
        """The numbers of the chunks not here yet."""
        if self.has(content):
            return ()
        coming = self._folder / "coming" / content.hex()
        return tuple(n for n in range(chunks_of(size)) if not (coming / _name(n)).exists())

    def add(self, content: Content, number: int, piece: bytes) -> None:
        """Keep a chunk that came from elsewhere; World when the disk refuses."""
        if self.has(content.id):
            return
        coming = self._folder / "coming" / content.id.hex()
        total = chunks_of(content.size)
        try:
            self._require_room(len(piece))
            _make(coming)
            _write(coming / _name(number), self._seal(content.id, number, total, piece))
        except OSError as error:
            raise _not_kept(error) from error

    def finish(self, content: Content) -> bool:
        """Make what came a content of its own, if it is whole and right; what is wrong goes."""
        coming = self._folder / "coming" / content.id.hex()
        if self.has(content.id) or self.missing(content.id, content.size):
            return self.has(content.id)
        try:
            digest = hashlib.sha256()
            for number in range(chunks_of(content.size)):
                digest.update(self._open(coming, content, number))
            right = digest.digest() == content.sha256
        except Damaged:
            right = False
        try:
            if right:
                self._settle_in(coming, content.id)
            else:
                shutil.rmtree(coming)
        except OSError as error:
            raise _not_kept(error) from error
        return right

    # -- reading -------------------------------------------------------------------------

    def piece(self, content: Content, number: int) -> bytes:
        """One chunk, from 0; raises Damaged, or FileNotFoundError where it is not here."""
        return self._open(self._place(content.id), content, number)

    def pieces(self, content: Content) -> Iterator[bytes]:
        """All chunks in order; raises as piece(), and Damaged at the end where the sum differs."""
        digest = hashlib.sha256()
        for number in range(chunks_of(content.size)):
            piece = self.piece(content, number)
            digest.update(piece)
            yield piece
        if digest.digest() != content.sha256:
            raise Damaged

    def beside(self, content: bytes, name: str) -> bytes | None:
        """What was derived of a content and kept with it (its thumbnail); None when it is lost."""
        try:
            sealed = (self._place(content) / name).read_bytes()
            return self._decrypt(content, name.encode(), sealed)
        except (OSError, Damaged):
            return None

    def put_beside(self, content: bytes, name: str, data: bytes) -> None:
        """Keep what was derived of a content; losing it again does no harm."""
        with suppress(OSError):
            _write(self._place(content) / name, self._encrypt(content, name.encode(), data))

    # -- inside --------------------------------------------------------------------------

    def _place(self, content: bytes) -> Path:
        return self._folder / "kept" / content.hex()

    def _open(self, folder: Path, content: Content, number: int) -> bytes:
        total = chunks_of(content.size)
        try:
            sealed = (folder / _name(number)).read_bytes()
        except FileNotFoundError:
            if folder.is_dir():
                raise Damaged from None
            raise
        except OSError as error:
            raise Damaged from error
        piece = self._decrypt(content.id, _bind(number, total), sealed)
        if len(piece) != min(CHUNK, content.size - number * CHUNK):
            raise Damaged
        return piece

    def _seal(self, content: bytes, number: int, total: int, piece: bytes) -> bytes:
        return self._encrypt(content, _bind(number, total), piece)

    def _encrypt(self, content: bytes, place: bytes, data: bytes) -> bytes:
        nonce = os.urandom(_NONCE)  # of a key that this content alone has
        return _MAGIC + nonce + self._cipher(content).encrypt(nonce, data, content + place)

    def _decrypt(self, content: bytes, place: bytes, sealed: bytes) -> bytes:
        head = len(_MAGIC) + _NONCE
        if sealed[: len(_MAGIC)] != _MAGIC or len(sealed) < head:
            raise Damaged
        nonce, data = sealed[len(_MAGIC) : head], sealed[head:]
        try:
            return self._cipher(content).decrypt(nonce, data, content + place)
        except InvalidTag as error:
            raise Damaged from error

    def _cipher(self, content: bytes) -> ChaCha20Poly1305:
        return ChaCha20Poly1305(HKDF(SHA256(), 32, content, _PURPOSE).derive(self._key))


def _reading(source: Path | bytes) -> BinaryIO:
    """The bytes, to be read twice; neither through a link nor waiting for a pipe."""
    if isinstance(source, bytes):
        return io.BytesIO(source)
    try:
        flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
        file = os.fdopen(os.open(source, flags), "rb")
    except OSError as error:
        raise Refused(
            Fault(
                tr("读不到 {name}：{reason}。请看文件还在不在，U 盘有没有插好。").format(
                    name=source.name, reason=disk_reason(error)
                )
            )
        ) from error
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise Refused(Fault(tr("{name} 不是文件，没有添加。").format(name=source.name)))
    return file


def _measure(file: BinaryIO, naming: bytes) -> Content:
    name, digest, size = hmac.new(naming, digestmod="sha256"), hashlib.sha256(), 0
    try:
        while piece := file.read(CHUNK):
            name.update(piece)
            digest.update(piece)
            size += len(piece)
            if size > _LARGEST:
                raise Refused(
                    Fault(
                        tr("文件超过 {n} MB，没有添加。请分成几段，或者压缩后再添加。").format(
                            n=_LARGEST >> 20
                        )
                    )
                )
    except OSError as error:
        raise Refused(
            Fault(
                tr("文件读到一半断开了：{reason}，没有添加。请再试一次。").format(
                    reason=disk_reason(error)
                )
            )
        ) from error
    if not size:
        raise Refused(Fault(tr("文件是空的，没有添加。请看一下原来的文件。")))
    return Content(name.digest(), digest.digest(), size)


def _name(number: int) -> str:
    return f"{number:04d}"


def _bind(number: int, total: int) -> bytes:
    return number.to_bytes(4, "big") + total.to_bytes(4, "big")


def _make(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def _write(path: Path, data: bytes) -> None:
    part = path.with_name(path.name + ".part")
    try:
        part.touch(mode=0o600)
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError:
        with suppress(OSError):  # the first error is the one to tell
            part.unlink(missing_ok=True)
        raise


def _not_kept(error: OSError) -> World:
    return World(
        tr("材料没有存下来：{reason}。").format(reason=disk_reason(error)),
        tr("以前保存的资料都在，没有改动。"),
        tr("请清理磁盘或检查硬盘，再添加一次。"),
    )
