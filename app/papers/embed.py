"""Faces embedded in a PDF as composite fonts, cut to the characters used.

ReportLab's own TrueType fonts split a text into fonts of 256 characters and write a wrong
ToUnicode map above U+FFFF. A composite font (ISO 32000-1, 9.7) has two-byte codes and one map.
"""

from __future__ import annotations

__all__ = ["use"]

import io
import struct
from typing import Any
from weakref import WeakKeyDictionary

from fontTools.ttLib.sfnt import SFNTWriter
from reportlab.pdfbase import pdfdoc, pdfmetrics

from app.papers.faces import Face

_SYMBOLIC = 4  # ISO 32000-1, table 123
_known: dict[str, Embedded] = {}
_MORE, _WORDS, _SCALE, _XY_SCALE, _MATRIX = 0x20, 0x01, 0x08, 0x40, 0x80  # OpenType glyf


def use(face: Face) -> str:
    """The name under which ReportLab knows a face, made known to it when it is not."""
    if face.name not in _known:
        _known[face.name] = Embedded(face)
        pdfmetrics.registerFont(_known[face.name])
    return face.name


class Embedded:
    """A face as ReportLab wants a dynamic font; one code per character, in order of first use.

    Every character has its own code, so that two characters of one glyph copy out apart.
    """

    # What ReportLab asks of a font.
    _multiByte = 1  # noqa: N815
    _dynamicFont = 1  # noqa: N815
    shapable = False

    def __init__(self, face: Face) -> None:
        self.face = face
        self.fontName = face.name
        self._codes: WeakKeyDictionary[Any, dict[str, int]] = WeakKeyDictionary()

    def stringWidth(  # noqa: N802
        self, text: str, size: float, encoding: str = "utf-8"
    ) -> float:
        """Width of a text in points."""
        del encoding  # a text is a text
        return sum(map(self.face.width, text)) * size

    def splitString(  # noqa: N802
        self, text: str, doc: Any, encoding: str = "utf-8"
    ) -> list[tuple[int, bytes]]:
        """The text in two-byte codes, all of the one subset 0."""
        del encoding  # a text is a text
        codes = self._codes.setdefault(doc, {})
        numbers = [codes.setdefault(char, len(codes) + 1) for char in text]
        return [(0, struct.pack(f">{len(numbers)}H", *numbers))]

    def getSubsetInternalName(self, subset: int, doc: Any) -> str:  # noqa: N802
        """The name of the font inside the document; ReportLab then calls addObjects at the end."""
        del subset  # there is one
        if self.fontName not in doc.fontMapping:
            doc.fontMapping[self.fontName] = f"/F{len(doc.fontMapping) + 1}"
            doc.delayedFonts.append(self)
        return str(doc.fontMapping[self.fontName])

    def addObjects(self, doc: Any) -> None:  # noqa: N802
        """Write the font, its descendant, its descriptor, its program and its map."""
        codes = self._codes.pop(doc)
        glyphs = [self.face.glyph(char) or 0 for char in codes]
        tag = f"BANYAN+{self.fontName}"
        internal = doc.fontMapping[self.fontName][1:]
        font = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": pdfdoc.PDFName(tag),
                "Encoding": "/Identity-H",
                "DescendantFonts": pdfdoc.PDFArray(
                    [doc.Reference(self._descendant(doc, tag, glyphs), f"cid:{internal}")]
                ),
                "ToUnicode": doc.Reference(_stream(_to_unicode(codes)), f"map:{internal}"),
            }
        )
        doc.Reference(font, internal)
        doc.idToObject["BasicFonts"].dict[internal] = font

    def _descendant(self, doc: Any, tag: str, glyphs: list[int]) -> Any:
        per_em = 1000 / self.face.units
        widths = [round(self.face.advance(glyph)[0] * per_em, 2) for glyph in glyphs]
        return pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": pdfdoc.PDFName(tag),
                "CIDSystemInfo": pdfdoc.PDFDictionary(
                    {
                        "Registry": pdfdoc.PDFString("Adobe"),
                        "Ordering": pdfdoc.PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "DW": 1000,
                "W": pdfdoc.PDFArray(_widths(widths)),
                "CIDToGIDMap": "/Identity",
                "FontDescriptor": doc.Reference(
                    self._descriptor(doc, tag, glyphs), f"descriptor:{tag}"
                ),
            }
        )

    def _descriptor(self, doc: Any, tag: str, glyphs: list[int]) -> Any:
        per_em = 1000 / self.face.units
        box = struct.unpack_from(">4h", self.face.table("head") or b"", 36)
        rise, fall = struct.unpack_from(">2h", self.face.table("hhea") or b"", 4)
        program = subset(self.face, glyphs)
        stream = _stream(program)
        stream.dictionary["Length1"] = len(program)
        return pdfdoc.PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": pdfdoc.PDFName(tag),
                "Flags": _SYMBOLIC,
                "FontBBox": pdfdoc.PDFArray([round(n * per_em) for n in box]),
                "ItalicAngle": 0,
                "Ascent": round(rise * per_em),
                "Descent": round(fall * per_em),
                "CapHeight": round(rise * per_em),
                "StemV": 80,
                "FontFile2": doc.Reference(stream, f"program:{tag}"),
            }
        )


def subset(face: Face, glyphs: list[int]) -> bytes:
    """A TrueType program in which glyph i + 1 is the i-th asked for, and glyph 0 .notdef."""
    order = [0, *glyphs]
    place: dict[int, int] = {}
    for new, old in enumerate(order):
        place.setdefault(old, new)
    outlines: list[bytes] = []
    for old in order:  # grows: the parts of composite glyphs come after
        outline = face.outline(old)
        if outline[:2] >= b"\x80":  # a negative number of contours: a composite
            outline = _composite(outline, order, place)
        outlines.append(outline + b"\0" * (-len(outline) % 4))
    offsets = [0]
    for outline in outlines:
        offsets.append(offsets[-1] + len(outline))
    head = bytearray(face.table("head") or b"")
    struct.pack_into(">h", head, 50, 1)  # indexToLocFormat: long
    hhea = bytearray(face.table("hhea") or b"")
    struct.pack_into(">H", hhea, 34, len(order))
    maxp = bytearray(face.table("maxp") or b"")
    struct.pack_into(">H", maxp, 4, len(order))
    tables = {
        "glyf": b"".join(outlines),
        "head": bytes(head),
        "hhea": bytes(hhea),
        "hmtx": b"".join(struct.pack(">2H", *face.advance(old)) for old in order),
        "loca": struct.pack(f">{len(offsets)}I", *offsets),
        "maxp": bytes(maxp),
    }
    for tag in ("cvt ", "fpgm", "prep"):  # the hints of the glyphs need them
        if table := face.table(tag):
            tables[tag] = table
    return _sfnt(tables)


def _composite(outline: bytes, order: list[int], place: dict[int, int]) -> bytes:
    """The composite glyph with its parts renumbered; parts not yet there join the order."""
    glyph = bytearray(outline)
    at, flags = 10, _MORE
    while flags & _MORE:
        flags, part = struct.unpack_from(">2H", glyph, at)
        if part not in place:
            place[part] = len(order)
            order.append(part)
        struct.pack_into(">H", glyph, at + 2, place[part])
        at += 4 + (4 if flags & _WORDS else 2)
        at += 2 * bool(flags & _SCALE) + 4 * bool(flags & _XY_SCALE) + 8 * bool(flags & _MATRIX)
    return bytes(glyph)


def _sfnt(tables: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    writer = SFNTWriter(file, len(tables))
    for tag in sorted(tables):
        writer[tag] = tables[tag]
    writer.close()
    return file.getvalue()


def _widths(widths: list[float]) -> list[Any]:
    """The W array (9.7.4.3): runs of codes, from 1, whose width is not 1000."""
    result: list[Any] = []
    run: list[float] = []
    for code, width in enumerate([*widths, 1000.0], start=1):
        if width != 1000:
            run.append(width)
        elif run:
            result += [code - len(run), pdfdoc.PDFArray(run)]
            run = []
    return result


def _to_unicode(codes: dict[str, int]) -> bytes:
    """The ToUnicode map (9.10.3): code to UTF-16BE, surrogates above U+FFFF."""
    pairs = [f"<{code:04X}> <{char.encode('utf-16-be').hex()}>" for char, code in codes.items()]
    blocks = [pairs[at : at + 100] for at in range(0, len(pairs), 100)]
    body = "\n".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
    )
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{body}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")


def _stream(content: bytes) -> Any:
    return pdfdoc.PDFStream(content=content, filters=[pdfdoc.PDFZCompress])
