"""A case by keyboard: real windows, a real encrypted database, and a watchdog on the GUI thread."""

from __future__ import annotations

import gc
from datetime import date
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from app.drafts.messages import ListDrafts
from app.mediation.messages import CaseDetail, DisputeType, ReadCase, State
from app.people.messages import Sex
from tests.profiles import PASSPHRASE
from ui.demo import case
from ui.demo.laptop import Laptop
from ui.mediation.form.page import FORM, FormPage
from ui.mediation.page import MediationPage
from ui.mediation.steps.others import SessionSheet
from ui.shell.commands import AREAS, keys_to
from ui.watchdog import Watchdog

pytestmark = pytest.mark.slow


PAGES = (*(keys_to(area.page) for area in AREAS), "Ctrl+N")


@pytest.fixture
def laptop(known_laptop: Laptop) -> Laptop:
    """The sample office, of which the first run is over."""
    return known_laptop


@pytest.fixture
def settled(laptop: Laptop) -> Laptop:
    """Every page was built; the collector has seen them, as it has when the program runs."""
    laptop.screen.press(*PAGES, "Alt+1")
    laptop.screen.rest()
    gc.collect()
    return laptop


def _read(laptop: Laptop, found: CaseDetail) -> CaseDetail:
    return laptop.ask(ReadCase(found.id))


def test_from_the_form_to_the_article(settled: Laptop, dog: Watchdog, tmp_path: Path) -> None:
    registered = _read(settled, case.register(settled))
    assert registered.state is State.MEDIATING
    assert registered.dispute_type is DisputeType.NEIGHBOUR
    assert registered.amount_fen == 480_000
    people = [party.person for party in registered.parties]
    assert [(one.name, one.sex, one.birth) for one in people if one] == [
        ("黎䶮", Sex.MALE, date(1971, 4, 18)),
        ("邓㛃𬍛", Sex.FEMALE, date(1983, 9, 26)),
    ]

    agreed = _read(settled, case.talk_and_agree(settled))
    assert agreed.state is State.AGREED
    assert [one.transcript for one in agreed.sessions] == [case.TALK]
    assert agreed.agreement is not None
    assert [(one.debtor, one.amount_fen, one.due_on) for one in agreed.agreement.items] == [
        ("邓㛃𬍛", 200_000, date(2026, 12, 1)),
        ("邓㛃𬍛", 280_000, date(2026, 12, 31)),
    ]

    paper = pdfium.PdfDocument(case.print_paper(settled, "med.F-A8", tmp_path))
    words = "".join(page.get_textpage().get_text_bounded() for page in paper)
    paper.close()
    assert {"黎䶮", "邓㛃𬍛", "440799198309269621"} <= {
        word for word in ("黎䶮", "邓㛃𬍛", "440799198309269621") if word in words
    }

    signed = _read(settled, case.sign(settled))
    assert signed.state is State.PERFORMING
    assert case.see_what_is_due(settled, signed) == "中华人民共和国人民调解法 第三十一条"


def test_a_lock_in_the_middle_of_a_form_costs_nothing(settled: Laptop, dog: Watchdog) -> None:
    screen, party = settled.screen, case.PARTIES[0]
    screen.press("Ctrl+N")
    fields = settled.page(FormPage).form.parties.panels[0].person
    screen.into(fields.field("id_no"), party.id_no)
    screen.into(fields.field("name"), party.name)
    settled.lock()
    settled.unlock(PASSPHRASE)
    page = settled.page(FormPage)
    assert page.form.parties.panels[0].person.field("name").text() == party.name
    assert [draft.title for draft in settled.ask(ListDrafts(FORM))] == [party.name]


def test_a_lock_over_a_sheet_costs_nothing(settled: Laptop, dog: Watchdog) -> None:
    screen = settled.screen
    case.register(settled)
    sheet = settled.next_step(SessionSheet)
    screen.into(sheet.grid.field("place"), "村委会二楼")
    settled.lock()
    assert not sheet.isVisible()
    settled.unlock(PASSPHRASE)
    assert sheet.isVisible()
    assert sheet.grid.field("place").text() == "村委会二楼"


def test_what_was_done_is_taken_back(settled: Laptop, dog: Watchdog) -> None:
    screen = settled.screen
    found = case.register(settled)
    screen.press("Ctrl+Z")
    screen.rest()
    page = settled.page(MediationPage)
    assert found.id not in {
        page.listing.model.card(page.listing.model.index(row)).id  # type: ignore[union-attr]
        for row in range(page.listing.model.rowCount())
    }


def test_pages_open_at_once(laptop: Laptop, dog: Watchdog) -> None:
    seen = set()
    for keys in PAGES:
        laptop.screen.press(keys)
        laptop.screen.rest()
        seen.add(laptop.window.page)
    assert len(seen) == len(PAGES)


def test_the_way_through_all_pages_and_back(settled: Laptop, dog: Watchdog) -> None:
    screen = settled.screen
    seen = []
    for keys in PAGES[:-1]:
        screen.press(keys)
        screen.rest()
        seen.append(type(settled.window.page))
    assert len(set(seen)) == len(AREAS)
    for page in reversed(seen[:-1]):
        screen.press("Alt+Left")
        screen.rest()
        assert type(settled.window.page) is page
