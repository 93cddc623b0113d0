"""Layouts whose margins and gaps scale with the size of type."""

from __future__ import annotations

__all__ = ["FORM_WIDTH", "Column", "Gap", "Grid", "Row"]

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from ui.theme.theme import Theme

Margins = tuple[int, int, int, int]
_NONE: Margins = (0, 0, 0, 0)
FORM_WIDTH = 1180  # px at base 14: wider, and the eye loses the line from a label to the next
_ALL = 1000  # the share of a form, which grows before the blank beside it does


class _Box(QBoxLayout):
    """Widgets in one direction; margins are left, top, right, bottom in px at base 14."""

    direction_of: QBoxLayout.Direction

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        margins: Margins = _NONE,
        spacing: int = 8,
    ) -> None:
        super().__init__(self.direction_of, parent)
        self._theme, self._margins, self._gap = theme, margins, spacing
        self._capped: list[tuple[QWidget, int]] = []
        theme.changed.connect(self._rescale)
        self._rescale()

    def _rescale(self) -> None:
        self.setContentsMargins(*(self._theme.px(margin) for margin in self._margins))
        self.setSpacing(self._theme.px(self._gap))
        for widget, most in self._capped:
            widget.setMaximumWidth(self._theme.px(most))


class Row(_Box):
    """Side by side."""

    direction_of = QBoxLayout.Direction.LeftToRight

    def add(
        self, *widgets: QWidget, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignVCenter
    ) -> None:
        """Add widgets, centred on the line."""
        for widget in widgets:
            self.addWidget(widget, 0, align)

    def add_form(self, form: QWidget, most: int = FORM_WIDTH) -> None:
        """Add a form, no wider than `most` px at base 14; end the row with `addStretch(1)`."""
        self._capped.append((form, most))
        self.addWidget(form, _ALL)
        self._rescale()


class Column(_Box):
    """One below the other."""

    direction_of = QBoxLayout.Direction.TopToBottom

    def gap(self, size: int) -> None:
        """A fixed gap in px at base 14."""
        self.addWidget(Gap(self._theme, size))


class Grid(QGridLayout):
    """Rows and columns; margins are left, top, right, bottom in px at base 14."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        margins: Margins = _NONE,
        spacing: tuple[int, int] = (14, 6),
    ) -> None:
        super().__init__(parent) if parent is not None else super().__init__()
        self._theme, self._margins, self._gap = theme, margins, spacing
        theme.changed.connect(self._rescale)
        self._rescale()

    def _rescale(self) -> None:
        self.setContentsMargins(*(self._theme.px(margin) for margin in self._margins))
        self.setHorizontalSpacing(self._theme.px(self._gap[0]))
        self.setVerticalSpacing(self._theme.px(self._gap[1]))


class Gap(QWidget):
    """Empty height that scales."""

    def __init__(self, theme: Theme, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._size = theme, size
        theme.changed.connect(self._rescale)
        self._rescale()

    def _rescale(self) -> None:
        self.setFixedHeight(self._theme.px(self._size))
