"""Rounds by keyboard: a village, whom to visit, the papers, what it brought."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.desk import Desk
from app.ids import Id
from app.mediation.messages import OpenCase
from app.papers.messages import ListPapers, PaperView
from app.rounds.messages import ListRounds, PlanRound, ReadRound, StopOutcome
from app.work import Work
from db.tables.correction import CorrectionSubject
from db.tables.people import Person
from tests.correction.serving import serve
from tests.dispute import applicant, case_input, respondent
from tests.ui.hands import Hand
from tests.ui.kit import grab
from tests.ui.real import RealWorld
from ui.context import Context
from ui.forms.sheet import FormSheet
from ui.rounds.card import BLANK
from ui.rounds.forms import RoundForms
from ui.rounds.page import RoundsPage

_CTRL = Qt.KeyboardModifier.ControlModifier
_TIANJIN = "440705101219"


@pytest.fixture
def case(bare: RealWorld) -> Id:
    """A case in 田金村."""
    parties = (applicant(division=_TIANJIN), respondent(division=_TIANJIN))
    return bare.office.desk.do(OpenCase(case_input(parties=parties))).result()


@pytest.fixture
def page(bare: RealWorld, case: Id, qtbot: QtBot) -> Iterator[RoundsPage]:
    """The page, without a round."""
    made = RoundsPage(bare.context)
    bare.show(made, size=(1190, 690))
    made.activate()
    bare.settle(qtbot)
    yield made
    bare.settle(qtbot)


def test_a_round_is_planned_and_settled_by_keyboard(
    bare: RealWorld, page: RoundsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    hand = Hand(bare, qtbot)
    page.primary_new()
    bare.settle(qtbot)
    assert page.planner.visitors.text() == "陈丽华"
    hand.type("tjc")
    hand.key(Qt.Key.Key_Return)
    bare.settle(qtbot)
    grab(page, tmp_path / "planner.png", (1190, 690))
    assert len(page.planner.model.items) == 1
    if not page.planner.model.chosen():
        page.planner.list.setFocus()
        page.planner.list.setCurrentIndex(page.planner.model.index(0))
        hand.key(Qt.Key.Key_Space)
    hand.key(Qt.Key.Key_Return, _CTRL)
    bare.settle(qtbot)
    (row,) = bare.office.desk.ask(ListRounds()).result()
    assert row.stops == 1
    assert page.card.view is not None
    grab(page, tmp_path / "card.png", (1190, 690))
    page.card.list.setFocus()
    hand.key(Qt.Key.Key_Return)
    sheet = QApplication.activeModalWidget() or page.findChild(FormSheet)
    assert isinstance(sheet, FormSheet)
    hand.key(Qt.Key.Key_Space)
    sheet.grid.field("note").set_text("水沟已经清好，两家没有再吵")
    hand.key(Qt.Key.Key_Return, _CTRL)
    bare.settle(qtbot)
    view = bare.office.desk.ask(ReadRound(row.id)).result()
    assert [stop.outcome for stop in view.stops] == [StopOutcome.VISITED]
    assert not page.card.close_round.isHidden()
    page.card.close_round.click()
    bare.settle(qtbot)
    assert bare.office.desk.ask(ReadRound(row.id)).result().closed_on is not None


def test_nothing_ticked_is_said_beside_the_villages(
    bare: RealWorld, page: RoundsPage, qtbot: QtBot
) -> None:
    page.primary_new()
    bare.settle(qtbot)
    page.planner.run()
    assert page.planner.villages.message
    page.planner.villages.set_value((_TIANJIN,))
    page.planner.villages.edited.emit()
    bare.settle(qtbot)
    if page.planner.model.chosen():
        page.planner.model.toggle(page.planner.model.index(0))
    page.planner.run()
    bare.settle(qtbot)
    assert "至少选一个" in page.planner.villages.message


def _move(desk: Desk, subject: Id) -> None:
    """The subject lives in the village."""

    def write(_none: object, work: Work) -> None:
        row = work.session.get_one(CorrectionSubject, subject)
        work.session.get_one(Person, row.person).division = _TIANJIN

    desk.write(write, None).result()


def test_the_forms_of_a_whole_round_are_one_document(
    bare: RealWorld, page: RoundsPage, case: Id, qtbot: QtBot
) -> None:
    desk = bare.office.desk
    other = serve(desk, "冯某强")
    _move(desk, other)
    stops = (("mediation", case), ("correction", other))
    round_ = desk.do(
        PlanRound(bare.context.clock.today(), (_TIANJIN,), ("陈丽华",), stops)
    ).result()
    sent: list[PaperView] = []

    def send(
        _context: Context, _parent: QWidget, view: PaperView, copies: int,
        done: Callable[[PaperView, int], None],
    ) -> None:  # fmt: skip
        sent.append(view)
        done(view, copies)

    page.card.show_round(desk.ask(ReadRound(round_)).result())
    page.card.forms = RoundForms(bare.context, page.card, send)
    page.card.blanks.click()
    qtbot.waitUntil(lambda: bare.toasts == ["已打印 2 份记录表"], timeout=20_000)
    (whole,) = sent
    assert whole.pages == len(PdfReader(BytesIO(whole.pdf)).pages) == 2
    kinds = [row.kind for row in desk.ask(ListPapers()).result()]
    assert kinds == [BLANK, BLANK]  # each is a printing of its own record
