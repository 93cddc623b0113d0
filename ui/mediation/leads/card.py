"""One lead: what was heard, and what can be done with it."""

from __future__ import annotations

__all__ = ["LeadCard"]

from datetime import date

from PySide6.QtCore import Qt, Signal

from app.clock import Clock
from app.i18n import plain_day, tr
from app.mediation.messages import LeadStep, LeadView, RiskLevel
from ui.theme.theme import Theme
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.elided import ElidedLabel
from ui.widgets.labels import Label
from ui.widgets.layout import Column, Grid, Row
from ui.widgets.panel import Panel, Rule
from ui.widgets.tags import Tag

_TONES = {RiskLevel.ORANGE: "warn", RiskLevel.RED: "danger"}


class LeadCard(Panel):
    """What is known of the lead in hand.

    Attributes:
        lead: the lead shown, or None.
        primary: what comes next, which Enter in the list does too.

    Signals:
        caseAsked: make a case of it, or show the one it became.
        closeAsked, reviseAsked, reopenAsked, historyAsked: the other buttons.
    """

    caseAsked = Signal()
    closeAsked = Signal()
    reviseAsked = Signal()
    reopenAsked = Signal()
    historyAsked = Signal()

    def __init__(self, theme: Theme, clock: Clock) -> None:
        super().__init__(theme)
        self._clock = clock
        self.lead: LeadView | None = None
        head = Row(theme, margins=(16, 13, 16, 10), spacing=8)
        words, line = Column(theme, spacing=1), Row(theme, spacing=10)
        self._names = ElidedLabel(theme, style="title")
        self._risk = Tag(theme, "")
        self._about = ElidedLabel(theme, color="text_2")
        line.addWidget(self._names)
        line.add(self._risk)
        line.addStretch(1)
        words.addLayout(line)
        words.addWidget(self._about)
        head.addLayout(words, 1)
        self.history = Button(theme, tr("修改历史"), icon="history")
        self.history.clicked.connect(self.historyAsked)
        self.revise = Button(theme, tr("修改"), icon="pencil-line", keys="F2")
        self.revise.clicked.connect(self.reviseAsked)
        head.add(self.history, self.revise)
        self.body.addLayout(head)
        self.body.addWidget(Rule(theme))
        self._grid = Grid(theme, margins=(16, 12, 16, 12), spacing=(16, 8))
        self._values: list[tuple[Label, Label]] = []
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        self.body.addStretch(1)
        self.body.addWidget(Rule(theme))
        foot = Row(theme, margins=(16, 10, 16, 12), spacing=8)
        self._said = Label(theme, "", color="text_2", wrap=True)
        foot.addWidget(self._said, 1)
        self.other = Button(theme, "")
        self.other.clicked.connect(self._on_other)
        self.primary = PrimaryButton(theme, "", keys="Enter")
        self.primary.clicked.connect(self.run)
        foot.add(self.other, self.primary)
        self.body.addLayout(foot)

    def show_lead(self, lead: LeadView) -> None:
        """Show a lead."""
        self.lead, today = lead, self._clock.today()
        self._names.set_text(lead.title)
        self._about.set_text(
            tr("{finder} {day}排查 · {village}").format(
                finder=lead.finder, day=plain_day(lead.found_on, today), village=lead.village
            )
        )
        tone = _TONES.get(lead.risk, "")
        risk = tr("风险 {level}").format(level=tr(lead.risk.label))
        self._risk.set(risk, tone, icon="" if tone else "shield-check")
        self._show_values(_values(lead, today))
        self._show_buttons(lead)
        self.setAccessibleName(lead.title)

    def run(self) -> None:
        """Do what comes next; nothing does of itself what was ended."""
        if self.lead is None or self.primary.isHidden():
            return
        if self._to_case(self.lead):
            self.caseAsked.emit()
        else:
            self.closeAsked.emit()

    def _on_other(self) -> None:
        if self.lead is None:
            return
        if self.lead.outcome is not None:
            self.reopenAsked.emit()
        elif self._to_case(self.lead):
            self.closeAsked.emit()
        else:
            self.caseAsked.emit()

    @staticmethod
    def _to_case(lead: LeadView) -> bool:
        """Whether a case comes next, or there is one."""
        planned = lead.outcome is None and lead.next_step is LeadStep.MEDIATION
        return planned or lead.case is not None

    def _show_buttons(self, lead: LeadView) -> None:
        is_open, to_case = lead.outcome is None, self._to_case(lead)
        close, case = (tr("办结"), "circle-check"), (tr("转为案件"), "handshake")
        self.revise.setVisible(is_open)
        self.primary.setVisible(is_open or to_case)
        self.other.setVisible(is_open or not to_case)
        self.primary.set_text(case[0] if to_case else close[0])
        if not is_open:
            self.primary.set_text(tr("看案件"))
        words, icon = close if to_case else case
        self.other.set_text(words if is_open else tr("重新处理"))
        self.other.set_icon(icon if is_open else "undo-2")
        said = tr("下一步：{step}").format(step=tr(lead.next_step.label)) if is_open else ""
        self._said.setText(said)

    def _show_values(self, values: tuple[tuple[str, str], ...]) -> None:
        for row, (label, text) in enumerate(values):
            if row == len(self._values):
                self._values.append(self._make_row(row))
            head, words = self._values[row]
            head.setText(label)
            words.setText(text)
        for row, (head, words) in enumerate(self._values):
            head.setVisible(row < len(values))
            words.setVisible(row < len(values))

    def _make_row(self, row: int) -> tuple[Label, Label]:
        theme = self._theme
        head = Label(theme, "", color="text_2")
        words = Label(theme, "", wrap=True, selectable=True)
        self._grid.addWidget(head, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(words, row, 1)
        return head, words


def _values(lead: LeadView, today: date) -> tuple[tuple[str, str], ...]:
    count = tr("{n} 人").format(n=lead.people_count) if lead.people_count else ""
    closed = ""
    if lead.outcome is not None and lead.closed_on is not None:
        closed = tr("{day} {how}").format(
            day=plain_day(lead.closed_on, today), how=tr(lead.outcome.label)
        )
    case = tr("{how}，{number}").format(how=closed, number=lead.case_no) if lead.case else closed
    found = (
        (tr("纠纷类型"), tr(lead.dispute_type.label)),
        (tr("当事人"), tr("、").join(lead.parties)),
        (tr("涉及人数"), count),
        (tr("地点"), lead.place),
        (tr("简要情况"), lead.facts),
        (tr("处理结果"), case),
        (tr("处理情况"), lead.closed_note),
    )
    return tuple((label, text) for label, text in found if text)
