"""One record: its head, its steps, what comes next, how it stands, what happened, who, papers."""

from __future__ import annotations

__all__ = ["HelpPanel"]

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from app.i18n import tr
from app.ids import Id
from app.resettlement.messages import AftercareView, ReleasedDetail, Step
from ui.attachments.view import MaterialsView
from ui.context import Context
from ui.history.window import HistoryView
from ui.records.actions import Action
from ui.records.beside import BesideLines
from ui.records.header import RecordHeader
from ui.records.nextstep import NextStepPanel
from ui.records.papers import PapersView
from ui.records.stepper import Stepper
from ui.records.timeline import TimelineView
from ui.resettlement.actions import ACTIONS, LOOK, HelpRecord, menu_of
from ui.resettlement.people import PeopleView
from ui.resettlement.standing import standing_of
from ui.shell.width import Width
from ui.theme.theme import Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.labels import Label
from ui.widgets.layout import Column, Row
from ui.widgets.panel import Panel, Rule
from ui.widgets.tabs import FilterTabs
from ui.widgets.tags import Tag

_LINE = "resettlement"
_SIDE = 296
_ANY = 16_777_215  # Qt's QWIDGETSIZE_MAX
_STORY_TABS = (("story", tr("经过")), ("history", tr("修改历史")))
_NARROW_TABS = (_STORY_TABS[0], ("side", tr("小组和文书")), _STORY_TABS[1])
_QUIET = ("TransferHelp", "StopHelp", "SignAgreement", "SetTeam")


class HelpHeader(RecordHeader):
    """The name, where the person comes from, and whether one looks in more often."""

    def __init__(self, theme: Theme) -> None:
        self._key = Tag(theme, "")
        super().__init__(theme, self._key)
        self.note.set_text(tr("记联系"))

    def show_record(self, record: HelpRecord) -> None:
        """Show a record or a card."""
        menu = menu_of(record.actions)
        if isinstance(record, ReleasedDetail):
            about = (tr(record.source.label), record.organ, tr(record.state.label))
            menu += [None, LOOK]
            words, tone = (tr("重点"), "info") if record.key_person else (tr("一般"), "")
        else:
            about = (tr("社区戒毒转介卡"), record.organ, "")
            words, tone = tr("由镇政府负责，本所只转介"), ""
        card = not isinstance(record, ReleasedDetail)
        self.note.set_text(tr("记一笔") if card else tr("记联系"))
        self.show_head(record.title, about, menu, record.reviews)
        self._key.set(words, tone)


class HelpPanel(Panel):
    """Everything of one record that the screen shows.

    Attributes:
        record: the record shown, or None.
        head, stepper, next_step, standing, timeline, people, papers, materials: its parts.

    Signals:
        allPapersAsked: print every paper that is ready.
    """

    allPapersAsked = Signal()

    def __init__(self, context: Context) -> None:
        theme = context.theme
        super().__init__(theme)
        self._theme = theme
        self.record: HelpRecord | None = None
        self._uncovered: Id | None = None  # of which record the offence is shown
        self._width, self._side_px = Width.NORMAL, _SIDE
        self.head = HelpHeader(theme)
        self.stepper = Stepper(theme)
        self.next_step = NextStepPanel(theme)
        self.standing = BesideLines(theme)
        self.timeline = TimelineView(theme, context.clock)
        self.people = PeopleView(theme)
        self.papers = PapersView(theme)
        self.materials = MaterialsView(context, _LINE)
        self.history = HistoryView(context)
        self.stepper.jumped.connect(self._on_jumped)
        self._lay_out()
        theme.changed.connect(self._fit)
        self._fit()

    def set_width(self, width: Width, *, side: int = _SIDE) -> None:
        """In a narrow window the side column lies behind a tab; else it is `side` px wide."""
        if (width, side) != (self._width, self._side_px):
            self._width, self._side_px = width, side
            self._fit()

    def show_record(self, record: HelpRecord) -> None:
        """Show a record; what is the same as before does not move."""
        other = self.record is None or self.record.id != record.id
        if other:
            self._uncovered = None
        self.record = record
        self.head.show_record(record)
        self.stepper.show_steps(record.steps)
        self.stepper.setVisible(bool(record.steps))
        self.next_step.show_step(record.next_step, _alternative(record))
        self._show_standing()
        self.story_tabs.set_count("story", len(record.timeline))
        self.history.show_record(record.id)
        self.timeline.items.show(record.timeline)
        self.people.show_people(record)
        self.papers.papers.show(record.papers)
        self.materials.show_record(record.id)
        done = sum(paper.status == "done" for paper in record.papers)
        needed = sum(paper.status != "wanted" for paper in record.papers)
        self._paper_count.setText(tr("{done}/{all}").format(done=done, all=needed))
        if other:
            self.timeline.scrollToTop()
        self.setAccessibleName(record.title)

    def uncover(self) -> None:
        """Show the offence of the record in hand, once it is written down what for."""
        if self.record is not None:
            self._uncovered = self.record.id
            self._show_standing()

    def show_history(self) -> None:
        """Ctrl+H: who changed what."""
        for tabs in (self.tabs, self.story_tabs):
            tabs.set_value("history")
        self.history.focus_list()

    def _show_standing(self) -> None:
        if self.record is not None:
            shown = self._uncovered == self.record.id
            self.standing.show_lines(standing_of(self.record, uncovered=shown))

    # -- building ----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        theme = self._theme
        self.body.addWidget(self.head)
        for part, margins in ((self.stepper, (16, 8, 16, 0)), (self.next_step, (16, 11, 16, 12))):
            line = Row(theme, margins=margins)
            line.addWidget(part)
            self.body.addLayout(line)
        self.body.addWidget(Rule(theme))
        self.tabs = FilterTabs(theme, _NARROW_TABS)
        self.tabs.setAccessibleName(tr("档案内容"))
        self.tabs.chosen.connect(self._fit)
        self._tab_bar = QWidget()
        Row(theme, self._tab_bar, margins=(14, 4, 14, 4)).add(
            self.tabs, align=Qt.AlignmentFlag.AlignLeft
        )
        self.body.addWidget(self._tab_bar)
        row = Row(theme, spacing=0)
        self._story, self._side = self._story_column(), self._side_column()
        self._side_rule = Rule(theme, vertical=True)
        for widget, share in ((self._story, 1), (self._side_rule, 0), (self._side, 0)):
            row.addWidget(widget, share)
        self.body.addLayout(row, 1)

    def _story_column(self) -> QWidget:
        theme = self._theme
        story = QWidget()
        column = Column(theme, story, spacing=0)
        self._story_head = QWidget()
        head = Row(theme, self._story_head, margins=(8, 6, 16, 4))
        self.story_tabs = FilterTabs(theme, _STORY_TABS)
        self.story_tabs.setAccessibleName(tr("经过和修改历史"))
        self.story_tabs.chosen.connect(self._fit)
        head.add(self.story_tabs)
        head.addStretch(1)
        head.add(Label(theme, tr("新的在前"), "small", "text_2"))
        column.addWidget(self._story_head)
        told = QWidget()
        course = Column(theme, told, spacing=0)
        course.gap(4)
        course.addWidget(self.standing)
        course.addWidget(Rule(theme))
        course.gap(6)
        course.addWidget(self.timeline, 1)
        self._told = QStackedWidget()
        self._told.addWidget(told)
        self._told.addWidget(self.history)
        column.addWidget(self._told, 1)
        return story

    def _side_column(self) -> QWidget:
        theme = self._theme
        side = QWidget()
        self._halves = Column(theme, side, spacing=0)
        column = Column(theme, spacing=0)
        head = Row(theme, margins=(16, 10, 14, 2))
        head.add(Label(theme, tr("本人和帮教小组"), "section"))
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(self.people)
        column.gap(4)
        column.addStretch(1)
        self._halves.addLayout(column)
        self._half_rule = Rule(theme)
        self._halves.addWidget(self._half_rule)
        column = Column(theme, spacing=0)
        column.addLayout(self._kept_head())
        self._kept = QStackedWidget()
        self._kept.addWidget(self.papers)
        self._kept.addWidget(self.materials)
        column.addWidget(self._kept, 1)
        self._halves.addLayout(column, 1)
        return side

    def _kept_head(self) -> Row:
        """文书 or 材料, and what can be done with the one that is shown."""
        theme = self._theme
        head = Row(theme, margins=(8, 6, 8, 2))
        self.kept_tabs = FilterTabs(theme, (("papers", tr("文书")), ("materials", tr("材料"))))
        self.kept_tabs.setAccessibleName(tr("文书和材料"))
        self.kept_tabs.chosen.connect(self._on_kept_chosen)
        self._paper_count = Label(theme, "", "small", "text_2")
        self._every = LinkButton(theme, tr("全部打印"), size="small")
        self._every.clicked.connect(self.allPapersAsked)
        self._add = LinkButton(theme, tr("添加"), size="small")
        self._add.setAccessibleName(tr("添加材料"))
        self._add.setToolTip("Insert")
        self._add.clicked.connect(self.materials.choose_files)
        self._add.hide()
        self.materials.counted.connect(lambda n: self.kept_tabs.set_count("materials", n or None))
        head.add(self.kept_tabs, self._paper_count)
        head.addStretch(1)
        head.add(self._every, self._add)
        return head

    def _on_kept_chosen(self, which: str) -> None:
        papers = which == "papers"
        self._kept.setCurrentWidget(self.papers if papers else self.materials)
        for widget in (self._every, self._paper_count):
            widget.setVisible(papers)
        self._add.setVisible(not papers)

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

    def _on_jumped(self, step: Step) -> None:
        for tabs in (self.tabs, self.story_tabs):
            tabs.set_value("story")
        if not self.timeline.jump(step):
            self.next_step.primary.setFocus()


def _alternative(record: ReleasedDetail | AftercareView) -> Action | None:
    """What else may well be done now, instead of the next step."""
    first = record.next_step.action if record.next_step else ""
    others = [name for name in record.actions if name != first and name not in _QUIET]
    return ACTIONS.get(others[0]) if others else None
