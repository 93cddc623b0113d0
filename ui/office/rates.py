"""The standards of subsidies for cases, as the office set them from the county's papers."""

from __future__ import annotations

__all__ = ["RatesDialog"]

from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.i18n import tr
from app.mediation.messages import ListRates, RateView
from app.papers.messages import figures
from ui.context import Context
from ui.forms.sheet import FormSheet
from ui.office import forms
from ui.widgets.dialog import Dialog
from ui.widgets.models import TableModel
from ui.widgets.tables import dress_table


class RateModel(TableModel[RateView]):
    """One row for each standard."""

    heads = (
        tr("等级"),
        tr("从哪天起"),
        tr("书面协议（元）"),
        tr("口头协议（元）"),
        tr("调解不成（元）"),
        tr("依据"),
    )
    numbers = frozenset({2, 3, 4})

    def words(self, item: RateView) -> tuple[str, ...]:
        return (
            tr(item.grade.label),
            item.valid_from.isoformat(),
            _money(item.written_fen),
            _money(item.oral_fen),
            _money(item.failed_fen),
            item.basis or tr("未经核实"),
        )


def _money(fen: int) -> str:
    return figures(fen) if fen else tr("不补")


class RatesDialog(Dialog):
    """What is set, and a form for one more."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        text = tr("结案日在“从哪天起”之后的案件按它算。没有设定标准的等级不能申报补贴。")
        super().__init__(context.theme, tr("补贴标准"), text, width=760, parent=parent)
        self._context, self._host = context, parent
        self.model = RateModel(self)
        table = QTableView()
        dress_table(context.theme, table)
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setStretchLastSection(True)
        table.verticalHeader().setDefaultSectionSize(context.theme.size("row_table"))
        table.setMinimumHeight(context.theme.px(240))
        table.setAccessibleName(tr("补贴标准"))
        self.body.addWidget(table, 1)
        self.add_safe(tr("返回"))
        self.add_primary(tr("设定一个标准"), self._add)
        self.read()

    def read(self) -> None:
        """Read them anew."""
        future = self._context.desk.ask(ListRates())
        self._context.work.run(future, self.model.show, owner=self)

    def add(self) -> FormSheet:
        """One more standard."""
        sheet = FormSheet(self._context, self, forms.rate(self._context.clock.today()))
        sheet.made.connect(lambda _made: self.read())
        sheet.open()
        return sheet

    def _add(self) -> None:
        self.add()
