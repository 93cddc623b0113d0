"""The desk of reports by keyboard, on a real office: five keys for a report, nothing preset."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime, time

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.attachments.messages import About, AddAttachment
from app.clock import CHINA
from app.correction.messages import (
    Category,
    Checked,
    CheckInKind,
    Grade,
    ReadReporter,
    RecordCheckIn,
    WindowState,
)
from app.history.messages import Undo
from app.ids import Id
from app.people.messages import ListLooks, Purpose, Secret
from tests.correction.serving import looked, reported, serve
from tests.ui.hands import type_words
from tests.ui.real import RealWorld
from ui.attachments.viewer import MaterialViewer
from ui.context import Place
from ui.correction.checkin.page import CheckInPage
from ui.forms.sheet import FormSheet


class Desk:
    """The page with four people, and fast fingers that wait for nothing."""

    def __init__(self, world: RealWorld, qtbot: QtBot) -> None:
        self.world, self.qtbot = world, qtbot
        make = world.office.desk
        self.liang = serve(make, "梁小燕")
        self.feng = serve(make, "冯国辉")
        self.ou = serve(make, "区淑芬", category=Category.OUTSIDE, since=date(2026, 11, 2))
        days = [date(2026, month, day) for month in (9, 10, 11) for day in (5, 20)]
        for subject in (self.liang, self.feng):  # everything but the coming of November
            reported(
                make, subject,
                *((CheckInKind.TELEPHONE, day) for day in days),
                *((CheckInKind.WRITTEN, day) for day in days[::2]),
                *((CheckInKind.OFFICE, day) for day in days[:4:2]),
            )  # fmt: skip
        self.page = CheckInPage(world.context)
        world.show(self.page, size=(1190, 690))
        self.page.activate()
        self.settle()

    def came(self, subject: Id, kind: CheckInKind, month: int, day: int) -> None:
        at = datetime(2026, month, day, 9, tzinfo=CHINA)
        checked = Checked.VOICE if kind is CheckInKind.TELEPHONE else Checked.CARD
        self.world.office.desk.do(RecordCheckIn(subject, kind, checked, at=at)).result()

    def settle(self) -> None:
        self.world.settle(self.qtbot)

    def press(self, *keys: str | Qt.Key) -> None:
        """Keys where the keyboard is, one after the other without a pause."""
        for key in keys:
            widget = QApplication.focusWidget()
            assert widget is not None
            if isinstance(key, str):
                self.qtbot.keyClicks(widget, key)
            else:
                self.qtbot.keyClick(widget, key)

    def newest(self, subject: Id) -> tuple[str, WindowState, str]:
        office = self.world.office.desk
        look = looked(office, subject)
        view = office.ask(ReadReporter(subject, looks=(look,))).result()
        line = view.records[0]
        return line.way, line.standing, line.words


@pytest.fixture
def desk(bare: RealWorld, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(bare, qtbot)
    yield made
    made.settle()


ENTER = Qt.Key.Key_Return


def test_five_keys_write_a_report_down(desk: Desk) -> None:
    desk.page.tabs.set_value("3")
    desk.settle()
    number = next(one for one in desk.page.model.people() if one.row.name == "冯国辉").number
    desk.press(str(number), ENTER, "1", "1", ENTER)
    desk.settle()
    assert desk.newest(desk.feng) == ("到所", WindowState.DONE, "按时")
    assert desk.world.toasts == ["冯国辉 已登记报到"]
    assert desk.page.bar.person.hasFocus()
    assert desk.page.bar.person.text() == ""


def test_the_check_is_never_preset_and_enter_does_not_jump_over_it(desk: Desk) -> None:
    desk.page.tabs.set_value("3")
    desk.settle()
    desk.press("fgh", ENTER, ENTER)
    assert desk.page.bar.checks.value() is None
    desk.press(ENTER, ENTER)
    desk.settle()
    assert desk.newest(desk.feng)[0] != "到所"
    assert desk.page.bar.checks.hasFocus()
    desk.page.bar.save.click()
    desk.settle()
    assert desk.newest(desk.feng)[0] != "到所"


def test_somebody_who_is_not_due_is_found_among_all(desk: Desk) -> None:
    assert "梁小燕" not in [one.row.name for one in desk.page.model.people()]
    desk.press("lxy", ENTER)
    desk.settle()
    desk.press("2", "1")
    type_words(desk.page.bar.note, "说明天来")
    desk.press(ENTER)
    desk.settle()
    assert desk.newest(desk.liang)[2].endswith("说明天来")


def test_who_is_in_no_list_is_told_and_nothing_is_written(desk: Desk) -> None:
    desk.press("99", ENTER)
    desk.settle()
    desk.press(ENTER)
    assert desk.page.bar.command() is None
    assert desk.page.bar.person.accessibleDescription() == "没有这个人，请核对"


def test_an_excuse_asks_for_its_reason_alone(desk: Desk) -> None:
    desk.press("fgh", ENTER)
    desk.settle()
    desk.press("6")
    assert desk.page.bar.note.hasFocus()
    desk.press(ENTER)
    desk.settle()
    assert desk.page.bar.note.state == "error"
    type_words(desk.page.bar.note, "住院手术")
    desk.press(ENTER)
    desk.settle()
    assert desk.newest(desk.feng) == (
        "到所",
        WindowState.EXCUSED,
        "2026年11月1日至2026年11月30日这一期免除，住院手术",
    )


def test_a_visit_names_who_was_met_and_who_went(desk: Desk) -> None:
    desk.press("fgh", ENTER)
    desk.settle()
    desk.press("5", "2")
    type_words(desk.page.bar.note, "母亲说他按时上班")
    desk.press(ENTER)
    desk.settle()
    assert desk.newest(desk.feng) == ("走访", WindowState.DONE, "家庭，母亲说他按时上班")


def test_only_who_serves_outside_is_asked_for_the_body(desk: Desk) -> None:
    desk.press("fgh", ENTER)
    desk.settle()
    desk.press("7")
    assert desk.page.bar.ways.value() is CheckInKind.OFFICE
    desk.press(Qt.Key.Key_Escape, Qt.Key.Key_Escape)
    desk.press("qsf", ENTER, "7", "1", ENTER)
    desk.settle()
    assert desk.newest(desk.ou)[0] == "身体情况"


def test_batch_day_goes_on_with_the_next_who_has_not_come(desk: Desk) -> None:
    desk.page.tabs.set_value("3")
    desk.settle()
    waiting = [one.row.subject for one in desk.page.model.people() if one.row.done_at is None]
    for _ in waiting:
        desk.press(ENTER, "1", "1", ENTER)
        desk.settle()
    assert all(desk.newest(subject)[0] == "到所" for subject in waiting)


def test_the_person_in_hand_stays_when_a_colleagues_report_comes_in(desk: Desk) -> None:
    desk.page.tabs.set_value("3")
    desk.settle()
    desk.press("fgh", ENTER, "1")
    desk.came(desk.liang, CheckInKind.OFFICE, 11, 24)
    desk.settle()
    assert desk.page.bar.ways.value() is CheckInKind.OFFICE
    desk.press("2", ENTER)
    desk.settle()
    assert desk.newest(desk.feng)[0] == "到所"


def test_undo_brings_the_person_back_into_the_queue(desk: Desk) -> None:
    desk.press("fgh", ENTER)
    desk.settle()
    desk.press("1", "1", ENTER)
    desk.settle()
    desk.world.office.desk.do(Undo()).result()

    def back() -> bool:
        row = next(one.row for one in desk.page.model.people() if one.row.subject == desk.feng)
        return (row.done_at, row.due_to) == (None, date(2026, 11, 30))

    desk.qtbot.waitUntil(back, timeout=20_000)


def test_what_was_typed_goes_when_another_is_chosen_with_an_arrow(desk: Desk) -> None:
    desk.page.tabs.set_value("3")
    desk.settle()
    desk.press("fgh", Qt.Key.Key_Down)
    desk.settle()
    assert desk.page.bar.person.text() == ""
    meant = desk.page.bar.person.accessibleDescription()
    current = desk.page._current()
    assert current is not None
    assert meant == f"{current.number} {current.row.name}"


def test_a_missed_report_is_taken_up_as_one_clue(desk: Desk) -> None:
    late = serve(desk.world.office.desk, "何永健")
    desk.page.activate(subject=late)
    desk.settle()
    missed = desk.page.aside.missed
    count = len(missed.model.items)
    assert count > 0
    missed.clue.click()
    desk.qtbot.waitUntil(lambda: missed.model.items[0].taken_up, timeout=20_000)
    desk.world.settle(desk.qtbot)
    assert desk.world.toasts == ["已登记线索，等核实"]
    assert not missed.clue.isVisible()
    missed.list.setCurrentIndex(missed.model.index(1))
    missed.excuse.click()
    type_words(desk.page.bar.note, "住院")
    desk.press(ENTER)
    desk.qtbot.waitUntil(lambda: len(missed.model.items) == count - 1, timeout=20_000)


def _sheet(desk: Desk) -> FormSheet:
    desk.settle()
    return desk.page.findChildren(FormSheet)[-1]


def test_a_lesson_is_written_down_for_several_at_once(desk: Desk) -> None:
    desk.page._left.activity.click()
    sheet = _sheet(desk)
    sheet.grid.field("topic").set_value("法治教育")
    sheet.grid.field("held_time").set_value(time(9, 0))
    sheet.grid.field("present").set_value((desk.feng, desk.liang))
    sheet.send()
    desk.settle()
    for subject in (desk.feng, desk.liang):
        view = desk.world.office.desk.ask(ReadReporter(subject)).result()
        assert dict(view.duties)["学习"] == "1 次"


def test_the_numbers_of_a_class_are_set_with_their_paper(desk: Desk) -> None:
    desk.page._left.frequency.click()
    sheet = _sheet(desk)
    for name, value in (
        ("grade", Grade.GENERAL), ("kind", CheckInKind.OFFICE), ("times", 2),
        ("period", "month"), ("basis", "新司矫〔2026〕3号"),
    ):  # fmt: skip
        sheet.grid.field(name).set_value(value)
    sheet.send()
    desk.settle()
    view = desk.world.office.desk.ask(ReadReporter(desk.feng)).result()
    assert view.term.endswith("每月 2 次到所")


def test_every_part_has_a_name(desk: Desk) -> None:
    desk.press("fgh", ENTER)
    desk.settle()
    page = desk.page
    assert page.bar.ways.accessibleName().startswith("报到方式：到所，第 1 个")
    assert page.bar.checks.accessibleName() == "身份核对，共 2 个，还没有选"
    assert page.person.strip.accessibleName().startswith("近 24 周报到。")
    assert page.person.calendar.days.accessibleName() != ""
    desk.page._on_file()
    assert desk.world.went == [Place("correction", {"case": desk.feng})]


def test_the_face_is_shown_by_one_key_and_the_look_is_written_down(desk: Desk) -> None:
    office = desk.world.office.desk
    file = io.BytesIO()
    Image.new("RGB", (30, 40), "white").save(file, "PNG")
    about = About("correction", desk.feng)
    office.do(AddAttachment(about, file.getvalue(), "本人照片.png")).result()
    desk.page.tabs.set_value("3")
    desk.settle()
    desk.press("fgh", ENTER)
    desk.settle()
    desk.press(Qt.Key.Key_F3)
    desk.settle()
    (viewer,) = desk.page.findChildren(MaterialViewer)
    assert viewer.isVisible()
    assert not viewer.area.isHidden()  # the picture itself, not the refusal
    viewer.accept()
    (look,) = office.ask(ListLooks()).result()
    assert (look.name, look.what, look.purpose) == ("冯国辉", Secret.PHOTO, Purpose.VERIFY)


def test_what_was_noted_is_covered_and_covered_again_when_the_desk_is_left(desk: Desk) -> None:
    office, page = desk.world.office.desk, desk.page
    office.do(RecordCheckIn(desk.feng, CheckInKind.TELEPHONE, Checked.VOICE, "在广州看病")).result()
    page.activate(subject=desk.feng)
    desk.settle()

    def told() -> bool:
        return any("广州" in one.words for one in page.person.model.items)

    assert not told()
    page.person.uncover.click()
    (sheet,) = page.findChildren(FormSheet)
    sheet.submit.click()
    desk.settle()
    assert told()
    page.deactivate()
    desk.settle()
    assert not told()
