"""The page of a register: its list, and the entry in hand; and what all of it is printed as."""

from __future__ import annotations

__all__ = ["RegisterPage"]

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.ids import Id
from app.outreach.messages import (
    EntryChoices,
    EntryDetail,
    PublicityTab,
    ReadEntry,
    ReadEntryChoices,
    ReopenEntry,
)
from app.records.messages import PaperLine
from ui.context import Context
from ui.forms.sheet import Form, FormSheet
from ui.outreach.actions import ACTIONS, act
from ui.outreach.listing import EntryListing
from ui.outreach.panel import EntryPanel
from ui.outreach.registers import REGISTERS
from ui.outreach.sections import SectionBar
from ui.records.actions import open_paper
from ui.records.page import RecordPage
from ui.shell.page import Act

_FILLED_BY = {  # the step that fills a gap of a paper, by the room of its field
    "advice": "ReviseAdvice",
    "event": "ReviseEvent",
    "audience": "HoldEvent",
    "summary": "SumUpEvent",
}


class RegisterPage(RecordPage):
    """↑ ↓ go through the entries, Enter does what comes next, Ctrl+N enters a new one.

    activate() takes what every page of records takes.

    Attributes:
        bar: what stands above, with the ways to the other registers.
    """

    shows_paper = False  # the code of a card, the photos of an event say more

    def __init__(self, context: Context, line: str) -> None:
        register = REGISTERS[line]
        self.register = register
        self.line, self.new_in = line, line  # type: ignore[misc]  # one class, four registers
        self.icon, self.none, self.lost = (  # type: ignore[misc]
            register.icon,
            register.none,
            register.lost,
        )
        self._office_papers: set[Id] = set()  # subjects of papers that no entry has
        self.bar = SectionBar(context, line)
        # A lawyer's licence shows in the advisers, a lecturer in the events.
        super().__init__(context, EntryListing(context, register), ReadEntry, tuple(REGISTERS))
        self.bar.acted.connect(self._on_bar)
        self.listing.counted.connect(lambda page: self.bar.say(page.advice))

    def above(self) -> QWidget:
        return self.bar

    def make_panel(self) -> EntryPanel:
        return EntryPanel(self.context, self.line, self.register.panel)

    @property
    def record(self) -> EntryPanel:
        """The entry on the screen."""
        panel: EntryPanel = self.panel
        return panel

    # -- the shell ---------------------------------------------------------------------------

    def title(self) -> str:
        return self.register.title

    def subtitle(self) -> str:
        if self.counts is None:
            return ""
        tab, words = self.register.count
        said = words.format(n=dict(self.counts.counts).get(tab, 0))
        late = self.counts.late
        return said + (tr("，{n} 件超期").format(n=late) if late else "")

    def hints(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Up Down", tr("换一条")),
            ("Ctrl+N", self.register.hint),
            ("Ctrl+P", tr("打印")),
            ("/", tr("列表内找")),
        )

    def record_keys(self) -> Mapping[Act, Callable[[], None]]:
        return {Act.HISTORY: self.record.show_history}

    def activate(self, **where: Any) -> None:
        if where.get("case") in self._office_papers:
            where = {}  # back from a paper of the whole office
        super().activate(**where)

    def primary_new(self) -> None:
        """What the tab in hand holds: an adviser, a lawyer, a point, a plan, a lecturer."""

        def on_choices(choices: EntryChoices) -> None:
            tab = self.listing.tabs.value()
            self.open_form(self.register.new(self.context, tab, choices))

        # Read anew: a lawyer entered a moment ago is among them.
        future = self.context.desk.ask(ReadEntryChoices())
        self.context.work.run(future, on_choices, owner=self)

    def plan_constitution_day(self) -> None:
        """The form of a plan, whichever tab is in hand; near 12月4日 it begins with that day."""
        self.listing.show_tab(PublicityTab.OPEN)
        self.primary_new()

    def open_form(self, form: Form) -> FormSheet:
        """The form of something new, over the page; what is made is then in hand."""
        sheet = FormSheet(self.context, self, form)
        sheet.made.connect(self._on_made)
        sheet.open()
        return sheet

    def open_office_paper(self, line: PaperLine, *then: PaperLine) -> None:
        """A paper that no entry has: of a month, of all lawyers."""
        self._office_papers |= {line.subject, *(other.subject for other in then)}
        open_paper(self.context, line, *then)

    # -- the entry in hand -------------------------------------------------------------------

    def act(self, action: str) -> None:
        if self.shown is None:
            return
        if action == "PlanEvent":
            self.primary_new()
        elif action == "ReopenEntry":  # nothing is asked, and it can be taken back
            future = self.context.desk.do(ReopenEntry(self.shown.id))
            self.context.work.run(future, self._on_reopened, owner=self)
        elif action in ACTIONS:
            act(self.context, self, action, self.shown)

    def _on_reopened(self, _entry: Id) -> None:
        self.context.toast(tr("已恢复，请核验后发布"), undo=True)

    def fill_gap(self, record: EntryDetail, gap: str) -> None:
        room = gap.partition(".")[0]
        if room == "rate":
            self.bar.acted.emit("rates")
        elif (step := _FILLED_BY.get(room, "")) in record.actions:
            act(self.context, self, step, record, field=gap)
        else:
            self.context.toast(tr("这一处登记后不能再改，请打印后在空白处手写"))

    def _on_made(self, made: object) -> None:
        self.activate(case=made)

    # -- what concerns the whole register ----------------------------------------------------

    def _on_bar(self, name: str) -> None:
        from ui.outreach.deeds import do_deed  # noqa: PLC0415 - seldom wanted

        do_deed(self, name)
