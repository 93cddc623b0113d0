"""The city's figures of means: missed at the household, entered there, and weighed at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot

from app.clock import CHINA, FixedClock
from app.legalaid.messages import MeansResult, MeansView
from tests.ui.hands import Hand
from tests.ui.legalaid.intake.taking import ANSWERS, WEI, Taker
from tests.ui.real import RealWorld
from ui.legalaid.intake.page import IntakePage


@pytest.fixture
def world(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealWorld]:
    clock = FixedClock(datetime(2026, 11, 24, 10, 24, tzinfo=CHINA))
    made = RealWorld(tmp_path_factory.mktemp("standards") / "office", clock, samples=False)
    yield made
    made.close()


def _means(page: IntakePage) -> MeansView:
    opinion = page.answering.opinion
    assert opinion is not None
    assert opinion.means is not None
    return opinion.means


def test_a_figure_is_entered_where_it_is_missed(world: RealWorld, qtbot: QtBot) -> None:
    page = IntakePage(world.context)
    qtbot.addWidget(page)
    page.resize(1190, 658)
    page.show()
    qtbot.waitActive(page)
    page.activate()
    world.settle(qtbot)
    clerk = Taker(page, Hand(world, qtbot))
    clerk.applicant(**WEI)
    clerk.answers(ANSWERS | {"means": "5"})
    clerk.opponent(name="顺达五金厂")
    clerk.details(cause="追索劳动报酬", legal_status="仲裁申请人", facts="欠三个月工资。")
    clerk.answers(ANSWERS | {"means": "5"})
    assert clerk.at == "household"
    household = page.stack.household
    clerk.types(household.members.boxes[0].grid, {"wage": "6000"})
    assert _means(page).result is MeansResult.UNCLEAR

    dialog = household.show_standards()
    sheet = dialog.add()
    qtbot.waitActive(sheet)
    clerk.types(sheet.grid, {"monthly_fen": "4000", "area_per_head": "3x"})
    sheet.send()
    clerk.hand.settle()
    assert sheet.isVisible(), "no number of square metres"
    clerk.types(sheet.grid, {"area_per_head": "30.5", "basis": "样例公报"})
    sheet.send()
    clerk.hand.settle()
    (row,) = dialog.model.items
    assert dialog.model.words(row) == ("2026-01-01", "4,000", "30.5", "样例公报")
    means = _means(page)  # 1,000.00 a month, under 2,000.00
    assert (means.result, means.threshold) == (MeansResult.MET, 200_000)
    assert household.says.isVisible()
