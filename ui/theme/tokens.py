"""The design tokens as read from resources/tokens.json."""

from __future__ import annotations

__all__ = ["RESOURCES", "TextStyle", "Tokens"]

import json
from pathlib import Path
from typing import Any, NamedTuple, Self

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


class TextStyle(NamedTuple):
    """One style of type; sizes are px at base 14."""

    size: int
    bold: bool
    line: int


class Tokens(NamedTuple):
    """Tokens that the desktop needs.

    Attributes:
        colors: mode ("light", "dark") → colour name → "#RRGGBB".
        sizes: name → px at base 14.
        styles: name → text style.
        status: status name → colour name of its glyph and words.
        families: font families to look for on the machine, best first.
        bases: offered type sizes.
    """

    colors: dict[str, dict[str, str]]
    sizes: dict[str, int]
    styles: dict[str, TextStyle]
    status: dict[str, str]
    families: tuple[str, ...]
    bases: tuple[int, ...]

    @classmethod
    def load(cls, path: Path = RESOURCES / "tokens.json") -> Self:
        """Read the tokens of the product."""
        raw: dict[str, Any] = json.loads(path.read_text("utf-8"))
        type_ = raw["typography"]
        families = type_["ui_family"]
        return cls(
            colors={
                mode: {name: token["value"] for name, token in raw["color"][mode].items()}
                for mode in ("light", "dark")
            },
            sizes={name: size for name, size in raw["size"].items() if isinstance(size, int)},
            styles={
                name: TextStyle(style["size"], style["weight"] >= 600, style["line"])
                for name, style in type_["styles"].items()
            },
            status={name: status["fg"] for name, status in raw["status"].items()},
            families=(*families["windows"][:1], *families["uos_kylin"]),
            bases=tuple(type_["base_options"]),
        )
