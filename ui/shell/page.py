"""What a page is to the shell: a title, its keys, and what the standard keys mean on it."""

from __future__ import annotations

__all__ = ["Act", "Page"]

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.context import Context, Place


class Act(StrEnum):
    """Standard actions whose keys are the same on every page."""

    SAVE = "save"  # Ctrl+S
    PRINT = "print"  # Ctrl+P
    PRINT_LIST = "print_list"  # Ctrl+Alt+P
    SAVE_LIST = "save_list"  # F12, as WPS has it
    NOTE = "note"  # Ctrl+E
    NEXT_GAP = "next_gap"  # F8
    FILTER = "filter"  # /
    READ_CARD = "read_card"  # F4
    HISTORY = "history"  # Ctrl+H
    ARTICLE = "article"  # F1, where a citation is in hand
    SYNC = "sync"  # F5, where the page itself tells how it goes
    STEP_BACK = "step_back"  # Alt+←, where a page has steps of its own to go back in


class Page(QWidget):
    """Base of pages; a page is made once and stays alive.

    Attributes:
        new_in: the line of work in which 新建 makes a record here.

    Signals:
        titleChanged: title, subtitle, hints or actions changed.
    """

    titleChanged = Signal()
    new_in: ClassVar[str] = "mediation"

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.theme = context.theme

    def title(self) -> str:
        """The big words in the top bar."""
        raise NotImplementedError

    def subtitle(self) -> str:
        """The quiet words beside them."""
        return ""

    def hints(self) -> tuple[tuple[str, str], ...]:
        """Keys of this page for the status bar: ("Up Down", "选择")."""
        return ()

    def standard_keys(self) -> Mapping[Act, Callable[[], None]]:
        """What the standard keys do here; a key without an entry does nothing."""
        return {}

    def primary_new(self) -> None:
        """新建 (Ctrl+N) on this page; unless overridden, the form of its line of work."""
        self.context.go(Place(f"{self.new_in}.form"))

    def take_focus(self) -> None:
        """Shown without having said where the keyboard is: put it on the first thing."""
        self.setFocus()
        self.focusNextChild()

    def activate(self, **where: Any) -> None:
        """The page is being shown, at this place."""

    def deactivate(self) -> None:
        """Another page is about to be shown, or the screen to be locked: keep drafts now."""

    def resume(self) -> None:
        """The screen was unlocked, or the day turned: read again, keep what is typed.

        What listens to DayTurned by itself does nothing here.
        """
