"""今日 on a real office, by keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.mediation.messages import AddNote, ItemStatus, ReadCase, RecordPerformance
from tests.ui.real import RealWorld
from ui.today.model import DueModel
from ui.today.page import TodayPage
from ui.widgets.dialog import Dialog


def _page(real: RealWorld, qtbot: QtBot) -> TodayPage:
    page = TodayPage(real.context)
    qtbot.addWidget(page)
    page.resize(1190, 646)
    page.show()
    page.activate()
    real.settle(qtbot)
    return page


def _titles(model: DueModel) -> list[str]:
    rows = (model.due_at(model.index(at)) for at in range(model.rowCount()))
    return [row.title for row in rows if row]


def _text(widget: QLabel) -> str:
    return widget.text()


def _dialog(page: TodayPage) -> Dialog:
    (dialog,) = (found for found in page.findChildren(Dialog) if found.isVisible())
    return dialog


def test_the_most_urgent_stands_first_and_is_chosen(real: RealWorld, qtbot: QtBot) -> None:
    page = _page(real, qtbot)
    assert _titles(page.model)[0] == "督促 江门市某照明有限公司 履行协议"
    current = page.model.due_at(page.list.currentIndex())
    assert current is not None
    assert current.due.days == -287  # 2026-02-10 to 2026-11-24
    assert page.subtitle() == "11月24日 星期二  4 件已超期，1 件今天到期"


def test_enter_goes_to_the_case_with_the_action(real: RealWorld, qtbot: QtBot) -> None:
    page = _page(real, qtbot)
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    (place,) = real.went
    assert place.page == "mediation"
    assert place.where == {"case": real.cases["M3"], "action": "RecordVisit"}


def test_space_tells_the_arithmetic(real: RealWorld, qtbot: QtBot) -> None:
    page = _page(real, qtbot)
    page.list.setCurrentIndex(_index_of(page, "调解 郑月好"))
    qtbot.keyClick(page.list, Qt.Key.Key_Space)
    words = " ".join(map(_text, _dialog(page).findChildren(QLabel)))
    assert "10月25日受理，次日起算 30 日，到 11月24日" in words
    assert "未经核实" in words  # the thirty days come from a secondary source


def test_f1_opens_the_article_in_full(real: RealWorld, qtbot: QtBot) -> None:
    page = _page(real, qtbot)
    qtbot.keyClick(page.list, Qt.Key.Key_F1)
    real.settle(qtbot)
    words = " ".join(map(_text, _dialog(page).findChildren(QLabel)))
    assert "中华人民共和国人民调解法" in words
    assert "人民调解委员会应当对调解协议的履行情况进行监督" in words


def test_f1_says_when_the_text_is_not_here(real: RealWorld, qtbot: QtBot) -> None:
    page = _page(real, qtbot)
    page.list.setCurrentIndex(_index_of(page, "调解 郑月好"))
    qtbot.keyClick(page.list, Qt.Key.Key_F1)
    real.settle(qtbot)
    words = " ".join(map(_text, _dialog(page).findChildren(QLabel)))
    assert "本机未收录原文" in words
    assert "二手资料" in words


def test_a_thing_done_leaves_the_list_and_the_place_stays(real: RealWorld, qtbot: QtBot) -> None:
    page = _page(real, qtbot)
    page.list.setCurrentIndex(_index_of(page, "督促 谭𬍛㛃"))
    before = len(_titles(page.model))
    case = real.office.desk.ask(ReadCase(real.cases["M3"])).result()
    assert case.agreement is not None
    item = case.agreement.items[0].id
    today = real.clock.today()
    with qtbot.waitSignal(page.titleChanged, timeout=10_000):
        real.office.desk.do(RecordPerformance(item, today, ItemStatus.DONE, "转账凭证")).result()
    real.settle(qtbot)
    assert len(_titles(page.model)) == before - 1
    current = page.model.due_at(page.list.currentIndex())
    assert current is not None
    assert current.title == "督促 谭𬍛㛃 履行协议"


def test_every_row_speaks_a_whole_sentence(real: RealWorld, qtbot: QtBot) -> None:
    page = _page(real, qtbot)
    index = _index_of(page, "督促 周伯昌")
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert (
        spoken
        == "督促 周伯昌 履行协议，给付首期赡养费，应交周伯荣，超期 20 天，人民调解法 第31条第2款"
    )


def test_a_note_elsewhere_does_not_move_the_focus(real: RealWorld, qtbot: QtBot) -> None:
    page = _page(real, qtbot)
    page.list.setFocus()
    with qtbot.waitSignal(page.titleChanged, timeout=10_000):
        real.office.desk.do(AddNote(real.cases["own"], "电话提醒")).result()
    assert QApplication.focusWidget() in (page.list, None)


def test_a_session_of_tomorrow_says_so_where_there_is_no_column(
    real: RealWorld, qtbot: QtBot
) -> None:
    page = _page(real, qtbot)
    assert page.chips._soon.accessibleName() == "明天 14:30 李伟明、黄国栋 邻里纠纷"


def _index_of(page: TodayPage, start: str):  # type: ignore[no-untyped-def]
    for at in range(page.model.rowCount()):
        row = page.model.due_at(page.model.index(at))
        if row and row.title.startswith(start):
            return page.model.index(at)
    raise AssertionError(start)
