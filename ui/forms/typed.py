"""Typed fields whose value is not their text: a count, a list with one item to a line."""

from __future__ import annotations

__all__ = ["CountField", "LinesField"]

from typing import Any

from app.i18n import tr
from ui.theme.theme import Theme
from ui.widgets.field import AreaField, TextField


class CountField(TextField):
    """A whole number; None when it is empty or no number."""

    def __init__(self, theme: Theme, label: str, *, required: bool = False, hint: str = "") -> None:
        super().__init__(
            theme,
            label,
            required=required,
            placeholder=hint,
            number=True,
            max_length=6,
            check=self._problem,
        )

    def value(self) -> int | None:
        return int(self.text()) if self.text().isascii() and self.text().isdigit() else None

    def set_value(self, value: Any) -> None:
        self.set_text("" if value is None else str(value))

    @staticmethod
    def _problem(text: str) -> str | None:
        return None if text.isascii() and text.isdigit() else tr("请填整数，如 3")


class LinesField(AreaField):
    """A list, one item to a line."""

    def value(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.text().splitlines() if line.strip())

    def set_value(self, value: Any) -> None:
        self.set_text("\n".join(value or ()))
