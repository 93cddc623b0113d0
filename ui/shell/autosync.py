"""Goes to the city by itself when it is time: nobody has to think of it, nobody is disturbed."""

from __future__ import annotations

__all__ = ["AutoSync"]

from PySide6.QtCore import QObject, QTimer

from app.errors import Bug, Problem
from app.sync.messages import CarrierReport, SyncNow, SyncView
from ui.context import Context


class AutoSync(QObject):
    """One trip at the time the desk names; how it went stands in the pill of the top bar."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._away = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go)

    def plan(self, view: SyncView) -> None:
        """Take the time of the next trip from how the sync stands."""
        if view.next_at is None or not view.enrolled or self._away:
            self._timer.stop()
            return
        wait = (view.next_at - self._context.clock.now()).total_seconds()
        self._timer.start(max(0, int(wait * 1000)))

    def stop(self) -> None:
        """The desk is shut."""
        self._timer.stop()
        self._away = False

    def _go(self) -> None:
        self._away = True
        future = self._context.desk.do(SyncNow())
        self._context.work.run(future, self._on_back, self._on_failed, owner=self)

    def _on_back(self, _report: CarrierReport) -> None:
        self._away = False

    def _on_failed(self, error: Exception) -> bool:
        self._away = False
        return isinstance(error, Problem) and not isinstance(error, Bug)  # the pill tells
