"""Keeps what is half typed: one second after the last key, encrypted, without a word."""

from __future__ import annotations

__all__ = ["Keeper"]

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from datetime import datetime
from typing import Any, ClassVar

from PySide6.QtCore import QObject, QTimer, Signal

from app.drafts.messages import DraftView, DropDraft, ListDrafts, SaveDraft
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
    # Drafts are written and read on two threads: who reads waits for what was written last.
    _last: ClassVar[Future[Any] | None] = None

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
        future = self._context.desk.do(SaveDraft(self.id, self.form, title, fields))
        Keeper._last = future
        self._context.work.run(future, self._on_kept, owner=self)

    def drop(self) -> None:
        """What was typed became a record, or was given up."""
        self._timer.stop()
        draft, self.id = self.id, None
        if draft is not None:
            self.forget(draft)

    def forget(self, draft: Id) -> None:
        """Some draft is not wanted any more."""
        Keeper._last = self._context.desk.do(DropDraft(draft))
        self._context.work.run(Keeper._last, lambda _none: None, owner=self)

    def find(self, form: str, on_drafts: Callable[[tuple[DraftView, ...]], None]) -> None:
        """The user's drafts of a form, as they are after all that was asked for so far."""
        context, last = self._context, Keeper._last

        def ask(_outcome: object) -> None:  # an error is told where the draft was kept
            context.work.run(context.desk.ask(ListDrafts(form)), on_drafts, owner=self)

        if last is None or last.done():
            ask(None)
        else:
            context.work.run(last, ask, ask, owner=self)

    def _on_kept(self, at: datetime) -> None:
        self._context.saved()
        self.kept.emit(at)
