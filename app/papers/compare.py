"""What changed between two versions of a paper, in words."""

from __future__ import annotations

__all__ = ["changes"]

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import NamedTuple

from app.i18n import tr
from app.papers.messages import PaperChange
from app.papers.model import Block, Gap, Grid, Masked, Paper, Run, Runs, runs_of

_AROUND = 6  # characters shown before and after what changed
_LONGEST = 60


class _Line(NamedTuple):
    """One line of a paper: which cell it is of ("" for running text), what it says, and shows."""

    label: str
    text: str
    shown: str


def changes(before: Paper, after: Paper) -> tuple[PaperChange, ...]:
    """From what to what, in reading order; numbers of people are masked as on the screen.

    Lines are compared, and of a line that changed only the part that did, with a few characters
    around it.
    """
    old, new = list(_lines(before)), list(_lines(after))
    found = [
        change
        for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        if tag != "equal"
        for change in _paired(old[a:b], new[c:d])
    ]
    if before.copies != after.copies:
        found.append(PaperChange(tr("份数"), str(before.copies), str(after.copies)))
    return tuple(found)


def _paired(old: list[_Line], new: list[_Line]) -> Iterator[PaperChange]:
    for left, right in zip_longest(old, new):
        label = (right or left).label
        yield _change(label, left.shown if left else "", right.shown if right else "")


def _change(label: str, before: str, after: str) -> PaperChange:
    if not before or not after:
        return PaperChange(label, _short(before), _short(after))
    if before == after:
        hidden = tr("{text}（遮住的几位有改动）").format(text=_short(after))
        return PaperChange(label, _short(before), hidden)
    start = _same(before, after)
    end = _same(before[start:][::-1], after[start:][::-1])
    shown = [_part(text, start, len(text) - end) for text in (before, after)]
    return PaperChange(label, shown[0], shown[1])


def _same(one: str, other: str) -> int:
    """How many characters two texts begin with together."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _part(text: str, start: int, end: int) -> str:
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    head, tail = "…" if first else "", "…" if last < len(text) else ""
    return f"{head}{_short(text[first:last])}{tail}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2]}…{text[-_LONGEST // 2 :]}"


def _lines(paper: Paper) -> Iterator[_Line]:
    for block in paper.blocks:
        yield from _cells(block) if isinstance(block, Grid) else _running(block, paper)


def _cells(grid: Grid) -> Iterator[_Line]:
    for row in grid.rows:
        label = ""
        for cell in row.cells:
            if cell.label:
                label = _said(cell.runs).replace("\n", "")
                continue
            texts = zip(_said(cell.runs).split("\n"), _shown(cell.runs).split("\n"), strict=True)
            yield from (_Line(label, text, shown) for text, shown in texts)
            yield from (_Line(label, _said(foot), _shown(foot)) for foot in cell.foot)


def _running(block: Block, paper: Paper) -> Iterator[_Line]:
    alone = Paper(paper.kind, paper.title, (block,), paper.paper_id)
    yield from (_Line("", _said(runs), _shown(runs)) for runs in runs_of(alone) if runs)


def _said(runs: Runs) -> str:
    return "".join(_word(run) for run in runs)


def _shown(runs: Runs) -> str:
    return "".join(run.shown if isinstance(run, Masked) else _word(run) for run in runs)


def _word(run: Run) -> str:
    if isinstance(run, Gap):
        return tr("（空白）")
    return run if isinstance(run, str) else run.text
