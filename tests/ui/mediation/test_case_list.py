"""The list of cases: its model without a window, and the list on a real office."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from app.mediation.messages import (
    AddNote,
    CaseCard,
    CasePage,
    CaseTab,
    ReadCase,
    RecordVisit,
    Satisfaction,
    State,
    Step,
    VisitWay,
)
from app.today.messages import CaseDue, Urgency
from tests.ui.hands import type_words
from tests.ui.real import RealWorld
from ui.mediation.cases import CaseModel
from ui.mediation.listing import CaseListing
from ui.records.cards import CARD


def _card(number: int, *, days: int = 3, reviews: int = 0) -> CaseCard:
    on = date(2026, 11, 24)
    due = CaseDue(
        "med.R-A03", "调解期限", on, on, on, days, Urgency.WEEK, "为什么", "人民调解法", "第33条"
    )
    return CaseCard(
        id=bytes([number]) * 16,
        title=f"甲{number}、乙",
        kind="邻里纠纷",
        number=f"{number:03d}号",
        state=State.MEDIATING,
        step=Step.MEDIATE,
        due=due,
        reviews=reviews,
    )


def _page(cards: Sequence[CaseCard], after: str | None = None) -> CasePage:
    return CasePage(tuple(cards), len(cards), ((CaseTab.OPEN, len(cards)),), (), after)


def test_a_row_is_spoken_whole() -> None:
    model = CaseModel()
    model.show(_page([_card(1, days=-2), _card(2, days=0, reviews=1)]))
    spoken = [model.data(model.index(row), Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert spoken == [
        "甲1、乙，邻里纠纷，001号，调解中，调解期限 超期 2 天",
        "甲2、乙，邻里纠纷，002号，调解中，调解期限 今天，有两个版本待确认",
    ]
    assert model.data(model.index(0), CARD) == _card(1, days=-2)
    assert bytes(model.roleNames()[CARD].data()) == b"card"


def test_pages_are_asked_for_one_at_a_time(qtbot: QtBot) -> None:
    model = CaseModel()
    wanted: list[str] = []
    model.wanted.connect(wanted.append)
    model.show(_page([_card(1), _card(2)], after="cursor"))
    model.fetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    assert wanted == ["cursor"]
    model.add(_page([_card(3)]))
    assert model.rowCount() == 3
    assert not model.canFetchMore(QModelIndex())


def test_a_page_that_could_not_be_read_may_be_asked_for_again(qtbot: QtBot) -> None:
    model = CaseModel()
    wanted: list[str] = []
    model.wanted.connect(wanted.append)
    model.show(_page([_card(1)], after="cursor"))
    model.fetchMore(QModelIndex())
    model.failed()
    model.fetchMore(QModelIndex())
    assert wanted == ["cursor", "cursor"]


def test_the_same_rows_are_repainted_not_reset(qtbot: QtBot) -> None:
    model = CaseModel()
    model.show(_page([_card(1), _card(2)]))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show(_page([_card(1, days=-1), _card(2)]))
    with qtbot.waitSignal(model.modelReset):
        model.show(_page([_card(2), _card(1)]))


# -- on a real office --------------------------------------------------------------------


def _listing(world: RealWorld, qtbot: QtBot, *, first: int = 60) -> CaseListing:
    listing = CaseListing(world.context, first=first)
    qtbot.addWidget(listing)
    listing.resize(344, 640)
    listing.show()
    listing.start()
    world.settle(qtbot)
    return listing


def _titles(listing: CaseListing) -> list[str]:
    model = listing.model
    cards = (model.card(model.index(row)) for row in range(model.rowCount()))
    return [card.title for card in cards if card]


def test_the_most_urgent_stands_first_under_each_tab(read: RealWorld, qtbot: QtBot) -> None:
    listing = _listing(read, qtbot)
    assert _titles(listing) == [
        "郑月好、安泰物业管理有限公司",
        "冯玉琼、顺达五金厂",
        "李伟明、黄国栋",
    ]
    assert [listing.tabs.tabText(at) for at in range(3)] == ["在办 3", "待回访 3", "已结 3"]
    listing.tabs.setFocus()
    qtbot.keyClick(listing.tabs, Qt.Key.Key_Right)
    read.settle(qtbot)
    assert _titles(listing)[0].startswith("阿依努尔·买买提等 2 人")
    current = listing.current()
    assert current is not None
    assert current.due is not None
    assert current.due.days == -287  # 2026-02-10 to 2026-11-24
    listing.show_tab(CaseTab.OPEN)  # the tab is remembered, also by the next test
    read.settle(qtbot)


def test_typing_narrows_by_initials_number_and_name(read: RealWorld, qtbot: QtBot) -> None:
    listing = _listing(read, qtbot)
    for typed, found in (
        ("lwm", ["李伟明、黄国栋"]),
        ("第007号", ["冯玉琼、顺达五金厂"]),
        ("其他劳动争议", ["冯玉琼、顺达五金厂"]),
        ("wy", ["郑月好、安泰物业管理有限公司"]),
        ("月好", ["郑月好、安泰物业管理有限公司"]),
    ):
        listing.filter.clear()
        type_words(listing.filter, typed)
        qtbot.waitUntil(lambda found=found: _titles(listing) == found)  # type: ignore[misc]
    qtbot.keyClick(listing.filter, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(_titles(listing)) == 3)


def test_nothing_found_says_so_and_how_to_go_on(read: RealWorld, qtbot: QtBot) -> None:
    listing = _listing(read, qtbot)
    qtbot.keyClicks(listing.filter, "zzzz")
    qtbot.waitUntil(lambda: not _titles(listing))
    assert listing._empty.isVisible()
    assert listing._empty.accessibleName() == "没有找到“zzzz”"


def test_down_leads_from_the_filter_to_the_list(read: RealWorld, qtbot: QtBot) -> None:
    listing = _listing(read, qtbot)
    listing.activateWindow()
    listing.filter.setFocus()
    qtbot.keyClicks(listing.filter, "lwm")
    qtbot.waitUntil(lambda: len(_titles(listing)) == 1)
    qtbot.keyClick(listing.filter, Qt.Key.Key_Down)
    assert listing.list.hasFocus()
    assert listing.current() is not None


def test_further_pages_come_as_the_list_is_scrolled(read: RealWorld, qtbot: QtBot) -> None:
    listing = _listing(read, qtbot, first=2)
    before = _titles(listing)
    assert len(before) >= 2
    listing._on_scrolled(0)
    qtbot.waitUntil(lambda: len(_titles(listing)) == 3)
    assert _titles(listing)[:2] == before[:2]
    assert len(set(_titles(listing))) == 3


def test_a_case_far_down_the_list_is_found_by_its_number(read: RealWorld, qtbot: QtBot) -> None:
    listing = CaseListing(read.context, first=1)
    qtbot.addWidget(listing)
    listing.model.wanted.disconnect()  # no further page comes
    listing.start()
    read.settle(qtbot)
    detail = read.office.desk.ask(ReadCase(read.cases["drain"])).result()
    listing.select(detail)  # the third of three
    qtbot.waitUntil(lambda: listing.filter.text() == "（2026）江新大人调字第005号")
    read.settle(qtbot)
    current = listing.current()
    assert current is not None
    assert current.id == read.cases["drain"]
    qtbot.keyClick(listing.filter, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: listing.filter.text() == "")
    read.settle(qtbot)


def test_the_cases_of_one_person(read: RealWorld, qtbot: QtBot) -> None:
    listing = _listing(read, qtbot)
    detail = read.office.desk.ask(ReadCase(read.cases["own"])).result()
    person = detail.parties[0].person
    assert person is not None
    listing.show_person(person.id)
    qtbot.waitUntil(lambda: _titles(listing) == ["黄䶮、谭𬍛㛃"])
    read.settle(qtbot)
    assert _counts(listing) == ["在办 0", "待回访 1", "已结 0"]
    assert listing.tabs.value() is CaseTab.VISIT  # the only one with a case of theirs
    assert listing._person.name.text() == "黄䶮 的案件"
    qtbot.mouseClick(listing._person.every, Qt.MouseButton.LeftButton)
    read.settle(qtbot)
    assert _counts(listing) == ["在办 3", "待回访 3", "已结 3"]
    listing.show_tab(CaseTab.OPEN)
    read.settle(qtbot)


def test_a_change_keeps_row_and_focus(real: RealWorld, qtbot: QtBot) -> None:
    listing = _listing(real, qtbot)
    listing.activateWindow()
    listing.focus_list()
    qtbot.keyClick(listing.list, Qt.Key.Key_End)
    before = listing.current()
    assert before is not None
    with qtbot.waitSignal(listing.counted):
        real.office.desk.do(AddNote(before.id, "双方答应到场")).result()
    after = listing.current()
    assert after is not None
    assert after.id == before.id
    assert listing.list.hasFocus()


def test_a_case_that_leaves_the_list_is_not_replaced_by_another(
    real: RealWorld, qtbot: QtBot
) -> None:
    listing = _listing(real, qtbot)
    listing.select(real.office.desk.ask(ReadCase(real.cases["support"])).result())
    real.settle(qtbot)
    chosen: list[object] = []
    listing.chosen.connect(chosen.append)
    case, kept = real.cases["support"], Satisfaction.SATISFIED
    visit = RecordVisit(case, date(2026, 11, 23), VisitWay.TELEPHONE, "已付", kept)
    real.office.desk.do(visit).result()

    def left() -> None:
        assert listing.current() is None, (_titles(listing), _counts(listing), listing._query)

    qtbot.waitUntil(left, timeout=20_000)
    real.settle(qtbot)
    assert chosen == []  # the page keeps showing the case, and says where it went
    with qtbot.waitSignal(listing.counted, timeout=20_000):
        listing.reload()  # the next change of any other case
    assert listing.current() is None
    assert chosen == []
    qtbot.keyClick(listing.list, Qt.Key.Key_Home)
    assert listing.current() is not None


def _counts(listing: CaseListing) -> list[str]:
    return [listing.tabs.tabText(at) for at in range(listing.tabs.count())]


def test_the_cases_behind_a_number_stand_alone_until_all_are_wanted(
    real: RealWorld, qtbot: QtBot
) -> None:
    listing = CaseListing(real.context)
    qtbot.addWidget(listing)
    listing.show()
    listing.start()
    real.settle(qtbot)
    every = listing.model.rowCount()
    listing.show_within((real.cases["M1"], real.cases["M3"]), "2026年 案件总数")
    real.settle(qtbot)
    assert listing.model.rowCount() == 2
    assert listing._person.name.text() == "2026年 案件总数，2 件"
    assert not listing.tabs.isVisible()
    listing._person.every.click()
    real.settle(qtbot)
    assert listing.model.rowCount() == every
    assert listing.tabs.isVisible()
