"""The focus ring: two pixels around whatever the keyboard is on, wherever it is."""

from __future__ import annotations

__all__ = ["FocusRing"]

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.theme.theme import Theme
from ui.widgets.paint import paint_box

_REACH = 3  # one px of air and two of ring
_WATCHED = frozenset(
    {
        QEvent.Type.Move,
        QEvent.Type.Resize,
        QEvent.Type.Show,
        QEvent.Type.Hide,
        QEvent.Type.ParentChange,
    }
)


class FocusRing(QWidget):
    """One ring for a window; it follows widgets that have a `ring` (radius at base 14).

    Fields and lists draw their own focus, because it is inside them.
    """

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._host = theme, window
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        theme.changed.connect(self._follow)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _WATCHED:
            self._follow()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        target = self._target
        if target is None or not shiboken6.isValid(target):
            return
        painter = QPainter(self)
        rect = QRectF(self._around(target).translated(-self.pos()))
        radius = self._theme.px(getattr(target, "ring", 6)) + _REACH
        paint_box(painter, rect, radius, line=self._theme.color("focus"), width=2)
        painter.end()

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        for widget in filter(shiboken6.isValid, self._watched):
            widget.removeEventFilter(self)
        self._watched = []
        self._target = None
        if new is not None and new.window() is self.window() and hasattr(new, "ring"):
            self._target = new
        step = self._target
        while step is not None and step is not self._host:
            step.installEventFilter(self)
            self._watched.append(step)
            step = step.parentWidget()
        self._follow()

    def _around(self, target: QWidget) -> QRect:
        """The ring of a widget; where `ring_inside` is set, words stand close above and below."""
        rect = QRect(target.mapTo(self._host, QPoint()), target.size())
        up = 0 if getattr(target, "ring_inside", False) else _REACH
        return rect.adjusted(-_REACH, -up, _REACH, up)

    def _follow(self) -> None:
        target = self._target
        if target is None or not shiboken6.isValid(target) or not target.isVisible():
            self.hide()
            return
        rect = self._around(target)
        for ancestor in self._watched[1:]:
            shown = QRect(ancestor.mapTo(self._host, QPoint()), ancestor.size())
            rect &= shown.adjusted(-_REACH, -_REACH, _REACH, _REACH)
        self.setGeometry(rect)
        self.show()
        self.raise_()
        self.update()
