"""Mistakes and bad luck at the desk: things entered twice, days that cannot be, hands that err."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from app.ids import Id
from app.lawbook.rules import Rulebook
from app.legalaid.codes import CarriedBy, Delivery, ReceivedBy
from app.legalaid.messages import (
    DecisionKind,
    FileAidObjection,
    ForwardApplication,
    ListApplications,
    ObjectionOutcome,
    RecordAidDecision,
    RecordAidReview,
    Refusal,
    RegisterApplication,
    RegisterNotice,
    RequestCompletion,
    ReviseApplication,
    ServeAidDecision,
    SupplyCompletion,
)
from app.papers.messages import PreparePaper
from tests.legalaid.kit import (
    DAY,
    applicant,
    at,
    forwarded,
    lacking,
    notified,
    read,
    registered,
    wages,
)
from tests.office import Office
from tests.papers.samples import page_texts, squeezed
from tests.refusals import fields, refused

CENTRE = "新会区法律援助处"
MONDAY = date(2026, 10, 12)


def decision(record: Id, kind: DecisionKind = DecisionKind.GRANT, **more: Any) -> RecordAidDecision:
    """A decision of the centre, of the day of the clock unless told."""
    given = RecordAidDecision(record, kind, DAY, "（2026）江新援给字第0012号", CENTRE, DAY)
    return replace(given, **more)


# -- twice --------------------------------------------------------------------------------------


def test_la_b10_typed_anew_after_a_crash_it_is_known_by_the_number(home: Office) -> None:
    """The record was written, the draft still there: the form knows no id of the person."""
    who = applicant("区䶮珍")
    registered(home, person=who)
    (fault,) = refused(home.desk, RegisterApplication(wages(person=who)))
    assert (fault.rule, fault.field, fault.blocks) == ("la.B10", "cause", False)


def test_la_n10_one_notice_is_one_record(home: Office) -> None:
    given = notified(doc_no="新公（刑）援通字〔2026〕77号")
    home.desk.do(RegisterNotice(given)).result()
    (fault,) = refused(home.desk, RegisterNotice(given))
    assert (fault.rule, fault.field, fault.blocks) == ("la.N10", "doc_no", False)
    other = replace(given, doc_no="新公（刑）援通字〔2026〕78号")
    home.desk.do(RegisterNotice(other)).result()


# -- days ---------------------------------------------------------------------------------------


def test_la_r_b02_a_correction_does_not_begin_the_seven_days_anew(home: Office) -> None:
    given = wages(received_at=at(MONDAY))
    record = home.desk.do(RegisterApplication(given)).result()
    before = read(home, record).review_due
    person = replace(given.person, id=read(home, record).person.id)
    silent = replace(given, person=person, facts="另有两个月加班费。", received_at=None)
    home.desk.do(ReviseApplication(record, silent)).result()
    shown = read(home, record)
    assert (shown.received_at, shown.review_due) == (at(MONDAY), before)


def test_la_r_b02_nothing_was_sent_before_it_was_received(home: Office) -> None:
    given = wages(received_at=at(MONDAY))
    record = home.desk.do(RegisterApplication(given)).result()
    forwarded(home, record, at(MONDAY, 15))
    person = replace(given.person, id=read(home, record).person.id)
    late = replace(given, person=person, received_at=at(MONDAY + timedelta(1)))
    assert fields(refused(home.desk, ReviseApplication(record, late))) == ["received_at"]


def test_la_b20_nothing_goes_before_the_papers_that_it_waited_for(home: Office) -> None:
    given = wages(received_at=at(MONDAY), answers=lacking())
    record = home.desk.do(RegisterApplication(given)).result()
    home.desk.do(RequestCompletion(record, MONDAY)).result()
    home.desk.do(SupplyCompletion(record, MONDAY + timedelta(4))).result()
    early = ForwardApplication(record, at(MONDAY + timedelta(2)), CarriedBy.IN_PERSON)
    assert fields(refused(home.desk, early)) == ["forwarded_at"]
    forwarded(home, record, at(MONDAY + timedelta(4), 16))
    asked = RequestCompletion(record, MONDAY + timedelta(2), ("户口簿",), by_centre=True)
    assert fields(refused(home.desk, asked)) == ["told_on"]


def test_la_b72_the_centre_grants_after_the_bureau_ordered_it(home: Office) -> None:
    record, do = registered(home, received_at=at(MONDAY)), home.desk.do
    forwarded(home, record, at(MONDAY, 15))
    no = decision(
        *(record, DecisionKind.REFUSE),
        decided_on=MONDAY,
        came_on=MONDAY,
        doc_no="（2026）江新援不字第0004号",
        refusal=Refusal.OUT_OF_SCOPE,
        reasons="不属于法律援助范围",
        remedy_told=True,
    )
    do(no).result()
    do(ServeAidDecision(record, MONDAY, Delivery.IN_PERSON)).result()
    do(FileAidObjection(record, MONDAY + timedelta(2), "工资是报酬")).result()
    review = MONDAY + timedelta(4)
    do(RecordAidReview(record, ObjectionOutcome.CORRECT, review, "新司法援复〔2026〕1号")).result()
    early = decision(record, decided_on=MONDAY + timedelta(1), came_on=DAY)
    assert fields(refused(home.desk, early)) == ["decided_on"]
    do(replace(early, decided_on=review)).result()


def test_la_r_b05_what_came_in_the_holidays_was_not_owed_before_them(law: Rulebook) -> None:
    due = law.due("la.R-B05", date(2026, 10, 1))
    assert law["la.R-B05"].act_by(due) == date(2026, 10, 4)
    assert law["la.R-B17"].act_by(law.due("la.R-B17", date(2026, 10, 3))) == date(2026, 10, 3)


@pytest.mark.parametrize(
    ("rule", "start", "raw", "published"),
    [
        ("la.R-B02", date(2026, 12, 28), date(2027, 1, 4), False),
        ("la.R-B08c", date(2027, 8, 31), date(2028, 2, 29), False),
        ("la.R-B14a", date(2024, 2, 29), date(2027, 2, 28), False),
        ("la.R-B14", date(2024, 2, 29), date(2025, 2, 28), True),
    ],
)
def test_leap_days_and_years_whose_holidays_nobody_knows(
    rule: str, start: date, raw: date, published: bool, law: Rulebook
) -> None:
    due = law.due(rule, start)
    assert (due.raw, due.published) == (raw, published)
    assert ("节假日未公布" in due.arithmetic) is not published


# -- who decides --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "signed",
    ["陈丽华", "大泽镇司 法 所", "大泽镇法律援助工作站", "大泽镇人民政府", "大泽镇法律援助联络点"],
)
def test_la_m20_no_name_but_that_of_a_centre_stands_under_a_decision(
    signed: str, home: Office
) -> None:
    record = registered(home)
    forwarded(home, record)
    (fault,) = refused(home.desk, decision(record, signed_by=signed))
    assert (fault.rule, fault.field) == ("la.M20", "signed_by")


def test_la_m20_the_number_of_the_application_is_none_of_a_decision(home: Office) -> None:
    record = registered(home)
    forwarded(home, record)
    (fault,) = refused(home.desk, decision(record, doc_no="（2026）江新援申字第0001号"))
    assert (fault.rule, fault.field) == ("la.M20", "doc_no")


# -- long and rare ------------------------------------------------------------------------------


def test_five_thousand_characters_and_rare_ones_are_printed_whole(home: Office) -> None:
    facts = "".join(f"第{n}次讨要工资，𬍛某、䶮某、㛃某都在场。" for n in range(1, 260))[:5000]
    record = registered(home, person=applicant("𬍛㛃䶮"), facts=facts)
    found = {line.kind: line.subject for line in read(home, record).papers}
    view = home.desk.ask(PreparePaper("la.F-B1", found["la.F-B1"])).result()
    said = squeezed("".join(page_texts(view.pdf)))
    cut = [n for n in range(1, 200) if f"第{n}次讨要工资" not in said]  # by the end of a page
    assert len(cut) < view.pages
    assert all(said.count(char) >= said.count("都在场") > 199 for char in "𬍛䶮㛃")
    assert home.desk.ask(ListApplications(text="𬍛㛃")).result().rows


def test_la_r_b01_custody_asks_before_it_is_received(home: Office) -> None:
    given = wages(received_by=ReceivedBy.FORWARDED, received_at=at(MONDAY, 10))
    late = replace(given, asked_at=at(MONDAY, 11))
    assert fields(refused(home.desk, RegisterApplication(late))) == ["asked_at"]
    asked = at(MONDAY - timedelta(2), 9)
    record = home.desk.do(RegisterApplication(replace(given, asked_at=asked))).result()
    shown = read(home, record)
    assert shown.asked_at == asked
    assert [one.rule for one in shown.advice][:1] == ["la.R-B01"]
    assert "la.R-B01" in [one.rule for one in shown.dues]


def test_la_r_b05a_an_organ_finds_before_it_notifies(home: Office) -> None:
    given = notified(received_at=at(MONDAY), found_on=MONDAY + timedelta(1))
    assert fields(refused(home.desk, RegisterNotice(given))) == ["found_on"]
    found_on = MONDAY - timedelta(7)
    record = home.desk.do(RegisterNotice(replace(given, found_on=found_on))).result()
    assert "la.R-B05a" in [one.rule for one in read(home, record).advice]
