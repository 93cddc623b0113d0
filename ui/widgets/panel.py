"""Flat panels: one border, no shadow, never nested."""

from __future__ import annotations

__all__ = ["Panel", "Rule", "Sunken"]

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import Theme
from ui.widgets.labels import Icon, Label, StatusGlyph
from ui.widgets.layout import Column, Row
from ui.widgets.paint import paint_box


class Panel(QWidget):
    """A bordered surface with an optional header line.

    Attributes:
        header: row of the header; add what stands at its right. None without a title.
        body: column below the header; it has no margins of its own, for lists.

    `tone` tints the header: "warn" for what a person must look at, "danger" for what is late.
    """

    def __init__(
        self,
        theme: Theme,
        title: str = "",
        subtitle: str = "",
        *,
        icon: str = "",
        tone: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._tone = theme, tone
        self._outer = Column(theme, self, margins=(1, 1, 1, 1), spacing=0)
        self._title = Label(theme, title, "section")
        self._subtitle = Label(theme, subtitle, "small", "text_2")
        self._bar: QWidget | None = None
        self.header: Row | None = None
        if title:
            self._bar = QWidget(self)
            self.header = Row(theme, self._bar, margins=(14, 0, 14, 0))
            self._warning = StatusGlyph(theme, "due_today", 18)
            self.header.add(self._warning)
            if icon:
                self.header.add(Icon(theme, icon))
            self.header.add(self._title, self._subtitle)
            self.header.addStretch(1)
            self._outer.addWidget(self._bar)
            self._outer.addWidget(Rule(theme))
            self.setAccessibleName(title)
        self._subtitle.setVisible(bool(title and subtitle))
        inner = QWidget(self)
        self.body = Column(theme, inner, spacing=0)
        self._outer.addWidget(inner, 1)
        theme.changed.connect(self._rescale)
        self.set_tone(tone)
        self._rescale()

    def set_tone(self, tone: str) -> None:
        """Whether the header is "warn", "danger" or quiet ("")."""
        self._tone = tone
        if self._bar is not None:
            self._warning.setVisible(bool(tone))
            self._warning.set_status("overdue" if tone == "danger" else "due_today")
            self._title.set_color("danger_text" if tone == "danger" else "text")
        self.update()

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Other words in the header."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))
        self.setAccessibleName(title)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, radius = self._theme, self._theme.px(8)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.fillPath(outline, theme.color("bg_surface"))
        if self._tone and self._bar is not None:
            painter.setClipPath(outline)
            painter.fillRect(self._bar.geometry(), theme.color(f"{self._tone}_tint"))
            painter.setClipping(False)
        painter.setPen(theme.color("line_card"))
        painter.drawPath(outline)
        painter.end()

    def _rescale(self) -> None:
        if self._bar is not None:
            self._bar.setFixedHeight(self._theme.size("panel_header"))
        self.update()


class Rule(QWidget):
    """A hairline, across or (vertical=True) down."""

    def __init__(
        self,
        theme: Theme,
        *,
        vertical: bool = False,
        color: str = "line",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._color = theme, color
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        fixed, grows = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        if vertical:
            self.setFixedWidth(1)
            self.setSizePolicy(fixed, grows)
        else:
            self.setFixedHeight(1)
            self.setSizePolicy(grows, fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color(self._color))
        painter.end()


class Sunken(QWidget):
    """A quiet box inside a page, for what is only read."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        fill, line = theme.color("bg_sunken"), theme.color("line_card")
        paint_box(painter, QRectF(self.rect()), theme.px(8), fill=fill, line=line)
        painter.end()
