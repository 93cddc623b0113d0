"""Where leave is needed: which counties are one 城市市区, and what lies abroad (R14a, R18)."""

from __future__ import annotations

__all__ = ["Area", "Areas"]

import tomllib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import msgspec


@dataclass(frozen=True, slots=True)
class Area:
    """A place to go to: a county of the city, the rest of the country, or abroad.

    Attributes:
        code: 区县码, or a code of the region.
        city: counties with the same one form one 城市市区; "" for none.
        abroad: whether going there crosses the border.
    """

    code: str
    name: str
    city: str = ""
    abroad: bool = False


class Areas:
    """All areas in the order they are offered; local data, not law."""

    def __init__(self, areas: Iterable[Area], words: Iterable[str]) -> None:
        self._by_code = {area.code: area for area in areas}
        self._words = tuple(words)

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read the file."""
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        return cls((msgspec.convert(one, Area) for one in raw["area"]), raw["abroad_words"])

    def all(self) -> tuple[Area, ...]:
        """Every area."""
        return tuple(self._by_code.values())

    def name(self, code: str) -> str:
        """What people call it; the code itself where it is not known."""
        area = self._by_code.get(code)
        return area.name if area else code

    def one_city(self, residence: str, codes: Collection[str]) -> bool:
        """Whether all places lie where the subject may go without leave."""
        home = self._by_code.get(residence)
        return all(
            code == residence or (home and home.city and self._city(code) == home.city)
            for code in codes
        )

    def abroad(self, codes: Iterable[str]) -> bool:
        """Whether an area lies beyond the border."""
        return any(area.abroad for area in map(self._by_code.get, codes) if area)

    def sounds_abroad(self, places: Iterable[str]) -> str:
        """A word in the names of places that lies beyond the border, or "".

        The name alone proves nothing: 香港大学深圳医院 stands in 深圳.
        """
        return next((word for place in places for word in self._words if word in place), "")

    def _city(self, code: str) -> str:
        area = self._by_code.get(code)
        return area.city if area else ""
