"""The mark on every page: which paper, which version, which page, and what it said.

Twenty bytes, because that much still reads at 150 dpi from a page that was folded and scanned.
"""

from __future__ import annotations

__all__ = ["PageMark", "matrix", "parse", "payload"]

import struct
from dataclasses import dataclass

from app.ids import Id

_FORMAT = struct.Struct(">B10sHB6s")
_MAGIC = 0xB1


@dataclass(frozen=True, slots=True)
class PageMark:
    """What a page says of itself.

    Attributes:
        paper: the first 10 bytes of the paper's id (UUIDv7: its moment and 26 random bits).
        page: from 0.
        digest: the first 6 bytes of the content hash.
    """

    paper: bytes
    version: int
    page: int
    digest: bytes

    def of(self, paper: Id) -> bool:
        """Whether the page belongs to the paper of this id."""
        return paper[:10] == self.paper


def payload(paper: Id, version: int, page: int, content: bytes) -> bytes:
    """The 20 bytes of a page: paper id, version below 65536, page from 0, content hash."""
    return _FORMAT.pack(_MAGIC, paper[:10], version, page, content[:6])


def parse(data: bytes) -> PageMark:
    """What payload wrote; ValueError on anything else."""
    if len(data) != _FORMAT.size or data[0] != _MAGIC:
        raise ValueError("not a page of this house")
    _, paper, version, page, digest = _FORMAT.unpack(data)
    return PageMark(paper, version, page, digest)


def matrix(data: bytes, *, level: str = "q") -> tuple[tuple[int, ...], ...]:
    """The QR code (ISO/IEC 18004) as rows of dark 1 and light 0, without quiet zone.

    Level Q for a page that is folded and scanned; M for what is read off a clean card or a screen.
    """
    import segno  # noqa: PLC0415 - the desktop parses marks and draws none

    code = segno.make_qr(data, error=level, mode="byte", boost_error=False)
    return tuple(tuple(row) for row in code.matrix)
