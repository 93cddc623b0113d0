"""修改历史: its rows without a window, and the dialog on a real office."""

from __future__ import annotations

from concurrent.futures import Future
from datetime import date, datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.clock import CHINA
from app.errors import Fault, Refused
from app.history.messages import FieldChange, HistoryItem, ReadHistory
from app.mediation.messages import ReadCase
from app.people.messages import RevisePerson
from tests.ui.kit import World
from tests.ui.real import RealWorld
from ui.history.window import HistoryModel, open_history
from ui.widgets.lists import ListView

_SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def _item(*changes: FieldChange, year: int = 2026, note: str = "") -> HistoryItem:
    at = datetime(year, 11, 2, 9, 5, tzinfo=CHINA)
    return HistoryItem(at, "陈丽华", "01 号电脑", "人员 修改", changes, "未发送", note)


def test_a_change_is_told_from_what_to_what() -> None:
    model = HistoryModel(date(2026, 11, 24))
    model.show(
        (
            _item(FieldChange("联系电话", "138****2210", "139****0001")),
            _item(FieldChange("住址", "", "田金村3队"), FieldChange("职业", "务农", ""), year=2025),
            _item(note="他没有权限改这一项"),
        )
    )
    assert [model.data(model.index(row), _SPOKEN) for row in range(3)] == [
        (
            "11月2日，09:05，陈丽华，01 号电脑，人员 修改，"
            "联系电话 从 138****2210 改为 139****0001，未发送"
        ),
        (
            "11月2日，2025年 09:05，陈丽华，01 号电脑，人员 修改，"
            "住址：田金村3队；职业 从 务农 改为 空，未发送"
        ),
        "11月2日，09:05，陈丽华，01 号电脑，人员 修改，他没有权限改这一项，未发送",
    ]


def test_a_changed_phone_stands_first_in_the_history_of_its_case(
    real: RealWorld, qtbot: QtBot
) -> None:
    desk = real.office.desk
    detail = desk.ask(ReadCase(real.cases["own"])).result()
    person = detail.parties[0].person
    assert person is not None
    desk.do(RevisePerson(person.id, phone="13900000001")).result()
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    dialog = open_history(real.context, parent, real.cases["own"], detail.title)
    rows = dialog.findChild(ListView)
    assert rows is not None
    qtbot.waitUntil(lambda: rows.model().rowCount() > 5)
    first = str(rows.model().index(0, 0).data(_SPOKEN))
    assert "138****2210 改为 139****0001" in first
    assert first.startswith("11月24日，10:24，陈丽华，01 号电脑，")
    assert rows.hasFocus()
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(rows, Qt.Key.Key_Escape)


def test_a_history_that_cannot_be_read_says_so(world: World, qtbot: QtBot) -> None:
    def refuse(_query: ReadHistory) -> Any:
        raise Refused(Fault("没有找到这个案件"))

    world.desk.answers[ReadHistory] = refuse
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    dialog = open_history(world.context, parent, b"x" * 16, "甲、乙")
    qtbot.waitUntil(lambda: not world.work.busy)
    assert any(
        widget.accessibleName() == "没有读到修改历史" and widget.isVisible()
        for widget in dialog.findChildren(QWidget)
    )


def test_the_window_may_go_before_the_answer_comes(
    world: World, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    late: Future[Any] = Future()
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    monkeypatch.setattr(world.desk, "ask", lambda _query: late)
    dialog = open_history(world.context, parent, b"x" * 16, "甲、乙")
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()
    late.set_result(())
    qtbot.waitUntil(lambda: not world.work.busy)
