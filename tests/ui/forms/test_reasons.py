"""What is doubtful is passed by a typed reason: beside its field, or below where no field shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.errors import Fault
from app.ids import Id
from app.messages import Command
from tests.ui.hands import type_words
from tests.ui.kit import World
from ui.forms.grid import FieldGrid
from ui.forms.reasons import ReasonBlock, merged, with_reasons
from ui.forms.spec import Spec
from ui.widgets.buttons import Button

_SPECS = (Spec("occurred_on", "发生日期"), Spec("place", "地点"))
_DOUBT = Fault("发生日期晚于受理日期，请核对", "occurred_on", "med.M30", blocks=False)


@pytest.fixture
def world(qtbot: QtBot) -> Iterator[World]:
    made = World()
    yield made
    made.close()


@pytest.fixture
def grid(world: World) -> FieldGrid:
    made = FieldGrid(world.context, _SPECS)
    world.show(made)
    return made


def test_a_warning_asks_for_a_reason_below_its_field(grid: FieldGrid) -> None:
    assert grid.place([_DOUBT]) == []
    field = grid.field("occurred_on")
    assert (field.state, field.message) == ("warn", "发生日期晚于受理日期，请核对")
    (gap,) = grid.gaps()
    assert gap.label == "发生日期的理由"
    gap.field.go()
    line = QApplication.focusWidget()
    assert line is not None
    assert line.accessibleName() == "发生日期：确实如此的，写明理由"
    type_words(line, "当事人记不清，以派出所记录为准")
    assert grid.gaps() == ()
    assert grid.reasons() == (("med.M30@occurred_on", "当事人记不清，以派出所记录为准"),)


def test_another_value_takes_the_doubt_away(grid: FieldGrid) -> None:
    grid.place([_DOUBT])
    field = grid.field("occurred_on")
    type_words(field.editor, "x")
    assert (field.state, grid.gaps(), grid.reasons()) == ("", (), ())


def test_what_is_wrong_goes_before_what_is_doubtful(grid: FieldGrid) -> None:
    grid.place([Fault("没有这一天", "occurred_on"), _DOUBT])
    assert grid.field("occurred_on").message == "没有这一天"
    assert grid.reasons() == ()


def test_a_reason_is_kept_with_the_draft(world: World, grid: FieldGrid) -> None:
    grid.place([_DOUBT])
    grid.field("occurred_on").set_reason("以派出所记录为准")
    kept = grid.kept()
    again = FieldGrid(world.context, _SPECS)
    again.restore(kept)
    assert again.gaps() == ()
    again.place([_DOUBT])
    assert again.reasons() == (("med.M30@occurred_on", "以派出所记录为准"),)
    again.clear()
    again.place([_DOUBT])
    assert again.reasons() == ()


def test_enter_leaves_the_reason_for_the_next_field(grid: FieldGrid, qtbot: QtBot) -> None:
    grid.place([_DOUBT])
    grid.field("occurred_on").go()
    line = QApplication.focusWidget()
    assert line is not None
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert grid.field("place").editor.hasFocus()


def test_a_warning_without_a_field_has_a_line_of_its_own(world: World) -> None:
    block = ReasonBlock(world.theme)
    world.show(block)
    doubt = Fault("请区分人民调解与商事调解", None, "med.M29", blocks=False)
    stop = Fault("没有找到这个案件")
    assert block.ask([doubt, stop]) == [stop]
    (gap,) = block.gaps()
    gap.field.go()
    line = QApplication.focusWidget()
    assert line is not None
    type_words(line, "各方均为个人")
    assert (block.gaps(), block.given()) == ((), (("med.M29", "各方均为个人"),))
    assert block.ask([doubt]) == []  # asked again, what was typed is still there
    assert block.given() == (("med.M29", "各方均为个人"),)


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Return])
def test_the_keyboard_goes_through_the_reasons_to_the_button(
    world: World, grid: FieldGrid, qtbot: QtBot, key: Qt.Key
) -> None:
    block, button = ReasonBlock(world.theme), Button(world.theme, "办理结案")
    world.show(grid, block, button)
    rules = ("med.R-A13", "med.R-A13b", "med.R-A20")
    block.ask(Fault("还没有回访", None, rule, blocks=False) for rule in rules)
    before = grid.field("place").editor
    before.setFocus()
    for rule in rules:
        qtbot.keyClick(QApplication.focusWidget(), key)
        line = QApplication.focusWidget()
        assert line is not None
        type_words(line, rule)
    assert block.given() == tuple((rule, rule) for rule in rules)
    qtbot.keyClick(QApplication.focusWidget(), key)
    assert button.hasFocus()
    for _ in range(4):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert before.hasFocus()


@dataclass(frozen=True, slots=True)
class _Deed(Command[Id]):
    what: str
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Bare(Command[Id]):
    what: str


def test_two_warnings_of_one_rule_want_a_reason_each(grid: FieldGrid) -> None:
    other = Fault("地点与派出所移送的不同，请核对", "place", "med.M30", blocks=False)
    grid.place([_DOUBT, other])
    grid.field("place").set_reason("村口，派出所写的是镇")
    assert grid.reasons() == (("med.M30@place", "村口，派出所写的是镇"),)
    assert [gap.label for gap in grid.gaps()] == ["发生日期的理由"]


def test_a_warning_shown_at_another_field_is_passed_where_it_was_found(grid: FieldGrid) -> None:
    found = Fault("受理日期早于事发，请核对", "accepted_on", "med.M30", blocks=False)
    grid.place([found.shown_at("occurred_on")])
    grid.field("occurred_on").set_reason("补录")
    assert grid.reasons() == (("med.M30@accepted_on", "补录"),)


def test_two_warnings_of_one_rule_without_a_field_are_both_said(world: World) -> None:
    block = ReasonBlock(world.theme)
    block.ask(Fault(words, None, "med.M30", blocks=False) for words in ("人数不符", "金额不符"))
    (gap,) = block.gaps()
    assert gap.field.message == "人数不符；金额不符"


def test_two_warnings_without_a_field_have_a_name_each(world: World) -> None:
    block = ReasonBlock(world.theme)
    rules = ("med.R-A13", "med.R-A20")
    block.ask(Fault("还没有回访", None, rule, blocks=False) for rule in rules)
    assert [gap.label for gap in block.gaps()] == ["提醒的理由", "第 2 条提醒的理由"]


def test_reasons_go_with_the_command_one_for_each_warning() -> None:
    reasons = merged((("med.M30@start", "甲"), ("med.M10", "乙")), (("med.M30@end", "丙"),))
    assert reasons == (("med.M30@start", "甲"), ("med.M10", "乙"), ("med.M30@end", "丙"))
    assert with_reasons(_Deed("x"), reasons) == _Deed("x", reasons)
    assert with_reasons(_Bare("x"), reasons) == _Bare("x")
