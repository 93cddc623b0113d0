"""法律咨询 by real hands: a call written down while it lasts, sent on, called back, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.clock import CHINA, FixedClock
from app.history.messages import Undo
from app.mediation.messages import LeadStep, LeadTab, ListLeads
from app.people.handlers import keep_person
from app.people.messages import ListLooks
from app.samples.office import person
from app.services.messages import (
    AidTold,
    ConsultationDetail,
    ConsultationTab,
    ListConsultations,
    ReadConsultation,
    RiskLevel,
    Satisfaction,
    Scope,
    State,
    Target,
    Topic,
    Way,
)
from app.work import Work
from tests.services.kit import answered, asked, sent
from tests.ui.hands import Hand
from tests.ui.real import RealWorld
from ui.forms.sheet import FormSheet
from ui.services.forms import RegistrationSheet
from ui.services.page import ServicesPage
from ui.services.steps import STEPS
from ui.services.steps.step import ServiceSheet
from ui.shell.page import Act

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture(scope="module")
def world(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealWorld]:
    """An office without records, shared by the tests of this file."""
    clock = FixedClock(datetime(2026, 11, 24, 10, 24, tzinfo=CHINA))
    made = RealWorld(tmp_path_factory.mktemp("services") / "office", clock, samples=False)
    yield made
    made.close()


@pytest.fixture
def page(world: RealWorld, qtbot: QtBot) -> Iterator[ServicesPage]:
    made = ServicesPage(world.context)
    qtbot.addWidget(made)
    made.resize(1180, 660)
    made.show()
    made.activate()
    world.settle(qtbot)
    yield made
    world.settle(qtbot)


@pytest.fixture
def hand(world: RealWorld, qtbot: QtBot) -> Hand:
    return Hand(world, qtbot)


def _open(page: ServicesPage, world: RealWorld, qtbot: QtBot, record: bytes) -> None:
    page.activate(case=record)
    qtbot.waitUntil(lambda: page.shown is not None and page.shown.id == record, timeout=20_000)
    world.settle(qtbot)


def _sheet(kind: type[Any]) -> Any:
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind)]
    return next(one for one in found if one.isVisible())


def _holds_keyboard(widget: QWidget) -> bool:
    inside = QApplication.focusWidget()
    return inside is not None and widget.isAncestorOf(inside)


def _new(page: ServicesPage, world: RealWorld, qtbot: QtBot) -> RegistrationSheet:
    page.primary_new()
    sheet: RegistrationSheet = _sheet(RegistrationSheet)
    qtbot.waitUntil(lambda: _holds_keyboard(sheet.grid), timeout=20_000)
    world.settle(qtbot)
    return sheet


def _read(world: RealWorld, record: bytes) -> ConsultationDetail:
    return world.office.desk.ask(ReadConsultation(record)).result()


def _submitted(sheet: Any, hand: Hand, qtbot: QtBot) -> None:
    hand.key(Qt.Key.Key_Return, CTRL)

    def gone() -> bool:
        return not shiboken6.isValid(sheet) or not sheet.isVisible()

    qtbot.waitUntil(gone, timeout=20_000)


def _found(world: RealWorld, name: str, tab: ConsultationTab) -> ConsultationDetail:
    (card,) = world.office.desk.ask(ListConsultations(tab, text=name)).result().rows
    return _read(world, card.id)


def test_a_call_is_written_down_by_keyboard_alone(
    page: ServicesPage, world: RealWorld, hand: Hand, qtbot: QtBot
) -> None:
    """来电 stands there already; the answer is a phrase; one word closes it."""
    sheet = _new(page, world, qtbot)
    tab, down, space = Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Space
    assert sheet.grid.values()["way"] is Way.TELEPHONE
    hand.key(tab).type("ld").key(Qt.Key.Key_Return)
    hand.at(sheet.grid.field("name")).type("韦某").key(tab).type("13900000701")
    hand.key(tab).key(tab).type("老板欠三个月工资")
    hand.key(tab)
    assert _holds_keyboard(sheet.grid.field("answer"))
    hand.key(down, ALT)
    hand.key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "劳动仲裁" in sheet.grid.values()["answer"], timeout=20_000)
    hand.at(sheet.grid.field("answered_by")).type("何律师").key(tab)
    hand.key(space).key(tab).key(space)
    assert sheet.grid.values()["told"] is AidTold.TOLD
    assert sheet.grid.values()["satisfaction"] is Satisfaction.SATISFIED
    _submitted(sheet, hand, qtbot)
    shown = _found(world, "韦某", ConsultationTab.CLOSED)
    assert (shown.state, shown.topic, shown.told) == (State.CLOSED, Topic.LABOUR, AidTold.TOLD)
    assert "第42条" in shown.answer
    assert world.toasts[-1] == "已登记咨询"
    assert world.went[-1].page == "services"
    world.office.desk.do(Undo()).result()
    closed = world.office.desk.ask(ListConsultations(ConsultationTab.CLOSED, text="韦某")).result()
    assert closed.rows == ()


def test_a_caller_who_gives_no_name_has_none_in_the_form(
    page: ServicesPage, world: RealWorld, hand: Hand, qtbot: QtBot
) -> None:
    sheet = _new(page, world, qtbot)
    grid = sheet.grid
    grid.fill({"topic": Topic.FAMILY, "question": "想离婚怎么办？"})
    hand.key(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "不愿透露姓名" in grid.field("name").message, timeout=20_000)
    hand.at(grid.field("name")).type("陈")
    hand.at(grid.field("refused")).key(Qt.Key.Key_Space)
    assert grid.values()["name"] == ""
    _submitted(sheet, hand, qtbot)
    shown = _found(world, "婚姻家庭", ConsultationTab.OPEN)
    assert (shown.refused, shown.name, shown.state) == (True, "", State.REGISTERED)


def test_the_same_name_and_number_is_joined_to_its_file(
    page: ServicesPage, world: RealWorld, hand: Hand, qtbot: QtBot
) -> None:
    def known(_message: object, work: Work) -> bytes:
        kept = keep_person(person("黄㬎根", "1970-01-02", 21, "13900000801", "田金村"), work)
        work.session.flush()
        return kept.id

    file = world.office.desk.write(known, None).result()
    sheet = _new(page, world, qtbot)
    sheet.grid.fill({"topic": Topic.OTHER, "question": "遗嘱怎么写？"})
    hand.at(sheet.grid.field("name")).type("黄㬎根").key(Qt.Key.Key_Tab)
    hand.type("139 0000 0801").key(Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: sheet.command().person == file, timeout=20_000)
    _submitted(sheet, hand, qtbot)
    shown = _found(world, "黄㬎根", ConsultationTab.OPEN)
    assert shown.person == file
    mine = world.office.desk.ask(ListConsultations(person=file)).result()
    assert [card.id for card in mine.rows] == [shown.id]


def test_what_a_slip_asks_follows_from_where_it_goes(
    page: ServicesPage, world: RealWorld, hand: Hand, qtbot: QtBot
) -> None:
    question = "两个村民小组争议山林界线，可否由调委会确认归属？"
    record = answered(world.office, asked(world.office, topic=Topic.LAND_FOREST, question=question))
    _open(page, world, qtbot, record)
    assert "权属确认" in page.record.standing.accessibleName()
    page.act("ReferConsultation")
    sheet: ServiceSheet = _sheet(ServiceSheet)
    grid = sheet.grid
    assert not grid.field("scope").isVisible()
    hand.at(grid.field("target")).type("rmtj").key(Qt.Key.Key_Return)
    assert grid.field("scope").isVisible()
    assert grid.values()["scope"] is Scope.TITLE  # what the words say
    hand.key(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "不属于人民调解" in grid.field("scope").message, timeout=20_000)
    assert _read(world, record).state is State.ANSWERED  # M01: nothing was written
    grid.fill({"target": Target.GOVERNMENT, "organ": "大泽镇人民政府"})
    sheet._on_edited("target")
    assert not grid.field("scope").isVisible()
    _submitted(sheet, hand, qtbot)
    qtbot.waitUntil(lambda: page.shown is not None and page.shown.state is State.REFERRED)
    assert [one.organ for one in _read(world, record).referrals] == ["大泽镇人民政府"]

    page.act("RaiseLead")
    sheet = _sheet(ServiceSheet)
    qtbot.waitUntil(lambda: not world.work.busy)
    sheet.grid.fill({"division": "440705101219", "parties": ("田金村3队", "田金村5队")})
    assert sheet.grid.values()["report"] is True
    _submitted(sheet, hand, qtbot)
    leads = world.office.desk.ask(ListLeads(LeadTab.OPEN, "山林界线")).result().rows
    assert [(one.risk, one.next_step) for one in leads] == [(RiskLevel.YELLOW, LeadStep.REPORT)]
    world.settle(qtbot)
    page.act("GoToLead")
    assert (world.went[-1].page, world.went[-1].where) == ("leads", {"lead": leads[0].id})


def test_enter_takes_the_receipt_of_the_oldest_slip(
    page: ServicesPage, world: RealWorld, hand: Hand, qtbot: QtBot
) -> None:
    record = answered(world.office, asked(world.office))
    slips = [sent(world.office, record, one) for one in (Target.POLICE, Target.WOMEN)]
    _open(page, world, qtbot, record)
    page.run_next()
    sheet: ServiceSheet = _sheet(ServiceSheet)
    assert sheet.step.action == "RecordReferralReceipt"
    assert sheet.grid.values()["referral"] == slips[0]
    hand.at(sheet.grid.field("outcome")).key(Qt.Key.Key_Space)
    _submitted(sheet, hand, qtbot)
    shown = _read(world, record)
    assert [one.id for one in shown.waiting] == [slips[1]]


def test_the_number_to_call_back_is_shown_once_it_is_said_what_for(
    page: ServicesPage, world: RealWorld, hand: Hand, qtbot: QtBot
) -> None:
    record = asked(world.office, name="罗某", phone="0750-0001201")
    _open(page, world, qtbot, record)
    sides = page.record.people.sides
    assert "0750-***1201" in sides.spoken(sides.items[0])
    page.act("RevealCaller")
    sheet: FormSheet = _sheet(FormSheet)
    hand.at(sheet.grid.field("note"))
    _submitted(sheet, hand, qtbot)
    qtbot.waitUntil(lambda: "0750-0001201" in sides.spoken(sides.items[0]), timeout=20_000)
    assert world.office.desk.ask(ListLooks()).result()[0].name == "罗某"
    _open(page, world, qtbot, asked(world.office))
    _open(page, world, qtbot, record)
    assert "0001201" not in sides.spoken(sides.items[0])  # covered again


def test_a_danger_offers_its_level_and_who_is_to_hear(
    page: ServicesPage, world: RealWorld, hand: Hand, qtbot: QtBot
) -> None:
    question = "丈夫多次殴打，家有6岁孩子，怎么办？"
    record = asked(world.office, topic=Topic.FAMILY, question=question)
    _open(page, world, qtbot, record)
    assert page.record.next_step.second.text() == "评估危险"
    page.act("AssessDanger")
    sheet: ServiceSheet = _sheet(ServiceSheet)
    qtbot.waitUntil(lambda: sheet.grid.values()["level"] is RiskLevel.ORANGE, timeout=20_000)
    hand.key(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "求助办法" in _said(sheet), timeout=20_000)
    box = sheet.grid.field("advised")
    hand.at(box).key(Qt.Key.Key_Space)
    _submitted(sheet, hand, qtbot)
    qtbot.waitUntil(lambda: page.shown is not None and page.shown.dangers != ())
    page.run_next()
    sheet = _sheet(ServiceSheet)
    assert sheet.step.action == "ReportDanger"
    qtbot.waitUntil(lambda: sheet.grid.values()["reported_to"] != (), timeout=20_000)
    told = {one.label for one in sheet.grid.values()["reported_to"]}
    assert {"派出所", "民政部门", "教育部门"} <= told
    _submitted(sheet, hand, qtbot)
    assert {due.rule for due in _read(world, record).dues} == {"pls.R-C02b", "pls.R-C14a"}
    qtbot.waitUntil(lambda: page.shown is not None and page.shown.reports != ())
    page.act("EndDanger")
    sheet = _sheet(ServiceSheet)
    note = sheet.grid.field("note")
    note.set_value("派出所来过，丈夫搬走了")
    hand.at(note)
    _submitted(sheet, hand, qtbot)
    assert {due.rule for due in _read(world, record).dues} == {"pls.R-C02b"}


def _said(sheet: ServiceSheet) -> str:
    return "；".join(field.message for field in sheet.grid.fields.values())


def test_what_was_said_is_in_the_history_but_not_its_words(
    page: ServicesPage, world: RealWorld, hand: Hand, qtbot: QtBot
) -> None:
    record = asked(world.office, question="家里的事，不想让人知道")
    _open(page, world, qtbot, record)
    page.record_keys()[Act.NOTE]()
    sheet: ServiceSheet = _sheet(ServiceSheet)
    hand.at(sheet.grid.field("text")).type("打电话问过，已经没事了")
    _submitted(sheet, hand, qtbot)
    page.record_keys()[Act.HISTORY]()
    world.settle(qtbot)
    history = page.record.history
    qtbot.waitUntil(lambda: history.list.model().rowCount() > 0, timeout=20_000)
    model = history.list.model()
    told = " ".join(str(model.index(row, 0).data()) for row in range(model.rowCount()))
    assert "不想让人知道" not in told
    assert "已经没事了" not in told


@pytest.mark.parametrize("action", sorted(STEPS))
def test_every_step_has_words_for_every_field(action: str) -> None:
    step = STEPS[action]
    assert all((step.title, step.button, step.done))
    assert all(spec.label for spec in step.specs)
