"""安置帮教 by real hands: a correction ends, the person is met, helped, seen again, looked up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.clock import CHINA, FixedClock
from app.people.messages import ListLooks, Secret
from app.resettlement.messages import (
    AftercareView,
    AssessHelpRisk,
    ContactMode,
    HelpTab,
    ListReleased,
    Placement,
    ReadReleased,
    RecordContact,
    RecordSituation,
    ReleasedDetail,
    Risk,
    RiskSign,
    Source,
    State,
)
from tests.resettlement.kit import at, from_correction, met, registered
from tests.ui.hands import Hand
from tests.ui.real import RealWorld
from ui.forms.sheet import FormSheet
from ui.resettlement.forms import RegistrationSheet
from ui.resettlement.page import ResettlementPage
from ui.resettlement.steps import STEPS
from ui.resettlement.steps.step import HelpSheet, members_of
from ui.shell.navigation import Navigation
from ui.shell.page import Act
from ui.widgets.elided import ElidedLabel

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def world(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealWorld]:
    """An office without records, shared by the tests of this file."""
    clock = FixedClock(datetime(2026, 11, 24, 10, 24, tzinfo=CHINA))
    made = RealWorld(tmp_path_factory.mktemp("help") / "office", clock, samples=False)
    yield made
    made.close()


@pytest.fixture
def page(world: RealWorld, qtbot: QtBot) -> Iterator[ResettlementPage]:
    made = ResettlementPage(world.context)
    qtbot.addWidget(made)
    made.resize(1180, 660)
    made.show()
    yield made
    world.settle(qtbot)


@pytest.fixture
def hand(world: RealWorld, qtbot: QtBot) -> Hand:
    return Hand(world, qtbot)


def _open(page: ResettlementPage, world: RealWorld, qtbot: QtBot, record: bytes) -> None:
    page.activate(case=record)
    qtbot.waitUntil(lambda: page.shown is not None and page.shown.id == record, timeout=20_000)
    world.settle(qtbot)


def _sheet(kind: type[Any]) -> Any:
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind)]
    return next(one for one in found if one.isVisible())


def _read(world: RealWorld, record: bytes) -> ReleasedDetail:
    return world.office.desk.ask(ReadReleased(record)).result()


def _submitted(sheet: Any, hand: Hand, qtbot: QtBot) -> None:
    hand.key(Qt.Key.Key_Return, CTRL)

    def gone() -> bool:
        return not shiboken6.isValid(sheet) or not sheet.isVisible()

    qtbot.waitUntil(gone, timeout=20_000)


def test_from_the_end_of_a_correction_to_the_next_visit(
    page: ResettlementPage, world: RealWorld, hand: Hand, qtbot: QtBot
) -> None:
    record = from_correction(world.office, date(2026, 11, 23))
    _open(page, world, qtbot, record)
    assert page.record.next_step.primary.text() == "登记衔接"
    assert page.listing.tabs.value() is HelpTab.WAITING

    page.run_next()
    sheet: HelpSheet = _sheet(HelpSheet)
    grid = sheet.grid
    grid.fill({"way": None})
    hand.at(grid.field("members")).settle()
    hand.key(Qt.Key.Key_Return, CTRL)  # how and whom one met is still missing
    assert [gap.label for gap in sheet.gaps()] == ["衔接方式", "见到的人"]
    for name in ("way", "met"):
        hand.at(grid.field(name)).key(Qt.Key.Key_Space)
    hand.at(grid.field("village")).type("黄某 13900000911、李某")
    hand.at(grid.field("agreed")).key(Qt.Key.Key_Space)
    _submitted(sheet, hand, qtbot)
    qtbot.waitUntil(lambda: page.listing.tabs.value() is HelpTab.HELPED, timeout=20_000)
    shown = _read(world, record)
    assert (shown.state, shown.agreed) == (State.HELPED, True)
    assert [(one.name, one.phone) for one in shown.members] == [
        ("陈丽华", ""), ("黄某", "13900000911"), ("李某", ""),
    ]  # fmt: skip

    page.run_next()  # the risk form comes next
    sheet = _sheet(HelpSheet)
    assert sheet.step.action == "AssessHelpRisk"
    grid = sheet.grid
    grid.fill({"level": None})
    hand.at(grid.field("level")).key(Qt.Key.Key_Space)
    grid.fill({"signs": (RiskSign.TENDENCY,)})
    sheet._on_edited("signs")
    assert grid.values()["key_person"] is True
    _submitted(sheet, hand, qtbot)
    assert _read(world, record).key_person  # the head filled it in

    page.run_next()
    sheet = _sheet(HelpSheet)
    assert sheet.step.action == "MakePlan"
    hand.at(sheet.grid.field("measures")).type("每天签到，不得外出")
    hand.key(Qt.Key.Key_Return, CTRL)
    world.settle(qtbot)
    assert sheet.isVisible()
    assert "非强制" in sheet.grid.field("measures").message
    sheet.grid.fill({"measures": "帮着联系厂里上班"})
    _submitted(sheet, hand, qtbot)

    page.standard_keys()[Act.NOTE]()
    sheet = _sheet(HelpSheet)
    assert sheet.step.action == "RecordContact"
    sheet.grid.fill({"mode": ContactMode.VISIT})
    hand.at(sheet.grid.field("notes")).type("在家，父母身体好，下周去厂里面试")
    _submitted(sheet, hand, qtbot)
    shown = _read(world, record)
    assert shown.dues[0].on == date(2026, 12, 24)  # 重点: a month from today
    assert shown.timeline[0].title == "走访"
    assert world.toasts[-1] == "已记下这次联系"


def test_somebody_is_registered_by_the_number_first(
    page: ResettlementPage, world: RealWorld, hand: Hand, qtbot: QtBot
) -> None:
    known = registered(world.office)
    person = _read(world, known).person
    page.activate()
    page.primary_new()
    sheet: RegistrationSheet = _sheet(RegistrationSheet)
    hand.at(sheet.grid.field("person.id_no")).type(person.id_no).key(Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: sheet.grid.values()["person.name"] == person.name, timeout=20_000)
    hand.at(sheet.grid.field("organ")).type("四会监狱")
    hand.key(Qt.Key.Key_Return, CTRL)
    world.settle(qtbot)
    assert sheet.isVisible()  # there is one in hand already
    assert "已经有一份" in sheet.grid.field("person.name").message
    sheet.grid.fill({
        "person.id_no": "", "person.name": "余某", "source": Source.PRISON,
    })  # fmt: skip
    _submitted(sheet, hand, qtbot)
    (card,) = world.office.desk.ask(ListReleased(HelpTab.WAITING, text="余某")).result().rows
    assert card.state is State.TO_VERIFY


def test_a_card_of_the_town_is_made_on_its_own_tab(
    page: ResettlementPage, world: RealWorld, hand: Hand, qtbot: QtBot
) -> None:
    page.activate(tab=HelpTab.AFTERCARE)
    world.settle(qtbot)
    page.primary_new()
    sheet: RegistrationSheet = _sheet(RegistrationSheet)
    hand.at(sheet.grid.field("person.name")).type("吴某")
    hand.at(sheet.grid.field("organ")).type("大泽镇人民政府")
    hand.at(sheet.grid.field("reported_on")).type("20261116")
    _submitted(sheet, hand, qtbot)
    qtbot.waitUntil(lambda: isinstance(page.shown, AftercareView), timeout=20_000)
    assert page.shown.ends_on == date(2029, 11, 15)
    assert page.record.head.note.text() == "记一笔"


def _known(world: RealWorld) -> bytes:
    """Somebody who was met, assessed, housed and called: of whom all that is covered is known."""
    office = world.office
    record = registered(office, release_on=date(2026, 11, 20))
    met(office, record, date(2026, 11, 21))
    day = date(2026, 11, 22)
    signs = (RiskSign.TENDENCY,)
    office.desk.do(
        AssessHelpRisk(record, day, Risk.HIGH, signs, key_person=True, note="常喝酒")
    ).result()
    office.desk.do(
        RecordSituation(record, Placement.FLEXIBLE, day, housing="老屋", police_measures=True)
    ).result()
    office.desk.do(RecordContact(record, at(day), ContactMode.TELEPHONE, "和前妻来往")).result()
    return record


_SECRETS = ("盗窃罪", "风险高", "先问派出所", "和前妻来往", "常喝酒")


def _read_out(page: ResettlementPage) -> str:
    """All that the page says of the record, in its lines and in its course."""
    items = page.record.timeline.items
    return "\n".join((page.record.standing.accessibleName(), *map(items.spoken, items.items)))


def _looked(hand: Hand, qtbot: QtBot) -> None:
    sheet: FormSheet = _sheet(FormSheet)
    hand.at(sheet.grid.field("note"))
    _submitted(sheet, hand, qtbot)


def test_one_look_uncovers_the_record_in_hand_and_is_written_down(
    page: ResettlementPage, world: RealWorld, hand: Hand, qtbot: QtBot
) -> None:
    record = _known(world)
    _open(page, world, qtbot, record)
    assert not [words for words in _SECRETS if words in _read_out(page)]
    assert {"电话", "风险评估"} <= {one.title for one in page.record.timeline.items.items}
    looks = len(world.office.desk.ask(ListLooks()).result())
    page.act("LookInto")
    _looked(hand, qtbot)
    assert not [words for words in _SECRETS if words not in _read_out(page)]
    written = world.office.desk.ask(ListLooks()).result()
    assert (len(written), written[0].what) == (looks + 1, Secret.HELP)

    page.activate(case=record)  # read again: still the record in hand
    world.settle(qtbot)
    assert "和前妻来往" in _read_out(page)
    _open(page, world, qtbot, registered(world.office))
    _open(page, world, qtbot, record)
    assert not [words for words in _SECRETS if words in _read_out(page)]  # covered again


def test_a_mask_does_not_tell_whether_the_police_asked(
    page: ResettlementPage, world: RealWorld, qtbot: QtBot
) -> None:
    said = []
    for asked in (True, False):
        record = registered(world.office, release_on=date(2026, 11, 20))
        met(world.office, record, date(2026, 11, 21))
        day = date(2026, 11, 22)
        world.office.desk.do(
            RecordSituation(record, Placement.FLEXIBLE, day, police_measures=asked)
        ).result()
        _open(page, world, qtbot, record)
        said.append(page.record.standing.accessibleName())
    assert said[0] == said[1]


def test_a_sheet_that_begins_with_what_is_covered_asks_first(
    page: ResettlementPage, world: RealWorld, hand: Hand, qtbot: QtBot
) -> None:
    _open(page, world, qtbot, _known(world))
    page.act("RecordSituation")
    _looked(hand, qtbot)
    sheet: HelpSheet = _sheet(HelpSheet)
    assert sheet.grid.values()["police_measures"] is True
    assert "盗窃罪" in _read_out(page)
    sheet.reject()


@pytest.mark.parametrize("action", sorted(STEPS))
def test_every_step_opens_with_words_for_every_field(
    action: str, page: ResettlementPage, world: RealWorld
) -> None:
    step = STEPS[action]
    assert step.title
    assert step.button
    assert step.done
    for spec in step.specs:
        assert spec.label


def test_names_and_telephones_are_told_apart() -> None:
    typed = {
        "members": "陈丽华",
        "village": "黄某 13900000911、李某 0750-6600000",
        "family": "",
        "others": "志愿者小周13900000912",
    }
    found = [(one.name, one.phone) for one in members_of(typed)]
    assert found == [
        ("陈丽华", ""),
        ("黄某", "13900000911"),
        ("李某", "0750-6600000"),
        ("志愿者小周", "13900000912"),
    ]


def test_who_may_not_see_the_line_is_not_even_offered_it(world: RealWorld, qtbot: QtBot) -> None:
    me = world.context.desk.me
    seeing = Navigation(world.theme, me)
    mediator = Navigation(world.theme, replace(me, hidden=frozenset({"resettlement"})))
    for navigation, hidden in ((seeing, False), (mediator, True)):
        qtbot.addWidget(navigation)
        view = navigation._lists[0]
        rows = {area.page: view.isRowHidden(row) for row, area in enumerate(view.areas.areas)}
        assert rows["resettlement"] is hidden
        assert not rows["mediation"]


def test_how_the_day_was_counted_is_whole_at_the_largest_letters(
    page: ResettlementPage, world: RealWorld, qtbot: QtBot
) -> None:
    office = world.office
    record = registered(office, release_on=date(2026, 11, 20))
    theme = world.context.theme
    base = theme.base
    theme.set_base(18)
    _open(page, world, qtbot, record)
    panel = page.record.next_step
    qtbot.waitUntil(lambda: "下一步" in panel.accessibleName())
    said = next(one for one in panel.findChildren(ElidedLabel) if "次日起算" in one.text())
    qtbot.waitUntil(lambda: said.width() >= said.sizeHint().width() - 2)
    assert said.toolTip() == ""  # nothing of it is cut
    theme.set_base(base)
