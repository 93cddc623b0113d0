"""A clerk at the intake desk: what she types into each card, by keyboard alone."""

from __future__ import annotations

__all__ = ["ANSWERS", "WEI", "Taker"]

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox

from app.legalaid.messages import QuestionKind
from tests.ui.hands import Hand
from ui.forms.grid import FieldGrid
from ui.legalaid.intake.flow import APPLICANT, DETAILS
from ui.legalaid.intake.page import IntakePage
from ui.widgets.combo import PinyinCombo
from ui.widgets.field import Field
from ui.widgets.marks import TickField, TicksField

CTRL, ENTER, SPACE = Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Return, Qt.Key.Key_Space

# The applicant of sample L1; no place has her region code.
WEI = {
    "id_no": "459799199107149044", "name": "韦应㛃", "phone": "07500000701",
    "address": "新会区大泽镇××宿舍", "ethnicity": "壮族",
}  # fmt: skip

# Wages of somebody who still works there, our own county, exempt as a migrant worker: L1.
ANSWERS = {
    "origin": "1", "filer": "1", "group": "1", "stage_labour": "1", "place": "1", "before": "1",
    "employed": "1", "urgent": "1", "means": "1",
}  # fmt: skip
_MOST = 40  # cards; a way that is longer never ends


class Taker:
    """Fingers that know the desk."""

    def __init__(self, page: IntakePage, hand: Hand) -> None:
        self.page, self.hand = page, hand

    @property
    def at(self) -> str:
        """The card in sight."""
        return self.page.way.card.id

    def applicant(self, **values: Any) -> None:
        """Type the applicant, Ctrl+Enter."""
        assert self.at == APPLICANT
        self.types(self.page.stack.applicant.grid, values)
        self.onward()

    def answers(self, given: Mapping[str, str], *, until: str = "") -> None:
        """Digits and Enter, a date and Enter, as long as the card is one of these."""
        for _ in range(_MOST):
            card = self.page.way.card
            if card.id == until or card.id not in given:
                return
            self.answer(given[card.id])
        raise AssertionError("it never ends")

    def answer(self, keys: str) -> None:
        """One question, and on."""
        question = self.page.way.card.question
        assert question is not None
        if question.kind is QuestionKind.DATE:
            self.hand.type(keys).key(ENTER)
        else:
            for key in keys:
                self.hand.type(key)
            self.hand.key(ENTER)

    def opponent(self, place: int = 0, **values: Any) -> None:
        """Type one of the other side."""
        self.types(self.page.stack.details.opponents.boxes[place].grid, values)

    def details(self, **values: Any) -> None:
        """Type what the matter is about, Ctrl+Enter."""
        assert self.at == DETAILS
        self.types(self.page.stack.details.grid, values)
        self.onward()

    def onward(self) -> None:
        """Ctrl+Enter."""
        self.hand.key(ENTER, CTRL)

    def accept(self) -> None:
        """Both ticks, Ctrl+Enter."""
        grid = self.page.stack.verdict.grid
        for name in ("identity_seen", "told"):
            self.hand.at(grid.field(name)).key(SPACE)
        self.onward()

    def types(self, grid: FieldGrid, values: Mapping[str, Any]) -> None:
        """Go to each field and type."""
        for name, value in values.items():
            self._type(grid.field(name), value)

    def _type(self, field: Field, value: Any) -> None:
        hand = self.hand
        if isinstance(field, TicksField):
            for tick in field.findChildren(QCheckBox):
                if tick.text() in value:
                    hand.at(tick).key(SPACE)
        elif isinstance(field, TickField):
            hand.at(field).key(SPACE)
        elif isinstance(field, PinyinCombo):
            hand.at(field).key(Qt.Key.Key_A, CTRL).type(value).key(ENTER)
        else:
            hand.at(field).key(Qt.Key.Key_A, CTRL).type(value)
