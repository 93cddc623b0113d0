"""Reads cases off the GUI thread, and the neighbour before it is asked for."""

from __future__ import annotations

__all__ = ["CaseReader"]

from collections import OrderedDict
from concurrent.futures import Future

from PySide6.QtCore import QObject, Signal

from app.events import RecordsChanged
from app.ids import Id
from app.mediation.messages import CaseDetail, ReadCase
from ui.context import Context

_KEPT = 16


class CaseReader(QObject):
    """The case in hand, a few around it, and no answer to a question nobody asks any more.

    Attributes:
        wanted: the case in hand.

    Signals:
        ready: the case in hand (CaseDetail), as often as it changed.
        failed: it could not be read (the exception).
    """

    ready = Signal(object)
    failed = Signal(object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._known: OrderedDict[Id, CaseDetail] = OrderedDict()
        self._asked: dict[Id, Future[CaseDetail]] = {}
        self.wanted: Id | None = None
        context.work.listen(context.desk, RecordsChanged, self._on_changed, owner=self)

    def open(self, case: Id) -> bool:
        """Take a case in hand; whether it was known, so that `ready` was already told."""
        for other, future in list(self._asked.items()):
            if other != case and future.cancel():
                del self._asked[other]
        self.wanted = case
        known = self._known.get(case)
        if known is not None:
            self._known.move_to_end(case)
            self.ready.emit(known)
        else:
            self._ask(case)
        return known is not None

    def read_ahead(self, case: Id) -> None:
        """Read a case that is likely to be opened next."""
        if case not in self._known:
            self._ask(case)

    def _ask(self, case: Id) -> None:
        if case in self._asked:
            return
        future = self._asked[case] = self._context.desk.ask(ReadCase(case))

        def on_read(detail: CaseDetail) -> None:
            if self._asked.get(case) is not future:
                return  # read before something changed
            del self._asked[case]
            self._known[case] = detail
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)
            if case == self.wanted:
                self.ready.emit(detail)

        def on_error(error: Exception) -> None:
            if self._asked.get(case) is future:
                del self._asked[case]
            if case == self.wanted:
                self.failed.emit(error)

        self._context.work.run(future, on_read, on_error, owner=self)

    def _on_changed(self, event: RecordsChanged) -> None:
        """What was read is old; the case in hand is read again and stays on the screen."""
        if event.line not in ("mediation", "people", "papers"):
            return
        self._known.clear()
        self._asked.clear()
        if self.wanted is not None:
            self._ask(self.wanted)
