"""Opens an article of the law, or the statutes as a whole, over whatever is on the screen."""

from __future__ import annotations

__all__ = ["open_article"]

from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.lawbook.statutes import StatutesWindow


def open_article(context: Context, parent: QWidget, law: str = "", article: str = "") -> None:
    """Show an article over a window, or all statutes; the text is read off the GUI thread."""
    StatutesWindow(context, parent, law, article).open()
