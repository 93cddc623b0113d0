"""The page 公共法律服务: what people asked, and the consultation in hand."""

from __future__ import annotations

__all__ = ["ServicesPage"]

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.services.messages import ConsultationDetail, ConsultationTab, ReadConsultation
from ui.context import Context, Place
from ui.forms.sheet import FormSheet
from ui.outreach.sections import SectionTabs
from ui.records.page import RecordPage
from ui.services.actions import ACTIONS, CALL, GO, act, fill_gap
from ui.services.detail import ConsultationPanel
from ui.services.forms import call_form, open_registration
from ui.services.listing import ConsultationListing
from ui.shell.page import Act


class ServicesPage(RecordPage):
    """Those who wait for an answer first; Ctrl+N registers whoever calls or comes."""

    line = new_in = "services"
    icon = "messages-square"
    none = tr("选中的咨询，问了什么、怎么答的，显示在这里")
    lost = tr("这条咨询打不开")

    def __init__(self, context: Context) -> None:
        super().__init__(context, ConsultationListing(context), ReadConsultation)

    def make_panel(self) -> ConsultationPanel:
        panel = ConsultationPanel(self.context)
        panel.people.fileAsked.connect(self.show_person)
        panel.head.noteAsked.connect(self._note)
        return panel

    @property
    def record(self) -> ConsultationPanel:
        """The record on the screen."""
        panel: ConsultationPanel = self.panel
        return panel

    def above(self) -> QWidget:
        """The ways to the registers; the list keeps the keyboard."""
        return SectionTabs(self.context, self.line)

    # -- the shell ---------------------------------------------------------------------------

    def title(self) -> str:
        return tr("公共法律服务")

    def subtitle(self) -> str:
        if self.counts is None:
            return ""
        counts = dict(self.counts.counts)
        words = tr("今年咨询 {n} 条").format(n=self.counts.year)
        waiting = counts.get(ConsultationTab.OPEN, 0)
        return words + (tr("，待答复 {n} 条").format(n=waiting) if waiting else "")

    def hints(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Up Down", tr("换一条")),
            ("Ctrl+N", tr("登记咨询")),
            ("Ctrl+E", tr("记一笔")),
            ("Ctrl+P", tr("打印")),
            ("/", tr("列表内找")),
        )

    def record_keys(self) -> Mapping[Act, Callable[[], None]]:
        return {Act.NOTE: self._note, Act.HISTORY: self.record.show_history}

    def primary_new(self) -> None:
        """Whoever asks."""
        open_registration(self.context, self)

    # -- the record in hand ------------------------------------------------------------------

    def act(self, action: str) -> None:
        record: ConsultationDetail | None = self.shown
        if record is None:
            return
        if action == CALL.name:
            self._call(record)
        elif action == GO["lead"].name:
            self.context.go(Place("leads", {"lead": record.lead}))
        elif action == GO["application"].name:
            self.context.go(Place("legalaid", {"case": record.application}))
        elif action in ACTIONS:
            act(self.context, self, action, record)

    def fill_gap(self, record: ConsultationDetail, gap: str) -> None:
        fill_gap(self.context, self, record, gap)

    def _note(self) -> None:
        self.act("NoteConsultation")

    def _call(self, record: ConsultationDetail) -> None:
        """Who looks and what for is written down first; then the number stands at the side."""

        def on_number(number: str) -> None:
            if self.shown is not None and self.shown.id == record.id:
                self.record.show_number(number)

        sheet = FormSheet(self.context, self, call_form(record))
        sheet.made.connect(on_number)
        sheet.open()
