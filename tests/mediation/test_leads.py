"""排查线索 A05: rounds, leads, the case a lead becomes, and what a case prevented (CL-09)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from app.access import Role
from app.clock import FixedClock
from app.history.messages import ReadHistory, Undo
from app.ids import Id, named_id
from app.mediation.codes import DisputeType, LeadStep, Prevention, RiskLevel, Source
from app.mediation.messages import (
    AddLead,
    CaseDetail,
    CloseCase,
    CloseLead,
    EndMediation,
    EndReason,
    LeadInput,
    LeadTab,
    LeadView,
    ListLeads,
    MarkPrevention,
    OpenCase,
    ReadCase,
    ReadLead,
    RecordScreening,
    ReopenLead,
    ReviseLead,
)
from app.mediation.rules.leads import (
    check_closing,
    check_lead,
    check_prevention,
    check_screening,
)
from app.today.messages import ReadToday
from app.work import Work
from db.tables.house import Review
from db.tables.mediation import Screening
from tests.dispute import case_input
from tests.office import Office, found_office
from tests.refusals import fields, refused
from tests.sync.deeds import count
from tests.sync.world import OFFICE, World

TODAY = date(2026, 11, 24)
DAY = timedelta(days=1)
TIANJIN = "440705101219"
LEAD = LeadInput(
    found_on=date(2026, 11, 20),
    finder="网格员 李某",
    division=TIANJIN,
    parties=("罗某", " ", "陈某"),
    dispute_type=DisputeType.LAND_FOREST,
    facts="两个村民小组争山界，各自砍树。",
    next_step=LeadStep.MEDIATION,
    people_count=12,
    risk=RiskLevel.YELLOW,
)


# -- guards ------------------------------------------------------------------------------------


def _says(**changes: Any) -> list[str | None]:
    return fields(check_lead(replace(LEAD, **changes), TODAY))


def test_med_a05_a_lead_has_place_parties_and_facts() -> None:
    assert _says() == []
    assert _says(division="", finder=" ", facts="") == ["division", "finder", "facts"]
    assert _says(parties=(" ",)) == ["parties"]
    assert _says(parties=(), place="后山") == []
    assert _says(found_on=TODAY + DAY) == ["found_on"]
    assert _says(people_count=0) == ["people_count"]


def test_a_round_has_day_village_and_finder() -> None:
    given = RecordScreening(TODAY, TIANJIN, "李某")
    assert check_screening(given, TODAY) == []
    wrong = replace(given, screened_on=TODAY + DAY, division="", finder="")
    assert fields(check_screening(wrong, TODAY)) == ["screened_on", "division", "finder"]


def test_a_lead_is_closed_after_it_was_found_and_a_case_closes_it_by_itself() -> None:
    def says(**changes: Any) -> list[str | None]:
        given = CloseLead(b"l" * 16, LeadStep.ON_THE_SPOT, TODAY, "双方和好")
        return fields(check_closing(replace(given, **changes), LEAD.found_on, TODAY))

    assert says() == says(outcome=LeadStep.REPORT) == []
    assert says(outcome=LeadStep.MEDIATION) == ["outcome"]
    assert says(closed_on=LEAD.found_on - DAY) == says(closed_on=TODAY + DAY) == ["closed_on"]
    assert says(note=" ") == ["note"]


def test_cl_09_counts_with_people_and_a_reason() -> None:
    def says(**changes: Any) -> list[str | None]:
        given = MarkPrevention(b"c" * 16, (Prevention.CRIME,), 2, "扬言报复，经劝导放弃")
        return fields(check_prevention(replace(given, **changes)))

    assert says() == []
    assert says(people=None) == says(people=0) == ["people"]
    assert says(reason=" ") == ["reason"]
    assert says(kinds=(), people=None, reason="") == []


# -- at the desk -------------------------------------------------------------------------------


def _add(office: Office, **changes: Any) -> Id:
    made: Id = office.desk.do(AddLead(replace(LEAD, **changes))).result()
    return made


def _lead(office: Office, lead: Id) -> LeadView:
    return office.desk.ask(ReadLead(lead)).result()


def _rows(office: Office, tab: LeadTab = LeadTab.OPEN, text: str = "") -> list[Id]:
    return [row.id for row in office.desk.ask(ListLeads(tab, text)).result().rows]


def _screenings(office: Office) -> int:
    return office.desk.ask(ListLeads()).result().screenings


def test_a_lead_as_it_was_heard(office: Office) -> None:
    lead = _lead(office, _add(office))
    assert (lead.title, lead.village) == ("罗某、陈某", "田金村委会")
    assert (lead.found_on, lead.finder) == (LEAD.found_on, LEAD.finder)
    assert (lead.people_count, lead.risk) == (12, RiskLevel.YELLOW)
    assert lead.outcome is None
    assert _lead(office, _add(office, parties=(), place="田金村后山")).title == "田金村后山"


def test_a_round_is_one_however_many_leads_it_found(office: Office) -> None:
    _add(office)
    _add(office, parties=("余某",))
    office.desk.do(RecordScreening(LEAD.found_on, TIANJIN, LEAD.finder, "走访十二户")).result()
    assert _screenings(office) == 1
    office.desk.do(RecordScreening(LEAD.found_on + DAY, TIANJIN, LEAD.finder)).result()
    assert _screenings(office) == 2
    office.desk.do(RecordScreening(date(2025, 12, 31), TIANJIN, LEAD.finder)).result()
    assert _screenings(office) == 2  # of this year


def test_a_corrected_day_leaves_no_round_that_nobody_made(office: Office) -> None:
    lead = _add(office)
    office.desk.do(ReviseLead(lead, replace(LEAD, found_on=LEAD.found_on + DAY))).result()
    assert _screenings(office) == 1
    assert _lead(office, lead).found_on == LEAD.found_on + DAY
    office.desk.do(Undo()).result()
    assert (_screenings(office), _lead(office, lead).found_on) == (1, LEAD.found_on)


def test_undone_and_made_again_a_round_comes_back(office: Office) -> None:
    _add(office)
    office.desk.do(Undo()).result()
    assert (_rows(office), _screenings(office)) == ([], 0)
    _add(office)
    assert _screenings(office) == 1

    def voided(_none: None, work: Work) -> list[bool]:
        return list(work.session.scalars(select(Screening.voided)))

    assert office.desk.read(voided, None).result() == [False]


def test_the_gravest_first_then_the_newest_and_found_by_name_village_and_facts(
    office: Office,
) -> None:
    old = _add(office, found_on=date(2026, 11, 1))
    new = _add(office, parties=("余某",), facts="夜里做工吵", division="440705101205")
    grave = _add(office, found_on=date(2026, 10, 1), risk=RiskLevel.RED)
    assert _rows(office) == [grave, new, old]
    assert _rows(office, text="余某") == _rows(office, text="吵") == [new]
    assert _rows(office, text="小泽") == [new]
    assert _rows(office, text="田金 山界") == [grave, old]
    assert _rows(office, text="没有的") == []


def test_closed_reopened_and_not_changed_meanwhile(office: Office) -> None:
    desk, lead = office.desk, _add(office)
    desk.do(CloseLead(lead, LeadStep.ON_THE_SPOT, TODAY, "当场说和")).result()
    assert (_rows(office), _rows(office, LeadTab.CLOSED)) == ([], [lead])
    assert _lead(office, lead).closed_note == "当场说和"
    assert refused(desk, ReviseLead(lead, LEAD))
    assert refused(desk, CloseLead(lead, LeadStep.REPORT, TODAY, "报镇里"))
    desk.do(ReopenLead(lead)).result()
    assert _rows(office) == [lead]
    desk.do(Undo()).result()
    assert _rows(office, LeadTab.CLOSED) == [lead]
    (closed, *_rest) = desk.ask(ReadHistory(lead)).result()
    assert closed.what.startswith("排查线索")


def test_med_a05_to_a20_the_lead_ends_in_its_case(office: Office) -> None:
    desk, lead = office.desk, _add(office)
    case = desk.do(OpenCase(case_input(lead=lead, source=Source.OWN_MOTION))).result()
    found = _lead(office, lead)
    assert (found.outcome, found.case) == (LeadStep.MEDIATION, case)
    assert found.case_no == _read(office, case).case_no
    assert refused(desk, OpenCase(case_input(lead=lead)))
    assert refused(desk, ReopenLead(lead))
    desk.do(Undo()).result()
    assert (_lead(office, lead).outcome, _lead(office, lead).case) == (None, None)


def test_med_r_a14_a_grave_lead_stands_on_today_until_it_is_dealt_with(office: Office) -> None:
    desk = office.desk
    lead = _add(office, risk=RiskLevel.ORANGE)
    _add(office, parties=("余某",))
    rows = [row for group in desk.ask(ReadToday()).result().groups for row in group.rows]
    assert [(row.record, row.title, row.action) for row in rows] == [
        (lead, "上报线索 罗某、陈某", "ReadLead")
    ]
    assert rows[0].due.on == LEAD.found_on  # a Friday; a danger waits for no working day
    desk.do(CloseLead(lead, LeadStep.REPORT, TODAY, "已报大泽派出所")).result()
    assert desk.ask(ReadToday()).result().groups == ()
    desk.do(Undo()).result()
    assert desk.ask(ReadToday()).result().groups != ()


# -- CL-09 -------------------------------------------------------------------------------------


def _read(office: Office, case: Id) -> CaseDetail:
    return office.desk.ask(ReadCase(case)).result()


def _ended(office: Office) -> Id:
    case: Id = office.desk.do(OpenCase(case_input())).result()
    office.desk.do(EndMediation(case, TODAY, EndReason.REQUESTED)).result()
    return case


def test_cl_09_is_marked_with_its_reason_and_taken_back(office: Office) -> None:
    desk, case = office.desk, _ended(office)
    kinds = (Prevention.CRIME, Prevention.FIGHT)
    assert _read(office, case).prevention is None
    assert fields(refused(desk, MarkPrevention(case, kinds))) == ["people", "reason"]
    desk.do(MarkPrevention(case, kinds, 2, "扬言报复，经劝导放弃")).result()
    marked = _read(office, case).prevention
    assert marked is not None
    assert (marked.kinds, marked.people) == (kinds, 2)
    desk.do(MarkPrevention(case, ())).result()
    assert _read(office, case).prevention is None


def test_cl_09_waits_until_the_dispute_was_dealt_with(office: Office) -> None:
    case = office.desk.do(OpenCase(case_input())).result()
    assert "MarkPrevention" not in _read(office, case).actions
    assert refused(office.desk, MarkPrevention(case, (Prevention.CRIME,), 2, "扬言报复"))


def test_cl_09_is_for_the_staff_of_the_office(
    tmp_path_factory: pytest.TempPathFactory, clock: FixedClock
) -> None:
    office = found_office(tmp_path_factory.mktemp("mediator"), clock, role=Role.MEDIATOR)
    case = _ended(office)
    assert refused(office.desk, MarkPrevention(case, (Prevention.CRIME,), 2, "扬言报复"))
    marked = CloseCase(case, TODAY, (Prevention.CRIME,), 2, "扬言报复")
    assert fields(refused(office.desk, marked)) == ["kinds"]
    office.desk.do(CloseCase(case, TODAY)).result()
    office.desk.close()


def test_cl_09_is_marked_when_a_case_is_closed(office: Office) -> None:
    desk, case = office.desk, _ended(office)
    close = CloseCase(case, TODAY, (Prevention.SUICIDE,), 1, "跳楼被劝下")
    assert fields(refused(desk, replace(close, reason=""))) == ["reason"]
    desk.do(close).result()
    marked = _read(office, case).prevention
    assert marked is not None
    assert (marked.kinds, marked.people, marked.reason) == ((Prevention.SUICIDE,), 1, "跳楼被劝下")
    desk.do(Undo()).result()
    assert _read(office, case).prevention is None


# -- two laptops -------------------------------------------------------------------------------


def test_the_same_round_written_on_two_laptops_is_one() -> None:
    world = World()
    for laptop in world.laptops[:2]:
        with laptop.writing() as session:
            session.add(
                Screening(
                    id=named_id("screening", OFFICE, "2026-11-20", TIANJIN, "李某"),
                    office=OFFICE,
                    screened_on=date(2026, 11, 20),
                    division=TIANJIN,
                    finder="李某",
                )
            )
    world.settle()
    for node in (world.city, *world.laptops[:2]):
        assert (count(node, Screening), count(node, Review)) == (1, 0)
