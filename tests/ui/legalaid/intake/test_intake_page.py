"""The intake desk by keyboard on a real office: digits, Enter, Alt+←, drafts, refusals."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.attachments.messages import ListAttachments
from app.clock import CHINA, FixedClock
from app.drafts.messages import DraftView, DropDraft, ListDrafts
from app.history.messages import Undo
from app.ids import new_id
from app.legalaid.messages import (
    AidTab,
    AskedMaterial,
    ConflictKind,
    IntakeStep,
    ListApplications,
    MaterialState,
    MeansResult,
    Provisional,
    ReadApplication,
    WithdrawApplication,
)
from app.mediation.messages import OpenCase
from tests.dispute import case_input
from tests.ui.hands import Hand
from tests.ui.legalaid.intake.taking import ANSWERS, WEI, Taker
from tests.ui.real import RealWorld
from ui.legalaid.intake.drafting import DRAFT
from ui.legalaid.intake.flow import APPLICANT, DETAILS
from ui.legalaid.intake.page import IntakePage
from ui.shell.page import Act

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
ENTER = Qt.Key.Key_Return
LEFT_LATE = ANSWERS | {"employed": "2", "left_on": "20251129", "claimed": "1"}
WAGES = {"cause": "追索劳动报酬", "legal_status": "仲裁申请人", "claim_fen": "18600",
         "facts": "工厂欠三个月工资。"}  # fmt: skip


@pytest.fixture(scope="module")
def world(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealWorld]:
    """An office with one dispute of 黄䶮 against 谭𬍛㛃, shared by the tests of this file."""
    clock = FixedClock(datetime(2026, 11, 24, 10, 24, tzinfo=CHINA))
    made = RealWorld(tmp_path_factory.mktemp("intake") / "office", clock, samples=False)
    made.office.desk.do(OpenCase(case_input())).result()
    yield made
    made.close()


@pytest.fixture
def page(world: RealWorld, qtbot: QtBot) -> Iterator[IntakePage]:
    made = _open(world, qtbot)
    yield made
    made.drafting.flush()
    world.settle(qtbot)
    for draft in world.office.desk.ask(ListDrafts(DRAFT)).result():
        world.office.desk.do(DropDraft(draft.id)).result()
    if made.sending.record is not None:  # or the next test would take the same matter in twice
        today = world.context.clock.today()
        world.office.desk.do(WithdrawApplication(made.sending.record, today, "不办了")).result()


def _open(world: RealWorld, qtbot: QtBot, **where: Any) -> IntakePage:
    made = IntakePage(world.context)
    qtbot.addWidget(made)
    made.resize(1190, 658)
    made.show()
    qtbot.waitActive(made)
    made.activate(**where)
    world.settle(qtbot)
    return made


@pytest.fixture
def clerk(page: IntakePage, world: RealWorld, qtbot: QtBot) -> Taker:
    return Taker(page, Hand(world, qtbot))


def _material(page: IntakePage, key: str) -> AskedMaterial:
    opinion = page.answering.opinion
    assert opinion is not None
    return next(one for one in opinion.materials if one.id == key)


@pytest.fixture(scope="module")
def begun() -> dict[str, Any]:
    """The draft of an application up to the means, once somebody typed it."""
    return {}


@pytest.fixture
def asked(clerk: Taker, begun: dict[str, Any]) -> Taker:
    """Wages of somebody who left a year ago less five days: the means are asked next."""
    if not begun:
        clerk.applicant(**WEI)
        clerk.answers(LEFT_LATE)
        clerk.opponent(name="顺达五金厂")
        clerk.details(**WAGES)
        begun.update(clerk.page.content()[1])
    else:
        now = clerk.page.context.clock.now()
        id_ = new_id(clerk.page.context.clock)
        clerk.page.drafting.wanted.emit(DraftView(id_, DRAFT, "", begun, now, now))
        clerk.hand.settle()
    assert clerk.at == "means"
    return clerk


class TestGoingThrough:
    def test_the_number_comes_first_and_says_the_rest(self, clerk: Taker) -> None:
        grid = clerk.page.stack.applicant.grid
        assert grid.field("id_no").editor.hasFocus()
        clerk.types(grid, {"id_no": WEI["id_no"]})
        values = grid.values()
        assert (values["birth"], values["sex"].label) == (date(1991, 7, 14), "女")

    def test_a_digit_chooses_and_enter_goes_on(self, clerk: Taker) -> None:
        clerk.applicant(**WEI)
        assert clerk.at == "origin"
        clerk.hand.key(ENTER)
        assert clerk.at == "origin", "an open question was passed"
        clerk.hand.type("1").key(ENTER)
        assert clerk.at == "filer"

    def test_enter_right_after_a_digit_waits_for_the_desk(
        self, clerk: Taker, world: RealWorld, qtbot: QtBot
    ) -> None:
        clerk.applicant(**WEI)
        rows = clerk.page.stack.question.rows
        qtbot.keyClicks(rows, "1")
        qtbot.keyClick(rows, ENTER)
        world.settle(qtbot)
        assert clerk.at == "filer"

    def test_alt_left_goes_back_to_what_was_answered(self, clerk: Taker) -> None:
        clerk.applicant(**WEI)
        clerk.answers(ANSWERS, until="group")
        keys = clerk.page.standard_keys()
        keys[Act.STEP_BACK]()
        clerk.hand.settle()
        assert clerk.at == "filer"
        assert clerk.page.stack.question.rows.value() == "1"
        keys[Act.STEP_BACK]()
        keys[Act.STEP_BACK]()
        clerk.hand.settle()
        assert clerk.at == APPLICANT
        assert Act.STEP_BACK not in clerk.page.standard_keys()

    def test_a_step_of_the_bar_leads_there_but_not_past_an_open_question(
        self, clerk: Taker
    ) -> None:
        clerk.applicant(**WEI)
        clerk.answers(ANSWERS, until="group")
        bar = clerk.page.frame.bar
        bar.chosen.emit(list(IntakeStep).index(IntakeStep.MEANS))
        clerk.hand.settle()
        assert clerk.at == "group"
        assert bar.standing == ("done", "now", "todo", "todo", "todo")
        bar.chosen.emit(0)
        clerk.hand.settle()
        assert clerk.at == APPLICANT

    def test_a_form_names_what_it_lacks(self, clerk: Taker) -> None:
        clerk.types(clerk.page.stack.applicant.grid, {"name": "覃玉莲"})
        clerk.onward()
        assert clerk.at == APPLICANT
        focused = QApplication.focusWidget()
        assert focused is clerk.page.stack.applicant.grid.field("sex").editor

    def test_f1_opens_the_article_of_the_choice_and_of_the_reason(self, asked: Taker) -> None:
        assert asked.at == "means"
        asked.hand.type("1")
        assert asked.page.stack.question.article() == ("法律援助法", "第42条第三项")
        assert Act.ARTICLE in asked.page.standard_keys()
        opinion = asked.page.side.opinion
        asked.hand.at(opinion.list)
        reason = opinion.current()
        assert reason is not None
        assert (reason.title, reason.article) == ("事项在范围内", "第31条第五项")


class TestTheOpinion:
    def test_it_forms_as_it_is_filled_in(self, asked: Taker) -> None:
        opinion = asked.page.answering.opinion
        assert opinion is not None
        assert not opinion.complete
        asked.hand.type("1")
        opinion = asked.page.answering.opinion
        assert opinion is not None
        assert opinion.title == "建议给予法律援助"
        assert [(one.title, one.article) for one in opinion.reasons][:3] == [
            ("事项在范围内", "第31条第五项"),
            ("不用查经济条件", "第42条第三项"),
            ("归本区受理", "第38条"),
        ]

    def test_a_limitation_of_five_days_may_be_answered_by_aid_at_once(self, asked: Taker) -> None:
        (card,) = asked.page.side.warnings
        assert card.accessibleName() == "离仲裁时效届满只剩 5 天"
        asked.hand.at(card.why).key(Qt.Key.Key_Space)
        assert "2026-11-29" in card.how or "11月29日" in card.how
        asked.hand.at(card.provisional).key(Qt.Key.Key_Space)
        assert card.provisional.text().startswith("已建议先行")

    def test_the_terms_of_the_centre_are_counted_from_receipt(self, clerk: Taker) -> None:
        opinion = clerk.page.answering.opinion
        assert opinion is not None
        assert ("作出决定", "12月1日前") in [(one.label, one.value) for one in opinion.terms]

    def test_the_means_are_asked_on_route_1_alone(self, asked: Taker) -> None:
        asked.hand.type("1").key(ENTER)
        assert asked.at == "materials", "la.M21: means were asked of who is exempt"
        assert asked.page.answering.answers.household is None
        asked.page.go_to("means")
        asked.hand.settle().type("5").key(ENTER)
        assert asked.at == "household"
        household = asked.page.stack.household
        assert household.members.boxes[0].grid.field("name").text() == WEI["name"]
        asked.types(household.members.boxes[0].grid, {"wage": "6000"})
        asked.types(household.grid, {"spending": "9000"})
        means = asked.page.answering.opinion and asked.page.answering.opinion.means
        assert means
        assert means.heads == 1
        assert means.per_head == 1000_00
        assert household.says.isVisible()
        assert means.result in MeansResult
        asked.onward()
        assert asked.at == "materials"


class TestMaterials:
    def test_a_digit_says_that_a_paper_came(self, asked: Taker) -> None:
        asked.hand.type("1").key(ENTER).type("1")
        assert _material(asked.page, "identity").state is MaterialState.HELD
        sizes = asked.page.stack.materials.sizes
        asked.types(sizes, {"pages": "2"})
        assert (_material(asked.page, "identity").pages) == 2
        asked.hand.at(asked.page.stack.materials.rows).type("1")
        assert _material(asked.page, "identity").state is MaterialState.LACKING

    def test_who_has_no_paper_brings_something_else(self, asked: Taker) -> None:
        asked.hand.type("1").key(ENTER).type("1")
        card = asked.page.stack.materials
        asked.types(card.sizes, {"instead": "户口簿"})
        paper = _material(asked.page, "identity")
        assert paper.state is MaterialState.PROMISED
        assert paper.note.startswith("以户口簿、社保卡等其他身份证明代替")
        kept, held = card.kept(), card.held()
        card.restore(kept)
        assert card.held() == held
        card.restore({"held": [["identity", 1, 2]]})  # as an older program kept it
        assert (card.held()[0].pages, card.held()[0].instead) == (2, "")

    def test_a_photo_says_so_too_and_can_be_looked_at(self, asked: Taker, tmp_path: Path) -> None:
        photo = tmp_path / "p.jpg"
        photo.write_bytes(b"\xff\xd8\xff\xe0")
        asked.page.stack.materials.add_files("identity", [photo])
        asked.hand.settle()
        assert _material(asked.page, "identity").state is MaterialState.HELD
        items = asked.page.side.materials.model.items
        found = next(one for one in items if one.paper.id == "identity")
        assert found.act.value[0] == "看"

    def test_what_is_spared_is_shown_as_not_needed(self, asked: Taker) -> None:
        asked.hand.type("1")
        items = asked.page.side.materials.model.items
        spared = [one for one in items if one.paper.state is MaterialState.NOT_NEEDED]
        assert spared
        assert all(one.act.value[0] == "" for one in spared)


class TestKnownPeople:
    def test_four_digits_and_ctrl_u_fill_in_a_known_person(
        self, clerk: Taker, world: RealWorld, qtbot: QtBot
    ) -> None:
        number = case_input().parties[0].person
        assert number is not None
        clerk.hand.type(number.id_no[-4:])
        offers = clerk.page.knowing.panel
        qtbot.waitUntil(lambda: offers.offers and not world.work.busy)
        assert Act.SAVE in clerk.page.standard_keys()
        clerk.hand.key(Qt.Key.Key_U, CTRL)
        assert clerk.page.stack.applicant.name == "黄䶮"
        assert clerk.page.stack.applicant.known is not None
        assert clerk.page.stack.applicant.grid.field("address").text()

    def test_initials_in_the_name_do_too(
        self, clerk: Taker, world: RealWorld, qtbot: QtBot
    ) -> None:
        name = clerk.page.stack.applicant.grid.field("name")
        clerk.hand.at(name).type("hy")
        offers = clerk.page.knowing.panel
        qtbot.waitUntil(lambda: offers.offers and not world.work.busy)
        clerk.hand.key(Qt.Key.Key_U, CTRL)
        assert name.text() == "黄䶮"

    def test_a_dispute_between_both_is_shown_beside_the_opponent(
        self, clerk: Taker, world: RealWorld, qtbot: QtBot
    ) -> None:
        first, second = (one.person for one in case_input().parties)
        assert first is not None
        assert second is not None
        clerk.applicant(
            id_no=first.id_no, name=first.name, phone="13800002210", address="大泽镇田金村"
        )
        clerk.answers(LEFT_LATE)
        clerk.opponent(name=second.name, id_no=second.id_no)
        clerk.hand.at(clerk.page.stack.details.grid.field("cause"))
        panel = clerk.page.conflicts.panel  # it asks once the typing has paused
        qtbot.waitUntil(lambda: panel.view is not None and bool(panel.view.hits), timeout=20_000)
        assert panel.view is not None
        assert [hit.kind for hit in panel.view.hits] == [ConflictKind.OPPOSED]
        assert panel.isVisible()

    def test_the_same_person_on_both_sides_is_not_taken_in(self, clerk: Taker) -> None:
        clerk.applicant(**WEI)
        clerk.answers(ANSWERS)
        clerk.opponent(name="韦应㛃", id_no=WEI["id_no"])
        clerk.details(**WAGES)
        clerk.answers(ANSWERS)
        clerk.hand.key(ENTER)
        clerk.accept()
        assert not clerk.page.sending.done
        assert clerk.at == DETAILS


class TestDrafts:
    def test_what_was_typed_and_answered_survives_a_kill(
        self, asked: Taker, world: RealWorld, qtbot: QtBot
    ) -> None:
        asked.hand.type("1").key(ENTER).type("13")
        asked.types(asked.page.stack.materials.sizes, {"pages": "4"})
        asked.page.side.warnings[0].provisional.click()
        asked.page.standard_keys()[Act.SAVE]()
        asked.hand.settle()
        (draft,) = world.office.desk.ask(ListDrafts(DRAFT)).result()
        again = _open(world, qtbot, draft=draft.id)
        world.settle(qtbot)
        assert draft.title == WEI["name"]
        assert again.way.card.id == "materials"
        assert again.answering.answers == asked.page.answering.answers
        assert again.provisional == {Provisional.LIMITATION}
        kept, before = again.stack.kept(), asked.page.stack.kept()
        assert kept == before

    def test_a_draft_is_offered_and_may_be_given_up(
        self, clerk: Taker, world: RealWorld, qtbot: QtBot
    ) -> None:
        clerk.types(clerk.page.stack.applicant.grid, {"name": "覃玉莲"})
        clerk.page.deactivate()
        clerk.hand.settle()
        again = _open(world, qtbot)
        qtbot.waitUntil(again.side.drafts.isVisible)
        again.side.drafts.dropped.emit(world.office.desk.ask(ListDrafts(DRAFT)).result()[0])
        world.settle(qtbot)
        assert world.office.desk.ask(ListDrafts(DRAFT)).result() == ()


class TestReceipt:
    def test_a_phrase_is_filled_with_what_is_known(self, asked: Taker) -> None:
        asked.page.go_to(DETAILS)
        asked.hand.settle()
        facts = asked.page.stack.details.grid.field("facts")
        asked.hand.at(facts).key(Qt.Key.Key_A, CTRL).key(Qt.Key.Key_Delete)
        asked.hand.key(Qt.Key.Key_Down, ALT).key(ENTER)
        assert "韦应㛃" in facts.text()
        assert "顺达五金厂" in facts.text()

    def test_photos_go_with_the_record(
        self, asked: Taker, world: RealWorld, tmp_path: Path
    ) -> None:
        photo = tmp_path / "IMG_0001.jpg"
        photo.write_bytes(b"\xff\xd8\xff\xe0 a photo")
        asked.hand.type("1").key(ENTER)
        asked.page.stack.materials.add_files("identity", [photo])
        asked.hand.settle()
        asked.onward()
        asked.page.side.warnings[0].provisional.click()
        asked.accept()
        record = asked.page.sending.record
        assert record is not None
        (kept,) = world.office.desk.ask(ListAttachments(record)).result()
        assert kept.name == "身份证复印件.jpg"
        assert asked.page.stack.after.rows.hasFocus()

    def test_it_is_taken_in_whole(self, asked: Taker, world: RealWorld) -> None:
        asked.hand.type("1").key(ENTER).type("13").key(ENTER)
        assert asked.at == "opinion"
        asked.page.side.warnings[0].provisional.click()
        asked.accept()
        assert asked.page.sending.done
        assert world.problems == []
        assert world.office.desk.ask(ListDrafts(DRAFT)).result() == ()
        (row,) = [
            one
            for one in world.office.desk.ask(ListApplications(AidTab.STATION)).result().rows
            if one.id == asked.page.sending.record
        ]
        detail: Any = world.office.desk.ask(ReadApplication(row.id)).result()
        assert detail.person.name == WEI["name"]

    def test_a_receipt_taken_back_leaves_everything_typed(
        self, asked: Taker, world: RealWorld, qtbot: QtBot
    ) -> None:
        asked.hand.type("1").key(ENTER).key(ENTER)
        asked.page.side.warnings[0].provisional.click()
        asked.accept()
        first = asked.page.sending.record
        assert first is not None
        world.office.desk.do(Undo()).result()
        qtbot.waitUntil(lambda: not asked.page.sending.done and not world.work.busy)
        assert asked.at == "opinion"
        assert asked.page.stack.applicant.name == WEI["name"]
        asked.onward()
        assert asked.page.sending.record not in (None, first)

    def test_who_was_not_told_of_the_data_is_not_taken_in(self, asked: Taker) -> None:
        asked.hand.type("1").key(ENTER).key(ENTER)
        asked.hand.at(asked.page.stack.verdict.grid.field("identity_seen")).key(Qt.Key.Key_Space)
        asked.onward()
        assert not asked.page.sending.done
        told = asked.page.stack.verdict.grid.field("told")
        assert told.state == "error"
        assert "告知" in told.message
