"""The page of leads by keyboard: heard, mended, ended, and turned into a case."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ids import Id
from app.mediation.messages import (
    AddLead,
    CloseLead,
    DisputeType,
    LeadInput,
    LeadStep,
    LeadTab,
    ListLeads,
    ReadCase,
    ReadLead,
    RiskLevel,
    Source,
)
from app.samples.office import mediator_id
from tests.dispute import HUANG, TAN
from tests.ui.hands import Hand
from tests.ui.kit import grab
from tests.ui.real import RealWorld
from ui.context import Place
from ui.forms.sheet import FormSheet
from ui.mediation.form.page import FormPage
from ui.mediation.leads.page import LeadsPage

_CTRL = Qt.KeyboardModifier.ControlModifier
_TIANJIN = "440705101219"


@pytest.fixture
def page(bare: RealWorld, qtbot: QtBot) -> Iterator[LeadsPage]:
    """The page, empty."""
    made = LeadsPage(bare.context)
    bare.show(made, size=(1190, 690))
    made.activate()
    bare.settle(qtbot)
    yield made
    bare.settle(qtbot)


def _lead(**changes: Any) -> LeadInput:
    given: dict[str, Any] = {
        "found_on": date(2026, 11, 20),
        "finder": "网格员 李某",
        "division": _TIANJIN,
        "parties": ("罗某", "陈某"),
        "dispute_type": DisputeType.LAND_FOREST,
        "facts": "两个村民小组争山界。",
        "next_step": LeadStep.MEDIATION,
        "place": "后山",
        "people_count": 12,
        "risk": RiskLevel.YELLOW,
    }
    return LeadInput(**given | changes)


def _add(world: RealWorld, hand: Hand, **changes: Any) -> Id:
    made: Id = world.office.desk.do(AddLead(_lead(**changes))).result()
    hand.settle()
    return made


def _seen(page: LeadsPage, qtbot: QtBot, rows: int) -> None:
    """The page has heard of what was written meanwhile."""
    qtbot.waitUntil(lambda: page.model.rowCount() == rows)
    page.list.setFocus()


def _sheet() -> FormSheet:
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, FormSheet)
    return sheet


def test_nothing_was_heard_yet(page: LeadsPage) -> None:
    assert page.subtitle() == "待处理 0 条，今年排查 0 次"
    assert page._stack.currentWidget() is page._none


def test_a_lead_is_written_down(page: LeadsPage, hand: Hand, bare: RealWorld) -> None:
    page.primary_new()
    hand.settle()
    grid = _sheet().grid
    assert grid.field("finder").value() == "陈丽华"
    hand.at(grid.field("finder")).key(Qt.Key.Key_A, _CTRL).type("网格员 李某")
    grid.field("division").set_value(_TIANJIN)
    hand.at(grid.field("parties")).type("罗某").key(Qt.Key.Key_Return).type("陈某")
    grid.field("dispute_type").set_value(DisputeType.LAND_FOREST)
    hand.at(grid.field("facts")).type("两个村民小组争山界。")
    hand.key(Qt.Key.Key_Return, _CTRL)
    (lead,) = bare.office.desk.ask(ListLeads()).result().rows
    assert (lead.parties, lead.village) == (("罗某", "陈某"), "田金村委会")
    assert page.card.lead == lead
    assert page.subtitle() == "待处理 1 条，今年排查 1 次"


def test_a_gap_is_named_before_anything_is_asked(page: LeadsPage, hand: Hand) -> None:
    page.primary_new()
    hand.settle().key(Qt.Key.Key_Return, _CTRL)
    sheet = _sheet()
    assert sheet.line.accessibleName().startswith("还差")
    sheet.reject()


def test_enter_turns_a_lead_into_a_case_and_f2_mends_it(
    page: LeadsPage, hand: Hand, bare: RealWorld, qtbot: QtBot
) -> None:
    lead = _add(bare, hand)
    _seen(page, qtbot, 1)
    hand.key(Qt.Key.Key_Return)
    assert bare.went == [Place("mediation.form", {"lead": lead})]
    hand.key(Qt.Key.Key_F2)
    sheet = _sheet()
    assert sheet.grid.field("facts").value() == "两个村民小组争山界。"
    sheet.grid.field("next_step").set_value(LeadStep.ON_THE_SPOT)
    hand.key(Qt.Key.Key_Return, _CTRL)
    assert page.card.primary.text() == "办结"


def test_a_lead_is_ended_and_taken_up_again(
    page: LeadsPage, hand: Hand, bare: RealWorld, qtbot: QtBot
) -> None:
    lead = _add(bare, hand, next_step=LeadStep.REPORT)
    _seen(page, qtbot, 1)
    hand.key(Qt.Key.Key_Return)
    sheet = _sheet()
    assert sheet.grid.field("outcome").value() is LeadStep.REPORT
    hand.at(sheet.grid.field("note")).type("已报镇平安办")
    hand.key(Qt.Key.Key_Return, _CTRL)
    assert bare.office.desk.ask(ReadLead(lead)).result().outcome is LeadStep.REPORT
    page.tabs.set_value(LeadTab.CLOSED)
    page.reload()
    hand.settle()
    assert page.card.primary.isHidden()
    assert page.card.other.text() == "重新处理"
    page.card.other.click()
    hand.settle()
    assert bare.office.desk.ask(ReadLead(lead)).result().outcome is None


def test_a_round_that_found_nothing_counts(page: LeadsPage, hand: Hand) -> None:
    page.round.click()
    hand.settle()
    grid = _sheet().grid
    grid.field("division").set_value(_TIANJIN)
    hand.key(Qt.Key.Key_Return, _CTRL)
    assert page.subtitle() == "待处理 0 条，今年排查 1 次"


def test_the_list_is_narrowed(page: LeadsPage, hand: Hand, bare: RealWorld, qtbot: QtBot) -> None:
    _add(bare, hand)
    _add(bare, hand, parties=("余某",), facts="夜里做工吵")
    _seen(page, qtbot, 2)
    page.standard_keys()[next(iter(page.standard_keys()))]()
    hand.type("余某")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert page.card.lead is not None
    assert page.card.lead.parties == ("余某",)


def test_what_was_heard_is_not_typed_again(bare: RealWorld, hand: Hand, qtbot: QtBot) -> None:
    lead = _add(bare, hand)
    form = FormPage(bare.context)
    bare.show(form, size=(1190, 690))
    form.activate(lead=lead)
    hand.settle()
    panels = form.form.parties.panels
    assert [panel.name for panel in panels] == ["罗某", "陈某"]
    dispute = form.form.dispute
    assert dispute.field("dispute_type").value() is DisputeType.LAND_FOREST
    assert dispute.field("division").value() == _TIANJIN
    assert dispute.field("facts").value() == "两个村民小组争山界。"
    assert dispute.field("risk").value() is RiskLevel.YELLOW
    assert dispute.field("people_count").value() == 12
    assert form.form.origin.field("source").value() is Source.OWN_MOTION
    panels[0].grid.field("occupation").set_value("务农")
    form.primary_new()  # something else comes in between
    form.activate(lead=lead)
    hand.settle()
    panels = form.form.parties.panels
    assert panels[0].grid.field("occupation").value() == "务农"
    for panel, person in zip(panels, (HUANG, TAN), strict=True):
        panel.grid.fill({"id_no": person.id_no, "phone": person.phone, "address": person.address})
    form.form.plan.field("mediators").set_value((mediator_id("陈丽华"),))
    form.consent.tick.set_value(True)
    form.form.submitted.emit()
    hand.settle()
    found = bare.office.desk.ask(ReadLead(lead)).result()
    assert found.outcome is LeadStep.MEDIATION
    assert found.case is not None
    case = bare.office.desk.ask(ReadCase(found.case)).result()
    assert case.source is Source.OWN_MOTION
    assert bare.went == [Place("mediation", {"case": found.case})]
    form.deactivate()


def test_it_can_be_seen(page: LeadsPage, hand: Hand, bare: RealWorld, tmp_path: Any) -> None:
    _add(bare, hand, risk=RiskLevel.RED)
    assert not grab(page, tmp_path / "leads.png").isNull()


def test_a_lead_that_came_to_its_end_is_shown_when_asked_for(
    bare: RealWorld, page: LeadsPage, hand: Hand, qtbot: QtBot
) -> None:
    _add(bare, hand)
    done = _add(bare, hand, parties=("区某", "容某"))
    day = date(2026, 11, 21)
    bare.office.desk.do(CloseLead(done, LeadStep.ON_THE_SPOT, day, "双方握手言和")).result()
    page.activate(lead=done)
    hand.settle()
    qtbot.waitUntil(lambda: page.card.lead is not None and page.card.lead.id == done)
    assert page.tabs.value() == LeadTab.CLOSED
