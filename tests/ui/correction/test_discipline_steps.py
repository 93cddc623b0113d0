"""The sheets of clues, 奖惩, 查找, 羁押 and 检察监督, and the ladder at the desk of reports."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.clock import CHINA, FixedClock
from app.correction.messages import (
    Answer,
    Category,
    ClueRule,
    EnterAnswer,
    Flag,
    Ground,
    NoticeKind,
    ReadSubject,
    RecordSearchStep,
    SanctionKind,
    SearchWay,
    Severity,
    StartSearch,
    SubjectDetail,
)
from app.ids import Id
from tests.correction.serving import serve
from tests.ui.real import RealWorld
from ui.context import Place
from ui.correction.actions import ACTIONS
from ui.correction.checkin.page import CheckInPage
from ui.correction.steps import clues, custody, missing, open_step, procurator, sanctions
from ui.correction.steps.sanctions import ProposeSheet
from ui.correction.steps.sheet import SubjectSheet

_MINE = (clues, sanctions, missing, custody, procurator)
_CTRL = Qt.KeyboardModifier.ControlModifier
_NOW = datetime(2026, 11, 24, 10, 24, tzinfo=CHINA)


class Desk:
    """A subject in a window, and the sheets over it."""

    def __init__(self, world: RealWorld, qtbot: QtBot) -> None:
        self.world, self._qtbot = world, qtbot
        self.window = QWidget()
        self.window.resize(1366, 738)
        qtbot.addWidget(self.window)
        self.window.show()
        self.subject: Id = serve(world.office.desk, "何永健", reports_from=date(2026, 11, 20))

    def read(self) -> SubjectDetail:
        return self.world.office.desk.ask(ReadSubject(self.subject)).result()

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

    def lost(self) -> Id:
        """Out of reach since 16 November: day eight."""
        do = self.world.office.desk.do
        search = do(StartSearch(self.subject, datetime(2026, 11, 16, 9, tzinfo=CHINA))).result()
        for day, way, words in (
            (17, SearchWay.TELEPHONE, "2 次，无人接听"),
            (18, SearchWay.HOME, "家人说去了佛山"),
        ):
            at = datetime(2026, 11, day, 10, tzinfo=CHINA)
            do(RecordSearchStep(search, at, way, words, ("陈丽华", "何国栋"))).result()
        return search


@pytest.fixture(scope="module")
def founded(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealWorld]:
    """One office for the file: every test has a subject of its own in it."""
    clock = FixedClock(_NOW)
    world = RealWorld(tmp_path_factory.mktemp("measures") / "office", clock, samples=False)
    yield world
    world.close()


@pytest.fixture
def desk(founded: RealWorld, qtbot: QtBot) -> Desk:
    """Somebody in 在矫 since 1 September."""
    founded.toasts.clear()
    return Desk(founded, qtbot)


def test_every_step_has_its_words_and_its_action() -> None:
    for part in _MINE:
        for step in part.STEPS:
            assert step.action in ACTIONS


def test_a_clue_is_taken_up_verified_and_proposed(desk: Desk) -> None:
    desk.fill(desk.open("TakeUpClue"), rule=ClueRule.LEAVE, facts="未经批准到开平过夜")
    (clue,) = desk.read().ladder.clues  # type: ignore[union-attr]
    assert "VerifyClue" in desk.read().actions
    desk.fill(
        desk.open("VerifyClue", clue.id),
        justified="no", severity=Severity.MINOR, findings="酒店登记", defence="承认",
    )  # fmt: skip
    sheet = desk.open("ProposeSanction")
    assert isinstance(sheet, ProposeSheet)
    values = sheet.grid.values()
    assert (values["kind"], values["ground"]) == (SanctionKind.REPRIMAND, Ground.RULES_MINOR)
    assert values["rows"] == (clue.id,)
    assert sheet.says.startswith("2026年11月24日") or "条件已具备" in sheet.says
    desk.fill(sheet, heard="承认，家中老人生病", opinion="建议训诫")
    detail = desk.read()
    assert Flag.SANCTION in detail.flags
    (request,) = [one for one in detail.requests if one.answer is None]
    answer = EnterAnswer(request.id, Answer.YES, _NOW.date(), "新会区社区矫正管理局", "新矫决 1 号")
    desk.world.office.desk.do(answer).result()
    desk.fill(desk.open("ServeSanction"), served_on=_NOW.date())
    assert Flag.SANCTION not in desk.read().flags


def test_cor_w4_a_decision_cannot_be_entered_as_the_offices_own(desk: Desk) -> None:
    """The actions that a person is offered never decide."""
    assert not [name for name in ACTIONS if name.startswith("Decide") and "Sanction" in name]


def test_the_form_of_a_proposal_knows_the_category(desk: Desk) -> None:
    desk.subject = serve(desk.world.office.desk, "孙某", category=Category.CONTROL,
                         reports_from=date(2026, 11, 20))  # fmt: skip
    sheet = desk.open("ProposeSanction")
    field = sheet.grid.field("kind")
    field.set_value(SanctionKind.REVOKE_SUSPENSION)
    assert sheet.grid.values()["kind"] is None
    field.set_value(SanctionKind.PUNISHMENT)
    assert sheet.grid.values()["kind"] is SanctionKind.PUNISHMENT
    sheet.close()


def test_a_search_from_the_loss_to_the_find(desk: Desk) -> None:
    desk.fill(desk.open("StartSearch"), lost_on=date(2026, 11, 23), lost_time=time(9, 0))
    desk.fill(
        desk.open("RecordSearchStep"), way=SearchWay.HOME, result="家人不知去向",
        officers="陈丽华、何国栋",
    )  # fmt: skip
    desk.fill(desk.open("TellSearch"), county_on=_NOW.date(), police_on=_NOW.date())
    search = desk.read().measures.search
    assert search is not None
    assert len(search.steps) == 1
    assert search.police_at is not None
    assert search.procurator_at is None
    desk.fill(desk.open("EndSearch"), found_how="手机丢了，今天到所")
    detail = desk.read()
    assert detail.measures.search is None
    assert Flag.SOUGHT not in detail.flags


def test_custody_and_the_procurators_notice(desk: Desk) -> None:
    day = date(2026, 11, 20)
    desk.fill(desk.open("RecordCustody"), organ="看守所", from_on=day, cause="拘留")
    assert Flag.HELD in desk.read().flags
    desk.fill(desk.open("TellCustody"))
    desk.fill(desk.open("EndCustody"), note="取保候审")
    assert Flag.HELD not in desk.read().flags
    desk.fill(desk.open("RecordNotice"), kind=NoticeKind.SUGGESTION, content="加强管理")
    desk.fill(desk.open("ReplyNotice"), adopted="yes", reply="已采纳")
    assert desk.read().measures.notices[0].replied_on == _NOW.date()


def test_the_desk_shows_the_ladder_of_who_is_sought(desk: Desk, qtbot: QtBot) -> None:
    """As pictured: day eight, 训诫 now, 警告 from 11-27, 撤销缓刑 from 12-17."""
    desk.lost()
    page = CheckInPage(desk.world.context)
    qtbot.addWidget(page)
    page.resize(1366, 690)
    page.show()
    page.activate(subject=desk.subject)
    desk.world.settle(qtbot)
    panel = page.aside.ladder
    qtbot.waitUntil(panel.isVisible, timeout=5000)
    titles = {step.title: step.when for step in panel.model.items}
    assert titles["报县级：建议训诫"] == "条件已具备"
    assert titles["仍未找到：建议警告"] == "11月27日"
    assert titles["仍未找到：建议撤销缓刑"] == "12月17日"
    assert panel.draft.text() == "填训诫建议"
    panel.draft.click()
    went = desk.world.went[-1]
    assert went == Place("correction", {"case": desk.subject, "action": "ProposeSanction"})
    panel.search.click()
    assert desk.world.went[-1].where["action"] == "RecordSearchStep"
