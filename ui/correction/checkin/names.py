"""The panel of the queue: how far it looks, who is in it, and what is done for several at once."""

from __future__ import annotations

__all__ = ["QueuePanel"]

from PySide6.QtWidgets import QStackedWidget

from app.correction.messages import QueueScope
from app.i18n import tr
from ui.correction.checkin.queue import QueueDelegate, QueueModel
from ui.theme.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.layout import Row
from ui.widgets.lists import ListView
from ui.widgets.panel import Panel, Rule
from ui.widgets.states import EmptyState
from ui.widgets.tabs import FilterTabs


class QueuePanel(Panel):
    """报到名单.

    Attributes:
        activity: opens the form of a lesson; frequency: that of the numbers.
    """

    def __init__(self, theme: Theme, model: QueueModel) -> None:
        super().__init__(theme, tr("报到名单"))
        self.tabs = FilterTabs(theme, [(scope, tr(scope.label)) for scope in QueueScope])
        self.tabs.setAccessibleName(tr("今天、本周、全部"))
        if self.header is not None:
            self.header.add(self.tabs)
        self.list = ListView(theme, uniform=False)
        self.list.setModel(model)
        self.list.setItemDelegate(QueueDelegate(theme, self.list))
        self.list.setAccessibleName(tr("报到名单"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(EmptyState(theme, tr("没有要报到的人"), icon="circle-check"))
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(Rule(theme))
        foot = Row(theme, margins=(10, 8, 10, 8), spacing=8)
        self.activity = Button(theme, tr("登记教育帮扶"), size="small")
        self.frequency = Button(theme, tr("报告频次"), size="small")
        foot.addWidget(self.activity, 1)
        foot.addWidget(self.frequency)
        self.body.addLayout(foot)

    def show_some(self, *, some: bool) -> None:
        """Whether anybody is in the queue."""
        self._stack.setCurrentIndex(0 if some else 1)
