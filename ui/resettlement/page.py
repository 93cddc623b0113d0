"""The page 安置帮教: the list, and the record in hand."""

from __future__ import annotations

__all__ = ["ResettlementPage"]

from collections.abc import Callable, Mapping
from typing import Any

from app.i18n import tr
from app.ids import Id
from app.people.messages import Secret
from app.resettlement.messages import HelpTab, ReadHelp
from ui.context import Context
from ui.forms.sheet import FormSheet
from ui.people.forms import secret_form
from ui.records.page import RecordPage
from ui.resettlement.actions import ACTIONS, LOOK, HelpRecord, act, fill_gap
from ui.resettlement.covered import covering
from ui.resettlement.detail import HelpPanel
from ui.resettlement.forms import RegistrationSheet, card_form, registration_form
from ui.resettlement.listing import HelpListing
from ui.shell.page import Act

_NOTES = ("RecordContact", "NoteAftercare")  # what Ctrl+E does


class ResettlementPage(RecordPage):
    """Those who came home, and those who will; on the last tab the cards of 社区戒毒."""

    line = "resettlement"
    shows_paper = False  # papers name the offence, which the page covers
    icon = "heart-handshake"
    none = tr("选中的人，情况显示在这里")
    lost = tr("这份档案打不开")
    new_in = "resettlement"

    def __init__(self, context: Context) -> None:
        super().__init__(context, HelpListing(context), ReadHelp)

    def make_panel(self) -> HelpPanel:
        panel = HelpPanel(self.context)
        panel.people.fileAsked.connect(self.show_person)
        panel.head.noteAsked.connect(self._note)
        return panel

    @property
    def record(self) -> HelpPanel:
        """The record on the screen."""
        panel: HelpPanel = self.panel
        return panel

    # -- the shell ---------------------------------------------------------------------------

    def title(self) -> str:
        return tr("安置帮教")

    def subtitle(self) -> str:
        if self.counts is None:
            return ""
        counts = dict(self.counts.counts)
        words = tr("帮教中 {n} 人").format(n=counts.get(HelpTab.HELPED, 0))
        key = self.counts.key_persons
        return words + (tr("，重点 {n} 人").format(n=key) if key else "")

    def hints(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Up Down", tr("换人")),
            ("Ctrl+N", tr("登记")),
            ("Ctrl+E", tr("记联系")),
            ("Ctrl+P", tr("打印")),
            ("/", tr("列表内找")),
        )

    def record_keys(self) -> Mapping[Act, Callable[[], None]]:
        return {Act.NOTE: self._note, Act.HISTORY: self.record.show_history}

    def primary_new(self) -> None:
        """A person, or on the last tab a card."""
        if self.listing.tabs.value() is HelpTab.AFTERCARE:
            sheet = RegistrationSheet(self.context, self, card_form())
        else:
            sheet = RegistrationSheet(self.context, self, registration_form(self.context))
        sheet.made.connect(self._on_made)
        sheet.open()

    # -- the record in hand ------------------------------------------------------------------

    def act(self, action: str) -> None:
        if self.shown is None:
            return
        if action == LOOK.name:
            self._look()
        elif action in ACTIONS:
            self._open_sheet(action, self.shown)

    def fill_gap(self, record: HelpRecord, gap: str) -> None:
        fill_gap(self.context, self, record, gap)

    def _note(self) -> None:
        if self.shown is not None:
            action = next((name for name in _NOTES if name in self.shown.actions), "")
            self.act(action)

    def _open_sheet(self, action: str, record: HelpRecord) -> None:
        """A sheet; what it begins with may be covered, and is uncovered first."""
        if covering(action, record) and not self.record.uncovered:
            self._look(then=lambda: act(self.context, self, action, record))
        else:
            act(self.context, self, action, record)

    def _look(self, then: Callable[[], None] | None = None) -> None:
        """Who looks and what for is written down first."""
        record: Any = self.shown

        def on_written(_look: Id) -> None:
            if self.shown is not None and self.shown.id == record.id:
                self.record.uncover()
                if then is not None:
                    then()

        sheet = FormSheet(self.context, self, secret_form(record.person, Secret.HELP))
        sheet.made.connect(on_written)
        sheet.open()

    def _on_made(self, made: object) -> None:
        self.activate(case=made)
