"""Risk, court, referrals and investigations by keyboard, and the lines that tell of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.clock import CHINA
from app.codes import Code
from app.ids import Id
from app.mediation.messages import (
    AddReferral,
    AssessRisk,
    CaseDetail,
    Channel,
    ConfirmationBar,
    ConfirmationState,
    CourtCourse,
    Direction,
    MarkPrevention,
    OpenCase,
    Prevention,
    ReadCase,
    ReportRisk,
    ReportTo,
    RiskAction,
    RiskLevel,
    RiskTrigger,
    Source,
)
from tests.dispute import agreement_input, case_input, payment, session_input, signatures
from tests.ui.hands import Hand
from tests.ui.real import RealWorld
from ui.mediation.beside import beside_lines
from ui.mediation.steps import open_step
from ui.records.beside import BesideLines
from ui.steps.sheet import StepSheet
from ui.widgets.choices import CheckBox

_CTRL = Qt.KeyboardModifier.ControlModifier
_MET = date(2026, 11, 17)
Open = Callable[[Id, str], StepSheet]


@pytest.fixture
def open_sheet(bare: RealWorld, qtbot: QtBot) -> Open:
    """Opens the sheet of a step over a window."""
    window = QWidget()
    window.resize(1366, 738)
    qtbot.addWidget(window)
    window.show()

    def opened(case: Id, action: str) -> StepSheet:
        sheet = open_step(bare.context, window, action, _read(bare, case))
        assert sheet is not None
        qtbot.waitActive(sheet)
        bare.settle(qtbot)
        return sheet

    return opened


def _do(world: RealWorld, command: Any) -> Id:
    made: Id = world.office.desk.do(command).result()
    return made


def _read(world: RealWorld, case: Id) -> CaseDetail:
    return world.office.desk.ask(ReadCase(case)).result()


def _case(world: RealWorld, **changes: Any) -> Id:
    return _do(world, OpenCase(case_input(accepted_on=date(2026, 11, 9), **changes)))


def _submit(hand: Hand) -> None:
    hand.key(Qt.Key.Key_Return, _CTRL)


def _tick(sheet: StepSheet, code: Code) -> None:
    boxes = sheet.findChildren(CheckBox)
    next(box for box in boxes if box.text() == code.label).click()


def _said(world: RealWorld, case: Id) -> list[tuple[str, str, str]]:
    return [(line.label, line.text, line.color) for line in beside_lines(_read(world, case))]


# -- risk --------------------------------------------------------------------------------------


def test_a_danger_offers_its_level_and_actions(
    bare: RealWorld, hand: Hand, open_sheet: Open
) -> None:
    case = _case(bare)
    sheet = open_sheet(case, "AssessRisk")
    level, actions = sheet.grid.field("level"), sheet.grid.field("actions")
    _tick(sheet, RiskTrigger.WEAPON)
    assert level.value() is RiskLevel.RED
    assert RiskAction.EMERGENCY_CALL in actions.value()
    _tick(sheet, RiskAction.VISITED)
    _tick(sheet, RiskTrigger.WEAPON)
    level.set_value(RiskLevel.BLUE)
    sheet._on_edited("level")
    assert actions.value() == (RiskAction.VISITED,)  # what the user ticked stays
    _submit(hand)
    risks = _read(bare, case).risks
    assert risks is not None
    assert risks.assessments[-1].actions == (RiskAction.VISITED,)


def test_a_danger_taken_lightly_asks_for_the_reason_beside_the_level(
    bare: RealWorld, hand: Hand, open_sheet: Open
) -> None:
    case = _case(bare)
    sheet = open_sheet(case, "AssessRisk")
    _tick(sheet, RiskTrigger.WEAPON)
    sheet.grid.field("level").set_value(RiskLevel.ORANGE)
    _submit(hand)
    assert "一般定为“红”" in sheet.grid.field("level").message
    assert _read(bare, case).risk is RiskLevel.BLUE
    hand.type("刀已被家人收走")
    _submit(hand)
    assert _read(bare, case).risk is RiskLevel.ORANGE


def test_whom_to_tell_is_offered(bare: RealWorld, hand: Hand, open_sheet: Open) -> None:
    case = _case(bare, risk=RiskLevel.ORANGE)
    sheet = open_sheet(case, "ReportRisk")
    assert sheet.grid.field("reported_to").value() == (ReportTo.POLICE, ReportTo.OFFICE)
    _submit(hand)
    risks = _read(bare, case).risks
    assert risks is not None
    assert risks.reports[0].reported_to == (ReportTo.POLICE, ReportTo.OFFICE)


# -- court, referrals, investigations, prevention ----------------------------------------------


def _signed(world: RealWorld) -> Id:
    case = _case(world)
    _do(world, session_input(case, _MET))
    _do(world, agreement_input(case, _MET, payment("补偿款", date(2026, 12, 10))))
    _do(world, signatures(case, _MET))
    return case


def test_both_parties_ask_the_court(bare: RealWorld, hand: Hand, open_sheet: Open) -> None:
    case = _signed(bare)
    sheet = open_sheet(case, "ApplyConfirmation")
    assert "最迟 2026年12月17日申请" in sheet.about()
    hand.at(sheet.grid.field("court")).type("新会区人民法院")
    sheet.grid.field("bar").set_value(ConfirmationBar.TITLE)
    hand.at(sheet.grid.field("both_present")).key(Qt.Key.Key_Space)
    _submit(hand)
    assert "不属司法确认范围" in sheet.grid.field("bar").message
    sheet.grid.field("bar").set_value(ConfirmationBar.NONE)
    _submit(hand)
    found = _read(bare, case).confirmation
    assert found is not None
    assert found.state is ConfirmationState.APPLIED


def test_only_what_the_channel_decides_is_asked(
    bare: RealWorld, hand: Hand, open_sheet: Open
) -> None:
    case = _case(bare)
    sheet = open_sheet(case, "AddReferral")
    grid = sheet.grid

    def shown() -> set[str]:
        asked = ("course", "online", "agreed_on", "police_decided_on")
        return {name for name in asked if not grid.field(name).isHidden()}

    assert shown() == set()
    grid.field("channel").set_value(Channel.POLICE)
    sheet._on_edited("channel")
    assert shown() == {"police_decided_on"}
    grid.field("channel").set_value(Channel.COURT)
    sheet._on_edited("channel")
    assert shown() == {"course", "online"}
    hand.at(grid.field("online")).key(Qt.Key.Key_Space)
    assert shown() == {"course", "online", "agreed_on"}
    hand.at(grid.field("organ")).type("新会区人民法院")
    grid.field("course").set_value(CourtCourse.SUMMARY)
    _submit(hand)
    (referral,) = _read(bare, case).referrals
    assert (referral.course, referral.online) == (CourtCourse.SUMMARY, True)


def test_a_referral_is_mended_and_answered(bare: RealWorld, hand: Hand, open_sheet: Open) -> None:
    case = _case(
        bare, source=Source.OTHER_ORGAN, organ="新会区人社局", source_doc_no="新人社转〔2026〕3号"
    )
    sheet = open_sheet(case, "ReviseReferral")
    assert sheet.grid.field("organ").value() == "新会区人社局"
    hand.at(sheet.grid.field("due_on")).type("20261127")
    _submit(hand)
    assert _read(bare, case).referrals[0].due_on == date(2026, 11, 27)
    _do(
        bare,
        AddReferral(case, Direction.OUT, Channel.OTHER, "大泽镇政府", date(2026, 11, 20)),
    )
    sheet = open_sheet(case, "ReviseReferral")
    which = sheet.grid.field("referral")
    assert (which.isHidden(), sheet.grid.field("organ").value()) == (False, "大泽镇政府")
    which.set_value(_read(bare, case).referrals[0].id)
    sheet._on_edited("referral")
    hand.at(sheet.grid.field("materials")).type("投诉登记表一份")
    _submit(hand)
    assert [one.materials for one in _read(bare, case).referrals] == ["投诉登记表一份", ""]
    sheet = open_sheet(case, "ReplyReferral")
    hand.at(sheet.grid.field("feedback")).type("已受理，正在调解")
    _submit(hand)
    assert _read(bare, case).referrals[0].replied


def test_an_investigation_by_keyboard(bare: RealWorld, hand: Hand, open_sheet: Open) -> None:
    case = _case(bare)
    sheet = open_sheet(case, "RecordInvestigation")
    hand.at(sheet.grid.field("target")).type("梁㛃")
    hand.at(sheet.grid.field("on")).key(Qt.Key.Key_A, _CTRL).type("20261120")
    hand.at(sheet.grid.field("start")).type("0930")
    hand.at(sheet.grid.field("place")).key(Qt.Key.Key_A, _CTRL).type("田金村委会")
    hand.at(sheet.grid.field("transcript")).type("问：何时填的沟？答：八月。")
    _submit(hand)
    (made,) = _read(bare, case).investigations
    assert made.start == datetime(2026, 11, 20, 9, 30, tzinfo=CHINA)
    assert made.investigators == "陈丽华"


# -- the lines on the case ---------------------------------------------------------------------


def test_an_ordinary_case_has_no_lines(bare: RealWorld) -> None:
    case = _case(bare)
    assert _said(bare, case) == []
    lines = BesideLines(bare.theme)
    lines.show_lines(beside_lines(_read(bare, case)))
    assert lines.isHidden()


def test_the_lines_say_how_it_stands(bare: RealWorld) -> None:
    case = _signed(bare)
    now = bare.office.desk.clock.now()
    assert _said(bare, case) == [("确认", "未申请司法确认，最迟 12月17日", "text")]
    _do(bare, AssessRisk(case, now, RiskLevel.ORANGE, (RiskTrigger.ANNOUNCED,)))
    assert _said(bare, case)[0] == ("风险", "橙，11月24日起；还没有报告", "danger_text")
    _do(bare, ReportRisk(case, now, (ReportTo.POLICE,)))
    assert _said(bare, case)[0] == ("风险", "橙，11月24日起；已报派出所", "text")
    _do(bare, MarkPrevention(case, (Prevention.CRIME,), 2, "扬言报复，经劝导放弃"))
    assert _said(bare, case)[-1] == ("成效", "防止民间纠纷转化为刑事案件，2 人", "text")
    lines = BesideLines(bare.theme)
    lines.show_lines(beside_lines(_read(bare, case)))
    assert lines.accessibleName().startswith("风险：橙，11月24日起；已报派出所；确认：")


def test_a_letter_that_waits_for_its_answer(bare: RealWorld) -> None:
    court = case_input(
        source=Source.COURT, organ="新会区人民法院", source_doc_no="1号",
        accepted_on=date(2026, 11, 9), received_on=date(2026, 11, 6),
    )  # fmt: skip
    case = _do(bare, OpenCase(replace(court, course=CourtCourse.ORDINARY)))
    words = "新会区人民法院 11月6日移送，应于 11月20日前复函"
    assert _said(bare, case) == [("对接", words, "warn_text")]
