"""What concerns a whole register: papers of a month, rates, all cards, the map, a sheet read in."""

from __future__ import annotations

__all__ = ["MonthDialog", "RatesDialog", "SheetDialog", "do_deed", "read_in"]

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.i18n import tr
from app.outreach.messages import (
    CardSheet,
    ImportPoints,
    ListAdviceRates,
    MonthPapers,
    RateView,
    ReadPointSheet,
    SheetView,
)
from app.papers.messages import figures
from app.records.messages import PaperLine
from ui.context import Context, Place
from ui.forms.sheet import FormSheet
from ui.outreach.forms import rate_form
from ui.widgets.dialog import Dialog
from ui.widgets.files import ask_open
from ui.widgets.labels import Label
from ui.widgets.models import ITEM, TableModel
from ui.widgets.tables import dress_table

if TYPE_CHECKING:
    from ui.outreach.page import RegisterPage

_MONTHS = 12  # as far back as a month is printed from here
_TOLD = 8  # faults of a sheet that are told one by one


def do_deed(page: RegisterPage, name: str) -> None:
    """Do what a button above the register says."""
    _DEEDS[name](page)


def _table(context: Context, model: TableModel, name: str) -> QTableView:
    table = QTableView()
    dress_table(context.theme, table)
    table.setModel(model)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    table.horizontalHeader().setStretchLastSection(True)
    table.verticalHeader().setDefaultSectionSize(context.theme.size("row_table"))
    table.setMinimumHeight(context.theme.px(240))
    table.setTabKeyNavigation(False)
    table.setAccessibleName(name)
    return table


# -- papers of a month ---------------------------------------------------------------------


class MonthModel(TableModel[date]):
    """Months, the newest first."""

    heads = (tr("月份"), tr("打印"))

    def words(self, item: date) -> tuple[str, ...]:
        month = tr("{year} 年 {month} 月").format(year=item.year, month=item.month)
        return (month, tr("月报、补贴清单"))


class MonthDialog(Dialog):
    """Which month; Enter goes to its papers."""

    def __init__(self, page: RegisterPage) -> None:
        text = tr("选一个月，按 Enter 看月报和补贴清单。补贴由司法局核定、发放。")
        super().__init__(page.theme, tr("月报和补贴清单"), text, width=460, parent=page)
        self._page = page
        self.model = MonthModel(self)
        self.model.show(tuple(_months(page.context.clock.today())))
        self.table = _table(page.context, self.model, tr("月份"))
        self.table.activated.connect(self._on_chosen)
        self.body.addWidget(self.table, 1)
        self._said = Label(page.theme, "", color="warn_text", wrap=True)
        self.body.addWidget(self._said)
        self.add_safe(tr("返回"))
        self.add_primary(tr("看文书"), lambda: self._on_chosen(self.table.currentIndex()))
        self.table.setCurrentIndex(self.model.index(0, 0))
        self.table.setFocus()

    def _on_chosen(self, index: QModelIndex) -> None:
        month: date | None = index.data(ITEM) if index.isValid() else None
        if month is not None:
            future = self._page.context.desk.ask(MonthPapers(month))
            self._page.context.work.run(future, self._on_papers, owner=self)

    def _on_papers(self, papers: tuple[PaperLine, ...]) -> None:
        if not papers:
            self._said.setText(tr("这个月没有顾问日志，没有可以打印的。"))
            return
        self.accept()
        self._page.open_office_paper(*papers)


def _months(today: date) -> list[date]:
    month, found = today.replace(day=1), []
    for _ in range(_MONTHS):
        found.append(month)
        month = date.fromordinal(month.toordinal() - 1).replace(day=1)
    return found


# -- rates ---------------------------------------------------------------------------------


class RateModel(TableModel[RateView]):
    """One row for each rate."""

    heads = (tr("从哪天起"), tr("怎么算"), tr("金额（元）"), tr("依据"))
    numbers = frozenset({2})

    def words(self, item: RateView) -> tuple[str, ...]:
        return (
            item.valid_from.isoformat(),
            tr(item.basis.label),
            figures(item.amount_fen),
            item.source or tr("未经核实"),
        )


class RatesDialog(Dialog):
    """What is set, and a form for one more."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        text = tr("按月底有效的标准算。标准和依据由本所登记，江门的文件没有查到。")
        super().__init__(context.theme, tr("顾问补贴标准"), text, width=640, parent=parent)
        self._context = context
        self.model = RateModel(self)
        self.body.addWidget(_table(context, self.model, tr("顾问补贴标准")), 1)
        self.add_safe(tr("返回"))
        self.add_primary(tr("设定一个标准"), self._add)
        self.read()

    def read(self) -> None:
        """Read them anew."""
        future = self._context.desk.ask(ListAdviceRates())
        self._context.work.run(future, self.model.show, owner=self)

    def _add(self) -> None:
        sheet = FormSheet(self._context, self, rate_form(self._context.clock.today()))
        sheet.made.connect(lambda _made: self.read())
        sheet.open()


# -- a sheet of points ---------------------------------------------------------------------


class SheetDialog(Dialog):
    """What a sheet holds, before anything is taken in."""

    def __init__(self, page: RegisterPage, path: Path, sheet: SheetView) -> None:
        title = tr("从“{name}”导入服务点").format(name=path.name)
        super().__init__(page.theme, title, _said(sheet), width=560, parent=page)
        self._page, self._path = page, path
        for fault in sheet.faults[:_TOLD]:
            words = tr("第 {row} 行：{words}").format(row=fault.row, words=fault.words)
            self.body.addWidget(Label(page.theme, words, color="warn_text", wrap=True))
        more = len(sheet.faults) - _TOLD
        if more > 0:
            words = tr("还有 {n} 行有问题").format(n=more)
            self.body.addWidget(Label(page.theme, words, color="warn_text"))
        self.add_safe(tr("返回"))
        if sheet.names:
            words = tr("导入 {n} 个").format(n=len(sheet.names))
            self.submit = self.add_primary(words, self._on_accepted, keys="Ctrl+Return")

    def _on_accepted(self) -> None:
        future = self._page.context.desk.do(ImportPoints(self._path))
        self._page.context.work.run(future, self._on_taken_in, owner=self)

    def _on_taken_in(self, count: int) -> None:
        self.accept()
        words = tr("已导入 {n} 个服务点，核验以后再发布").format(n=count)
        self._page.context.toast(words, undo=True)
        self._page.activate(tab="draft")


def _said(sheet: SheetView) -> str:
    parts = [tr("能导入 {n} 个").format(n=len(sheet.names))]
    if sheet.known:
        parts.append(tr("{n} 个已经有了，不再导入").format(n=sheet.known))
    if sheet.faults:
        parts.append(tr("{n} 行有问题，改好表格再导入").format(n=len(sheet.faults)))
    return tr("{parts}。导入的都是草稿，核验以后才发布。").format(parts=tr("，").join(parts))


def _import(page: RegisterPage) -> None:
    kinds = tr("表格 (*.xlsx *.csv)")
    ask_open(page, tr("选服务点表格"), kinds, lambda path: read_in(page, path))


def read_in(page: RegisterPage, path: Path) -> None:
    """Read a sheet, and show what it holds."""

    def on_read(sheet: SheetView) -> None:
        SheetDialog(page, path, sheet).open()

    page.context.work.run(page.context.desk.ask(ReadPointSheet(path)), on_read, owner=page)


def _cards(page: RegisterPage) -> None:
    future = page.context.desk.ask(CardSheet())
    page.context.work.run(future, page.open_office_paper, owner=page)


_DEEDS: Mapping[str, Callable[[RegisterPage], None]] = {
    "month": lambda page: MonthDialog(page).open(),
    "rates": lambda page: RatesDialog(page.context, page).open(),
    "cards": _cards,
    "map": lambda page: page.context.go(Place("services.map")),
    "import": _import,
    "plan": lambda page: page.plan_constitution_day(),
}
