"""What the words of a question let one think of, as data: legal aid, danger, no mediation."""

from __future__ import annotations

__all__ = ["Hint", "QuestionWords"]

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import msgspec

from app.risk import RiskTrigger
from app.services.codes import Scope


@dataclass(frozen=True, slots=True)
class Hint:
    """What some words may mean.

    Attributes:
        title: in words ("家庭暴力").
        ground: the paragraph by which no means are looked into ("32(4)"), or "".
        danger: dangers that are offered; scope: what speaks against mediation.
    """

    title: str
    words: tuple[str, ...]
    ground: str = ""
    danger: tuple[RiskTrigger, ...] = ()
    scope: Scope | None = None

    @property
    def of_aid(self) -> bool:
        """Whether it is one of the matters legal aid is for."""
        return self.scope is None


class QuestionWords:
    """The hints; a tool of the desk."""

    def __init__(self, hints: Iterable[Hint]) -> None:
        self._hints = [(hint, tuple(re.compile(word) for word in hint.words)) for hint in hints]

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read resources/services/words.toml."""
        raw = msgspec.toml.decode(path.read_bytes(), type=dict[str, list[Hint]])
        return cls(raw["hint"])

    def of(self, text: str) -> tuple[Hint, ...]:
        """What a question lets one think of, in the order of the file."""
        return tuple(
            hint for hint, words in self._hints if any(word.search(text) for word in words)
        )
