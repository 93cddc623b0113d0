"""One case by keyboard: registered, talked over, agreed with two payments, printed, due."""

from __future__ import annotations

__all__ = [
    "PARTIES",
    "TALK",
    "WORDS",
    "Party",
    "print_paper",
    "register",
    "see_what_is_due",
    "sign",
    "talk_and_agree",
]

from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from app.mediation.messages import CaseDetail
from ui.demo.laptop import Laptop
from ui.forms.grid import FieldGrid
from ui.mediation.form.page import FormPage
from ui.mediation.page import MediationPage
from ui.mediation.steps.agreement import AgreementSheet
from ui.mediation.steps.others import SessionSheet
from ui.shell.commands import keys_to
from ui.steps.sheet import StepSheet
from ui.today.page import TodayPage
from ui.widgets.dialog import Dialog


class Party(NamedTuple):
    """A fictional person; the number is of a region that does not exist."""

    name: str
    id_no: str
    phone: str
    address: str


# Names few fonts know: CJK extensions A and E.
PARTIES = (
    Party("黎䶮", "440799197104189615", "13800009611", "大泽镇田金村 5 队 6 号"),
    Party("邓㛃𬍛", "440799198309269621", "13500009622", "大泽镇田金村 5 队 8 号"),
)
WORDS = " ".join(party.name for party in PARTIES)  # what finds the case and nothing else
_FACTS = "邓㛃𬍛家的荔枝树根顶裂了黎䶮家的围墙，雨后墙身外斜，黎䶮要求修复，邓㛃𬍛认为墙本来就旧。"
_CLAIMS = "移走靠墙的两棵荔枝树\n赔偿修墙费 4,800 元"
TALK = "双方到现场看过。邓㛃𬍛同意移树，修墙费 4,800 元由其承担，分两次付；黎䶮同意。"
_TERMS = (
    "邓㛃𬍛在 15 日内移走靠墙的两棵荔枝树。\n"
    "邓㛃𬍛赔偿黎䶮修墙费 4,800 元，分两次付清。\n"
    "围墙由黎䶮自行请人修复，双方今后互相提供便利。"
)
_PAYMENTS = (("第一笔修墙费", "2000", 7), ("第二笔修墙费", "2800", 37))  # yuan, days from today
_PLACE = "大泽镇人民调解委员会调解室"


def register(laptop: Laptop) -> CaseDetail:
    """Ctrl+N, both parties by their numbers, the dispute, Ctrl+Enter."""
    screen = laptop.screen
    screen.press("Ctrl+N")
    page = laptop.page(FormPage)
    for place, party in enumerate(PARTIES):
        page.form.parties.go_to(place)
        fields = page.form.parties.panels[place].person
        screen.into(fields.field("id_no"), party.id_no)
        screen.rest()  # sex, birth date and age follow from the number
        screen.into(fields.field("name"), party.name)
        screen.into(fields.field("phone"), party.phone)
        screen.into(fields.field("address"), party.address, "Tab")
        if place == 0:
            screen.picture("form-party")
    dispute = page.form.dispute
    screen.into(dispute.field("dispute_type"), "lljf", "Return")
    screen.into(dispute.field("amount_fen"), "4800")
    screen.into(dispute.field("facts"), _FACTS)
    screen.into(dispute.field("claims"), _CLAIMS)
    screen.picture("form-dispute")
    screen.into(page.consent.tick, "", "Space")
    screen.picture("form-ready")
    screen.press("Ctrl+Return")
    laptop.page(MediationPage)
    screen.picture("case-registered")
    return laptop.shown_case()


def talk_and_agree(laptop: Laptop) -> CaseDetail:
    """Enter does the next step: the record of a session, and after it the agreement."""
    screen, now = laptop.screen, laptop.screen.clock.now()
    sheet = laptop.next_step(SessionSheet)
    grid = sheet.grid
    begun = max(now - timedelta(hours=1), now.replace(hour=0, minute=0))  # of the same day
    screen.into(grid.field("start"), f"{begun:%H%M}")
    screen.into(grid.field("place"), _PLACE)
    screen.into(grid.field("told_rights"), "", "Space")
    screen.into(grid.field("transcript"), TALK)
    screen.into(grid.field("outcome"), "", "Space")
    screen.picture("step-session")
    laptop.submit(sheet)
    agreement = screen.find(AgreementSheet)  # opens by itself after a success
    screen.rest()
    screen.into(agreement.grid.field("terms"), _TERMS)
    for place, (content, yuan, days) in enumerate(_PAYMENTS, 1):
        if place > 1:
            screen.press("Ctrl+Shift+A")
        fields = agreement.findChildren(FieldGrid)[place]  # the first one is of the agreement
        screen.into(fields.field("amount_fen"), yuan)
        screen.into(fields.field("due_on"), f"{now + timedelta(days=days):%Y%m%d}")
        screen.into(fields.field("content"), content)
        screen.into(fields.field("manner"), "现金")
    screen.picture("step-agreement")
    laptop.submit(agreement)
    return laptop.shown_case()


def sign(laptop: Laptop) -> CaseDetail:
    """The paper came back signed and sealed: from now on payments are due."""
    screen = laptop.screen
    sheet = laptop.next_step(StepSheet)
    for name in ("by_parties", "by_mediator", "by_committee"):
        screen.into(sheet.grid.field(name), "", "Space")
    screen.picture("step-signed")
    laptop.submit(sheet)
    screen.picture("case-in-force")
    return laptop.shown_case()


def print_paper(laptop: Laptop, kind: str, folder: Path) -> Path:
    """Look at a paper of the case in hand, save the very PDF, and come back."""
    screen, file = laptop.screen, folder / f"{kind}.pdf"
    laptop.open_paper(kind)
    screen.picture(f"preview-{kind.rpartition('.')[2]}")
    screen.click("存为 PDF")
    screen.name_file(file)
    screen.wait(file.exists, file.name)
    screen.rest()
    screen.press("Alt+Left")
    laptop.page(MediationPage)
    return file


def see_what_is_due(laptop: Laptop, case: CaseDetail) -> str:
    """今日: what the case owes; Space says why, F1 opens the article. Returns its title."""
    screen = laptop.screen
    screen.press(keys_to("today"))
    page = laptop.page(TodayPage)
    screen.picture("today")
    screen.into(page.list)
    screen.go_down(page.list, lambda row: getattr(row, "record", None) == case.id)
    screen.press("Space")
    screen.picture("today-why")
    screen.press("Esc", "F1")
    screen.rest()
    article = screen.find(Dialog).windowTitle()
    screen.picture("article")
    screen.press("Esc")
    return article
