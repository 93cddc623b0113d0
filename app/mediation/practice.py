"""CL-08 as the office practises it: what each danger means, what is done, who is told."""

from __future__ import annotations

__all__ = ["RiskPractice"]

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Self

import msgspec

from app.mediation.codes import RiskLevel, RiskTrigger
from app.mediation.views import LevelView


class RiskPractice:
    """The four colours, read from data: they are local practice, not law."""

    def __init__(self, levels: Mapping[RiskLevel, LevelView]) -> None:
        self._levels = levels
        self._least = {
            trigger: level for level, view in levels.items() for trigger in view.triggers
        }

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read the file.

        Raises:
            ValueError: a danger stands under no level, or a level is missing.
        """
        raw = tomllib.loads(path.read_text(encoding="utf-8"))["level"]
        found = {one["level"]: msgspec.convert(one, LevelView) for one in raw}
        practice = cls({RiskLevel(code): view for code, view in found.items()})
        if set(practice._least) != set(RiskTrigger):
            raise ValueError(set(RiskTrigger) - set(practice._least))
        return practice

    def least(self, triggers: Iterable[RiskTrigger]) -> RiskLevel:
        """The level that the gravest of these dangers has."""
        return max((self._least[one] for one in triggers), default=RiskLevel.BLUE)

    def levels(self) -> tuple[LevelView, ...]:
        """Every level, the lightest first."""
        return tuple(self._levels[level] for level in sorted(self._levels))
