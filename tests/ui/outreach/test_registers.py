"""The registers by real hands: what is new, what comes next, what is printed, where things lie."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.clock import CHINA, FixedClock
from app.outreach.messages import (
    AdviserTab,
    ApproveEvent,
    EventView,
    Faces,
    LawyerTab,
    LawyerView,
    Licence,
    ListLawyers,
    ListPoints,
    ListPublicity,
    PointKind,
    PointTab,
    Practice,
    PublicityTab,
    Reach,
    RecordLicence,
)
from tests.outreach.kit import VILLAGE, advice, do, event, lawyer, point, post, read, shown
from tests.ui.hands import Hand
from tests.ui.real import RealWorld
from ui.context import Place
from ui.forms.sheet import FormSheet
from ui.outreach.deeds import MonthDialog, SheetDialog, read_in
from ui.outreach.map.canvas import MapCanvas, Pin, placed_names, scale_of
from ui.outreach.map.page import MapPage, far_words
from ui.outreach.page import RegisterPage
from ui.outreach.steps.step import EntrySheet
from ui.outreach.typed import coordinates_of, coordinates_words, hours_words, minutes_of
from ui.papers.preview import PreviewPage

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def world(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealWorld]:
    """An office without records, shared by the tests of this file."""
    clock = FixedClock(datetime(2026, 11, 24, 10, 24, tzinfo=CHINA))
    made = RealWorld(tmp_path_factory.mktemp("registers") / "office", clock, samples=False)
    yield made
    made.close()


@pytest.fixture
def hand(world: RealWorld, qtbot: QtBot) -> Hand:
    return Hand(world, qtbot)


def _page(line: str, world: RealWorld, qtbot: QtBot) -> RegisterPage:
    page = RegisterPage(world.context, line)
    qtbot.addWidget(page)
    page.resize(1180, 660)
    page.show()
    page.activate()
    world.settle(qtbot)
    return page


def _sheet(kind: type[Any]) -> Any:
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind)]
    return next(one for one in found if one.isVisible())


def _sent(sheet: Any, hand: Hand, qtbot: QtBot) -> None:
    hand.at(next(iter(sheet.grid.fields.values()))).key(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not shiboken6.isValid(sheet) or not sheet.isVisible(), timeout=20_000)


def _in_hand(page: RegisterPage, entry: bytes, world: RealWorld, qtbot: QtBot) -> None:
    page.activate(case=entry)
    qtbot.waitUntil(lambda: page.shown is not None and page.shown.id == entry, timeout=20_000)
    world.settle(qtbot)


def test_a_lawyer_is_entered_verified_published_and_hidden_by_keyboard(
    world: RealWorld, hand: Hand, qtbot: QtBot
) -> None:
    page = _page("services.lawyers", world, qtbot)
    page.primary_new()
    world.settle(qtbot)
    sheet: FormSheet = _sheet(FormSheet)
    hand.at(sheet.grid.field("lawyer.name")).type("余某东")
    hand.at(sheet.grid.field("lawyer.firm")).type("侨都某律师事务所")
    hand.at(sheet.grid.field("lawyer.licence_no")).type("1440720")
    hand.key(Qt.Key.Key_Return, CTRL)
    assert "17 位" in sheet.grid.field("lawyer.licence_no").message
    hand.at(sheet.grid.field("lawyer.licence_no")).type("1201510009")
    sheet.grid.fill({"lawyer.fields": (Practice.LABOUR,)})
    _sent(sheet, hand, qtbot)
    qtbot.waitUntil(lambda: page.shown is not None and page.shown.title == "余某东")
    assert page.listing.tabs.value() is LawyerTab.DRAFT
    assert page.record.code.isHidden()
    for action, filled in (("VerifyEntry", "how"), ("PublishEntry", "")):
        page.run_next()
        step: EntrySheet = _sheet(EntrySheet)
        assert step.step.action == action
        if filled:
            hand.at(step.grid.field(filled)).type("看执业证")
        _sent(step, hand, qtbot)
        world.settle(qtbot)
    qtbot.waitUntil(lambda: page.listing.tabs.value() is LawyerTab.PUBLIC, timeout=20_000)
    qtbot.waitUntil(lambda: not page.record.code.isHidden(), timeout=20_000)
    assert page.shown is not None
    do(world.office, RecordLicence(page.shown.id, Licence.SUSPENDED, date(2026, 11, 24), "公告"))
    qtbot.waitUntil(page.record.code.isHidden, timeout=20_000)  # on the screen at once
    (row,) = world.office.desk.ask(ListLawyers(LawyerTab.RETIRED, "余某东")).result().rows
    assert row.tag == "停止执业"


def test_a_log_is_written_from_the_adviser_and_led_on_by_enter(
    world: RealWorld, hand: Hand, qtbot: QtBot
) -> None:
    made = post(world.office)
    page = _page("services.advisers", world, qtbot)
    _in_hand(page, made, world, qtbot)
    assert page.listing.tabs.value() is AdviserTab.POSTS
    page.run_next()
    sheet: EntrySheet = _sheet(EntrySheet)
    assert sheet.step.action == "RecordAdvice"
    hand.at(sheet.grid.field("advice.minutes")).type("2.5")
    hand.key(Qt.Key.Key_Return, CTRL)  # what was done is still missing
    assert [gap.label for gap in sheet.gaps()] == ["做了什么"]
    hand.at(sheet.grid.field("advice.kinds")).key(Qt.Key.Key_Space)
    hand.at(sheet.grid.field("advice.content")).type("答宅基地")
    _sent(sheet, hand, qtbot)
    page.listing.show_tab(AdviserTab.OPEN)
    world.settle(qtbot)
    qtbot.waitUntil(lambda: page.shown is not None and page.shown.kind == "log", timeout=20_000)
    page.run_next()
    sheet = _sheet(EntrySheet)
    assert sheet.step.action == "ConfirmAdvice"
    hand.at(sheet.grid.field("confirmer")).type("黄某根")
    _sent(sheet, hand, qtbot)
    qtbot.waitUntil(
        lambda: page.shown is not None and page.shown.tag == "村居已确认", timeout=20_000
    )
    entry: Any = read(world.office, page.shown.id).entry  # type: ignore[union-attr]
    assert (entry.minutes, entry.confirmer, entry.content) == (150, "黄某根", "答宅基地")


def test_papers_of_a_month_are_chosen_by_keyboard(
    world: RealWorld, hand: Hand, qtbot: QtBot
) -> None:
    advice(world.office, post(world.office), date(2026, 10, 9))
    page = _page("services.advisers", world, qtbot)
    page.bar.buttons["month"].click()
    dialog: MonthDialog = _sheet(MonthDialog)
    hand.at(dialog.table).key(Qt.Key.Key_Down).key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog) or not dialog.isVisible())
    place = world.went[-1]
    assert (place.page, place.where["kind"]) == ("papers.preview", "pls.F5")
    assert [kind for kind, _ in place.where["queue"]] == ["pls.F6"]
    page.activate(case=place.where["subject"])  # Esc in the preview comes back so
    world.settle(qtbot)
    assert page.stack.currentWidget() is page.panel


def test_an_event_is_planned_approved_and_held(world: RealWorld, hand: Hand, qtbot: QtBot) -> None:
    page = _page("publicity", world, qtbot)
    assert page.bar.isVisible()  # 12月4日 is near, and nothing is planned
    page.bar.buttons["plan"].click()
    world.settle(qtbot)
    sheet: FormSheet = _sheet(FormSheet)
    assert sheet.grid.values()["event.on"] == date(2026, 12, 4)
    hand.at(sheet.grid.field("event.title")).type("宪法进田金")
    hand.at(sheet.grid.field("event.place")).type("田金村文化楼")
    hand.at(sheet.grid.field("event.forms")).key(Qt.Key.Key_Space)
    sheet.grid.fill({"event.on": date(2026, 11, 24)})
    _sent(sheet, hand, qtbot)
    qtbot.waitUntil(lambda: page.shown is not None and page.shown.title == "宪法进田金")
    qtbot.waitUntil(lambda: not page.bar.isVisible(), timeout=20_000)
    page.run_next()
    _sent(_sheet(EntrySheet), hand, qtbot)
    qtbot.waitUntil(
        lambda: page.shown is not None and page.shown.next_step.action == "HoldEvent",  # type: ignore[union-attr]
        timeout=20_000,
    )
    page.run_next()
    step: EntrySheet = _sheet(EntrySheet)
    hand.at(step.grid.field("audience")).type("80")
    _sent(step, hand, qtbot)
    (row,) = world.office.desk.ask(ListPublicity(PublicityTab.OPEN, "宪法进田金")).result().rows
    view = read(world.office, row.id).entry
    assert isinstance(view, EventView)
    assert (view.audience, view.consent) == (80, Faces.NONE)


def test_nobody_declares_the_photos_of_a_school_clean_without_choosing(
    world: RealWorld, hand: Hand, qtbot: QtBot
) -> None:
    made = event(world.office, reach=Reach.SCHOOLS, on=date(2026, 11, 24))
    do(world.office, ApproveEvent(made, date(2026, 11, 24)))
    page = _page("publicity", world, qtbot)
    _in_hand(page, made, world, qtbot)
    page.run_next()
    step: EntrySheet = _sheet(EntrySheet)
    hand.at(step.grid.field("audience")).type("300")
    hand.key(Qt.Key.Key_Return, CTRL)
    assert [gap.label for gap in step.gaps()] == ["照片里的未成年人"]
    step.grid.fill({"consent": Faces.NO_PHOTOS})
    _sent(step, hand, qtbot)
    view = read(world.office, made).entry
    assert isinstance(view, EventView)
    assert view.consent is Faces.NO_PHOTOS


def test_a_plan_keeps_its_village_when_it_is_revised(
    world: RealWorld, hand: Hand, qtbot: QtBot
) -> None:
    made = event(world.office, village=VILLAGE)
    page = _page("publicity", world, qtbot)
    _in_hand(page, made, world, qtbot)
    page.act("ReviseEvent")
    sheet: EntrySheet = _sheet(EntrySheet)
    world.settle(qtbot)
    hand.at(sheet.grid.field("event.theme")).key(Qt.Key.Key_End).type("，宅基地")
    _sent(sheet, hand, qtbot)
    view = read(world.office, made).entry
    assert isinstance(view, EventView)
    assert (view.village, view.theme) == (VILLAGE, "民法典，宅基地")


def test_points_are_read_in_from_a_sheet_after_a_look(
    world: RealWorld, hand: Hand, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "points.csv"
    path.write_text("名称,类型,地址\n莲塘工作室,村居工作室,莲塘村\n错的,小卖部,莲塘\n", "utf-8-sig")
    page = _page("services.points", world, qtbot)
    read_in(page, path)
    world.settle(qtbot)
    dialog: SheetDialog = _sheet(SheetDialog)
    hand.at(dialog.submit).key(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog) or not dialog.isVisible())
    page_of = world.office.desk.ask(ListPoints(PointTab.DRAFT, "莲塘")).result()
    assert [row.title for row in page_of.rows] == ["莲塘工作室"]
    assert page.listing.tabs.value() is PointTab.DRAFT


def test_the_map_goes_by_keyboard_and_opens_a_point(
    world: RealWorld, hand: Hand, qtbot: QtBot
) -> None:
    near = {"lng": 112_940_000, "lat": 22_550_000}
    shown(world.office, point(world.office, name="田金工作室", **near))
    far = {"lng": 112_990_000, "lat": 22_510_000, "kind": PointKind.NOTARY, "village": ""}
    other = shown(world.office, point(world.office, name="公证咨询点", **far))
    page = MapPage(world.context)
    qtbot.addWidget(page)
    page.resize(1180, 660)
    page.show()
    page.activate(village=VILLAGE)
    world.settle(qtbot)
    qtbot.waitUntil(lambda: [one.name for one in page.model.items] == ["田金工作室", "公证咨询点"])
    assert "从“田金工作室”算" in page._note.text()
    hand.at(page.list).key(Qt.Key.Key_Down)
    assert page.canvas._current == other
    hand.key(Qt.Key.Key_Return)
    assert world.went[-1] == Place("services.points", {"case": other})
    page.list.setCurrentIndex(page.model.index(0))
    spot = page.canvas.spot(next(pin for pin in page.canvas._pins if pin.id == other))
    qtbot.mouseClick(page.canvas, Qt.MouseButton.LeftButton, pos=spot.toPoint())
    assert page.list.currentIndex().row() == 1
    page.kind.set_value(PointKind.VILLAGE)
    page.kind.edited.emit()
    assert [one.name for one in page.model.items] == ["田金工作室"]


def test_no_name_on_the_map_covers_another(qtbot: QtBot, world: RealWorld) -> None:
    bounds = QRectF(0, 0, 400, 300)
    spots = [QPointF(200, 150), QPointF(205, 152), QPointF(198, 155), QPointF(203, 148)]
    wanted = [(Pin(bytes([n]), f"第 {n} 处", 0, 0), spot, 90.0) for n, spot in enumerate(spots)]
    placed = placed_names(wanted, 18, 10, bounds, spots)
    areas = [area for _, area in placed]
    assert len(areas) >= 2
    assert placed[0][0].id == b"\0"  # the first is served first
    for at, area in enumerate(areas):
        assert bounds.contains(area)
        assert not any(area.intersects(other) for other in areas[at + 1 :])
        assert not any(area.contains(spot) for spot in spots)


def test_north_is_up_east_is_right_and_the_scale_holds(qtbot: QtBot, world: RealWorld) -> None:
    canvas = MapCanvas(world.context.theme)
    qtbot.addWidget(canvas)
    canvas.resize(500, 500)
    west, east = Pin(b"w", "西", 112.9, 22.5), Pin(b"e", "东", 112.95, 22.5)
    north = Pin(b"n", "北", 112.9, 22.54)
    canvas.show_pins((west, east, north))
    canvas.repaint()
    assert canvas.spot(east).x() > canvas.spot(west).x()
    assert canvas.spot(north).y() < canvas.spot(west).y()
    across = canvas.spot(east).x() - canvas.spot(west).x()
    up = canvas.spot(west).y() - canvas.spot(north).y()
    assert across / up == pytest.approx(5.143 / 4.453, abs=0.01)  # km of 0.05° and 0.04°
    assert [scale_of(km) for km in (0.3, 1, 1.9, 4.99, 73)] == [0.2, 1, 1, 2, 50]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("112.938412,22.456789", (112_938_412, 22_456_789)),
        (" 112.938412， 22.456789 ", (112_938_412, 22_456_789)),
        ("", (None, None)),
        ("112.938412", (0, 0)),  # refused at its field
        ("东经112 北纬22", (0, 0)),
    ],
)
def test_coordinates_as_maps_copy_them(typed: str, found: tuple[int | None, int | None]) -> None:
    assert coordinates_of(typed) == found
    assert coordinates_of(coordinates_words(*found)) == found


@pytest.mark.parametrize(("typed", "minutes"), [("2.5", 150), ("0.25", 15), ("二", 0), ("", 0)])
def test_hours_as_people_type_them(typed: str, minutes: int) -> None:
    assert minutes_of(typed) == minutes
    if minutes:
        assert hours_words(minutes) == typed


def test_far_is_said_as_people_say_it() -> None:
    assert [far_words(km) for km in (None, 0.0, 0.333, 0.999, 3.04)] == [
        "", "0 米", "330 米", "1000 米", "3.0 公里",
    ]  # fmt: skip


def test_the_registers_are_reached_from_one_another(
    world: RealWorld, hand: Hand, qtbot: QtBot
) -> None:
    page = _page("services.lawyers", world, qtbot)
    hand.at(page.bar.tabs).key(Qt.Key.Key_Right)
    assert world.went[-1] == Place("services.points")
    assert page.bar.tabs.value() == "services.lawyers"  # it says where one is


def test_what_is_not_public_is_not_even_in_the_view(world: RealWorld) -> None:
    entry = shown(world.office, lawyer(world.office))
    do(world.office, RecordLicence(entry, Licence.CANCELLED, date(2026, 11, 24), "公告"))
    view = read(world.office, entry).entry
    assert isinstance(view, LawyerView)
    assert view.code == ()


def test_ctrl_n_makes_what_the_tab_in_hand_holds(world: RealWorld, qtbot: QtBot) -> None:
    post(world.office)
    page = _page("services.advisers", world, qtbot)
    page.listing.show_tab(AdviserTab.OPEN)
    world.settle(qtbot)
    page.primary_new()
    world.settle(qtbot)
    sheet: FormSheet = _sheet(FormSheet)
    assert "record" in sheet.grid.fields  # a log: advisers are there already
    sheet.reject()
    world.settle(qtbot)
    page.listing.show_tab(AdviserTab.POSTS)
    world.settle(qtbot)
    page.primary_new()
    world.settle(qtbot)
    sheet = _sheet(FormSheet)
    assert "village" in sheet.grid.fields
    sheet.reject()


def test_a_change_while_the_tab_is_read_leaves_something_in_hand(
    world: RealWorld, qtbot: QtBot
) -> None:
    advice(world.office, post(world.office), date(2026, 10, 20))
    page = _page("services.advisers", world, qtbot)
    page.listing.show_tab(AdviserTab.POSTS)
    qtbot.waitUntil(lambda: page.shown is not None and page.shown.kind == "post", timeout=20_000)
    page.listing.show_tab(AdviserTab.OPEN)
    page.listing.reload()  # something changed before the tab was read
    qtbot.waitUntil(lambda: page.shown is not None and page.shown.kind == "log", timeout=20_000)


def test_an_open_preview_lets_go_of_a_card_that_was_hidden(world: RealWorld, qtbot: QtBot) -> None:
    entry = shown(world.office, lawyer(world.office, name="莫预览"))
    page = PreviewPage(world.context)
    qtbot.addWidget(page)
    page.resize(1180, 660)
    page.show()
    page.activate(kind="pls.F8", subject=entry)
    qtbot.waitUntil(lambda: page._view is not None, timeout=20_000)
    world.settle(qtbot)
    do(world.office, RecordLicence(entry, Licence.SUSPENDED, date(2026, 11, 24), "公告"))
    back = Place("services.lawyers", {"case": entry})
    qtbot.waitUntil(lambda: world.went[-1:] == [back], timeout=20_000)
    assert page._view is None  # nothing is left that could be printed
