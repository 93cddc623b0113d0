"""The intake desk of legal aid: from the key that leads to a card to the card painted."""

from __future__ import annotations

__all__ = ["run"]

import tempfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.clock import CHINA, FixedClock
from app.people.messages import Sex
from tests.bench.report import Row, median, p99
from tests.ui.real import RealWorld
from ui.legalaid.intake.page import IntakePage

_ROUNDS = 12
_PATIENCE = 20_000  # ms after which something is wrong
_ANSWERS = {
    "origin": "1", "filer": "1", "group": "1", "stage_labour": "1", "place": "1", "before": "1",
    "employed": "1", "urgent": "1", "means": "5",
}  # fmt: skip
_PERSON = {"name": "韦应㛃", "sex": Sex.FEMALE, "phone": "07500000701", "address": "大泽镇"}
_CTRL = Qt.KeyboardModifier.ControlModifier


def run() -> list[Row]:
    """All five steps there and back, each as it is first seen and as it is seen again."""
    app = QApplication.instance() or QApplication([])
    clock = FixedClock(datetime(2026, 11, 24, 10, 24, tzinfo=CHINA))
    with tempfile.TemporaryDirectory() as folder:
        world = RealWorld(Path(folder) / "office", clock)
        page = IntakePage(world.context)
        page.resize(1190, 658)
        page.show()
        page.activate()
        _until(lambda: not world.work.busy)
        digits, steps = _walk(world, page)
        world.close()
    del app
    how = "sample office, SQLCipher, offscreen, software painting, 1366×738, warm"
    rows = [_row("a digit: the opinion beside it painted", digits, how)]
    return rows + [_row(f"the card {name} painted", times, how) for name, times in steps.items()]


def _walk(world: RealWorld, page: IntakePage) -> tuple[list[float], dict[str, list[float]]]:
    digits: list[float] = []
    steps: dict[str, list[float]] = {}
    _fill(world, page)
    for _ in range(_ROUNDS):
        page.go_to(page.way.cards[0].id)
        _until(lambda: not world.work.busy)
        while page.way.following is not None or page.answering.waiting:
            if keys := _ANSWERS.get(page.way.card.id):
                digits.append(_timed(world, page, page.stack.question.rows, Qt.Key(ord(keys))))
            before = page.way.card.id
            took = _timed(world, page, page, Qt.Key.Key_Return, _CTRL)
            assert page.way.card.id != before, before
            steps.setdefault(page.way.card.id, []).append(took)
    return digits, steps


def _fill(world: RealWorld, page: IntakePage) -> None:
    """What is typed into the forms; typing is timed by the key that leads on."""
    page.stack.applicant.grid.fill(_PERSON | {"birth": date(1991, 7, 14)})
    details = {"cause": "追索劳动报酬", "legal_status": "10", "facts": "工资没有发。"}
    page.stack.details.grid.fill(details)
    page.stack.details.opponents.boxes[0].grid.fill({"name": "某制衣厂", "unit": True})
    page.stack.edited.emit()
    _until(lambda: not world.work.busy)


def _timed(
    world: RealWorld,
    page: IntakePage,
    widget: QWidget,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> float:
    """From a key to all it changes, painted: the desk is asked in between."""
    begun = perf_counter()
    QTest.keyClick(widget, key, modifiers)
    _until(lambda: not world.work.busy)
    page.repaint()
    return perf_counter() - begun


def _row(what: str, times: list[float], how: str) -> Row:
    figure, tail = median(times) * 1000, p99(times) * 1000
    how = f"median of {len(times)}, p99 {tail:.1f} ms; {how}"
    return Row(what, f"{figure:.1f} ms", "≤ 50 ms", figure <= 50, how)


def _until(true: Callable[[], bool]) -> None:
    if true():
        return
    loop, look, late = QEventLoop(), QTimer(), QTimer()
    look.setInterval(1)
    look.timeout.connect(lambda: loop.quit() if true() else None)
    late.setSingleShot(True)
    late.timeout.connect(lambda: loop.exit(1))
    look.start()
    late.start(_PATIENCE)
    if loop.exec():
        raise TimeoutError
