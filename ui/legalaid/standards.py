"""经济困难标准: the city's figures from a day on, and a form for one more."""

from __future__ import annotations

__all__ = ["StandardsDialog"]

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.i18n import tr
from app.legalaid.messages import ListMeansStandards, SetMeansStandard, StandardView
from app.papers.messages import figures
from ui.context import Context
from ui.forms.sheet import Form, FormSheet
from ui.forms.spec import Kind, Spec
from ui.widgets.dialog import Dialog
from ui.widgets.models import TableModel
from ui.widgets.tables import dress_table

_HUNDREDTHS = 100


class StandardModel(TableModel[StandardView]):
    """One row for each day."""

    heads = (tr("从哪天起"), tr("每人每月（元）"), tr("人均住房（平方米）"), tr("依据"))
    numbers = frozenset({1, 2})

    def words(self, item: StandardView) -> tuple[str, ...]:
        area = item.area_per_head
        return (
            item.since.isoformat(),
            figures(item.monthly_fen),
            f"{area / _HUNDREDTHS:g}" if area else tr("没有填"),
            item.basis or item.badge,
        )


class StandardsDialog(Dialog):
    """What is set, and a form for one more.

    Signals:
        changed: a figure was set.
    """

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        text = tr(
            "照市里公布的上一年度城镇居民人均可支配收入填，一年一次；收件那天起适用的一行算数。"
        )
        super().__init__(context.theme, tr("经济困难标准"), text, width=760, parent=parent)
        self._context = context
        self.model = StandardModel(self)
        table = QTableView()
        dress_table(context.theme, table)
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setStretchLastSection(True)
        table.verticalHeader().setDefaultSectionSize(context.theme.size("row_table"))
        table.setMinimumHeight(context.theme.px(200))
        table.setAccessibleName(tr("经济困难标准"))
        self.body.addWidget(table, 1)
        self.add_safe(tr("返回"))
        self.add_primary(tr("填一个标准"), self._add)
        self.read()

    def read(self) -> None:
        """Read them anew."""
        future = self._context.desk.ask(ListMeansStandards())
        self._context.work.run(future, self.model.show, owner=self)

    def add(self) -> FormSheet:
        """One more."""
        sheet = FormSheet(self._context, self, _form(self._context.clock.today()))
        sheet.made.connect(self._on_made)
        sheet.open()
        return sheet

    def _add(self) -> None:
        self.add()

    def _on_made(self, _made: object) -> None:
        self.read()
        self.changed.emit()


def _form(today: date) -> Form:
    return Form(
        "legalaid.standard",
        title=tr("经济困难标准"),
        button=tr("保存"),
        done=tr("已填经济困难标准"),
        text=tr(
            "各市每年公布，本软件没有内置。年度数字除以 12 填到每月；人均住房面积不知道的空着。"
        ),
        specs=(
            Spec("since", tr("从哪天起"), Kind.DATE, required=True),
            Spec("monthly_fen", tr("每人每月（元）"), Kind.MONEY, required=True),
            Spec("area_per_head", tr("人均住房（平方米）"), Kind.NUMBER, most=8),
            Spec("basis", tr("依据的文件"), width=3, hint=tr("不填的，显示为未经核实")),
        ),
        start={"since": date(today.year, 1, 1)},
        make=_command,
    )


def _command(values: Mapping[str, Any]) -> SetMeansStandard:
    return SetMeansStandard(
        since=values["since"],
        monthly_fen=values["monthly_fen"],
        area_per_head=_area(values["area_per_head"]),
        basis=values["basis"],
    )


def _area(text: str) -> int | None:
    """In hundredths; 0, which is refused, for what is no number."""
    if not text:
        return None
    try:
        return round(float(text) * _HUNDREDTHS)
    except ValueError:
        return 0
