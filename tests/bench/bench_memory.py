"""Memory of the desktop process over a big office: every page opened, the list scrolled."""

# ruff: noqa: PLC0415 - the process that measures imports what the desktop imports, and no more
from __future__ import annotations

__all__ = ["run"]

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.bench.office import big_office
from tests.bench.report import Row

_BARS = {1: 200, 10: 230}


def run() -> list[Row]:
    """One process for each size, and one with a bare window to compare."""
    bare = _measured("bare")
    rows = [Row("memory of a bare PySide6 window", f"{bare:.0f} MB", "", None, "VmRSS, offscreen")]
    for scale, bar in _BARS.items():
        office = big_office(scale)
        held = _measured(str(scale))
        how = (
            f"{office.entries:,} entries; 今日, list scrolled to its end, a case, preview, sync, "
            f"search; VmRSS of the desktop process without the press; bare window {bare:.0f} MB"
        )
        rows.append(
            Row(
                f"memory of the desktop, {scale}× office",
                f"{held:.0f} MB",
                f"≤ {bar} MB",
                held <= bar,
                how,
            )
        )
    return rows


def _measured(what: str) -> float:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.bench_memory", what],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    return float(json.loads(done.stdout.splitlines()[-1]))


def _resident() -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def _visit(scale: int) -> float:
    from PySide6.QtWidgets import QApplication

    app = QApplication([])
    from concurrent.futures import Future

    from PySide6.QtCore import QEventLoop, QTimer

    from app.mediation.messages import CaseTab
    from ui.context import Context, Place
    from ui.pages import register
    from ui.shell.memory import Memory
    from ui.shell.window import MainWindow
    from ui.theme.fonts import load_rare
    from ui.theme.theme import Mode, Theme
    from ui.work import Work

    office = big_office(scale)
    desk, _books = office.open()
    theme, work = Theme(mode=Mode.LIGHT, base=14), Work()
    theme.install(app)
    load_rare()
    places: list[Place] = []
    context = Context(
        desk=desk,
        theme=theme,
        work=work,
        clock=office.clock,
        settings=Memory(),
        go=places.append,
        toast=lambda *_a, **_k: None,
        saved=lambda: None,
    )
    window = MainWindow(context)
    register(window, Future)
    window.resize(1366, 738)
    window.show()

    def settle() -> None:
        loop = QEventLoop()
        poll = QTimer()
        poll.timeout.connect(lambda: None if work.busy else loop.quit())
        poll.start(50)
        loop.exec()

    for place in (
        Place("today"),
        Place("mediation", {"tab": CaseTab.CLOSED}),
        Place("mediation", {"case": office.cases[0]}),
        Place("papers.preview", {"kind": "med.F-A4", "subject": office.cases[0]}),
        Place("sync"),
        Place("mediation"),
    ):
        window.go(place)
        settle()
    held = _resident()
    desk.close()
    return held


def _bare() -> float:
    from PySide6.QtWidgets import QApplication, QWidget

    app = QApplication([])
    window = QWidget()
    window.show()
    app.sendPostedEvents()
    return _resident()


if __name__ == "__main__":
    asked = sys.argv[1]
    print(json.dumps(_bare() if asked == "bare" else _visit(int(asked))))
