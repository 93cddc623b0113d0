"""The intake desk lived through: L1, an old woman without papers, a household on both sides.

L1 is re-homed to 大泽: our county stands for its own. Every date is counted by hand from the notice
of the State Council for 2026: 劳动节 5月1日–5日; 5月9日 is a working Saturday.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pypdfium2 as pdfium
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from app.clock import CHINA, FixedClock
from app.errors import Refused
from app.legalaid.messages import (
    AidDetail,
    CarriedBy,
    Category,
    ConflictKind,
    DecisionKind,
    FastTag,
    Household,
    MaterialState,
    MeansRoute,
    Proposal,
    Provisional,
    ReadApplication,
    ReceivedBy,
    RecordAidDecision,
    RecordAssignment,
    SendToMediation,
    State,
    StateMeans,
)
from app.papers.messages import PaperView, PreparePaper
from app.samples.office import person
from tests.ui.hands import Hand
from tests.ui.legalaid.intake.taking import ANSWERS, WEI, Taker
from tests.ui.real import RealWorld
from ui.context import Place
from ui.legalaid.intake.after import Todo
from ui.legalaid.intake.notice import open_notice
from ui.legalaid.intake.page import IntakePage
from ui.legalaid.page import LegalAidPage
from ui.legalaid.steps.sheet import AidSheet
from ui.papers.preview import PreviewPage
from ui.shell.window import MainWindow
from ui.watchdog import Watchdog

CTRL, SPACE, ENTER = Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Space, Qt.Key.Key_Return
MOTHER = person("谭玉兰", "1947-03-05", 312, "13800005521", "大泽镇田金村 3 队 9 号")
SON = person("谭国强", "1975-08-20", 313, "13800005522", "大泽镇田金村 3 队 9 号")


@pytest.fixture(scope="module")
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 4, 28, 9, 20, tzinfo=CHINA))


@pytest.fixture(scope="module")
def world(
    qapp: object, tmp_path_factory: pytest.TempPathFactory, clock: FixedClock
) -> Iterator[RealWorld]:
    """An office in spring; the days of these tests follow one another."""
    made = RealWorld(tmp_path_factory.mktemp("desk") / "office", clock, samples=False)
    yield made
    made.close()


@pytest.fixture
def clerk(world: RealWorld, qtbot: QtBot) -> Iterator[Taker]:
    """She is at the list of 法律援助, and presses Ctrl+N."""
    window = MainWindow(world.context)
    qtbot.addWidget(window)
    world.context.go = window.go
    window.register_page("legalaid", LegalAidPage)
    window.register_page("legalaid.form", IntakePage)
    window.register_page("papers.preview", PreviewPage)
    window.register_sheet("legalaid.notice", open_notice)
    window.resize(1366, 738)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    window.go(Place("legalaid"))
    world.settle(qtbot)
    qtbot.keyClick(window, Qt.Key.Key_N, CTRL)
    world.settle(qtbot)
    page = window.page
    assert isinstance(page, IntakePage)
    yield Taker(page, Hand(world, qtbot))
    world.settle(qtbot)
    world.context.go = world.went.append


def _read(clerk: Taker) -> AidDetail:
    record = clerk.page.sending.record
    assert record is not None, clerk.page.frame.line.accessibleName()
    found: Any = clerk.page.context.desk.ask(ReadApplication(record)).result()
    assert isinstance(found, AidDetail)
    return found


def _words(clerk: Taker, kind: str) -> str:
    """The words of a paper, out of the PDF the printer would get."""
    line = next(one for one in _read(clerk).papers if one.kind == kind)
    view: PaperView = clerk.page.context.desk.ask(PreparePaper(kind, line.subject)).result()
    document = pdfium.PdfDocument(view.pdf)
    words = "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return words.replace("\r\n", "")


def _due(detail: AidDetail, rule: str) -> tuple[date | None, date | None, date]:
    found = next(one for one in detail.dues if one.rule == rule)
    return found.raw, found.rolled, found.on


def test_l1_wages_of_a_migrant_worker_are_taken_in_and_sent_on_the_same_day(
    clerk: Taker, world: RealWorld, clock: FixedClock, dog: Watchdog
) -> None:
    clerk.applicant(**WEI, occupation="制衣厂工人", categories=("进城务工人员",))
    clerk.answers(ANSWERS)
    clerk.opponent(name="台山市某制衣厂")
    clerk.details(
        cause="追索劳动报酬", legal_status="仲裁申请人", claim_fen="23800",
        forum="新会区劳动人事争议仲裁机构", facts="做工四个月，工资没有发。",
    )  # fmt: skip
    clerk.answers(ANSWERS)
    assert clerk.at == "materials", "la.M21: the desk asked for means"
    rows, sizes = clerk.page.stack.materials.rows, clerk.page.stack.materials.sizes
    for key, copies, pages in (("1", "1", "2"), ("3", "4", "4"), ("4", "1", "1")):
        clerk.hand.at(rows).type(key)
        clerk.types(sizes, {"copies": copies, "pages": pages})
    clerk.onward()
    clerk.accept()

    detail = _read(clerk)
    assert (detail.person.name, detail.state) == ("韦应㛃", State.REGISTERED)
    assert detail.received_at == datetime(2026, 4, 28, 9, 20, tzinfo=CHINA)
    assert detail.received_by is ReceivedBy.STATION
    assert (detail.route, detail.ground_article) == (MeansRoute.EXEMPT, "第42条第三项")
    assert set(detail.categories) >= {
        Category.MIGRANT_WORKER, Category.WOMAN, Category.MINORITY,
    }  # fmt: skip
    assert FastTag.WAGES in detail.fast
    assert detail.claim_fen == 23_800_00
    assert detail.means is None
    assert detail.proposals[0].opinion is Proposal.GRANT
    handed = {one.name: (one.copies, one.pages) for one in detail.materials if one.received_on}
    assert handed == {
        "身份证复印件": (1, 2), "欠条、工资转账记录": (4, 4), "务工证明": (1, 1),
    }  # fmt: skip
    assert _due(detail, "la.R-B02") == (date(2026, 5, 5), date(2026, 5, 6), date(2026, 4, 30))
    assert {one.kind for one in detail.papers if one.status != "later"} >= {"la.F-B1", "la.F-B3"}
    receipt = _words(clerk, "la.F-B3")
    assert "韦应㛃" in receipt
    assert "工资转账记录" in receipt

    _blocks(clerk)
    clock.set(datetime(2026, 4, 28, 15, 0, tzinfo=CHINA))
    _forwards_by_keyboard(clerk)
    detail = _read(clerk)
    assert detail.state is State.REVIEWED
    assert detail.forwardings[0].forwarded_at == datetime(2026, 4, 28, 15, 0, tzinfo=CHINA)
    assert "韦应㛃" in _words(clerk, "la.handover")
    _decided_by_the_centre(clerk, clock)
    assert world.problems == []


def _blocks(clerk: Taker) -> None:
    """M21, and no way into mediation for what mediation has no place for."""
    desk, record = clerk.page.context.desk, _read(clerk).id
    with pytest.raises(Refused) as refused:
        desk.do(StateMeans(record, Household(), date(2026, 4, 28))).result()
    assert refused.value.faults[0].rule == "la.M21"
    with pytest.raises(Refused) as refused:
        desk.do(SendToMediation(record, agreed=True)).result()
    assert "la.B18" in {one.rule for one in refused.value.faults}


def _forwards_by_keyboard(clerk: Taker) -> None:
    """转交 stands among what comes next; its sheet opens on the record, Ctrl+Enter."""
    rows = clerk.page.stack.after.rows
    place = [one.value for one in rows.offers].index(Todo.FORWARD) + 1
    window: Any = clerk.page.window()
    clerk.hand.at(rows).type(str(place))
    sheet = next(one for one in window.findChildren(AidSheet) if one.isVisible())
    clerk.types(sheet.grid, {})
    sheet.grid.field("way").set_value(CarriedBy.SYSTEM)
    clerk.onward()


def _decided_by_the_centre(clerk: Taker, clock: FixedClock) -> None:
    desk, record = clerk.page.context.desk, _read(clerk).id
    clock.set(datetime(2026, 4, 29, 16, 0, tzinfo=CHINA))
    paper = RecordAidDecision(
        record, DecisionKind.GRANT, date(2026, 4, 29), "（2026）江新援给字第0007号",
        "新会区法律援助处", date(2026, 4, 29), "李某",
    )  # fmt: skip
    desk.do(paper).result()
    detail = _read(clerk)
    assert _due(detail, "la.R-B04") == (date(2026, 5, 2), date(2026, 5, 6), date(2026, 4, 30))
    assert "la.F-B5" in {one.kind for one in detail.papers if one.status != "later"}
    clock.set(datetime(2026, 4, 30, 10, 0, tzinfo=CHINA))
    desk.do(RecordAssignment(record, date(2026, 4, 30), "广东甲律师事务所", "梁律师")).result()
    assert {"la.F-B7", "la.F-B9"} <= {one.kind for one in _read(clerk).papers}


def test_an_old_woman_without_papers_is_helped_at_home(
    clerk: Taker, clock: FixedClock, world: RealWorld, dog: Watchdog
) -> None:
    clock.set(datetime(2026, 4, 30, 10, 0, tzinfo=CHINA))
    clerk.applicant(
        name=MOTHER.name, sex="女", birth="19470305", phone=MOTHER.phone, address=MOTHER.address,
        received_on="20260430", received_time="1000", home_visit=True,
    )  # fmt: skip
    clerk.answers({
        "origin": "1", "filer": "1", "group": "3", "stage": "1", "place": "1", "before": "1",
        "urgent": "2",
    })  # fmt: skip
    clerk.opponent(name="谭国强", phone=SON.phone)
    clerk.details(
        cause="追索赡养费", legal_status="原告", facts="儿子一年没有给生活费，要先予执行。"
    )
    assert clerk.at == "means"
    rows = clerk.page.stack.question.rows
    assert [one.words for one in rows.offers][2] == "没有固定生活来源的老年人、残疾人、未成年人"
    clerk.hand.type("3")
    boxes = clerk.page.stack.question.findChildren(QCheckBox)
    pledge = next(one for one in boxes if one.text() == "个人诚信承诺书" and one.isVisible())
    clerk.hand.at(pledge).key(SPACE).key(ENTER)
    assert clerk.at == "materials"
    opinion = clerk.page.answering.opinion
    assert opinion is not None
    states = {one.id: one.state for one in opinion.materials}
    assert states["no_income"] is MaterialState.PROMISED
    assert states["identity"] is MaterialState.LACKING
    warned = next(one for one in clerk.page.side.warnings if one.provisional.isVisible())
    clerk.hand.at(warned.provisional).key(SPACE)
    clerk.hand.at(clerk.page.stack.materials.rows)
    clerk.onward()
    clerk.hand.at(clerk.page.stack.verdict.grid.field("told")).key(SPACE)
    clerk.onward()
    assert not clerk.page.sending.done, "nobody said how she was known"
    clerk.hand.type("村委会主任当面认得").key(ENTER, CTRL)

    detail = _read(clerk)
    assert detail.home_visit
    assert not detail.identity_seen
    assert FastTag.ELDERLY in detail.fast
    assert Category.ELDERLY in detail.categories
    assert detail.urged == (Provisional.PRESERVATION,)
    assert (detail.route, detail.ground_article) == (MeansRoute.EXEMPT, "第42条第一项")
    rows = clerk.page.stack.after.rows
    place = [one.value for one in rows.offers].index(Todo.SLIP) + 1
    window: Any = clerk.page.window()
    clerk.hand.at(rows).type(str(place))
    assert isinstance(window.page, PreviewPage)
    detail = _read(clerk)
    assert detail.state is State.INCOMPLETE
    (told,) = detail.completions
    assert "身份证复印件" in told.wanted
    assert told.until == date(2026, 5, 15)
    slip = _words(clerk, "la.F-B4-1")
    assert "身份证复印件" in slip
    assert "5月15日" in slip
    assert world.problems == []


def test_two_of_one_household_on_both_sides_are_told_and_weighed_alone(
    clerk: Taker, clock: FixedClock, world: RealWorld, dog: Watchdog, qtbot: QtBot
) -> None:
    clock.set(datetime(2026, 5, 6, 9, 0, tzinfo=CHINA))
    clerk.applicant(
        id_no=SON.id_no, name=SON.name, phone=SON.phone, address=SON.address,
        received_on="20260506", received_time="0900",
    )  # fmt: skip
    clerk.answers({
        "origin": "1", "filer": "1", "group": "3", "stage": "4", "place": "1", "before": "1",
        "urgent": "1",
    })  # fmt: skip
    clerk.opponent(name=MOTHER.name, phone=MOTHER.phone, household=True)
    clerk.hand.at(clerk.page.stack.details.grid.field("cause"))
    panel = clerk.page.conflicts.panel  # it asks once the typing has paused

    def crossed() -> bool:
        hits = panel.view.hits if panel.view else ()
        return any(hit.kind is ConflictKind.CROSSED for hit in hits)

    qtbot.waitUntil(crossed, timeout=20_000)
    clerk.details(
        cause="被追索赡养费", legal_status="被告", facts="母亲起诉要赡养费，自己也没有收入。"
    )
    clerk.answer("4")
    assert clerk.at == "household"
    household = clerk.page.stack.household
    clerk.types(household.members.boxes[0].grid, {"wage": "3000"})
    household.members.add()
    mother = household.members.boxes[1].grid
    clerk.types(
        mother, {"name": MOTHER.name, "kinship": "父母", "is_opponent": True, "transfer": "60000"}
    )
    opinion = clerk.page.answering.opinion
    assert opinion is not None
    assert opinion.means is not None
    assert (opinion.means.alone, opinion.means.heads) == (True, 1)
    assert opinion.means.per_head == 500_00  # 3,000 元 over six months, the mother's left out
    clerk.types(household.grid, {"verify": "个人诚信承诺", "pledged_on": "20260506"})
    clerk.onward()
    clerk.hand.at(clerk.page.stack.materials.rows).type("1").key(ENTER)
    clerk.accept()
    detail = _read(clerk)
    assert detail.route is MeansRoute.CHECKED
    assert detail.means is not None
    assert detail.opponents[0].household
    assert _due(detail, "la.R-B02") == (date(2026, 5, 13), date(2026, 5, 13), date(2026, 5, 13))
    assert world.problems == []
