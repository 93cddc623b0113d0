"""Tells whether a record truly holds what was typed, and where its title shows it."""

from __future__ import annotations

__all__ = ["fits", "marks"]

from collections.abc import Callable, Iterable, Iterator

from app.people import pinyin
from app.people.folding import fold
from app.search.index import Document
from app.search.tokens import Run, Script, bare, runs, spellings

Span = tuple[int, int]  # start and length, in characters


def fits(document: Document, words: Iterable[Run]) -> bool:
    """Whether the record holds every run."""
    return all(_HOLDS[word.script](document, word.text) for word in words)


def marks(title: str, words: Iterable[Run]) -> tuple[Span, ...]:
    """The places of the title to underline, in order, none overlapping."""
    folded = fold(title)
    found = sorted(span for word in words for span in _spans(folded, word))
    kept: list[Span] = []
    for start, length in found:
        if not kept or start >= sum(kept[-1]):
            kept.append((start, length))
    return tuple(kept)


def _han(document: Document, text: str) -> bool:
    names = ("".join(run.text for run in runs(name)) for name in document.names)
    return any(text in name for name in names) or _in_texts(document, text)


def _letters(document: Document, text: str) -> bool:
    spelled = (spelling for name in document.names for spelling in spellings(name))
    return any(spelling.startswith(text) for spelling in spelled) or _in_texts(document, text)


def _number(document: Document, text: str) -> bool:
    numbers = [bare(number) for number in document.numbers]
    if len(text) < 3:
        return text in numbers
    return any(text in number for number in numbers) or _in_texts(document, text)


def _in_texts(document: Document, text: str) -> bool:
    return any(text in fold(kept) for kept in document.texts)


_HOLDS = {Script.HAN: _han, Script.LETTERS: _letters, Script.NUMBER: _number}


def _spans(folded: str, word: Run) -> Iterator[Span]:
    at = folded.find(word.text)
    while at >= 0:
        yield at, len(word.text)
        at = folded.find(word.text, at + len(word.text))
    if word.script is Script.LETTERS:
        yield from _spelled(folded, word.text)


def _spelled(folded: str, letters: str) -> Iterator[Span]:
    """Characters whose pinyin, or whose initials, begin with the letters."""
    for start in range(len(folded)):
        ends = (_follow(folded, start, letters, way) for way in _WAYS)
        if end := next(filter(None, ends), None):
            yield start, end - start


# Whole syllables, initials, and both mixed: liwm.
_WAYS: tuple[Callable[[str], tuple[str, ...]], ...] = (
    lambda syllable: (syllable,),
    lambda syllable: (syllable[0],),
    lambda syllable: (syllable, syllable[0]),
)


def _follow(
    folded: str, at: int, letters: str, way: Callable[[str], tuple[str, ...]]
) -> int | None:
    """Where the characters end that spell the letters from a place on, or None."""
    if not letters:
        return at
    if at == len(folded):
        return None
    if folded[at] == "·":
        return _follow(folded, at + 1, letters, way)
    syllables = next((pinyin.typed(one) for one in pinyin.readings(folded[at])), ())
    for spelled in (one for syllable in syllables for one in way(syllable)):
        if spelled.startswith(letters):
            return at + 1
        if letters.startswith(spelled):
            end = _follow(folded, at + 1, letters[len(spelled) :], way)
            if end:
                return end
    return None
