"""What a demonstration leaves beside its pictures and papers."""

from __future__ import annotations

__all__ = ["Summary"]

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any, TypeVar

T = TypeVar("T")


@dataclass
class Summary:
    """Written as summary.json.

    Attributes:
        passphrase: opens both laptops; their people and cases are fictional.
        done: what was done, in order.
        seconds: how long each step took, by the words of `done`.
        counts: how much there is of what.
        states: the state words each laptop showed, in the order they were first seen.
        dues: what the new case owes, each with why and under which article.
        article: the one that F1 opened.
        review: the field both laptops changed, both values, and the one a person chose.
        digests: of the three databases; equal.
        papers, screens: files, beside this one.
    """

    office: str = ""
    passphrase: str = ""
    open_with: Mapping[str, str] = field(default_factory=dict)
    done: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    states: dict[str, list[str]] = field(default_factory=dict)
    dues: list[dict[str, Any]] = field(default_factory=list)
    article: str = ""
    review: dict[str, Any] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    papers: list[str] = field(default_factory=list)
    screens: list[str] = field(default_factory=list)

    def step(self, words: str, act: Callable[[], T]) -> T:
        """Do something, and note how long it took."""
        start = monotonic()
        result = act()
        self.done.append(words)
        self.seconds[words] = round(monotonic() - start, 2)
        return result

    def write(self, folder: Path) -> None:
        """Write summary.json into a folder."""
        text = json.dumps(asdict(self), ensure_ascii=False, indent=2)
        (folder / "summary.json").write_text(text + "\n", "utf-8")
