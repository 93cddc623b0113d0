"""Keeps what is half typed: one second after the last key, encrypted, without a word."""

from __future__ import annotations

__all__ = ["Keeper"]

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.drafts.messages import DropDraft, SaveDraft
from app.ids import Id
from ui.context import Context

AFTER_MS = 1000
Content = Callable[[], tuple[str, Mapping[str, Any]]]


class Keeper(QObject):
    """Saves one draft as the user types.

    Attributes:
        id: id of the draft in hand, or None before there is one.
        form: the name drafts of this form are listed under.

    Signals:
        kept: when the draft was last kept.
    """

    kept = Signal(datetime)

    def __init__(self, context: Context, content: Content, parent: QObject) -> None:
        super().__init__(parent)
        self.id: Id | None = None
        self.form = ""
        self._context, self._content = context, content
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER_MS)
        self._timer.timeout.connect(self.flush)

    @property
    def pending(self) -> bool:
        """Whether something typed is not kept yet."""
        return self._timer.isActive()

    def start(self, draft: Id, form: str) -> None:
        """Keep under this id from now on."""
        self._timer.stop()
        self.id, self.form = draft, form

    def touch(self) -> None:
        """Something was typed."""
        self._timer.start()

    def flush(self) -> None:
        """Keep now."""
        self._timer.stop()
        if self.id is None:
            return
        title, fields = self._content()
        command = SaveDraft(self.id, self.form, title, fields)
        self._context.work.run(self._context.desk.do(command), self._on_kept, owner=self)

    def drop(self) -> None:
        """What was typed became a record, or was given up."""
        self._timer.stop()
        draft, self.id = self.id, None
        if draft is not None:
            future = self._context.desk.do(DropDraft(draft))
            self._context.work.run(future, lambda _none: None, owner=self)

    def _on_kept(self, at: datetime) -> None:
        self._context.saved()
        self.kept.emit(at)
