"""Rounds through the villages: who is offered, what is planned, what comes back."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from app.access import Role
from app.clock import CHINA, FixedClock
from app.errors import Refused
from app.ids import Id
from app.mediation.messages import OpenCase, ReadCase
from app.papers.messages import NotePrinted, PreparePaper
from app.people.divisions import Divisions
from app.rounds.messages import (
    CloseRound,
    DropRound,
    ListRounds,
    PlanRound,
    ReadRound,
    ReadVisitable,
    SettleStop,
    StopOutcome,
)
from app.rounds.papers import BLANK, SHEET
from app.work import Work
from db.tables.correction import CorrectionSubject
from db.tables.people import Person
from tests.correction.serving import serve
from tests.dispute import applicant, case_input, respondent
from tests.office import DAZE, Office, found_office

TODAY = date(2026, 11, 24)


@pytest.fixture
def villages(office: Office) -> tuple[str, str]:
    """田金村 and another one."""
    found = office.desk.tools.get(Divisions).villages_of(DAZE)
    return found[0].code, found[1].code


@pytest.fixture
def case(office: Office, villages: tuple[str, str]) -> Id:
    """A case whose applicant lives in the first village, and the other side in the second."""
    parties = (applicant(division=villages[0]), respondent(division=villages[1]))
    return office.desk.do(OpenCase(case_input(parties=parties))).result()


def _plan(office: Office, case: Id, *villages: str) -> Id:
    plan = PlanRound(TODAY, villages, ("陈丽华",), (("mediation", case),))
    return office.desk.do(plan).result()


def test_who_lives_in_the_village_is_offered_with_what_is_due(
    office: Office, case: Id, villages: tuple[str, str]
) -> None:
    counts, found = office.desk.ask(ReadVisitable((villages[0],))).result()
    (one,) = found
    assert (one.who.record, one.who.names) == (case, ("黄䶮",))
    assert one.dues
    assert {village.code: village.count for village in counts if village.count} == {
        villages[0]: 1,
        villages[1]: 1,
    }


def test_nobody_is_offered_whose_line_the_reader_may_not_see(
    office: Office, case: Id, clock: FixedClock, villages: tuple[str, str]
) -> None:
    round_ = _plan(office, case, villages[0])
    aide = found_office(office.path.parent / "other", clock, role=Role.MEDIATOR)
    with pytest.raises(Refused, match="不归您"):
        aide.desk.do(PlanRound(TODAY, villages, ("小李",), (("correction", case),))).result()
    aide.desk.close()
    assert office.desk.ask(ReadRound(round_)).result().hidden == 0


def test_what_was_found_goes_into_the_record(
    office: Office, case: Id, clock: FixedClock, villages: tuple[str, str]
) -> None:
    round_ = _plan(office, case, villages[0])
    (stop,) = office.desk.ask(ReadRound(round_)).result().open
    clock.advance(hours=4)
    at = datetime(2026, 11, 24, 11, 0, tzinfo=CHINA)
    settle = SettleStop(stop.id, StopOutcome.VISITED, at, "已经把排水沟清好了")
    office.desk.do(settle).result()
    detail = office.desk.ask(ReadCase(case)).result()
    texts = [event.text for event in detail.timeline]
    assert "已经把排水沟清好了" in texts
    office.desk.do(CloseRound(round_)).result()
    (row,) = office.desk.ask(ListRounds()).result()
    assert (row.stops, row.settled, row.closed_on) == (1, 1, TODAY)


def test_a_stop_is_settled_once_and_says_something(
    office: Office, case: Id, villages: tuple[str, str]
) -> None:
    round_ = _plan(office, case, villages[0])
    (stop,) = office.desk.ask(ReadRound(round_)).result().open
    with pytest.raises(Refused) as refused:
        office.desk.do(SettleStop(stop.id, StopOutcome.ABSENT)).result()
    assert refused.value.faults[0].field == "note"
    office.desk.do(SettleStop(stop.id, StopOutcome.POSTPONED)).result()
    with pytest.raises(Refused, match="已经登记过"):
        office.desk.do(SettleStop(stop.id, StopOutcome.POSTPONED)).result()


def test_a_round_is_closed_when_every_stop_has_an_outcome(
    office: Office, case: Id, villages: tuple[str, str]
) -> None:
    round_ = _plan(office, case, villages[0])
    with pytest.raises(Refused, match="还有 1 站"):
        office.desk.do(CloseRound(round_)).result()


def test_a_round_nobody_went_on_is_dropped(
    office: Office, case: Id, villages: tuple[str, str]
) -> None:
    round_ = _plan(office, case, villages[0])
    office.desk.do(DropRound(round_, "下雨")).result()
    assert office.desk.ask(ListRounds()).result() == ()
    with pytest.raises(Refused, match="没有找到"):
        office.desk.ask(ReadRound(round_)).result()


@pytest.mark.parametrize(
    ("on", "visitors", "stops", "field"),
    [
        (date(2026, 11, 23), ("陈丽华",), True, "on"),
        (TODAY, (" ",), True, "visitors"),
        (TODAY, ("陈丽华",), False, "stops"),
    ],
)
def test_a_round_needs_a_day_to_come_visitors_and_stops(
    office: Office, case: Id, on: date, visitors: tuple[str, ...], stops: bool, field: str
) -> None:
    chosen = (("mediation", case),) if stops else ()
    with pytest.raises(Refused) as refused:
        office.desk.do(PlanRound(on, (), visitors, chosen)).result()
    assert [fault.field for fault in refused.value.faults] == [field]


def test_the_papers_say_whom_to_visit_and_come_back_to_the_record(
    office: Office, case: Id, villages: tuple[str, str]
) -> None:
    round_ = _plan(office, case, villages[0])
    sheet = office.desk.ask(PreparePaper(SHEET, round_)).result()
    assert sheet.gaps == ()
    text = PdfReader(BytesIO(sheet.pdf)).pages[0].extract_text()
    assert "黄䶮" in text
    assert "13800002210" in text
    (stop,) = office.desk.ask(ReadRound(round_)).result().open
    blank = office.desk.ask(PreparePaper(BLANK, stop.id)).result()
    assert (blank.line, blank.record) == ("mediation", case)
    assert office.desk.do(NotePrinted(blank, 1)).result()


def test_health_and_the_past_are_for_the_sheet_and_off_the_screen(
    office: Office, villages: tuple[str, str]
) -> None:
    subject = serve(office.desk, "冯某强")

    def write(_none: object, work: Work) -> None:
        row = work.session.get_one(CorrectionSubject, subject)
        row.four_history, row.infectious = ["1"], "肺结核"
        work.session.get_one(Person, row.person).division = villages[0]

    office.desk.write(write, None).result()
    _, offered = office.desk.ask(ReadVisitable((villages[0],))).result()
    (one,) = [view for view in offered if view.who.record == subject]
    assert (one.who.risks, one.who.covered) == (("＊＊＊，印在走访单上",), ())
    plan = PlanRound(TODAY, (villages[0],), ("陈丽华",), (("correction", subject),))
    round_ = office.desk.do(plan).result()
    view = office.desk.ask(ReadRound(round_)).result()
    assert "肺结核" not in repr(view)
    assert "吸毒" not in repr(view)
    paper = office.desk.ask(PreparePaper(SHEET, round_)).result()
    words = PdfReader(BytesIO(paper.pdf)).pages[0].extract_text()
    assert "吸毒" in words.replace("\n", "")
    assert "＊＊＊" not in words
