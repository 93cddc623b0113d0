"""Beside the form: somebody known here, a dispute that may be the same, what the law asks first."""

from __future__ import annotations

__all__ = ["ConsentPanel", "OralPanel", "SimilarPanel"]

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal

from app.i18n import tr
from app.mediation.messages import SimilarCase
from ui.context import Context
from ui.forms.side import Card
from ui.lawbook.link import CitationLink
from ui.theme.theme import Theme
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import Column, Row
from ui.widgets.marks import TickField
from ui.widgets.panel import Panel

_PADDING = (14, 12, 14, 12)
_MOST = 3


class SimilarPanel(Card):
    """可能是同一件事.

    Signals:
        opened: id of the case the user wants to see.
        denied: id of the case that is another matter.
    """

    opened = Signal(object)
    denied = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("可能是同一件事"), "files")
        self._cases: tuple[SimilarCase, ...] = ()

    @property
    def cases(self) -> tuple[SimilarCase, ...]:
        """Those shown."""
        return self._cases

    def show_cases(self, cases: Sequence[SimilarCase]) -> None:
        """Earlier cases between the same people."""
        if tuple(cases) == self._cases and cases:
            return
        self._cases = tuple(cases[:_MOST])
        theme, column = self.theme, self.fresh()
        for case in self._cases:
            column.addWidget(Label(theme, case.case_no, "body_strong", wrap=True))
            column.addWidget(Label(theme, case.summary, "small", "text_2", wrap=True))
            row = Row(theme)
            open_ = Button(theme, tr("打开旧案"), size="small")
            open_.clicked.connect(partial(self.opened.emit, case.id))
            other = LinkButton(theme, tr("不是同一件"), size="small")
            other.clicked.connect(partial(self.denied.emit, case.id))
            row.add(open_, other)
            row.addStretch(1)
            column.addLayout(row)
        self.setVisible(bool(self._cases))


class ConsentPanel(Panel):
    """受理前请确认: without the will of all parties there is no mediation (人民调解法 第17条).

    Signals:
        waitAsked: not all are asked yet: the dispute is written down and waits (待受理).
    """

    waitAsked = Signal()

    def __init__(self, context: Context) -> None:
        theme = context.theme
        super().__init__(theme)
        column = Column(theme, margins=(14, 12, 14, 8), spacing=4)
        head = Row(theme, spacing=8)
        head.add(Icon(theme, "book-marked"), Label(theme, tr("受理前请确认"), "section"))
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(Label(theme, tr("一方明确拒绝调解的，不得调解。"), wrap=True))
        law = CitationLink(context, tr("人民调解法"), tr("第17条"))
        column.addWidget(law, 0, Qt.AlignmentFlag.AlignLeft)
        self.tick = TickField(theme, tr("各方都愿意调解"), required=True)
        column.addWidget(self.tick)
        wait = LinkButton(theme, tr("先登记，待受理"), keys="Ctrl+Shift+W", size="small")
        wait.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab belongs to the fields
        wait.padding = CitationLink.padding  # flush with the words above it
        wait.clicked.connect(self.waitAsked)
        column.addWidget(wait, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(column)
        self.setAccessibleName(tr("受理前请确认"))


class OralPanel(Panel):
    """当场就谈妥了: the short way, where the rest may wait.

    Signals:
        asked: the user wants to go there.
    """

    asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        column = Column(theme, margins=_PADDING, spacing=6)
        column.addWidget(Label(theme, tr("当场就谈妥了？"), "section"))
        words = tr("只记双方姓名、为什么事、怎么谈妥，号码和住址稍后补。")
        column.addWidget(Label(theme, words, "small", "text_2", wrap=True))
        go = Button(theme, tr("登记口头调解"), keys="Ctrl+Shift+O", size="small")
        go.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab belongs to the fields
        go.clicked.connect(self.asked)
        column.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(column)
        self.setAccessibleName(tr("当场就谈妥了？"))
