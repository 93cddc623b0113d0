"""One case: its head, its steps, what comes next, what happened, who and which papers."""

from __future__ import annotations

__all__ = ["CasePanel"]

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QStackedWidget, QWidget

from app.i18n import tr
from app.mediation.messages import AddNote, CaseDetail, Step
from ui.attachments.view import MaterialsView
from ui.context import Context
from ui.history.window import HistoryView
from ui.mediation.actions import action_of
from ui.mediation.beside import beside_lines
from ui.mediation.dossier import DossierPanel
from ui.mediation.header import CaseHeader
from ui.mediation.parties import PartiesView
from ui.records.actions import Action
from ui.records.advice import AdviceLines
from ui.records.beside import BesideLines
from ui.records.laterline import LaterLine
from ui.records.nextstep import NextStepPanel
from ui.records.notes import NoteLine
from ui.records.papers import PapersView
from ui.records.stepper import Stepper
from ui.records.timeline import TimelineView
from ui.shell.width import Width
from ui.widgets.buttons import LinkButton
from ui.widgets.elided import ElidedLabel
from ui.widgets.labels import Label
from ui.widgets.layout import Column, Grid, Margins, Row
from ui.widgets.panel import Panel, Rule
from ui.widgets.scroll import WholeArea
from ui.widgets.tabs import FilterTabs

LINE = "mediation"
_SIDE = 296
_MOST_FACTS, _MOST_CLAIMS = 3, 2
_ANY = 16_777_215  # Qt's QWIDGETSIZE_MAX
_STORY_TABS = (("story", tr("纠纷与经过")), ("history", tr("修改历史")))
_NARROW_TABS = (_STORY_TABS[0], ("side", tr("当事人和文书")), _STORY_TABS[1])


class CasePanel(Panel):
    """Everything of one case that the screen shows.

    Attributes:
        case: the case shown, or None.
        head, stepper, next_step, timeline, note, parties, papers, materials: its parts.

    Signals:
        allPapersAsked: print every paper that is ready.
    """

    allPapersAsked = Signal()

    def __init__(self, context: Context) -> None:
        theme = context.theme
        super().__init__(theme)
        self._theme = theme
        self.case: CaseDetail | None = None
        self._width, self._side_px = Width.NORMAL, _SIDE
        self.head = CaseHeader(theme)
        self.stepper = Stepper(theme)
        self.next_step = NextStepPanel(theme)
        self.later = LaterLine(theme)
        self.advice = AdviceLines(context)
        self.beside = BesideLines(theme)
        self.timeline = TimelineView(theme, context.clock)
        self.parties = PartiesView(theme)
        self.papers = PapersView(theme)
        self.materials = MaterialsView(context, LINE)
        self.dossier = DossierPanel(context)
        self.dossier.paperAsked.connect(self.papers.openAsked)
        self.dossier.fileAsked.connect(self.materials.choose_files)
        self.note = NoteLine(context, "mediation.note", AddNote)
        self.stepper.jumped.connect(self._on_jumped)
        self.head.noteAsked.connect(self.focus_note)
        self.body.addWidget(self.head)
        padded: tuple[tuple[QWidget, Margins], ...] = (
            (self.stepper, (16, 8, 16, 0)),
            (self.next_step, (16, 11, 16, 12)),
        )
        for part, margins in padded:
            line = Row(theme, margins=margins)
            line.addWidget(part)
            self.body.addLayout(line)
        later = Row(theme, margins=(16, 0, 16, 4))
        later.addWidget(self.later)
        self.body.addLayout(later)
        self.body.addWidget(Rule(theme))
        self.tabs = FilterTabs(theme, _NARROW_TABS)
        self.tabs.setAccessibleName(tr("案件内容"))
        self.tabs.chosen.connect(self._fit)
        self._tab_bar = QWidget()
        Row(theme, self._tab_bar, margins=(14, 4, 14, 4)).add(
            self.tabs, align=Qt.AlignmentFlag.AlignLeft
        )
        self.body.addWidget(self._tab_bar)
        row = Row(theme, spacing=0)
        self.history = HistoryView(context)
        self._story, self._side = self._story_column(), self._side_column()
        self._side_rule = Rule(theme, vertical=True)
        for widget, share in ((self._story, 1), (self._side_rule, 0), (self._side, 0)):
            row.addWidget(widget, share)
        self.body.addLayout(row, 1)
        theme.changed.connect(self._fit)
        self._fit()

    def set_width(self, width: Width, *, side: int = _SIDE) -> None:
        """In a narrow window the side column lies behind a tab; else it is `side` px wide."""
        if (width, side) != (self._width, self._side_px):
            self._width, self._side_px = width, side
            self._fit()

    def show_case(self, case: CaseDetail) -> None:
        """Show a case; what is the same as before does not move."""
        other = self.case is None or self.case.id != case.id
        self.case = case
        self.head.show_case(case)
        self.stepper.show_steps(case.steps)
        place = case.planned.place if case.planned else ""
        self.next_step.show_step(case.next_step, _alternative(case), place)
        self.later.show_missing(case.later)
        self._facts.set_text(case.facts)
        self._claims.set_text(tr("；").join(claim.rstrip("。；") for claim in case.claims))
        for widget in (self._claims, self._claims_label):
            widget.setVisible(bool(case.claims))
        self.advice.show_advice(case.advice)
        self.beside.show_lines(beside_lines(case))
        self.story_tabs.set_count("story", len(case.timeline))
        self.history.show_record(case.id)
        self.timeline.items.show(case.timeline)
        self.parties.parties.show(case.parties)
        self.papers.papers.show(case.papers)
        self.materials.show_record(case.id)
        self.dossier.show_case(case)
        self._whole.setEnabled(case.dossier is not None)
        self.note.show_record(case.id, case.title)
        done = sum(paper.status == "done" for paper in case.papers)
        needed = sum(paper.status != "wanted" for paper in case.papers)
        count = tr("{done}/{all}").format(done=done, all=needed)
        self._paper_count.setText(count)
        if other:
            self.timeline.scrollToTop()
        self.setAccessibleName(case.title)

    def focus_note(self) -> None:
        """Ctrl+E: write what happened."""
        self._show_story()
        self.note.setFocus()

    def show_history(self) -> None:
        """Ctrl+H: who changed what."""
        for tabs in (self.tabs, self.story_tabs):
            tabs.set_value("history")
        self.history.focus_list()

    def _show_story(self) -> None:
        for tabs in (self.tabs, self.story_tabs):
            tabs.set_value("story")

    # -- building ----------------------------------------------------------------------------

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
        self._told = QStackedWidget()
        self._told.addWidget(self._course())
        self._told.addWidget(self.history)
        column.addWidget(self._told, 1)
        return story

    def _course(self) -> QWidget:
        """The dispute, what happened, and the line to write what happens."""
        theme = self._theme
        course = QWidget()
        column = Column(theme, course, spacing=0)
        about = QWidget()
        told = Column(theme, about, spacing=0)
        told.addLayout(self._dispute())
        told.addWidget(self.advice)
        told.addWidget(self.beside)
        # What it is about scrolls where there is little room, so that what happened is seen too.
        self._about = WholeArea(theme, about)
        self._about.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.timeline.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.timeline.setMinimumHeight(theme.px(72))
        column.addWidget(self._about)
        column.addWidget(Rule(theme))
        column.gap(6)
        column.addWidget(self.timeline, 1)
        column.addWidget(Rule(theme))
        foot = Row(theme, margins=(14, 10, 14, 10))
        foot.addWidget(self.note)
        column.addLayout(foot)
        return course

    def _dispute(self) -> Grid:
        theme = self._theme
        grid = Grid(theme, margins=(16, 0, 16, 9), spacing=(12, 3))
        self._facts = ElidedLabel(theme, lines=_MOST_FACTS)
        self._claims = ElidedLabel(theme, lines=_MOST_CLAIMS)
        self._claims_label = ElidedLabel(theme, tr("请求"), color="text_2")
        top = Qt.AlignmentFlag.AlignTop
        for row, (label, words) in enumerate(
            (
                (ElidedLabel(theme, tr("争议"), color="text_2"), self._facts),
                (self._claims_label, self._claims),
            )
        ):
            grid.addWidget(label, row, 0, top)
            grid.addWidget(words, row, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _side_column(self) -> QWidget:
        theme = self._theme
        side = QWidget()
        self._halves = Column(theme, side, spacing=0)
        column = Column(theme, spacing=0)
        head = Row(theme, margins=(16, 10, 14, 2))
        head.add(Label(theme, tr("当事人"), "section"))
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(self.parties)
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
        self._kept.addWidget(self.dossier)
        column.addWidget(self._kept, 1)
        self._halves.addLayout(column, 1)
        return side

    def _kept_head(self) -> Row:
        """文书 or 材料, and what can be done with the one that is shown."""
        theme = self._theme
        head = Row(theme, margins=(8, 6, 8, 2))
        tabs = (("papers", tr("文书")), ("materials", tr("材料")), ("dossier", tr("卷宗")))
        self.kept_tabs = FilterTabs(theme, tabs)
        self.kept_tabs.setAccessibleName(tr("文书、材料和卷宗"))
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
        head.add(self._every)
        self._whole = LinkButton(theme, tr("导出整卷"), size="small")
        self._whole.clicked.connect(self.dossier.save_whole)
        self._whole.hide()
        head.add(self._add)
        head.add(self._whole)
        return head

    def _on_kept_chosen(self, which: str) -> None:
        shown = {"papers": self.papers, "materials": self.materials, "dossier": self.dossier}
        self._kept.setCurrentWidget(shown[which])
        for widget in (self._every, self._paper_count):
            widget.setVisible(which == "papers")
        self._add.setVisible(which == "materials")
        self._whole.setVisible(which == "dossier")

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

    # -- what happens ------------------------------------------------------------------------

    def _on_jumped(self, step: Step) -> None:
        self._show_story()
        if not self.timeline.jump(step):
            self.next_step.primary.setFocus()


def _alternative(case: CaseDetail) -> Action | None:
    """What else may well be done now, instead of the next step."""
    plan = action_of("PlanSession")
    if case.planned is not None and plan is not None:
        return plan._replace(text=tr("改时间"))
    first = case.next_step.action if case.next_step else ""
    quiet = ("AddNote", "AppointMediators", "WithdrawCase")
    others = [name for name in case.actions if name != first and name not in quiet]
    return action_of(others[0]) if others else None
