"""The papers and the materials of a record, and what else a line keeps, behind pills."""

from __future__ import annotations

__all__ = ["KeptView"]

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.i18n import tr
from app.ids import Id
from app.records.messages import PaperLine
from ui.attachments.view import MaterialsView
from ui.context import Context
from ui.records.papers import PapersView
from ui.widgets.buttons import LinkButton
from ui.widgets.labels import Label
from ui.widgets.layout import Column, Row
from ui.widgets.tabs import FilterTabs


class KeptView(QWidget):
    """文书 or 材料, and what can be done with the one that is shown.

    Attributes:
        papers, materials: the two.

    Signals:
        allPapersAsked: print every paper that is ready.
    """

    allPapersAsked = Signal()

    def __init__(
        self, context: Context, line: str, more: tuple[tuple[str, str, QWidget], ...] = ()
    ) -> None:
        """`more` are the name, the word and the widget of each further pill."""
        super().__init__()
        theme = context.theme
        self.papers = PapersView(theme)
        self.materials = MaterialsView(context, line)
        column = Column(theme, self, spacing=0)
        head = Row(theme, margins=(8, 6, 8, 2))
        own = (("papers", tr("文书")), ("materials", tr("材料")))
        pills = (*own, *((name, words) for name, words, _ in more))
        self.tabs = FilterTabs(theme, pills)
        self.tabs.setAccessibleName(tr("、").join(words for _, words in pills))
        self.tabs.chosen.connect(self._on_chosen)
        self._count = Label(theme, "", "small", "text_2")
        self._every = LinkButton(theme, tr("全部打印"), size="small")
        self._every.clicked.connect(self.allPapersAsked)
        self._add = LinkButton(theme, tr("添加"), size="small")
        self._add.setAccessibleName(tr("添加材料"))
        self._add.setToolTip("Insert")
        self._add.clicked.connect(self.materials.choose_files)
        self._heads: list[tuple[str, QWidget]]
        self._heads = [("papers", self._count), ("papers", self._every), ("materials", self._add)]
        self._add.hide()
        self.materials.counted.connect(lambda n: self.tabs.set_count("materials", n or None))
        head.add(self.tabs, self._count)
        head.addStretch(1)
        head.add(self._every, self._add)
        self._head = head
        column.addLayout(head)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.papers)
        self._stack.addWidget(self.materials)
        self._shown: dict[str, QWidget] = {"papers": self.papers, "materials": self.materials}
        for name, _, widget in more:
            self._stack.addWidget(widget)
            self._shown[name] = widget
        column.addWidget(self._stack, 1)

    def add_deed(self, pill: str, button: LinkButton) -> None:
        """A button at the head while this pill is chosen."""
        self._heads.append((pill, button))
        self._head.add(button)
        button.setVisible(self.tabs.value() == pill)

    def show_record(self, record: Id, papers: tuple[PaperLine, ...]) -> None:
        """Show what a record has."""
        self.papers.papers.show(papers)
        self.materials.show_record(record)
        done = sum(paper.status == "done" for paper in papers)
        needed = sum(paper.status != "wanted" for paper in papers)
        self._count.setText(tr("{done}/{all}").format(done=done, all=needed) if papers else "")

    def _on_chosen(self, which: str) -> None:
        self._stack.setCurrentWidget(self._shown[which])
        for pill, widget in self._heads:
            widget.setVisible(which == pill)
