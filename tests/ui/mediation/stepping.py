"""A case in a window, and the sheets of its steps over it."""

from __future__ import annotations

__all__ = [
    "ACCEPTED",
    "CTRL",
    "MET",
    "SHIFT",
    "TODAY",
    "Desk",
    "S",
    "fill_session",
    "message",
    "submit",
]

from datetime import date
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ids import Id
from app.mediation.messages import CaseDetail, OpenCase, Outcome, ReadCase
from tests.dispute import agreement_input, case_input, payment, session_input, signatures
from tests.ui.hands import Hand
from tests.ui.real import RealWorld
from ui.mediation.steps import open_step
from ui.steps.sheet import StepSheet
from ui.widgets.field import Field

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ACCEPTED = date(2026, 11, 9)
MET = date(2026, 11, 17)
TODAY = date(2026, 11, 24)
S = TypeVar("S", bound=StepSheet)


class Desk:
    """A case in a window, and the sheets over it."""

    def __init__(self, world: RealWorld, qtbot: QtBot) -> None:
        self.world, self._qtbot = world, qtbot
        self.window = QWidget()
        self.window.resize(1366, 738)
        qtbot.addWidget(self.window)
        self.window.show()
        self.case: Id = self.do(OpenCase(case_input(accepted_on=ACCEPTED)))

    def do(self, command):  # type: ignore[no-untyped-def]
        return self.world.office.desk.do(command).result()

    def read(self) -> CaseDetail:
        return self.world.office.desk.ask(ReadCase(self.case)).result()

    def met(self, outcome: Outcome = Outcome.SUCCESS) -> None:
        """A session was held."""
        self.do(session_input(self.case, MET, outcome=outcome))

    def agreed(self, *due: date) -> None:
        """A written agreement over 1,500 yuan for each day."""
        self.met()
        items = [payment(f"第 {n} 期补偿款", day) for n, day in enumerate(due, 1)]
        self.do(agreement_input(self.case, MET, *items))

    def signed(self, *due: date) -> None:
        """An agreement in force."""
        self.agreed(*due)
        self.do(signatures(self.case, MET))

    def open(self, action: str, subject: Id | None = None) -> StepSheet:
        """The sheet of a step."""
        sheet = open_step(self.world.context, self.window, action, self.read(), subject)
        assert sheet is not None
        self._qtbot.waitActive(sheet)
        self.world.settle(self._qtbot)
        return sheet

    def sheet(self, kind: type[S]) -> S:
        """The sheet that is open."""
        sheet = QApplication.activeModalWidget()
        assert isinstance(sheet, kind)
        return sheet


def message(field: Field) -> str:
    return field.message


def submit(hand: Hand) -> None:
    hand.key(Qt.Key.Key_Return, CTRL)


def fill_session(sheet: StepSheet, hand: Hand) -> None:
    hand.at(sheet.grid.field("on")).key(Qt.Key.Key_A, CTRL).type("20261117")
    hand.at(sheet.grid.field("start")).type("1500").key(Qt.Key.Key_Return)
    hand.type("1620")
    hand.at(sheet.grid.field("place")).type("大泽镇人民调解委员会调解室")
    hand.at(sheet.grid.field("told_rights")).key(Qt.Key.Key_Space)
    hand.at(sheet.grid.field("transcript")).type("双方到场，谈妥修沟和补偿。")
