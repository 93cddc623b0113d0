"""Scans and photos dropped anywhere on a window, whatever lies under the mouse."""

from __future__ import annotations

__all__ = ["Dropping"]

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

# Also those that are not taken: the page then says in a sentence what to do.
_SUFFIXES = frozenset(
    {".pdf", ".jpg", ".jpeg", ".png", ".heic", ".heif", ".tif", ".tiff", ".bmp", ".webp"}
)


class Dropping(QObject):
    """Watches a window for files that may be paper come back.

    A widget that takes files itself (材料 of a case) stands nearer to the mouse and goes first.

    Signals:
        dropped: the files (a tuple of paths).
    """

    dropped = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            return False
        if not isinstance(event, QDropEvent):
            return False
        files = files_of(event.mimeData())
        if not files:
            return False
        event.acceptProposedAction()
        if kind == QEvent.Type.Drop:
            self.dropped.emit(files)
        return True


def files_of(mime: QMimeData) -> tuple[Path, ...]:
    """The scans and photos among what is dragged, in the order of their names."""
    paths = (Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
    return tuple(sorted(path for path in paths if path.suffix.lower() in _SUFFIXES))
