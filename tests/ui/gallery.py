"""The kit on one sheet, as the picture l_components shows it."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from tests.ui.kit import World
from ui.widgets.buttons import Button, DangerButton, LinkButton, PrimaryButton, TonalButton
from ui.widgets.choices import CheckBox, RadioRow
from ui.widgets.combo import Choice, PinyinCombo
from ui.widgets.field import TextField
from ui.widgets.labels import Label, StatusGlyph
from ui.widgets.layout import Column, Grid, Row
from ui.widgets.notices import Banner, Toast
from ui.widgets.numbers import DateField
from ui.widgets.panel import Panel
from ui.widgets.states import EmptyState, ErrorState, Skeleton
from ui.widgets.tabs import FilterTabs, PartyTab, PartyTabs
from ui.widgets.tags import Chip, KeyCap, Tag


class Gallery(QWidget):
    """One of each."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self._world = world
        theme = world.theme
        self.theme = theme
        column = Column(theme, self, margins=(16, 16, 16, 16), spacing=12)
        first, second = Row(theme, spacing=12), Row(theme, spacing=12)
        first.addWidget(self._buttons(), 481)
        first.addWidget(self._inputs(), 442)
        first.addWidget(self._statuses(), 384)
        second.addWidget(self._boxed("没有内容", self._empty()), 481)
        second.addWidget(self._boxed("正在打开", self._skeleton()), 442)
        second.addWidget(self._boxed("出错", self._error()), 384)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self._notices())
        self.setAutoFillBackground(True)

    def _boxed(self, title: str, body: QWidget) -> Panel:
        panel = Panel(self.theme, title)
        panel.body.addWidget(body, 1)
        return panel

    def _padded(self, title: str) -> tuple[Panel, Column]:
        panel = Panel(self.theme, title)
        column = Column(self.theme, margins=(16, 10, 16, 14))
        panel.body.addLayout(column)
        return panel, column

    def _buttons(self) -> Panel:
        theme = self.theme
        panel, column = self._padded("按钮")
        grid = Grid(theme, spacing=(8, 8))
        kinds = (
            ("主要", PrimaryButton, "受理"),
            ("浅色", TonalButton, "新建"),
            ("次要", Button, "打印"),
            ("文字", LinkButton, "看档案"),
            ("慎重", DangerButton, "删除"),
        )
        for row, (name, kind, words) in enumerate(kinds):
            grid.addWidget(Label(theme, name, color="text_2"), row, 0)
            for place in range(3):
                button = kind(theme, words)
                button.setEnabled(place != 2)
                button.setDown(place == 1)
                grid.addWidget(button, row, place + 1)
            grid.addWidget(kind(theme, words, keys="Ctrl+P", icon="printer"), row, 4)
        column.addLayout(grid)
        column.addStretch(1)
        return panel

    def _inputs(self) -> Panel:
        theme = self.theme
        panel, column = self._padded("输入")
        grid = Grid(theme, spacing=(14, 8))
        plain = TextField(theme, "平时")
        plain.set_text("李伟明")
        wrong = TextField(theme, "有错", required=True)
        wrong.set_text("1380000062")
        wrong.set_error("少 1 位，请补足 11 位")
        auto = TextField(theme, "自动填好")
        auto.set_text("1979-06-18")
        auto.set_auto(True)
        combo = PinyinCombo(theme, "可选项", (Choice(1, "居民身份证", "jmsfz"),))
        combo.set_value(1)
        date = DateField(theme, "发生日期", self._world.clock)
        hint = TextField(theme, "提示", placeholder="没有可不填")
        for place, field in enumerate((plain, date, wrong, auto, combo, hint)):
            grid.addWidget(field, place // 2, place % 2)
        column.addLayout(grid)
        row = Row(theme, spacing=14)
        ticked = CheckBox(theme, "已选")
        ticked.setChecked(True)
        row.add(ticked, CheckBox(theme, "未选"))
        row.addWidget(RadioRow(theme, "", ((True, "是"), (False, "否")), value=True))
        row.addStretch(1)
        column.addLayout(row)
        return panel

    def _statuses(self) -> Panel:
        theme = self.theme
        panel, column = self._padded("状态符号：形状各不同，不只靠颜色")
        grid = Grid(theme, spacing=(6, 8))
        words = (
            ("overdue", "超期", "danger_text"),
            ("due_today", "今天到期", "warn_text"),
            ("upcoming", "还有几天", "text_2"),
            ("in_progress", "进行中", "accent_text"),
            ("done", "已完成", "text_2"),
            ("not_started", "未开始", "text_3"),
            ("checkin_ok", "按时、通过", "accent_text"),
            ("checkin_late", "迟到", "warn_text"),
            ("checkin_missed", "未到", "danger_text"),
            ("checkin_leave", "请假", "text_2"),
        )
        for place, (status, text, color) in enumerate(words):
            row, left = place // 2, place % 2 * 2
            grid.addWidget(StatusGlyph(theme, status), row, left)
            grid.addWidget(Label(theme, text, color=color), row, left + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        column.addLayout(grid)
        tags = Row(theme)
        for text, tone in (
            ("普管", ""),
            ("已连接", "ok"),
            ("待确认", "warn"),
            ("未回执", "danger"),
        ):
            tags.add(Tag(theme, text, tone))
        tags.addStretch(1)
        column.addLayout(tags)
        keys = Row(theme)
        keys.add(Tag(theme, "人民调解法 第33条", icon="book-marked"), KeyCap(theme, "Ctrl+K"))
        keys.add(Chip(theme, "calendar-clock", (("14:30", True), ("调解会", False))))
        keys.addStretch(1)
        column.addLayout(keys)
        column.addStretch(1)
        return panel

    def _empty(self) -> EmptyState:
        return EmptyState(
            self.theme, "今天没有到期的事", "最近一件：11月27日 司法确认", button="看本周"
        )

    def _skeleton(self) -> Skeleton:
        skeleton = Skeleton(self.theme, "正在打开 12 件")
        skeleton.stop()
        skeleton.show_now()
        return skeleton

    def _error(self) -> ErrorState:
        text = "磁盘空间不够。请删去不用的文件，再按“重试”。填的内容还在。"
        return ErrorState(self.theme, "没有保存成功", text, other="另存到 U 盘")

    def _notices(self) -> Panel:
        theme = self.theme
        panel, column = self._padded("断网、撤销、标签页")
        headline, text = "现在没有网络，照常办理。", "7 条改动已存在本机，联网后自动发送。"
        column.addWidget(Banner(theme, headline, text, icon="wifi-off", button="存到 U 盘"))
        row = Row(theme, spacing=12)
        tabs = FilterTabs(theme, ((1, "全部"), (2, "调解"), (3, "矫正")))
        for value, count in ((1, 15), (2, 5), (3, 5)):
            tabs.set_count(value, count)
        parties = PartyTabs(theme)
        parties.set_tabs(
            (PartyTab("申请人", "何少芳", "done"), PartyTab("被申请人", "李桂英", "in_progress"))
        )
        parties.set_current(1)
        row.add(tabs)
        row.addWidget(parties, 1)
        column.addLayout(row)
        column.gap(50)
        self.toast = Toast(theme, self)
        return panel

    def show_toast(self) -> None:
        """The toast lies over the sheet, not in it."""
        self.toast.show_text("已登记 冯国辉 到所报到", undo=True)
        self.toast.move(QPoint(33, self.height() - 16 - self.toast.height() - 14))
