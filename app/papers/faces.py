"""The fonts of papers: which file draws which character, how wide, and its outline."""

from __future__ import annotations

__all__ = ["FONTS", "Face", "Faces", "Style", "fangsong"]

import mmap
import os
import struct
import sys
from array import array
from enum import Enum
from functools import cached_property
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"


class Style(Enum):
    """What a run of text is set in."""

    BODY = "body"  # 仿宋 where the machine has it, else Noto Serif SC
    BOLD = "bold"  # 黑体: Noto Sans SC Bold
    TITLE = "title"  # 小标宋: Noto Serif SC Black


class Face:
    """One TrueType file, mapped into memory.

    Attributes:
        name: PostScript name.
        units: units per em.
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        font = TTFont(path, lazy=True)
        self._tables = {tag: (e.offset, e.length) for tag, e in font.reader.tables.items()}
        ids = font.getReverseGlyphMap()
        self._glyphs: dict[int, int] = {c: ids[name] for c, name in font.getBestCmap().items()}
        self.name: str = font["name"].getDebugName(6)
        self.units: int = font["head"].unitsPerEm
        self._long = font["head"].indexToLocFormat == 1
        self._metrics: int = font["hhea"].numberOfHMetrics
        font.close()

    def glyph(self, char: str) -> int | None:
        """The glyph of a character, or None when the font lacks it."""
        return self._glyphs.get(ord(char))

    def width(self, char: str) -> float:
        """The advance of a character the font has, in ems."""
        return self.advance(self._glyphs[ord(char)])[0] / self.units

    def ink(self, char: str) -> tuple[float, float]:
        """Left and right edge of what is drawn of a character the font has, in ems."""
        outline = self.outline(self._glyphs[ord(char)])
        if not outline:
            return 0.0, 0.0
        left, _, right, _ = struct.unpack_from(">4h", outline, 2)
        return left / self.units, right / self.units

    def advance(self, glyph: int) -> tuple[int, int]:
        """Advance and left side bearing of a glyph, in font units."""
        count = self._metrics
        if glyph < count:
            return self._hmtx[2 * glyph], self._hmtx[2 * glyph + 1]
        return self._hmtx[2 * count - 2], self._hmtx[count + glyph]

    def outline(self, glyph: int) -> bytes:
        """The entry of a glyph in the glyf table; empty for a space."""
        start, end = self._loca[glyph], self._loca[glyph + 1]
        base = self._tables["glyf"][0]
        return self._data[base + start : base + end]

    def table(self, tag: str) -> bytes | None:
        """A table as it is in the file."""
        if tag not in self._tables:
            return None
        offset, length = self._tables[tag]
        return self._data[offset : offset + length]

    @cached_property
    def _hmtx(self) -> array[int]:
        return _numbers("H", self.table("hmtx") or b"")

    @cached_property
    def _loca(self) -> array[int]:
        table = self.table("loca") or b""
        if self._long:
            return _numbers("I", table)
        return array("I", [2 * offset for offset in _numbers("H", table)])


class Faces:
    """The faces of each style, in the order they are asked; files are opened when first needed."""

    def __init__(self, fangsong: Path | None = None) -> None:
        serif = FONTS / "NotoSerifSC-Regular.ttf"
        bold = FONTS / "NotoSansSC-Bold.ttf"
        rare = FONTS / "BanyanHanExt.ttf"
        found = [fangsong] if fangsong else []
        # All styles end in all files, so that a character has a face in every style or in none.
        self._files = {
            Style.BODY: [*found, serif, rare, bold],
            Style.BOLD: [bold, serif, rare, *found],
            Style.TITLE: [FONTS / "NotoSerifSC-Black.ttf", serif, rare, *found, bold],
        }
        self._open: dict[Path, Face] = {}
        self._found: dict[tuple[Style, str], Face | None] = {}
        self.words = "标题小标宋，正文仿宋三号" if fangsong else "标题小标宋，正文宋体三号"

    def first(self, style: Style) -> Face:
        """The face a style is meant to be set in."""
        return self._face(self._files[style][0])

    def find(self, style: Style, char: str) -> Face | None:
        """The first face of a style that has the character, or None when no face has it."""
        key = (style, char)
        if key not in self._found:
            faces = (self._face(path) for path in self._files[style])
            self._found[key] = next((f for f in faces if f.glyph(char) is not None), None)
        return self._found[key]

    def _face(self, path: Path) -> Face:
        if path not in self._open:
            self._open[path] = Face(path)
        return self._open[path]


def fangsong() -> Path | None:
    """仿宋 of Windows, where the machine has it."""
    path = Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts" / "simfang.ttf"
    return path if path.is_file() else None


def _numbers(kind: str, table: bytes) -> array[int]:
    """The big-endian unsigned numbers of a table."""
    numbers = array(kind, table)
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers
