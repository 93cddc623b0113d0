"""The head of a case: who against whom about what, its number, and the buttons for all of it."""

from __future__ import annotations

__all__ = ["CaseHeader"]

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.i18n import tr
from app.mediation.messages import CaseDetail, RiskLevel
from ui.mediation.actions import action_of
from ui.theme.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.elided import ElidedLabel
from ui.widgets.layout import Column, Row
from ui.widgets.tags import Tag

_BESIDE = "AssessRisk"  # from here on, what is done beside the course of a case
_RISKS = {RiskLevel.ORANGE: "warn", RiskLevel.RED: "danger"}


class CaseHeader(QWidget):
    """Title, number, mediators and place at the left; 记一笔, 文书 and more at the right.

    Signals:
        noteAsked: 记一笔.
        paperAsked: 文书.
        historyAsked: 修改历史.
        reviewAsked: two versions of something wait for a choice.
        acted: name of the command to open.
    """

    noteAsked = Signal()
    paperAsked = Signal()
    historyAsked = Signal()
    reviewAsked = Signal()
    acted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._actions: tuple[str, ...] = ()
        row = Row(theme, self, margins=(16, 13, 16, 0), spacing=8)
        words, line = Column(theme, spacing=1), Row(theme, spacing=10)
        self._title = ElidedLabel(theme, style="title")
        self._about = ElidedLabel(theme, color="text_2")
        self._risk = Tag(theme, "")
        self._review = Button(theme, "", icon="file-warning", size="small")
        self._review.clicked.connect(self.reviewAsked)
        line.addWidget(self._title)
        line.add(self._risk)
        line.addStretch(1)
        words.addLayout(line)
        words.addWidget(self._about)
        self.note = Button(theme, tr("记一笔"), icon="pencil-line", keys="Ctrl+E")
        self.note.clicked.connect(self.noteAsked)
        self.paper = Button(theme, tr("文书"), icon="printer")
        self.paper.clicked.connect(self.paperAsked)
        self.more = Button(theme, "", icon="ellipsis")
        self.more.setAccessibleName(tr("更多"))
        self.more.setToolTip(tr("更多"))
        self.more.clicked.connect(self._on_more_clicked)
        row.addLayout(words, 1)
        row.add(self._review, self.note, self.paper, self.more)

    def show_case(self, case: CaseDetail) -> None:
        """Show a case."""
        self._actions = case.actions
        title = tr("{names} {kind}").format(names=case.title, kind=case.dispute_type.label)
        self._title.set_text(title)
        names = tr("、").join(one.name for one in case.mediators)
        parts = (
            case.case_no or tr("待编号"),
            tr("调解员 {names}").format(names=names) if names else tr("还没有调解员"),
            case.division_name,
        )
        self._about.set_text(tr(" · ").join(filter(None, parts)))
        risk = tr("风险 {level}").format(level=tr(case.risk.label))
        tone = _RISKS.get(case.risk, "")
        self._risk.set(risk, tone, icon="" if tone else "shield-check")
        self._review.setVisible(case.reviews > 0)
        self._review.set_text(tr("{n} 处待确认").format(n=case.reviews))
        self.setAccessibleName(title)

    def make_menu(self) -> QMenu:
        """Everything that can be done now."""
        menu = QMenu(self)
        for name in self._actions:
            if name == _BESIDE:
                menu.addSeparator()
            if action := action_of(name):
                menu.addAction(action.text).triggered.connect(
                    lambda _checked=False, name=name: self.acted.emit(name)
                )
        menu.addSeparator()
        menu.addAction(tr("修改历史")).triggered.connect(self.historyAsked)
        return menu

    def _on_more_clicked(self) -> None:
        menu = self.make_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        corner = self.more.mapToGlobal(self.more.rect().bottomRight())
        menu.popup(QPoint(corner.x() - menu.sizeHint().width(), corner.y() + 4))
