"""One case: its head, its steps, what comes next, what happened, who and which papers."""

from __future__ import annotations

__all__ = ["CasePanel"]

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.mediation.messages import AddNote, CaseDetail
from ui.context import Context
from ui.mediation.actions import action_of
from ui.mediation.beside import beside_lines
from ui.mediation.dossier import CaseDossier
from ui.mediation.header import CaseHeader
from ui.mediation.parties import PartiesView
from ui.records.actions import Action
from ui.records.advice import AdviceLines
from ui.records.beside import BesideLines
from ui.records.kept import KeptView
from ui.records.laterline import LaterLine
from ui.records.notes import NoteLine
from ui.records.panel import PanelWords, RecordPanel
from ui.widgets.buttons import LinkButton
from ui.widgets.elided import ElidedLabel
from ui.widgets.layout import Column, Grid, Row
from ui.widgets.panel import Rule

LINE = "mediation"
_MOST_FACTS, _MOST_CLAIMS = 3, 2


class CasePanel(RecordPanel):
    """Everything of one case that the screen shows.

    Attributes:
        case: the case shown, or None.
        note, parties, dossier: its own parts.
    """

    words = PanelWords(
        content=tr("案件内容"),
        story=tr("纠纷与经过"),
        side=tr("当事人和文书"),
        people=tr("当事人"),
    )
    head: CaseHeader

    def __init__(self, context: Context) -> None:
        theme = context.theme
        self.dossier = CaseDossier(context)
        kept = KeptView(context, LINE, (("dossier", tr("卷宗"), self.dossier),))
        super().__init__(context, CaseHeader(theme), kept)
        self.case: CaseDetail | None = None
        self.later = LaterLine(theme)
        self.advice = AdviceLines(context)
        self.beside = BesideLines(theme)
        self.parties = PartiesView(theme)
        self.dossier.paperAsked.connect(self.papers.openAsked)
        self.dossier.fileAsked.connect(self.materials.choose_files)
        self._whole = LinkButton(theme, tr("导出整卷"), size="small")
        self._whole.clicked.connect(self.dossier.save_whole)
        kept.add_deed("dossier", self._whole)
        self.note = NoteLine(context, "mediation.note", AddNote)
        self.head.noteAsked.connect(self.focus_note)
        self.build(self._course(), self.parties, self.later)

    def show_case(self, case: CaseDetail) -> None:
        """Show a case; what is the same as before does not move."""
        self.case = case
        self.head.show_case(case)
        place = case.planned.place if case.planned else ""
        self.next_step.show_step(case.next_step, _alternative(case), place)
        self.later.show_missing(case.later)
        self._facts.set_text(case.facts)
        self._claims.set_text(tr("；").join(claim.rstrip("。；") for claim in case.claims))
        for widget in (self._claims, self._claims_label):
            widget.setVisible(bool(case.claims))
        self.advice.show_advice(case.advice)
        self.beside.show_lines(beside_lines(case))
        self.parties.parties.show(case.parties)
        self.dossier.show_case(case)
        self._whole.setEnabled(case.dossier is not None)
        self.note.show_record(case.id, case.title)
        self.show_told(case)

    def focus_note(self) -> None:
        """Ctrl+E: write what happened."""
        self.show_story()
        self.note.setFocus()

    # -- building ----------------------------------------------------------------------------

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
        self.add_told(column, about)
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


def _alternative(case: CaseDetail) -> Action | None:
    """What else may well be done now, instead of the next step."""
    plan = action_of("PlanSession")
    if case.planned is not None and plan is not None:
        return plan._replace(text=tr("改时间"))
    first = case.next_step.action if case.next_step else ""
    quiet = ("AddNote", "AppointMediators", "WithdrawCase")
    others = [name for name in case.actions if name != first and name not in quiet]
    return action_of(others[0]) if others else None
