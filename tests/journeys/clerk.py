"""A clerk of the sample office: she lives through the days of a case, by keyboard alone."""

from __future__ import annotations

__all__ = ["Clerk", "Who"]

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
from PySide6.QtWidgets import QCheckBox, QLabel, QMenu

from app.clock import CHINA, FixedClock
from app.codes import Code
from app.i18n import tr
from app.mediation.messages import CaseDetail, ReadCase
from app.papers.messages import PaperView, PreparePaper
from app.records.messages import Retention
from app.statistics.messages import ReadReport, Span
from app.today.messages import DueRow, ReadToday
from tests.papers.samples import squeezed
from ui.demo.laptop import Laptop
from ui.demo.screen import Gone
from ui.forms.grid import FieldGrid
from ui.mediation.actions import action_of
from ui.mediation.form.page import FormPage
from ui.mediation.page import MediationPage
from ui.mediation.steps.agreement import AgreementSheet
from ui.steps.sheet import StepSheet
from ui.widgets.choices import RadioRow
from ui.widgets.combo import PinyinCombo
from ui.widgets.field import Field
from ui.widgets.picks import PicksField

_MOST_OPTIONS = 12


@dataclass(frozen=True)
class Who:
    """A party and who acts for it, as typed: field of the form → what is typed or chosen."""

    fields: Mapping[str, Any]
    unit: bool = False
    agents: Sequence[Mapping[str, Any]] = ()


class Clerk:
    """Her laptop, her clock, and the case in her hands."""

    def __init__(self, laptop: Laptop, clock: FixedClock, passphrase: str) -> None:
        self.laptop, self.screen = laptop, laptop.screen
        self._clock = clock
        self._passphrase = passphrase
        self.case: CaseDetail | None = None

    # -- days ----------------------------------------------------------------------------

    def comes_in(self, day: str, at: str = "08:30", *, on_sheet: bool = False) -> None:
        """She locked the laptop some evening; now it is this day ("2026-03-05").

        Args:
            on_sheet: she left a sheet open, and finds it as it was.
        """
        self.laptop.lock()
        self._clock.set(datetime.combine(date.fromisoformat(day), time.fromisoformat(at), CHINA))
        self.laptop.unlock(self._passphrase)
        if self.case is not None and not on_sheet:
            self.screen.press("Alt+2")
            self.laptop.go_to_case(" ".join(one.name for one in self.case.parties[:2]))

    def read(self) -> CaseDetail:
        """The case in hand as the desk has it now."""
        assert self.case is not None
        return self.laptop.ask(ReadCase(self.case.id))

    def dues(self, days: int = 60) -> dict[str, DueRow]:
        """What 今日 says of the case, by rule."""
        assert self.case is not None
        groups = self.laptop.ask(ReadToday(days=days)).groups
        rows = [row for group in groups for row in group.rows if row.record == self.case.id]
        return {one.due.rule: one for row in rows for one in (row, *row.more)}

    def report(self, name: str, day: date) -> dict[str, int]:
        """The last line of a month's report ("med.T1"), by the number of the column."""
        table = self.laptop.ask(ReadReport(name, Span.MONTH, day)).table
        assert [check.words for check in table.checks if not check.passed] == []
        cells = zip(table.columns, table.rows[-1].cells, strict=True)
        return {column.key: cell for column, cell in cells if isinstance(cell, int)}

    # -- the form ------------------------------------------------------------------------

    def registers(self, dispute: Mapping[str, Any], *parties: Who) -> CaseDetail:
        """Ctrl+N, every party, the dispute, everybody is willing, Ctrl+Enter."""
        page = self.fills(dispute, *parties)
        self.screen.press("Ctrl+Return")
        self.screen.rest()
        self.case = self.laptop.shown_case()
        assert page is not self.laptop.window.page
        return self.read()

    def fills(self, dispute: Mapping[str, Any], *parties: Who) -> FormPage:
        """The same, up to what Ctrl+Enter would accept."""
        self.screen.press("Ctrl+N")
        page = self.laptop.page(FormPage)
        form = page.form
        for place, party in enumerate(parties):
            if place >= len(form.parties.panels):
                self.screen.press("Ctrl+Shift+A")
            form.parties.go_to(place)
            panel = form.parties.panels[place]
            if party.unit:
                self.screen.click(tr("改为单位"))
            self.types(panel.grid, party.fields)
            for agent in party.agents:
                self.screen.press("Ctrl+Shift+G")
                self.types(panel.agents.boxes[-1].grid, agent)
        for grid in (form.origin, form.dispute, form.plan):
            found = {name: dispute[name] for name in grid.fields if name in dispute}
            self.types(grid, found)
        self.screen.into(page.consent.tick, "", "Space")
        return page

    def types(self, grid: FieldGrid, values: Mapping[str, Any]) -> None:
        """Go to each field, type, and look whether it took it."""
        for name, value in values.items():
            self._type(grid.field(name), value)
            self.screen.rest()

    def _type(self, field: Field, value: Any) -> None:
        screen = self.screen
        if isinstance(value, Code):
            self._choose(field, value)
            assert field.value() == value, (field.accessibleName(), field.value(), value)
        elif isinstance(field, PicksField):
            self._pick(field, value)
        elif isinstance(value, tuple):
            self._tick(field, value)
        elif isinstance(value, bool):
            if field.value() is not value:
                screen.into(field, "", "Space")
        elif isinstance(value, date):
            screen.into(field, "", "Ctrl+A")
            screen.write(f"{value:%Y%m%d}")
            screen.press("Tab")
        elif isinstance(value, time):
            screen.into(field, "", "Ctrl+A")
            screen.write(f"{value:%H%M}")
            screen.press("Tab")
        else:
            screen.into(field, "", "Ctrl+A", "Backspace")
            screen.write(value)
            if isinstance(field, PinyinCombo):
                screen.press("Return")

    def _tick(self, field: Field, value: tuple[Any, ...]) -> None:
        words = {tr(one.label) if isinstance(one, Code) else one for one in value}
        for tick in field.findChildren(QCheckBox):
            if tick.isChecked() is not (tick.text() in words):
                self.screen.into(tick, "", "Space")
        assert set(field.value()) == set(value), (field.accessibleName(), field.value())

    def _pick(self, field: PicksField, names: tuple[str, ...]) -> None:
        """Whoever is there goes; these come, the first presides."""
        self.screen.into(field, "", *("Backspace",) * len(field.value()))
        for name in names:
            self.screen.write(name)
            self.screen.press("Return")
        assert field.text() == tr("、").join(names), (field.accessibleName(), field.text())

    def _choose(self, field: Field, value: Code) -> None:
        """One of several: → moves among radio buttons, elsewhere its words are typed."""
        screen = self.screen
        if field.findChildren(RadioRow) or isinstance(field, RadioRow):
            screen.into(field, "", "Space")  # the keyboard comes to what is chosen, else the first
            for key in ("Right", "Left"):
                for _ in range(_MOST_OPTIONS):
                    if field.value() == value:
                        return
                    screen.press(key)
            raise Gone(f"no option {value} of {field.accessibleName()}")
        screen.into(field, "", "Ctrl+A")
        screen.write(tr(value.label))
        screen.press("Return")

    # -- steps ---------------------------------------------------------------------------

    def opened(self, action: str) -> StepSheet:
        """The sheet that opened by itself, as the next thing to do."""
        sheet = self.screen.find(StepSheet)
        self.screen.rest()
        assert sheet.step.action == action
        return sheet

    def opens(self, action: str) -> StepSheet:
        """The menu 更多 of the case, down to what is to be done, Enter."""
        words = action_of(action)
        assert words is not None, action
        page = self.laptop.page(MediationPage)
        self.screen.into(page.case.head.more, "", "Space")
        self.screen.rest()
        menu = self.screen.focus
        assert isinstance(menu, QMenu), f"no menu but {menu}"
        for _ in menu.actions():
            self.screen.press("Down")
            if menu.activeAction().text() == words.text:
                self.screen.press("Return")
                return self.screen.find(StepSheet)
        raise Gone(f"{words.text} is not offered")

    def refused(self, sheet: StepSheet) -> str:
        """Ctrl+Enter, and what stands beside the fields and below them instead."""
        self.screen.press("Ctrl+Return")
        self.screen.rest()
        assert sheet.isVisible(), "it was accepted"
        words = [label.text() for label in sheet.findChildren(QLabel) if label.isVisible()]
        fields = sheet.grid.fields.values()
        errors = [field.message for field in fields if field.state == "error"]
        return "；".join([*errors, *words])

    def insists(self, sheet: StepSheet, *reasons: str) -> CaseDetail:
        """Ctrl+Enter, a reason for each doubt where the keyboard now is, Tab, Ctrl+Enter."""
        self.screen.press("Ctrl+Return")
        self.screen.rest()
        for reason in reasons:
            self.screen.write(reason)
            self.screen.press("Tab")
            self.screen.rest()
        self.laptop.submit(sheet)
        return self.read()

    def offered(self) -> set[str]:
        """The commands the case offers now."""
        return set(self.read().actions)

    def does(
        self, action: str, values: Mapping[str, Any], sheet: StepSheet | None = None
    ) -> CaseDetail:
        """Open a step, unless it is open, fill it in, Ctrl+Enter."""
        sheet = sheet or self.opens(action)
        self.types(sheet.grid, values)
        self.laptop.submit(sheet)
        return self.read()

    def binds(self, retention: Retention, **pages: str) -> str:
        """The dossier is bound, to be kept so long; what its cover says.

        Args:
            pages: sheets besides the copies of two identity cards, by the field.
        """
        case = self.does("BindDossier", {"retention": retention, "identity": "2", **pages})
        assert case.dossier is not None
        assert case.dossier.retention is retention
        return self.paper("med.F-A1")

    def agrees(self, values: Mapping[str, Any], *items: Mapping[str, Any]) -> CaseDetail:
        """The agreement with what is owed under it: its sheet opened after a success."""
        sheet = self.fills_agreement(values, *items)
        self.laptop.submit(sheet)
        return self.read()

    def fills_agreement(
        self, values: Mapping[str, Any], *items: Mapping[str, Any]
    ) -> AgreementSheet:
        """The same, up to what Ctrl+Enter would accept."""
        sheet = self.screen.find(AgreementSheet)
        self.screen.rest()
        self.types(sheet.grid, values)
        for place, item in enumerate(items, 1):
            if place > 1:
                self.screen.press("Ctrl+Shift+A")
            self.types(sheet.findChildren(FieldGrid)[place], item)
        return sheet

    # -- papers --------------------------------------------------------------------------

    def paper(self, kind: str, at: int = 0) -> str:
        """The words of a paper the case offers, out of the PDF the printer would get.

        A justified line has gaps that nobody wrote: all white space is left out.

        Args:
            at: which of several of the kind, from 0.
        """
        line = [line for line in self.read().papers if line.kind == kind][at]
        view: PaperView = self.laptop.ask(PreparePaper(line.kind, line.subject))
        document = pdfium.PdfDocument(view.pdf)
        words = "".join(page.get_textpage().get_text_bounded() for page in document)
        document.close()
        return squeezed(words)

    def prints(self, kind: str, folder: Path) -> Path:
        """Preview it, save the PDF, come back."""
        file = folder / f"{kind}.pdf"
        self.laptop.open_paper(kind)
        self.screen.click("存为 PDF")
        self.screen.name_file(file)
        self.screen.wait(file.exists, file.name)
        self.screen.rest()
        self.screen.press("Alt+Left")
        self.laptop.page(MediationPage)
        return file
