"""A list goes into WPS, a workbook and onto paper by its keys, on a real office."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.clock import CHINA, FixedClock
from app.mediation.messages import CaseTab
from app.people.messages import ListLooks
from app.today.messages import DueGroup
from tests.ui.real import RealWorld
from ui.correction.cards import SubjectModel
from ui.correction.surveys import SurveysPage
from ui.forms.sheet import FormSheet
from ui.legalaid.rows import AidModel
from ui.lists import taker
from ui.lists.preview import ListPreview
from ui.lists.sheet import sheet_of
from ui.lists.waiting import Waiting
from ui.mediation.cases import CaseModel
from ui.mediation.leads.page import LeadsPage
from ui.mediation.page import MediationPage
from ui.office.page import OfficePage
from ui.outreach.rows import EntryModel
from ui.records.cards import CardModel
from ui.records.rows import DUE
from ui.resettlement.rows import HelpModel
from ui.returns.page import ReturnsPage
from ui.rounds.page import RoundsPage
from ui.services.rows import ConsultationModel
from ui.shell.page import Act
from ui.today.page import TodayPage

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory, qapp: object) -> Iterator[RealWorld]:
    del qapp
    clock = FixedClock(datetime(2026, 11, 24, 10, 24, tzinfo=CHINA))
    world = RealWorld(tmp_path_factory.mktemp("lists"), clock)
    yield world
    world.close()


@pytest.fixture
def page(world: RealWorld, qtbot: QtBot) -> MediationPage:
    page = MediationPage(world.context)
    _show(world, qtbot, page)
    return page


def _show(world: RealWorld, qtbot: QtBot, page: MediationPage | LeadsPage) -> None:
    qtbot.addWidget(page)
    page.resize(1366, 738)
    page.show()
    page.activate()
    world.settle(qtbot)


def _copied(world: RealWorld, qtbot: QtBot, page: MediationPage) -> list[list[str]]:
    world.toasts.clear()
    QTest.keyClick(page.listing.list, Qt.Key.Key_C, CONTROL)
    qtbot.waitUntil(lambda: bool(world.toasts))
    return [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]


def test_chosen_rows_are_copied_as_columns(
    world: RealWorld, page: MediationPage, qtbot: QtBot
) -> None:
    QTest.keyClick(page.listing.list, Qt.Key.Key_Down, SHIFT)
    heads, *rows = _copied(world, qtbot, page)
    assert heads[:4] == ["序号", "当事人", "纠纷类型", "案号"]
    cards = page.listing.model.items
    assert [row[1] for row in rows] == [card.title for card in cards[:2]]
    assert "<table>" in QGuiApplication.clipboard().mimeData().html()


def test_all_are_copied_though_only_some_were_read(
    world: RealWorld, page: MediationPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taker, "_RUN", 2)  # so that there are several runs, and a sheet to wait at
    shown: list[str] = []
    monkeypatch.setattr(Waiting, "show_rows", lambda _self, rows: shown.append(str(rows)))
    QTest.keyClick(page.listing.list, Qt.Key.Key_A, CONTROL)
    rows = _copied(world, qtbot, page)[1:]
    assert [row[1] for row in rows] == [card.title for card in page.listing.model.items]
    assert shown[0] == "2"
    assert len(rows) > 2


def test_who_stops_takes_nothing(
    world: RealWorld, page: MediationPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taker, "_RUN", 2)
    QGuiApplication.clipboard().clear()
    before = len(world.office.desk.ask(ListLooks()).result())
    stop = page.listing.taker.stop
    monkeypatch.setattr(Waiting, "show_rows", lambda _self, _rows: stop())
    QTest.keyClick(page.listing.list, Qt.Key.Key_A, CONTROL)
    QTest.keyClick(page.listing.list, Qt.Key.Key_C, CONTROL)
    world.settle(qtbot)
    assert QGuiApplication.clipboard().text() == ""
    assert len(world.office.desk.ask(ListLooks()).result()) == before


def test_the_whole_list_is_printed_as_it_is_seen(
    world: RealWorld, page: MediationPage, qtbot: QtBot
) -> None:
    page.listing.narrow(text="李")
    world.settle(qtbot)
    page.standard_keys()[Act.PRINT_LIST]()
    world.settle(qtbot)
    (preview,) = page.window().findChildren(ListPreview)
    (look, *_) = world.office.desk.ask(ListLooks()).result()
    assert look.note == f"打印：案件列表，{len(page.listing.model.items)} 行"
    assert preview.pages.accessibleName() == "文书页面"
    preview.reject()


def test_a_workbook_is_saved_after_its_purpose(
    world: RealWorld, qtbot: QtBot, tmp_path: Path
) -> None:
    leads = LeadsPage(world.context)
    _show(world, qtbot, leads)
    leads.standard_keys()[Act.SAVE_LIST]()
    world.settle(qtbot)
    (form,) = leads.window().findChildren(FormSheet)
    form.grid.field("note").set_value("送区司法局")
    form.send()
    world.settle(qtbot)
    (dialog,) = leads.window().findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "线索.xlsx"))
    world.settle(qtbot)
    dialog.reject()
    page_of = load_workbook(BytesIO((tmp_path / "线索.xlsx").read_bytes())).worksheets[0]
    assert [cell.value for cell in page_of[3]][:3] == ["序号", "当事人", "纠纷类型"]
    assert page_of.max_row == 3 + len(leads.model.items)


@pytest.mark.parametrize("made", [TodayPage, RoundsPage, ReturnsPage, OfficePage, SurveysPage])
def test_what_stands_on_a_page_can_be_taken(
    made: type[Any], world: RealWorld, qtbot: QtBot
) -> None:
    page = made(world.context)
    _show(world, qtbot, page)
    assert {Act.PRINT_LIST, Act.SAVE_LIST} <= set(page.standard_keys())
    columns = page.model.columns
    rows = [item for item in page.model.items if not isinstance(item, DueGroup)]
    sheet = sheet_of("清单", "", columns, rows)
    assert len(sheet.rows) == len(rows)
    assert all(set(sheet.heads) <= {column.head for column in columns} for _ in rows)
    world.toasts.clear()
    page.taker.view.selectAll()
    page.taker.copy()
    world.settle(qtbot)
    assert bool(world.toasts) is bool(rows)


@pytest.mark.parametrize(
    "model", [CaseModel, SubjectModel, AidModel, HelpModel, ConsultationModel, EntryModel]
)
def test_a_list_of_records_says_what_is_owed_last(model: type[CardModel[Any]]) -> None:
    assert model.columns[-len(DUE) :] == DUE
    assert len({column.head for column in model.columns}) == len(model.columns) > len(DUE) + 2


def test_a_filter_is_remembered_used_and_forgotten(
    world: RealWorld, page: MediationPage, qtbot: QtBot
) -> None:
    listing = page.listing
    assert not any("记住" in action.text() for action in listing.taker.make_menu().actions())
    listing.narrow(text="李")
    world.settle(qtbot)
    rows = listing.model.items
    listing.remembered.keep()
    world.settle(qtbot)
    listing.filter.clear_text()
    listing.show_tab(CaseTab.CLOSED)
    world.settle(qtbot)
    again = MediationPage(world.context)  # another day: it was kept
    _show(world, qtbot, again)
    menu = again.listing.taker.make_menu()
    (use,) = (one for one in menu.actions() if one.text() == "常用筛选：在办；含“李”")
    use.trigger()
    world.settle(qtbot)
    assert again.listing.model.items == rows
    assert again.listing.filter.text() == "李"
    again.listing.remembered.forget(again.listing.remembered.kept[0])
    world.settle(qtbot)
    assert again.listing.remembered.kept == ()
