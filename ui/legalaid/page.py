"""The page 法律援助: the list, and the record in hand."""

from __future__ import annotations

__all__ = ["LegalAidPage"]

from collections.abc import Callable, Mapping
from typing import Any

from app.i18n import tr
from app.ids import Id
from app.legalaid.messages import AidTab, ReadApplication
from app.people.messages import Secret
from ui.context import Context, Place
from ui.forms.sheet import FormSheet
from ui.legalaid.actions import ACTIONS, LOOK, ORIGIN, AidRecord, act, fill_gap
from ui.legalaid.detail import AidPanel
from ui.legalaid.listing import AidListing
from ui.people.forms import secret_form
from ui.records.page import RecordPage
from ui.shell.page import Act

_NOTE = "AddAidNote"


class LegalAidPage(RecordPage):
    """Applications, notices of organs, what other lines heard of; 新建 is the desk of intake."""

    line = new_in = "legalaid"
    shows_paper = False  # papers name minors and the means of a household, which the page covers
    icon = "scale"
    none = tr("选中的申请，情况显示在这里")
    lost = tr("这份记录打不开")

    def __init__(self, context: Context) -> None:
        super().__init__(context, AidListing(context), ReadApplication)

    def make_panel(self) -> AidPanel:
        panel = AidPanel(self.context)
        panel.people.fileAsked.connect(self.show_person)
        panel.head.noteAsked.connect(self._note)
        return panel

    @property
    def record(self) -> AidPanel:
        """The record on the screen."""
        panel: AidPanel = self.panel
        return panel

    # -- the shell ---------------------------------------------------------------------------

    def title(self) -> str:
        return tr("法律援助")

    def subtitle(self) -> str:
        if self.counts is None:
            return ""
        counts = dict(self.counts.counts)
        words = tr("待办 {n} 件，待机构决定 {m} 件").format(
            n=counts.get(AidTab.STATION, 0), m=counts.get(AidTab.CENTRE, 0)
        )
        late = tr("，{n} 件有超期的事").format(n=self.counts.late) if self.counts.late else ""
        return words + late

    def hints(self) -> tuple[tuple[str, str], ...]:
        keys = self.record_keys()
        note = (("Ctrl+E", tr("登记进度")),) if Act.NOTE in keys else ()
        return (
            ("Up Down", tr("换一件")),
            ("Ctrl+N", tr("受理申请")),
            *note,
            ("Ctrl+P", tr("打印")),
            ("/", tr("列表内找")),
        )

    def record_keys(self) -> Mapping[Act, Callable[[], None]]:
        keys: dict[Act, Callable[[], None]] = {Act.HISTORY: self.record.show_history}
        if self.shown is not None and _NOTE in self.shown.actions:
            keys[Act.NOTE] = self._note
        return keys

    def deactivate(self) -> None:
        self.record.cover()

    # -- the record in hand ------------------------------------------------------------------

    def act(self, action: str) -> None:
        if self.shown is None:
            return
        if action == LOOK.name:
            self._look()
        elif action == ORIGIN.name:
            self.context.go(Place(self.shown.origin_line, {"case": self.shown.origin}))
        elif action in ACTIONS:
            act(self.context, self, action, self.shown)

    def fill_gap(self, record: AidRecord, gap: str) -> None:
        fill_gap(self.context, self, record, gap)

    def _note(self) -> None:
        if self.shown is not None and _NOTE in self.shown.actions:
            self.act(_NOTE)

    def _look(self) -> None:
        """Who looks and what for is written down first."""
        record: Any = self.shown

        def on_written(_look: Id) -> None:
            if self.shown is not None and self.shown.id == record.id:
                self.record.uncover()

        sheet = FormSheet(self.context, self, secret_form(record.person, Secret.MEANS))
        sheet.made.connect(on_written)
        sheet.open()
