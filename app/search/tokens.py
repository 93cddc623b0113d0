"""Cuts what is kept, and what is typed, into the tokens that meet in the index.

A token is an exact word of the index: a character or two neighbours of a name or text, some digits
in a row, the beginning of a spelling in pinyin. So every keystroke looks up a few exact words and
never walks a range; `app.search.matching` then drops what only seemed to fit.
"""

from __future__ import annotations

__all__ = ["Run", "Script", "bare", "runs", "spellings", "tokens_of", "wanted", "whole"]

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from app.people import pinyin
from app.people.folding import fold

_WHOLE = "\u00b6"  # after a token that is the whole of a name or number, so that those come first
_DIGITS = (3, 4, 6)  # digits in a row; five or more than six are found as two that overlap
_TAIL = 4  # a number is asked for by its last four digits more than by any others
_LETTERS = 12  # more letters than these are left to matching
_RUN = re.compile(
    r"(?P<number>[a-z]*[0-9][0-9a-z]*)"
    r"|(?P<letters>[a-z]+)"
    r"|(?P<han>(?:[\u3007\u3400-\u9fff\U00020000-\U000323af]|[^\W0-9a-z_])+)"
)
_SEPARATORS = re.compile(r"[^0-9a-z]+")


class Script(Enum):
    """What a run of characters is written in."""

    HAN = "han"  # with the letters of other scripts that are not plain Latin
    LETTERS = "letters"  # pinyin, most of the time
    NUMBER = "number"  # digits, with the letters some numbers have


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one script in a row, folded."""

    script: Script
    text: str


def runs(text: str) -> list[Run]:
    """The runs of a text, in order; blanks and punctuation only part them."""
    return [
        Run(Script(match.lastgroup), match[0])
        for match in _RUN.finditer(fold(text))
        if match.lastgroup
    ]


def tokens_of(names: Iterable[str], numbers: Iterable[str], texts: Iterable[str]) -> set[str]:
    """All tokens a record is found by.

    Args:
        names: found by any part, and by pinyin or initials from any syllable on.
        numbers: found by any three digits or more.
        texts: found by any two characters or more.
    """
    tokens: set[str] = set()
    for name in names:
        tokens |= _name(name)
    for number in numbers:
        tokens |= _number(bare(number))
    for text in texts:
        for run in runs(text):
            tokens |= _text(run)
    return tokens


def wanted(text: str) -> list[str]:
    """Tokens that a record must have all of to hold everything typed."""
    tokens: dict[str, None] = {}
    for word in text.split():
        found = runs(word)
        # A lone character is a token of names only; beside others (087号) it is left to matching.
        longer = [run for run in found if run.script is not Script.HAN or len(run.text) > 1]
        for run in longer or found:
            tokens |= dict.fromkeys(_wanted(run))
    return list(tokens)


def _wanted(run: Run) -> list[str]:
    text = run.text
    if run.script is Script.LETTERS:
        return [text[:_LETTERS]]
    if run.script is Script.HAN:
        return list(_pieces(text, 2)) if len(text) > 1 else [text]
    if len(text) in _DIGITS:
        return [text]
    size = max((size for size in _DIGITS if size < len(text)), default=0)
    if not size:
        return [whole(run)]
    return [*_pieces(text, size, step=size), text[-size:]]


def whole(run: Run) -> str:
    """The token of records that hold the run as a whole name, its pinyin, or a number's end."""
    return run.text + _WHOLE


def bare(number: str) -> str:
    """The letters and digits of a number, folded."""
    return _SEPARATORS.sub("", fold(number))


@lru_cache(4096)
def spellings(name: str) -> tuple[str, ...]:
    """Pinyin and initials of a name from every character on."""
    places = range(len(name))
    return tuple(dict.fromkeys(key for at in places for key in pinyin.keys(name[at:])))


@lru_cache(4096)
def _name(name: str) -> frozenset[str]:
    folded = "".join(run.text for run in runs(name))
    tokens = {folded + _WHOLE, *folded, *_pieces(folded, 2)}
    for spelling in spellings(name):
        tokens.update(_beginnings(spelling))
    tokens.update(key + _WHOLE for key in pinyin.keys(name))
    return frozenset(tokens)


def _number(number: str) -> set[str]:
    tokens = {number + _WHOLE, number[-_TAIL:] + _WHOLE}
    for size in _DIGITS:
        tokens.update(_pieces(number, size))
    return tokens


def _text(run: Run) -> set[str]:
    if run.script is Script.HAN:
        return set(_pieces(run.text, 2))
    if run.script is Script.NUMBER:
        return _number(run.text) if len(run.text) >= _DIGITS[0] else set()
    return set(_beginnings(run.text))


def _pieces(text: str, size: int, *, step: int = 1) -> Iterator[str]:
    return (text[at : at + size] for at in range(0, len(text) - size + 1, step))


def _beginnings(spelling: str) -> Iterator[str]:
    return (spelling[:end] for end in range(1, min(len(spelling), _LETTERS) + 1))
