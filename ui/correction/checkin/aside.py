"""The right column of the desk: what was not reported, and the ladder of what follows."""

from __future__ import annotations

__all__ = ["Aside"]

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.correction.messages import LadderView, ReporterView
from app.i18n import tr
from ui.correction.checkin.missed import MissedPanel
from ui.correction.ladder import LadderPanel
from ui.theme.theme import Theme
from ui.widgets.layout import Column
from ui.widgets.tabs import FilterTabs


class Aside(QWidget):
    """One of two panels; tabs above them where both have something to say.

    Attributes:
        missed: windows without a report.
        ladder: searches and sanctions.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.missed, self.ladder = MissedPanel(theme), LadderPanel(theme)
        self.tabs = FilterTabs(theme, [(0, tr("未报告")), (1, tr("查找和奖惩"))])
        self.tabs.setAccessibleName(tr("未报告、查找和奖惩"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.missed)
        self._stack.addWidget(self.ladder)
        self.tabs.chosen.connect(self._stack.setCurrentIndex)
        column = Column(theme, self, spacing=6)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        self.tabs.hide()

    def show_reporter(self, view: ReporterView) -> None:
        """Show what one person missed."""
        self.missed.show_reporter(view)
        self.tabs.set_count(0, len(view.missed) or None)
        self._choose()

    def show_ladder(self, view: LadderView) -> None:
        """Show the steps of the same person."""
        self.ladder.show_ladder(view)
        self._choose()

    def _choose(self) -> None:
        missed, steps = bool(self.missed.model.items), not self.ladder.empty
        self.tabs.setVisible(missed and steps)
        # What presses goes first; a clue in hand is past being missed.
        first = 1 if steps and (self._presses() or not self.missed.waits) else 0
        self.tabs.set_value(first)
        self._stack.setCurrentIndex(first)

    def _presses(self) -> bool:
        view = self.ladder.view
        return view is not None and view.late
