"""A sentence typed wrongly is corrected on its sheet, with the warnings of the entry."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from pytestqt.qtbot import QtBot

from app.clock import CHINA, FixedClock
from app.people.messages import LookInto, Purpose, Secret
from tests.correction.registering import Life, given
from tests.office import Office
from tests.ui.real import RealWorld
from ui.context import Place
from ui.correction.page import CorrectionPage
from ui.shell.window import MainWindow
from ui.steps.sheet import StepSheet


def look(office: Office, page: CorrectionPage, what: Secret) -> None:
    """Written down, and read."""
    written = office.desk.do(LookInto(page.shown.person.id, what, Purpose.PAPER)).result()
    page._looks, page._looked_at = (written,), page.shown.id
    page._read_uncovered(page.shown.id)


@pytest.fixture
def page(qtbot: QtBot, tmp_path: object) -> Iterator[tuple[RealWorld, Life, CorrectionPage]]:
    """Case 1 in the window, its crime uncovered."""
    clock = FixedClock(datetime(2026, 3, 9, 10, tzinfo=CHINA))
    world = RealWorld(tmp_path / "office", clock, samples=False)  # type: ignore[operator]
    life = Life(world.office, clock, given()).serving(date(2026, 3, 6))
    window = MainWindow(world.context)
    qtbot.addWidget(window)
    window.register_page("correction", CorrectionPage)
    window.resize(1366, 738)
    window.show()
    window.go(Place("correction", {"case": life.id}))
    shown = window.page
    assert isinstance(shown, CorrectionPage)
    qtbot.waitUntil(lambda: shown.shown is not None and shown.shown.id == life.id)
    world.settle(qtbot)
    look(world.office, shown, Secret.CRIME)
    world.settle(qtbot)
    yield world, life, shown
    world.settle(qtbot)
    world.close()


def test_the_sheet_begins_with_what_was_typed_and_warns_as_the_entry(
    page: tuple[RealWorld, Life, CorrectionPage], qtbot: QtBot
) -> None:
    world, life, shown = page
    shown.act("ReviseJudgment")
    (sheet,) = [one for one in shown.findChildren(StepSheet) if one.isVisible()]
    assert sheet.grid.field("offence").value() == "危险驾驶罪"
    assert sheet.grid.field("probation_months").value() == 6
    sheet.grid.field("end_on").set_value(date(2026, 8, 27))
    sheet.submit.click()
    world.settle(qtbot)
    assert sheet.isVisible()  # the end differs from the count: it wants a reason (T9)
    assert life.read().judgment.end_on == date(2026, 8, 30)
    sheet.grid.field("end_on").set_reason("已电话核对，文书如此")
    sheet.submit.click()
    world.settle(qtbot)
    assert life.read().judgment.end_on == date(2026, 8, 27)
    assert "AskInquiry" in life.read().actions
