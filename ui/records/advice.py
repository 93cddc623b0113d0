"""What may be done now and what to keep in mind, each with its article."""

from __future__ import annotations

__all__ = ["AdviceLines"]

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.records.messages import AdviceView
from ui.context import Context
from ui.lawbook.link import CitationLink
from ui.widgets.elided import ElidedLabel
from ui.widgets.layout import Column, Row

_MOST = 2  # lines of each


class AdviceLines(QWidget):
    """One line each; nothing at all where there is nothing to say."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: tuple[AdviceView, ...] = ()
        self._column = Column(context.theme, self, margins=(16, 0, 16, 7), spacing=1)
        self._lines: list[QWidget] = []
        self.hide()

    def show_advice(self, advice: tuple[AdviceView, ...]) -> None:
        """Show what is advised in a record."""
        if advice != self._shown:
            self._shown = advice
            for line in self._lines:
                line.hide()
                line.deleteLater()
            self._lines = [self._line(one, first=at == 0) for at, one in enumerate(advice)]
            for line in self._lines:
                self._column.addWidget(line)
        self.setVisible(bool(advice))
        self.setAccessibleName(tr("；").join(one.text for one in advice))

    def _line(self, advice: AdviceView, *, first: bool) -> QWidget:
        theme, line = self._context.theme, QWidget(self)
        row = Row(theme, line, spacing=12)
        middle = Qt.AlignmentFlag.AlignVCenter
        head = ElidedLabel(theme, tr("告知") if first else tr("　　"), color="text_2")
        row.add(head, align=middle)
        row.addWidget(ElidedLabel(theme, advice.text, lines=_MOST), 1, middle)
        link = CitationLink(self._context, advice.law, advice.article, icon="book-marked")
        row.add(link, align=middle)
        return line
