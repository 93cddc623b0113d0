"""A check that only the desk can make: asked off the GUI thread, remembered by what was typed."""

from __future__ import annotations

__all__ = ["AskedCheck"]

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.errors import Refused
from app.messages import Query
from ui.context import Context
from ui.widgets.field import Field

_KEPT = 64  # answers; a form is not typed forever


class AskedCheck(QObject):
    """Gives a field its `check`; while the desk is thinking, what was said last stays.

    Signals:
        answered: the text and the desk's view of it, when it was accepted.
    """

    answered = Signal(str, object)

    def __init__(
        self, context: Context, field: Field, ask: Callable[[str], Query[Any] | None]
    ) -> None:
        super().__init__(field)
        self._context, self._field, self._ask = context, field, ask
        self._known: dict[str, tuple[str | None, Any]] = {}
        self._said: str | None = None
        self._asking: tuple[str, Future[Any]] | None = None
        self._own = field.check  # what the field itself knows goes first
        field.check = self._problem

    def forget(self) -> None:
        """The question changed (another kind of document): ask anew."""
        self._known.clear()
        self._said = None

    def accept(self, text: str, view: Any) -> None:
        """Another way to write what was accepted already."""
        self._known[text] = (None, view)

    def ask_now(self) -> None:
        """Ask without waiting for the user to leave the field."""
        self._answer(self._field.text())

    def _problem(self, text: str) -> str | None:
        wrong = self._own(text) if self._own else None
        if wrong is not None:
            return wrong
        if text not in self._known:
            self._answer(text)
            return self._said if self._field.state == "error" else None
        self._said = self._known[text][0]
        return self._said

    def _answer(self, text: str) -> None:
        if text in self._known:
            message, view = self._known[text]
            if message is None:
                self.answered.emit(text, view)
            return
        query = self._ask(text) if text.strip() else None
        if query is None or self._is_asking(text):
            return
        future = self._context.desk.ask(query)
        self._asking = (text, future)

        def on_view(view: Any) -> None:
            self._keep(text, None, view)

        def on_error(error: Exception) -> bool:
            if not isinstance(error, Refused):
                return False
            self._keep(text, "；".join(fault.message for fault in error.faults), None)
            return True

        self._context.work.run(future, on_view, on_error, owner=self._field)

    def _is_asking(self, text: str) -> bool:
        # A question that was cancelled (the screen was locked) is never answered.
        return self._asking is not None and self._asking[0] == text and not self._asking[1].done()

    def _keep(self, text: str, message: str | None, view: Any) -> None:
        if len(self._known) >= _KEPT:
            self._known.clear()
        self._known[text] = (message, view)
        if self._field.text() != text:
            return
        if message is None:
            self.answered.emit(text, view)
        if self._field.state == "error" or not self._field.editor.hasFocus():
            self._field.validate()
