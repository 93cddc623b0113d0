"""The head of a record: what it is, its number, and the buttons for all of it."""

from __future__ import annotations

__all__ = ["RecordHeader"]

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from app.i18n import tr
from ui.records.actions import Action
from ui.theme.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.elided import ElidedLabel
from ui.widgets.layout import Column, Row
from ui.widgets.paint import metrics


class RecordHeader(QWidget):
    """Title and what it is about at the left; 记一笔, 文书 and more at the right.

    Attributes:
        marks: the row behind the title, for the marks of a line.

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

    def __init__(self, theme: Theme, *marks: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._actions: tuple[Action | None, ...] = ()
        self._parts: tuple[str, ...] = ()  # what stands below the title
        row = Row(theme, self, margins=(16, 13, 16, 0), spacing=8)
        words, line = Column(theme, spacing=1), Row(theme, spacing=10)
        self._title = ElidedLabel(theme, style="title", lines=2)
        # As wide as its words where they fit; long names go on below instead of being cut.
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._about = ElidedLabel(theme, color="text_2", lines=2)
        self._review = Button(theme, "", icon="file-warning", size="small")
        self._review.clicked.connect(self.reviewAsked)
        line.addWidget(self._title)
        line.add(*marks)
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

    def show_head(
        self, title: str, about: Sequence[str], actions: Sequence[Action | None], reviews: int
    ) -> None:
        """Show a record.

        Args:
            about: what stands below the title; what is empty is left out.
            actions: all that can be done now; None draws a line.
        """
        self._actions = tuple(actions)
        self._title.set_text(title)
        self._parts = tuple(filter(None, about))
        self._say_about()
        self._review.setVisible(reviews > 0)
        self._review.set_text(tr("{n} 处待确认").format(n=reviews))
        self.setAccessibleName(title)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say_about()

    def _say_about(self) -> None:
        """On one line, or on two that break between the parts: no name is torn apart."""
        dot = tr(" · ")
        fits = metrics(self._theme.font()).horizontalAdvance
        first = list(self._parts)
        while len(first) > 1 and fits(dot.join(first)) > self._about.width() > 0:
            first.pop()
        lines = (first, self._parts[len(first) :])
        self._about.set_text("\n".join(dot.join(line) for line in lines if line))

    def make_menu(self) -> QMenu:
        """Everything that can be done now."""
        menu = QMenu(self)
        for action in self._actions:
            if action is None:
                menu.addSeparator()
                continue
            menu.addAction(action.text).triggered.connect(
                lambda _checked=False, name=action.name: self.acted.emit(name)
            )
        menu.addSeparator()
        menu.addAction(tr("修改历史")).triggered.connect(self.historyAsked)
        return menu

    def _on_more_clicked(self) -> None:
        menu = self.make_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        corner = self.more.mapToGlobal(self.more.rect().bottomRight())
        menu.popup(QPoint(corner.x() - menu.sizeHint().width(), corner.y() + 4))
