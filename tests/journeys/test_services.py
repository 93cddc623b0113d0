"""C1 and C2: a forest two groups quarrel about, and a call late in the evening.

By keyboard, over whatever page is open: the telephone does not wait.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

import pypdfium2 as pdfium
import pytest
from PySide6.QtWidgets import QMenu
from shiboken6 import isValid

from app.clock import CHINA, FixedClock
from app.ids import Id
from app.legalaid.messages import MeansRoute, NoLimit, ReadApplication, WishView
from app.mediation.messages import LeadStep, LeadTab, ListLeads
from app.papers.messages import PreparePaper
from app.people.messages import ListLooks
from app.search.messages import Search
from app.services.messages import (
    Advice,
    AidTold,
    ConsultationDetail,
    ReadConsultation,
    Receipt,
    RiskLevel,
    RiskTrigger,
    Satisfaction,
    Scope,
    State,
    Target,
    Topic,
    Way,
)
from app.today.messages import DueRow, ReadToday
from tests.journeys.clerk import Clerk
from tests.profiles import PASSPHRASE
from ui.demo.laptop import Laptop
from ui.demo.screen import Gone
from ui.forms.sheet import FormSheet
from ui.services.actions import ACTIONS, CALL
from ui.services.forms import RegistrationSheet
from ui.services.page import ServicesPage
from ui.services.steps.step import ServiceSheet
from ui.watchdog import Watchdog

pytestmark = pytest.mark.slow

_FOREST = "两个村民小组争议山林界线，对方准备砍伐，可否由调委会确认归属？"
_VIOLENCE = "丈夫多次殴打，家有6岁孩子，怎么办？"


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 3, 11, 10, 5, tzinfo=CHINA))


class Duty:
    """Who sits at the window for consultations."""

    def __init__(self, laptop: Laptop, clock: FixedClock) -> None:
        self.laptop, self.screen = laptop, laptop.screen
        self.clerk = Clerk(laptop, clock, PASSPHRASE)
        self.record: Id = b""

    def read(self) -> ConsultationDetail:
        """The consultation in hand as the desk has it now."""
        return self.laptop.ask(ReadConsultation(self.record))

    def asks(self, values: Mapping[str, Any], *reasons: str) -> ConsultationDetail:
        """Ctrl+Shift+X over any page, the fields, Ctrl+Enter; a reason for what is warned of."""
        self.screen.press("Ctrl+Shift+X")
        sheet = self.screen.find(RegistrationSheet)
        self.screen.rest()
        self.clerk.types(sheet.grid, values)
        self._sends(sheet, *reasons)
        page = self.laptop.page(ServicesPage)
        self.screen.wait(lambda: page.shown is not None, "the consultation")
        assert page.shown is not None
        self.record = page.shown.id
        return self.read()

    def opens(self, action: str) -> ServiceSheet:
        """更多, down to what is to be done, Enter."""
        words = next(one.text for one in (*ACTIONS.values(), CALL) if one.name == action)
        page = self.laptop.page(ServicesPage)
        self.screen.into(page.record.head.more, "", "Space")
        self.screen.rest()
        menu = self.screen.focus
        assert isinstance(menu, QMenu), f"no menu but {menu}"
        for _ in menu.actions():
            self.screen.press("Down")
            if menu.activeAction().text() == words:
                self.screen.press("Return")
                sheet: Any = self.screen.find(FormSheet if action == CALL.name else ServiceSheet)
                self.screen.rest()
                return sheet
        raise Gone(f"{words} is not offered")

    def does(self, action: str, values: Mapping[str, Any], *reasons: str) -> ConsultationDetail:
        """A step from the menu, its fields, Ctrl+Enter."""
        sheet = self.opens(action)
        self.clerk.types(sheet.grid, values)
        self._sends(sheet, *reasons)
        return self.read()

    def refused(self, action: str, values: Mapping[str, Any], field: str) -> str:
        """The same, and what stands beside a field instead; then Esc."""
        sheet = self.opens(action)
        self.clerk.types(sheet.grid, values)
        self.screen.press("Ctrl+Return")
        self.screen.wait(lambda: sheet.grid.field(field).message, "a refusal")
        said = sheet.grid.field(field).message
        self.screen.press("Escape")
        self.screen.rest()
        return said

    def _sends(self, sheet: FormSheet | ServiceSheet, *reasons: str) -> None:
        self.screen.press("Ctrl+Return")
        for reason in reasons:
            self.screen.rest()
            self.screen.write(reason)
            self.screen.press("Tab", "Ctrl+Return")
        self.screen.wait(lambda: not (isValid(sheet) and sheet.isVisible()), "the end of a sheet")
        self.screen.rest()

    def dues(self) -> dict[str, DueRow]:
        """What 今日 says of the consultation, by rule."""
        groups = self.laptop.ask(ReadToday(days=60)).groups
        rows = [row for group in groups for row in group.rows if row.record == self.record]
        return {one.due.rule: one for row in rows for one in (row, *row.more)}

    def papers(self) -> dict[str, str]:
        """The words of every paper it has, out of the PDF the printer would get."""
        found: dict[str, str] = {}
        for line in self.read().papers:
            view = self.laptop.ask(PreparePaper(line.kind, line.subject))
            document = pdfium.PdfDocument(view.pdf)
            words = "".join(page.get_textpage().get_text_bounded() for page in document)
            document.close()
            found[line.title] = words.replace("\r\n", "")
        return found


def test_c1_and_c2(laptop: Laptop, clock: FixedClock, dog: Watchdog) -> None:
    duty = Duty(laptop, clock)
    _forest(duty)
    duty.clerk.comes_in("2026-05-22", "21:50")
    _violence(duty)
    assert duty.read().state is State.REFERRED  # three slips are out
    assert duty.dues()["pls.R-C11"].due.on == date(2026, 6, 5)  # 6 June is a Saturday


def _forest(duty: Duty) -> None:
    shown = duty.asks(
        {
            "way": Way.VISIT, "topic": Topic.LAND_FOREST, "name": "冼某", "phone": "0750-0001101",
            "question": _FOREST, "answer": "单位之间林木林地权属争议由县级以上人民政府处理。",
            "answered_by": "值班律师罗某", "told": AidTold.NOT_TOLD, "at": time(9, 40),
            "division": "田金村",
        },
        "两个村民小组之间的事",
    )  # fmt: skip
    assert (shown.state, shown.unfit, shown.village) == (State.ANSWERED, Scope.TITLE, "田金村委会")
    assert shown.received_at == datetime(2026, 3, 11, 9, 40, tzinfo=CHINA)
    assert any("两个村民小组之间的事" in item.text for item in shown.timeline)

    words = {"target": Target.MEDIATION, "matter": "确认山林归属"}
    assert "依法不属于人民调解范围" in duty.refused("ReferConsultation", words, "scope")  # M01
    assert duty.read().referrals == ()

    duty.does("RaiseLead", {"parties": "田金村3队\n田金村5队"})
    leads = duty.laptop.ask(ListLeads(LeadTab.OPEN, "准备砍伐")).rows
    assert [(one.risk, one.next_step, one.id) for one in leads] == [
        (RiskLevel.YELLOW, LeadStep.REPORT, duty.read().lead)
    ]

    shown = duty.does("ReferConsultation", {
        "target": Target.GOVERNMENT, "organ": "大泽镇人民政府、镇林业站", "matter": "山林权属争议",
    })  # fmt: skip
    # 11 March and 15 days: 26 March, a Thursday
    assert duty.dues()["pls.R-C11"].due.on == date(2026, 3, 26)
    papers = duty.papers()
    assert set(papers) == {"法律咨询登记表", "转介单（镇政府、主管部门）"}
    assert "■土地山林" in papers["法律咨询登记表"]
    assert "镇林业站" in papers["转介单（镇政府、主管部门）"]

    duty.clerk.comes_in("2026-03-20", "09:00")
    duty.screen.press("Alt+6")
    duty.laptop.page(ServicesPage).activate(case=duty.record)
    duty.screen.rest()
    duty.does("RecordReferralReceipt", {"outcome": Receipt.TAKEN, "reply": "已通知停止砍伐"})
    shown = duty.does("RateConsultation", {"satisfaction": Satisfaction.SATISFIED})
    assert (shown.state, shown.closed_on) == (State.CLOSED, date(2026, 3, 20))
    assert duty.dues() == {}


def _violence(duty: Duty) -> None:
    shown = duty.asks(
        {
            "way": Way.TELEPHONE, "topic": Topic.FAMILY, "name": "罗某", "phone": "0750-0001201",
            "question": _VIOLENCE, "at": time(21, 30), "number_refused": True,
        }
    )  # fmt: skip
    waiting = duty.dues()["pls.R-C02b"]
    assert waiting.due.on == date(2026, 5, 23)  # within 24 hours, Saturday or not
    assert "21:30 前" in waiting.detail
    assert shown.ground == "32(4)"
    assert not {"RaiseLead"} & set(shown.actions[:3])  # nothing pushes towards mediation
    assert "调解" not in shown.hint

    shown = duty.does(
        "AnswerConsultation",
        {
            "answer": "立即拨打110；可申请人身安全保护令。",
            "told": AidTold.TOLD,
            "answered_by": "何某",
        },
    )
    assert "pls.R-C02b" not in duty.dues()
    sheet = duty.opens("AssessDanger")
    assert set(sheet.grid.values()["triggers"]) == {RiskTrigger.VIOLENT_PAST, RiskTrigger.CHILD}
    assert sheet.grid.values()["level"] is RiskLevel.ORANGE
    told = (Advice.EMERGENCY, Advice.WARNING, Advice.PROTECTION)
    duty.clerk.types(sheet.grid, {"advised": told})
    duty._sends(sheet)
    dues = duty.dues()
    assert dues["med.R-A15"].due.on == date(2026, 5, 22)  # at once
    step = duty.read().next_step
    assert step is not None
    assert step.action == "ReportDanger"
    duty.does("ReportDanger", {"received_by": "值班民警", "content": "家有6岁孩子"})
    assert "med.R-A15" not in duty.dues()

    shown = duty.does("AskForAid", {"cause": "人身安全保护令", "opponent": "黄某"})
    assert shown.application is not None
    wish: Any = duty.laptop.ask(ReadApplication(shown.application))
    assert isinstance(wish, WishView)
    assert (wish.name, wish.facts) == ("罗某", _VIOLENCE)  # nothing typed twice
    assert (wish.route, wish.ground) == (MeansRoute.UNLIMITED, NoLimit.VIOLENCE)

    for target, organ in ((Target.POLICE, "大泽派出所"), (Target.WOMEN, "大泽镇妇联"),
                          (Target.LEGAL_AID, "新会区法律援助处")):  # fmt: skip
        shown = duty.does("ReferConsultation", {"target": target, "organ": organ})
    assert [one.organ for one in shown.waiting] == ["新会区法律援助处", "大泽镇妇联", "大泽派出所"]
    papers = duty.papers()
    assert {title.partition("（")[0] for title in papers} == {
        "法律咨询登记表",
        "转介单",
        "风险报告单",
    }
    assert "本人拒绝提供" in papers["法律咨询登记表"]

    _looks_at_the_number(duty)
    hits = duty.laptop.ask(Search("罗某"))
    assert duty.record in [hit.record for hit in hits if hit.line == "services"]


def _looks_at_the_number(duty: Duty) -> None:
    page = duty.laptop.page(ServicesPage)
    sides = page.record.people.sides
    assert "0750-***1201" in sides.spoken(sides.items[0])
    sheet: Any = duty.opens("RevealCaller")
    duty._sends(sheet)
    duty.screen.wait(lambda: "0750-0001201" in sides.spoken(sides.items[0]), "the number")
    (look, *_) = duty.laptop.ask(ListLooks())
    assert (look.name, look.person) == ("罗某", duty.record)
    assert duty.read().looks == 1
