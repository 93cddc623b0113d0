"""统计报表 on a real office, by keyboard: a number opens its cases, a period is turned."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.mediation.messages import CaseTab, ListCases
from app.statistics.messages import ListReports, Span
from tests.ui.real import RealWorld
from ui.context import Place
from ui.shell.commands import AREAS
from ui.statistics.page import StatisticsPage, SubmitDialog


@pytest.fixture
def page(real: RealWorld, qtbot: QtBot) -> StatisticsPage:
    """The page as it is first seen, on the year 2026 of the sample office."""
    made = StatisticsPage(real.context)
    qtbot.addWidget(made)
    made.resize(1190, 646)
    made.show()
    made.activate()
    real.settle(qtbot)
    assert made.bar.spans is not None
    made.bar.spans.set_value(Span.YEAR)
    real.settle(qtbot)
    made.take_focus()
    return made


def _rows(page: StatisticsPage) -> list[str]:
    return [row.head.label for row in page.grid.numbers.rows]


def _total(page: StatisticsPage, key: str) -> str:
    columns = [column.key for column in page.grid.numbers.columns]
    last = page.grid.numbers.rowCount() - 1
    return page.grid.numbers.words(page.grid.numbers.index(last, columns.index(key)))


def _closed(real: RealWorld) -> int:
    """Cases of the sample office that are closed, all of them this year."""
    return dict(real.office.desk.ask(ListCases()).result().counts)[CaseTab.CLOSED]


def test_committees_without_numbers_are_left_out(
    real: RealWorld, page: StatisticsPage, qtbot: QtBot
) -> None:
    assert page.subtitle() == "人民调解案件情况表，2026年"
    assert _rows(page)[-1] == "合计"
    assert 1 < len(_rows(page)) < 17
    assert (_total(page, "1"), _total(page, "9")) == (str(_closed(real)), "—")
    page.bar._quiet.click()
    assert len(_rows(page)) == 17


def test_a_period_of_nothing_says_so_and_is_left_by_its_keys(
    real: RealWorld, page: StatisticsPage, qtbot: QtBot
) -> None:
    assert page.bar.spans is not None
    page.bar.spans.set_value(Span.MONTH)
    real.settle(qtbot)
    page.take_focus()
    for _ in range(3):  # back to a month in which nothing ended
        if page._none.isVisible():
            break
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_PageUp)
        real.settle(qtbot)
    before = page.subtitle()
    assert page._none.isVisible()
    assert page._none.hasFocus()
    assert page._none.accessibleName().endswith("还没有可统计的内容")
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_PageUp)
    real.settle(qtbot)
    assert page.subtitle() != before
    page.bar.choose("med.T5")  # a list without a line
    real.settle(qtbot)
    assert page._none.isVisible()


def test_enter_on_a_number_opens_its_cases(
    real: RealWorld, page: StatisticsPage, qtbot: QtBot
) -> None:
    page.grid.setCurrentIndex(page.grid.numbers.index(len(_rows(page)) - 1, 0))
    qtbot.keyClick(page.grid, Qt.Key.Key_Return)
    real.settle(qtbot)
    (place,) = real.went
    assert place.page == "mediation"
    assert len(place.where["within"]) == _closed(real)
    assert place.where["words"] == "2026年 案件总数"


def test_one_goes_through_the_reports_and_back(
    real: RealWorld, page: StatisticsPage, qtbot: QtBot
) -> None:
    """Many rows, then few without names at the left: Qt once fell over the headers."""
    for report, heads, named in (
        ("med.T2", 24, True),
        ("med.T5", 6, False),
        ("med.T1", 54, True),
    ):
        page.bar.choose(report)
        real.settle(qtbot)
        page.grab()
        assert page.grid.numbers.columnCount() == heads
        assert page.grid.verticalHeader().isVisible() is named
        assert page.bar.reports is not None
        assert page.bar.reports.value() == report
    assert [one.head for one in page.grid.numbers.columns][:2] == ["案件总数", "涉及当事人数"]


def test_another_report_begins_at_its_first_column(
    real: RealWorld, page: StatisticsPage, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.grid, Qt.Key.Key_End)
    last = page.grid.currentIndex().column()
    assert last == 53
    qtbot.keyClick(page.grid, Qt.Key.Key_PageUp)  # another period leaves the cell where it is
    qtbot.keyClick(page.grid, Qt.Key.Key_PageDown)
    real.settle(qtbot)
    assert page.grid.currentIndex().column() == last
    page.bar.choose("med.T2")
    real.settle(qtbot)
    assert page.grid.currentIndex().column() == 0
    page.bar.choose("med.T5")  # a list has room to sign up to the edge
    real.settle(qtbot)
    heads = page.grid.horizontalHeader()
    assert heads.stretchLastSection()
    page.bar.choose("med.T1")
    real.settle(qtbot)
    assert not heads.stretchLastSection()


def test_what_is_no_case_opens_its_own_page(
    real: RealWorld, page: StatisticsPage, qtbot: QtBot
) -> None:
    page.bar.choose("med.T2")
    real.settle(qtbot)
    page.grid.setCurrentIndex(page.grid.numbers.index(0, 8))  # mediators of the town
    qtbot.keyClick(page.grid, Qt.Key.Key_Return)
    real.settle(qtbot)
    assert real.went == [Place("office")]


def test_enter_on_nothing_does_nothing(real: RealWorld, page: StatisticsPage, qtbot: QtBot) -> None:
    page.grid.setCurrentIndex(page.grid.numbers.index(0, 8))  # no town here is a street
    qtbot.keyClick(page.grid, Qt.Key.Key_Return)
    real.settle(qtbot)
    assert real.went == []


def test_page_keys_turn_the_period_and_not_into_the_future(
    real: RealWorld, page: StatisticsPage, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.grid, Qt.Key.Key_PageUp)
    real.settle(qtbot)
    assert page.subtitle() == "人民调解案件情况表，2025年"
    qtbot.keyClick(page.grid, Qt.Key.Key_PageDown)
    real.settle(qtbot)
    qtbot.keyClick(page.grid, Qt.Key.Key_PageDown)
    real.settle(qtbot)
    assert page.subtitle() == "人民调解案件情况表，2026年"
    assert real.toasts == ["这一期还没有开始"]


def test_cells_are_copied_with_their_heads(page: StatisticsPage, qtbot: QtBot) -> None:
    page.grid.selectAll()
    qtbot.keyClick(page.grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[:3] == ["", "案件总数", "涉及当事人数"]
    assert lines[-1].split("\t")[:2] == ["合计", _total(page, "1")]


def test_a_cell_is_spoken_with_its_row_and_head(page: StatisticsPage) -> None:
    index = page.grid.numbers.index(len(_rows(page)) - 1, 12)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"合计，案件来源，依申请调解，{_total(page, '13')}"


def test_submitting_asks_first_and_then_stands(
    real: RealWorld, page: StatisticsPage, qtbot: QtBot
) -> None:
    page._ask_submit()
    (dialog,) = page.findChildren(SubmitDialog)
    dialog.submit()  # the year is not over
    real.settle(qtbot)
    assert "还没有结束" in str(real.problems[0])
    qtbot.keyClick(page.grid, Qt.Key.Key_PageUp)
    real.settle(qtbot)
    page._ask_submit()
    dialog = next(one for one in page.findChildren(SubmitDialog) if one.isVisible())
    dialog.submit()
    real.settle(qtbot)
    assert real.toasts[-1] == "2025年已定稿"
    assert page._view is not None
    assert page._view.submitted_on == date(2026, 11, 24)
    assert not page.bar._submit.isVisible()


def test_the_workbook_is_written_whole(
    real: RealWorld, page: StatisticsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page._export()
    real.settle(qtbot)
    dialog = next(one for one in QApplication.topLevelWidgets() if one.inherits("QFileDialog"))
    dialog.fileSelected.emit(str(tmp_path / "t1.xlsx"))  # type: ignore[attr-defined]
    real.settle(qtbot)
    assert (tmp_path / "t1.xlsx").read_bytes()[:2] == b"PK"
    assert real.toasts == ["已导出 t1.xlsx"]
    dialog.close()


def test_every_page_a_number_opens_is_in_the_navigation(
    real: RealWorld, page: StatisticsPage, qtbot: QtBot
) -> None:
    opened = set()
    for choice in real.office.desk.ask(ListReports()).result():
        page.bar.choose(choice.id)
        real.settle(qtbot)
        opened |= {column.opens for column in page.grid.numbers.columns}
    assert opened - {""} == {"leads", "office"}
    assert opened - {""} <= {area.page for area in AREAS}
