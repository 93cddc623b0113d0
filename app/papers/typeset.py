"""Chinese lines: where they may break (避头尾), how punctuation gives way, how they fill out.

The rules are those of GB/T 15834 (which marks may not open or close a line) and of the ordinary
practice of justified setting: a mark that would open a line is first drawn into the line before
by squeezing the blank halves of its punctuation; only then is a character sent down.
"""

from __future__ import annotations

__all__ = ["Align", "Box", "Line", "Piece", "plain", "typeset"]

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Literal

from app.papers.faces import Face, Faces, Style
from app.papers.model import Bold, Gap, Masked, Run, Runs

Align = Literal["left", "center", "right"]

_CLOSERS = frozenset("，。、；：？！）】》〉」』”’％…—·〕］｝～)]},.;:!?%")
_OPENERS = frozenset("（【《〈「『“‘〔［｛([{￥□■")
_BOXES = ("□", "■")  # of options to tick
_DOUBLED = frozenset("—…")  # written twice, never parted
_LEAST_GAP = 0.5  # of its width; below that a blank moves to the next line
_MOST_STRETCH = 0.2  # ems between two characters; a line needing more stays ragged


class _Kind(Enum):
    CHARACTER = auto()  # may break on both sides
    CLOSER = auto()  # may not open a line
    OPENER = auto()  # may not close a line
    WORD = auto()  # letters and digits, never broken inside
    SPACE = auto()
    GAP = auto()
    FEED = auto()  # a new line was asked for


@dataclass(frozen=True, slots=True)
class _Atom:
    """What cannot be parted.

    Attributes:
        width: in points, after squeezing.
        slack: how much blank may still be squeezed out.
        squeeze: how much was.
    """

    kind: _Kind
    text: str
    face: Face | None
    width: float
    run: Run
    slack: float = 0.0
    squeeze: float = 0.0

    @property
    def shift(self) -> float:
        """How far left the glyph is drawn: an opening mark has its blank before it."""
        return self.squeeze if self.kind is _Kind.OPENER else 0.0


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one face at x, with `spacing` points after every character."""

    x: float
    face: Face
    text: str
    spacing: float


@dataclass(frozen=True, slots=True)
class Box:
    """Where a gap or a masked number lies; text is the part of it on this line."""

    x: float
    width: float
    run: Gap | Masked
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line set: x counts in points from the left edge of the column."""

    pieces: tuple[Piece, ...]
    boxes: tuple[Box, ...]
    width: float


def plain(text: str) -> str:
    """The text without what has no print: invisible format characters and controls."""
    text = text.replace("\r\n", "\n").replace("\t", " ")
    return "".join(char for char in text if char == "\n" or not _invisible(char))


def typeset(
    runs: Runs,
    faces: Faces,
    *,
    size: float,
    width: float,
    indent: float = 0.0,
    align: Align = "left",
    style: Style = Style.BODY,
    justify: bool = True,
) -> tuple[Line, ...]:
    """The lines of a paragraph in a column; size, width and indent in points."""
    atoms = _fitted(_paired(list(_atoms(runs, faces, size, style)), size), width)
    lines: list[Line] = []
    at, fresh = 0, True
    while at < len(atoms):
        if not fresh:
            while at < len(atoms) and _falls(atoms, at):
                at += 1
        left = indent if fresh and align == "left" else 0.0
        end = _end(atoms, at, width - left)
        fresh = end < len(atoms) and atoms[end].kind is _Kind.FEED
        last = fresh or end == len(atoms) or not justify
        lines.append(_line(atoms[at:end], left, width, align, size, last=last))
        at = end + fresh
    return tuple(lines) or (Line((), (), 0.0),)


def _falls(atoms: list[_Atom], at: int) -> bool:
    """Whether no line begins with this space: it parts words or options, waits for no digits."""
    parts = atoms[at].text == "\u3000" and at + 1 < len(atoms) and atoms[at + 1].text in _BOXES
    return atoms[at].kind is _Kind.SPACE or parts


# -- atoms -------------------------------------------------------------------------------


def _atoms(runs: Runs, faces: Faces, size: float, style: Style) -> Iterator[_Atom]:
    for run in runs:
        if isinstance(run, Gap):
            yield _Atom(_Kind.GAP, "", None, run.width * size, run)
            continue
        text = plain(run if isinstance(run, str) else run.text)
        face_style = Style.BOLD if isinstance(run, Bold) else style
        for word in [text] if isinstance(run, Masked) else _words(text):
            yield from _word_atoms(word, run, faces, size, face_style)


def _words(text: str) -> Iterator[str]:
    """Characters, but letters and digits in whole words and doubled marks together."""
    word = ""
    for char in text:
        joins = _latin(char) if word and _latin(word[0]) else char in _DOUBLED and char == word[:1]
        if word and not joins:
            yield word
            word = ""
        word += char
    if word:
        yield word


def _word_atoms(word: str, run: Run, faces: Faces, size: float, style: Style) -> Iterator[_Atom]:
    if word == "\n":
        yield _Atom(_Kind.FEED, "", None, 0.0, run)
        return
    kind = _Kind.WORD if isinstance(run, Masked) else _kind(word)
    start = 0
    while start < len(word):  # one atom per face: a word that needs two fonts becomes two
        face = faces.find(style, word[start])
        end = start + 1
        while end < len(word) and faces.find(style, word[end]) is face:
            end += 1
        if face is not None:
            part = word[start:end]
            yield _Atom(kind, part, face, sum(map(face.width, part)) * size, run)
        start = end


def _kind(word: str) -> _Kind:
    if word.isspace():
        return _Kind.CHARACTER if word == "\u3000" else _Kind.SPACE
    if all(char in _CLOSERS for char in word):
        return _Kind.CLOSER
    if word in _OPENERS:
        return _Kind.OPENER
    return _Kind.WORD if _latin(word[0]) else _Kind.CHARACTER


def _paired(atoms: list[_Atom], size: float) -> list[_Atom]:
    """Note the blank halves of marks; of two marks in a row one half goes at once."""
    atoms = [replace(atom, slack=_blank(atom, size)) for atom in atoms]
    for at in range(len(atoms) - 1):
        one, two = atoms[at], atoms[at + 1]
        if one.kind is _Kind.CLOSER and one.slack and two.kind in (_Kind.CLOSER, _Kind.OPENER):
            atoms[at] = _narrowed(one, one.slack)
        elif one.kind is _Kind.OPENER and two.kind is _Kind.OPENER and two.slack:
            atoms[at + 1] = _narrowed(two, two.slack)
    return atoms


def _blank(atom: _Atom, size: float) -> float:
    """The blank half of a full-width mark, in points; 0.0 where it has none."""
    if atom.face is None or len(atom.text) != 1 or atom.width < 0.9 * size:
        return 0.0
    left, right = atom.face.ink(atom.text)
    if atom.kind is _Kind.CLOSER and right <= 0.5:
        return 0.5 * size
    if atom.kind is _Kind.OPENER and left >= 0.5:
        return 0.5 * size
    return 0.0


def _narrowed(atom: _Atom, by: float) -> _Atom:
    return replace(atom, width=atom.width - by, slack=atom.slack - by, squeeze=atom.squeeze + by)


def _fitted(atoms: list[_Atom], width: float) -> list[_Atom]:
    """Nothing is wider than the column: long words fall into characters, long gaps shrink."""
    result: list[_Atom] = []
    for atom in atoms:
        if atom.width <= width:
            result.append(atom)
        elif atom.face is None:
            result.append(replace(atom, width=width))
        else:
            per_em = atom.width / sum(map(atom.face.width, atom.text))
            result += [
                replace(atom, text=char, width=atom.face.width(char) * per_em) for char in atom.text
            ]
    return result


def _latin(char: str) -> bool:
    return char not in " \n\u00a0\u00b7" and ord(char) < 0x2000


def _invisible(char: str) -> bool:
    # Variation selectors ask for another drawing of the same character; none is at hand.
    return unicodedata.category(char) in ("Cc", "Cf") or unicodedata.name(char, "").startswith(
        "VARIATION SELECTOR"
    )


# -- lines -------------------------------------------------------------------------------


def _end(atoms: list[_Atom], start: int, room: float) -> int:
    """Where the line that starts here ends; may shrink a gap in place to make it fit."""
    used, at = 0.0, start
    while at < len(atoms) and atoms[at].kind is not _Kind.FEED:
        if used + atoms[at].width > room + 0.01:
            break
        used += atoms[at].width
        at += 1
    else:
        return at
    if atoms[at].kind is _Kind.CLOSER:
        end = at
        while end < len(atoms) and atoms[end].kind is _Kind.CLOSER:
            end += 1
        if _over(atoms[start:end], room) <= _give(atoms[start:end]):
            return end
    if atoms[at].kind is _Kind.SPACE:
        return at
    if atoms[at].kind is _Kind.GAP and (end := _shrunk(atoms, at, room - used)):
        return end
    end = at
    while end > start + 1 and not _may_break(atoms, end):
        end -= 1
    return end if end > start and _may_break(atoms, end) else max(at, start + 1)


def _may_break(atoms: list[_Atom], at: int) -> bool:
    before, after = atoms[at - 1], atoms[at]
    if before.kind is _Kind.WORD and after.kind is _Kind.WORD:
        # one word in two fonts, or one too long for the column
        return before.run is not after.run or (len(before.text) == len(after.text) == 1)
    return after.kind is not _Kind.CLOSER and before.kind is not _Kind.OPENER


def _shrunk(atoms: list[_Atom], at: int, room: float) -> int:
    """Shorten the gap to the room left, with the mark behind it; 0 if too little would remain."""
    end = at + 1
    while end < len(atoms) and atoms[end].kind is _Kind.CLOSER:
        room -= atoms[end].width
        end += 1
    if room < _LEAST_GAP * atoms[at].width:
        return 0
    atoms[at] = replace(atoms[at], width=min(room, atoms[at].width))
    return end


def _over(atoms: list[_Atom], room: float) -> float:
    return sum(atom.width for atom in atoms) - room


def _give(atoms: list[_Atom]) -> float:
    """How far a line can be squeezed: its last mark wholly, the others by half their blank."""
    return sum(atom.slack for atom in atoms) / 2 + atoms[-1].slack / 2


def _squeezed(atoms: list[_Atom], over: float) -> list[_Atom]:
    last = min(over, atoms[-1].slack)
    atoms = [*atoms[:-1], _narrowed(atoms[-1], last)]
    over -= last
    total = sum(atom.slack for atom in atoms)
    if over <= 0 or total <= 0:
        return atoms
    return [_narrowed(atom, atom.slack * over / total) if atom.slack else atom for atom in atoms]


def _line(
    atoms: list[_Atom], left: float, width: float, align: Align, size: float, *, last: bool
) -> Line:
    while atoms and atoms[-1].kind is _Kind.SPACE:
        atoms = atoms[:-1]
    if not atoms:
        return Line((), (), 0.0)
    over = _over(atoms, width - left)
    stretch = 0.0
    if over > 0:
        atoms = _squeezed(atoms, over)
    elif align != "left":
        left = -over / (2 if align == "center" else 1)
    elif not last and len(atoms) > 1 and -over / (len(atoms) - 1) <= _MOST_STRETCH * size:
        stretch = -over / (len(atoms) - 1)
    return _placed(atoms, left, stretch)


def _placed(atoms: list[_Atom], x: float, stretch: float) -> Line:
    pieces: list[Piece] = []
    boxes: list[Box] = []
    joins = False  # the pen stands where the piece before would set its next character
    for atom in atoms:
        spacing = stretch if len(atom.text) == 1 else 0.0
        if atom.face is not None:
            joins = joins and pieces[-1].face is atom.face and not atom.shift
            if joins and spacing == stretch:
                pieces[-1] = replace(pieces[-1], text=pieces[-1].text + atom.text)
            else:
                pieces.append(Piece(x - atom.shift, atom.face, atom.text, spacing))
        joins = atom.face is not None and spacing == stretch and not atom.squeeze
        if isinstance(atom.run, Gap | Masked):
            _note(boxes, Box(x, atom.width, atom.run, atom.text))
        x += atom.width + stretch
    return Line(tuple(pieces), tuple(boxes), x - stretch)


def _note(boxes: list[Box], box: Box) -> None:
    """Add a box, or widen the last one when it is of the same run."""
    if boxes and boxes[-1].run is box.run:
        first = boxes.pop()
        box = Box(first.x, box.x + box.width - first.x, box.run, first.text + box.text)
    boxes.append(box)
