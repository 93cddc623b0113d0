"""The page 人民调解: the list, and the case in hand."""

from __future__ import annotations

__all__ = ["MediationPage"]

from collections.abc import Callable, Mapping
from typing import Any

from app.i18n import tr
from app.mediation.messages import CaseDetail, CaseTab, PartyView, ReadCase
from ui.context import Context, Place
from ui.mediation.actions import ACTIONS, act, fill_gap
from ui.mediation.detail import CasePanel
from ui.mediation.listing import CaseListing
from ui.records.page import RecordPage
from ui.shell.page import Act


class MediationPage(RecordPage):
    """The cases of people's mediation; new ones are registered on the form."""

    line = "mediation"
    icon = "handshake"
    none = tr("选中的案件，情况显示在这里")
    lost = tr("这个案件打不开")

    def __init__(self, context: Context) -> None:
        super().__init__(context, CaseListing(context), ReadCase)

    def make_panel(self) -> CasePanel:
        panel = CasePanel(self.context)
        panel.later.wanted.connect(self._on_later_wanted)
        panel.parties.reviseAsked.connect(self._on_revise_asked)
        panel.parties.fileAsked.connect(self._on_file_asked)
        return panel

    @property
    def case(self) -> CasePanel:
        """The case on the screen."""
        panel: CasePanel = self.panel
        return panel

    # -- the shell ---------------------------------------------------------------------------

    def title(self) -> str:
        return tr("人民调解")

    def subtitle(self) -> str:
        if self.counts is None:
            return ""
        counts, late = dict(self.counts.counts), dict(self.counts.late)
        words = tr("在办 {n} 件").format(n=counts.get(CaseTab.OPEN, 0))
        if found := late.get(CaseTab.OPEN):
            words += tr("，{n} 件超期").format(n=found)
        if found := late.get(CaseTab.VISIT):
            words += tr("；待回访 {n} 件超期").format(n=found)
        return words

    def hints(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Up Down", tr("换案件")),
            ("Ctrl+E", tr("记一笔")),
            ("Ctrl+P", tr("打印")),
            ("/", tr("列表内找")),
        )

    def record_keys(self) -> Mapping[Act, Callable[[], None]]:
        return {Act.NOTE: self.case.focus_note, Act.HISTORY: self.case.show_history}

    def activate(self, **where: Any) -> None:
        if where.get("action") == "ReadLead":  # 今日 has leads among the cases of the line
            self.context.go(Place("leads", {"lead": where["case"]}))
            return
        super().activate(**where)

    def deactivate(self) -> None:
        self.case.note.flush()

    # -- the case in hand --------------------------------------------------------------------

    def in_panel(self) -> CaseDetail | None:
        return self.case.case

    def show_record(self, record: CaseDetail) -> None:
        self.case.show_case(record)

    def act(self, action: str) -> None:
        if action == "AddNote":
            self.case.focus_note()
        elif self.shown is not None and action in ACTIONS:
            act(self.context, self, action, self.shown)

    def fill_gap(self, record: CaseDetail, gap: str) -> None:
        fill_gap(self.context, self, record, gap)

    def _on_later_wanted(self, field: str) -> None:
        if self.shown is not None:
            self.fill_gap(self.shown, field)

    def _on_revise_asked(self, party: PartyView) -> None:
        if self.shown is not None and party.person is not None:
            act(self.context, self, "RevisePerson", self.shown, party.person.id)

    def _on_file_asked(self, party: PartyView) -> None:
        if party.person is not None:
            self.show_person(party.person.id)
