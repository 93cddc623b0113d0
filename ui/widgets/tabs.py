"""Tabs: pills that filter a list, and the parties of a form."""

from __future__ import annotations

__all__ = ["FilterTabs", "PartyTab", "PartyTabs"]

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QTabBar, QWidget

from app.i18n import tr
from ui.theme.theme import Theme
from ui.widgets.layout import Row
from ui.widgets.paint import draw_text, metrics, paint_box


class _Bar(QTabBar):
    """A tab bar whose tabs are painted here, from the widths of their parts."""

    ring = 6
    gap = 6

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._relayout)

    def _relayout(self) -> None:
        # Only a changed text makes Qt measure its tabs again.
        for index in range(self.count()):
            self.setTabText(index, self.tabText(index))
        self.updateGeometry()

    def setTabVisible(self, index: int, visible: bool) -> None:
        # Said again, Qt forgets that another tab still waits to be measured: the last was cut.
        if visible != self.isTabVisible(index):
            super().setTabVisible(index, visible)

    def tabSizeHint(self, index: int) -> QSize:
        gap = 0 if index == self.count() - 1 else self._theme.px(self.gap)
        return QSize(self.tab_width(index) + gap, self._theme.px(34))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def tab_width(self, index: int) -> int:
        """Width of one tab without the gap behind it."""
        raise NotImplementedError

    def paint_tab(self, painter: QPainter, rect: QRectF, index: int, *, current: bool) -> None:
        """Paint one tab."""
        raise NotImplementedError

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for index in range(self.count()):
            rect = QRectF(self.tabRect(index))
            rect.setWidth(self.tab_width(index))
            self.paint_tab(painter, rect, index, current=index == self.currentIndex())
        painter.end()


class FilterTabs(_Bar):
    """Pills with a count ("全部 15"); ← → move.

    Signals:
        chosen: the value of the tab the user went to.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, items: Sequence[tuple[Any, str]]) -> None:
        super().__init__(theme)
        self._values = [value for value, _label in items]
        self._labels = [label for _value, label in items]
        self._counts: list[int | None] = [None] * len(items)
        for label in self._labels:
            self.addTab(label)
        self.currentChanged.connect(self._on_current_changed)

    def value(self) -> Any:
        """The value of the current tab."""
        return self._values[self.currentIndex()]

    def set_value(self, value: Any) -> None:
        """Go to a tab."""
        self.setCurrentIndex(self._values.index(value))

    def set_count(self, value: Any, count: int | None) -> None:
        """The number behind a tab's word."""
        index = self._values.index(value)
        if self._counts[index] == count:
            return
        self._counts[index] = count
        spoken = f"{self._labels[index]} {count}" if count is not None else self._labels[index]
        self.setTabText(index, spoken)

    def tab_width(self, index: int) -> int:
        theme = self._theme
        width = metrics(theme.font("body_strong")).horizontalAdvance(self._labels[index])
        count = self._counts[index]
        if count is not None:
            width += theme.px(6) + metrics(theme.font()).horizontalAdvance(str(count))
        return width + theme.px(20)

    def paint_tab(self, painter: QPainter, rect: QRectF, index: int, *, current: bool) -> None:
        theme = self._theme
        rect.adjust(0, theme.px(2), 0, -theme.px(2))
        if current:
            paint_box(painter, rect, theme.px(6), fill=theme.color("bg_selected"))
        ink = theme.color("accent_text" if current else "text_2")
        font = theme.font("body_strong" if current else "body")
        count = self._counts[index]
        words = metrics(font).horizontalAdvance(self._labels[index])
        number = "" if count is None else str(count)
        numbers = metrics(theme.font()).horizontalAdvance(number)
        gap = theme.px(6) if number else 0
        rect.setLeft(rect.left() + (rect.width() - words - gap - numbers) / 2)
        draw_text(painter, rect, self._labels[index], font, ink)
        rect.setLeft(rect.left() + words + gap)
        draw_text(painter, rect, number, theme.font(), ink)

    def _on_current_changed(self, index: int) -> None:
        if index >= 0:
            self.chosen.emit(self._values[index])


class PartyTab(NamedTuple):
    """One party: its role, its name so far, and "done", "in_progress" or "overdue" (wrong)."""

    role: str
    name: str
    status: str


class PartyTabs(QWidget):
    """The parties of a form; Ctrl+Tab goes round, Ctrl+Shift+A adds one.

    Signals:
        chosen: index of the party the user went to.
        added: the user wants one more.
    """

    chosen = Signal(int)
    added = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._bar = _PartyBar(theme)
        self._bar.currentChanged.connect(self._on_current_changed)
        self.add_button = _AddButton(theme, tr("加当事人"))
        self.add_button.clicked.connect(self.added)
        row = Row(theme, self, spacing=6)
        row.add(self._bar, self.add_button)
        row.addStretch(1)
        self.setFocusProxy(self._bar)
        self.setAccessibleName(tr("当事人"))

    def current(self) -> int:
        """Index of the current party."""
        return self._bar.currentIndex()

    def set_current(self, index: int) -> None:
        """Go to a party."""
        self._bar.setCurrentIndex(index)

    def rect_of(self, index: int) -> QRect:
        """Where a tab lies."""
        return self._bar.tabRect(index).translated(self._bar.pos())

    def set_tabs(self, tabs: Sequence[PartyTab]) -> None:
        """Show these parties; the current one stays, if it can."""
        self._bar.set_tabs(tabs)

    def go_round(self, step: int = 1) -> None:
        """To the next or (-1) the previous party."""
        count = self._bar.count()
        if count:
            self._bar.setCurrentIndex((self._bar.currentIndex() + step) % count)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.go_round(-1 if event.key() == Qt.Key.Key_Backtab else 1)
        else:
            super().keyPressEvent(event)

    def _on_current_changed(self, index: int) -> None:
        if index >= 0:
            self.chosen.emit(index)


class _PartyBar(_Bar):
    """Boxes with a status glyph, the role and the name."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._tabs: list[PartyTab] = []

    def set_tabs(self, tabs: Sequence[PartyTab]) -> None:
        self._tabs = list(tabs)
        while self.count() > len(tabs):
            self.removeTab(self.count() - 1)
        states = {"done": tr("已填好"), "in_progress": tr("正在填"), "overdue": tr("有错")}
        for index, tab in enumerate(tabs):
            spoken = "，".join(filter(None, (tab.role, tab.name, states.get(tab.status, ""))))
            if index < self.count():
                self.setTabText(index, spoken)
            else:
                self.addTab(spoken)
            self.setTabToolTip(index, tab.name)

    def tab_width(self, index: int) -> int:
        if index >= len(self._tabs):
            return 0
        theme, tab = self._theme, self._tabs[index]
        measured = metrics(theme.font("body_strong"))
        width = theme.px(12 + 15 + 6 + 12) + measured.horizontalAdvance(tab.role)
        if tab.name:
            width += theme.px(12) + measured.horizontalAdvance(tab.name)
        return width

    def paint_tab(self, painter: QPainter, rect: QRectF, index: int, *, current: bool) -> None:
        theme, tab = self._theme, self._tabs[index]
        rect.adjust(0, theme.px(1), 0, -theme.px(1))
        if current:
            fill, line = theme.color("accent_tint"), theme.color("accent")
            paint_box(painter, rect, theme.px(6), fill=fill, line=line, width=2)
        else:
            fill, line = theme.color("bg_surface"), theme.color("line_card")
            paint_box(painter, rect, theme.px(6), fill=fill, line=line)
        side = theme.px(15)
        glyph = QRectF(rect.left() + theme.px(12), rect.center().y() - side / 2, side, side)
        theme.status(painter, tab.status, glyph)
        font = theme.font("body_strong" if current else "body")
        ink = theme.color("accent_text" if current else "text_2")
        rect.setLeft(glyph.right() + theme.px(6))
        rect.setLeft(draw_text(painter, rect, tab.role, font, ink) + theme.px(12))
        draw_text(painter, rect, tab.name, font, ink)


class _AddButton(QPushButton):
    """One more, dashed because it is not there yet."""

    ring = 6

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(text)
        self._theme = theme
        self.setAccessibleName(text)
        self.setToolTip("Ctrl+Shift+A")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        theme = self._theme
        words = metrics(theme.font()).horizontalAdvance(self.text())
        return QSize(words + theme.px(12 + 16 + 6 + 12), theme.px(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, rect = self._theme, QRectF(self.rect())
        pen = QPen(theme.color("line_strong"), 1)
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        if self.underMouse() or self.isDown():
            painter.setBrush(theme.color("bg_hover"))
        radius = theme.px(6)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        top = round((self.height() - theme.px(16)) / 2)
        painter.drawPixmap(theme.px(12), top, theme.icon("plus", 16))
        rect.setLeft(theme.px(12 + 16 + 6))
        draw_text(painter, rect, self.text(), theme.font(), theme.color("text_2"))
        painter.end()
