"""Sealing and opening of files: suites, compression and padding live here and nowhere else."""

from __future__ import annotations

__all__ = [
    "CLEAR",
    "LEVEL",
    "Suite",
    "check",
    "expand",
    "peek",
    "read_file",
    "seal",
    "suite_of",
    "unseal",
]

import os
import stat
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import zstandard

from app.sync.format import OUTER_BYTES, FileKind, Outer, parse_outer
from app.sync.limits import FILE_BYTES, PLAIN_BYTES, WINDOW_BYTES
from app.sync.suite1 import Suite1
from app.sync.unreadable import Unreadable, Why

LEVEL = 6  # of zstd: 7 % smaller than 3 for 3 µs an entry
CLEAR = 1  # flag: not encrypted, because the writer knows no key of the reader yet

_LENGTH_BYTES = 4
_SMALL = 16 * 1024  # below this the slowest compression costs less than a millisecond
_SMALL_LEVEL = 19
_MOST_BLOCKS = 1 << 16
_RLE = 1
_PIECE = 64 * 1024  # unpacked at once: many small records cost many small calls


class Suite(Protocol):
    """A set of algorithms; another one is added to _SUITES and nothing else changes."""

    @property
    def number(self) -> int:
        """As written in the outer header."""
        ...

    def hash(self, data: bytes) -> bytes:
        """32 bytes."""
        ...

    def encrypt(self, plain: bytes, recipients: Sequence[str]) -> bytes:
        """Authenticated encryption under a fresh key, and that key wrapped to each recipient."""
        ...

    def decrypt(self, sealed: bytes, identities: Sequence[str]) -> bytes:
        """The plaintext; raises Unreadable(NOT_FOR_US or ALTERED)."""
        ...

    def sign(self, secret: bytes, message: bytes) -> bytes:
        """64 bytes."""
        ...

    def verify(self, public: bytes, message: bytes, signature: bytes) -> bool:
        """Whether the signature holds."""
        ...

    def new_signing_key(self) -> tuple[bytes, bytes]:
        """Secret and public part."""
        ...

    def new_identity(self) -> tuple[str, str]:
        """Secret identity and public recipient."""
        ...


_SUITES: dict[int, Suite] = {suite.number: suite for suite in (Suite1(),)}


def suite_of(number: int) -> Suite:
    """The suite with this number; raises Unreadable(NEWER_FORMAT)."""
    if number not in _SUITES:
        raise Unreadable(Why.NEWER_FORMAT, "suite")
    return _SUITES[number]


def seal(
    outer: Outer, frame: bytes, *, secret: bytes, recipients: Sequence[str], level: int = LEVEL
) -> bytes:
    """A whole .byn file.

    Args:
        outer: with suite, kind, flags, recipients and signer; the rest is filled in here.
        frame: what format.pack_frame made.
        secret: the signing key of the signer.
        recipients: public keys it is sealed to; none if the flags say CLEAR.
        level: of zstd; 10 on slow links.
    """
    suite = suite_of(outer.suite)
    plain = _pad(_compress(frame, level))
    sealed = plain if outer.flags & CLEAR else suite.encrypt(plain, recipients)
    outer = replace(outer, length=len(sealed), digest=suite.hash(sealed))
    outer = replace(outer, signature=suite.sign(secret, outer.signed()))
    return outer.pack() + sealed


def _compress(frame: bytes, level: int) -> bytes:
    level = max(level, _SMALL_LEVEL) if len(frame) <= _SMALL else level
    packed = zstandard.ZstdCompressor(level=level).compress(frame)
    return len(packed).to_bytes(_LENGTH_BYTES, "big") + packed


def _pad(plain: bytes) -> bytes:
    """Zeros up to the next bucket: 64 bytes while small, 1/64 of the size (1.6 %) when large."""
    bucket = max(64, 1 << max(0, len(plain).bit_length() - 7))
    return plain + bytes(-len(plain) % bucket)


def read_file(source: Path | bytes, most: int = FILE_BYTES) -> bytes:
    """The bytes of a regular file of sane size; raises Unreadable."""
    if isinstance(source, bytes):
        if len(source) > FILE_BYTES:
            raise Unreadable(Why.TOO_BIG, "size")
        return source[:most]
    try:
        # Not through a link, and without waiting for a pipe: the stick may hold anything.
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        descriptor = os.open(source, flags | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise Unreadable(Why.NOT_A_FILE, "not a regular file")
            if status.st_size > FILE_BYTES:
                raise Unreadable(Why.TOO_BIG, "size")
            return file.read(most)
    except OSError as error:
        raise Unreadable(Why.NOT_A_FILE, type(error).__name__) from error


def peek(source: Path | bytes) -> Outer:
    """The outer header alone: 124 bytes are read, nothing is believed yet; raises Unreadable."""
    size = len(source) if isinstance(source, bytes) else 0
    if isinstance(source, Path):
        try:
            size = source.lstat().st_size
        except OSError as error:
            raise Unreadable(Why.NOT_A_FILE, type(error).__name__) from error
    return parse_outer(read_file(source, OUTER_BYTES), size)


def check(outer: Outer, ciphertext: bytes, public: bytes) -> None:
    """Hash, then signature, before anything is decrypted; raises Unreadable."""
    suite = suite_of(outer.suite)
    if outer.flags & ~CLEAR:
        raise Unreadable(Why.NEWER_FORMAT, "flags")
    if suite.hash(ciphertext) != outer.digest:
        raise Unreadable(Why.ALTERED, "hash")
    if not suite.verify(public, outer.signed(), outer.signature):
        raise Unreadable(Why.ALTERED, "signature")


def unseal(outer: Outer, ciphertext: bytes, identities: Sequence[str]) -> bytes:
    """The plaintext of a checked file, still compressed and padded; raises Unreadable."""
    if not outer.flags & CLEAR:
        return suite_of(outer.suite).decrypt(ciphertext, identities)
    if outer.kind is not FileKind.ENROL:
        raise Unreadable(Why.ALTERED, "in the clear")
    return ciphertext


def expand(plain: bytes) -> _Frame:
    """The frame inside a plaintext, to be read piece by piece; raises Unreadable."""
    length = int.from_bytes(plain[:_LENGTH_BYTES], "big")
    end = _LENGTH_BYTES + length
    if len(plain) < end:
        raise Unreadable(Why.MALFORMED, "compressed length")
    if plain.count(0, end) != len(plain) - end:
        raise Unreadable(Why.TRAILING, "padding")
    return _Frame(plain[_LENGTH_BYTES:end])


class _Frame:
    """One zstd frame, unpacked as it is read and never beyond what it declared.

    The size limits of the library's one-shot call are ignored when a frame declares its size, and
    its streams run on into a second frame; hence the declared size, the counter and the walk.
    """

    def __init__(self, packed: bytes) -> None:
        try:
            parameters = zstandard.get_frame_parameters(packed)
        except zstandard.ZstdError as error:
            raise Unreadable(Why.MALFORMED, "no zstd frame") from error
        if not 0 < parameters.content_size <= PLAIN_BYTES:  # undeclared is 2**64 - 1
            raise Unreadable(Why.BOMB, "declared size")
        if parameters.window_size > WINDOW_BYTES:
            raise Unreadable(Why.BOMB, "window")
        if parameters.dict_id:
            raise Unreadable(Why.NEWER_FORMAT, "dictionary")
        if _frame_bytes(packed, checksum=parameters.has_checksum) != len(packed):
            raise Unreadable(Why.TRAILING, "after the zstd frame")
        self._left = parameters.content_size
        self._stream = zstandard.ZstdDecompressor(max_window_size=WINDOW_BYTES).stream_reader(
            packed
        )
        self._waiting, self._at = b"", 0

    def read(self, size: int) -> bytes:
        """The next bytes, fewer only at the end of the frame; raises Unreadable."""
        start, end = self._at, self._at + size
        if end > len(self._waiting):
            self._wait_for(size)
            start, end = 0, size
        self._at = end
        return self._waiting[start:end]

    def _wait_for(self, size: int) -> None:
        """Unpack on until so many bytes wait, or the frame ends."""
        self._waiting, self._at = self._waiting[self._at :], 0
        while size > len(self._waiting) and (piece := self._unpack(max(size, _PIECE))):
            self._waiting += piece

    def _unpack(self, size: int) -> bytes:
        try:
            piece = self._stream.read(min(size, self._left) or 1)
        except zstandard.ZstdError as error:
            raise Unreadable(Why.MALFORMED, "zstd") from error
        if len(piece) > self._left:
            raise Unreadable(Why.BOMB, "more than declared")
        self._left -= len(piece)
        return piece


def _frame_bytes(packed: bytes, *, checksum: bool) -> int:
    """Length of the zstd frame at the start (RFC 8878, 3.1.1); the library does not tell."""
    at = zstandard.frame_header_size(packed)
    for _ in range(_MOST_BLOCKS):
        block = int.from_bytes(packed[at : at + 3], "little")
        at += 3 + (1 if block >> 1 & 3 == _RLE else block >> 3)
        if block & 1:
            return at + 4 * checksum
        if at >= len(packed):
            break
    raise Unreadable(Why.MALFORMED, "zstd blocks")
