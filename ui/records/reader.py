"""Reads records off the GUI thread, and the neighbour before it is asked for."""

from __future__ import annotations

__all__ = ["RecordReader"]

from collections import OrderedDict
from collections.abc import Callable, Collection
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.events import DayTurned, RecordsChanged
from app.ids import Id
from app.messages import Query
from ui.context import Context

_KEPT = 16
_SHARED = ("people", "papers", "warnings")  # what a record of any line shows besides its own


class RecordReader(QObject):
    """The record in hand, a few around it, and no answer to a question nobody asks any more.

    Attributes:
        wanted: the record in hand.

    Signals:
        ready: the record in hand as its query answers it, as often as it changed.
        failed: it could not be read (the exception).
    """

    ready = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        context: Context,
        query: Callable[[Id], Query[Any]],
        lines: Collection[str],
        parent: QObject,
    ) -> None:
        """Read with a query; changes of these lines make what was read old."""
        super().__init__(parent)
        self._context, self._query = context, query
        self._lines = frozenset({*lines, *_SHARED})
        self._known: OrderedDict[Id, Any] = OrderedDict()
        self._asked: dict[Id, Future[Any]] = {}
        self.wanted: Id | None = None
        context.work.listen(context.desk, RecordsChanged, self._on_changed, owner=self)
        context.work.listen(context.desk, DayTurned, self._on_day_turned, owner=self)

    def open(self, record: Id) -> bool:
        """Take a record in hand; whether it was known, so that `ready` was already told."""
        for other, future in list(self._asked.items()):
            if other != record and future.cancel():
                del self._asked[other]
        self.wanted = record
        known = self._known.get(record)
        if known is not None:
            self._known.move_to_end(record)
            self.ready.emit(known)
        else:
            self._ask(record)
        return known is not None

    def read_ahead(self, record: Id) -> None:
        """Read a record that is likely to be opened next."""
        if record not in self._known:
            self._ask(record)

    def _ask(self, record: Id) -> None:
        if record in self._asked:
            return
        future = self._asked[record] = self._context.desk.ask(self._query(record))

        def on_read(detail: Any) -> None:
            if self._asked.get(record) is not future:
                return  # read before something changed
            del self._asked[record]
            self._known[record] = detail
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)
            if record == self.wanted:
                self.ready.emit(detail)

        def on_error(error: Exception) -> None:
            if self._asked.get(record) is future:
                del self._asked[record]
            if record == self.wanted:
                self.failed.emit(error)

        self._context.work.run(future, on_read, on_error, owner=self)

    def _on_changed(self, event: RecordsChanged) -> None:
        """What was read is old; the record in hand is read again and stays on the screen."""
        if event.line in self._lines:
            self._read_again()

    def _on_day_turned(self, _event: DayTurned) -> None:
        self._read_again()

    def _read_again(self) -> None:
        self._known.clear()
        self._asked.clear()
        if self.wanted is not None:
            self._ask(self.wanted)
