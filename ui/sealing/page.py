"""The page 封存登记: what was sealed, how far it came, and a record that is to be sealed."""

from __future__ import annotations

__all__ = ["SealingPage"]

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QStackedWidget

from app.events import RecordsChanged, SyncChanged
from app.i18n import full_date, month_day, tr
from app.ids import Id
from app.sealing.messages import (
    DropSealing,
    FinishSealing,
    ListSealings,
    PackRecord,
    SealingRow,
    SealingStep,
)
from ui.context import Context
from ui.forms.sheet import Form, FormSheet
from ui.forms.spec import Spec
from ui.lists.taker import ListTaker
from ui.shell.page import Act, Page
from ui.widgets.buttons import Button, DangerButton, PrimaryButton
from ui.widgets.dialog import confirm
from ui.widgets.labels import Label
from ui.widgets.layout import Column, Row
from ui.widgets.lists import Index, ListView, RowDelegate, RowState
from ui.widgets.models import ITEM, ListColumn, RowsModel
from ui.widgets.paint import draw_text
from ui.widgets.panel import Panel, Rule
from ui.widgets.states import EmptyState

_HOW = (
    tr("1. 打包：记录、文书、材料一起加密，只有县级档案的密钥打得开。这一步不动本机的记录。"),
    tr("2. 同步：封存包随资料送到江门市司法局，等市里签收、备份。"),
    tr("3. 清除：市里备份好以后，从本所各台电脑、搜索、文书和材料里清除，不能撤销。"),
    tr("4. 以前的备份里还有这份记录：本机的到“设置”里删除，拷出去的（U 盘、移动硬盘）请一并销毁。"),
)


def number_of(item: SealingRow) -> str:
    """What the archive calls it too: the beginning of its id."""
    return item.id.hex()[:12]


class SealingModel(RowsModel[SealingRow]):
    """All sealings, the newest first; none says whose record it was."""

    columns = (
        ListColumn(tr("业务"), lambda one: one.line),
        ListColumn(tr("编号"), number_of),
        ListColumn(tr("封存日期"), lambda one: f"{one.ordered_on}"),
        ListColumn(tr("进度"), lambda one: tr(one.step.label)),
    )

    def spoken(self, item: SealingRow) -> str:
        return tr("，").join((item.line, month_day(item.ordered_on), tr(item.step.label)))


class SealingDelegate(RowDelegate):
    """Two lines: number and day; how far it came."""

    height = "row_list"

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        theme, px = self.theme, self.theme.px
        item: SealingRow = index.data(ITEM)
        if state.selected:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height() - 1, theme.color("accent"))
        area = QRectF(rect).adjusted(px(14), 0, -px(14), -1)
        middle = area.center().y()
        top = QRectF(area.left(), middle - px(22), area.width(), px(22))
        below = QRectF(area.left(), middle + px(1), area.width(), px(20))
        title = tr("{line} {number}").format(line=item.line, number=number_of(item))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        small, quiet = theme.font("small"), theme.color("text_2")
        draw_text(painter, top, title, theme.font("item_title"), theme.color("text"), elide=True)
        draw_text(painter, top, month_day(item.ordered_on), small, quiet, align=right)
        ink = theme.color("warn_text") if item.later else quiet
        draw_text(painter, below, tr(item.step.label), small, ink, elide=True)


class SealingPage(Page):
    """activate() takes `line` and `record` of what is to be sealed, and `title` to show it by."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._offer: tuple[str, Id, str] | None = None
        self._wanted: Id | None = None
        self.model = SealingModel(self)
        row = Row(self.theme, self, margins=(12, 12, 12, 12), spacing=12)
        left = Panel(self.theme, tr("封存登记"))
        self.list = ListView(self.theme)
        self.list.setModel(self.model)
        self.list.setItemDelegate(SealingDelegate(self.theme, self.list))
        self.list.setAccessibleName(tr("封存登记"))
        self.taker = ListTaker(context, self.list, tr("封存登记"))
        if left.header is not None:
            left.header.add(self.taker.button(small=True))
        left.body.addWidget(self.list, 1)
        self._left = left
        row.addWidget(left)
        row.addWidget(self._card(), 1)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        for kind in (RecordsChanged, SyncChanged):
            context.work.listen(context.desk, kind, self._on_changed, owner=self)
        self.theme.changed.connect(self._fit)
        self._fit()

    def _card(self) -> Panel:
        theme = self.theme
        panel = Panel(theme)
        self._side = QStackedWidget()
        self._side.addWidget(
            EmptyState(
                theme,
                tr("还没有封存过记录"),
                tr("未成年人的记录执行完三日内封存，从那个人的档案里办理。"),
                icon="lock",
            )
        )
        shown = Panel(theme)
        column = Column(theme, margins=(16, 13, 16, 12), spacing=8)
        self._title = Label(theme, "", "title")
        self._about = Label(theme, "", color="text_2", wrap=True)
        self._warned = Label(theme, "", color="warn_text", wrap=True)
        column.addWidget(self._title)
        column.addWidget(self._about)
        column.addWidget(self._warned)
        column.addWidget(Rule(theme))
        for words in _HOW:
            column.addWidget(Label(theme, words, wrap=True))
        column.addStretch(1)
        shown.body.addLayout(column, 1)
        shown.body.addWidget(Rule(theme))
        foot = Row(theme, margins=(16, 10, 16, 12), spacing=8)
        foot.addStretch(1)
        self.drop = Button(theme, tr("作废封存包"), keys="Delete")
        self.pack = PrimaryButton(theme, tr("打包"), keys="Ctrl+Enter")
        self.finish = DangerButton(theme, tr("清除"), keys="Ctrl+Enter")
        foot.add(self.drop, self.pack, self.finish)
        shown.body.addLayout(foot)
        self._side.addWidget(shown)
        panel.body.addWidget(self._side)
        for keys, run in (("Ctrl+Return", self._act), ("Delete", self._on_drop_key)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)
        self.drop.clicked.connect(self._on_drop)
        self.pack.clicked.connect(self._on_pack)
        self.finish.clicked.connect(self._on_finish)
        return panel

    def title(self) -> str:
        return tr("封存")

    def subtitle(self) -> str:
        waiting = sum(row.step is not SealingStep.ERASED for row in self.model.items)
        return tr("{n} 份还没有清除").format(n=waiting) if waiting else ""

    def hints(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Up Down", tr("换一份")),
            ("Ctrl+Enter", tr("打包、清除")),
            ("Delete", tr("作废封存包")),
        )

    def standard_keys(self) -> Mapping[Act, Callable[[], None]]:
        return {Act.PRINT: self.taker.print_, **self.taker.keys()}

    def activate(self, **where: Any) -> None:
        line, record = where.get("line"), where.get("record")
        if isinstance(line, str) and isinstance(record, bytes):
            self._offer = (line, record, str(where.get("title", "")))
        self.reload()
        self.list.setFocus()

    def resume(self) -> None:
        self.reload()

    def reload(self) -> None:
        """Ask the desk anew."""
        self.context.work.run(self.context.desk.ask(ListSealings()), self._on_read, owner=self)

    def _on_changed(self, event: RecordsChanged | SyncChanged) -> None:
        if self.isVisible() and (isinstance(event, SyncChanged) or event.line == "sealing"):
            self.reload()

    def _on_read(self, rows: tuple[SealingRow, ...]) -> None:
        here = self._wanted or (row.id if (row := self._row()) else None)
        self._wanted = None
        self.model.show(rows)
        if self._offer and any(row.record == self._offer[1] for row in rows):
            self._offer = None
        ids = [row.id for row in rows]
        if self._offer is None and ids:
            at = ids.index(here) if here in ids else 0
            self.list.setCurrentIndex(self.model.index(at))
        self._show()
        self.titleChanged.emit()

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self._offer = None
            self._show()

    def _row(self) -> SealingRow | None:
        index = self.list.currentIndex()
        return self.model.items[index.row()] if index.isValid() else None

    def _show(self) -> None:
        row = None if self._offer else self._row()
        self._side.setCurrentIndex(1 if self._offer or row else 0)
        self.pack.setVisible(self._offer is not None)
        self.finish.setVisible(row is not None and row.step is not SealingStep.ERASED)
        self.finish.setEnabled(
            row is not None and row.step is SealingStep.DURABLE and not row.later
        )
        self.drop.setVisible(self.finish.isVisibleTo(self))
        self._warned.setText("")
        if self._offer:
            self._title.setText(tr("封存：{title}").format(title=self._offer[2]))
            self._about.setText(tr("还没有打包。"))
        elif row:
            self._tell(row)
        self._warned.setVisible(bool(self._warned.text()))

    def _tell(self, row: SealingRow) -> None:
        self._title.setText(tr("{line}封存 {number}").format(line=row.line, number=number_of(row)))
        said = tr("{day}由{who}打包，{n} 条改动，依据{basis}。{step}。").format(
            day=full_date(row.ordered_on),
            who=row.ordered_by,
            n=row.entries,
            basis=row.basis,
            step=tr(row.step.label),
        )
        if row.erased_on:
            said += tr("{day}清除。要查，请向县级档案申请，报上面的编号。").format(
                day=full_date(row.erased_on)
            )
        self._about.setText(said)
        if row.later:
            self._warned.setText(
                tr("打包以后又有 {n} 条改动没有进封存包。请作废这个包，重新打包。").format(
                    n=row.later
                )
                if row.erased_on is None
                else tr("清除以后又收到 {n} 条改动，还没有封存。请联系江门市司法局。").format(
                    n=row.later
                )
            )

    # -- what can be done --------------------------------------------------------------------

    def _act(self) -> None:
        """What the button in sight does; a sealing that may not be finished yet stays."""
        for button in (self.pack, self.finish):
            if button.isVisible() and button.isEnabled():
                button.click()
                return

    def _on_drop_key(self) -> None:
        if self.drop.isVisible():
            self.drop.click()

    def _on_pack(self) -> None:
        if self._offer:
            line, record, _ = self._offer
            self.pack.setEnabled(False)
            future = self.context.desk.do(PackRecord(line, record))
            self.context.work.run(future, self._on_packed, self._on_refused, owner=self)

    def _on_packed(self, order: Id) -> None:
        self.pack.setEnabled(True)
        self._offer, self._wanted = None, order
        self.context.toast(tr("已打包，请同步"))
        self.reload()

    def _on_refused(self, _error: Exception) -> bool:
        self.pack.setEnabled(True)
        return False

    def _on_finish(self) -> None:
        if row := self._row():
            confirm(
                self.theme,
                self,
                tr("清除这份记录"),
                tr(
                    "本所各台电脑上这份记录、它的文书和材料都会清除，不能撤销。"
                    "县级档案留有完整的一份。"
                ),
                keep=tr("先不清除"),
                act=tr("清除"),
                on_act=lambda: self._finish(row.id),
            )

    def _finish(self, order: Id) -> None:
        future = self.context.desk.do(FinishSealing(order))
        self.context.work.run(future, lambda _order: self.reload(), owner=self)

    def _on_drop(self) -> None:
        row = self._row()
        if row is None:
            return
        sheet = FormSheet(
            self.context,
            self,
            Form(
                f"sealing.drop.{row.id.hex()}",
                title=tr("作废封存包"),
                button=tr("作废"),
                done=tr("已作废，记录都在"),
                specs=(Spec("reason", tr("原因"), required=True, width=4),),
                make=lambda values: DropSealing(row.id, **values),
                width=480,
            ),
        )
        sheet.made.connect(lambda _made: self.reload())
        sheet.open()

    def _fit(self) -> None:
        self._left.setFixedWidth(self.theme.px(320))
