"""One record: its head, its steps, what comes next; what happened; at its side who and papers."""

from __future__ import annotations

__all__ = ["PanelWords", "RecordPanel"]

from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QStackedWidget, QWidget

from app.codes import Code
from app.i18n import tr
from app.ids import Id
from ui.context import Context
from ui.history.window import HistoryView
from ui.records.header import RecordHeader
from ui.records.kept import KeptView
from ui.records.nextstep import NextStepPanel
from ui.records.stepper import Stepper
from ui.records.timeline import TimelineView
from ui.shell.width import Width
from ui.widgets.labels import Label
from ui.widgets.layout import Column, Margins, Row
from ui.widgets.panel import Panel, Rule
from ui.widgets.scroll import WholeArea
from ui.widgets.tabs import FilterTabs

_SIDE = 296
_TIMELINE = 72  # px at base 14 that what happened keeps: two steps of it
_ANY = 16_777_215  # Qt's QWIDGETSIZE_MAX


@dataclass(frozen=True, slots=True)
class PanelWords:
    """What a panel calls its parts.

    Attributes:
        content: all of it ("案件内容"); story: what happened ("纠纷与经过").
        side: the column at the side ("当事人和文书"); people: its upper half ("当事人").
    """

    content: str
    story: str
    side: str
    people: str


class RecordPanel(Panel):
    """Everything of one record that the screen shows.

    A line makes its own parts, then calls `build`.

    Attributes:
        head, stepper, next_step, timeline, history, kept: what every record has.
        papers, materials: of what is kept.
    """

    words: ClassVar[PanelWords]

    def __init__(self, context: Context, head: RecordHeader, kept: KeptView) -> None:
        theme = context.theme
        super().__init__(theme)
        self._theme = theme
        self._told_of: Id | None = None
        self._width, self._side_px = Width.NORMAL, _SIDE
        self.head, self.kept = head, kept
        self.papers, self.materials = kept.papers, kept.materials
        self.stepper = Stepper(theme)
        self.next_step = NextStepPanel(theme)
        self.timeline = TimelineView(theme, context.clock)
        self.history = HistoryView(context)
        self.stepper.jumped.connect(self._on_jumped)

    def build(self, course: QWidget, people: QWidget, later: QWidget | None = None) -> None:
        """Lay out what happened, who is at the side, and what follows the next step."""
        theme = self._theme
        self.body.addWidget(self.head)
        self._add(self.stepper, (16, 8, 16, 0))
        self._add(self.next_step, (16, 11, 16, 12))
        if later is not None:
            self._add(later, (16, 0, 16, 4))
        self.body.addWidget(Rule(theme))
        told = ("story", self.words.story), ("history", tr("修改历史"))
        self.tabs = FilterTabs(theme, (told[0], ("side", self.words.side), told[1]))
        self.tabs.setAccessibleName(self.words.content)
        self.tabs.chosen.connect(self._fit)
        self.story_tabs = FilterTabs(theme, told)
        self.story_tabs.setAccessibleName(tr("经过和修改历史"))
        self.story_tabs.chosen.connect(self._fit)
        self._tab_bar = QWidget()
        Row(theme, self._tab_bar, margins=(14, 4, 14, 4)).add(
            self.tabs, align=Qt.AlignmentFlag.AlignLeft
        )
        self.body.addWidget(self._tab_bar)
        row = Row(theme, spacing=0)
        self._story, self._side = self._story_column(course), self._side_column(people)
        self._side_rule = Rule(theme, vertical=True)
        for widget, share in ((self._story, 1), (self._side_rule, 0), (self._side, 0)):
            row.addWidget(widget, share)
        self.body.addLayout(row, 1)
        theme.changed.connect(self._fit)
        self._fit()

    def add_told(self, column: Column, about: QWidget) -> None:
        """What it is about, which scrolls where there is little room, and what happened."""
        area = WholeArea(self._theme, about)
        area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.timeline.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.timeline.setMinimumHeight(self._theme.px(_TIMELINE))
        column.addWidget(area)
        column.addWidget(Rule(self._theme))
        column.gap(6)
        column.addWidget(self.timeline, 1)

    # -- what the page asks ------------------------------------------------------------------

    def set_width(self, width: Width, *, side: int = _SIDE) -> None:
        """In a narrow window the side column lies behind a tab; else it is `side` px wide."""
        if (width, side) != (self._width, self._side_px):
            self._width, self._side_px = width, side
            self._fit()

    def show_told(self, record: Any) -> None:
        """Show of a record what every record has; what is the same as before does not move."""
        other, self._told_of = self._told_of != record.id, record.id
        self.stepper.show_steps(record.steps)
        self.story_tabs.set_count("story", len(record.timeline))
        self.history.show_record(record.id)
        self.timeline.items.show(record.timeline)
        self.kept.show_record(record.id, record.papers)
        if other:
            self.timeline.scrollToTop()
        self.setAccessibleName(record.title)

    def show_story(self) -> None:
        """What happened."""
        self._go_to("story")

    def show_history(self) -> None:
        """Ctrl+H: who changed what."""
        self._go_to("history")
        self.history.focus_list()

    # -- inside ------------------------------------------------------------------------------

    def _go_to(self, tab: str) -> None:
        for tabs in (self.tabs, self.story_tabs):
            tabs.set_value(tab)

    def _add(self, part: QWidget, margins: Margins) -> None:
        line = Row(self._theme, margins=margins)
        line.addWidget(part)
        self.body.addLayout(line)

    def _story_column(self, course: QWidget) -> QWidget:
        theme, story = self._theme, QWidget()
        column = Column(theme, story, spacing=0)
        self._story_head = QWidget()
        head = Row(theme, self._story_head, margins=(8, 6, 16, 4))
        head.add(self.story_tabs)
        head.addStretch(1)
        head.add(Label(theme, tr("新的在前"), "small", "text_2"))
        column.addWidget(self._story_head)
        self._told = QStackedWidget()
        self._told.addWidget(course)
        self._told.addWidget(self.history)
        column.addWidget(self._told, 1)
        return story

    def _side_column(self, people: QWidget) -> QWidget:
        theme, side = self._theme, QWidget()
        self._halves = Column(theme, side, spacing=0)
        column = Column(theme, spacing=0)
        head = Row(theme, margins=(16, 10, 14, 2))
        head.add(Label(theme, self.words.people, "section"))
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(people)
        column.gap(4)
        column.addStretch(1)
        self._halves.addLayout(column)
        self._half_rule = Rule(theme)
        self._halves.addWidget(self._half_rule)
        self._halves.addWidget(self.kept, 1)
        return side

    def _fit(self) -> None:
        narrow = self._width is Width.NARROW
        beside = not narrow or self.tabs.value() == "side"
        self._tab_bar.setVisible(narrow)
        self._story.setVisible(not narrow or self.tabs.value() != "side")
        told = (self.tabs if narrow else self.story_tabs).value()
        self._told.setCurrentIndex(int(told == "history"))
        self._side.setVisible(beside)
        self._side_rule.setVisible(not narrow)
        width = self._theme.px(self._side_px)
        self._side.setMinimumWidth(0 if narrow else width)
        self._side.setMaximumWidth(_ANY if narrow else width)
        ways = QBoxLayout.Direction
        self._halves.setDirection(ways.LeftToRight if narrow else ways.TopToBottom)
        self._halves.setStretch(0, int(narrow))
        self._half_rule.setVisible(not narrow)
        self._story_head.setVisible(not narrow)
        self.head.note.set_keys("" if narrow else "Ctrl+E")
        self.next_step.set_narrow(narrow=narrow)

    def _on_jumped(self, step: Code) -> None:
        self.show_story()
        if not self.timeline.jump(step):
            self.next_step.primary.setFocus()
