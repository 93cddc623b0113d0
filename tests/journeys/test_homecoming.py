"""Case 1 goes home: what the correction handed over, what is kept beside it, and who finds it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest

from app.attachments.messages import About, AddAttachment, ListAttachments
from app.clock import CHINA, FixedClock
from app.ids import Id
from app.papers.messages import ListPapers, NotePrinted, PreparePaper
from app.people.messages import ReadPersonFile
from app.resettlement.messages import HelpTab, ListReleased, ReadReleased, ReleasedDetail, Source
from app.search.messages import HitKind, Search
from tests.office import Office, sample_office


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The sample office, on the day of reference and one."""
    clock = FixedClock(datetime(2026, 11, 24, 10, 24, tzinfo=CHINA))
    made, _cases = sample_office(tmp_path_factory.mktemp("home") / "office", clock)
    yield made
    made.desk.close()


def _case_1(office: Office) -> ReleasedDetail:
    page = office.desk.ask(ListReleased(HelpTab.HELPED, text="赵某宁")).result()
    (card,) = page.rows
    return office.desk.ask(ReadReleased(card.id)).result()


def test_the_correction_that_ended_became_a_record_of_help(office: Office) -> None:
    shown = _case_1(office)
    assert shown.source is Source.CORRECTION
    assert (shown.release_on, shown.help_from) == (date(2026, 8, 30), date(2026, 8, 31))
    assert shown.help_to == date(2029, 8, 30)
    assert (shown.dues[0].rule, shown.dues[0].on) == ("res.R35b", date(2026, 12, 4))


def test_one_file_tells_of_both(office: Office) -> None:
    person = office.desk.ask(ReadPersonFile(_case_1(office).person.id)).result()
    help_, correction = person.records
    assert (help_.line, help_.since, help_.until) == ("resettlement", date(2026, 8, 31), None)
    assert (correction.line, correction.until) == ("correction", date(2026, 8, 30))


def test_a_paper_is_printed_kept_and_found(office: Office) -> None:
    record = _case_1(office).id
    paper = office.desk.ask(PreparePaper("res.F3", record)).result()
    office.desk.do(NotePrinted(paper, 2)).result()
    status = {line.kind: line.status for line in _case_1(office).papers}
    assert status["res.F3"] == "done"
    assert "res.F3" in [row.kind for row in office.desk.ask(ListPapers()).result()]
    hits = office.desk.ask(Search("帮教协议")).result()
    assert [hit.line for hit in hits if hit.kind is HitKind.PAPER] == ["resettlement"]


def test_a_photo_stays_with_the_record(office: Office) -> None:
    record: Id = _case_1(office).id
    about = About("resettlement", record)
    office.desk.do(AddAttachment(about, b"\xff\xd8\xff\xe0 a photo", "近况.jpg")).result()
    (kept,) = office.desk.ask(ListAttachments(record)).result()
    assert kept.name == "近况.jpg"
