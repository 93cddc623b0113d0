"""Every control that takes the keyboard says in Chinese what it is, on every page and sheet.

The same walk holds that nothing lies out of reach at the right of an area.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.clock import CHINA, FixedClock
from app.legalaid.messages import (
    CarriedBy,
    ForwardApplication,
    RegisterApplication,
    RegisterNotice,
)
from app.people.messages import ListPersons
from tests.ui.hands import Hand
from tests.ui.legalaid.hands import INSISTS, minor_noticed, retrial, wages
from tests.ui.legalaid.intake.taking import ANSWERS, WEI, Taker
from tests.ui.naming import unnamed
from tests.ui.real import RealWorld
from tests.ui.walk import INNER, hidden, places, window_over
from ui.context import Place
from ui.legalaid.intake.flow import DETAILS, FILER
from ui.legalaid.intake.page import IntakePage
from ui.legalaid.page import LegalAidPage
from ui.legalaid.steps.tables import STEPS
from ui.mediation.page import MediationPage
from ui.papers.preview import PreviewPage
from ui.people.page import PeoplePage
from ui.records.page import RecordPage
from ui.search.palette import Palette
from ui.shell.commands import AREAS, Deed
from ui.shell.page import Act
from ui.shell.window import MainWindow
from ui.steps.sheet import StepSheet
from ui.today.page import TodayPage


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot) -> Iterator[RealWorld]:
    clock = FixedClock(datetime(2026, 11, 24, 10, 24, tzinfo=CHINA))
    made = RealWorld(tmp_path / "office", clock)
    yield made
    made.close()


@pytest.fixture
def window(world: RealWorld, qtbot: QtBot) -> MainWindow:
    made = window_over(world)
    qtbot.addWidget(made)
    return made


LINES = (
    "correction", "resettlement", "services", "publicity", "services.advisers",
    "services.lawyers", "services.points",
)  # fmt: skip


def _faults(root: QWidget) -> set[str]:
    """What is wrong with what is on the screen below a widget."""
    return unnamed(root) | hidden(root)


def test_every_page(world: RealWorld, window: MainWindow, qtbot: QtBot) -> None:
    faults: set[str] = set()
    for place in places(world):
        window.go(place)
        world.settle(qtbot)
        faults |= _faults(window)
    assert faults == set()


def _sheet(window: MainWindow) -> QDialog:
    return next(one for one in window.findChildren(QDialog) if one.isVisible())


def test_every_step_of_a_case(world: RealWorld, window: MainWindow, qtbot: QtBot) -> None:
    faults: set[str] = set()
    seen: set[str] = set()
    for case in world.cases.values():
        window.go(Place("mediation", {"case": case}))
        world.settle(qtbot)
        page = window.page
        assert isinstance(page, MediationPage)
        shown = page.case.case
        assert shown is not None
        for action in set(shown.actions) - seen:
            seen.add(action)
            page.act(action)
            world.settle(qtbot)
            for sheet in window.findChildren(StepSheet):
                faults |= _faults(sheet)
                sheet.reject()
            QApplication.sendPostedEvents()
    assert len(seen) > 10
    assert faults == set()


def test_no_page_is_forgotten(window: MainWindow) -> None:
    walked = {*(area.page for area in AREAS), *INNER, "papers.preview"}
    assert set(window._factories) == walked


@pytest.mark.parametrize("line", LINES)
def test_every_step_of_a_line(
    world: RealWorld, window: MainWindow, qtbot: QtBot, line: str
) -> None:
    """Of the first records of its list: more would open the same sheets again."""
    faults: set[str] = set()
    seen: set[str] = set()
    opened = 0
    for row in range(2):
        window.go(Place(line))
        world.settle(qtbot)
        page = window.page
        assert isinstance(page, RecordPage)
        page.listing.list.setCurrentIndex(page.listing.model.index(row))
        world.settle(qtbot)
        for action in set(page.shown.actions) - seen:
            seen.add(action)
            page.act(action)
            world.settle(qtbot)
            for sheet in window.findChildren(QDialog):
                if sheet.isVisible():
                    opened += 1
                    faults |= _faults(sheet)
                    sheet.reject()
            QApplication.sendPostedEvents()
            if window.page is not page:
                window.go(Place(line))
                world.settle(qtbot)
    assert opened > 1
    assert faults == set()


def test_every_step_of_legal_aid(world: RealWorld, window: MainWindow, qtbot: QtBot) -> None:
    desk, clock = world.office.desk, world.context.clock
    lacking = desk.do(RegisterApplication(wages())).result()
    asked = desk.do(RegisterApplication(retrial(), reasons=INSISTS)).result()
    desk.do(ForwardApplication(asked, clock.now(), CarriedBy.IN_PERSON)).result()
    noticed = desk.do(RegisterNotice(minor_noticed())).result()
    faults: set[str] = set()
    seen: set[str] = set()
    for record in (lacking, asked, noticed):
        window.go(Place("legalaid", {"case": record}))
        world.settle(qtbot)
        page = window.page
        assert isinstance(page, LegalAidPage)
        faults |= _faults(window)
        for action in set(page.shown.actions) & set(STEPS) - seen:
            seen.add(action)
            page.act(action)
            world.settle(qtbot)
            for sheet in window.findChildren(StepSheet):
                faults |= _faults(sheet)
                sheet.reject()
            QApplication.sendPostedEvents()
    assert len(seen) > 10
    assert faults == set()


def test_every_card_of_the_intake(world: RealWorld, window: MainWindow, qtbot: QtBot) -> None:
    window.go(Place("legalaid.form"))
    world.settle(qtbot)
    page = window.page
    assert isinstance(page, IntakePage)
    clerk = Taker(page, Hand(world, qtbot))
    faults = _faults(window)
    clerk.applicant(**WEI)
    answers, seen = dict(ANSWERS) | {"filer": "2", "means": "5"}, set[str]()
    while not page.sending.done:
        faults |= _faults(window)
        card = clerk.at
        assert card not in seen, card
        seen.add(card)
        if card in answers:
            clerk.answer(answers[card])
        elif card == FILER:
            clerk.types(
                page.stack.filer.grid, {"name": "韦大", "relation": "父亲", "phone": "13800001111"}
            )
            clerk.onward()
        elif card == DETAILS:
            clerk.opponent(name="顺达五金厂")
            clerk.details(cause="追索劳动报酬", legal_status="仲裁申请人", facts="欠三个月工资。")
        elif card == "opinion":
            clerk.accept()
        else:
            clerk.onward()
    faults |= _faults(window)
    window.go(Place("legalaid.notice"))
    world.settle(qtbot)
    faults |= _faults(_sheet(window))
    _sheet(window).reject()
    assert faults == set()


def test_every_other_window(world: RealWorld, window: MainWindow, qtbot: QtBot) -> None:
    faults: set[str] = set()
    window.go(Place("today"))
    world.settle(qtbot)
    today = window.page
    assert isinstance(today, TodayPage)
    today._on_peeked(today.list.currentIndex())
    faults |= _faults(_sheet(window))
    _sheet(window).reject()
    for deed in (Deed.KEYS, Deed.STATUTES):
        window.run(deed)
        world.settle(qtbot)
        faults |= _faults(_sheet(window))
        _sheet(window).reject()
    person = world.office.desk.ask(ListPersons()).result()[0]
    window.go(Place("people", {"person": person.id}))
    world.settle(qtbot)
    people = window.page
    assert isinstance(people, PeoplePage)
    for ask in (people._on_change_asked, people._on_add_asked, people.card.looksAsked.emit):
        ask()
        world.settle(qtbot)
        faults |= _faults(_sheet(window))
        _sheet(window).reject()
    window.run(Act.HISTORY)
    faults |= _faults(_sheet(window))
    _sheet(window).reject()
    window.go(Place("mediation", {"case": world.cases["own"]}))
    world.settle(qtbot)
    window.run(Act.PRINT)
    world.settle(qtbot)
    assert isinstance(window.page, PreviewPage)
    faults |= _faults(window)
    window.run(Deed.SEARCH)
    palette = window.findChild(Palette)
    assert palette is not None
    faults |= _faults(palette)
    assert faults == set()
