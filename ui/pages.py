"""Every page by its name; a page is imported when it is first gone to."""

from __future__ import annotations

__all__ = ["register"]

from collections.abc import Callable
from concurrent.futures import Future

from app.vault.messages import GateView
from ui.context import Context
from ui.shell.page import Page
from ui.shell.window import MainWindow

# ruff: noqa: PLC0415 - late imports keep the way to the unlock window short


def register(window: MainWindow, read_gate: Callable[[], Future[GateView]]) -> None:
    """Make the pages known to a window."""

    def settings(context: Context) -> Page:
        from ui.shell.settings_page import SettingsPage

        return SettingsPage(context, read_gate)

    window.register_page("settings", settings)
