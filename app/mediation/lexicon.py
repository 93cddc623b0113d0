"""Words that make a clerk stop, read from data: doubtful terms, signs of danger, fees."""

from __future__ import annotations

__all__ = ["Hit", "Lexicon", "WordKind"]

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple, Self

from app.i18n import tr

# 月息 1.5%、年利率24%、月利率2分: a 分 is a hundredth by the month, a tenth by the year.
_RATE = re.compile(
    r"(?P<per>年|月)(?:利率|利息|息)[^0-9]{0,6}(?P<n>\d+(?:\.\d+)?)\s*(?P<of>[%％分厘])"
)
_PERCENT = {("年", "分"): 10.0, ("年", "厘"): 1.0, ("月", "分"): 1.0, ("月", "厘"): 0.1}


class WordKind(StrEnum):
    """What a word is a sign of."""

    TERMS = "terms"
    DANGER = "danger"
    FEE = "fee"


class Hit(NamedTuple):
    """A word found: what it is a sign of, the words themselves, and the law ("" for none)."""

    title: str
    words: str
    law: str


@dataclass(frozen=True, slots=True)
class _Word:
    kind: WordKind
    title: str
    law: str
    pattern: re.Pattern[str]


class Lexicon:
    """The words of a file."""

    def __init__(self, words: Iterable[_Word], rate_cap: float) -> None:
        self._words = tuple(words)
        self._rate_cap = rate_cap

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read the file; a pattern that cannot be read stops the start."""
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        return cls(map(_word, raw["word"]), raw["rate_cap"])

    def find(self, kind: WordKind, texts: Iterable[str]) -> list[Hit]:
        """What of a kind stands in the texts, each sign once, with the words it was found by."""
        found: dict[str, Hit] = {}
        for text in texts:
            for word in self._words:
                if word.kind is kind and (hit := word.pattern.search(text)):
                    found.setdefault(word.title, Hit(word.title, hit[0], word.law))
            if kind is WordKind.TERMS:
                for words in self._usury(text):
                    found.setdefault(words, Hit(tr("利率超过上限"), words, tr("民法典 第680条")))
        return list(found.values())

    def _usury(self, text: str) -> Iterator[str]:
        for rate in _RATE.finditer(text):
            number = float(rate["n"]) * _PERCENT.get((rate["per"], rate["of"]), 1.0)
            if number * (12 if rate["per"] == "月" else 1) > self._rate_cap:
                yield rate[0]


def _word(raw: dict[str, Any]) -> _Word:
    pattern = re.compile("|".join(f"(?:{one})" for one in raw["words"]))
    return _Word(WordKind(raw["kind"]), raw["title"], raw.get("law", ""), pattern)
