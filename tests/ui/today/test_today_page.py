"""今日 on a real office, by keyboard."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.mediation.messages import (
    AddNote,
    ItemStatus,
    OpenCase,
    ReadCase,
    RecordPerformance,
)
from app.people.messages import FindPerson, PersonInput
from app.today.messages import CaseDue, DueGroup, DueRow, Urgency
from tests.dispute import applicant, case_input, respondent
from tests.ui.real import RealWorld
from ui.forms.sheet import FormSheet
from ui.shell.page import Act
from ui.today.delegate import fitted
from ui.today.model import DueModel, of_line, others
from ui.today.page import TodayPage
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog

_DAY = date(2026, 11, 24)
_DUE = CaseDue("med.R-A03", "调解期限", _DAY, _DAY, _DAY, 0, Urgency.TODAY, "", "", "")


def test_a_long_law_gives_way_to_its_article(qapp: QApplication) -> None:
    law, article = "人民调解工作若干规定", "第33条第2款"
    due = replace(_DUE, law=law, article=article)
    measured = QFontMetrics(qapp.font())
    whole = measured.horizontalAdvance(f"{law} {article}")
    assert fitted(due, measured, whole) == f"{law} {article}"
    short = fitted(due, measured, whole - 20)
    assert short.endswith(f"… {article}")
    assert measured.horizontalAdvance(short) <= whole - 20


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


def _sheet(page: TodayPage) -> FormSheet:
    (sheet,) = page.findChildren(FormSheet)
    return sheet


def _due(page: TodayPage, index: QModelIndex) -> DueRow:
    due = page.model.due_at(index)
    assert due is not None
    return due


def test_the_most_urgent_stands_first_and_is_chosen(real: RealWorld, qtbot: QtBot) -> None:
    page = _page(real, qtbot)
    assert _titles(page.model)[0] == "督促 江门市某照明有限公司 履行协议"
    current = _due(page, page.list.currentIndex())
    assert current.due.days == -287  # 2026-02-10 to 2026-11-24
    late = [item for item in page.model.items if isinstance(item, DueRow) and item.due.days < 0]
    now = [item for item in page.model.items if isinstance(item, DueRow) and item.due.days == 0]
    said = f"11月24日 星期二  {len(late)} 件已超期，{len(now)} 件今天到期"
    assert (page.subtitle(), len(late) >= 5, len(now) >= 1) == (said, True, True)


def test_enter_goes_to_the_case_with_the_action(real: RealWorld, qtbot: QtBot) -> None:
    page = _page(real, qtbot)
    page.list.setCurrentIndex(_index_of(page, "督促 周伯昌"))
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    (place,) = real.went
    assert place.page == "mediation"
    assert place.where["action"] == "RecordPerformance"


def _article(page: TodayPage, real: RealWorld, qtbot: QtBot) -> str:
    """F1, which the shell hands to the page."""
    page.standard_keys()[Act.ARTICLE]()
    real.settle(qtbot)
    dialog = _dialog(page)
    texts = [text.toPlainText() for text in dialog.findChildren(QPlainTextEdit)]
    return " ".join((*map(_text, dialog.findChildren(QLabel)), *texts))


def test_space_tells_the_arithmetic(real: RealWorld, qtbot: QtBot) -> None:
    page = _page(real, qtbot)
    page.list.setCurrentIndex(_index_of(page, "调解 郑月好"))
    qtbot.keyClick(page.list, Qt.Key.Key_Space)
    words = " ".join(map(_text, _dialog(page).findChildren(QLabel)))
    assert "10月25日受理，次日起算 30 日，到 11月24日" in words
    assert "未经核实" in words  # the thirty days come from a secondary source


def test_f1_opens_the_article_in_full(real: RealWorld, qtbot: QtBot) -> None:
    page = _page(real, qtbot)
    words = _article(page, real, qtbot)
    assert "中华人民共和国人民调解法" in words
    assert "人民调解委员会应当对调解协议的履行情况进行监督" in words


def test_f1_says_when_the_text_is_not_here(real: RealWorld, qtbot: QtBot) -> None:
    page = _page(real, qtbot)
    page.list.setCurrentIndex(_index_of(page, "调解 郑月好"))
    words = _article(page, real, qtbot)
    assert "本机未收录原文" in words
    assert "二手资料" in words


def test_a_thing_done_leaves_the_list_and_the_place_stays(real: RealWorld, qtbot: QtBot) -> None:
    page = _page(real, qtbot)
    page.list.setCurrentIndex(_index_of(page, "督促 谭𬍛㛃"))
    chosen = _due(page, page.list.currentIndex()).record
    record = real.cases["M3"]
    before = _whats(page, record)
    case = real.office.desk.ask(ReadCase(record)).result()
    assert case.agreement is not None
    item = case.agreement.items[0].id
    today = real.clock.today()
    with qtbot.waitSignal(page.titleChanged, timeout=10_000):
        real.office.desk.do(RecordPerformance(item, today, ItemStatus.DONE, "转账凭证")).result()
    real.settle(qtbot)
    assert len(_whats(page, record)) == len(before) - 1
    assert _due(page, page.list.currentIndex()).record == chosen


def _whats(page: TodayPage, record: bytes) -> list[str]:
    """What is due of a record."""
    rows = (page.model.due_at(page.model.index(at)) for at in range(page.model.rowCount()))
    found = [row for row in rows if row and row.record == record]
    return [one.due.what for row in found for one in (row, *row.more)]


def test_a_record_with_two_dues_has_one_row_and_both_in_the_details(
    real: RealWorld, qtbot: QtBot
) -> None:
    page = _page(real, qtbot)
    index = _index_of(page, "督促 周伯昌")
    assert page.model.spoken(_due(page, index)).count("另有回访") == 1
    page.list.setCurrentIndex(index)
    qtbot.keyClick(page.list, Qt.Key.Key_Space)
    names = [one.accessibleName() for one in _dialog(page).findChildren(Button)]
    assert {"督促履行：未能完成", "回访：填写回访"} <= set(names)


def test_del_puts_off_with_a_reason_but_never_past_the_last_day(
    real: RealWorld, qtbot: QtBot
) -> None:
    page = _page(real, qtbot)
    index = _index_of(page, "调解 冯玉琼")  # its last day is 11月27日
    record = _due(page, index).record
    page.list.setCurrentIndex(index)
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    sheet = _sheet(page)
    sheet.grid.field("until").set_value(date(2026, 11, 28))
    sheet.grid.field("reason").set_value("等劳动站回话")
    sheet.send()
    real.settle(qtbot)
    assert sheet.grid.field("until").state == "error"
    sheet.grid.field("until").set_value(date(2026, 11, 26))
    with qtbot.waitSignal(page.titleChanged, timeout=10_000):
        sheet.send()
    real.settle(qtbot)
    assert "调解期限" not in _whats(page, record)
    assert real.toasts == ["已推后"]


def test_del_on_what_is_late_says_it_could_not_be_done(real: RealWorld, qtbot: QtBot) -> None:
    page = _page(real, qtbot)
    index = _index_of(page, "督促 周伯昌")
    record = _due(page, index).record
    page.list.setCurrentIndex(index)
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    sheet = _sheet(page)
    assert "until" not in sheet.grid.fields
    sheet.grid.field("reason").set_value("本人在外地，联系不上")
    with qtbot.waitSignal(page.titleChanged, timeout=10_000):
        sheet.send()
    real.settle(qtbot)
    assert _whats(page, record) == ["回访"]


def test_every_row_speaks_a_whole_sentence(real: RealWorld, qtbot: QtBot) -> None:
    page = _page(real, qtbot)
    index = _index_of(page, "督促 周伯昌")
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert (
        spoken == "督促 周伯昌 履行协议，给付首期赡养费，应交周伯荣，另有回访，超期 20 天，"
        "人民调解法 第31条第2款"
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


def test_a_line_alone_takes_its_own_first_for_the_row(real: RealWorld, qtbot: QtBot) -> None:
    row = _due(page := _page(real, qtbot), _index_of(page, "督促 周伯昌"))
    urgent = replace(row, line="office", more=(row,), due=replace(row.due, days=-99))
    groups = (DueGroup(Urgency.OVERDUE, (urgent,)),)
    (group,) = of_line(groups, "mediation")
    assert group.rows == (replace(row, more=()),)
    assert of_line(groups, "office")[0].rows == (replace(urgent, more=()),)
    assert of_line(groups, "legalaid") == ()


def test_of_another_case_the_details_name_it(real: RealWorld, qtbot: QtBot) -> None:
    (debtor,) = real.office.desk.ask(FindPerson(name="周伯昌")).result()
    known = debtor.person
    again = PersonInput(known.name, known.id_kind, known.id_no, phone=known.phone, address="大泽镇")
    given = case_input(parties=(applicant(), respondent(again)))
    real.office.desk.do(OpenCase(replace(given, accepted_on=date(2026, 10, 26)))).result()
    page = _page(real, qtbot)
    index = next(
        page.model.index(at)
        for at in range(page.model.rowCount())
        if (row := page.model.due_at(page.model.index(at))) and "另一件的" in others(row)
    )
    assert "另一件的调解期限（明天）" in page.model.spoken(_due(page, index))
    page.list.setCurrentIndex(index)
    qtbot.keyClick(page.list, Qt.Key.Key_Space)
    names = [one.accessibleName() for one in _dialog(page).findChildren(Button)]
    assert any(name.startswith(f"调解 黄䶮、{known.name}：") for name in names), names
