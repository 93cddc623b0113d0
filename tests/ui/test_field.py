"""Fields: when they are checked, how they are typed, what they say."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QCalendarWidget
from pytestqt.qtbot import QtBot

from tests.ui.kit import World
from ui.widgets.combo import Choice, PinyinCombo
from ui.widgets.field import AreaField, TextField, compact
from ui.widgets.numbers import DateField, IdField, MoneyField, TimeField, read_date, read_time

TODAY = date(2026, 11, 24)


def _short(text: str) -> str | None:
    return None if len(text) == 11 else f"少 {11 - len(text)} 位，请补足 11 位"


class TestChecking:
    def test_never_while_typing_but_on_leaving(self, world: World, qtbot: QtBot) -> None:
        phone = TextField(world.theme, "联系电话", check=_short)
        other = TextField(world.theme, "现住地")
        world.show(phone, other)
        qtbot.keyClicks(phone.editor, "1380000062")
        assert phone.state == ""
        qtbot.keyClick(phone.editor, Qt.Key.Key_Tab)
        assert phone.state == "error"
        assert "少 1 位，请补足 11 位" in phone.editor.accessibleName()

    def test_gone_with_the_first_correct_keystroke(self, world: World, qtbot: QtBot) -> None:
        phone = TextField(world.theme, "联系电话", check=_short)
        world.show(phone)
        qtbot.keyClicks(phone.editor, "138000006")
        phone.validate()
        qtbot.keyClicks(phone.editor, "2")
        assert phone.state == "error"
        qtbot.keyClicks(phone.editor, "5")
        assert phone.state == ""

    def test_an_empty_required_field_is_told_only_when_asked(
        self, world: World, qtbot: QtBot
    ) -> None:
        name, other = TextField(world.theme, "姓名", required=True), TextField(world.theme, "住址")
        world.show(name, other)
        qtbot.keyClick(name.editor, Qt.Key.Key_Return)
        assert name.state == ""
        assert not name.validate()
        assert name.state == "error"

    def test_enter_goes_to_the_next_field(self, world: World, qtbot: QtBot) -> None:
        first, second = TextField(world.theme, "姓名"), TextField(world.theme, "住址")
        world.show(first, second)
        qtbot.keyClick(first.editor, Qt.Key.Key_Return)
        assert second.editor.hasFocus()

    def test_a_message_has_room_of_its_own(self, world: World, qtbot: QtBot) -> None:
        field = TextField(world.theme, "发生日期")
        window = world.show(field)
        window.setFixedWidth(140)
        field.set_error("没有这一天，请按年月日填，如 20260903")
        qtbot.waitUntil(lambda: field.height() > 90)
        assert field._message is not None
        words = field._message._words
        assert field._message.geometry().top() >= field.editor.geometry().bottom()
        assert words.height() >= words.heightForWidth(words.width())


class TestTakingBack:
    def test_ctrl_z_takes_back_a_number_digit_by_digit(self, world: World, qtbot: QtBot) -> None:
        number = IdField(world.theme)
        world.show(number)
        qtbot.keyClicks(number.editor, "440705")
        qtbot.keyClick(number.editor, Qt.Key.Key_End)
        qtbot.keyClicks(number.editor, "1979")
        assert number.editor.text() == "440705 1979"
        for _step in range(12):
            qtbot.keyClick(number.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert number.text() == ""
        qtbot.keyClicks(number.editor, "4407051")
        assert number.editor.text() == "440705 1"

    def test_wide_digits_of_any_text_become_narrow(self, world: World, qtbot: QtBot) -> None:
        place, facts = TextField(world.theme, "住址"), AreaField(world.theme, "经过")
        world.show(place, facts)
        for field in (place, facts):
            QGuiApplication.clipboard().setText(" 田金村３队１８号Ａ，有水。 ")
            field.editor.setFocus()
            qtbot.keyClick(field.editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
            assert field.text() == "田金村3队18号A，有水。"


class TestAutomatic:
    def test_filled_in_is_closed_until_f2(self, world: World, qtbot: QtBot) -> None:
        born = TextField(world.theme, "出生日期")
        born.set_text("1979-06-18")
        born.set_auto(True)
        world.show(born)
        qtbot.keyClicks(born.editor, "x")
        assert born.text() == "1979-06-18"
        qtbot.keyClick(born.editor, Qt.Key.Key_F2)
        qtbot.keyClick(born.editor, Qt.Key.Key_End)
        qtbot.keyClicks(born.editor, "x")
        assert born.text() == "1979-06-18x"
        assert born.state == ""


class TestTyping:
    def test_pasted_numbers_are_narrowed(self, world: World, qtbot: QtBot) -> None:
        phone = TextField(world.theme, "联系电话", number=True)
        world.show(phone)
        QGuiApplication.clipboard().setText("１３８ 0000 ００６２５")
        qtbot.keyClick(phone.editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        assert phone.text() == "138000000625"

    def test_what_finds_no_room_is_said(self, world: World, qtbot: QtBot) -> None:
        place = TextField(world.theme, "地点", max_length=6)
        world.show(place)
        QGuiApplication.clipboard().setText("大泽镇小泽村三队")
        qtbot.keyClick(place.editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        assert (place.text(), place.state) == ("大泽镇小泽村", "")
        assert place.message == "最多 6 个字，多出来的没有填进去"
        qtbot.keyClick(place.editor, Qt.Key.Key_Backspace)
        assert place.message == ""

    def test_an_area_counts_and_refuses_too_much(self, world: World, qtbot: QtBot) -> None:
        area = AreaField(world.theme, "简要情况", max_length=5)
        world.show(area)
        qtbot.keyClicks(area.editor, "abcdefg")
        assert not area.validate()
        assert area.message == "多了 2 个字，请删短一些"

    @given(st.text(alphabet="0123456789Xx ０１２", max_size=24))
    def test_compact_keeps_only_what_counts(self, text: str) -> None:
        once = compact(text)
        assert " " not in once
        assert once.isascii()
        assert compact(once) == once


class TestIdNumber:
    def test_grouped_as_it_is_typed(self, world: World, qtbot: QtBot) -> None:
        field = IdField(world.theme, required=True)
        done: list[str] = []
        field.completed.connect(done.append)
        world.show(field)
        qtbot.keyClicks(field.editor, "44070519790618000x")
        assert field.editor.text() == "440705 19790618 000X"
        assert field.text() == "44070519790618000X"
        assert done == ["44070519790618000X"]

    def test_the_cursor_stays_with_its_digit(self, world: World, qtbot: QtBot) -> None:
        field = IdField(world.theme)
        field.set_text("44070519790618000")
        world.show(field)
        field.editor.setCursorPosition(6)  # behind 440705
        qtbot.keyClicks(field.editor, "9")
        assert field.editor.text() == "440705 91979061 8000"
        assert field.editor.cursorPosition() == 8
        qtbot.keyClick(field.editor, Qt.Key.Key_Backspace)
        assert field.editor.text() == "440705 19790618 000"

    def test_a_passport_has_no_groups(self, world: World, qtbot: QtBot) -> None:
        field = IdField(world.theme)
        field.set_grouped(False)
        world.show(field)
        qtbot.keyClicks(field.editor, "e12345678")
        assert field.editor.text() == "E12345678"


class TestDates:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("20260903", date(2026, 9, 3)),
            ("2026-9-3", date(2026, 9, 3)),
            ("2026.09.03", date(2026, 9, 3)),
            ("2026/9/3", date(2026, 9, 3)),
            ("2026年9月3日", date(2026, 9, 3)),
            ("9-3", date(2026, 9, 3)),
            ("9.3", date(2026, 9, 3)),
            ("9月3日", date(2026, 9, 3)),
            ("0903", date(2026, 9, 3)),
            ("２０２６０９０３", date(2026, 9, 3)),
            ("20280229", date(2028, 2, 29)),
            ("今天", TODAY),
            ("昨天", date(2026, 11, 23)),
            ("明天", date(2026, 11, 25)),
            ("20260230", None),
            ("20270229", None),
            ("26-9-3", None),
            ("2026", None),
            ("9", None),
            ("", None),
            ("下周", None),
        ],
    )
    def test_read(self, text: str, expected: date | None) -> None:
        assert read_date(text, TODAY) == (date(2026, 12, 31) if text == "1231" else expected)

    @given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
    def test_what_is_shown_is_read_again(self, day: date) -> None:
        assert read_date(day.isoformat(), TODAY) == day
        assert read_date(day.strftime("%Y%m%d"), TODAY) == day

    def test_typed_and_shown(self, world: World, qtbot: QtBot) -> None:
        field, other = DateField(world.theme, "发生日期", world.clock), TextField(world.theme, "甲")
        world.show(field, other)
        qtbot.keyClicks(field.editor, "20261120")
        qtbot.keyClick(field.editor, Qt.Key.Key_Return)
        assert field.editor.text() == "2026-11-20"
        assert field.value() == date(2026, 11, 20)

    def test_an_impossible_day_is_told(self, world: World, qtbot: QtBot) -> None:
        field, other = DateField(world.theme, "发生日期", world.clock), TextField(world.theme, "甲")
        world.show(field, other)
        qtbot.keyClicks(field.editor, "20260230")
        qtbot.keyClick(field.editor, Qt.Key.Key_Tab)
        assert field.state == "error"
        assert field.value() is None

    def test_bounds(self, world: World, qtbot: QtBot) -> None:
        field = DateField(world.theme, "发生日期", world.clock, latest=TODAY)
        field.set_text("20261125")
        assert not field.validate()
        assert field.message == "不能晚于 2026-11-24，请核对"

    def test_chosen_in_the_calendar(self, world: World, qtbot: QtBot) -> None:
        field = DateField(world.theme, "发生日期", world.clock)
        window = world.show(field, TextField(world.theme, "甲"), size=(400, 500))
        qtbot.keyClick(field.editor, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        calendar = window.findChild(QCalendarWidget)
        assert isinstance(calendar, QCalendarWidget)
        assert window.rect().contains(calendar.geometry())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        assert field.value() == date(2026, 11, 23)
        assert not calendar.isVisible()
        assert field.editor.hasFocus()

    def test_the_calendar_goes_when_one_goes_elsewhere(self, world: World, qtbot: QtBot) -> None:
        field, other = DateField(world.theme, "发生日期", world.clock), TextField(world.theme, "甲")
        window = world.show(field, other, size=(400, 500))
        qtbot.keyClick(field.editor, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        calendar = window.findChild(QCalendarWidget)
        assert isinstance(calendar, QCalendarWidget)
        other.setFocus()
        assert not calendar.isVisible()


class TestTimesAndMoney:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("1430", time(14, 30)),
            ("905", time(9, 5)),
            ("14:30", time(14, 30)),
            ("9：05", time(9, 5)),
            ("9点", time(9, 0)),
            ("9点半", time(9, 30)),
            ("9点5分", time(9, 5)),
            ("2460", None),
            ("abc", None),
            ("", None),
        ],
    )
    def test_read_time(self, text: str, expected: time | None) -> None:
        assert read_time(text) == expected

    def test_time_is_shown_with_a_colon(self, world: World, qtbot: QtBot) -> None:
        field, other = TimeField(world.theme, "开始"), TextField(world.theme, "甲")
        world.show(field, other)
        qtbot.keyClicks(field.editor, "1430")
        qtbot.keyClick(field.editor, Qt.Key.Key_Return)
        assert field.editor.text() == "14:30"

    @pytest.mark.parametrize(
        ("typed", "fen", "shown"),
        [
            ("3000", 300_000, "3,000"),
            ("3,000.5", 300_050, "3,000.50"),
            ("3000元", 300_000, "3,000"),
            ("0.01", 1, "0.01"),
            ("1.234", None, "1.234"),
            ("-5", None, "-5"),
        ],
    )
    def test_money(
        self, world: World, qtbot: QtBot, typed: str, fen: int | None, shown: str
    ) -> None:
        field, other = MoneyField(world.theme, "涉及金额（元）"), TextField(world.theme, "甲")
        world.show(field, other)
        field.editor.setText(typed)
        qtbot.keyClick(field.editor, Qt.Key.Key_Return)
        assert field.value() == fen
        assert field.editor.text() == shown
        assert field.state == ("" if fen is not None else "error")


CHOICES = (
    Choice("01", "相邻关系 · 噪声", "xlgx·zs"),
    Choice("02", "相邻关系 · 排水", "xlgx·ps"),
    Choice("03", "劳动报酬", "ldbc"),
)


class TestCombo:
    def test_initials_filter_and_enter_takes(self, world: World, qtbot: QtBot) -> None:
        combo = PinyinCombo(world.theme, "纠纷类型", CHOICES, required=True)
        chosen: list[str] = []
        combo.chosen.connect(chosen.append)
        world.show(combo)
        qtbot.keyClicks(combo.editor, "xl")
        assert combo._popup.isVisible()
        assert combo._model.rowCount() == 2
        qtbot.keyClick(combo.editor, Qt.Key.Key_Down)
        qtbot.keyClick(combo.editor, Qt.Key.Key_Return)
        assert combo.value() == "02"
        assert combo.editor.text() == "相邻关系 · 排水"
        assert chosen == ["02"]
        assert not combo._popup.isVisible()

    def test_words_and_codes_filter_too(self, world: World, qtbot: QtBot) -> None:
        combo = PinyinCombo(world.theme, "纠纷类型", CHOICES)
        world.show(combo)
        combo.editor.setText("")
        qtbot.keyClicks(combo.editor, "03")
        assert [choice.label for choice, _mark in combo._model.shown] == ["劳动报酬"]

    def test_escape_closes_the_list_only(self, world: World, qtbot: QtBot) -> None:
        combo = PinyinCombo(world.theme, "纠纷类型", CHOICES)
        world.show(combo)
        qtbot.keyClick(combo.editor, Qt.Key.Key_Down)
        assert combo._popup.isVisible()
        qtbot.keyClick(combo.editor, Qt.Key.Key_Escape)
        assert not combo._popup.isVisible()

    def test_what_is_not_in_the_list_is_told(self, world: World, qtbot: QtBot) -> None:
        combo, other = PinyinCombo(world.theme, "纠纷类型", CHOICES), TextField(world.theme, "甲")
        world.show(combo, other)
        qtbot.keyClicks(combo.editor, "qq")
        other.setFocus()
        qtbot.waitUntil(lambda: combo.state == "error")
        assert combo.value() is None

    def test_tab_takes_what_is_marked(self, world: World, qtbot: QtBot) -> None:
        combo, other = PinyinCombo(world.theme, "纠纷类型", CHOICES), TextField(world.theme, "甲")
        world.show(combo, other)
        qtbot.keyClicks(combo.editor, "ld")
        qtbot.keyClick(combo.editor, Qt.Key.Key_Tab)
        assert combo.value() == "03"
        assert combo.state == ""

    def test_the_list_stays_inside_the_window(self, world: World, qtbot: QtBot) -> None:
        many = [Choice(n, f"第 {n} 项") for n in range(40)]
        combo = PinyinCombo(world.theme, "纠纷类型", many)
        window = world.show(TextField(world.theme, "甲"), combo)
        window.resize(300, 240)
        combo.editor.setFocus()
        qtbot.keyClick(combo.editor, Qt.Key.Key_Down)
        assert window.rect().contains(combo._popup.geometry())
