"""What tests of widgets share: a context over the scripted desk, and pictures of widgets."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from tests.ui.scripted import ScriptedDesk, clock
from ui.context import Context, Place
from ui.shell.memory import Memory
from ui.theme.theme import Mode, Theme
from ui.work import Work


class World:
    """A theme, a scripted desk and a context, for one test.

    Attributes:
        went: places pages wanted to go to.
        toasts: lines pages wanted to show.
    """

    def __init__(self, *, mode: Mode = Mode.LIGHT, base: int = 14) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.theme = Theme(mode=mode, base=base, parent=app)
        self.theme.install(app)
        self.desk = ScriptedDesk()
        self.clock = clock()
        self.work = Work(app)
        self.went: list[Place] = []
        self.toasts: list[str] = []
        self.problems: list[Exception] = []
        self._windows: list[QWidget] = []
        self.work.refused.connect(self.problems.append)
        self.work.crashed.connect(self.problems.append)
        self.context = Context(
            desk=self.desk,
            theme=self.theme,
            work=self.work,
            clock=self.clock,
            settings=Memory(),
            go=self.went.append,
            toast=self._toast,
            saved=lambda: None,
        )

    def _toast(self, text: str, **_kinds: Any) -> None:
        self.toasts.append(text)

    def show(self, *widgets: QWidget, size: tuple[int, int] | None = None) -> QWidget:
        """Put widgets into a window on the screen; the first one gets the keyboard."""
        window = QWidget()
        layout = QVBoxLayout(window)
        for widget in widgets:
            layout.addWidget(widget)
        if size is not None:
            window.resize(*size)
        self._windows.append(window)
        window.show()
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
        widgets[0].setFocus()
        return window

    def close(self) -> None:
        """Let nothing come back after the test."""
        self.work.close()
        for window in self._windows:
            window.deleteLater()
        self.theme.deleteLater()
        self.work.deleteLater()


def grab(widget: QWidget, path: Path, size: tuple[int, int] = (1366, 738)) -> QPixmap:
    """A picture of a widget as it would be on the screen (1366×768 less the title bar)."""
    widget.resize(*size)
    widget.show()
    QApplication.sendPostedEvents()
    picture = widget.grab()
    path.parent.mkdir(parents=True, exist_ok=True)
    assert picture.save(str(path))
    return picture
