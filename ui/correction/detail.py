"""One subject: head, term, steps, what comes next, what runs beside, what happened, the papers."""

from __future__ import annotations

__all__ = ["SubjectPanel"]

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.codes import Code
from app.correction.messages import AddSubjectNote, State, SubjectDetail
from app.i18n import tr
from app.people.messages import Secret
from ui.context import Context
from ui.correction.actions import action_of
from ui.correction.dossier import DossiersPanel
from ui.correction.header import SubjectHeader
from ui.correction.sentence import SentenceView
from ui.correction.termline import TermLine
from ui.correction.tracks import TracksView
from ui.history.window import HistoryView
from ui.records.actions import Action
from ui.records.advice import AdviceLines
from ui.records.kept import KeptView
from ui.records.nextstep import NextStepPanel
from ui.records.notes import NoteLine
from ui.records.stepper import Stepper
from ui.records.timeline import TimelineView
from ui.shell.width import Width
from ui.widgets.layout import Column, Margins, Row
from ui.widgets.panel import Panel, Rule
from ui.widgets.tabs import FilterTabs

LINE = "correction"
_SIDE = 296
_TABS = (("tracks", tr("办理")), ("story", tr("经过")), ("history", tr("修改历史")))
_NARROW_TABS = (*_TABS[:2], ("side", tr("人和文书")), _TABS[2])
_TOLD = ("tracks", "story", "history")
_USUAL = ("RecordCheckIn", "AskLeave")  # what is done most while somebody serves
_QUIET = (
    *("AddSubjectNote", "ReviseProfile", "ReviseJudgment"),
    *("ReviseTerm", "TerminateSubject"),
)


class SubjectPanel(Panel):
    """Everything of one subject that the screen shows.

    Attributes:
        subject: the one shown, or None.

    Signals:
        uncoverAsked: something masked is to be seen (Secret).
    """

    uncoverAsked = Signal(object)

    def __init__(self, context: Context) -> None:
        theme = context.theme
        super().__init__(theme)
        self._theme = theme
        self.subject: SubjectDetail | None = None
        self._width, self._side_px = Width.NORMAL, _SIDE
        self.head = SubjectHeader(theme)
        self.term = TermLine(theme)
        self.stepper = Stepper(theme)
        self.next_step = NextStepPanel(theme)
        self.advice = AdviceLines(context)
        self.tracks = TracksView(theme)
        self.timeline = TimelineView(theme, context.clock)
        self.history = HistoryView(context)
        self.sentence = SentenceView(theme)
        self.dossiers = DossiersPanel(context)
        self.kept = KeptView(context, LINE, (("dossiers", tr("档案"), self.dossiers),))
        self.note = NoteLine(context, "correction.note", AddSubjectNote)
        self.stepper.jumped.connect(self._on_jumped)
        self.head.noteAsked.connect(self.focus_note)
        self.tracks.uncoverAsked.connect(lambda: self.uncoverAsked.emit(Secret.NOTES))
        self.sentence.uncoverAsked.connect(self.uncoverAsked)
        self.dossiers.paperAsked.connect(self.kept.papers.openAsked)
        self.dossiers.fileAsked.connect(self.kept.materials.choose_files)
        self._lay_out()
        theme.changed.connect(self._fit)
        self._fit()

    def _lay_out(self) -> None:
        theme = self._theme
        self.body.addWidget(self.head)
        padded: tuple[tuple[QWidget, Margins], ...] = (
            (self.term, (16, 6, 16, 0)),
            (self.stepper, (16, 6, 16, 0)),
            (self.next_step, (16, 9, 16, 12)),
        )
        for part, margins in padded:
            line = Row(theme, margins=margins)
            line.addWidget(part)
            self.body.addLayout(line)
        self.body.addWidget(Rule(theme))
        row = Row(theme, spacing=0)
        self._story, self._side = self._story_column(), self._side_column()
        self._side_rule = Rule(theme, vertical=True)
        for widget, share in ((self._story, 1), (self._side_rule, 0), (self._side, 0)):
            row.addWidget(widget, share)
        self.body.addLayout(row, 1)

    # -- what the page asks ------------------------------------------------------------------

    def set_width(self, width: Width, *, side: int = _SIDE) -> None:
        """In a narrow window the side column lies behind a tab; else it is `side` px wide."""
        if (width, side) != (self._width, self._side_px):
            self._width, self._side_px = width, side
            self._fit()

    def show_subject(self, subject: SubjectDetail) -> None:
        """Show a subject; what is the same as before does not move."""
        other = self.subject is None or self.subject.id != subject.id
        self.subject = subject
        self.head.show_subject(subject)
        self.term.show_subject(subject)
        self.stepper.show_steps(subject.steps)
        self.next_step.show_step(subject.next_step, _alternative(subject))
        self.advice.show_advice(subject.advice)
        self.tracks.tracks.show_tracks(subject.tracks)
        self.timeline.items.show(subject.timeline)
        self.tabs.set_count("story", len(subject.timeline))
        if not subject.guarded:  # else the reader may ask for neither
            self.history.show_record(subject.id)
            self.kept.show_record(subject.id, subject.papers)
        for widget in (self.kept, self.next_step, self.head.paper):
            widget.setVisible(not subject.guarded)
        for tabs, items in ((self.tabs, _TABS), (self.narrow_tabs, _NARROW_TABS)):
            tabs.setTabVisible(items.index(_TABS[2]), not subject.guarded)
        self.dossiers.show_subject(subject)
        self.note.show_record(subject.id, subject.person.name)
        self.sentence.show_subject(subject, subject.uncovered)
        self.tracks.tracks.uncover(shown=Secret.NOTES in subject.uncovered)
        if other:
            self.timeline.scrollToTop()
            self.tracks.scrollToTop()
        self.setAccessibleName(subject.person.name)

    def cover(self) -> None:
        """Mask everything at once; the record without its words is read meanwhile."""
        if self.subject is not None:
            self.sentence.show_subject(self.subject, ())
            self.tracks.tracks.uncover(shown=False)

    def focus_note(self) -> None:
        """Ctrl+E: write what happened."""
        self._go_to("story")
        self.note.setFocus()

    def show_history(self) -> None:
        """Ctrl+H: who changed what."""
        self._go_to("history")
        self.history.focus_list()

    # -- inside ------------------------------------------------------------------------------

    def _go_to(self, tab: str) -> None:
        for tabs in (self.tabs, self.narrow_tabs):
            tabs.set_value(tab)

    def _story_column(self) -> QWidget:
        theme, story = self._theme, QWidget()
        column = Column(theme, story, spacing=0)
        head = Row(theme, margins=(8, 6, 16, 4))
        self.tabs, self.narrow_tabs = FilterTabs(theme, _TABS), FilterTabs(theme, _NARROW_TABS)
        for tabs in (self.tabs, self.narrow_tabs):
            tabs.setAccessibleName(tr("办理情况、经过和修改历史"))
            tabs.chosen.connect(self._fit)
            head.add(tabs)
        head.addStretch(1)
        column.addLayout(head)
        self._told = QStackedWidget()
        self._told.addWidget(self._tracks_page())
        self._told.addWidget(self._course_page())
        self._told.addWidget(self.history)
        self._told.addWidget(QWidget())  # where the side stands, when the window is narrow
        column.addWidget(self._told, 1)
        self._narrow_side = Column(theme, self._told.widget(3), spacing=0)
        return story

    def _tracks_page(self) -> QWidget:
        page = QWidget()
        column = Column(self._theme, page, spacing=0)
        column.addWidget(self.advice)
        column.addWidget(self.tracks, 1)
        return page

    def _course_page(self) -> QWidget:
        """What happened, and the line to write what happens."""
        theme, page = self._theme, QWidget()
        column = Column(theme, page, spacing=0)
        column.gap(6)
        column.addWidget(self.timeline, 1)
        column.addWidget(Rule(theme))
        foot = Row(theme, margins=(14, 10, 14, 10))
        foot.addWidget(self.note)
        column.addLayout(foot)
        return page

    def _side_column(self) -> QWidget:
        theme, side = self._theme, QWidget()
        self._side_body = QWidget()
        Column(theme, side, spacing=0).addWidget(self._side_body)
        column = Column(theme, self._side_body, spacing=0)
        column.addWidget(self.sentence, 1)
        column.addWidget(Rule(theme))
        column.addWidget(self.kept, 1)
        return side

    def _fit(self) -> None:
        narrow = self._width is Width.NARROW
        self.tabs.setVisible(not narrow)
        self.narrow_tabs.setVisible(narrow)
        told = (self.narrow_tabs if narrow else self.tabs).value()
        at_side = told == "side"
        self._told.setCurrentIndex(3 if at_side else _TOLD.index(told))
        home = self._narrow_side if narrow else self._side.layout()
        if home is not None and home.indexOf(self._side_body) < 0:
            home.addWidget(self._side_body)
        self._side.setVisible(not narrow)
        self._side_rule.setVisible(not narrow)
        self._side.setFixedWidth(self._theme.px(self._side_px))
        self.head.note.set_keys("" if narrow else "Ctrl+E")
        self.next_step.set_narrow(narrow=narrow)

    def _on_jumped(self, step: Code) -> None:
        self._go_to("story")
        if not self.timeline.jump(step):
            self.next_step.primary.setFocus()


def _alternative(subject: SubjectDetail) -> Action | None:
    """What else may well be done now, instead of the next step."""
    first = subject.next_step.action if subject.next_step else ""
    if subject.state is State.SERVING and not subject.guarded:
        usual = (name for name in _USUAL if name != first)
        return next((action for name in usual if (action := action_of(name))), None)
    others = [name for name in subject.actions if name != first and name not in _QUIET]
    return action_of(others[0]) if others else None
