"""Words that a plan of help may never have, as data."""

from __future__ import annotations

__all__ = ["HelpWords"]

from dataclasses import dataclass
from pathlib import Path
from typing import Self

import msgspec


@dataclass(frozen=True, slots=True)
class HelpWords:
    """The words (mistake 25); a tool of the desk."""

    forbidden: tuple[str, ...]

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read resources/resettlement/words.toml."""
        return msgspec.toml.decode(path.read_bytes(), type=cls)
