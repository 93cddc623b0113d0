"""The list of legal aid."""

from __future__ import annotations

__all__ = ["AidListing"]

from collections.abc import Mapping
from typing import Any, ClassVar

from app.codes import Code
from app.i18n import tr
from app.legalaid.messages import AidPage, AidTab, Flag, ListApplications
from ui.legalaid.rows import AidDelegate, AidModel
from ui.records.listing import ListWords, RecordListing
from ui.widgets.combo import Choice, PinyinCombo
from ui.widgets.layout import Column
from ui.widgets.lists import ListView

_ALL = ""  # of the filter: whatever it is


class AidListing(RecordListing):
    """The list at the left of the page; its tabs say whose turn it is, its filter what kind."""

    line = "legalaid"
    tabs_of = AidTab
    query = ListApplications
    coded: ClassVar[Mapping[str, type[Code]]] = {"flag": Flag}
    words = ListWords(
        name=tr("法律援助列表"),
        tabs=tr("待办、待决定、承办中、已办结"),
        ways=tr("可按姓名、案由、编号、对方或拼音首字母找"),
        whose=tr("{name} 的法律援助"),
        within=tr("{words}，{n} 件"),
        every=tr("看全部"),
        empty={
            AidTab.STATION: (tr("没有等本所办的申请"), tr("按 Ctrl+N 受理一件申请")),
            AidTab.CENTRE: (tr("没有等法律援助机构决定的申请"), tr("转交以后会在这里")),
            AidTab.HANDLED: (tr("没有正在承办的案件"), tr("登记机构的决定和指派以后会在这里")),
            AidTab.CLOSED: (tr("还没有办结的"), ""),
        },
    )

    def make_model(self) -> AidModel:
        return AidModel(self)

    def make_delegate(self, view: ListView) -> AidDelegate:
        return AidDelegate(self._context.theme, view)

    def order(self, tab: Code) -> str:
        return tr("新办结的在前") if tab is AidTab.CLOSED else tr("最急的在前")

    def number(self, record: Any) -> str:
        return str(getattr(record, "number", "") or record.title)

    def add_filters(self, column: Column) -> None:
        self.flag = PinyinCombo(self._context.theme, "", self._choices(None))
        self.flag.editor.setAccessibleName(tr("按快速受理、通知辩护等筛选"))
        self.flag.set_value(_ALL)
        self.flag.chosen.connect(lambda value: self.narrow(flag=value or None))
        self.counted.connect(self._on_counted)
        column.addWidget(self.flag)

    def show_filter(self, field: str, value: Code | None) -> None:
        del field
        self.flag.set_value(value or _ALL)

    def _on_counted(self, page: AidPage) -> None:
        """How many there are of each kind stands behind it."""
        chosen = self.flag.value()
        self.flag.set_choices(self._choices(page))
        self.flag.set_value(chosen)

    def _choices(self, page: AidPage | None) -> list[Choice]:
        numbers = dict(page.flags) if page else {}
        counted = tr("{kind}（{n}）")
        words = {
            flag: counted.format(kind=tr(flag.label), n=numbers[flag])
            if numbers.get(flag)
            else tr(flag.label)
            for flag in Flag
        }
        return [Choice(_ALL, tr("全部")), *(Choice(flag, words[flag]) for flag in Flag)]
