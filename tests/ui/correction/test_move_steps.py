"""The sheets of leave, permits, devices, moves and 暂监: filled in, judged, and what is done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.clock import CHINA, FixedClock
from app.correction.messages import (
    Answer,
    AskLeave,
    AskMonitoring,
    Category,
    EnterAnswer,
    Entrusted,
    LeaveReason,
    Level,
    MonitoringGround,
    OutsideGround,
    PermitKind,
    ProhibitionKind,
    ReadSubject,
    RecordEntrustment,
    State,
    SubjectDetail,
)
from app.ids import Id
from app.today.messages import ReadDues
from tests.correction.serving import serve
from tests.ui.hands import Hand
from tests.ui.real import RealWorld
from ui.correction.actions import ACTIONS
from ui.correction.page import CorrectionPage
from ui.correction.steps import (
    crossarea,
    leave,
    monitoring,
    open_step,
    outside,
    permits,
    relocation,
)
from ui.correction.steps.leave import AskSheet, DecideSheet
from ui.correction.steps.sheet import SubjectSheet

_MINE = (leave, crossarea, permits, monitoring, outside, relocation)
_CTRL = Qt.KeyboardModifier.ControlModifier
_NOW = datetime(2026, 11, 24, 10, 24, tzinfo=CHINA)
_KAIPING, _XINHUI, _HONG_KONG = "440783", "440705", "810000"


class Desk:
    """A subject in a window, and the sheets over it."""

    def __init__(self, world: RealWorld, qtbot: QtBot) -> None:
        self.world, self._qtbot = world, qtbot
        self.window = QWidget()
        self.window.resize(1366, 738)
        qtbot.addWidget(self.window)
        self.window.show()
        self.subject: Id = serve(world.office.desk)

    def serves(self, category: Category, until: date) -> None:
        """Somebody of another category instead."""
        self.subject = serve(self.world.office.desk, "李敏娴", category=category, until=until)

    def read(self) -> SubjectDetail:
        return self.world.office.desk.ask(ReadSubject(self.subject)).result()

    def granted(self) -> None:
        """The county said yes to what waits."""
        (request,) = [one for one in self.read().requests if one.answer is None]
        today = self.world.office.desk.clock.today()
        answer = EnterAnswer(request.id, Answer.YES, today, "何局长")
        self.world.office.desk.do(answer).result()

    def open(self, action: str, row: Id | None = None) -> SubjectSheet:
        """The sheet of a step."""
        sheet = open_step(self.world.context, self.window, action, self.read(), row)
        assert sheet is not None
        self._qtbot.waitActive(sheet)
        self.world.settle(self._qtbot)
        return sheet

    def fill(self, sheet: SubjectSheet, **values: object) -> None:
        """Put these into its fields and send it."""
        for name, value in values.items():
            sheet.grid.field(name).set_value(value)
        self.world.settle(self._qtbot)
        self._qtbot.keyClick(sheet, Qt.Key.Key_Return, _CTRL)
        self.world.settle(self._qtbot)


@pytest.fixture(scope="module")
def founded(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealWorld]:
    """One office for the file: every test has a subject of its own in it."""
    clock = FixedClock(_NOW)
    world = RealWorld(tmp_path_factory.mktemp("moves") / "office", clock, samples=False)
    made = RecordEntrustment(Entrusted.LEAVE, "新司委〔2026〕4 号", date(2026, 1, 5))
    world.office.desk.do(made).result()
    yield world
    world.close()


@pytest.fixture
def desk(founded: RealWorld, qtbot: QtBot) -> Iterator[Desk]:
    """Somebody in 在矫 since 1 September, living in 新会; the office may approve short leave."""
    founded.toasts.clear()
    _clock(founded).set(_NOW)
    made = Desk(founded, qtbot)
    yield made
    founded.settle(qtbot)


@pytest.fixture
def hand(founded: RealWorld, qtbot: QtBot) -> Hand:
    """Types where the keyboard is."""
    return Hand(founded, qtbot)


def _clock(world: RealWorld) -> FixedClock:
    clock = world.office.desk.clock
    assert isinstance(clock, FixedClock)
    return clock


def _closed() -> bool:
    return QApplication.activeModalWidget() is None


def test_every_step_has_its_words_on_the_page() -> None:
    assert {step.action for part in _MINE for step in part.STEPS} - set(ACTIONS) == set()


def test_leave_is_counted_while_it_is_typed(desk: Desk, hand: Hand) -> None:
    sheet = desk.open("AskLeave")
    assert isinstance(sheet, AskSheet)
    sheet.grid.field("areas").set_value((_KAIPING,))
    hand.at(sheet.grid.field("due_on")).key(Qt.Key.Key_A, _CTRL).type("20261203")
    hand.key(Qt.Key.Key_Return)
    assert sheet.says == "共 7 日；由司法所审批，批准后报县级备案"
    hand.at(sheet.grid.field("due_on")).key(Qt.Key.Key_A, _CTRL).type("20261204")
    hand.key(Qt.Key.Key_Return)
    assert sheet.says == "共 8 日；报县级社区矫正机构审批"
    sheet.grid.field("areas").set_value((_HONG_KONG,))
    sheet.grid.edited.emit("areas")
    hand.settle()
    assert sheet.says == "刑罚未执行完毕，不准出境，不能登记"
    sheet.reject()


def test_leave_from_the_application_to_the_return(desk: Desk, hand: Hand) -> None:
    sheet = desk.open("AskLeave")
    assert sheet.grid.values()["depart_on"] == date(2026, 11, 27)  # three days ahead
    desk.fill(
        sheet, reason=LeaveReason.FAMILY, detail="父亲住院", areas=(_KAIPING,),
        destinations="开平市中心医院、开平市长沙街道", due_on=date(2026, 11, 29),
    )  # fmt: skip
    assert _closed()
    (asked,) = desk.read().moves.leaves
    assert asked.destinations == ("开平市中心医院", "开平市长沙街道")
    assert asked.level is Level.OFFICE
    sheet = desk.open("DecideLeave")
    assert sheet.grid.values()["leave"] == asked.id
    desk.fill(sheet, answer=Answer.YES)
    sheet = desk.open("ReportLeave")
    assert not sheet.grid.field("told_procurator_on").isVisible()
    desk.fill(sheet, filed_on=date(2026, 11, 24))
    assert not desk.read().moves.leaves[0].unreported
    _clock(desk.world).set(datetime(2026, 11, 29, 16, tzinfo=CHINA))
    desk.fill(desk.open("RecordReturn"), proof="车票")
    assert desk.read().moves.leaves[0].returned_on == date(2026, 11, 29)
    assert desk.world.toasts[-1] == "已销假"


def test_a_row_of_today_leads_to_the_sheet(desk: Desk, qtbot: QtBot) -> None:
    office = desk.world.office.desk
    ask = AskLeave(
        desk.subject, LeaveReason.FAMILY, "父亲住院", ("开平市中心医院",), (_KAIPING,),
        date(2026, 11, 24), date(2026, 11, 27), date(2026, 11, 29),
    )  # fmt: skip
    made = office.do(ask).result()
    (due,) = [
        row for row in office.ask(ReadDues((desk.subject,))).result() if row.due.rule == "cor.R14b"
    ]
    assert (due.subject, due.action) == (made, "DecideLeave")
    page = CorrectionPage(desk.world.context)
    qtbot.addWidget(page)
    page.show()
    page.activate(case=due.record, action=due.action)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), DecideSheet))
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, DecideSheet)
    assert sheet.grid.values()["leave"] == made
    sheet.reject()


def test_leave_inside_the_three_districts_wants_a_reason(desk: Desk) -> None:
    sheet = desk.open("AskLeave")
    desk.fill(
        sheet, reason=LeaveReason.WORK, detail="送货", areas=(_XINHUI,), destinations="会城",
        due_on=date(2026, 11, 27),
    )  # fmt: skip
    assert not _closed()
    assert sheet.grid.field("areas").message.startswith("同一城市市区内活动，无需请假")
    assert desk.read().moves.leaves == ()
    sheet.reject()


def test_cross_area_is_asked_told_and_given_up(desk: Desk) -> None:
    sheet = desk.open("AskCrossArea")
    desk.fill(
        sheet, areas="鹤山市、开平市", frequency="每周一至周五", reason="工厂在鹤山",
        to_on=date(2027, 5, 24),
    )  # fmt: skip
    told = sheet.grid.field("to_on").message
    assert told.startswith("每次有效期不超过六个月，最迟到 2027年5月23日")
    desk.fill(sheet, to_on=date(2027, 5, 23))
    desk.granted()
    desk.fill(desk.open("NoteTrip"), text="11月24日到鹤山上班")
    desk.fill(desk.open("EndCrossArea"))
    (permit,) = desk.read().moves.crossings
    assert permit.areas == ("鹤山市", "开平市")
    assert permit.ended_on == date(2026, 11, 24)


def test_a_prohibition_is_written_down_and_mended(desk: Desk) -> None:
    sheet = desk.open("AddProhibition")
    assert sheet.grid.values()["end_on"] == date(2027, 8, 31)  # the term's own
    desk.fill(sheet, kind=ProhibitionKind.PLACE, content="禁止进入酒吧")
    sheet = desk.open("ReviseProhibition")
    assert sheet.grid.values()["content"] == "禁止进入酒吧"
    desk.fill(sheet, content="禁止进入酒吧、KTV")
    assert desk.read().moves.prohibitions[0].content == "禁止进入酒吧、KTV"


def test_a_permit_is_asked_and_told(desk: Desk) -> None:
    desk.fill(desk.open("AddProhibition"), kind=ProhibitionKind.PLACE, content="禁止进入酒吧")
    desk.fill(
        desk.open("AskPermit"), kind=PermitKind.PLACE, target="金湾 KTV", reason="单位年会",
        from_at=date(2026, 11, 28), from_clock=time(18), to_at=date(2026, 11, 28),
        to_clock=time(21),
    )  # fmt: skip
    desk.granted()
    desk.fill(desk.open("TellPermit"))
    (permit,) = desk.read().moves.permits
    assert permit.from_at == datetime(2026, 11, 28, 18, tzinfo=CHINA)
    assert not permit.untold


def test_a_device_is_asked_told_made_longer_and_taken_off(desk: Desk) -> None:
    sheet = desk.open("AskMonitoring")
    desk.fill(sheet, ground=MonitoringGround.LEFT, device="手机定位", end_on=date(2027, 2, 23))
    assert sheet.grid.field("device").message.startswith("手机不属于电子定位装置")
    sheet.reject()
    desk.world.office.desk.do(
        AskMonitoring(
            desk.subject, MonitoringGround.LEFT, "电子定位腕带", date(2026, 11, 24),
            date(2026, 11, 24), date(2027, 2, 23), reasons=(("cor.W12@ground", "线索已报"),),
        )
    ).result()  # fmt: skip
    desk.granted()
    desk.fill(desk.open("TellMonitoring"))
    desk.fill(desk.open("ExtendMonitoring"), end_on=date(2027, 5, 23), approver="何局长")
    assert desk.read().moves.devices[0].end_on == date(2027, 5, 23)
    desk.fill(desk.open("RemoveMonitoring"), why="评估后不需要")
    assert desk.read().moves.device is None


def test_outside_shows_what_its_ground_asks_for(desk: Desk) -> None:
    desk.serves(Category.OUTSIDE, date(2029, 5, 3))
    sheet = desk.open("RecordOutside")
    sheet.grid.field("ground").set_value(OutsideGround.ILLNESS)
    sheet.grid.edited.emit("ground")
    assert sheet.grid.field("guarantor").isVisible()
    assert not sheet.grid.field("born_on").isVisible()
    desk.fill(sheet, guarantor="李建国", hospital="江门市中心医院")
    again = desk.open("RecordOutside")
    assert again.grid.values()["guarantor"] == "李建国"
    again.reject()
    desk.fill(
        desk.open("RecordMedicalReview"), hospital="江门市中心医院", designated=True,
        conclusion="仍需透析",
    )  # fmt: skip
    desk.fill(desk.open("DeferMedicalReview"), due_on=date(2027, 3, 31), basis="市局同意")
    assert [one.due_on for one in desk.read().moves.reviews][-1] == date(2027, 3, 31)


def test_a_move_is_followed_to_its_end(desk: Desk) -> None:
    desk.fill(
        desk.open("AskRelocation"), target="佛山市顺德区大良街道", reason="换了工作",
        applied_on=date(2026, 10, 12),
    )  # fmt: skip
    desk.fill(desk.open("RecordRelocation"), consulted_on=date(2026, 10, 15))
    sheet = desk.open("RecordRelocation")
    assert sheet.grid.values()["consulted_on"] == date(2026, 10, 15)
    desk.fill(
        sheet, replied_on=date(2026, 10, 20), reply=Answer.YES, decided_on=date(2026, 10, 23),
        decision=Answer.YES, sent_on=date(2026, 10, 26), reported_on=date(2026, 10, 29),
    )  # fmt: skip
    assert desk.read().state is State.MOVED
