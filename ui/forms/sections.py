"""At the left of the form: where one is, what is missing where, and the keys."""

from __future__ import annotations

__all__ = ["SectionsPanel"]

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.i18n import tr
from ui.theme.theme import Theme
from ui.widgets.labels import Label
from ui.widgets.layout import Column, Row
from ui.widgets.paint import draw_text, metrics, paint_box
from ui.widgets.panel import Panel, Rule
from ui.widgets.tags import KeyCap


class SectionsPanel(Panel):
    """The sections by name.

    Signals:
        chosen: index of the section the user wants to go to.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, names: Sequence[str], keys: Sequence[tuple[str, str]]) -> None:
        super().__init__(theme)
        self._theme = theme
        column = Column(theme, margins=(6, 6, 6, 12), spacing=2)
        self.rows = [_Section(theme, place, name) for place, name in enumerate(names)]
        for place, row in enumerate(self.rows):
            row.clicked.connect(lambda _checked=False, at=place: self.chosen.emit(at))
            column.addWidget(row)
        column.addStretch(1)
        column.addWidget(Rule(theme))
        column.addWidget(self._keys(keys))
        self.body.addLayout(column, 1)
        theme.changed.connect(self._rescale)
        self._rescale()

    def show_section(
        self, place: int, *, current: bool, gaps: int, status: str, note: str = ""
    ) -> None:
        """How a section stands; `status` is the name of a status glyph, `note` what it has."""
        self.rows[place].show_state(current=current, gaps=gaps, status=status, note=note)

    def _keys(self, keys: Sequence[tuple[str, str]]) -> QWidget:
        theme = self._theme
        box = QWidget()
        column = Column(theme, box, margins=(8, 6, 8, 0), spacing=6)
        column.addWidget(Label(theme, tr("键盘操作"), "small", "text_2"))
        for caps, words in keys:
            row = Row(theme)
            row.add(KeyCap(theme, caps))
            row.addStretch(1)
            row.add(Label(theme, words, "small", "text_2"))
            column.addLayout(row)
        return box

    def _rescale(self) -> None:
        self.setFixedWidth(self._theme.px(184))


class _Section(QAbstractButton):
    """One section: a glyph, its number and name, what is missing."""

    ring = 6

    def __init__(self, theme: Theme, place: int, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._title = tr("{n} {name}").format(n=place + 1, name=name)
        self._status, self._gaps, self._current, self._note = "not_started", 0, False, ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab belongs to the fields
        self.setAccessibleName(self._title)
        theme.changed.connect(self.updateGeometry)

    def show_state(self, *, current: bool, gaps: int, status: str, note: str = "") -> None:
        """Another state."""
        self._current, self._gaps, self._status, self._note = current, gaps, status, note
        missing = tr("差 {n} 项").format(n=gaps) if gaps else note
        self.setAccessibleName(tr("，").join(filter(None, (self._title, missing))))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(38))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, rect = self._theme, QRectF(self.rect())
        if self._current or self.underMouse():
            fill = theme.color("bg_selected" if self._current else "bg_hover")
            paint_box(painter, rect, theme.px(6), fill=fill)
        side = theme.px(15)
        glyph = QRectF(theme.px(8), rect.center().y() - side / 2, side, side)
        theme.status(painter, self._status, glyph)
        font = theme.font("body_strong" if self._current else "body")
        ink = theme.color("accent_text" if self._current else "text")
        words = rect.adjusted(theme.px(29), 0, 0, 0)
        draw_text(painter, words, self._title, font, ink)
        if self._gaps or self._note:
            missing = tr("差 {n} 项").format(n=self._gaps)
            text, small = missing if self._gaps else self._note, theme.font("small")
            left = rect.right() - theme.px(8) - metrics(small).horizontalAdvance(text)
            words = QRectF(left, 0, rect.right() - left, rect.height())
            color = theme.color("danger_text" if self._gaps else "text_2")
            draw_text(painter, words, text, small, color)
        painter.end()
