"""The phrases the program brings along, by line of work (resources/phrases)."""

from __future__ import annotations

__all__ = ["Starter", "Starters"]

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from app.ids import Id, named_id


@dataclass(frozen=True, slots=True)
class Starter:
    """One phrase as shipped."""

    line: str
    field: str
    topic: str
    text: str

    def id_for(self, office: str) -> Id:
        """The id of its row, once an office changes or hides it: the same on every laptop."""
        return named_id("phrase", office, self.line, self.field, self.topic, self.text)


class Starters:
    """All phrases shipped, in the order of their files."""

    def __init__(self, starters: Iterable[Starter]) -> None:
        self._by_line: dict[str, list[Starter]] = {}
        for one in starters:
            self._by_line.setdefault(one.line, []).append(one)
        self._known: dict[str, dict[Id, Starter]] = {}

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read every file; its name is the line of work."""
        return cls(
            Starter(path.stem, entry["field"], entry.get("topic", ""), text)
            for path in sorted(folder.glob("*.toml"))
            for entry in tomllib.loads(path.read_text(encoding="utf-8"))["phrases"]
            for text in entry["texts"]
        )

    def of(self, line: str, office: str) -> Mapping[Id, Starter]:
        """The phrases of a line by the ids of their rows in an office."""
        key = f"{office}/{line}"
        if key not in self._known:
            self._known[key] = {one.id_for(office): one for one in self._by_line.get(line, ())}
        return self._known[key]
