"""The page of legal aid in its window, and hands on its sheets; applications as a desk has them."""

from __future__ import annotations

__all__ = ["INSISTS", "AidHands", "minor_noticed", "retrial", "wages"]

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app import bootstrap
from app.access import Role
from app.clock import CHINA, FixedClock
from app.desk import Desk
from app.ids import Id, new_id
from app.legalaid.messages import (
    AidCard,
    AidDetail,
    AidForm,
    ApplicationInput,
    Exemption,
    FilerInput,
    ForumKind,
    LegalStatus,
    ListApplications,
    Matter,
    NoticeGround,
    NoticeInput,
    NoticeKind,
    OpponentInput,
    Organ,
    ReadApplication,
    Stage,
)
from app.legalaid.messages.answers import Answers, HeldMaterial, Origin
from app.messages import Me
from app.papers.messages import NotePrinted, PreparePaper
from app.people.messages import IdKind, OrganisationInput, PersonInput, Sex
from app.today.messages import DueRow, ReadToday
from app.vault.messages import UserCard
from tests.ui.hands import Hand
from tests.ui.real import RealWorld
from ui.context import Place
from ui.legalaid.page import LegalAidPage
from ui.legalaid.steps.sheet import AidSheet
from ui.shell.navigation import Navigation
from ui.shell.window import MainWindow

_CTRL = Qt.KeyboardModifier.ControlModifier
_HERE = "440705"  # 新会区
INSISTS = (("la.M24@answers.insists", "已讲明条件，本人坚持申请"),)  # of a retrial nobody ordered


class AidHands:
    """A clerk at the page; days go by on the still clock."""

    def __init__(self, world: RealWorld, clock: FixedClock, qtbot: QtBot) -> None:
        self.world, self.clock, self._qtbot = world, clock, qtbot
        self.window = MainWindow(world.context)
        qtbot.addWidget(self.window)
        self.window.register_page("legalaid", LegalAidPage)
        self.window.resize(1366, 738)
        self.window.show()
        self.window.activateWindow()
        self.window.go(Place("legalaid"))
        page = self.window.page
        assert isinstance(page, LegalAidPage)
        self.page = page
        self.hand = Hand(world, qtbot)
        self.settle()

    def settle(self) -> None:
        """Until every question is answered."""
        self.world.settle(self._qtbot)

    def on(self, day: str, at: str = "09:00") -> None:
        """It is this day ("2026-04-28")."""
        self.clock.set(datetime.combine(date.fromisoformat(day), time.fromisoformat(at), CHINA))

    def open(self, record: Id) -> AidDetail:
        """The record in hand, as the screen has it."""
        self.window.go(Place("legalaid", {"case": record}))
        self.wait(record)
        return self.page.shown

    def wait(self, record: Id) -> None:
        """Until the record, or the wish, is on the screen and nothing is asked any more."""
        self._qtbot.waitUntil(
            lambda: self.page.shown is not None and self.page.shown.id == record, timeout=20_000
        )
        self.settle()

    def read(self, record: Id) -> AidDetail:
        """The record as the desk has it."""
        shown = self.world.office.desk.ask(ReadApplication(record)).result()
        assert isinstance(shown, AidDetail)
        return shown

    def card(self, record: Id) -> AidCard:
        """Its row in the list."""
        tab = self.read(record).tab
        rows = self.world.office.desk.ask(ListApplications(tab)).result().rows
        return next(one for one in rows if one.id == record)

    def sheet(self, action: str) -> AidSheet:
        """The sheet of a step of the record in hand."""
        assert action in self.page.shown.actions, (action, self.page.shown.actions)
        self.page.act(action)
        self.settle()
        found = [one for one in QApplication.topLevelWidgets() if isinstance(one, AidSheet)]
        sheet = next(one for one in found if one.isVisible())
        assert sheet.step.action == action
        return sheet

    def does(self, action: str, values: Mapping[str, Any]) -> AidDetail:
        """Fill in a step of the record in hand and Ctrl+Enter; the record afterwards."""
        record = self.page.shown
        sheet = self.sheet(action)
        self.fill(sheet, values)
        self.submit(sheet)
        self._qtbot.waitUntil(lambda: self.page.shown not in (None, record), timeout=20_000)
        self.settle()
        return self.page.shown

    def fill(self, sheet: AidSheet, values: Mapping[str, Any]) -> None:
        """Fields one after the other, as each may show others."""
        for name, value in values.items():
            sheet.grid.fill({name: value})
            sheet.grid.edited.emit(name)
        self.settle()

    def submit(self, sheet: AidSheet) -> None:
        """Ctrl+Enter until the sheet is gone."""
        self.hand.at(next(iter(sheet.grid.fields.values()))).key(Qt.Key.Key_Return, _CTRL)
        self.settle()
        if isValid(sheet) and sheet.isVisible():
            raise AssertionError("；".join(self.words(sheet)))

    def refused(self, action: str, values: Mapping[str, Any]) -> str:
        """What stands beside the fields and below them; then Esc."""
        sheet = self.sheet(action)
        self.fill(sheet, values)
        self.hand.at(next(iter(sheet.grid.fields.values()))).key(Qt.Key.Key_Return, _CTRL)
        assert sheet.isVisible(), "it was accepted"
        words = "；".join(self.words(sheet))
        sheet.keeper.drop()
        sheet.reject()
        self.settle()
        return words

    def sits(self, role: Role) -> Desk:
        """Another user's desk at the same laptop."""
        user = UserCard(new_id(self.clock), "梁志强", role, None, False)
        return bootstrap.open_desk(self.world.office.books, user, self.clock)

    def areas(self, me: Me) -> set[str]:
        """The pages of the navigation as this person sees it."""
        navigation = Navigation(self.world.theme, me)
        self._qtbot.addWidget(navigation)
        return {
            area.page
            for view in navigation._lists
            for row, area in enumerate(view.areas.areas)
            if not view.isRowHidden(row)
        }

    def prints(self, kind: str, record: Id) -> None:
        """A paper of the record, as the printer got it."""
        line = next(one for one in self.read(record).papers if one.kind == kind)
        office = self.world.office.desk
        view = office.ask(PreparePaper(line.kind, line.subject)).result()
        office.do(NotePrinted(view, 1)).result()
        self.settle()

    @staticmethod
    def words(sheet: AidSheet) -> list[str]:
        """Everything a sheet says."""
        errors = [one.message for one in sheet.grid.fields.values() if one.state != "plain"]
        labels = [one.text() for one in sheet.findChildren(QLabel) if one.isVisible()]
        return [*filter(None, errors), *labels]

    def told(self) -> str:
        """All that the page says of the record in hand."""
        record, items = self.page.record, self.page.record.timeline.items
        sides = self.page.record.people.sides
        return "\n".join((
            record.head.accessibleName(),
            record.standing.accessibleName(),
            record.advice.accessibleName(),
            record.asked.accessibleName(),
            *map(items.spoken, items.items),
            *map(sides.spoken, sides.items),
            record.next_step.accessibleName(),
        ))  # fmt: skip

    def today(self, record: Id, days: int = 90) -> dict[str, DueRow]:
        """What 今日 says of a record, by rule."""
        groups = self.world.office.desk.ask(ReadToday(days=days)).result().groups
        rows = [row for group in groups for row in group.rows if row.record == record]
        return {one.due.rule: one for row in rows for one in (row, *row.more)}


def wages(**changes: Any) -> ApplicationInput:
    """L1 as it comes to 大泽: unpaid wages of somebody from elsewhere, route 3."""
    held = tuple(HeldMaterial(id=one) for one in changes.pop("held", ("identity", "application")))
    answers = Answers(
        origin=Origin.PERSON,
        filer=None,
        group="labour",
        matter=Matter.LABOUR,
        aid_form=AidForm.LABOUR,
        stage=Stage.NONE_YET,
        forum=ForumKind.LABOUR_ARBITRATION,
        place=_HERE,
        arose=_HERE,
        represented=False,
        aided_before=False,
        employed=False,
        clock_from=date(2026, 3, 20),
        urgent=False,
        exemption=Exemption.MIGRANT_WORKER,
        held=held,
    )
    given: dict[str, Any] = {
        "person": PersonInput(
            "韦应㛃", id_no="459799199107149044", sex=Sex.FEMALE, ethnicity="壮族",
            phone="0750-0000701", address="江门市新会区大泽镇××宿舍", occupation="制衣厂工人",
        ),
        "answers": answers,
        "cause": "追索劳动报酬",
        "facts": "在制衣厂做工，厂里拖欠工资 23,800 元，多次讨要没有结果。",
        "legal_status": LegalStatus.ARBITRATION_APPLICANT,
        "opponents": (OpponentInput(organisation=OrganisationInput("江门市某制衣厂")),),
        "forum": "新会区劳动人事争议仲裁委员会",
        "claim_fen": 2_380_000,
        "identity_seen": True,
        "told": True,
    }  # fmt: skip
    return ApplicationInput(**(given | changes))


def retrial(**changes: Any) -> ApplicationInput:
    """L2: a mother about her son's theft judgment; nothing was ordered yet."""
    answers = Answers(
        origin=Origin.PERSON,
        group="retrial",
        matter=Matter.RETRIAL,
        aid_form=AidForm.CRIMINAL,
        retrial_ordered=False,
        insists=True,
        stage=Stage.NONE_YET,
        forum=ForumKind.COURT,
        place=_HERE,
        represented=False,
        aided_before=False,
        urgent=False,
        exemption=Exemption.NO_INCOME,
        held=tuple(
            HeldMaterial(id=one, pages=pages)
            for one, pages in (
                ("identity", 2),
                ("application", 3),
                ("judgment", 8),
                ("no_income", 1),
            )
        ),
    )
    given: dict[str, Any] = {
        "person": PersonInput(
            "莫桂兰", id_no="440799195807079069", sex=Sex.FEMALE, phone="0750-0000801",
            address="江门市新会区大泽镇××村", occupation="无业",
        ),
        "answers": answers,
        "cause": "盗窃罪生效判决申诉",
        "facts": "儿子因盗窃罪被判刑，本人认为量刑过重，要求申诉。",
        "legal_status": LegalStatus.OTHER,
        "identity_seen": True,
        "told": True,
    }  # fmt: skip
    return ApplicationInput(**(given | changes))


def minor_noticed(**changes: Any) -> NoticeInput:
    """L4: the police ask for a defender of 陆䶮, who is sixteen."""
    given: dict[str, Any] = {
        "suspect": PersonInput(
            "陆䶮", id_no="440799200904109059", sex=Sex.MALE, phone="0750-0001001",
            address="江门市新会区双水镇××村", occupation="学生",
        ),
        "organ_kind": Organ.POLICE,
        "organ": "江门市公安局新会分局",
        "kind": NoticeKind.DEFENCE,
        "ground": NoticeGround.MINOR,
        "doc_no": "新公（刑）援通字〔2026〕0×号",
        "cause": "涉嫌盗窃",
        "guardian": FilerInput(
            PersonInput(
                "NGUYEN THI MAU", IdKind.PASSPORT, "X00000000", sex=Sex.FEMALE,
                languages=("越南语",),
            ),
            "母亲",
        ),
    }  # fmt: skip
    return NoticeInput(**(given | changes))
