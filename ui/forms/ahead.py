"""One field of each kind, made before any is wanted."""

from __future__ import annotations

__all__ = ["MakeAhead"]

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.forms.make import make_field
from ui.forms.spec import Kind, Spec


class MakeAhead(QObject):
    """Makes them one a turn, unseen, as long as its owner lives.

    PySide reads a class of Qt when the first one of it is made: without this, the first sheet of
    the day opens in twice the time of the second.
    """

    def __init__(self, context: Context, owner: QObject) -> None:
        super().__init__(owner)
        self._context = context
        self._kinds = list(Kind)
        self._room = QWidget()
        QTimer.singleShot(0, self, self._make_next)

    def _make_next(self) -> None:
        kind = self._kinds.pop()
        spec = Spec(kind.name, kind.name, kind, options=((kind, kind.name),))
        make_field(self._context, spec).setParent(self._room)
        if self._kinds:
            QTimer.singleShot(0, self, self._make_next)
        else:
            self._room.deleteLater()
            self.deleteLater()
