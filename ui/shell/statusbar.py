"""The status bar: what is safe, what the keys do here, the size of type, help."""

from __future__ import annotations

__all__ = ["StatusBar"]

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.events import MadeAnew
from app.i18n import tr
from ui.theme.theme import Theme
from ui.widgets.hints import Hint, HintBar
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import Row
from ui.widgets.paint import caps_width, draw_text, metrics, paint_caps
from ui.widgets.panel import Rule


def size_words(base: int) -> str:
    """The size of type as people call it."""
    return {14: tr("标准"), 16: tr("大"), 18: tr("特大")}.get(base, str(base))


class StatusBar(QWidget):
    """Signals: sized: the next size of type, please; helped: F1, please."""

    sized = Signal()
    helped = Signal()

    def __init__(self, theme: Theme, *, sample: bool) -> None:
        super().__init__()
        self._theme = theme
        row = Row(theme, self, margins=(14, 0, 14, 0), spacing=6)
        safe = tr("样本资料，不是真的，可以放心试") if sample else tr("本机数据已加密")
        row.add(Icon(theme, "shield-check", 16), Label(theme, safe, "small", "text_2"))
        row.addSpacing(10)
        self._tick = Icon(theme, "check", 16)
        self._saved = Label(theme, "", "small", "text_2")
        row.add(self._tick, self._saved)
        self._tick.hide()
        row.addSpacing(10)
        self._turning = Icon(theme, "refresh-cw", 16)
        self._anew = Label(theme, "", "small", "text_2")
        row.add(self._turning, self._anew)
        self.show_anew(MadeAnew(0, 0))
        self.hints = HintBar(theme)
        row.addWidget(self.hints, 1)
        row.addSpacing(10)
        rule = Rule(theme, vertical=True, color="line_strong")
        rule.setFixedHeight(14)
        row.add(rule)
        row.addSpacing(6)
        self._size = _FootButton(theme, icon="type")
        self._size.clicked.connect(self.sized)
        self._help = _FootButton(theme, keys="F1", text=tr("帮助"))
        self._help.clicked.connect(self.helped)
        row.add(self._size)
        row.addSpacing(6)
        row.add(self._help)
        theme.changed.connect(self._rescale)
        self._rescale()

    def show_saved(self, text: str) -> None:
        """Say that something was kept, and when."""
        self._tick.setVisible(bool(text))
        self._saved.setText(text)

    def show_anew(self, told: MadeAnew) -> None:
        """Say how far it is with what other rules change; nothing once it has ended."""
        words = tr("正在按新的规则重算 {done} / {total}")
        self._anew.setText(words.format(done=told.done, total=told.total))
        for part in (self._turning, self._anew):
            part.setVisible(bool(told.total))

    def show_hints(self, hints: tuple[Hint, ...]) -> None:
        """Keys of the page in hand."""
        self.hints.set_hints(hints)

    def show_help(self, text: str) -> None:
        """What F1 does here."""
        self._help.show_text(text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("bg_nav"))
        painter.fillRect(0, 0, self.width(), 1, self._theme.color("line_card"))
        painter.end()

    def _rescale(self) -> None:
        self.setFixedHeight(self._theme.size("statusbar"))
        self._size.show_text(tr("字号 {size}").format(size=size_words(self._theme.base)))


class _FootButton(QAbstractButton):
    """Words at the foot that act, after an icon or a key."""

    ring = 3

    def __init__(self, theme: Theme, *, icon: str = "", keys: str = "", text: str = "") -> None:
        super().__init__()
        self._theme, self._icon, self._keys = theme, icon, keys
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Other words."""
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = self._theme
        before = theme.px(16) if self._icon else caps_width(theme, self._keys)
        words = metrics(theme.font("small")).horizontalAdvance(self.text())
        return QSize(before + theme.px(6) + words + 2, theme.px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, middle = self._theme, self.height() / 2
        if self._icon:
            pixmap = theme.icon(self._icon, 16)
            painter.drawPixmap(0, round(middle - theme.px(16) / 2), pixmap)
            left: float = theme.px(16)
        else:
            left = paint_caps(painter, theme, self._keys, 0, middle, fill=theme.color("bg_surface"))
        ink = theme.color("accent_text" if self.underMouse() else "text_2")
        words = QRectF(left + theme.px(6), 0, self.width(), self.height())
        draw_text(painter, words, self.text(), theme.font("small"), ink)
        painter.end()
