"""Notices: a banner above a page, a toast that goes by itself and may be taken back."""

from __future__ import annotations

__all__ = ["Banner", "Toast"]

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFont,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QSizePolicy, QWidget

from app.i18n import tr
from ui.theme.theme import Theme
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.labels import Icon, Label, StatusGlyph
from ui.widgets.layout import Row
from ui.widgets.paint import caps_width, metrics, paint_box, paint_caps

TOAST_MS = 6000
_UNDO = QKeySequence.StandardKey.Undo


class Banner(QWidget):
    """A line that tells something that lasts; "info" or "warn".

    Signals:
        acted: the button was pressed.
        closed: the user put it away.
    """

    acted = Signal()
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        headline: str,
        text: str = "",
        *,
        tone: str = "info",
        icon: str = "",
        button: str = "",
        closable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._tone = theme, tone
        row = Row(theme, self, margins=(15, 8, 15, 8))
        if icon:
            row.add(Icon(theme, icon, 18, f"{tone}_text"))
        elif tone == "warn":
            row.add(StatusGlyph(theme, "due_today", 18))
        self._headline = Label(theme, headline, "body_strong", f"{tone}_text")
        self._text = Label(theme, text, wrap=True)
        words = Row(theme, spacing=0)
        words.add(self._headline)
        words.addWidget(self._text, 1)
        row.addLayout(words, 1)
        if button:
            self.button = Button(theme, button, size="small")
            self.button.clicked.connect(self.acted)
            row.add(self.button)
        if closable:
            close = LinkButton(theme, "", icon="x", size="small")
            close.setAccessibleName(tr("收起"))
            close.clicked.connect(self._on_close_clicked)
            row.add(close)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(f"{headline}{text}")

    def set_text(self, headline: str, text: str = "") -> None:
        """Other words."""
        self._headline.setText(headline)
        self._text.setText(text)
        self.setAccessibleName(f"{headline}{text}")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        paint_box(
            painter,
            QRectF(self.rect()),
            theme.px(8),
            fill=theme.color(f"{self._tone}_tint"),
            line=theme.color(f"{self._tone}_line"),
        )
        painter.end()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        _announce(self)

    def _on_close_clicked(self) -> None:
        self.hide()
        self.closed.emit()


class Toast(QWidget):
    """One line at the foot of a window for six seconds, with 撤销 when it can be taken back.

    Signals:
        undone: the user wants it back.
    """

    undone = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._host = theme, window
        row = Row(theme, self, margins=(15, 10, 14, 10))
        self._icon = Icon(theme, "check", 16, "bg_surface")
        self._text = Label(theme, "", color="bg_surface")
        self._undo = _Undo(theme, self)
        self._undo.clicked.connect(self._on_undo_clicked)
        row.add(self._icon, self._text)
        row.addStretch(1)
        row.add(self._undo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TOAST_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    @property
    def undoable(self) -> bool:
        """Whether Ctrl+Z means the toast just now."""
        return self.isVisible() and self._undo.isVisible()

    def show_text(self, text: str, *, undo: bool = False, good: bool = True) -> None:
        """Show one line, in place of the one before."""
        self._text.setText(text)
        self._icon.set_icon("check" if good else "info")
        self._undo.setVisible(undo)
        self.setAccessibleName(text)
        self.setMinimumWidth(self._theme.px(420))
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        _announce(self)
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Resize and watched is self._host:
            self._place()
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.hide()
        elif kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # Fields keep Ctrl+Z for themselves even when they have nothing to take back.
            return self.undoable and event.matches(_UNDO) and not _typed(watched)
        return False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        app = QCoreApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        app = QCoreApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink = self._theme.color("text")
        paint_box(painter, QRectF(self.rect()), self._theme.px(8), fill=ink)
        painter.end()

    def _on_undo_clicked(self) -> None:
        self.hide()
        self.undone.emit()

    def _place(self) -> None:
        window = self._host
        foot = self._theme.size("statusbar") + self._theme.px(16)
        left = (window.width() - self.width()) // 2
        self.move(QPoint(left, window.height() - foot - self.height()))


def _announce(widget: QWidget) -> None:
    """Let a screen reader say it, wherever the keyboard is."""
    QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.Alert))


def _typed(widget: QObject) -> bool:
    """Whether something typed into a field could be taken back."""
    if isinstance(widget, QLineEdit):
        return widget.isUndoAvailable()
    return isinstance(widget, QPlainTextEdit) and widget.document().isUndoAvailable()


class _Undo(QPushButton):
    """撤销 with its key, on the dark ground of a toast."""

    ring = 4

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(tr("撤销"), parent)
        self._theme = theme
        self.setAccessibleName(tr("撤销"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self._rescale)
        self._rescale()

    def _rescale(self) -> None:
        theme = self._theme
        words = metrics(theme.font()).horizontalAdvance(self.text())
        self.setFixedSize(
            words + theme.px(7) + caps_width(theme, "Ctrl+Z") + theme.px(4), theme.px(24)
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        font = QFont(theme.font())
        font.setUnderline(True)
        ink = theme.color("bg_surface")
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignVCenter, self.text())
        line = QColor(ink)
        line.setAlpha(150)
        left = metrics(theme.font()).horizontalAdvance(self.text()) + theme.px(7)
        paint_caps(painter, theme, "Ctrl+Z", left, self.height() / 2, ink=ink, line=line)
        painter.end()
