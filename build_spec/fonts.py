"""Makes resources/fonts from the published packages; run once by hand, the results are in the repo.

    npm pack @expo-google-fonts/noto-serif-sc@0.4.3 @expo-google-fonts/noto-sans-sc@0.4.3
    apt-get download fonts-hanazono=20170904-2.1
    python build_spec/fonts.py FOLDER_WITH_THE_THREE_FILES

Needs fontTools, and dpkg-deb to open the Debian package. resources/fonts/README.md tells what
each font is for and under which licence it is used.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable
from pathlib import Path

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter, load_font
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

OUT = Path(__file__).parent.parent / "resources" / "fonts"

SERIF = "expo-google-fonts-noto-serif-sc-0.4.3.tgz"
SANS = "expo-google-fonts-noto-sans-sc-0.4.3.tgz"
HANAZONO = "fonts-hanazono_20170904-2.1_all.deb"
SHA256 = {
    SERIF: "ff6bcf5ba68d92dfecc05544bb150f9e724741a932354a0dd97e7289c40a3f5e",
    SANS: "0d69d0f4971d2ff574e3d93cbc218dc950bf3f3f8f8e2c008d97687ed53aee59",
    HANAZONO: "a6943366b4f5a6cec34221f8b4eb22555a628f0ee6ef4e3d3401cabe9363aeae",
}

# Of the 1024 units of a character 5.6 mm wide: a third of a dot of a 600 dpi printer.
TOLERANCE = 2.5
RARE_UNITS = 512

Point = tuple[int, int]


def main(folder: Path) -> None:
    """Check the three sources and write the fonts and their licences."""
    for name, digest in SHA256.items():
        found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        if found != digest:
            raise SystemExit(f"{name}: sha256 is {found}, expected {digest}")
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        here = Path(scratch)
        for package in (SERIF, SANS):
            with tarfile.open(folder / package) as tar:
                tar.extractall(here / package, filter="data")
        subprocess.run(["dpkg-deb", "-x", folder / HANAZONO, here / HANAZONO], check=True)
        serif, sans = here / SERIF / "package", here / SANS / "package"
        hanazono = here / HANAZONO / "usr/share"
        copy(serif / "400Regular/NotoSerifSC_400Regular.ttf", "NotoSerifSC-Regular.ttf")
        copy(sans / "400Regular/NotoSansSC_400Regular.ttf", "NotoSansSC-Regular.ttf")
        copy(serif / "LICENSE_FONT", "NotoSerifSC-LICENSE.txt")
        copy(sans / "LICENSE_FONT", "NotoSansSC-LICENSE.txt")
        copy(hanazono / "doc/fonts-hanazono/copyright", "BanyanHanExt-LICENSE.txt")
        bold_face(sans / "700Bold/NotoSansSC_700Bold.ttf")
        title_face(serif / "900Black/NotoSerifSC_900Black.ttf")
        rare_face(hanazono / "fonts/truetype/hanazono/HanaMinB.ttf")
    for path in sorted(OUT.glob("*.ttf")):
        print(f"{path.stat().st_size:>10,} {path.name}")


def copy(source: Path, name: str) -> None:
    """Take a file as it is."""
    (OUT / name).write_bytes(source.read_bytes())


def bold_face(source: Path) -> None:
    """The Bold weight without CJK extension A: there the Regular stands in."""
    with TTFont(source, lazy=True) as bold:
        wanted = [code for code in bold.getBestCmap() if not 0x3400 <= code <= 0x4DBF]
    shrink(source, wanted).save(OUT / "NotoSansSC-Bold.ttf")


def title_face(source: Path) -> None:
    """The Black weight with what titles need: GB 2312 and ASCII."""
    font = shrink(source, [*gb2312(), *range(0x20, 0x7F)])
    font.save(OUT / "NotoSerifSC-Black.ttf")


def rare_face(source: Path) -> None:
    """CJK extensions B to F that Noto Serif SC lacks, from HanaMinB, outlines thinned.

    HanaMinB draws its curves as polygons of very many points; thinned they take a quarter less
    space and print the same. The Open Font License half of its licence asks for a new name.
    """
    with TTFont(OUT / "NotoSerifSC-Regular.ttf", lazy=True) as noto:
        covered = set(noto.getBestCmap())
    with TTFont(source, lazy=True) as hana:
        wanted = [code for code in hana.getBestCmap() if code >= 0x20000 and code not in covered]
    font = shrink(source, wanted)
    glyphs = font["glyf"]
    for name in font.getGlyphOrder():
        if glyphs[name].numberOfContours > 0:
            glyphs[name] = thinned(glyphs[name], font)
            glyphs[name].recalcBounds(glyphs)
    scale_upem(font, RARE_UNITS)
    rename(font, "Banyan Han Ext", "BanyanHanExt")
    font.save(OUT / "BanyanHanExt.ttf")


def gb2312() -> list[int]:
    """Code points of GB 2312, in its own order."""
    cells = (bytes((row, cell)) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    return [ord(text) for cell in cells if (text := cell.decode("gb2312", errors="ignore"))]


def shrink(source: Path, codes: Iterable[int]) -> TTFont:
    """The font with these characters alone, without hints and layout tables."""
    options = Options()
    options.hinting = False
    options.notdef_outline = True
    options.layout_features = []
    options.name_IDs = ["*"]
    options.drop_tables += [
        "BASE", "FFTM", "GDEF", "GPOS", "GSUB", "STAT", "prop", "vhea", "vmtx",
    ]  # fmt: skip
    font = load_font(source, options)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    return font


def thinned(glyph: object, font: TTFont) -> object:
    """The glyph with every contour thinned; the few that have curves stay as they are."""
    points, ends, flags = glyph.getCoordinates(font["glyf"])  # type: ignore[attr-defined]
    if not all(flags):
        return glyph
    pen = TTGlyphPen(None)
    start = 0
    for end in ends:
        contour = thin([tuple(point) for point in points[start : end + 1]])
        start = end + 1
        if len(contour) >= 3:
            pen.moveTo(contour[0])
            for point in contour[1:]:
                pen.lineTo(point)
            pen.closePath()
    return pen.glyph()


def thin(contour: list[Point]) -> list[Point]:
    """Ramer–Douglas–Peucker on a closed polygon, cut at two far points."""
    far = max(range(len(contour)), key=lambda i: square(contour[0], contour[i]))
    ring = [*contour, contour[0]]
    return [*chain(ring[: far + 1])[:-1], *chain(ring[far:])[:-1]]


def chain(points: list[Point]) -> list[Point]:
    """Ramer–Douglas–Peucker on an open line."""
    if len(points) < 3:
        return points
    (ax, ay), (bx, by) = points[0], points[-1]
    dx, dy = bx - ax, by - ay
    length = (dx * dx + dy * dy) ** 0.5
    worst, at = 0.0, 0
    for i in range(1, len(points) - 1):
        x, y = points[i]
        if length:
            off = abs(dx * (y - ay) - dy * (x - ax)) / length
        else:
            off = square(points[i], points[0]) ** 0.5
        if off > worst:
            worst, at = off, i
    if worst <= TOLERANCE:
        return [points[0], points[-1]]
    return [*chain(points[: at + 1])[:-1], *chain(points[at:])]


def square(a: Point, b: Point) -> int:
    """The squared distance."""
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2


def rename(font: TTFont, family: str, postscript: str) -> None:
    """Give the font a name of its own and tell what was changed."""
    names = font["name"]
    old = names.getDebugName(0)
    names.names = []
    for number, text in {
        0: old,
        1: family,
        2: "Regular",
        3: f"{postscript};20170904",
        4: family,
        5: "Version 2017.0904",
        6: postscript,
        10: "HanaMinB of the GlyphWiki Project, cut to CJK extensions B to F and thinned.",
    }.items():
        names.setName(text, number, 3, 1, 0x409)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
