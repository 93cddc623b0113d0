"""Counties, towns and villages of Jiangmen: who lies where, found by code, name or initials."""

from __future__ import annotations

__all__ = ["Division", "Divisions", "Level"]

import csv
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Self

from app.people import pinyin


class Level(StrEnum):
    """What a division is."""

    CITY = "city"
    COUNTY = "county"
    TOWNSHIP = "township"  # a town or a street, with a judicial office
    ZONE = "zone"  # a special zone without a town government
    VILLAGE = "village"  # a village or a community


@dataclass(frozen=True, slots=True)
class Division:
    """One division.

    Attributes:
        code: 4 (city), 6 (county), 9 (township, zone) or 12 digits (village).
        parent: code of the division above; the city's is the province ("44").
    """

    code: str
    name: str
    level: Level
    parent: str


class Divisions:
    """All divisions by code."""

    def __init__(self, divisions: dict[str, Division]) -> None:
        self._by_code = divisions

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read a jiangmen.csv."""
        with path.open(encoding="utf-8", newline="") as file:
            rows = (
                Division(row["code"], row["name"], Level(row["level"]), row["parent"])
                for row in csv.DictReader(file)
            )
            return cls({row.code: row for row in rows})

    def __getitem__(self, code: str) -> Division:
        """The division of a code; KeyError when there is none."""
        return self._by_code[code]

    def get(self, code: str) -> Division | None:
        """The division of a code, or None."""
        return self._by_code.get(code)

    def counties(self) -> tuple[Division, ...]:
        """The counties and districts of the city."""
        return self._of(Level.COUNTY)

    def townships(self, county: str | None = None) -> tuple[Division, ...]:
        """The towns and streets, of one county or of all."""
        return tuple(item for item in self._of(Level.TOWNSHIP) if county in (None, item.parent))

    def villages_of(self, township: str) -> tuple[Division, ...]:
        """The villages and communities of a town, a street or a zone."""
        return tuple(item for item in self._of(Level.VILLAGE) if item.parent == township)

    def county_of(self, code: str) -> Division:
        """The county a division lies in; a county lies in itself."""
        return self[code[:6]]

    def full_name(self, code: str) -> str:
        """The name with all above it: 江门市新会区大泽镇; "" when the code is unknown."""
        names = []
        division = self.get(code)
        while division is not None:
            names.append(division.name)
            division = self.get(division.parent)
        return "".join(reversed(names))

    def search(self, text: str, *, limit: int = 20, under: str = "") -> list[Division]:
        """Divisions whose name, pinyin or initials hold `text`; those that begin with it first.

        `under` keeps to one county or town.
        """
        wanted = text.strip().lower()
        if not wanted:
            return []
        found = []
        for division, keys in self._keys:
            places = [key.find(wanted) for key in keys]
            if division.code.startswith(under) and any(place >= 0 for place in places):
                found.append((0 not in places, len(division.code), division.code, division))
        return [row[-1] for row in sorted(found, key=lambda row: row[:3])[:limit]]

    def _of(self, level: Level) -> tuple[Division, ...]:
        return tuple(item for item in self._by_code.values() if item.level is level)

    @cached_property
    def _keys(self) -> list[tuple[Division, tuple[str, ...]]]:
        return [(item, (item.name, *pinyin.keys(item.name))) for item in self._by_code.values()]
