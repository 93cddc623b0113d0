"""通知辩护 by keyboard: L4, and the way there from the intake (la.M23)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.clock import CHINA, FixedClock
from app.legalaid.messages import AidDetail, NoticeGround, ReadApplication, State
from tests.ui.legalaid.intake.conftest import Open
from tests.ui.legalaid.intake.taking import Taker
from tests.ui.real import RealWorld
from ui.context import Place
from ui.forms.grid import FieldGrid
from ui.legalaid.intake.flow import APPLICANT
from ui.legalaid.intake.notice import NoticeSheet, notice_form

CTRL, ENTER = Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Return


@pytest.fixture(scope="module")
def world(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealWorld]:
    """An office on the day of L4."""
    clock = FixedClock(datetime(2026, 4, 2, 11, 5, tzinfo=CHINA))
    made = RealWorld(tmp_path_factory.mktemp("notice") / "office", clock, samples=False)
    yield made
    made.close()


def test_l4_is_registered_and_sent_on_in_one_stroke(
    world: RealWorld, open_desk: Open, qtbot: QtBot
) -> None:
    clerk = open_desk(world)
    sheet = NoticeSheet(world.context, clerk.page, notice_form(world.context))
    sheet.open()
    qtbot.waitActive(sheet)
    _types(clerk, sheet.grid)
    clerk.hand.key(ENTER, CTRL)
    place = world.went[-1]
    assert place.page == "legalaid"
    shown = world.office.desk.ask(ReadApplication(place.where["case"])).result()
    assert isinstance(shown, AidDetail)
    assert (shown.state, shown.masked_name) == (State.NOTIFIED, "陆×")
    assert shown.person.birth == date(2009, 4, 10)
    assert shown.forwardings[0].forwarded_at.date() == date(2026, 4, 2)
    due = next(one for one in shown.dues if one.rule == "la.R-B05")
    assert (due.raw, due.rolled, due.on) == (date(2026, 4, 5), date(2026, 4, 7), date(2026, 4, 3))
    assert shown.notice is not None
    assert shown.notice.ground is NoticeGround.MINOR
    assert shown.filer is not None
    assert shown.filer.name == "NGUYEN THI MAU"
    assert shown.means is None
    assert world.problems == []


def _types(clerk: Taker, grid: FieldGrid) -> None:
    clerk.types(
        grid,
        {
            "doc_no": "新公（刑）援通字〔2026〕0×号", "organ_kind": "公安机关",
            "organ": "江门市公安局新会分局", "ground": "未成年人", "cause": "盗窃",
            "suspect.id_no": "440799200904109059", "suspect.name": "陆䶮",
            "suspect.address": "江门市新会区双水镇××村", "guardian.person.name": "NGUYEN THI MAU",
            "guardian.relation": "母亲", "guardian.person.id_kind": "护照",
            "guardian.person.id_no": "X00000000",
        },
    )  # fmt: skip


def test_the_intake_hands_a_notice_over_with_the_name(world: RealWorld, open_desk: Open) -> None:
    clerk = open_desk(world)
    clerk.applicant(
        name="陆䶮", sex="男", birth="20090410", phone="07500001001", address="双水镇××村"
    )
    clerk.answers({"origin": "3"})
    place = world.went[-1]
    assert place == Place("legalaid.notice", {"suspect": place.where["suspect"]})
    form = notice_form(world.context, place.where["suspect"])
    assert form.start["suspect.name"] == "陆䶮"
    assert form.start["suspect.birth"] == date(2009, 4, 10)
    assert clerk.at == APPLICANT
    assert clerk.page.stack.applicant.blank


def test_a_notice_wants_the_organ_and_the_ground(
    world: RealWorld, open_desk: Open, qtbot: QtBot
) -> None:
    clerk = open_desk(world)
    sheet = NoticeSheet(world.context, clerk.page, notice_form(world.context))
    sheet.open()
    qtbot.waitActive(sheet)
    clerk.hand.settle().key(ENTER, CTRL)
    wrong = [name for name, field in sheet.grid.fields.items() if field.state == "error"]
    assert wrong == ["organ_kind", "organ", "ground", "suspect.name"]
    sheet.reject()
