"""A sheet over the window while a long list is gathered; Esc stops it."""

from __future__ import annotations

__all__ = ["Waiting"]

from PySide6.QtWidgets import QWidget

from app.i18n import tr
from ui.theme.theme import Theme
from ui.widgets.dialog import Dialog


class Waiting(Dialog):
    """How many rows there are so far."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, tr("正在整理清单"), width=360, parent=parent)
        self.add_safe(tr("停下"))

    def show_rows(self, rows: int) -> None:
        """So many were read."""
        self.set_text(tr("已读 {n} 行").format(n=rows))
