"""The registration of a subject on a real office, by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.correction.messages import (
    Category,
    ListSubjects,
    Principal,
    ProhibitionKind,
    ReadSubject,
    SubjectDetail,
    SubjectTab,
)
from app.drafts.messages import ListDrafts
from app.people.messages import Sex
from tests.correction.registering import man, minor
from tests.ui.hands import Hand
from tests.ui.real import RealWorld
from ui.context import Place
from ui.correction.form.page import FORM, SubjectFormPage
from ui.forms.grid import FieldGrid

_CTRL = Qt.KeyboardModifier.ControlModifier


class _Form:
    """The form, and what is typed into it."""

    def __init__(self, world: RealWorld, qtbot: QtBot) -> None:
        self.world = world
        self.page = SubjectFormPage(world.context)
        qtbot.addWidget(self.page)
        self.page.resize(1366, 676)
        self.page.show()
        qtbot.waitActive(self.page)
        self.page.activate()
        qtbot.waitUntil(lambda: self.page.form.whole)
        self.hand = Hand(world, qtbot)
        self.hand.settle()

    def type(self, grid: FieldGrid, name: str, text: str) -> None:
        self.hand.at(grid.field(name)).type(text)

    def mark(self, grid: FieldGrid, name: str, value: object) -> None:
        grid.field(name).set_value(value)
        grid.edited.emit(name)
        self.hand.settle()

    def person(self, number: str = man.id_no, name: str = "赵某宁") -> None:
        own = self.page.form.person
        self.type(own, "id_no", number)
        self.type(own, "name", name)
        self.type(own, "phone", "13900000001")
        self.type(own, "address", "大泽镇田金村1队11号")

    def sentence(self, *, end_on: str = "20260830") -> None:
        """Case 1 of the specification: 拘役五个月，缓刑六个月, final on 2026-02-28."""
        form = self.page.form
        self.mark(form.judgment, "category", Category.SUSPENSION)
        for name, text in (
            ("organ", "新会区人民法院"), ("doc_no", "（2026）粤0705刑初9001号"),
            ("doc_on", "20260213"), ("effective_on", "20260228"), ("offence", "危险驾驶罪"),
            ("offence_on", "20251206"),
        ):  # fmt: skip
            self.type(form.judgment, name, text)
        self.mark(form.term, "principal", Principal.DETENTION)
        for name, text in (("months", "5"), ("probation_months", "6"), ("end_on", end_on)):
            self.type(form.term, name, text)
        self.hand.at(form.notice.field("notice_no"))
        self.page.form._reckon()
        self.hand.settle()

    def submit(self) -> None:
        self.hand.at(self.page.form.notice.field("notice_no")).key(Qt.Key.Key_Return, _CTRL)

    def entered(self) -> SubjectDetail:
        """The one subject of the office."""
        (card,) = self.world.office.desk.ask(ListSubjects(SubjectTab.AWAITED)).result().rows
        return self.world.office.desk.ask(ReadSubject(card.id)).result()


@pytest.fixture
def form(bare: RealWorld, qtbot: QtBot) -> Iterator[_Form]:
    made = _Form(bare, qtbot)
    yield made
    bare.settle(qtbot)


def test_the_number_comes_first_and_says_the_rest(form: _Form) -> None:
    own = form.page.form.person
    assert own.field("id_no").editor.hasFocus()
    form.person()
    assert own.field("sex").value() is Sex.MALE
    assert own.field("birth").value() == date(1992, 5, 17)
    assert own.field("area").value() == "440705"  # where the office lies


def test_the_counted_end_stands_beside_the_documents(form: _Form) -> None:
    form.sentence()
    term = form.page.form.term
    assert "2026-08-30" in term.field("end_on")._head._aside
    assert term.field("end_on").message == ""
    assert term.field("start_on").value() == date(2026, 2, 28)  # a suspension begins when final
    form.type(term, "end_on", "20260827")
    form.page.form._reckon()
    form.hand.settle()
    assert "以文书为准" in term.field("end_on").message


def test_registered_by_keyboard_it_waits_for_the_report(form: _Form) -> None:
    form.person()
    form.sentence()
    form.submit()
    subject = form.entered()
    assert subject.person.name == "赵某宁"
    assert subject.judgment.end_on == date(2026, 8, 30)
    assert subject.judgment.end_calc == date(2026, 8, 30)
    assert form.world.went[-1] == Place("correction", {"case": subject.id})
    assert form.world.office.desk.ask(ListDrafts(FORM)).result() == ()


def test_another_end_than_the_counted_one_wants_a_reason(form: _Form) -> None:
    form.person()
    form.sentence(end_on="20260827")
    form.submit()
    field = form.page.form.term.field("end_on")
    assert field.state == "warn"
    assert "请函询" in field.message
    form.hand.type("照执行通知书登记，已准备函询").key(Qt.Key.Key_Return, _CTRL)
    assert form.entered().judgment.end_on == date(2026, 8, 27)


def test_a_minor_needs_a_guardian(form: _Form) -> None:
    form.person(minor.id_no, "吴某轩")
    form.sentence()
    form.submit()
    field = form.page.form.person.field("guardian_name")
    assert field.state == "error"
    assert "未成年人" in field.message
    form.type(form.page.form.person, "guardian_name", "林㛃珍")
    form.submit()
    assert [one.name for one in form.entered().relations] == ["林㛃珍"]
    assert form.entered().minor


def test_each_category_asks_for_its_own_days(form: _Form) -> None:
    own = form.page.form
    shown = {
        Category.CONTROL: {"executed_on"},
        Category.SUSPENSION: {"probation_years"},
        Category.PAROLE: {"executed_on", "nominal_end"},
        Category.OUTSIDE: {"executed_on", "decision_on", "nominal_end"},
    }
    for category, names in shown.items():
        form.mark(own.judgment, "category", category)
        seen = {
            name
            for grid in (own.judgment, own.term)
            for name in ("executed_on", "decision_on", "nominal_end", "probation_years")
            if name in grid.fields and grid.field(name).isVisibleTo(grid)
        }
        assert seen == names, category


def test_what_was_typed_is_there_again(form: _Form, qtbot: QtBot) -> None:
    form.person()
    form.mark(form.page.form.judgment, "category", Category.CONTROL)
    form.page.deactivate()
    form.hand.settle()
    again = _Form(form.world, qtbot)
    (draft,) = form.world.office.desk.ask(ListDrafts(FORM)).result()
    again.page.resume_draft(draft)
    again.hand.settle()
    assert again.page.form.person.field("name").text() == "赵某宁"
    assert again.page.form.judgment.field("category").value() is Category.CONTROL
    assert again.page.form.judgment.field("executed_on").isVisibleTo(again.page.form.judgment)


def test_a_file_that_is_here_already_is_offered(form: _Form, qtbot: QtBot) -> None:
    form.person()
    form.sentence()
    form.submit()
    again = _Form(form.world, qtbot)
    again.type(again.page.form.person, "id_no", man.id_no)
    again.hand.at(again.page.form.person.field("name"))
    assert again.page.known.offers
    again.hand.key(Qt.Key.Key_U, _CTRL)
    assert again.page.form.person.field("name").text() == "赵某宁"
    again.sentence()
    again.submit()
    assert "已经在册" in again.page.form.person.field("id_no").message


def test_a_prohibition_of_the_judgment_is_entered_with_it(form: _Form) -> None:
    form.person()
    form.sentence()
    term = form.page.form.term
    assert not term.field("ground").isVisibleTo(form.page)  # of 暂监 alone
    form.mark(term, "ban", value=True)
    assert term.field("ban_from").value() == date(2026, 2, 28)  # as long as the term
    assert term.field("ban_to").value() == date(2026, 8, 30)
    form.mark(term, "ban_kind", ProhibitionKind.PLACE)
    form.type(term, "ban_content", "禁止进入酒吧、KTV")
    form.submit()
    (one,) = form.entered().moves.prohibitions
    assert (one.start_on, one.end_on) == (date(2026, 2, 28), date(2026, 8, 30))
