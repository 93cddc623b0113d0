"""The case list on the screen: opening it, scrolling it, going through it, over a big office."""

from __future__ import annotations

__all__ = ["run"]

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.mediation.messages import CaseTab
from tests.bench.office import big_office
from tests.bench.report import Row, median, p99
from tests.ui.kit import World
from ui.context import Place
from ui.mediation.page import MediationPage
from ui.shell.window import MainWindow

_OPENINGS, _REPAINTS, _ARROWS, _PAGES = 30, 400, 60, 10
_STEP = 130  # px scrolled between two repaints: more than two rows
_PATIENCE = 20_000  # ms after which something is wrong


def run() -> list[Row]:
    """Scale 1 and ten times that, to show growth."""
    app = QApplication.instance() or QApplication([])
    rows = []
    for scale in (1, 10):
        rows += _measure(scale)
    del app
    return rows


def _measure(scale: int) -> list[Row]:
    office = big_office(scale)
    world = World()
    desk, _books = office.open()
    world.context.desk, world.context.clock = desk, office.clock
    window = MainWindow(world.context)
    window.register_page("mediation", MediationPage)
    window.resize(1366, 738)
    window.show()
    window.go(Place("mediation"))
    page = window.page
    assert isinstance(page, MediationPage)
    _until(lambda: page.case.isVisible() and not world.work.busy)
    how = f"{office.entries:,} entries, offscreen, software painting, 1366×738, warm"
    openings = [_open(page, number) for number in range(_OPENINGS)]
    shown = page.listing.model.total
    repaints = _scroll(page)
    read = page.listing.model.rowCount()
    arrows = _arrows(page, world)
    window.close()
    world.close()
    desk.close()
    size = f"{scale}× office"
    return [
        _row(f"list opens, {size}", openings, 50, f"{shown:,} cases under the tab; {how}"),
        _row(f"list repaints while scrolling, {size}", repaints, 4, f"{read:,} rows read; {how}"),
        _row(f"↓ to the case painted, {size}", arrows, 50, how),
    ]


def _row(what: str, times: list[float], bar: float, how: str) -> Row:
    figure, tail = median(times) * 1000, p99(times) * 1000
    how = f"median of {len(times)}, p99 {tail:.1f} ms; {how}"
    return Row(what, f"{figure:.1f} ms", f"≤ {bar} ms", figure <= bar, how)


def _open(page: MediationPage, number: int) -> float:
    """From the key that chooses a tab to its rows on the screen."""
    listing = page.listing
    tab = (CaseTab.CLOSED, CaseTab.OPEN)[number % 2 if number < _OPENINGS - 1 else 0]
    if listing.tabs.value() is tab:
        listing.show_tab(CaseTab.VISIT)
        _settle(page)
    loop = QEventLoop()
    listing.counted.connect(loop.quit)
    begun = perf_counter()
    listing.show_tab(tab)
    loop.exec()
    listing.list.viewport().repaint()
    took = perf_counter() - begun
    listing.counted.disconnect(loop.quit)
    _settle(page)
    return took


def _scroll(page: MediationPage) -> list[float]:
    """Whole repaints of the rows, each at another place of the longest tab."""
    view, bar = page.listing.list, page.listing.list.verticalScrollBar()
    for _ in range(_PAGES):
        bar.setValue(bar.maximum())
        _settle(page)
    bar.setValue(0)
    times = []
    for _ in range(_REPAINTS):
        bar.setValue(bar.value() + _STEP)
        begun = perf_counter()
        view.viewport().repaint()
        times.append(perf_counter() - begun)
    _settle(page)
    return times


def _arrows(page: MediationPage, world: World) -> list[float]:
    """From ↓ to the next case painted; its neighbour is read ahead in between."""
    view = page.listing.list
    view.setCurrentIndex(page.listing.model.index(0))
    times = []
    for _ in range(_ARROWS):
        _until(lambda: not world.work.busy)
        _wait(60)  # slower than a key that repeats, faster than a person who reads
        begun = perf_counter()
        QTest.keyClick(view, Qt.Key.Key_Down)
        if page.case.case is None or page.case.case.id != page.reader.wanted:
            loop = QEventLoop()
            page.reader.ready.connect(loop.quit)
            loop.exec()
        page.repaint()
        times.append(perf_counter() - begun)
    return times


def _settle(page: MediationPage) -> None:
    work = page.context.work
    _until(lambda: not work.busy)


def _until(true: Callable[[], bool]) -> None:
    loop, look, late = QEventLoop(), QTimer(), QTimer()
    look.setInterval(2)
    look.timeout.connect(lambda: loop.quit() if true() else None)
    late.setSingleShot(True)
    late.timeout.connect(lambda: loop.exit(1))
    look.start()
    late.start(_PATIENCE)
    if loop.exec():
        raise TimeoutError


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
