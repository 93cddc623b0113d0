"""A screen nobody sees: it presses keys, waits for what follows, and takes pictures."""

from __future__ import annotations

__all__ = ["HEIGHT", "WIDTH", "Gone", "Screen", "offscreen"]

import json
import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import chdir, contextmanager
from itertools import groupby
from pathlib import Path
from subprocess import Popen
from tempfile import TemporaryDirectory
from time import monotonic
from types import TracebackType
from typing import Any, TypeVar

from PySide6.QtCore import (
    QEventLoop,
    QMessageLogContext,
    QPoint,
    QRect,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QInputMethodEvent, QKeySequence, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QFileDialog,
    QLineEdit,
    QWidget,
)

from app.clock import Clock, SystemClock
from ui.demo.city import said
from ui.theme.theme import Mode, Theme
from ui.words import speak_chinese

T = TypeVar("T")
W = TypeVar("W", bound=QWidget)
WIDTH, HEIGHT = 1366, 768
_LOOK_MS, _BREATH_MS, _REST_MS = 5, 10, 100
_HARMLESS = "This plugin does not support"  # a screen nobody sees has no window manager
_PATIENCE = 90.0  # seconds; whatever takes longer has gone wrong


class Gone(Exception):
    """Something did not come, or an error came instead."""


class Screen:
    """One desktop of 1366×768 with one keyboard.

    Attributes:
        busy: asked whether anything is still under way; set by whoever sits here.
        problems: what went wrong; nobody clicks it away, so it ends the day.
        shots: names of the pictures taken, in order.
    """

    def __init__(
        self, app: QApplication, pictures: Path | None = None, clock: Clock | None = None
    ) -> None:
        """Sit down at it; without a folder for pictures, none are taken."""
        app.setQuitOnLastWindowClosed(False)
        speak_chinese(app)
        self.clock = clock or SystemClock()
        self.theme = Theme(mode=Mode.LIGHT, parent=app)
        self.theme.install(app)
        self.busy: Callable[[], bool] = bool
        self.problems: list[Exception] = []
        self.shots: list[str] = []
        self._pictures = pictures
        if pictures is not None:
            pictures.mkdir(parents=True, exist_ok=True)

    def heed(self) -> None:
        """Whatever goes wrong unseen ends the day: an error in a slot, a warning of Qt."""

        def on_error(
            kind: type[BaseException], error: BaseException, trace: TracebackType | None
        ) -> None:
            sys.__excepthook__(kind, error, trace)
            self.problems.append(error if isinstance(error, Exception) else Gone(repr(error)))

        def on_message(kind: QtMsgType, _where: QMessageLogContext, words: str) -> None:
            if kind is not QtMsgType.QtDebugMsg and _HARMLESS not in words:
                self.problems.append(Gone(words))

        sys.excepthook = on_error
        qInstallMessageHandler(on_message)

    # -- waiting -------------------------------------------------------------------------

    def wait(self, condition: Callable[[], object], what: str) -> None:
        """Let the event loop run until something is so.

        Raises:
            Gone: it did not come in time, or a problem did.
        """
        loop, timer, end = QEventLoop(), QTimer(), monotonic() + _PATIENCE

        def look() -> None:
            try:
                over = self.problems or condition() or monotonic() > end
            except Exception as error:  # noqa: BLE001 - a slot may not raise: told below
                self.problems.append(error)
                over = True
            if over:
                loop.quit()

        timer.timeout.connect(look)
        timer.start(_LOOK_MS)
        loop.exec()
        timer.stop()
        if self.problems:
            raise Gone(f"waiting for {what}") from self.problems[0]
        if monotonic() > end:
            raise Gone(f"waited {_PATIENCE:.0f} s for {what}")

    def rest(self, ms: int = _REST_MS) -> None:
        """Wait until nothing has been under way for a moment."""
        quiet = [0]

        def still() -> bool:
            quiet[0] = 0 if self.busy() else quiet[0] + _LOOK_MS
            return quiet[0] >= ms

        self.wait(still, "quiet")

    def pause(self, ms: int) -> None:
        """Let the event loop run for a while, whatever is under way."""
        end = monotonic() + ms / 1000
        self.wait(lambda: monotonic() > end, "the end of a pause")

    def run(self, command: Popen[str]) -> str:
        """What a command of the city says; the event loop runs meanwhile."""
        self.wait(lambda: command.poll() is not None, str(command.args))
        return said(command)

    def result(self, future: Future[T], what: str) -> T:
        """What a future brings; the event loop runs meanwhile."""
        self.wait(future.done, what)
        return future.result()

    # -- the keyboard --------------------------------------------------------------------

    @property
    def window(self) -> QWidget:
        """The window that has the keyboard; the topmost gets it where a closed one let go."""
        active: QWidget | None = QApplication.activeWindow()
        if active is None:
            active = [*_windows()][-1]
            active.activateWindow()
            self.wait(QApplication.activeWindow, active.windowTitle())
        return active

    @property
    def focus(self) -> QWidget:
        """The widget that has the keyboard; an open menu has it before all others."""
        window = self.window
        return QApplication.activePopupWidget() or QApplication.focusWidget() or window

    def press(self, *keys: str) -> None:
        """Press keys one after the other: "Ctrl+K", "Tab", "Enter"."""
        for key in keys:
            QTest.keySequence(self.focus, QKeySequence(key))
            self.pause(_BREATH_MS)

    def write(self, text: str) -> None:
        """Type: Latin letters and digits by key, Chinese as an input method hands it over."""
        for by_key, letters in groupby(text, str.isascii):
            if not by_key:
                event = QInputMethodEvent()
                event.setCommitString("".join(letters))
                QApplication.sendEvent(self.focus, event)
                continue
            for letter in letters:  # one by one: a full box hands the keyboard on
                if letter == "\n":
                    self.press("Return")
                else:
                    QTest.keyClicks(self.focus, letter)

    def fill(self, *texts: str) -> None:
        """Type into one field after the other, from the one that has the keyboard."""
        for text in texts:
            self.write(text)
            self.press("Tab")

    def into(self, widget: QWidget, text: str = "", *keys: str) -> None:
        """Take the keyboard to a widget, type, and press keys."""
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        self.write(text)
        self.press(*keys)
        self.rest(_BREATH_MS)

    def choose(self, view: QAbstractItemView, wanted: Callable[[Any], bool]) -> None:
        """Go down a list to the first row that is wanted, and press Enter."""
        view.setFocus(Qt.FocusReason.TabFocusReason)
        self.go_down(view, wanted)
        self.press("Return")
        self.rest()

    def go_down(self, view: QAbstractItemView, wanted: Callable[[Any], bool]) -> None:
        """Go down a list, from its first row to the first that is wanted."""
        self.press("Home")
        for _ in range(view.model().rowCount()):
            row = view.currentIndex().data(Qt.ItemDataRole.UserRole)
            if row is not None and wanted(row):
                return
            self.press("Down")
        raise Gone(f"no such row: {view.accessibleName()}")

    def click(self, words: str) -> None:
        """Press the button with these words."""
        for button in self.window.findChildren(QAbstractButton):
            if button.isVisible() and button.text() == words:
                self.into(button, "", "Space")
                return
        raise Gone(f"no button {words}")

    def name_file(self, path: Path) -> None:
        """Answer the file dialog on the screen with a path."""
        dialog = self.find(QFileDialog)
        editor = dialog.findChild(QLineEdit, "fileNameEdit")
        if editor is None:
            raise Gone("the file dialog takes no name")
        editor.setText(str(path))
        dialog.accept()

    def find(self, kind: type[W]) -> W:
        """The window of a class, once it is on the screen."""
        found: list[W] = []

        def there() -> bool:
            found[:] = [window for window in _windows() if isinstance(window, kind)]
            return bool(found)

        self.wait(there, kind.__name__)
        return found[-1]

    # -- pictures ------------------------------------------------------------------------

    def picture(self, name: str, *, rest: bool = True) -> None:
        """Everything on the screen, as it would be seen; a small window stands in the middle."""
        if rest:
            self.rest()
        if self._pictures is None:
            return
        picture = QPixmap(WIDTH, HEIGHT)
        picture.fill(self.theme.color("bg_sunken"))
        painter = QPainter(picture)
        for window in _windows():
            place = _place(window)
            painter.drawPixmap(place, window.grab())
            painter.setPen(self.theme.color("line_strong"))  # where a desktop draws its frame
            painter.drawRect(QRect(place, window.size()).adjusted(-1, -1, 0, 0))
        painter.end()
        number = len(self.shots) + 1
        file = self._pictures / f"{number:02d}-{name}.png"
        if not picture.save(str(file)):
            raise Gone(f"{file} could not be written")
        self.shots.append(file.name)


@contextmanager
def offscreen() -> Iterator[None]:
    """Within, a QApplication is given a screen of the pictures' size, where there is no display."""
    if os.environ.setdefault("QT_QPA_PLATFORM", "offscreen") != "offscreen":
        yield
        return
    screen = {"name": "demo", "x": 0, "y": 0, "width": WIDTH, "height": HEIGHT}
    resolution = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    # Only a bare name: Qt ends the path at the colon of a drive.
    with TemporaryDirectory() as folder, chdir(folder):
        Path("screen.json").write_text(json.dumps({"screens": [screen | resolution]}), "utf-8")
        os.environ["QT_QPA_PLATFORM"] = "offscreen:configfile=screen.json"
        try:
            yield
        finally:
            os.environ["QT_QPA_PLATFORM"] = "offscreen"


def _windows() -> Iterator[QWidget]:
    """Windows on the screen, each below what it opened."""
    shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    yield from sorted(shown, key=_depth)


def _depth(widget: QWidget) -> int:
    above = widget.parentWidget()
    return 0 if above is None else 1 + _depth(above)


def _place(window: QWidget) -> QPoint:
    if window.parentWidget() is not None:
        return window.mapToGlobal(QPoint(0, 0))
    return QPoint((WIDTH - window.width()) // 2, (HEIGHT - window.height()) // 2)
