"""The head of the intake: who applies and what for, in two lines."""

from __future__ import annotations

__all__ = ["Badge", "HeadCard"]

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import tr
from ui.theme.theme import Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.elided import ElidedLabel
from ui.widgets.labels import Label
from ui.widgets.layout import Column, Row
from ui.widgets.paint import draw_text, paint_box


class Badge(QWidget):
    """The first character of a name in a circle; an empty one while there is no name."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._name = theme, ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_name(self, name: str) -> None:
        """Show another name."""
        self._name = name[:1]
        self.update()

    def sizeHint(self) -> QSize:
        side = self._theme.px(40)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, rect = self._theme, QRectF(self.rect())
        fill, line = theme.color("accent_tint"), theme.color("accent_line")
        paint_box(painter, rect, rect.width() / 2, fill=fill, line=line)
        centre, ink = Qt.AlignmentFlag.AlignCenter, theme.color("accent_text")
        draw_text(painter, rect, self._name, theme.font("item_title"), ink, align=centre)
        painter.end()


class HeadCard(QWidget):
    """Name, sex, age and where they live; below, what they ask for.

    Signals:
        changeAsked: 修改, back to the applicant.
    """

    changeAsked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        row = Row(theme, self, margins=(16, 12, 8, 12), spacing=12)
        self._badge = Badge(theme)
        row.add(self._badge)
        words = Column(theme, spacing=1)
        line = Row(theme, spacing=8)
        self._name = Label(theme, "", "section")
        self._about = ElidedLabel(theme, "", "body", "text_2")
        line.add(self._name, self._about)
        line.addStretch(1)
        words.addLayout(line)
        self._matter = ElidedLabel(theme, "", "body", "text_2")
        words.addWidget(self._matter)
        row.addLayout(words, 1)
        self.change = LinkButton(theme, tr("修改"), size="small")
        self.change.setAccessibleName(tr("修改申请人"))
        self.change.clicked.connect(self.changeAsked)
        row.add(self.change)

    def show_words(self, name: str, about: str, matter: str) -> None:
        """Who and what for; nothing is known at first."""
        self._badge.show_name(name)
        self._name.setText(name or tr("申请人还没有填"))
        self._about.set_text(about)
        self._matter.set_text(matter or tr("事由还没有填"))
        self.change.setVisible(bool(name))
        self.setAccessibleName(tr("，").join(filter(None, (name, about, matter))))
