"""Words that papers of legal aid share: options with boxes, articles, sums, days."""

from __future__ import annotations

__all__ = [
    "COVERED",
    "LAW",
    "article_words",
    "boxes",
    "covered",
    "filled_day",
    "money",
    "number_or_gap",
    "plain",
    "text",
]

import re
from collections.abc import Collection, Iterable
from datetime import date

from app.codes import Code
from app.papers.amounts import figures, numeral
from app.papers.model import Filled, Gap, Masked, Run, Runs
from app.papers.wording import day, lines_of, stacked, ticks

LAW = "《中华人民共和国法律援助法》"
COVERED = "＊＊＊"  # what the screen shows of the means
_BLANK = "\u3000"
_WIDE = 28  # characters of the widest cell beside its label
_COUNT = re.compile(r"第(\d+)(条|款|项)")


def boxes(codes: Iterable[Code], chosen: Collection[str]) -> str:
    """Every option with its box, what was chosen ticked; none is parted at the end of a line."""
    lines = [""]
    for one in codes:
        option = ticks([(one.label, one.value in chosen)])
        if lines[-1] and len(lines[-1]) + 1 + len(option) > _WIDE:
            lines.append("")
        lines[-1] += f"{_BLANK}{option}" if lines[-1] else option
    return "\n".join(lines)


def plain(code: str, kind: type[Code], target: str, name: str, width: int = 8) -> Run:
    """A code in words, or a gap with a name."""
    return Filled(kind(code).label, target) if code else Gap(name, target, width)


def article_words(place: str) -> str:
    """第31条第5项 as papers write it: 第三十一条第五项."""
    return _COUNT.sub(lambda found: f"第{numeral(int(found[1]))}{found[2]}", place)


def money(fen: int | None, target: str, name: str) -> Run:
    """A sum of the household: complete on paper, covered on the screen."""
    return Gap(name, target, 6) if fen is None else Masked(figures(fen), COVERED, target)


def covered(words: str, target: str, name: str, width: int = 8) -> Run:
    """What of the household is for the paper alone, or a gap with a name."""
    return Masked(words, COVERED, target) if words.strip() else Gap(name, target, width)


def filled_day(on: date | None, target: str, name: str) -> Run:
    """A day in words, or a gap with a name."""
    return Filled(day(on), target) if on else Gap(name, target, 8)


def number_or_gap(number: str, target: str, name: str) -> Run:
    """The number of a paper of the centre, as its paper has it."""
    return Filled(number, target) if number.strip() else Gap(name, target, 14)


def text(words: str, target: str, name: str, width: int = 20) -> Runs:
    """A text of several lines, or a gap with a name."""
    return stacked(lines_of(words, target)) or (Gap(name, target, width),)
