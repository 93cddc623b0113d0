"""A doorstep case by keyboard, and what is filled in afterwards."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.clock import CHINA
from app.drafts.messages import ListDrafts
from app.mediation.messages import (
    CaseDetail,
    DisputeType,
    ItemStatus,
    ListCases,
    OpenCase,
    PartyInput,
    PartyRole,
    ReadCase,
    SettleOrally,
    State,
)
from app.people.idnumbers import check_digit
from app.people.messages import PersonInput
from tests.dispute import TAN, case_input
from tests.ui.hands import Hand
from tests.ui.real import RealWorld
from ui.mediation.oral.page import FORM, OralPage
from ui.mediation.page import MediationPage
from ui.mediation.steps import open_step
from ui.mediation.steps.completion import CompletionSheet
from ui.shell.window import MainWindow

_CTRL = Qt.KeyboardModifier.ControlModifier
_ENTER = Qt.Key.Key_Return
HE = "44070519850101001" + check_digit("44070519850101001")


@pytest.fixture
def page(bare: RealWorld, qtbot: QtBot) -> OralPage:
    return _open(bare, qtbot)


def _open(bare: RealWorld, qtbot: QtBot) -> OralPage:
    page = OralPage(bare.context)
    qtbot.addWidget(page)
    page.resize(1190, 676)
    page.show()
    qtbot.waitActive(page)
    page.activate()
    bare.settle(qtbot)
    return page


def _type_all(page: OralPage, hand: Hand) -> None:
    """From the first field to the last without the mouse, Enter or Tab from each to the next."""
    hand.type("何少芳").key(_ENTER).key(_ENTER).key(_ENTER)
    hand.type("李桂英").key(_ENTER).key(_ENTER).key(_ENTER)
    hand.type("lljf").key(_ENTER).key(_ENTER)
    hand.type("田金村").key(_ENTER)
    hand.type("阳台滴水弄湿楼下墙面。").key(Qt.Key.Key_Tab)
    hand.type("李桂英当场付修补费 800 元").key(Qt.Key.Key_Tab)
    hand.key(Qt.Key.Key_Space).key(_ENTER)
    hand.type("800")
    hand.at(page.how.field("told_rights")).key(Qt.Key.Key_Space).key(_ENTER)
    hand.key(Qt.Key.Key_Space)


def _made(bare: RealWorld) -> CaseDetail:
    return bare.office.desk.ask(ReadCase(bare.went[-1].where["case"])).result()


def test_a_doorstep_case_is_written_down_by_keyboard(
    page: OralPage, hand: Hand, bare: RealWorld
) -> None:
    _type_all(page, hand)
    hand.key(_ENTER, _CTRL)
    case = _made(bare)
    assert [party.name for party in case.parties] == ["何少芳", "李桂英"]
    assert (case.state, case.dispute_type) == (State.PERFORMED, DisputeType.NEIGHBOUR)
    assert case.sessions[0].start == datetime(2026, 11, 24, 10, 24, tzinfo=CHINA)
    assert case.agreement is not None
    (item,) = case.agreement.items
    assert (item.debtor, item.creditor, item.amount_fen, item.status) == (
        "李桂英", "何少芳", 80_000, ItemStatus.ON_THE_SPOT,
    )  # fmt: skip
    assert [mediator.name for mediator in case.mediators] == ["陈丽华"]
    assert len(case.later) == 6
    assert bare.toasts == ["已登记 何少芳、李桂英 的口头调解"]
    assert bare.office.desk.ask(ListDrafts(FORM)).result() == ()
    assert page.blank


class _Counting(Hand):
    """Counts the keys pressed; words of an input method are not counted."""

    pressed = 0

    def type(self, text: str) -> _Counting:
        self.pressed += len(text) if text.isascii() else 0
        return super().type(text)

    def key(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> _Counting:
        self.pressed += 1
        return super().key(key, modifiers)


def test_few_keys_make_a_doorstep_case(page: OralPage, bare: RealWorld, qtbot: QtBot) -> None:
    """Two names and one sentence are typed; the rest is Enter, Tab and what is offered."""
    bare.office.desk.do(_earlier()).result()
    hand = _Counting(bare, qtbot)
    hand.at(page.who.field("parties.0.name")).type("何少芳")
    hand.key(_ENTER).key(_ENTER).key(_ENTER)
    hand.type("李桂英").key(_ENTER).key(_ENTER).key(_ENTER)
    hand.type("lljf").key(_ENTER).key(_ENTER)
    hand.key(Qt.Key.Key_Down).key(_ENTER).key(_ENTER)  # the place of last time
    hand.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier).key(_ENTER).key(Qt.Key.Key_Tab)
    hand.type("李桂英当场付修补费 800 元").key(Qt.Key.Key_Tab)
    hand.key(Qt.Key.Key_Space).key(_ENTER).type("800").key(_ENTER)
    for _field in range(4):  # who, how, day and hour are filled in
        hand.key(_ENTER)
    hand.key(Qt.Key.Key_Space).key(_ENTER).key(Qt.Key.Key_Space).key(_ENTER, _CTRL)
    case = _made(bare)
    assert case.place == "田金村"
    assert case.facts.startswith("何少芳与李桂英系邻居。")
    assert hand.pressed <= 40


def _earlier() -> SettleOrally:
    """A case of last week, settled in the same place."""
    given = PartyInput(PartyRole.APPLICANT, PersonInput("甲某"))
    other = PartyInput(PartyRole.RESPONDENT, PersonInput("乙某"))
    return SettleOrally(
        case_input(parties=(given, other)),
        datetime(2026, 11, 17, 9, 0, tzinfo=CHINA),
        "田金村",
        told_rights=True,
        terms=("甲某、乙某互相道歉。",),
    )


def test_a_day_to_perform_is_asked_for_only_when_it_is_not_done(
    page: OralPage, hand: Hand, bare: RealWorld
) -> None:
    due = page.how.field("items.0.due_on")
    assert not due.isVisible()
    _type_all(page, hand)
    hand.at(page.how.field("how")).key(Qt.Key.Key_Right)
    assert due.isVisible()
    hand.key(_ENTER, _CTRL)
    assert page.line.accessibleName() == "还差 1 项：履行期限"
    hand.type("12.4").key(_ENTER, _CTRL)
    case = _made(bare)
    assert case.state is State.PERFORMING
    assert case.agreement is not None
    assert case.agreement.items[0].due_on == date(2026, 12, 4)


def test_four_things_and_two_ticks_are_all_it_asks_for(page: OralPage, hand: Hand) -> None:
    hand.key(_ENTER, _CTRL)
    assert page.line.accessibleName() == (
        "还差 9 项：申请人、被申请人、纠纷类型、在哪里调解、为了什么事、怎么谈妥的、履行、"
        "已告知当事人权利义务、各方都愿意调解"
    )


def test_what_must_be_written_is_refused_beside_its_kind(
    page: OralPage, hand: Hand, bare: RealWorld
) -> None:
    _type_all(page, hand)
    kind = page.what.field("dispute_type")
    kind.set_value(DisputeType.LABOUR)
    hand.key(_ENTER, _CTRL)
    assert kind.message == "该类纠纷应当制作书面协议书（劳动争议调解仲裁法 第14条）"
    assert bare.went == []
    assert bare.office.desk.ask(ListCases()).result().total == 0


def test_a_known_number_brings_the_name(page: OralPage, hand: Hand, bare: RealWorld) -> None:
    bare.office.desk.do(OpenCase(case_input())).result()
    hand.at(page.who.field("parties.1.id_no")).type(TAN.id_no)
    hand.key(_ENTER)
    assert page.who.field("parties.1.name").text() == TAN.name
    assert page.who.field("parties.1.name").message == "本机已有这个人"


def test_half_a_doorstep_case_is_a_draft(
    page: OralPage, hand: Hand, bare: RealWorld, qtbot: QtBot
) -> None:
    hand.type("何少芳").key(_ENTER)
    page.deactivate()
    hand.settle()
    again = _open(bare, qtbot)
    (draft,) = bare.office.desk.ask(ListDrafts(FORM)).result()
    assert draft.title == "何少芳"
    again.drafts.wanted.emit(draft)
    assert again.who.field("parties.0.name").text() == "何少芳"
    assert again.how.field("on").value() == date(2026, 11, 24)


def test_every_input_has_a_name(page: OralPage) -> None:
    inputs = [*page.findChildren(QLineEdit), *page.findChildren(QPlainTextEdit)]
    assert [one for one in inputs if not one.accessibleName()] == []


# -- 稍后补 ----------------------------------------------------------------------------------


@pytest.fixture
def case(page: OralPage, hand: Hand, bare: RealWorld) -> CaseDetail:
    """A doorstep case, just written down."""
    _type_all(page, hand)
    hand.key(_ENTER, _CTRL)
    return _made(bare)


def test_what_waits_is_a_link_on_the_case(case: CaseDetail, bare: RealWorld, qtbot: QtBot) -> None:
    window = MainWindow(bare.context)
    qtbot.addWidget(window)
    window.register_page("mediation", MediationPage)
    window.resize(1366, 738)
    window.show()
    window.go(bare.went[-1])
    page = window.page
    assert isinstance(page, MediationPage)
    qtbot.waitUntil(page.case.isVisible, timeout=5000)
    bare.settle(qtbot)
    line = page.case.later
    assert line.accessibleName().startswith("稍后补 6 项：申请人身份证号、申请人联系电话")
    line.wanted.emit("parties.1.phone")
    bare.settle(qtbot)
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, CompletionSheet)
    assert sheet.about() == "被申请人 李桂英"
    assert sheet.grid.field("phone").editor.hasFocus()
    sheet.reject()


def test_one_party_after_the_other_is_completed(
    case: CaseDetail, page: OralPage, hand: Hand, bare: RealWorld, qtbot: QtBot
) -> None:
    sheet = open_step(bare.context, page, "CompleteParty", case)
    assert isinstance(sheet, CompletionSheet)
    qtbot.waitActive(sheet)
    bare.settle(qtbot)
    hand.at(sheet.grid.field("id_no")).type(HE)
    hand.at(sheet.grid.field("phone")).type("13800002210")
    hand.at(sheet.grid.field("address")).type("圩镇").key(_ENTER, _CTRL)
    bare.settle(qtbot)
    after = bare.office.desk.ask(ReadCase(case.id)).result()
    assert {one.owner for one in after.later} == {"被申请人"}
    second = QApplication.activeModalWidget()
    assert isinstance(second, CompletionSheet)
    assert second.about() == "被申请人 李桂英"
    second.reject()


def test_a_wrong_number_is_told_beside_it(
    case: CaseDetail, page: OralPage, hand: Hand, bare: RealWorld, qtbot: QtBot
) -> None:
    sheet = open_step(bare.context, page, "CompleteParty", case)
    assert sheet is not None
    qtbot.waitActive(sheet)
    hand.at(sheet.grid.field("id_no")).type(HE[:-1] + ("0" if HE[-1] != "0" else "1"))
    hand.key(_ENTER)
    assert "最后一位校验不对" in sheet.grid.field("id_no").message
    sheet.reject()
