"""One entry: its head, its steps, what comes next, what it says, what happened, its papers."""

from __future__ import annotations

__all__ = ["EntryPanel"]

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.outreach.messages import EntryDetail, FactLine, LawyerView
from ui.context import Context
from ui.outreach.actions import ACTIONS, menu_of
from ui.outreach.code import CodeView
from ui.records.actions import Action
from ui.records.beside import BesideLine, BesideLines
from ui.records.header import RecordHeader
from ui.records.kept import KeptView
from ui.records.panel import PanelWords, RecordPanel
from ui.theme.theme import Theme
from ui.widgets.layout import Column
from ui.widgets.tags import Tag

_QUIET = frozenset({"EndAdviser", "RetireEntry", "CancelEvent", "EndLecturer"})


class EntryHeader(RecordHeader):
    """What it is called, what it is, and how it stands."""

    def __init__(self, theme: Theme) -> None:
        self._tag = Tag(theme, "")
        super().__init__(theme, self._tag)
        self.note.hide()  # nothing is noted of an entry: what changes, its forms take

    def show_entry(self, entry: EntryDetail) -> None:
        """Show an entry."""
        self.show_head(entry.title, entry.about, menu_of(entry.actions), entry.reviews)
        self._tag.setVisible(bool(entry.tag))
        self._tag.set(entry.tag, entry.tone)
        self.paper.setEnabled(any(line.status in ("ready", "done") for line in entry.papers))


class EntryPanel(RecordPanel):
    """Everything of one entry that the screen shows.

    Attributes:
        record: the entry shown, or None.
        facts, side, code: its own parts.
    """

    head: EntryHeader

    def __init__(self, context: Context, line: str, words: PanelWords) -> None:
        theme = context.theme
        super().__init__(context, EntryHeader(theme), KeptView(context, line))
        self.words = words  # type: ignore[misc]  # one class, four registers
        self.record: EntryDetail | None = None
        self.facts, self.side = BesideLines(theme), BesideLines(theme)
        self.code = CodeView(theme)
        self.build(self._course(), self._beside())

    def show_record(self, entry: EntryDetail) -> None:
        """Show an entry; what is the same as before does not move."""
        self.record = entry
        self.head.show_entry(entry)
        self.stepper.setVisible(bool(entry.steps))
        self.next_step.show_step(entry.next_step, _alternative(entry))
        self.facts.show_lines(_lines(entry.facts))
        self.side.show_lines(_lines(entry.side))
        shown = entry.entry.code if isinstance(entry.entry, LawyerView) else ()
        self.code.show_code(shown, entry.title)
        self.show_told(entry)

    def _course(self) -> QWidget:
        """What it says, and what happened."""
        theme, course = self._theme, QWidget()
        column = Column(theme, course, spacing=0)
        column.gap(4)
        self.add_told(column, self.facts)
        return course

    def _beside(self) -> QWidget:
        theme, beside = self._theme, QWidget()
        column = Column(theme, beside, spacing=4)
        column.addWidget(self.side)
        column.addWidget(self.code, 0, Qt.AlignmentFlag.AlignHCenter)
        return beside


def _lines(lines: tuple[FactLine, ...]) -> tuple[BesideLine, ...]:
    return tuple(BesideLine(line.label, line.text, line.tone) for line in lines)


def _alternative(entry: EntryDetail) -> Action | None:
    """What else may well be done now, instead of the next step."""
    first = entry.next_step.action if entry.next_step else ""
    others = [name for name in entry.actions if name != first and name not in _QUIET]
    return ACTIONS.get(others[0]) if others else None
