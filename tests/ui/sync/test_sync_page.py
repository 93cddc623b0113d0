"""同步 over the scripted desk: the two carriers, the four words, the choice between versions."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.errors import World as Trouble
from app.sync.messages import (
    CarrierReport,
    Delivery,
    ExportToStick,
    FindSticks,
    ListReviews,
    ResolveReview,
    ReviewField,
    ReviewView,
    Stick,
    SyncNow,
)
from tests.ui.kit import World
from tests.ui.scripted import NOW, case_id
from ui.sync.batches import BatchModel
from ui.sync.page import SyncPage

_SIDES = (
    ("陈丽华", NOW - timedelta(hours=19), "01 号电脑"),
    ("梁志强", NOW - timedelta(hours=18), "02 号电脑"),
)
_FIELDS = (
    ReviewField("phone", "联系电话", ("13900004402", "13900004420"), differs=True),
    ReviewField("address", "现住地", ("小泽村 5 队 9 号", "冈州大道中 88 号"), differs=True),
    ReviewField("ethnicity", "民族", ("汉族", "汉族"), differs=False),
)
_REVIEW = ReviewView(
    b"r" * 16, "梁小燕", "人员档案", "两台电脑都改过。", _SIDES, _FIELDS, case_id(1)
)


@pytest.fixture
def page(world: World, qtbot: QtBot) -> SyncPage:
    world.desk.answers[ListReviews] = lambda _query: (_REVIEW,)
    world.desk.answers[FindSticks] = lambda _query: (Stick(Path("/stick"), "KINGSTON", 10**9),)
    made = SyncPage(world.context)
    qtbot.addWidget(made)
    made.resize(1190, 646)
    made.show()
    made.activate()
    qtbot.waitUntil(lambda: not world.work.busy)
    return made


def test_only_the_four_words_are_used(page: SyncPage) -> None:
    model = page.batches.batches
    words = {model.index(row, 6).data() for row in range(model.rowCount())}
    assert words == {"未发送", "已送出", "已签收", "已备份"}
    assert {state.label for state in Delivery} == words | {"已写入U盘"}


def test_the_state_stays_in_sight_at_the_largest_type(page: SyncPage, world: World) -> None:
    world.theme.set_base(18)
    page.resize(1268, 620)
    table = page.batches
    assert table.visual_rect(0, 6).right() <= table.viewport().width()
    assert table.isColumnHidden(5)
    world.theme.set_base(14)
    page.resize(1750, 960)
    assert not table.isColumnHidden(5)


def test_the_tooltip_says_who_signed_and_when(page: SyncPage) -> None:
    model: BatchModel = page.batches.batches
    rows = range(model.rowCount())
    signed = next(row for row in rows if model.index(row, 6).data() == "已签收")
    tip = model.index(signed, 6).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "江门市司法局 11月24日 08:12 签收"
    unsent = next(row for row in rows if model.index(row, 6).data() == "未发送")
    assert model.index(unsent, 6).data(Qt.ItemDataRole.ToolTipRole) == "还没有签收"


def test_keys_choose_a_side_for_each_field_and_merge(
    page: SyncPage, world: World, qtbot: QtBot
) -> None:
    world.desk.answers[ResolveReview] = lambda _command: case_id(1)
    table = page.reviews.table
    assert table.fields.chosen == {"phone": 1, "address": 1}  # the newer version stands chosen
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Left)
    assert table.fields.chosen == {"phone": 0, "address": 1}
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(world.toasts))
    (command,) = (done for done in world.desk.done if isinstance(done, ResolveReview))
    assert command == ResolveReview(_REVIEW.id, (("phone", 0), ("address", 1)))
    assert "两份原样都留" in world.toasts[0]


def test_equal_fields_cannot_be_chosen(page: SyncPage) -> None:
    fields = page.reviews.table.fields
    fields.choose(2, 0)
    assert "ethnicity" not in fields.chosen
    assert fields.index(2, 1).data() == "汉族"


def test_one_sentence_after_a_trip(page: SyncPage, world: World, qtbot: QtBot) -> None:
    page.network.button.click()
    qtbot.waitUntil(lambda: not world.work.busy)
    assert any(isinstance(done, SyncNow) for done in world.desk.done)
    assert page.network._more.text() == "已送出 7 条，江门市局已签收。"
    assert page.network.button.isEnabled()


def test_a_pulled_stick_is_a_plain_sentence(page: SyncPage, world: World, qtbot: QtBot) -> None:
    def pulled(_command: ExportToStick) -> CarrierReport:
        raise Trouble("U 盘拔早了。", "本机资料没有丢。", "请插好，再存一次。")

    world.desk.answers[ExportToStick] = pulled
    page.stick.write.click()
    qtbot.waitUntil(lambda: not world.work.busy)
    assert page.stick._line.text() == "U 盘拔早了。本机资料没有丢。请插好，再存一次。"
    assert world.problems == []
    (command,) = (done for done in world.desk.done if isinstance(done, ExportToStick))
    assert command.folder == Path("/stick")


def test_without_reviews_the_panel_is_quiet(page: SyncPage, world: World, qtbot: QtBot) -> None:
    world.desk.answers[ListReviews] = lambda _query: ()
    page.activate()
    qtbot.waitUntil(lambda: not world.work.busy)
    assert page.reviews._stack.currentIndex() == 1
