"""The line that takes the reason for passing a warning."""

from __future__ import annotations

__all__ = ["ReasonLine"]

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.i18n import tr
from ui.theme.theme import Theme
from ui.widgets.inputs import Line

_MOST = 200


class ReasonLine(Line):
    """Stands below what is doubtful; Enter goes on to the next field."""

    def __init__(self, theme: Theme, label: str) -> None:
        super().__init__(theme)
        self.setMaxLength(_MOST)
        self.setPlaceholderText(tr("请写理由"))
        self.setAccessibleName(tr("{label}：确实如此的，写明理由").format(label=label))
        theme.changed.connect(self._rescale)
        self._rescale()

    def follow(self, editor: QWidget) -> None:
        """Tab comes here from the last input of a field."""
        inputs = [
            one
            for one in (editor, *editor.findChildren(QWidget))
            if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        QWidget.setTabOrder(inputs[-1], self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _rescale(self) -> None:
        self.setFixedHeight(self._theme.size("control"))
