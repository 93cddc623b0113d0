"""What a panel shows when it has nothing, is still reading, or failed."""

from __future__ import annotations

__all__ = ["EmptyState", "ErrorState", "Skeleton"]

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import tr
from ui.theme.theme import Theme
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.labels import Icon, Label, StatusGlyph
from ui.widgets.layout import Column, Row
from ui.widgets.paint import paint_box

_CENTRE = Qt.AlignmentFlag.AlignHCenter


class EmptyState(QWidget):
    """What is true, the nearest useful fact, one action.

    Signals:
        acted: the button was pressed.
    """

    acted = Signal()

    def __init__(
        self,
        theme: Theme,
        title: str,
        text: str = "",
        *,
        icon: str = "circle-check",
        button: str = "",
        keys: str = "",
    ) -> None:
        super().__init__()
        column = Column(theme, self, margins=(16, 16, 16, 16), spacing=6)
        column.addStretch(1)
        column.addWidget(Icon(theme, icon, 30), 0, _CENTRE)
        column.gap(4)
        self._title = Label(theme, title, "body_strong")
        self._text = Label(theme, text, "small", "text_2", wrap=True)
        self._text.setAlignment(_CENTRE)
        column.addWidget(self._title, 0, _CENTRE)
        column.addWidget(self._text)
        if button:
            self.button = Button(theme, button, keys=keys, size="small")
            self.button.clicked.connect(self.acted)
            column.addWidget(self.button, 0, _CENTRE)
        column.addStretch(1)
        self.setAccessibleName(title)

    def set_text(self, title: str, text: str = "") -> None:
        """Other words."""
        self._title.setText(title)
        self._text.setText(text)
        self.setAccessibleName(title)


class ErrorState(QWidget):
    """What happened, what to do, and that nothing typed is lost.

    Signals:
        retried: try again.
        other: the second way out.
    """

    retried = Signal()
    other = Signal()

    def __init__(self, theme: Theme, title: str, text: str, *, other: str = "") -> None:
        super().__init__()
        column = Column(theme, self, margins=(16, 16, 16, 16), spacing=6)
        column.addStretch(1)
        column.addWidget(StatusGlyph(theme, "overdue", 30), 0, _CENTRE)
        column.gap(4)
        column.addWidget(Label(theme, title, "body_strong"), 0, _CENTRE)
        words = Label(theme, text, "small", "text_2", wrap=True)
        words.setAlignment(_CENTRE)
        column.addWidget(words)
        row = Row(theme)
        row.addStretch(1)
        retry = PrimaryButton(theme, tr("重试"), size="small")
        retry.clicked.connect(self.retried)
        row.add(retry)
        if other:
            second = Button(theme, other, size="small")
            second.clicked.connect(self.other)
            row.add(second)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self.setAccessibleName(f"{title}。{text}")


class Skeleton(QWidget):
    """Grey bars while something is read: nothing before 300 ms, 停止 after two seconds.

    Signals:
        stopped: the user does not want to wait.
    """

    stopped = Signal()

    _BARS = (0.70, 0.92, 0.60, 0.84, 0.50)

    def __init__(self, theme: Theme, caption: str = "") -> None:
        super().__init__()
        self._theme, self._shown = theme, False
        column = Column(theme, self, margins=(16, 128, 16, 8))
        row = Row(theme)
        self._caption = Label(theme, caption, "small", "text_2")
        self._stop = Button(theme, tr("停止"), size="small")
        self._stop.clicked.connect(self.stopped)
        row.add(self._caption, self._stop)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._soon, self._late = QTimer(self), QTimer(self)
        for timer, wait, slot in (
            (self._soon, 300, self.show_now),
            (self._late, 2000, self._on_late),
        ):
            timer.setSingleShot(True)
            timer.setInterval(wait)
            timer.timeout.connect(slot)
        self.start(caption)

    def start(self, caption: str = "") -> None:
        """Begin waiting."""
        self._shown = False
        self._caption.setText(caption)
        self._caption.hide()
        self._stop.hide()
        self._soon.start()
        self._late.start()
        self.update()

    def stop(self) -> None:
        """Waiting is over."""
        self._soon.stop()
        self._late.stop()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._shown:
            return
        painter = QPainter(self)
        theme = self._theme
        left, room = theme.px(16), self.width() - theme.px(32)
        for row, share in enumerate(self._BARS):
            rect = QRectF(left, theme.px(10 + 24 * row), room * share, theme.px(14))
            paint_box(painter, rect, theme.px(3), fill=theme.color("line"))
        painter.end()

    def show_now(self) -> None:
        """Do not wait the 300 ms."""
        self._shown = True
        self._caption.setVisible(bool(self._caption.text()))
        self.update()

    def _on_late(self) -> None:
        self._stop.show()
