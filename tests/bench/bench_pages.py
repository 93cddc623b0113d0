"""How long the window stands still when a page is gone to for the first time after an unlock."""

from __future__ import annotations

__all__ = ["run"]

import gc
import os
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from time import monotonic, thread_time

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from app.clock import CHINA, FixedClock
from tests.bench.report import Row, measured, median
from tests.profiles import PASSPHRASE, copy_profile, sample_profile
from ui.context import Place
from ui.demo.laptop import Laptop
from ui.demo.screen import Screen

_NOW = datetime(2026, 11, 24, 10, 24, tzinfo=CHINA)
_BAR = 50.0  # ms
_REPEATS = 3
_AHEAD_MS = 1500  # between the unlock and the first key of a quick clerk
_QUIET = 0.3  # seconds after which a page is there
_WAKE_MS = 5
_PAGES = (
    *("mediation", "mediation.form", "mediation.oral", "leads", "correction", "correction.form"),
    *("correction.checkin", "correction.surveys", "correction.office", "legalaid"),
    *("legalaid.form", "resettlement", "services", "services.advisers", "services.lawyers"),
    *("services.points", "publicity", "services.map", "rounds", "people", "papers"),
    *("papers.returns", "sealing", "statistics", "office", "sync", "settings"),
)


def run() -> list[Row]:
    """The longest turn of each page."""
    how = (
        "longest turn of the GUI thread, its processor time, from the key to the page at rest; "
        f"sample office, a process of its own, offscreen, 1366×738, median of {_REPEATS}"
    )
    with tempfile.TemporaryDirectory() as folder:
        made = sample_profile(Path(folder) / "made", _NOW)
        return [
            measured(f"first opening of {page}", _opening(page, made), "ms", how, most=_BAR)
            for page in _PAGES
        ]


def _opening(page: str, made: Path) -> float:
    command = (sys.executable, "-m", "tests.bench.bench_pages", page, str(made))
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    return median(
        [
            float(subprocess.run(command, env=env, capture_output=True, check=True).stdout)
            for _ in range(_REPEATS)
        ]
    )


def _measure(page: str, made: Path) -> float:
    """Milliseconds of the longest turn; in the process of this page alone."""
    app = QApplication([])
    screen = Screen(app, clock=FixedClock(_NOW))
    with tempfile.TemporaryDirectory() as folder:
        laptop = Laptop(screen, Path(folder) / "laptop", Path(folder) / "usb")
        copy_profile(made, Path(folder) / "laptop")
        laptop.start()
        laptop.unlock(PASSPHRASE)
        screen.pause(_AHEAD_MS)
        gc.freeze()  # as the program does once it stands
        waking = QTimer(interval=_WAKE_MS)
        waking.start()
        start = thread_time()
        laptop.window.go(Place(page))
        app.processEvents()
        longest, quiet = thread_time() - start, monotonic()
        while monotonic() - quiet < _QUIET:
            start = thread_time()
            app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            longest = max(longest, thread_time() - start)
            if screen.busy():
                quiet = monotonic()
        laptop.close()
    return longest * 1000


if __name__ == "__main__":
    sys.stdout.write(f"{_measure(sys.argv[1], Path(sys.argv[2])):.2f}\n")
