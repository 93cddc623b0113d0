"""It is taken in: what to print for the applicant, and that it goes on to the centre."""

from __future__ import annotations

__all__ = ["AfterCard", "Todo"]

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.office.messages import NumbersView
from ui.legalaid.intake.choices import ChoiceRows, Offer
from ui.theme.theme import Theme
from ui.widgets.labels import Label
from ui.widgets.layout import Column


class Todo(StrEnum):
    """What may be done with an application just taken in."""

    RECEIPT = "receipt"
    FORM = "form"
    SLIP = "slip"
    FORWARD = "forward"
    OPEN = "open"
    ANOTHER = "another"


_OFFERS = (
    Offer(Todo.RECEIPT, tr("打印受理凭证"), tr("交申请人")),
    Offer(Todo.FORM, tr("打印申请表"), tr("申请人签名")),
    Offer(Todo.SLIP, tr("打印一次性补正告知"), tr("第43条")),
    Offer(Todo.FORWARD, tr("转交法律援助机构"), tr("下一步")),
    Offer(Todo.OPEN, tr("看这份申请"), ""),
    Offer(Todo.ANOTHER, tr("再受理一件"), ""),
)


class AfterCard(QWidget):
    """Digits do each of them; Enter does the one in hand.

    Signals:
        wanted: the Todo the user wants.
    """

    wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        column = Column(theme, self, margins=(16, 14, 16, 12), spacing=8)
        self._title = Label(theme, "", "title", wrap=True)
        self._hint = Label(theme, "", "small", "text_2", wrap=True)
        self.rows = ChoiceRows(theme)
        self.numbers = Label(theme, "", "small", "warn_text", wrap=True)
        for widget in (self._title, self._hint, self.numbers, self.rows):
            column.addWidget(widget)
        column.addStretch(1)
        self.rows.chosen.connect(self.act)

    def show_done(self, name: str, *, lacking: int) -> None:
        """Whose application it is, and how many papers are still missing."""
        self._title.setText(tr("已受理 {name} 的法律援助申请").format(name=name))
        words = tr("还差 {n} 样材料，一次告诉申请人。") if lacking else tr("材料齐了，当天转交。")
        self._hint.setText(words.format(n=lacking))
        offers = [one for one in _OFFERS if lacking or one.value is not Todo.SLIP]
        self.rows.show_offers(tr("接下来做什么？"), offers)

    def show_numbers(self, found: Sequence[NumbersView]) -> None:
        """Whether the numbers of applications are about to end."""
        self.numbers.setText("\n".join(one.says for one in found if one.says))
        self.numbers.setVisible(bool(self.numbers.text()))

    def act(self) -> None:
        """Do the one in hand."""
        current = self.rows.current()
        if current is not None:
            self.wanted.emit(current.value)

    def go(self) -> None:
        """The keyboard to the list."""
        self.rows.setFocus()
