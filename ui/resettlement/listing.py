"""The list of 安置帮教."""

from __future__ import annotations

__all__ = ["HelpListing"]

from typing import Any

from app.codes import Code
from app.i18n import tr
from app.resettlement.messages import HelpTab, ListReleased
from ui.records.listing import ListWords, RecordListing
from ui.resettlement.rows import HelpDelegate, HelpModel
from ui.widgets.lists import ListView


class HelpListing(RecordListing):
    """The list at the left of the page."""

    line = "resettlement"
    tabs_of = HelpTab
    query = ListReleased
    words = ListWords(
        name=tr("安置帮教列表"),
        tabs=tr("帮教中、待衔接、已结束、戒毒转介"),
        ways=tr("可按姓名、来源、监所或拼音首字母找"),
        whose=tr("{name} 的帮教档案"),
        within=tr("{words}，{n} 人"),
        every=tr("看全部"),
        empty={
            HelpTab.HELPED: (tr("没有正在帮教的人"), tr("衔接以后会在这里")),
            HelpTab.WAITING: (tr("没有等着衔接的人"), tr("按 Ctrl+N 登记一个人")),
            HelpTab.ENDED: (tr("还没有结束的"), ""),
            HelpTab.AFTERCARE: (tr("没有社区戒毒转介卡"), tr("需要时在“登记”里添加")),
        },
    )

    def make_model(self) -> HelpModel:
        return HelpModel(self)

    def make_delegate(self, view: ListView) -> HelpDelegate:
        return HelpDelegate(self._context.theme, view)

    def order(self, tab: Code) -> str:
        return tr("新结束的在前") if tab is HelpTab.ENDED else tr("最急的在前")

    def number(self, record: Any) -> str:
        return str(record.title)
