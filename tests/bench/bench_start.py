"""How soon the unlock window is on the screen, against a bare window of PySide6; and memory."""

from __future__ import annotations

__all__ = ["run"]

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import monotonic

from tests.bench.report import Row, median

_ROOT = Path(__file__).parents[2]
_REPEATS = 9
_UNCOMPILED = "PYTHONDONTWRITEBYTECODE"

# Both children say when their window was shown and painted, and leave without tidying up.
_BARE = """
import os, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.show()
def shown():
    print(time.monotonic(), flush=True)
    os._exit(0)
QTimer.singleShot(0, shown)
app.exec()
"""
_OURS = """
import os, sys, time
import ui.main
from PySide6.QtCore import QTimer
import ui.session
start = ui.session.Session.start
def shown():
    print(time.monotonic(), flush=True)
    os._exit(0)
def starting(self):
    start(self)
    QTimer.singleShot(0, shown)
ui.session.Session.start = starting
ui.main.main([sys.argv[1]])
"""


def run() -> list[Row]:
    """Median of several starts of either kind, taken in turn, after one that warms the disk."""
    bare: list[float] = []
    ours: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        profile = str(Path(folder) / "profile")
        # As installed: modules are compiled once, by the turn that warms up.
        env = {name: value for name, value in os.environ.items() if name != _UNCOMPILED}
        env |= {"QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(Path(folder) / "pyc")}
        for turn in range(_REPEATS + 1):
            times = (_start(env, _BARE), _start(env, _OURS, profile))
            if turn:
                bare.append(times[0])
                ours.append(times[1])
    ratio = median(ours) / median(bare)
    how = f"process start to shown, warm, offscreen, median of {_REPEATS} taken in turn"
    return [
        Row("bare PySide6 window shown", _ms(bare), "", None, how),
        Row("unlock window shown", _ms(ours), "", None, how),
        Row("unlock window ÷ bare window", f"{ratio:.2f} ×", "≤ 2.0 ×", ratio <= 2.0, how),
    ]


def _ms(times: list[float]) -> str:
    return f"{median(times) * 1000:.0f} ms"


def _start(env: dict[str, str], script: str, *arguments: str) -> float:
    begun = monotonic()
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=_ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return float(done.stdout.split()[-1]) - begun
