"""The rest of the kit: buttons, choices, tabs, lists, notices, states, dialogs."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QRect, QStringListModel, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.kit import World
from ui.widgets.buttons import Button, LinkButton, PrimaryButton, ToggleButton
from ui.widgets.choices import CheckBox, RadioRow
from ui.widgets.dialog import Dialog, confirm
from ui.widgets.field import TextField
from ui.widgets.hints import HintBar
from ui.widgets.labels import Label
from ui.widgets.lists import Index, ListView, RowDelegate, RowState
from ui.widgets.notices import TOAST_MS, Banner, Toast
from ui.widgets.paint import caps_width, split_keys
from ui.widgets.panel import Panel
from ui.widgets.states import EmptyState, ErrorState, Skeleton
from ui.widgets.tabs import FilterTabs, PartyTab, PartyTabs
from ui.widgets.tags import Chip, Tag


class TestKeys:
    @pytest.mark.parametrize(
        ("keys", "caps"),
        [
            ("Ctrl+K", ("Ctrl", "K")),
            ("Ctrl+Shift+A", ("Ctrl", "Shift", "A")),
            ("Up Down", ("↑", "↓")),
            ("Alt+Left", ("Alt", "←")),
            ("/", ("/",)),
            ("F8", ("F8",)),
            ("Ctrl++", ("Ctrl", "+")),
            ("1–5", ("1–5",)),
            ("", ()),
        ],
    )
    def test_caps(self, keys: str, caps: tuple[str, ...]) -> None:
        assert split_keys(keys) == caps

    def test_caps_grow_with_type(self, world: World) -> None:
        small = caps_width(world.theme, "Ctrl+K")
        world.theme.set_base(18)
        assert caps_width(world.theme, "Ctrl+K") > small

    def test_hints_that_do_not_fit_are_left_out_last_first(
        self, world: World, qtbot: QtBot
    ) -> None:
        bar = HintBar(world.theme)
        bar.set_hints((("Enter", "办理"), ("Space", "看详情"), ("F8", "下一处")))
        assert bar.accessibleName() == "Enter 办理，Space 看详情，F8 下一处"
        assert bar.minimumSizeHint().width() == 0
        assert bar.sizeHint().width() > 150


class TestButtons:
    def test_a_printed_key_does_not_press_but_a_bound_one_does(
        self, world: World, qtbot: QtBot
    ) -> None:
        printed = Button(world.theme, "打印", keys="Ctrl+P")
        bound = PrimaryButton(world.theme, "受理", keys="Ctrl+Return", bind=True)
        pressed: list[str] = []
        printed.clicked.connect(lambda: pressed.append("打印"))
        bound.clicked.connect(lambda: pressed.append("受理"))
        window = world.show(printed, bound)
        qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert pressed == ["受理"]

    def test_room_for_words_icon_and_caps(self, world: World, qtbot: QtBot) -> None:
        plain = Button(world.theme, "打印")
        full = Button(world.theme, "打印", keys="Ctrl+P", icon="printer")
        assert full.sizeHint().width() > plain.sizeHint().width() + 60
        assert plain.sizeHint().height() == 34
        assert Button(world.theme, "打印", size="small").sizeHint().height() == 30
        assert Button(world.theme, "打印", size="large").sizeHint().height() == 42

    def test_every_target_can_be_hit(self, world: World, qtbot: QtBot) -> None:
        for widget in (
            LinkButton(world.theme, "", icon="x", size="small"),
            CheckBox(world.theme, "是"),
            Chip(world.theme, "usb", (("7", True),)),
        ):
            assert widget.sizeHint().height() >= 30
            assert widget.sizeHint().width() >= 30

    def test_one_of_a_few_ways_is_outlined(self, world: World, qtbot: QtBot) -> None:
        way = ToggleButton(world.theme, "输登记码", icon="keyboard")
        world.show(way)
        plain = way.look
        qtbot.keyClick(way, Qt.Key.Key_Space)
        assert way.isChecked()
        assert way.look != plain


class TestChoices:
    def test_a_tick_by_space(self, world: World, qtbot: QtBot) -> None:
        box = CheckBox(world.theme, "双方都愿意调解")
        world.show(box)
        qtbot.keyClick(box, Qt.Key.Key_Space)
        assert box.isChecked()

    def test_arrows_choose_and_enter_goes_on(self, world: World, qtbot: QtBot) -> None:
        row = RadioRow(world.theme, "风险情况", ((1, "一般"), (2, "较高"), (3, "可能激化")))
        after = TextField(world.theme, "甲")
        world.show(row, after)
        chosen: list[int] = []
        row.chosen.connect(chosen.append)
        first, second, _third = row._group.buttons()
        first.setFocus()
        assert row.value() is None
        qtbot.keyClick(first, Qt.Key.Key_Right)
        qtbot.keyClick(second, Qt.Key.Key_Space)
        assert row.value() == 2
        assert second.accessibleName() == "风险情况：较高"
        qtbot.keyClick(second, Qt.Key.Key_Return)
        assert after.editor.hasFocus()
        assert chosen[-1] == 2

    def test_nothing_may_be_chosen_again(self, world: World, qtbot: QtBot) -> None:
        row = RadioRow(world.theme, "", ((1, "是"), (2, "否")), value=1)
        row.set_value(None)
        assert row.value() is None
        row.set_value(2)
        assert row.value() == 2


class TestTabs:
    def test_filters_by_arrows(self, world: World, qtbot: QtBot) -> None:
        tabs = FilterTabs(world.theme, (("open", "在办"), ("visit", "待回访")))
        chosen: list[str] = []
        tabs.chosen.connect(chosen.append)
        tabs.set_count("open", 12)
        world.show(tabs)
        qtbot.keyClick(tabs, Qt.Key.Key_Right)
        assert chosen == ["visit"]
        assert tabs.value() == "visit"
        assert tabs.tabText(0) == "在办 12"

    def test_a_count_makes_room_for_itself(self, world: World, qtbot: QtBot) -> None:
        tabs = FilterTabs(world.theme, (("open", "在办"),))
        before = tabs.tabSizeHint(0).width()
        tabs.set_count("open", 1234)
        assert tabs.tabSizeHint(0).width() > before

    def test_the_last_is_whole_though_it_is_said_again_that_it_shows(self, world: World) -> None:
        tabs = FilterTabs(world.theme, (("open", "在办"), ("history", "修改历史")))
        tabs.sizeHint()
        tabs.set_count("open", 25)
        tabs.setTabVisible(1, True)
        assert tabs.sizeHint().width() == sum(
            tabs.tab_width(at) for at in range(2)
        ) + world.theme.px(tabs.gap)

    def test_parties(self, world: World, qtbot: QtBot) -> None:
        tabs = PartyTabs(world.theme)
        gone: list[int] = []
        tabs.chosen.connect(gone.append)
        tabs.set_tabs(
            (PartyTab("申请人", "何少芳", "done"), PartyTab("被申请人", "李桂英", "overdue"))
        )
        world.show(tabs)
        ctrl = Qt.KeyboardModifier.ControlModifier
        qtbot.keyClick(tabs, Qt.Key.Key_Tab, ctrl)
        assert tabs.current() == 1
        qtbot.keyClick(tabs, Qt.Key.Key_Tab, ctrl)
        assert tabs.current() == 0
        assert tabs._bar.tabText(1) == "被申请人，李桂英，有错"
        with qtbot.waitSignal(tabs.added):
            qtbot.keyClick(tabs.add_button, Qt.Key.Key_Space)
        tabs.set_tabs((PartyTab("申请人", "何少芳", "done"),))
        assert tabs._bar.count() == 1


class Rows(RowDelegate):
    """Notes how each row stood when it was painted."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.painted: dict[int, RowState] = {}

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        assert rect.height() == self.theme.size(self.height)
        self.painted[index.row()] = state


class TestLists:
    @pytest.fixture
    def view(self, world: World, qtbot: QtBot) -> ListView:
        made = ListView(world.theme)
        made.setModel(QStringListModel(["甲", "乙", "丙"], made))
        made.setItemDelegate(Rows(world.theme, made))
        world.show(made, TextField(world.theme, "甲"), size=(300, 300))
        return made

    def test_keys(self, view: ListView, qtbot: QtBot) -> None:
        acted: list[str] = []
        view.acted.connect(lambda index: acted.append(index.data()))
        view.peeked.connect(lambda index: acted.append(f"看 {index.data()}"))
        view.setCurrentIndex(view.model().index(0, 0))
        qtbot.keyClick(view, Qt.Key.Key_Down)
        qtbot.keyClick(view, Qt.Key.Key_Return)
        qtbot.keyClick(view, Qt.Key.Key_Space)
        assert acted == ["乙", "看 乙"]

    def test_the_row_knows_whether_the_keyboard_is_there(
        self, view: ListView, qtbot: QtBot
    ) -> None:
        delegate = view.itemDelegate()
        assert isinstance(delegate, Rows)
        view.setFocus()
        view.setCurrentIndex(view.model().index(1, 0))
        view.grab()
        assert delegate.painted[1] == RowState(selected=True, hovered=False, focused=True)
        view.focusNextChild()
        view.grab()
        assert delegate.painted[1] == RowState(selected=True, hovered=False, focused=False)

    def test_rows_grow_with_type(self, view: ListView, world: World) -> None:
        assert view.sizeHintForRow(0) == 54
        world.theme.set_base(18)
        assert view.sizeHintForRow(0) == 69


class TestNotices:
    def test_a_toast_lasts_six_seconds(self, world: World, qtbot: QtBot) -> None:
        toast = Toast(world.theme, world.show(TextField(world.theme, "甲"), size=(600, 300)))
        toast.show_text("已登记回访")
        assert toast._timer.interval() == TOAST_MS == 6000
        assert not toast.undoable
        toast._timer.timeout.emit()
        assert not toast.isVisible()

    def test_a_toast_stays_inside_its_window(self, world: World, qtbot: QtBot) -> None:
        window = world.show(TextField(world.theme, "甲"), size=(600, 300))
        toast = Toast(world.theme, window)
        toast.show_text("已登记回访", undo=True)
        window.resize(700, 400)
        qtbot.waitUntil(lambda: toast.geometry().bottom() > 300)
        assert window.rect().contains(toast.geometry())

    def test_a_banner_acts_and_goes(self, world: World, qtbot: QtBot) -> None:
        banner = Banner(
            world.theme, "现在没有网络，照常办理。", "7 条", button="存到 U 盘", closable=True
        )
        world.show(banner)
        with qtbot.waitSignal(banner.acted):
            qtbot.keyClick(banner.button, Qt.Key.Key_Space)
        assert banner.accessibleName() == "现在没有网络，照常办理。7 条"
        with qtbot.waitSignal(banner.closed):
            banner.findChildren(LinkButton)[0].click()
        assert not banner.isVisible()


class TestStates:
    def test_nothing_before_300_ms(self, world: World, qtbot: QtBot) -> None:
        skeleton = Skeleton(world.theme, "正在打开 12 件")
        world.show(skeleton, size=(400, 300))
        assert (skeleton._soon.interval(), skeleton._late.interval()) == (300, 2000)
        blank = skeleton.grab().toImage()
        skeleton._soon.timeout.emit()
        assert skeleton.grab().toImage() != blank
        assert not skeleton._stop.isVisible()
        skeleton._late.timeout.emit()
        with qtbot.waitSignal(skeleton.stopped):
            skeleton._stop.click()

    def test_empty_and_error_have_a_way_out(self, world: World, qtbot: QtBot) -> None:
        empty = EmptyState(world.theme, "今天没有到期的事", button="看本周")
        error = ErrorState(world.theme, "没有保存成功", "磁盘空间不够。", other="另存到 U 盘")
        world.show(empty, error)
        with qtbot.waitSignal(empty.acted):
            empty.button.click()
        with qtbot.waitSignal(error.other):
            error.findChildren(Button)[1].click()


class TestDialogs:
    def test_escape_is_the_safe_way_out(self, world: World, qtbot: QtBot) -> None:
        window = world.show(QWidget())
        done: list[str] = []
        dialog = confirm(
            world.theme,
            window,
            "删除“调解记录（第二次）”？",
            "删除后 30 天内可在“回收站”找回。",
            keep="不删",
            act="删除",
            on_act=lambda: done.append("deleted"),
        )
        qtbot.waitUntil(lambda: dialog.focusWidget() is not None)
        focused = dialog.focusWidget()
        assert isinstance(focused, Button)
        assert focused.text() == "不删"
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert done == []
        assert not dialog.isVisible()

    def test_the_primary_key_does_it(self, world: World, qtbot: QtBot) -> None:
        dialog = Dialog(world.theme, "改时间", parent=world.show(QWidget()))
        dialog.add_safe("不改")
        dialog.add_primary("改时间", dialog.accept, keys="Ctrl+Return")
        dialog.open()
        dialog.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
        with qtbot.waitSignal(dialog.accepted):
            qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


class TestWords:
    def test_names_are_never_markup(self, world: World, qtbot: QtBot) -> None:
        label = Label(world.theme, "<b>张三</b> & 李四")
        assert label.textFormat() == Qt.TextFormat.PlainText

    def test_a_label_follows_the_theme(self, world: World, qtbot: QtBot) -> None:
        label = Label(world.theme, "榕下", "page", "text_2")
        world.theme.set_base(18)
        assert label.font().pixelSize() == world.theme.px(20)
        assert label.font().bold()
        assert label.palette().windowText().color() == world.theme.color("text_2")

    def test_long_words_take_the_lines_they_need(self, world: World, qtbot: QtBot) -> None:
        panel = Panel(world.theme, "版式")
        label = Label(world.theme, "磁盘空间不够。" * 12, wrap=True)
        panel.body.addWidget(label)
        world.show(panel, size=(260, 200))
        qtbot.waitUntil(lambda: label.height() > 60)
        assert label.height() >= label.heightForWidth(label.width())

    def test_a_tag_says_its_word(self, world: World, qtbot: QtBot) -> None:
        tag = Tag(world.theme, "待确认", "warn")
        tag.set("已连接江门市局", "ok")
        assert tag.accessibleName() == "已连接江门市局"
