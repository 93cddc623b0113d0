"""人民调解 on a real office, inside the real window, by keyboard."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.mediation.messages import CaseTab, ReadCase, RecordVisit, Satisfaction, Step, VisitWay
from tests.ui.mediation.paging import CTRL, SPOKEN, open_page, spoken
from tests.ui.real import RealWorld
from ui.mediation.page import MediationPage
from ui.steps.sheet import StepSheet
from ui.theme.theme import Mode
from ui.widgets.dialog import Dialog


def _title(page: MediationPage) -> str:
    return page.case.head.accessibleName()


def _dialog(page: QWidget) -> Dialog:
    (dialog,) = (found for found in page.findChildren(Dialog) if found.isVisible())
    return dialog


# -- the list and the case beside it -----------------------------------------------------


def test_the_most_urgent_case_is_open_and_the_list_has_the_keyboard(
    read: RealWorld, qtbot: QtBot
) -> None:
    page = open_page(read, qtbot)
    assert _title(page) == "郑月好、安泰物业管理有限公司 物业纠纷"
    assert page.listing.list.hasFocus()
    assert page.subtitle() == "在办 3 件；待回访 2 件超期"
    assert page.case.next_step.accessibleName().startswith(
        "下一步：主持调解，做调解记录，调解期限到 11月24日，今天，"
    )


def test_arrows_change_the_case_and_the_neighbour_is_there_already(
    read: RealWorld, qtbot: QtBot
) -> None:
    page = open_page(read, qtbot)
    qtbot.keyClick(page.listing.list, Qt.Key.Key_Down)
    read.settle(qtbot)
    assert _title(page) == "冯玉琼、顺达五金厂 其他劳动争议纠纷"
    qtbot.waitUntil(lambda: read.cases["drain"] in page.reader._known)
    qtbot.keyClick(page.listing.list, Qt.Key.Key_Down)
    assert _title(page) == "李伟明、黄国栋 邻里纠纷"  # at once: it was read ahead


def test_a_case_of_another_tab_is_opened_from_elsewhere(read: RealWorld, qtbot: QtBot) -> None:
    page = open_page(read, qtbot, read.cases["own"])
    assert _title(page) == "黄䶮、谭𬍛㛃 邻里纠纷"
    assert page.listing.tabs.value() is CaseTab.VISIT
    current = page.listing.current()
    assert current is not None
    assert current.id == read.cases["own"]


def test_a_person_is_shown_among_their_cases(read: RealWorld, qtbot: QtBot) -> None:
    detail = read.office.desk.ask(ReadCase(read.cases["own"])).result()
    person = detail.parties[1].person
    assert person is not None
    page = MediationPage(read.context)
    qtbot.addWidget(page)
    page.resize(1190, 646)
    page.show()
    page.activate(person=person.id)
    qtbot.waitUntil(page.case.isVisible, timeout=5000)
    read.settle(qtbot)
    assert _title(page) == "黄䶮、谭𬍛㛃 邻里纠纷"
    assert page.listing._person.name.text() == "谭𬍛㛃 的案件"
    page.listing.show_tab(CaseTab.OPEN)


def test_a_case_that_is_not_here_says_so(read: RealWorld, qtbot: QtBot) -> None:
    page = open_page(read, qtbot)
    page.activate(case=bytes(16))
    qtbot.waitUntil(page._none.isVisible)
    assert page._none.accessibleName() == "这个案件打不开"


def test_slash_finds_within_the_list_and_escape_leads_back(read: RealWorld, qtbot: QtBot) -> None:
    page = open_page(read, qtbot)
    qtbot.keyClick(page.listing.list, Qt.Key.Key_Slash)
    assert page.listing.filter.hasFocus()
    qtbot.keyClicks(page.listing.filter, "lwm")
    qtbot.waitUntil(lambda: _title(page) == "李伟明、黄国栋 邻里纠纷")
    qtbot.keyClick(page.listing.filter, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.listing.model.rowCount() == 3)
    assert _title(page) == "李伟明、黄国栋 邻里纠纷"
    qtbot.keyClick(page.listing.filter, Qt.Key.Key_Escape)
    assert page.listing.list.hasFocus()


def test_a_case_that_goes_to_another_tab_is_followed(real: RealWorld, qtbot: QtBot) -> None:
    page = open_page(real, qtbot, real.cases["support"])
    assert page.listing.tabs.value() is CaseTab.VISIT
    visit = RecordVisit(
        case=real.cases["support"],
        visited_on=date(2026, 11, 23),
        way=VisitWay.TELEPHONE,
        performance="首期赡养费已付清",
        satisfaction=Satisfaction.SATISFIED,
    )
    real.office.desk.do(visit).result()
    qtbot.waitUntil(lambda: page.listing.tabs.value() is CaseTab.OPEN, timeout=20_000)
    real.settle(qtbot)
    assert _title(page).startswith("周伯荣、周伯昌")
    current = page.listing.current()
    assert current is not None
    assert current.id == real.cases["support"]


# -- what can be done --------------------------------------------------------------------


def test_ctrl_p_opens_the_paper_to_print_next(read: RealWorld, qtbot: QtBot) -> None:
    page = open_page(read, qtbot, read.cases["own"])
    qtbot.keyClick(page.listing.list, Qt.Key.Key_P, CTRL)
    (place,) = read.went
    assert place.page == "papers.preview"
    assert place.where["kind"] == "med.F-A8"
    agreement = page.case.case and page.case.case.agreement
    assert agreement
    assert place.where["subject"] == agreement.id


def test_a_paper_opens_by_enter_but_not_before_its_time(read: RealWorld, qtbot: QtBot) -> None:
    page = open_page(read, qtbot)
    papers = page.case.papers
    papers.setFocus()
    papers.setCurrentIndex(papers.papers.index(0))
    qtbot.keyClick(papers, Qt.Key.Key_Return)
    assert [place.where["kind"] for place in read.went] == ["med.F-A3"]
    papers._on_asked(papers.papers.index(papers.papers.rowCount() - 1))  # 卷内目录 comes later
    assert len(read.went) == 1


def test_all_papers_that_are_ready_wait_in_a_row(read: RealWorld, qtbot: QtBot) -> None:
    page = open_page(read, qtbot, read.cases["own"])
    page.case.kept.allPapersAsked.emit()
    (place,) = read.went
    assert place.where["kind"] == "med.F-A4"
    assert [kind for kind, _subject in place.where["queue"]] == [
        "med.F-A5",
        "med.F-A7",
        "med.F-A7",
        "med.F-A8",
    ]


def test_f1_opens_the_article_behind_the_deadline(read: RealWorld, qtbot: QtBot) -> None:
    page = open_page(read, qtbot, read.cases["own"])
    qtbot.keyClick(page.listing.list, Qt.Key.Key_F1)
    read.settle(qtbot)
    assert "人民调解法" in _dialog(page).windowTitle()


def test_ctrl_h_shows_the_history_of_the_case_in_hand(read: RealWorld, qtbot: QtBot) -> None:
    page = open_page(read, qtbot, read.cases["own"])
    history = page.case.history
    assert not history.isVisible()
    assert history.model.rowCount() == 0  # nothing is read before somebody wants it
    qtbot.keyClick(page.listing.list, Qt.Key.Key_H, CTRL)
    qtbot.waitUntil(history.list.hasFocus)
    said = spoken(history.list)
    assert any("调解案件 新增" in words for words in said)
    page.activate(case=read.cases["M3"])  # another case, its own history
    qtbot.waitUntil(lambda: spoken(history.list) not in ([], said))
    qtbot.keyClick(page.listing.list, Qt.Key.Key_E, CTRL)
    assert page.case.note.hasFocus()
    assert not history.isVisible()


def test_the_menu_names_everything_that_can_be_done_now(read: RealWorld, qtbot: QtBot) -> None:
    page = open_page(read, qtbot)
    menu = page.case.head.make_menu()
    words = [action.text() for action in menu.actions() if action.text()]
    assert words[0] == "做调解记录"
    assert {"约时间", "终止调解", "登记撤回", "换调解员", "记一笔"} <= set(words)
    assert words[-1] == "修改历史"
    menu.deleteLater()


def test_enter_opens_the_next_step_and_escape_leaves_it(read: RealWorld, qtbot: QtBot) -> None:
    page = open_page(read, qtbot)
    qtbot.keyClick(page.listing.list, Qt.Key.Key_Return)
    sheet = _dialog(page)
    assert isinstance(sheet, StepSheet)
    assert sheet.step.action == "RecordSession"
    assert sheet.record.id == read.cases["leak"]
    with qtbot.waitSignal(sheet.rejected):
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert _title(page).startswith("郑月好")


def test_a_case_opens_with_the_step_somebody_asked_for(read: RealWorld, qtbot: QtBot) -> None:
    page = open_page(read, qtbot)
    page.activate(case=read.cases["own"], action="RecordPerformance")
    read.settle(qtbot)
    assert _title(page).startswith("黄䶮")
    assert _dialog(page).windowTitle() == "登记履行"


def test_the_gap_of_a_paper_leads_to_its_field(read: RealWorld, qtbot: QtBot) -> None:
    page = open_page(read, qtbot)
    page.activate(case=read.cases["own"], field="parties.1.phone")
    read.settle(qtbot)
    sheet = _dialog(page)
    assert isinstance(sheet, StepSheet)
    assert "谭𬍛㛃" in sheet.windowTitle() + sheet.about()
    assert sheet.grid.field("phone").editor.hasFocus()


def test_a_gap_nobody_can_fill_any_more_is_for_the_pen(read: RealWorld, qtbot: QtBot) -> None:
    page = open_page(read, qtbot)
    page.activate(case=read.cases["own"], field="sessions.0.end")
    read.settle(qtbot)
    assert read.toasts == ["这一处登记后不能再改，请打印后在空白处手写"]


# -- steps, parties, widths --------------------------------------------------------------


def test_the_stepper_reads_its_steps_and_jumps_to_what_happened(
    read: RealWorld, qtbot: QtBot
) -> None:
    page = open_page(read, qtbot, read.cases["own"])
    stepper = page.case.stepper
    assert stepper.accessibleName() == "第 4 步，共 6 步，履行，正在办"
    stepper.setFocus()
    qtbot.keyClick(stepper, Qt.Key.Key_Left)
    assert stepper.accessibleName() == "第 3 步，共 6 步，协议，已办，11月22日"
    with qtbot.waitSignal(stepper.jumped) as jump:
        qtbot.keyClick(stepper, Qt.Key.Key_Return)
    assert jump.args == [Step.AGREE]
    assert page.case.timeline.hasFocus()
    assert page.case.timeline.currentIndex().data(SPOKEN).startswith("11月22日，各方签字盖章")


def test_a_step_without_anything_yet_leads_to_what_is_next(read: RealWorld, qtbot: QtBot) -> None:
    page = open_page(read, qtbot)
    qtbot.keyClick(page.case.stepper, Qt.Key.Key_Right)
    qtbot.keyClick(page.case.stepper, Qt.Key.Key_Return)
    assert page.case.next_step.primary.hasFocus()


def test_numbers_are_masked_on_the_screen(read: RealWorld, qtbot: QtBot) -> None:
    page = open_page(read, qtbot, read.cases["own"])
    assert spoken(page.case.parties) == [
        "申请人，黄䶮，男，46 岁，大泽镇田金村3队18号，138****2210",
        "被申请人，谭𬍛㛃，女，52 岁，大泽镇田金村3队20号，135****7731",
    ]


def test_enter_on_a_party_asks_to_revise_a_person_only(read: RealWorld, qtbot: QtBot) -> None:
    page = open_page(read, qtbot)
    asked: list[str] = []
    page.case.parties.reviseAsked.disconnect()
    page.case.parties.reviseAsked.connect(lambda party: asked.append(party.name))
    parties = page.case.parties
    parties.setFocus()
    for row in range(2):
        parties.setCurrentIndex(parties.parties.index(row))
        qtbot.keyClick(parties, Qt.Key.Key_Return)
    assert asked == ["郑月好"]  # the other party is a company


def test_a_narrow_window_keeps_everything_behind_two_tabs(read: RealWorld, qtbot: QtBot) -> None:
    page = open_page(read, qtbot, size=(1024, 640))
    case = page.case
    assert case.timeline.isVisible()
    assert not case.parties.isVisible()
    assert page.window().width() == 1024  # nothing presses the window wider
    case.tabs.setFocus()
    qtbot.keyClick(case.tabs, Qt.Key.Key_Right)
    assert case.parties.isVisible()
    assert case.papers.isVisible()
    assert not case.timeline.isVisible()
    qtbot.keyClick(page.listing.list, Qt.Key.Key_E, CTRL)
    assert case.note.isVisible()


def test_a_wide_window_shows_the_paper_to_print_next(read: RealWorld, qtbot: QtBot) -> None:
    page = open_page(read, qtbot, read.cases["own"], size=(1920, 1050))
    assert page.preview.isVisible()
    assert page.preview.accessibleName() == "人民调解协议书"
    qtbot.waitUntil(lambda: len(page.preview.pages._pages) >= 2, timeout=15_000)


def test_dark_and_big_type_change_what_is_shown_in_place(read: RealWorld, qtbot: QtBot) -> None:
    page = open_page(read, qtbot, read.cases["own"])
    read.theme.set_mode(Mode.DARK)
    read.theme.set_base(18)
    try:
        assert page.case.tabs.isVisible()  # 1366 px at 18 is a narrow window
        assert _title(page) == "黄䶮、谭𬍛㛃 邻里纠纷"
    finally:
        read.theme.set_mode(Mode.LIGHT)
        read.theme.set_base(14)
    assert not page.case.tabs.isVisible()
