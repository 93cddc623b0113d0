"""The left panel: head, steps, the card in hand, and the way back and on."""

from __future__ import annotations

__all__ = ["Frame"]

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.i18n import tr
from ui.forms.gaps import GapLine
from ui.legalaid.intake.head import HeadCard
from ui.legalaid.intake.stepbar import StepBar
from ui.theme.theme import Theme
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.labels import Label
from ui.widgets.layout import Row
from ui.widgets.panel import Panel, Rule


class Frame(Panel):
    """Head and foot stay where they are while the card between them scrolls."""

    def __init__(self, theme: Theme, body: QWidget, steps: Sequence[str]) -> None:
        super().__init__(theme)
        self._steps = len(steps)
        self.head, self.bar = HeadCard(theme), StepBar(theme, steps)
        self.line = GapLine(theme)
        for widget in (self.head, Rule(theme), self.bar, Rule(theme)):
            self.body.addWidget(widget)
        self.body.addWidget(body, 1)
        self.body.addWidget(Rule(theme))
        foot = Row(theme, margins=(16, 10, 16, 10), spacing=10)
        self.back = Button(theme, tr("上一步"), keys="Alt+Left")
        self._where = Label(theme, "", "small", "text_2")
        self.onward = PrimaryButton(theme, "", keys="Enter")
        foot.add(self.back)
        foot.addWidget(self.line, 1)
        foot.add(self._where, self.onward)
        self.body.addLayout(foot)
        self.setAccessibleName(tr("受理法律援助申请"))

    def show_foot(self, *, step: int, onward: str, keys: str, back: bool, busy: bool) -> None:
        """Which step it is, and what the buttons do."""
        words = tr("第 {n} 步，共 {m} 步").format(n=step, m=self._steps)
        self._where.setText(words)
        if self.onward.text() != onward:
            self.onward.set_text(onward)
        if self.onward.keys != keys:
            self.onward.set_keys(keys)
        self.onward.setEnabled(not busy)
        self.back.setEnabled(back)
