"""The head of the intake: who applies and what for, in two lines."""

from __future__ import annotations

__all__ = ["HeadCard"]

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import tr
from ui.theme.theme import Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.elided import ElidedLabel
from ui.widgets.labels import Label
from ui.widgets.layout import Column, Row
from ui.widgets.tags import Badge


class HeadCard(QWidget):
    """Name, sex, age and where they live; below, what they ask for.

    Signals:
        changeAsked: 修改, back to the applicant.
    """

    changeAsked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        row = Row(theme, self, margins=(16, 12, 8, 12), spacing=12)
        self._badge = Badge(theme)
        row.add(self._badge)
        words = Column(theme, spacing=1)
        line = Row(theme, spacing=8)
        self._name = Label(theme, "", "section")
        self._about = ElidedLabel(theme, "", "body", "text_2")
        line.add(self._name, self._about)
        line.addStretch(1)
        words.addLayout(line)
        self._matter = ElidedLabel(theme, "", "body", "text_2")
        words.addWidget(self._matter)
        row.addLayout(words, 1)
        self.change = LinkButton(theme, tr("修改"), size="small")
        self.change.setAccessibleName(tr("修改申请人"))
        self.change.clicked.connect(self.changeAsked)
        row.add(self.change)

    def show_words(self, name: str, about: str, matter: str) -> None:
        """Who and what for; nothing is known at first."""
        self._badge.show_name(name)
        self._name.setText(name or tr("申请人还没有填"))
        self._about.set_text(about)
        self._matter.set_text(matter or tr("事由还没有填"))
        self.change.setVisible(bool(name))
        self.setAccessibleName(tr("，").join(filter(None, (name, about, matter))))
