"""法律援助 on a real office: whose turn it is, what stays covered, what a sheet asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.attachments.messages import ListAttachments
from app.clock import CHINA, FixedClock
from app.handover import AidWanted, Handover
from app.ids import Id
from app.legalaid.messages import (
    AddAidNote,
    AidTab,
    CarriedBy,
    DecisionKind,
    Exemption,
    Flag,
    ForwardApplication,
    Kinship,
    ListApplications,
    MeansRoute,
    NoteSource,
    Proposal,
    Provisional,
    RegisterApplication,
    RegisterNotice,
    State,
    StateMeans,
)
from app.legalaid.messages.answers import Household, MemberInput
from app.people.messages import ListLooks, Secret
from app.samples.office import person
from app.work import Work
from tests.ui.legalaid.hands import AidHands, minor_noticed, wages
from tests.ui.real import RealWorld
from ui.context import Place
from ui.forms.sheet import FormSheet
from ui.legalaid.actions import ACTIONS
from ui.legalaid.listing import AidListing
from ui.legalaid.rows import AidModel
from ui.legalaid.steps.sheet import AidSheet, PaperSheet
from ui.legalaid.steps.tables import STEPS
from ui.shell.page import Act
from ui.shell.width import Width

_SPOKEN = Qt.ItemDataRole.AccessibleTextRole
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALL = ("identity", "application", "wages", "work")


@pytest.fixture(scope="module")
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 11, 24, 10, 24, tzinfo=CHINA))


@pytest.fixture(scope="module")
def world(
    qapp: object, tmp_path_factory: pytest.TempPathFactory, clock: FixedClock
) -> Iterator[RealWorld]:
    made = RealWorld(tmp_path_factory.mktemp("aid") / "office", clock, samples=False)
    yield made
    made.close()


@pytest.fixture(scope="module")
def asked(world: RealWorld) -> Id:
    """An application that lacks papers."""
    return world.office.desk.do(RegisterApplication(wages())).result()


@pytest.fixture(scope="module")
def sent(world: RealWorld, clock: FixedClock) -> Id:
    """Somebody else's application, whole, and with the centre."""
    desk = world.office.desk
    other = person("黄某宁", "1988-03-04", 22, "13900000022", "大泽镇田金村")
    record = desk.do(RegisterApplication(wages(person=other, held=_ALL))).result()
    desk.do(ForwardApplication(record, clock.now(), CarriedBy.IN_PERSON)).result()
    return record


@pytest.fixture(scope="module")
def noticed(world: RealWorld) -> Id:
    return world.office.desk.do(RegisterNotice(minor_noticed())).result()


@pytest.fixture
def desk(world: RealWorld, clock: FixedClock, qtbot: QtBot) -> Iterator[AidHands]:
    made = AidHands(world, clock, qtbot)
    yield made
    made.settle()


def _rows(desk: AidHands) -> list[str]:
    model = desk.page.listing.model
    return [model.data(model.index(row), _SPOKEN) for row in range(model.rowCount())]


def test_the_tabs_say_whose_turn_it_is_and_the_filter_what_kind(
    desk: AidHands, asked: Id, sent: Id, noticed: Id
) -> None:
    listing = desk.page.listing
    assert isinstance(listing, AidListing)
    assert isinstance(listing.model, AidModel)
    listing.show_tab(AidTab.STATION)
    desk.settle()
    assert len(_rows(desk)) == 1
    assert "快速受理" in _rows(desk)[0]
    assert "一次性告知" in _rows(desk)[0] or "告知补正" in _rows(desk)[0]
    listing.show_tab(AidTab.CENTRE)
    desk.settle()
    assert {row.split("，")[0] for row in _rows(desk)} == {"黄某宁", "陆×"}
    listing.flag.set_value(Flag.NOTICE)
    listing.flag.chosen.emit(Flag.NOTICE)
    desk.settle()
    assert [row.split("，")[0] for row in _rows(desk)] == ["陆×"]
    desk.open(asked)  # found elsewhere: the filter narrows nothing any more
    assert listing.flag.value() == ""
    assert "待办 1 件，待机构决定 2 件" in desk.page.subtitle()


def test_a_minor_is_never_named_on_the_page(desk: AidHands, noticed: Id) -> None:
    shown = desk.open(noticed)
    assert shown.minor
    assert "陆×" in desk.told()
    assert "陆䶮" not in desk.told()
    sides = desk.page.record.people.sides
    names = [one.name for one in sides.items]
    assert names[:2] == ["陆×", "NGUYEN THI MAU"]


def test_enter_in_the_list_does_what_comes_next(desk: AidHands, asked: Id) -> None:
    shown = desk.open(asked)
    assert shown.next_step is not None
    assert shown.next_step.action == "RequestCompletion"
    desk.hand.at(desk.page.listing.list).key(Qt.Key.Key_Return)
    shown_now = [one for one in QApplication.topLevelWidgets() if isinstance(one, AidSheet)]
    sheet = next(one for one in shown_now if one.isVisible())
    assert sheet.step.action == "RequestCompletion"
    assert sheet.grid.values()["wanted"] == tuple(one.name for one in shown.missing)
    sheet.keeper.drop()
    sheet.reject()


def test_what_is_missing_stands_on_the_page(desk: AidHands, asked: Id) -> None:
    shown = desk.open(asked)
    names = "、".join(one.name for one in shown.missing)
    assert f"还差 {names}" in desk.told()
    assert "进城务工人员" in desk.told()


def test_each_thing_that_came_is_ticked_with_its_pages(desk: AidHands, asked: Id) -> None:
    before = desk.open(asked)
    first, *rest = before.missing
    sheet = desk.sheet("ReceiveMaterials")
    assert not sheet.grid.field("pages0").isVisible()  # asked for once it is ticked
    desk.fill(sheet, {"got0": True, "pages0": 4, "other": "工友证言", "other_pages": 2})
    assert sheet.grid.field("pages0").isVisible()
    desk.submit(sheet)
    shown = desk.open(asked)
    assert shown.missing == tuple(rest)
    here = {one.name: one.pages for one in shown.materials if one.received_on}
    assert (here[first.name], here["工友证言"]) == (4, 2)


def test_grounds_of_going_first_are_asked_only_where_that_is_suggested(
    desk: AidHands, asked: Id
) -> None:
    desk.open(asked)
    sheet = desk.sheet("ProposeAid")
    assert not sheet.grid.field("provisional").isVisible()
    desk.fill(sheet, {"opinion": Proposal.PROVISIONAL, "reasons": "时效将满"})
    assert sheet.grid.field("provisional").required
    desk.fill(sheet, {"provisional": (Provisional.LIMITATION,)})
    desk.submit(sheet)
    (proposal, *_) = desk.open(asked).proposals
    assert proposal.opinion is Proposal.PROVISIONAL


def test_a_decision_is_asked_for_as_its_paper_has_it(
    desk: AidHands, sent: Id, tmp_path: Path
) -> None:
    desk.open(sent)
    sheet = desk.sheet("RecordAidDecision")
    (kind,) = [spec for spec in sheet.step.specs if spec.name == "kind"]
    assert [code for code, _words in kind.options] == [
        DecisionKind.GRANT, DecisionKind.REFUSE, DecisionKind.PROVISIONAL,
    ]  # fmt: skip
    grid = sheet.grid
    assert not grid.field("refusal").isVisible()
    desk.fill(sheet, {"kind": DecisionKind.REFUSE})
    assert grid.field("refusal").isVisible()
    assert grid.field("remedy_told").isVisible()
    assert grid.field("reasons").required
    desk.fill(sheet, {"kind": DecisionKind.GRANT})
    assert not grid.field("refusal").isVisible()

    scan = tmp_path / "给予决定书.pdf"
    scan.write_bytes(b"%PDF-1.4 scan")
    assert isinstance(sheet, PaperSheet)
    sheet.scans.add([scan])
    values = {"doc_no": "（2026）江新援给字第0031号", "decided_on": date(2026, 11, 24)}
    desk.fill(sheet, values)
    desk.submit(sheet)
    shown = desk.open(sent)
    assert shown.state is State.GRANTED
    assert "（2026）江新援给字第0031号" in desk.told()
    rows = desk.world.office.desk.ask(ListAttachments(sent)).result()
    assert [row.name for row in rows] == ["给予决定书.pdf"]


def test_there_is_no_way_to_decide_without_the_paper_of_the_centre(desk: AidHands) -> None:
    """M20: what decides is entered from a paper with its number, and nothing else moves there."""
    wanted = {spec.name for spec in STEPS["RecordAidDecision"].specs if spec.required}
    assert {"doc_no", "signed_by", "decided_on", "came_on"} <= wanted
    moves = [name for name in ACTIONS if "Decision" in name or "Grant" in name or "Refuse" in name]
    assert moves == ["RecordAidDecision", "ServeAidDecision"]


def test_the_means_of_a_household_stay_covered_until_a_look_is_written_down(
    desk: AidHands, world: RealWorld, qtbot: QtBot
) -> None:
    other = person("区月好", "1952-03-12", 42, "13900000042", "大泽镇小泽村")
    given = wages(person=other, cause="讨要工资")
    answers = given.answers
    plain = replace(answers, exemption=None, route=MeansRoute.CHECKED, held=())
    record = world.office.desk.do(RegisterApplication(replace(given, answers=plain))).result()
    members = (MemberInput(name="区月好", kinship=Kinship.SELF, wage=543_210),)
    household = Household(members=members, spending=100_000)
    world.office.desk.do(StateMeans(record, household, date(2026, 11, 24))).result()
    shown = desk.open(record)
    assert shown.means is not None
    secret = shown.means.why or "符合"
    assert secret not in desk.told()
    looks = len(world.office.desk.ask(ListLooks()).result())
    desk.page.act("LookInto")
    sheet = next(one for one in QApplication.topLevelWidgets()
                 if isinstance(one, FormSheet) and one.isVisible())  # fmt: skip
    desk.hand.at(sheet.grid.field("note")).key(Qt.Key.Key_Return, _CTRL)
    qtbot.waitUntil(lambda: desk.page.record.uncovered, timeout=20_000)
    assert secret in desk.told()
    written = world.office.desk.ask(ListLooks()).result()
    assert (len(written), written[0].what) == (looks + 1, Secret.MEANS)
    desk.page.deactivate()
    assert secret not in desk.told()


def test_the_whole_dossier_goes_out_after_its_purpose_was_typed(
    desk: AidHands, sent: Id, world: RealWorld
) -> None:
    desk.open(sent)
    desk.page.record.save_whole()
    sheet = next(one for one in QApplication.topLevelWidgets()
                 if isinstance(one, FormSheet) and one.isVisible())  # fmt: skip
    looks = len(world.office.desk.ask(ListLooks()).result())
    desk.hand.at(sheet.grid.field("note")).key(Qt.Key.Key_Return, _CTRL)
    assert [gap.field for gap in sheet.grid.gaps()] == [sheet.grid.field("note")]
    assert len(world.office.desk.ask(ListLooks()).result()) == looks
    sheet.reject()


@pytest.mark.parametrize("action", sorted(STEPS))
def test_every_step_has_words_and_a_place_in_the_menu(action: str) -> None:
    step = STEPS[action]
    assert step.title
    assert step.button
    assert step.done
    assert action in ACTIONS
    for spec in step.specs:
        assert spec.label


def test_a_narrow_window_puts_people_and_papers_behind_a_tab(desk: AidHands, asked: Id) -> None:
    desk.open(asked)
    desk.page.record.set_width(Width.NARROW)
    assert not desk.page.record.people.isVisible()
    desk.page.record.tabs.set_value("side")
    assert desk.page.record.people.isVisible()
    desk.page.record.set_width(Width.NORMAL)


def test_what_is_entered_can_be_taken_back(desk: AidHands, asked: Id) -> None:
    desk.open(asked)
    before = len(desk.read(asked).timeline)
    desk.does("AddAidNote", {"source": NoteSource.LAWYER, "text": "问了承办人，还没有开庭"})
    assert len(desk.read(asked).timeline) == before + 1
    assert Act.HISTORY in desk.page.standard_keys()


def test_a_wish_of_another_line_waits_to_be_registered_or_dropped(
    desk: AidHands, clock: FixedClock
) -> None:
    heard = AidWanted(
        "services", b"w" * 16, clock.now(), None, "罗某", "13900000099",
        "丈夫多次动手，孩子六岁，想离婚。", "离婚纠纷", route="2", ground="4",
    )  # fmt: skip

    def hand(_message: object, work: Work) -> None:
        work.tool(Handover).give(heard, work)

    desk.world.office.desk.write(hand, None).result()
    (card,) = (
        desk.world.office.desk.ask(ListApplications(AidTab.STATION, text="罗某")).result().rows
    )
    desk.window.go(Place("legalaid", {"case": card.id}))
    desk.wait(card.id)
    told = desk.told()
    assert "罗某" in told
    assert "丈夫多次动手" in told
    assert "由公共法律服务转来" in told
    assert "139****0099" in told  # masked
    assert desk.page.shown.next_step.action == "RegisterApplication"
    gone: list[Place] = []
    desk.world.context.go = gone.append
    desk.page.run_next()
    assert gone == [Place("legalaid.form", {"wish": card.id, "action": "RegisterApplication"})]
    desk.page.act("OpenOrigin")
    assert gone[1:] == [Place("services", {"case": b"w" * 16})]
    desk.world.context.go = desk.window.go
    sheet = desk.sheet("DropWish")
    desk.fill(sheet, {"note": "本人说先不申请"})
    desk.submit(sheet)
    desk.wait(card.id)
    assert desk.page.shown.tab is AidTab.CLOSED
    assert "本人说先不申请" in desk.told()


def test_progress_is_written_down_by_keyboard_alone(desk: AidHands, asked: Id) -> None:
    desk.open(asked)
    hand = desk.hand.at(desk.page.listing.list)
    hand.key(Qt.Key.Key_E, _CTRL)  # 登记进度: the day and the hour stand there already
    hand.type("法律援助机构").key(Qt.Key.Key_Return).key(Qt.Key.Key_Tab)
    hand.type("问过，下周能定").key(Qt.Key.Key_Tab).key(Qt.Key.Key_Space)
    hand.key(Qt.Key.Key_Return, _CTRL)
    desk.settle()
    (note, *_rest) = desk.read(asked).notes
    assert (note.source, note.text) == (NoteSource.CENTRE, "问过，下周能定")
    assert note.told_applicant


def test_exemptions_are_named_with_their_article(desk: AidHands, asked: Id) -> None:
    shown = desk.open(asked)
    assert shown.ground == Exemption.MIGRANT_WORKER.value
    assert "第42条第三项" in desk.told()


def test_nothing_lapses_by_itself(desk: AidHands, clock: FixedClock) -> None:
    """la.B16: told on 24 November, fifteen days end on 9 December; a person says it lapsed."""
    office = desk.world.office.desk
    other = person("梁阿好", "1975-06-02", 62, "13900000062", "大泽镇小泽村")
    record = office.do(RegisterApplication(wages(person=other))).result()
    desk.open(record)
    shown = desk.does("RequestCompletion", {"told_on": date(2026, 11, 24)})
    assert shown.completion is not None
    assert shown.completion.until == date(2026, 12, 9)
    desk.on("2026-12-09")
    assert "LapseApplication" not in desk.read(record).actions
    desk.on("2026-12-10")
    office.do(AddAidNote(record, clock.now(), NoteSource.RECIPIENT, "电话没有人接")).result()
    shown = desk.open(record)
    assert shown.state is State.INCOMPLETE  # still: only a person calls it 视为撤回
    assert shown.next_step is not None
    assert "条件已具备" in shown.next_step.headline
    assert shown.actions[:2] == ("SupplyCompletion", "LapseApplication")
    shown = desk.does("LapseApplication", {"note": "两次打电话没有人接，村委会转告，没有补。"})
    assert (shown.state, shown.tab) == (State.LAPSED, AidTab.CLOSED)
    assert "两次打电话没有人接" in desk.told()
