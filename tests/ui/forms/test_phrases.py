"""常用语 and earlier entries under the fingers, on a real office."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.clock import FixedClock
from app.mediation.messages import DisputeType, OpenCase, PartyRole
from app.phrases.messages import HidePhrase, KeepPhrase, ListPhrases
from tests.dispute import applicant, case_input, respondent
from tests.ui.hands import Hand
from tests.ui.real import RealWorld
from ui.forms.grid import FieldGrid
from ui.forms.phrasebook import PhraseBook
from ui.forms.slots import PhraseSource, fill, next_slot, slot_problem
from ui.forms.spec import Kind, Spec
from ui.mediation.phrasing import TOPICS, slots_of
from ui.widgets.droplist import DropList

_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_SPECS = (
    Spec("place", "地点", past="mediation.place"),
    Spec("facts", "简要情况", Kind.AREA, width=4, most=4000, phrases="mediation.facts"),
    Spec("terms", "协议内容", Kind.LINES, width=4, most=4000, phrases="mediation.terms"),
    Spec("other", "其他"),
)


@pytest.fixture
def world(qtbot: QtBot, tmp_path: Path, clock: FixedClock) -> Iterator[RealWorld]:
    made = RealWorld(tmp_path / "office", clock, samples=False)
    yield made
    made.close()


@pytest.fixture
def hand(world: RealWorld, qtbot: QtBot) -> Hand:
    return Hand(world, qtbot)


@pytest.fixture
def grid(world: RealWorld, qtbot: QtBot) -> FieldGrid:
    made = FieldGrid(world.context, _SPECS)
    slots = slots_of(
        [(PartyRole.APPLICANT, "何少芳"), (PartyRole.RESPONDENT, "李桂英")],
        today=date(2026, 11, 24),
        amount_fen=300_000,
    )
    made.offer_phrases(PhraseSource(TOPICS, lambda: DisputeType.NEIGHBOUR.value, lambda: slots))
    world.show(made, size=(900, 620))
    return made


def _shown(grid: FieldGrid) -> list[str]:
    (popup,) = [one for one in grid.window().findChildren(DropList) if one.isVisible()]
    model = popup.view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def _open(grid: FieldGrid, hand: Hand, name: str) -> list[str]:
    hand.at(grid.field(name)).key(Qt.Key.Key_Down, _ALT)
    return _shown(grid)


def _own(world: RealWorld, text: str, field: str = "terms", topic: str = "02") -> None:
    world.office.desk.do(KeepPhrase("mediation", field, topic, text)).result()


# -- slots -----------------------------------------------------------------------------------


def test_slots_are_filled_or_left() -> None:
    slots = {"申请人": "何少芳", "金额": ""}
    assert fill("{被申请人}赔{申请人}{金额}元", slots) == "{被申请人}赔何少芳{金额}元"
    assert next_slot("甲{乙}丙{丁}", 3) == (5, 8)
    assert next_slot("没有", 0) is None
    assert slot_problem("赔{金额}元，{金额}元于{日}") == "还有没填的空：金额、日"
    assert slot_problem("赔 3,000 元") is None


def test_a_sum_is_written_twice_and_several_parties_stand_side_by_side() -> None:
    slots = slots_of(
        [(PartyRole.RESPONDENT, "甲"), (PartyRole.RESPONDENT, "乙"), (None, "丙")],
        today=date(2026, 11, 24),
        amount_fen=300_000,
    )
    assert slots["被申请人"] == "甲、乙"
    assert (slots["金额"], slots["金额大写"]) == ("3,000", "叁仟元整")
    assert slots["申请人"] == ""
    assert slots["今天"] == "2026年11月24日"


# -- the list --------------------------------------------------------------------------------


def test_phrases_of_the_kind_of_dispute_come_first_filled_in(grid: FieldGrid, hand: Hand) -> None:
    shown = _open(grid, hand, "terms")
    assert shown[0] == "李桂英于{履行期限}前将排水沟恢复原状，保持排水畅通。"
    assert "李桂英当场向何少芳支付人民币3,000元（大写：叁仟元整），何少芳当场收讫。" in shown
    assert not any("赡养费" in one for one in shown)
    assert shown[-1] == "改常用语…"


def test_enter_puts_one_in_and_typing_fills_its_slot(grid: FieldGrid, hand: Hand) -> None:
    field = grid.field("terms")
    _open(grid, hand, "terms")
    hand.key(Qt.Key.Key_Return)
    hand.type("2026年12月1日")
    assert field.text() == "李桂英于2026年12月1日前将排水沟恢复原状，保持排水畅通。"
    hand.key(Qt.Key.Key_End).key(Qt.Key.Key_Down, _ALT).key(Qt.Key.Key_Down).key(Qt.Key.Key_Return)
    first, second = field.value()
    assert second.startswith("李桂英于{履行期限}前修好漏水处")
    assert first.endswith("畅通。")


def test_tab_goes_from_slot_to_slot_and_then_on(grid: FieldGrid, hand: Hand) -> None:
    field = grid.field("facts")
    hand.at(field).type("因{事由}，双方对{争议}有争议。")
    hand.key(Qt.Key.Key_Home, _CTRL)
    hand.key(Qt.Key.Key_Tab).type("排水")
    hand.key(Qt.Key.Key_Tab).type("赔偿")
    assert field.text() == "因排水，双方对赔偿有争议。"
    hand.key(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is grid.field("terms").editor


def test_an_open_slot_is_a_gap(grid: FieldGrid, hand: Hand) -> None:
    field = grid.field("facts")
    field.set_text("因{事由}发生纠纷。")
    assert not grid.validate()
    assert field.message == "还有没填的空：事由"
    hand.at(field).key(Qt.Key.Key_A, _CTRL).type("因排水发生纠纷。")
    assert grid.gaps() == ()


def test_esc_and_typing_put_the_list_away(grid: FieldGrid, hand: Hand) -> None:
    _open(grid, hand, "terms")
    hand.key(Qt.Key.Key_Escape)
    assert not any(one.isVisible() for one in grid.window().findChildren(DropList))
    _open(grid, hand, "terms")
    hand.type("x")
    assert grid.field("terms").text() == "x"
    assert not any(one.isVisible() for one in grid.window().findChildren(DropList))


def test_what_the_office_wrote_stands_first_and_what_it_hid_is_gone(
    grid: FieldGrid, hand: Hand, world: RealWorld
) -> None:
    desk = world.office.desk
    hidden = next(
        one
        for one in desk.ask(ListPhrases("mediation")).result()
        if one.field == "terms" and one.topic == "02"
    )
    desk.do(HidePhrase("mediation", hidden.id)).result()
    _own(world, "双方握手言和。")
    shown = _open(grid, hand, "terms")
    assert shown[0] == "双方握手言和。"
    assert not any("恢复原状" in one for one in shown)


def test_what_is_selected_becomes_a_phrase(grid: FieldGrid, hand: Hand, world: RealWorld) -> None:
    hand.at(grid.field("terms")).type("双方握手言和。")
    cursor = grid.field("terms").editor.textCursor()  # type: ignore[attr-defined]
    cursor.select(QTextCursor.SelectionType.Document)
    grid.field("terms").editor.setTextCursor(cursor)  # type: ignore[attr-defined]
    hand.key(Qt.Key.Key_Down, _ALT)
    assert _shown(grid)[-2] == "把选中的文字记作常用语"
    hand.key(Qt.Key.Key_Up).key(Qt.Key.Key_Up).key(Qt.Key.Key_Return)
    assert world.toasts == ["已记作常用语"]
    assert _open(grid, hand, "terms")[0] == "双方握手言和。"


# -- managing --------------------------------------------------------------------------------


def _book(grid: FieldGrid, hand: Hand) -> PhraseBook:
    _open(grid, hand, "terms")
    hand.key(Qt.Key.Key_Up).key(Qt.Key.Key_Return)
    book = QApplication.activeModalWidget()
    assert isinstance(book, PhraseBook)
    return book


def test_a_phrase_is_written_by_keyboard(
    grid: FieldGrid, hand: Hand, world: RealWorld, qtbot: QtBot
) -> None:
    book = _book(grid, hand)
    hand.key(Qt.Key.Key_N, _CTRL).type("{申请人}撤回其他请求。").key(Qt.Key.Key_Return, _CTRL)
    assert world.toasts == ["已保存常用语"]
    assert book.rows.items[0].text == "{申请人}撤回其他请求。"
    assert book.rows.spoken(book.rows.items[0]) == "{申请人}撤回其他请求。，邻里纠纷 · 本所写的"
    hand.key(Qt.Key.Key_Escape)
    qtbot.waitUntil(grid.field("terms").editor.hasFocus)
    assert _open(grid, hand, "terms")[0] == "何少芳撤回其他请求。"


def test_a_phrase_of_the_program_is_hidden_and_shown_again(
    grid: FieldGrid, hand: Hand, world: RealWorld
) -> None:
    book = _book(grid, hand)
    book.list.setFocus()
    book.list.setCurrentIndex(book.rows.index(0))
    assert book._hide.text() == "不再显示"
    book._hide.click()
    hand.settle()
    assert book.rows.items[0].hidden
    assert book._hide.text() == "再显示"
    book._hide.click()
    hand.settle()
    assert not book.rows.items[0].hidden
    book.reject()


def test_an_empty_phrase_is_refused_beside_its_field(grid: FieldGrid, hand: Hand) -> None:
    book = _book(grid, hand)
    hand.key(Qt.Key.Key_N, _CTRL).key(Qt.Key.Key_Return, _CTRL)
    assert book.text.state == "error"
    book.reject()


# -- earlier entries -------------------------------------------------------------------------


def _registered(world: RealWorld, *places: str) -> None:
    for place in places:
        parties = (applicant(), respondent())
        world.office.desk.do(OpenCase(case_input(place=place, parties=parties))).result()


def test_an_earlier_entry_is_taken_with_two_keys(
    grid: FieldGrid, hand: Hand, world: RealWorld
) -> None:
    _registered(world, "圩镇", "田金村", "田金村")
    hand.at(grid.field("other"))
    hand.at(grid.field("place")).key(Qt.Key.Key_Down)
    assert _shown(grid) == ["田金村", "圩镇"]
    hand.key(Qt.Key.Key_Return)
    assert grid.field("place").text() == "田金村"


def test_typing_narrows_and_enter_is_still_the_next_field(
    grid: FieldGrid, hand: Hand, world: RealWorld
) -> None:
    _registered(world, "圩镇", "田金村")
    hand.at(grid.field("other"))
    hand.at(grid.field("place")).type("t")
    assert _shown(grid) == ["田金村"]
    hand.key(Qt.Key.Key_Return)
    assert grid.field("place").text() == "t"  # nothing was marked
    assert QApplication.focusWidget() is grid.field("facts").editor
    hand.at(grid.field("place")).key(Qt.Key.Key_A, _CTRL).type("t")
    hand.key(Qt.Key.Key_Down).key(Qt.Key.Key_Return)
    assert grid.field("place").text() == "田金村"
