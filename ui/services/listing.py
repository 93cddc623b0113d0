"""The list of consultations."""

from __future__ import annotations

__all__ = ["ConsultationListing"]

from typing import Any

from app.codes import Code
from app.i18n import tr
from app.services.messages import ConsultationTab, ListConsultations
from ui.records.listing import ListWords, RecordListing
from ui.services.rows import ConsultationDelegate, ConsultationModel
from ui.widgets.lists import ListView


class ConsultationListing(RecordListing):
    """The list at the left of the page."""

    line = "services"
    tabs_of = ConsultationTab
    query = ListConsultations
    words = ListWords(
        name=tr("法律咨询列表"),
        tabs=tr("待答复、转介中、待评价、已办结"),
        ways=tr("可按姓名、事项、登记号或拼音首字母找"),
        whose=tr("{name} 的咨询"),
        within=tr("{words}，{n} 条"),
        every=tr("看全部"),
        empty={
            ConsultationTab.OPEN: (tr("没有等着答复的咨询"), tr("按 Ctrl+N 登记一条")),
            ConsultationTab.REFERRED: (tr("没有等回执的转介"), ""),
            ConsultationTab.ANSWERED: (tr("没有等着评价的咨询"), ""),
            ConsultationTab.CLOSED: (tr("还没有办结的咨询"), ""),
        },
    )

    def make_model(self) -> ConsultationModel:
        return ConsultationModel(self)

    def make_delegate(self, view: ListView) -> ConsultationDelegate:
        return ConsultationDelegate(self._context.theme, view)

    def order(self, tab: Code) -> str:
        return tr("新的在前") if tab is ConsultationTab.CLOSED else tr("最急的在前")

    def number(self, record: Any) -> str:
        return str(record.number)
