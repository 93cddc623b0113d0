"""A plain page that notes what the shell tells it."""

from __future__ import annotations

__all__ = ["ALT", "CTRL", "Plain", "plain", "shown"]

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from ui.context import Context
from ui.shell.page import Act, Page
from ui.shell.window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


class Plain(Page):
    """A page with a line to type in, which notes what the shell tells it."""

    def __init__(self, context: Context, *, name: str = "today") -> None:
        super().__init__(context)
        self.name = name
        self.told: list[Any] = []
        self.acts: Mapping[Act, Callable[[], None]] = {}
        self.line = QLineEdit()
        QVBoxLayout(self).addWidget(self.line)

    def title(self) -> str:
        return self.name

    def subtitle(self) -> str:
        return f"about {self.name}"

    def hints(self) -> tuple[tuple[str, str], ...]:
        return (("Enter", "办理"),)

    def standard_keys(self) -> Mapping[Act, Callable[[], None]]:
        if self.name == "mediation":
            return {}
        known = {act: partial(self.told.append, act) for act in (Act.SAVE, Act.FILTER, Act.PRINT)}
        return known | dict(self.acts)

    def primary_new(self) -> None:
        self.told.append("new")

    def activate(self, **where: Any) -> None:
        self.told.append(where)

    def deactivate(self) -> None:
        self.told.append("left")


def plain(name: str, context: Context) -> Page:
    return Plain(context, name=name)


def shown(window: MainWindow) -> Plain:
    assert isinstance(window.page, Plain)
    return window.page
