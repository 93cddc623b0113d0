"""What one types into: a line or several, painted in the theme's colours and states."""

from __future__ import annotations

__all__ = ["Area", "Line", "narrow"]

from PySide6.QtCore import QEvent, QMimeData, QRectF, QSignalBlocker, QSize
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from ui.theme.theme import Theme
from ui.widgets.paint import paint_box

# Digits and letters of full width; the marks of Chinese text stay as they are.
_WIDE = {
    wide: wide - 0xFEE0
    for first, last in ((0xFF10, 0xFF19), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A))
    for wide in range(first, last + 1)
}

# No style sheet anywhere: one rule for one of two thousand widgets makes Qt dress them all anew,
# and a change of light would take half a second.


class Line(QLineEdit):
    """One line. States: "" normal, "error", "warn", "auto" (by the machine), "bare" (no box)."""

    def __init__(self, theme: Theme, text: str = "", *, state: str = "") -> None:
        super().__init__(text)
        self._theme, self._state = theme, state
        self._undoing = False
        self.setFrame(False)
        self.setAcceptDrops(False)  # a scan dropped on a field is the window's
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def state(self) -> str:
        """How it stands."""
        return self._state

    def set_state(self, state: str) -> None:
        """Paint it in another state."""
        if state != self._state:
            self._state = state
            self.update()

    def rewrite(self, text: str, cursor: int) -> None:
        """Put what was just typed right, as an edit that Ctrl+Z takes back like any other."""
        if self._undoing or text == self.text():
            return  # what is taken back is not put right again
        with QSignalBlocker(self):
            self.selectAll()
            self.insert(text)
        self.setCursorPosition(cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = QKeySequence.StandardKey
        self._undoing = event.matches(keys.Undo) or event.matches(keys.Redo)
        super().keyPressEvent(event)
        self._undoing = False

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._theme.size("control"))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._state != "bare":
            painter = QPainter(self)
            _paint(painter, self, self._theme, self._state)
            painter.end()
        super().paintEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _dress(self) -> None:
        side = self._theme.px(0 if self._state == "bare" else 9)
        self.setTextMargins(side, 0, side, 0)
        _color(self, self._theme)


class Area(QPlainTextEdit):
    """Several lines; the states of a line."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._state = theme, ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        for part in (self, self.viewport()):
            part.setAcceptDrops(False)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def state(self) -> str:
        """How it stands."""
        return self._state

    def set_state(self, state: str) -> None:
        """Paint it in another state."""
        if state != self._state:
            self._state = state
            self.update()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste: wide digits and letters made narrow, without blanks at the ends."""
        if source.hasText():
            self.insertPlainText(narrow(source.text()).strip())

    def event(self, event: QEvent) -> bool:
        # The painting of a scroll area itself, not of what scrolls in it, has no method of its own.
        if event.type() == QEvent.Type.Paint:
            painter = QPainter(self)
            _paint(painter, self, self._theme, self._state)
            painter.end()
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _dress(self) -> None:
        side = self._theme.px(4)
        self.setViewportMargins(side, side, side, side)
        _color(self, self._theme)
        _color(self.viewport(), self._theme)


def narrow(text: str) -> str:
    """The text with digits and letters of full width made narrow: １３８ becomes 138."""
    return text.translate(_WIDE)


def _paint(painter: QPainter, widget: QWidget, theme: Theme, state: str) -> None:
    focused = widget.hasFocus()
    if not widget.isEnabled() or (state == "auto" and not focused):
        fill, line, width = "bg_sunken", "line_card", 1
    elif state in ("error", "warn"):
        fill, line, width = "bg_input", "danger" if state == "error" else "warn", 2
    elif focused:
        fill, line, width = "bg_sunken" if state == "auto" else "bg_input", "accent", 2
    else:
        fill, line, width = "bg_input", "line_strong", 1
    rect = QRectF(widget.rect())
    paint_box(
        painter, rect, theme.px(5), fill=theme.color(fill), line=theme.color(line), width=width
    )


def _color(widget: QWidget, theme: Theme) -> None:
    """Colours of text and selection on a ground that is painted already."""
    palette, role = widget.palette(), QPalette.ColorRole
    clear = QColor(theme.color("bg_input"))
    clear.setAlpha(0)
    palette.setColor(role.Base, clear)
    palette.setColor(role.Text, theme.color("text"))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Text, theme.color("text_disabled"))
    palette.setColor(role.PlaceholderText, theme.color("text_3"))
    palette.setColor(role.Highlight, theme.color("accent"))
    palette.setColor(role.HighlightedText, theme.color("on_accent"))
    widget.setPalette(palette)
    widget.setFont(theme.font())
