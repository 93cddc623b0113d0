"""Pinyin of names, for search and sorting: every reading of a character counts."""

from __future__ import annotations

__all__ = ["full", "initials", "keys", "readings", "search_key", "typed"]

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from itertools import islice, product
from pathlib import Path

from app.pinyin import library

_TABLE = Path(__file__).resolve().parents[2] / "resources" / "pinyin.toml"
_PERSON = 6  # syllables; who is called by more is a unit, found by its parts
_MOST = 16  # readings of one name that are kept: enough for any real one


def full(name: str) -> tuple[str, ...]:
    """The name in pinyin without tones, ü as v; the reading as a name comes first.

    >>> full("单志勇")[0]
    'shanzhiyong'
    """
    return _spell(readings(name))


def initials(name: str) -> tuple[str, ...]:
    """The first letter of every syllable; the reading as a name comes first."""
    return _spell([[syllable[0] for syllable in options] for options in readings(name)])


def keys(name: str) -> tuple[str, ...]:
    """All that a search may find the name by: full pinyin, initials, and the two mixed."""
    return typed((*full(name), *initials(name), *_mixed(name)))


def typed(spellings: Iterable[str]) -> tuple[str, ...]:
    """As people type them: ü as v, as u by who knows no key for it, as yu as in a passport."""
    found = dict.fromkeys(spellings)
    ways = (one.replace("v", way) for one in found if "v" in one for way in ("u", "yu"))
    return tuple(found | dict.fromkeys(ways))


def _mixed(name: str) -> Iterable[str]:
    """The surname whole and initials behind it, as people type: liwm, ouyangnn."""
    options = readings(name)
    for whole in (1, 2) if len(options) <= _PERSON else ():
        if len(options) > whole + 1:
            behind = [[syllable[0] for syllable in more] for more in options[whole:]]
            yield from _spell([*options[:whole], *behind])


def search_key(text: str) -> str:
    """One line to look letters up in: the keys of every name in a title (甲与乙邻里纠纷)."""
    names = re.split(r"[与和、，；（）\s]+", text)
    return " ".join(key for name in names for key in keys(name))


def readings(name: str) -> list[tuple[str, ...]]:
    """For every character its syllables; Latin letters stand for themselves, the rest is left out.

    A surname is read as one (单 shan, 尉迟 yuchi) before its other readings.
    """
    surname = next((name[:n] for n in (2, 1) if name[:n] in _surnames()), "")
    first = _surnames().get(surname, [])
    options = [
        (syllable, *(other for other in _syllables(char) if other != syllable))
        for char, syllable in zip(surname, first, strict=True)
    ]
    options += [_syllables(char) for char in name[len(surname) :]]
    return [syllables for syllables in options if syllables]


def _spell(options: Iterable[Iterable[str]]) -> tuple[str, ...]:
    spellings = map("".join, product(*options))
    # Readings often share a first letter, so repeats are dropped before the cut.
    return tuple(islice(dict.fromkeys(islice(spellings, 1024)), _MOST))


@cache
def _syllables(char: str) -> tuple[str, ...]:
    if char.isascii():
        return (char.lower(),) if char.isalnum() else ()
    if char in _missing():
        return (_missing()[char],)
    pypinyin = library()
    found = pypinyin.pinyin(char, style=pypinyin.Style.NORMAL, heteronym=True, errors="ignore")
    return tuple(dict.fromkeys(found[0])) if found else ()


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))


@cache
def _surnames() -> dict[str, list[str]]:
    return {name: syllables.split() for name, syllables in _table()["surnames"].items()}


def _missing() -> dict[str, str]:
    return _table()["missing"]
