"""编号: which numbers are about to end on this laptop, and what to do then."""

from __future__ import annotations

__all__ = ["NumbersPanel"]

from app.i18n import tr
from app.office.messages import NumbersView, ReadNumbers
from ui.context import Context
from ui.widgets.labels import Label
from ui.widgets.layout import Column
from ui.widgets.panel import Panel


class NumbersPanel(Panel):
    """A sentence for each register that is about to end; one for all where none is."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, tr("编号"))
        self._context = context
        column = Column(context.theme, margins=(16, 12, 16, 14), spacing=6)
        self.body.addLayout(column)
        self.words = Label(context.theme, "", wrap=True)
        column.addWidget(self.words)
        self.hide()

    def read(self) -> None:
        """Ask how many are left."""
        self._context.work.run(self._context.desk.ask(ReadNumbers()), self._show, owner=self)

    def _show(self, found: tuple[NumbersView, ...]) -> None:
        ending = [one.says for one in found if one.says]
        enough = tr("本机今年的案号、申请编号都够用，快用完时在这里提醒。")
        self.words.setText("\n".join(ending) or enough)
        self.words.set_color("warn_text" if ending else "text_2")
        self.setVisible(bool(found))
