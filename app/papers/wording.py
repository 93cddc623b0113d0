"""Sentences and runs that the papers of every line share."""

from __future__ import annotations

__all__ = [
    "BLANK_DATE",
    "day",
    "filled",
    "id_name",
    "lines_of",
    "masked",
    "moment",
    "ordinal",
    "paragraphs",
    "period",
    "room",
    "sentence",
    "stacked",
    "ticks",
]

from collections.abc import Sequence
from datetime import date, datetime
from string import Formatter

from app.papers.amounts import numeral
from app.papers.model import Bold, Filled, Gap, Masked, Paragraph, Run, Runs
from app.people.messages import IdKind

_BLANK = "\u3000"
BLANK_DATE = f"{_BLANK * 4}年{_BLANK * 2}月{_BLANK * 2}日"


def room(characters: int) -> str:
    """Room for a hand, as wide as so many characters."""
    return _BLANK * characters


def day(on: date) -> str:
    """A day as papers write it: 2026年7月8日."""
    return f"{on.year}年{on.month}月{on.day}日"


def moment(at: datetime) -> str:
    """A moment as papers write it: 2026年7月8日9时30分."""
    return f"{day(at.date())}{_clock(at)}"


def period(start: datetime, end: datetime | None, target: str, name: str) -> Runs:
    """From when to when; an end not written down is a gap with a name."""
    begun = f"{moment(start)}至"
    if end is None:
        return (begun, Gap(name, target, 6))
    return (begun + (_clock(end) if end.date() == start.date() else moment(end)),)


def _clock(at: datetime) -> str:
    return f"{at.hour}时{at.minute:02d}分"


def sentence(words: str, **runs: Run) -> Runs:
    """Words with {names} in them, each put in place of its name as a run of its own."""
    parts = Formatter().parse(words)
    return tuple(
        run
        for text, name, _, _ in parts
        for run in (*((text,) if text else ()), *((runs[name],) if name else ()))
    )


def filled(text: str, target: str, name: str, width: int = 8) -> Run:
    """The field's text, or a gap with a name."""
    return Filled(text, target) if text.strip() else Gap(name, target, width)


def masked(text: str, shown: str, target: str, name: str) -> Run:
    """A number printed complete and covered on the screen, or a gap with a name."""
    return Masked(text, shown, target) if text else Gap(name, target, 10)


def id_name(kind: IdKind) -> str:
    """GB 11643 calls a resident's number 公民身份号码."""
    return "公民身份号码" if kind is IdKind.RESIDENT else f"{kind.label}号码"


def ordinal(count: int) -> str:
    """第一次, 第十二次: the count in characters, from 100 on in figures."""
    return numeral(count) if count < 100 else str(count)


def ticks(options: Sequence[tuple[str, bool]]) -> str:
    """Options with a box each, the chosen one ticked: ■有 □无."""
    return _BLANK.join(f"{'■' if chosen else '□'}{text}" for text, chosen in options)


def lines_of(text: str, target: str) -> list[Runs]:
    """A text as runs, one for each of its lines that says something."""
    return [(Filled(line.strip(), target),) for line in text.splitlines() if line.strip()]


def paragraphs(opening: str, lines: Sequence[Runs]) -> list[Paragraph]:
    """Lines as paragraphs, the first opened by words in 黑体."""
    return [
        Paragraph((*((Bold(opening),) if at == 0 else ()), *runs)) for at, runs in enumerate(lines)
    ]


def stacked(lines: Sequence[Runs]) -> Runs:
    """Lines one below the other, for a cell."""
    return tuple(run for at, runs in enumerate(lines) for run in (*(("\n",) * (at > 0)), *runs))
