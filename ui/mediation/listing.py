"""The list of cases."""

from __future__ import annotations

__all__ = ["CaseListing"]

from app.codes import Code
from app.i18n import tr
from app.mediation.messages import CaseDetail, CaseTab, ListCases
from ui.mediation.cases import CaseModel
from ui.mediation.delegate import CaseDelegate
from ui.records.listing import ListWords, RecordListing
from ui.widgets.lists import ListView


class CaseListing(RecordListing):
    """The list at the left of the page."""

    line = "mediation"
    tabs_of = CaseTab
    query = ListCases
    words = ListWords(
        name=tr("案件列表"),
        tabs=tr("在办、待回访、已结"),
        ways=tr("可按姓名、案号、纠纷类型或拼音首字母找"),
        whose=tr("{name} 的案件"),
        within=tr("{words}，{n} 件"),
        every=tr("看全部案件"),
        empty={
            CaseTab.OPEN: (tr("没有在办的案件"), tr("按 Ctrl+N 登记一件纠纷")),
            CaseTab.VISIT: (tr("没有等着回访的案件"), ""),
            CaseTab.CLOSED: (tr("还没有结案的案件"), ""),
        },
    )

    def make_model(self) -> CaseModel:
        return CaseModel(self)

    def make_delegate(self, view: ListView) -> CaseDelegate:
        return CaseDelegate(self._context.theme, view)

    def order(self, tab: Code) -> str:
        return tr("新结的在前") if tab is CaseTab.CLOSED else tr("最急的在前")

    def number(self, record: CaseDetail) -> str:
        return record.case_no
