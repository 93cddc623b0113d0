"""社区矫正 on a real office: the list, one subject, what is masked, the sheets of the course."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.clock import CHINA, FixedClock
from app.correction.messages import (
    Answer,
    Category,
    Grade,
    JudgmentInput,
    ProposeGrade,
    State,
    SubjectTab,
    Term,
    Termination,
    WritePlan,
)
from app.ids import Id
from app.people.messages import ListLooks, Purpose, Secret
from tests.correction.registering import GUARDIAN, Life, given, judgment, man, minor, woman
from tests.ui.correction.test_judgment_sheet import look
from tests.ui.hands import Hand
from tests.ui.real import RealWorld
from ui.context import Place
from ui.correction.cards import SubjectModel
from ui.correction.page import CorrectionPage
from ui.correction.steps import open_step
from ui.forms.sheet import FormSheet
from ui.shell.window import MainWindow
from ui.steps.sheet import StepSheet
from ui.widgets.combo import PinyinCombo
from ui.widgets.dialog import Dialog
from ui.widgets.labels import Label

_SPOKEN = Qt.ItemDataRole.AccessibleTextRole
_CTRL = Qt.KeyboardModifier.ControlModifier
_NOW = datetime(2026, 11, 24, 10, 24, tzinfo=CHINA)
_CRIME = "寻衅滋事罪"


def _long() -> JudgmentInput:
    """A year on probation from 2026-09-01: the last day is 2027-08-31."""
    return judgment(
        doc_on=date(2026, 8, 20),
        effective_on=date(2026, 9, 1),
        offence=_CRIME,
        victims=("张某",),
        probation=Term(years=1),
        start_on=date(2026, 9, 1),
        end_on=date(2027, 8, 31),
    )


@pytest.fixture(scope="module")
def people(
    qapp: object, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[RealWorld, dict[str, Life]]]:
    """A man who serves, a woman who was received, a minor who is awaited."""
    clock = FixedClock(_NOW)
    world = RealWorld(tmp_path_factory.mktemp("subjects") / "office", clock, samples=False)
    lives = {}
    for key, who in (("man", man), ("woman", woman), ("minor", minor)):
        entered = given(who, _long(), guardian=GUARDIAN if who is minor else None)
        lives[key] = Life(world.office, clock, entered)
    lives["man"].serving(date(2026, 9, 8))
    lives["woman"].received(date(2026, 9, 9))
    clock.set(_NOW)
    yield world, lives
    world.close()


@pytest.fixture
def shown(people: tuple[RealWorld, dict[str, Life]], qtbot: QtBot) -> Iterator[_Shown]:
    world, lives = people
    page = _Shown(world, lives, qtbot)
    yield page
    world.settle(qtbot)


class _Shown:
    """The page in the window, and hands on it."""

    def __init__(self, world: RealWorld, lives: dict[str, Life], qtbot: QtBot) -> None:
        self.world, self.lives, self._qtbot = world, lives, qtbot
        world.context.settings.put("correction.tab", SubjectTab.SERVING.value)
        self.window = MainWindow(world.context)
        qtbot.addWidget(self.window)
        self.window.register_page("correction", CorrectionPage)
        self.window.resize(1366, 738)
        self.window.show()
        self.window.activateWindow()
        self.window.go(Place("correction"))
        page = self.window.page
        assert isinstance(page, CorrectionPage)
        self.page = page
        self.hand = Hand(world, qtbot)
        self.settle()

    def settle(self) -> None:
        self.world.settle(self._qtbot)

    def open(self, key: str) -> CorrectionPage:
        self.window.go(Place("correction", {"case": self.lives[key].id}))
        self._qtbot.waitUntil(
            lambda: self.page.shown is not None and self.page.shown.id == self.lives[key].id
        )
        self.settle()
        return self.page

    def dialog(self) -> Dialog:
        (found,) = (one for one in self.page.findChildren(Dialog) if one.isVisible())
        return found

    def sheet(self) -> StepSheet:
        found = self.dialog()
        assert isinstance(found, StepSheet)
        return found

    def texts(self) -> list[str]:
        """What the side says."""
        labels = self.page.subject.sentence.findChildren(Label)
        return [label.text() for label in labels if label.isVisible()]

    def rows(self) -> list[str]:
        model = self.page.listing.model
        return [str(model.index(row).data(_SPOKEN)) for row in range(model.rowCount())]


# -- the list --------------------------------------------------------------------------------


def test_who_serves_stands_apart_from_who_is_awaited(shown: _Shown) -> None:
    (serving,) = shown.rows()
    assert serving.startswith("赵某宁，缓刑，严管，在矫，到 2027-08-31，")
    shown.page.listing.show_tab(SubjectTab.AWAITED)
    shown.settle()
    names = {row.split("，")[0] for row in shown.rows()}
    assert names == {"孙某霞", "吴某轩"}
    young = next(row for row in shown.rows() if row.startswith("吴某轩"))
    assert "未成年" in young
    assert shown.page.subtitle().startswith("在矫 1 人")


def test_a_name_that_may_not_be_seen_is_a_dash(shown: _Shown) -> None:
    shown.page.listing.show_tab(SubjectTab.AWAITED)
    shown.settle()
    model = SubjectModel()
    card = shown.page.listing.model.card(shown.page.listing.model.index(0))
    assert card is not None
    hidden = replace(card, name="", minor=True)
    assert model.spoken(hidden).startswith("不公开姓名，")
    assert model.tip(hidden).startswith("—\n")


def test_filters_narrow_by_category_and_class_and_go_with_the_whole_list(shown: _Shown) -> None:
    listing = shown.page.listing
    listing.category.chosen.emit(Category.PAROLE)
    shown.settle()
    assert shown.rows() == []
    assert listing._empty.accessibleName() == "没有在矫的对象"
    listing.category.chosen.emit("")
    listing.grade.chosen.emit(Grade.STRICT)
    shown.settle()
    assert len(shown.rows()) == 1
    listing.grade.set_value(Grade.LENIENT)
    listing.grade.chosen.emit(Grade.LENIENT)
    shown.settle()
    shown.open("man")  # somebody asked for: the filter gives way
    listing.select(shown.page.shown)
    listing.filter.setText("zmn")
    listing._on_narrowed("zmn")
    shown.settle()
    listing.select(shown.page.shown)
    shown.settle()
    assert listing.grade.value() == ""
    assert len(shown.rows()) == 1


# -- one subject -----------------------------------------------------------------------------


def test_the_head_says_how_it_stands_and_the_term_how_far(shown: _Shown) -> None:
    panel = shown.open("man").subject
    assert panel.head.accessibleName() == "赵某宁"
    assert panel.term.accessibleName() == "矫正期 2026-09-01 至 2027-08-31，剩 280 天"
    assert panel.stepper.accessibleName().startswith("第 3 步，共 5 步，在矫，正在办")
    menu = [action.text() for action in panel.head.make_menu().actions()]
    assert "登记小组成员" in menu
    assert menu[-1] == "修改历史"


def test_crime_and_health_are_masked_until_it_is_said_what_for(shown: _Shown) -> None:
    page = shown.open("man")
    page.subject.sentence.tabs.set_value("judgment")
    assert _CRIME not in shown.texts()
    assert "张某" not in shown.texts()
    assert not any(_CRIME in text for text in _told(page))
    page.subject.sentence.uncoverAsked.emit(Secret.CRIME)
    shown.settle()
    sheet = shown.dialog()
    assert isinstance(sheet, FormSheet)
    assert sheet.form.title == "看 赵某宁 的犯罪情况"
    sheet.grid.field("purpose").set_value(Purpose.PAPER)
    sheet.send()
    shown.settle()
    assert {_CRIME, "张某"} <= set(shown.texts())
    person = page.shown.person.id
    look = shown.world.office.desk.ask(ListLooks(person)).result()[0]
    assert (look.what, look.purpose) == (Secret.CRIME, Purpose.PAPER)
    page.deactivate()  # another page: masked again
    assert _CRIME not in shown.texts()


def _told(page: CorrectionPage) -> list[str]:
    view = page.subject.tracks
    spoken = [str(view.model().index(row, 0, QModelIndex()).data(_SPOKEN))
              for row in range(view.model().rowCount(QModelIndex()))]  # fmt: skip
    return spoken + [item.text + item.title for item in page.shown.timeline]


def test_another_subject_begins_masked(shown: _Shown) -> None:
    page = shown.open("man")
    page.subject.sentence.tabs.set_value("judgment")
    look(shown.world.office, page, Secret.CRIME)
    shown.settle()
    assert _CRIME in shown.texts()
    shown.open("woman")
    shown.open("man")
    page.subject.sentence.tabs.set_value("judgment")
    assert _CRIME not in shown.texts()


def test_enter_opens_what_comes_next(shown: _Shown, qtbot: QtBot) -> None:
    page = shown.open("woman")
    assert "先登记矫正小组" in page.subject.next_step.accessibleName()
    qtbot.keyClick(page.listing.list, Qt.Key.Key_Return)
    sheet = shown.sheet()
    assert sheet.step.action == "AddMember"
    assert sheet.about() == f"孙某霞 · 缓刑 · {page.shown.number}"
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)


def test_a_report_is_entered_at_its_desk(shown: _Shown) -> None:
    page = shown.open("man")
    shown.window.register_page("correction.checkin", CorrectionPage)
    went: list[Place] = []
    page.context.go = went.append
    try:
        page.act("RecordCheckIn")
        page.activate(case=shown.lives["man"].id, action="RecordSubjectVisit")
    finally:
        page.context.go = shown.window.go
    assert went == [Place("correction.checkin", {"subject": shown.lives["man"].id})] * 2


def test_tracks_do_what_they_offer(shown: _Shown, qtbot: QtBot) -> None:
    page = shown.open("man")
    view = page.subject.tracks
    asked: list[tuple[str, object]] = []
    view.asked.connect(lambda name, row: asked.append((name, row)))
    view.setCurrentIndex(view.model().index(0, 0, QModelIndex()))
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert asked == [("AddMember", None)]
    assert shown.sheet().step.action == "AddMember"
    shown.dialog().reject()


def test_a_note_is_written_by_its_key(shown: _Shown, qtbot: QtBot) -> None:
    page = shown.open("man")
    qtbot.keyClick(page.listing.list, Qt.Key.Key_E, _CTRL)
    shown.hand.type("本人来电，换了工作").key(Qt.Key.Key_Return)
    shown.settle()
    assert any("本人来电" in item.title for item in page.shown.timeline)


def test_narrow_windows_keep_the_side_behind_a_tab(shown: _Shown) -> None:
    page = shown.open("man")
    shown.window.resize(1100, 700)
    shown.settle()
    panel = page.subject
    assert not panel.kept.isVisible()
    panel.narrow_tabs.set_value("side")
    assert panel.kept.isVisible()
    assert panel.sentence.isVisible()


# -- sheets of the course --------------------------------------------------------------------


def test_a_second_plan_shows_the_first_only_to_who_says_what_for(
    people: tuple[RealWorld, dict[str, Life]], shown: _Shown
) -> None:
    _world, lives = people
    life = lives["man"]
    life.do(WritePlan(life.id, _NOW.date(), "再犯风险低", "按期报告"))
    page = shown.open("man")
    page.act("WritePlan")
    first = shown.dialog()
    assert isinstance(first, FormSheet)
    first.send()
    shown.settle()
    sheet = shown.sheet()
    assert sheet.grid.field("assessment").value() == "再犯风险低"
    assert sheet.grid.field("reason").required
    sheet.reject()


def test_termination_offers_only_what_the_category_knows(shown: _Shown) -> None:
    page = shown.open("man")
    page.act("TerminateSubject")
    field = shown.sheet().grid.field("ground")
    assert isinstance(field, PinyinCombo)
    assert [one.value for one in field._model.choices] == [
        Termination.SUSPENSION_REVOKED,
        Termination.DIED,
    ]
    shown.dialog().reject()


def test_the_county_answers_by_its_paper(
    people: tuple[RealWorld, dict[str, Life]], shown: _Shown
) -> None:
    _world, lives = people
    life = lives["man"]
    today = _NOW.date()
    request: Id = life.do(ProposeGrade(life.id, Grade.GENERAL, today, "表现稳定", today))
    page = shown.open("man")
    page._on_track_asked("EnterAnswer", request)
    sheet = shown.sheet()
    assert sheet.grid.field("request").value() == request
    sheet.grid.field("answer").set_value(Answer.YES)
    sheet.grid.field("approver").set_value("新会区司法局")
    shown.hand.at(sheet.grid.field("approver")).key(Qt.Key.Key_Return, _CTRL)
    shown.settle()
    assert page.shown.grade is Grade.GENERAL
    assert page.shown.state is State.SERVING


def test_minors_alone_are_asked_for_a_closed_declaration(shown: _Shown) -> None:
    for key, seen in (("minor", True), ("woman", False)):
        page = shown.open(key)
        sheet = open_step(page.context, page, "DeclareSubject", page.shown)
        assert sheet is not None
        assert sheet.grid.field("closed").isVisibleTo(sheet) is seen
        sheet.reject()


def test_a_visit_of_who_has_no_desk_is_entered_on_a_sheet(shown: _Shown) -> None:
    page = shown.open("man")
    sheet = open_step(page.context, page, "RecordSubjectVisit", page.shown)
    assert sheet is not None
    shown.settle()
    sheet.grid.field("findings").set_value("家里正常")
    assert sheet.gaps() == ()
    shown.hand.at(sheet.grid.field("findings")).key(Qt.Key.Key_Return, _CTRL)
    shown.settle()
    assert any("走访" in item.title for item in page.shown.timeline)
    assert not any("家里正常" in item.text for item in page.shown.timeline)  # covered


def test_every_control_has_a_name(shown: _Shown) -> None:
    page = shown.open("man")
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert widget.accessibleName(), widget


def test_somebody_new_is_registered_from_here(shown: _Shown) -> None:
    went: list[Place] = []
    shown.page.context.go = went.append
    try:
        shown.page.primary_new()
    finally:
        shown.page.context.go = shown.window.go
    assert went == [Place("correction.form")]
