"""The sheet (GB/T 9704—2012: A4, 22 lines of 28 characters) and the pen that draws on it.

Lengths are points; positions count from the top left corner, downwards.
"""

from __future__ import annotations

__all__ = [
    "BODY",
    "FOLIO",
    "LARGE",
    "LEFT",
    "PITCH",
    "RIGHT",
    "SMALL",
    "TABLE",
    "TABLE_PITCH",
    "TITLE",
    "Pen",
    "Size",
    "size_of",
]

from dataclasses import dataclass
from typing import Any, Literal

from app.papers.embed import use
from app.papers.faces import Face, Faces, Style
from app.papers.model import Gap, Masked, Paper
from app.papers.rendered import Mark
from app.papers.typeset import Line

_MM = 72 / 25.4
LEFT, RIGHT = 28 * _MM, 26 * _MM  # leaving 442 points: 28 characters of 15.75 and a hair
_LETTER = (37 * _MM, 35 * _MM)  # head and foot of the standard
_REGISTER = (25 * _MM, 27 * _MM)  # of a ruled form, which the standard leaves free

BODY = 15.75  # 三号, as the standard's 28 characters a line need it
TITLE = 22.0  # 二号
LARGE = TITLE / BODY  # how much larger a slip for weak eyes is
FOLIO = 14.0  # 四号: page number, number of the paper
TABLE = 12.0  # 小四
SMALL = 10.5  # 五号
PITCH = 28.99  # 22 lines in 225 mm
TABLE_PITCH = 20.0

_ASCENT = 0.88  # of the em, above the baseline: ideographs fill 0.88 above and 0.12 below
_HAIR = 0.5
_BLANK = 0.9  # the line one writes on


@dataclass(frozen=True, slots=True)
class Size:
    """A sheet and its margins, in points."""

    width: float
    height: float
    top: float
    bottom: float

    @property
    def column(self) -> float:
        """Width of the text."""
        return self.width - LEFT - RIGHT

    @property
    def body(self) -> float:
        """Height of the text."""
        return self.height - self.top - self.bottom


def size_of(paper: Paper) -> Size:
    """A4, upright or across, with the margins of its kind."""
    margins = _REGISTER if paper.register else _LETTER
    short, long = 210 * _MM, 297 * _MM
    return Size(*((long, short) if paper.landscape else (short, long)), *margins)


class Pen:
    """Draws on one page after the other of a ReportLab canvas.

    Attributes:
        page: the page at hand, from 0.
        marks: what was marked so far.
    """

    def __init__(self, canvas: Any, size: Size, faces: Faces) -> None:
        self.size = size
        self.page = 0
        self.marks: list[Mark] = []
        self._canvas = canvas
        self._faces = faces

    def turn(self) -> None:
        """Go to the next page."""
        self._canvas.showPage()
        self.page += 1

    def line(self, line: Line, x: float, top: float, height: float, size: float) -> None:
        """A typeset line, in the middle of a strip of this height."""
        base = top + (height - size) / 2 + _ASCENT * size
        if line.pieces:
            text = self._canvas.beginText()
            for piece in line.pieces:
                text.setFont(use(piece.face), size)
                text.setCharSpace(piece.spacing)
                text.setTextOrigin(x + piece.x, self._up(base))
                text.textOut(piece.text)
            self._canvas.drawText(text)
        for box in line.boxes:
            self._mark(x + box.x, base, box.width, size, box.run, box.text)
            if isinstance(box.run, Gap):
                self.rule(x + box.x, base + 0.18 * size, x + box.x + box.width, width=_BLANK)

    def words(
        self,
        text: str,
        x: float,
        base: float,
        size: float,
        *,
        style: Style = Style.BODY,
        align: Literal["left", "center", "right"] = "left",
        grey: float = 0.0,
    ) -> None:
        """Short text of the sheet itself (page number, marks), its baseline at `base`."""
        parts = self._parts(style, text)
        width = sum(face.width(char) for face, part in parts for char in part) * size
        x -= {"left": 0.0, "center": width / 2, "right": width}[align]
        canvas = self._canvas
        canvas.setFillGray(grey)
        for face, part in parts:
            canvas.setFont(use(face), size)
            canvas.drawString(x, self._up(base), part)
            x += sum(map(face.width, part)) * size
        canvas.setFillGray(0)

    def slanted(self, text: str, size: float, *, grey: float, angle: float) -> None:
        """Text across the middle of the page."""
        canvas = self._canvas
        canvas.saveState()
        canvas.translate(self.size.width / 2, self.size.height / 2)
        canvas.rotate(angle)
        canvas.translate(0, -self.size.height)  # words() counts from the top
        self.words(text, 0, size / 3, size, style=Style.BOLD, align="center", grey=grey)
        canvas.restoreState()

    def rule(
        self,
        x: float,
        top: float,
        to: float,
        bottom: float | None = None,
        width: float = _HAIR,
        *,
        dashed: bool = False,
    ) -> None:
        """A line, level unless `bottom` says otherwise."""
        self._canvas.setLineWidth(width)
        if dashed:
            self._canvas.setDash(4, 3)
        down = top if bottom is None else bottom
        self._canvas.line(x, self._up(top), to, self._up(down))
        if dashed:
            self._canvas.setDash()

    def squares(self, rows: tuple[tuple[int, ...], ...], x: float, top: float, side: float) -> None:
        """A matrix of dark (1) and light (0) squares, as one filled path."""
        path = self._canvas.beginPath()
        for down, row in enumerate(rows):
            across = 0
            while across < len(row):
                run = across
                while run < len(row) and row[run]:
                    run += 1
                if run > across:
                    low = self._up(top + (down + 1) * side)
                    path.rect(x + across * side, low, (run - across) * side, side)
                across = max(run, across + 1)
        self._canvas.drawPath(path, stroke=0, fill=1)

    def _mark(
        self, x: float, base: float, width: float, size: float, run: Gap | Masked, text: str
    ) -> None:
        top, height = base - 0.95 * size, 1.2 * size
        if isinstance(run, Gap):
            mark = Mark(self.page, x, top, width, height, "gap", run.name, run.target, run.name)
        else:
            # A number broken over two lines is covered with stars: its parts say nothing alone.
            shown = run.shown if text == run.text else "*" * len(text)
            mark = Mark(self.page, x, top, width, height, "mask", "", run.target, shown)
        self.marks.append(mark)

    def _parts(self, style: Style, text: str) -> list[tuple[Face, str]]:
        parts: list[tuple[Face, str]] = []
        for char in text:
            face = self._faces.find(style, char)
            if face is None:
                continue
            if parts and parts[-1][0] is face:
                parts[-1] = (face, parts[-1][1] + char)
            else:
                parts.append((face, char))
        return parts

    def _up(self, down: float) -> float:
        """PDF counts from the bottom."""
        return self.size.height - down
