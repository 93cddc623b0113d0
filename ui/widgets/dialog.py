"""Dialogs: only where undo is impossible, or a short form needs a sheet of its own."""

from __future__ import annotations

__all__ = ["EVERYWHERE", "Dialog", "confirm"]

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QDialog, QWidget

from ui.theme.theme import Theme
from ui.widgets.buttons import Button, DangerButton, PrimaryButton
from ui.widgets.focus import FocusRing
from ui.widgets.labels import Label
from ui.widgets.layout import Column, Row

EVERYWHERE = "everywhere"  # property of actions of a window whose keys its dialogs obey too
_EDGE = 16  # px at base 14, left and right


class Dialog(QDialog):
    """A sheet over its window: title, words, a body, and buttons at the right.

    Attributes:
        body: column for what the dialog is about.
        buttons: row of buttons.

    Esc is always the safe way out.
    """

    def __init__(
        self, theme: Theme, title: str, text: str = "", *, width: int = 420, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.theme, self._width = theme, width
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        for action in parent.window().actions():
            if action.property(EVERYWHERE):
                self.addAction(action)
        outer = Column(theme, self, margins=(_EDGE, 16, _EDGE, 14), spacing=6)
        self._headline = Label(theme, title, "section", wrap=True)
        outer.addWidget(self._headline)
        self._words = Label(theme, text, color="text_2", wrap=True)
        self._words.setVisible(bool(text))
        outer.addWidget(self._words)
        self.body = Column(theme)
        outer.addLayout(self.body, 1)
        outer.gap(4)
        self.buttons = Row(theme)
        self.buttons.addStretch(1)
        outer.addLayout(self.buttons)
        FocusRing(theme, self)
        theme.changed.connect(self._rescale)
        self._rescale()

    def set_text(self, text: str) -> None:
        """Other words below the title."""
        self._words.setText(text)
        self._words.setVisible(bool(text))

    def fit_width(self, inner: QWidget) -> None:
        """As wide as what scrolls in it takes, if the window lets it."""
        theme = self.theme
        around = 2 * theme.px(_EDGE) + theme.size("scrollbar") + 2
        below = self.parentWidget() or self  # not kept: the two would hold each other alive
        most = below.window().width() - theme.px(24)
        wanted = inner.minimumSizeHint().width() + around
        self.setMinimumWidth(min(max(theme.px(self._width), wanted), most))

    def add_safe(self, text: str) -> Button:
        """The button that changes nothing; Esc presses it, and it has the focus."""
        button = Button(self.theme, text, keys="Esc")
        button.clicked.connect(self.reject)
        self.buttons.add(button)
        button.setFocus()
        return button

    def add_primary(self, text: str, act: Callable[[], None], *, keys: str = "") -> PrimaryButton:
        """The button that does it; `act` decides whether to accept()."""
        button = PrimaryButton(self.theme, text, keys=keys, bind=bool(keys))
        button.clicked.connect(act)
        self.buttons.add(button)
        return button

    def _rescale(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, self.theme.color("bg_surface"))
        self.setPalette(palette)
        self.setMinimumWidth(self.theme.px(self._width))


def confirm(
    theme: Theme,
    parent: QWidget,
    title: str,
    text: str,
    *,
    keep: str,
    act: str,
    on_act: Callable[[], None],
) -> Dialog:
    """Ask before something that cannot be undone; `keep` and `act` name the results."""
    dialog = Dialog(theme, title, text, parent=parent)
    dialog.add_safe(keep)
    danger = DangerButton(theme, act)
    danger.clicked.connect(dialog.accept)
    dialog.buttons.add(danger)
    dialog.accepted.connect(on_act)
    dialog.open()
    return dialog
