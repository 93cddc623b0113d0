"""The list of subjects."""

from __future__ import annotations

__all__ = ["SubjectListing"]

from collections.abc import Mapping
from typing import ClassVar

from app.codes import Code
from app.correction.messages import Category, Grade, ListSubjects, SubjectDetail, SubjectTab
from app.i18n import tr
from ui.correction.cards import SubjectModel
from ui.correction.delegate import SubjectDelegate
from ui.records.listing import ListWords, RecordListing
from ui.widgets.combo import Choice, PinyinCombo
from ui.widgets.layout import Column, Row
from ui.widgets.lists import ListView

_ALL = ""  # of a filter: whatever it is


class SubjectListing(RecordListing):
    """The list at the left of the page, with filters by 类别 and class below its line."""

    line = "correction"
    tabs_of = SubjectTab
    query = ListSubjects
    coded: ClassVar[Mapping[str, type[Code]]] = {"category": Category, "grade": Grade}
    words = ListWords(
        name=tr("矫正对象列表"),
        tabs=tr("在矫、待报到、期满、已结束"),
        ways=tr("可按姓名、编号或拼音首字母找"),
        whose=tr("{name} 的矫正记录"),
        within=tr("{words}，{n} 人"),
        every=tr("看全部对象"),
        empty={
            SubjectTab.SERVING: (tr("没有在矫的对象"), tr("按 Ctrl+N 登记矫正对象")),
            SubjectTab.AWAITED: (tr("没有等着报到的对象"), tr("按 Ctrl+N 登记矫正对象")),
            SubjectTab.EXPIRING: (tr("三十天内没有期满的对象"), ""),
            SubjectTab.ENDED: (tr("还没有结束的记录"), ""),
        },
    )

    def make_model(self) -> SubjectModel:
        return SubjectModel(self)

    def make_delegate(self, view: ListView) -> SubjectDelegate:
        return SubjectDelegate(self._context.theme, view)

    def order(self, tab: Code) -> str:
        orders = {
            SubjectTab.EXPIRING: tr("先期满的在前"),
            SubjectTab.ENDED: tr("新结束的在前"),
        }
        return orders.get(SubjectTab(tab), tr("最急的在前"))

    def number(self, record: SubjectDetail) -> str:
        return record.number

    def add_filters(self, column: Column) -> None:
        row = Row(self._context.theme, spacing=8)
        self.category = self._filter(tr("类别"), tr("全部类别"), Category, "category")
        self.grade = self._filter(tr("管理类别"), tr("全部管理类别"), Grade, "grade")
        row.addWidget(self.category, 1)
        row.addWidget(self.grade, 1)
        column.addLayout(row)

    def _filter(self, name: str, every: str, codes: type[Code], field: str) -> PinyinCombo:
        choices = [Choice(_ALL, every), *(Choice(one, tr(one.label)) for one in codes)]
        combo = PinyinCombo(self._context.theme, "", choices)
        combo.editor.setAccessibleName(tr("按{name}筛选").format(name=name))
        combo.set_value(_ALL)
        combo.chosen.connect(lambda value: self.narrow(**{field: value or None}))
        return combo

    def show_filter(self, field: str, value: Code | None) -> None:
        combo = self.category if field == "category" else self.grade
        combo.set_value(value or _ALL)
