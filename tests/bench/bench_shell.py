"""What the shell shows while one works: Ctrl+K to its painted list, a case with a long history."""

from __future__ import annotations

__all__ = ["run"]

import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from app.clock import CHINA, FixedClock
from app.ids import Id
from app.mediation.messages import AddNote, ListCases
from tests.bench.office import big_office
from tests.bench.report import Row, median, p99
from tests.ui.kit import World
from tests.ui.real import RealWorld
from ui.context import Place
from ui.mediation.page import MediationPage
from ui.search.palette import Palette
from ui.shell.window import MainWindow

_NOTES, _OPENINGS, _SCALE = 200, 20, 1
_TYPED = ("huang", "谭国", "440799", "排水", "人民调解法33", "lwm")
_PATIENCE = 20_000  # ms after which something is wrong


def run() -> list[Row]:
    """Both, offscreen."""
    app = QApplication.instance() or QApplication([])
    rows = [*_history(), _palette()]
    del app
    return rows


def _history() -> list[Row]:
    """From one case to another: to the case painted, and to its history beside it."""
    clock = FixedClock(datetime(2026, 11, 24, 10, 24, tzinfo=CHINA))
    with tempfile.TemporaryDirectory() as folder:
        world = RealWorld(Path(folder) / "office", clock)
        case, other = world.cases["own"], world.cases["M3"]
        for number in range(_NOTES):
            world.office.desk.do(AddNote(case, f"第 {number} 次电话，对方说再想想")).result()
        page = _mediation(world, {"case": other})
        page.case.show_history()
        _until(lambda: not world.work.busy)
        times = [_open(world, page, case, other) for _ in range(_OPENINGS)]
        opened, told = ([one[at] for one in times] for at in (0, 1))
        shown = page.case.history.model.rowCount()
        world.close()
    how = f"{shown} changes, real encrypted office"
    return [
        _row("a case with 200 changes opens", opened, 50, how),
        _row("its history beside it is read and painted", told, 50, f"after that; {how}"),
    ]


def _open(world: World, page: MediationPage, case: Id, other: Id) -> tuple[float, float]:
    page.activate(case=other)
    _until(lambda: not world.work.busy)
    history = page.case.history
    loop = QEventLoop()
    page.reader.ready.connect(loop.quit)
    begun = perf_counter()
    page.activate(case=case)
    if page.case.case is None or page.case.case.id != case:  # else it had been read ahead
        loop.exec()
    page.repaint()
    opened = perf_counter() - begun
    page.reader.ready.disconnect(loop.quit)
    if history.currentWidget() is not history.list:
        history.model.modelReset.connect(loop.quit)
        loop.exec()
        history.model.modelReset.disconnect(loop.quit)
    history.list.viewport().repaint()
    told = perf_counter() - begun - opened
    _until(lambda: not world.work.busy)
    return opened, told


def _palette() -> Row:
    """From each keystroke in Ctrl+K to the list painted with its answer."""
    office, world = big_office(_SCALE), World()
    desk, _books = office.open()
    world.context.desk, world.context.clock = desk, office.clock
    desk.ask(ListCases()).result()
    page = _mediation(world, {})
    window = page.window()
    assert isinstance(window, MainWindow)
    window.run("search")
    palette = window.findChild(Palette)
    assert palette is not None
    times = [
        _keystroke(world, palette, typed[:end])
        for _ in range(2)
        for typed in _TYPED
        for end in range(1, len(typed) + 1)
    ][len("".join(_TYPED)) :]  # once to warm up
    window.close()
    world.close()
    desk.close()
    how = f"{office.entries:,} entries, key to painted list"
    return _row("Ctrl+K, a keystroke", times, 16, how)


def _keystroke(world: World, palette: Palette, text: str) -> float:
    begun = perf_counter()
    palette._line.setText(text)
    _until(lambda: not world.work.busy)
    palette._box.repaint()
    return perf_counter() - begun


def _mediation(world: World, where: dict[str, object]) -> MediationPage:
    window = MainWindow(world.context)
    window.register_page("mediation", MediationPage)
    window.resize(1366, 738)
    window.show()
    window.go(Place("mediation", where))
    page = window.page
    assert isinstance(page, MediationPage)
    _until(lambda: page.case.isVisible() and not world.work.busy)
    return page


def _row(what: str, times: list[float], bar: float, how: str) -> Row:
    figure = median(times) * 1000
    how = f"median of {len(times)}, p99 {p99(times) * 1000:.1f} ms; {how}"
    return Row(what, f"{figure:.1f} ms", f"≤ {bar} ms", figure <= bar, how)


def _until(true: Callable[[], bool]) -> None:
    loop, look, late = QEventLoop(), QTimer(), QTimer()
    look.setInterval(1)
    look.timeout.connect(lambda: loop.quit() if true() else None)
    late.setSingleShot(True)
    late.timeout.connect(lambda: loop.exit(1))
    look.start()
    late.start(_PATIENCE)
    if loop.exec():
        raise TimeoutError
