"""Fonts: which characters print, and that what is embedded is what was drawn."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from app.papers.embed import subset
from app.papers.faces import FONTS, Face, Faces, Style
from tests.papers.samples import RARE

# CJK blocks of Unicode 10, which HanaMinB of 2017 knows.
_BLOCKS = {
    "A": (0x3400, 0x4DB5),
    "URO": (0x4E00, 0x9FEA),
    "B": (0x20000, 0x2A6D6),
    "C": (0x2A700, 0x2B734),
    "D": (0x2B740, 0x2B81D),
    "E": (0x2B820, 0x2CEA1),
    "F": (0x2CEB0, 0x2EBE0),
}


@pytest.fixture(scope="module")
def faces() -> Faces:
    return Faces()


@pytest.mark.parametrize("block", _BLOCKS)
def test_every_character_of_extensions_a_to_f_has_a_face(faces: Faces, block: str) -> None:
    start, end = _BLOCKS[block]
    lacking = [
        f"U+{code:04X}"
        for code in range(start, end + 1)
        if faces.find(Style.BODY, chr(code)) is None
    ]
    # Two of extension C and four of F that HanaMinB itself never drew.
    assert len(lacking) <= 8, lacking


@pytest.mark.parametrize("style", Style)
def test_a_character_has_a_face_in_every_style_or_in_none(faces: Faces, style: Style) -> None:
    for char in RARE + "调A1，①■□㎡·“”—…":
        assert faces.find(style, char) is not None
    assert faces.find(style, "\U0001f600") is None
    assert faces.find(style, "\U0003fffd") is None


def test_fangsong_comes_first_where_the_machine_has_it() -> None:
    # any other file stands in for simfang.ttf, which only Windows may ship
    faces = Faces(FONTS / "NotoSansSC-Regular.ttf")
    found = faces.find(Style.BODY, "调")
    assert found is not None
    assert found.name == "NotoSansSC-Regular"
    assert "仿宋" in faces.words
    assert "宋体" in Faces().words


def test_widths_and_ink() -> None:
    face = Face(FONTS / "NotoSerifSC-Regular.ttf")
    assert face.width("调") == 1.0
    assert face.width("1") < 0.6
    left, right = face.ink("，")
    assert 0 < left < right < 0.5  # the blank half that lines may squeeze
    assert face.ink(" ") == (0.0, 0.0)


@pytest.mark.parametrize("name", ["NotoSerifSC-Regular", "BanyanHanExt"])
def test_subset_draws_the_same_outlines(name: str) -> None:
    path = FONTS / f"{name}.ttf"
    face = Face(path)
    with TTFont(path, lazy=True) as whole:
        order, cmap = whole.getGlyphOrder(), whole.getBestCmap()
        chars = [char for char in "éüǎêñ调解协议，1𠀀𪚥" if ord(char) in cmap]
        glyphs = [face.glyph(char) or 0 for char in chars]
        cut = TTFont(io.BytesIO(subset(face, glyphs)))
        table, original = cut["glyf"], whole["glyf"]
        for place, glyph in enumerate(glyphs, start=1):
            one, other = table[cut.getGlyphName(place)], original[order[glyph]]
            assert list(one.getCoordinates(table)[0]) == list(other.getCoordinates(original)[0])
            assert cut["hmtx"][cut.getGlyphName(place)][0] == whole["hmtx"][order[glyph]][0]


def test_composite_glyphs_bring_their_parts(tmp_path: Path) -> None:
    """Ours have none; 仿宋 of Windows may."""
    face = Face(_composite_font(tmp_path / "composite.ttf"))
    cut = TTFont(io.BytesIO(subset(face, [face.glyph("é") or 0, face.glyph("e") or 0])))
    table = cut["glyf"]
    accented = table[cut.getGlyphName(1)]
    assert accented.isComposite()
    parts = [cut.getGlyphID(part.glyphName) for part in accented.components]
    assert parts == [2, 3]  # e, asked for after it, and the accent, which nobody asked for
    assert cut["maxp"].numGlyphs == 4
    assert (table[cut.getGlyphName(3)].xMax, table[cut.getGlyphName(3)].yMax) == (60, 90)


def _composite_font(path: Path) -> Path:
    """A font of three drawn glyphs, one of them made of the other two, one part scaled."""
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "acute", "eacute", "e"])
    builder.setupCharacterMap({ord("e"): "e", ord("é"): "eacute"})
    e, acute = TTGlyphPen(None), TTGlyphPen(None)
    for pen, right, top in ((e, 50, 50), (acute, 60, 90)):
        pen.moveTo((0, 0))
        pen.lineTo((right, 0))
        pen.lineTo((right, top))
        pen.closePath()
    glyphs = {"e": e.glyph(), "acute": acute.glyph()}
    both = TTGlyphPen(glyphs)
    both.addComponent("e", (1, 0, 0, 1, 0, 0))
    both.addComponent("acute", (0.5, 0, 0, 0.5, 300, 400))
    builder.setupGlyf({".notdef": TTGlyphPen(None).glyph(), **glyphs, "eacute": both.glyph()})
    builder.setupHorizontalMetrics(dict.fromkeys(builder.font.getGlyphOrder(), (500, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Composite", "psName": "Composite"})
    builder.setupPost()
    builder.save(path)
    return path


def test_rare_face_says_what_it_is() -> None:
    with TTFont(FONTS / "BanyanHanExt.ttf", lazy=True) as font:
        names = font["name"]
        assert names.getDebugName(1) == "Banyan Han Ext"
        assert "HanaMinB" in names.getDebugName(10)
    licence = (FONTS / "BanyanHanExt-LICENSE.txt").read_text(encoding="utf-8")
    assert "GlyphWiki" in licence
