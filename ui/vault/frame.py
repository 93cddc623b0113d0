"""The frame of the doors: a green side that says where one is, a white one to act in."""

from __future__ import annotations

__all__ = ["DoorFrame", "Steps", "Welcome"]

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import tr
from ui.theme.theme import Theme
from ui.widgets.focus import FocusRing
from ui.widgets.layout import Column, Row
from ui.widgets.paint import draw_text, metrics

# The side is green by day and by night, so it has colours of its own.
GROUND = "#0D4532"
BRIGHT = "#FFFFFF"
SOFT = "#DCEBE3"
DIM = "#B9D3C6"
_WHITE = 760


class DoorFrame(QWidget):
    """A window with a green side.

    Attributes:
        side: the green side.
        body: column of the white side.
    """

    def __init__(self, theme: Theme, side: QWidget, *, size: tuple[int, int]) -> None:
        super().__init__()
        self.theme, self.side, self._size = theme, side, size
        self.setWindowTitle(tr("榕下"))
        row = Row(theme, self, spacing=0)
        row.addWidget(side)
        white = QWidget(self)
        self.body = Column(theme, white, margins=(40, 32, 40, 24), spacing=0)
        row.add_form(white, _WHITE)  # a maximised window does not stretch its few fields
        row.addStretch(1)
        FocusRing(theme, self)
        theme.changed.connect(self._rescale)
        self._rescale()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.color("bg_surface"))
        painter.end()

    def _rescale(self) -> None:
        width, height = (self.theme.px(part) for part in self._size)
        self.setMinimumSize(min(width, 1000), min(height, 600))
        self.resize(width, height)


class Side(QWidget):
    """The green side, as wide as `width` px at base 14."""

    def __init__(self, theme: Theme, width: int) -> None:
        super().__init__()
        self.theme, self._width = theme, width
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._rescale)
        self._rescale()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(GROUND))
        self.paint_content(painter)
        painter.end()

    def paint_content(self, painter: QPainter) -> None:
        """Paint what stands on the green."""
        raise NotImplementedError

    def line(self, painter: QPainter, text: str, where: tuple[float, float], **look: str) -> None:
        """A line of text; look: style and color."""
        theme = self.theme
        rect = QRectF(*where, self.width() - where[0] - theme.px(12), theme.px(24))
        font, ink = theme.font(look.get("style", "body")), QColor(look.get("color", BRIGHT))
        draw_text(painter, rect, text, font, ink, elide=True)

    def _rescale(self) -> None:
        self.setFixedWidth(self.theme.px(self._width))


class Welcome(Side):
    """The name, the tree, and whose laptop this is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, 332)
        self._office = self._device = ""
        self.setAccessibleName(tr("榕下，基层司法所工作台"))

    def show_place(self, office: str, device: str) -> None:
        """Say whose laptop this is."""
        self._office, self._device = office, device
        self.setAccessibleName("，".join(filter(None, (tr("榕下"), office, device))))
        self.update()

    def paint_content(self, painter: QPainter) -> None:
        theme = self.theme
        left, logo = theme.px(32), theme.px(40)
        painter.drawPixmap(left, left + theme.px(8), theme.icon("banyan-logo", 40))
        name = QFont(theme.font("title"))
        name.setPixelSize(theme.px(26))
        name.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 2)
        painter.setFont(name)
        painter.setPen(QColor(BRIGHT))
        words = left + logo + theme.px(12)
        painter.drawText(QPointF(words, theme.px(60)), tr("榕下"))
        self.line(painter, tr("基层司法所工作台"), (words, theme.px(65)), color=SOFT)
        width = self.width() - 2 * theme.px(32)
        tree = theme.icon("banyan-tree", round(width * 14 / theme.base))
        painter.drawPixmap((self.width() - width) // 2, theme.px(114), tree)
        foot = self.height()
        self.line(painter, self._office, (left, foot - theme.px(74)))
        self.line(painter, self._device, (left, foot - theme.px(50)), style="small", color=SOFT)


class Steps(Side):
    """第一次使用: the steps, done, now and to come."""

    def __init__(self, theme: Theme, steps: Sequence[str], notes: Sequence[str]) -> None:
        super().__init__(theme, 236)
        self._steps, self._notes, self._now = tuple(steps), tuple(notes), 0

    def show_steps(self, steps: Sequence[str], now: int) -> None:
        """Say where one is among the steps, counted from 0."""
        self._steps, self._now = tuple(steps), now
        if steps:
            words = tr("第 {now} 步，共 {all} 步，{name}")
            self.setAccessibleName(words.format(now=now + 1, all=len(steps), name=steps[now]))
        self.update()

    def show_notes(self, *notes: str) -> None:
        """The quiet words at the foot."""
        self._notes = notes
        self.update()

    def paint_content(self, painter: QPainter) -> None:
        theme, left = self.theme, self.theme.px(24)
        painter.drawPixmap(left, theme.px(29), theme.icon("banyan-logo", 32))
        title = QFont(theme.font("page"))
        title.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 2)
        painter.setFont(title)
        painter.setPen(QColor(BRIGHT))
        base = theme.px(45) + metrics(title).ascent() / 2 - theme.px(2)
        painter.drawText(QPointF(left + theme.px(44), base), tr("第一次使用"))
        top = theme.px(92)
        for number, step in enumerate(self._steps):
            self._paint_step(painter, number, step, top)
            top += theme.px(39)
        top = self.height() - theme.px(24) - theme.px(25) * len(self._notes)
        for note in self._notes:
            self.line(painter, note, (left, top), style="small", color=SOFT)
            top += theme.px(25)

    def _paint_step(self, painter: QPainter, number: int, step: str, top: float) -> None:
        theme, left, side = self.theme, self.theme.px(24), self.theme.px(18)
        status = (
            "done"
            if number < self._now
            else "in_progress"
            if number == self._now
            else "not_started"
        )
        color = QColor(BRIGHT if number == self._now else DIM)
        glyph = QRectF(left, top + theme.px(3), side, side)
        theme.glyph(painter, status, glyph, color, QColor(GROUND))
        style = "body_strong" if number == self._now else "body"
        place = (left + side + theme.px(10), top)
        self.line(painter, step, place, style=style, color=color.name())
