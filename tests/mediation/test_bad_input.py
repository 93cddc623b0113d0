"""Bad input at the desk: the right field is named, and nothing is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from app.clock import CHINA
from app.ids import Id
from app.mediation.messages import (
    AddNote,
    AppointMediators,
    CloseCase,
    DisputeType,
    EndMediation,
    EndReason,
    ItemStatus,
    OpenCase,
    Outcome,
    RecordPerformance,
    RecordVisit,
    Satisfaction,
    VisitWay,
    WithdrawCase,
)
from app.people.messages import FindPerson, IdKind, RevisePerson
from app.samples.office import mediator_id, person
from tests.dispute import (
    HUANG,
    TAN,
    WORKS,
    agreement_input,
    applicant,
    case_input,
    payment,
    respondent,
    session_input,
    signatures,
)
from tests.office import Office
from tests.refusals import fields, refused

TODAY = date(2026, 11, 24)
WRONG_CHECK_DIGIT = HUANG.id_no[:-1] + "0"
NOBODY = b"?" * 16


def _open(office: Office, **changes: Any) -> list[str | None]:
    return fields(refused(office.desk, OpenCase(case_input(**changes))))


@pytest.fixture(scope="module")
def case(shared_office: Office) -> Id:
    """A case of 10 November, being mediated."""
    return shared_office.desk.do(OpenCase(case_input(accepted_on=date(2026, 11, 10)))).result()


@pytest.fixture(scope="module")
def met(shared_office: Office) -> Id:
    """Another, with a session on 20 November."""
    case = shared_office.desk.do(OpenCase(case_input(accepted_on=date(2026, 11, 10)))).result()
    shared_office.desk.do(session_input(case, date(2026, 11, 20))).result()
    return case


# -- parties -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id_no", WRONG_CHECK_DIGIT),
        ("id_no", HUANG.id_no[:-1]),  # a digit short
        ("id_no", "440799198013459110"),  # a 34th day of a 13th month
        ("id_no", "440799202612319118"),  # born next month
        ("id_no", ""),
        ("name", " "),
        ("name", "黄5"),
        ("name", "黄" * 51),
        ("phone", ""),
        ("phone", "1380000062"),
        ("address", "　"),
        ("birth", date(2026, 11, 25)),
    ],
)
@pytest.mark.parametrize("place", [0, 1])
def test_a_field_of_a_person(shared_office: Office, place: int, field: str, value: str) -> None:
    wrong = {field: value}
    parties = (
        (applicant(**wrong), respondent()) if place == 0 else (applicant(), respondent(**wrong))
    )
    assert _open(shared_office, parties=parties) == [f"parties.{place}.{field}"]


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        (IdKind.HK_MACAO_PERMIT, "H1234567"),
        (IdKind.TAIWAN_PERMIT, "123"),
        (IdKind.HMT_RESIDENCE, TAN.id_no),
        (IdKind.PASSPORT, "护照"),
        (IdKind.PERMANENT_RESIDENT, "CHN12"),
    ],
)
def test_numbers_of_other_kinds(shared_office: Office, kind: IdKind, number: str) -> None:
    parties = (applicant(), respondent(id_kind=kind, id_no=number))
    assert _open(shared_office, parties=parties) == ["parties.1.id_no"]


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", " "), ("uscc", "91440705MA0000000"), ("uscc", "91440799MA00000000")],
)
def test_a_field_of_an_organisation(shared_office: Office, field: str, value: str) -> None:
    parties = (applicant(), respondent(WORKS, **{field: value}))
    assert _open(shared_office, parties=parties) == [f"parties.1.{field}"]


def test_an_organisation_s_phone(shared_office: Office) -> None:
    parties = (applicant(), respondent(WORKS, phone="0750-12"))
    assert _open(shared_office, parties=parties) == ["parties.1.phone"]


def test_one_person_on_both_sides(shared_office: Office) -> None:
    both = (applicant(), respondent(id_no=HUANG.id_no.lower(), name="黄䶮"))
    assert _open(shared_office, parties=both) == ["parties.1.id_no"]


def test_a_number_that_is_somebody_else_s(shared_office: Office, case: Id) -> None:
    del case  # 黄䶮 is known by it
    told = refused(
        shared_office.desk,
        OpenCase(case_input(parties=(applicant(name="黄龙"), respondent()))),
    )
    assert fields(told) == ["parties.0.name"]
    assert "黄䶮" in told[0].message


# -- the case ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("parties", {"parties": (applicant(),)}),
        ("facts", {"facts": "\n"}),
        ("accepted_on", {"accepted_on": date(2026, 11, 25)}),
        ("occurred_on", {"occurred_on": date(2026, 11, 25)}),
        ("amount_fen", {"amount_fen": -1}),
        ("mediators", {"mediators": ()}),
        ("mediators", {"mediators": (NOBODY,)}),
        ("consent", {"consent": False}),
        ("committee", {"committee": NOBODY}),
        ("dispute_type", {"dispute_type": DisputeType.MEDICAL}),
    ],
)
def test_a_field_of_the_case(shared_office: Office, field: str, changes: dict[str, Any]) -> None:
    assert _open(shared_office, **changes) == [field]


def test_a_mediator_who_is_a_party(shared_office: Office) -> None:
    namesake = person("陈丽华", "1970-01-01", 914, "13500007733", "大泽镇")
    parties = (applicant(), respondent(namesake))
    faults = refused(shared_office.desk, OpenCase(case_input(parties=parties)))
    assert [(fault.field, fault.rule) for fault in faults] == [("mediators", "med.M05")]


def test_everything_wrong_is_told_at_once(shared_office: Office) -> None:
    parties = (applicant(id_no=WRONG_CHECK_DIGIT), respondent(WORKS, name=""))
    found = _open(shared_office, parties=parties, facts="", consent=False, committee=NOBODY)
    assert set(found) == {"parties.0.id_no", "parties.1.name", "facts", "consent", "committee"}


# -- sessions ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("end", {"end": datetime(2026, 11, 20, 14, 59, tzinfo=CHINA)}),
        ("start", {"start": datetime(2026, 11, 9, 15, tzinfo=CHINA)}),
        ("start", {"start": datetime(2036, 11, 20, 15, tzinfo=CHINA)}),
        ("place", {"place": ""}),
        ("transcript", {"transcript": " "}),
        ("told_rights", {"told_rights": False}),
    ],
)
def test_a_field_of_a_session(
    shared_office: Office, case: Id, field: str, changes: dict[str, Any]
) -> None:
    given = session_input(case, date(2026, 11, 20), **changes)
    assert fields(refused(shared_office.desk, given)) == [field]


# -- agreements --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "reached_on", "item", "changes"),
    [
        ("reached_on", date(2026, 11, 19), {}, {}),
        ("reached_on", date(2026, 11, 25), {"due_on": date(2026, 11, 26)}, {}),
        ("terms", date(2026, 11, 20), {}, {"terms": ("", " ")}),
        ("facts", date(2026, 11, 20), {}, {"facts": ""}),
        ("copies", date(2026, 11, 20), {}, {"copies": -2}),
        ("items.0.due_on", date(2026, 11, 20), {"due_on": date(2026, 11, 19)}, {}),
        ("items.0.due_on", date(2026, 11, 20), {"due_on": None}, {}),
        ("items.0.content", date(2026, 11, 20), {"content": " "}, {}),
        ("items.0.amount_fen", date(2026, 11, 20), {"amount_fen": 0}, {}),
        ("items.0.debtor", date(2026, 11, 20), {"debtor": ""}, {}),
        ("items.0.creditor", date(2026, 11, 20), {"creditor": "谭𬍛㛃"}, {}),
        ("items.0.manner", date(2026, 11, 20), {"manner": ""}, {"performance": ""}),
    ],
)
def test_a_field_of_an_agreement(
    shared_office: Office,
    met: Id,
    field: str,
    reached_on: date,
    item: dict[str, Any],
    changes: dict[str, Any],
) -> None:
    one = replace(payment("第一笔补偿款", date(2026, 11, 27)), **item)
    given = agreement_input(met, reached_on, one, **changes)
    assert fields(refused(shared_office.desk, given)) == [field]


def test_no_agreement_before_a_session(shared_office: Office, case: Id) -> None:
    told = refused(shared_office.desk, agreement_input(case, TODAY))
    assert [fault.citation for fault in told] == ["人民调解法 第27条"]


# -- commands that come too early, too late, or for nothing ------------------------------------


def test_what_an_unfinished_case_is_not_ready_for(shared_office: Office, met: Id) -> None:
    desk = shared_office.desk
    assert "还没有调解协议" in refused(desk, signatures(met, TODAY))[0].message
    visit = RecordVisit(met, TODAY, VisitWay.HOME, "已付清", Satisfaction.SATISFIED)
    assert "还没有生效" in refused(desk, visit)[0].message
    assert "调解中" in refused(desk, CloseCase(met, TODAY))[0].message


@pytest.mark.parametrize("day", [date(2026, 11, 19), date(2026, 11, 25)])
def test_the_day_of_the_end(shared_office: Office, met: Id, day: date) -> None:
    desk = shared_office.desk
    ended = EndMediation(met, day, EndReason.TOO_FAR_APART)
    assert fields(refused(desk, ended)) == ["ended_on"]
    assert fields(refused(desk, WithdrawCase(met, day))) == ["withdrawn_on"]


def test_mediators_who_are_nobody(shared_office: Office, case: Id) -> None:
    for mediators in ((), (mediator_id("陈丽华"), NOBODY)):
        told = refused(shared_office.desk, AppointMediators(case, mediators))
        assert fields(told) == ["mediators"]


def test_an_empty_note(shared_office: Office, case: Id) -> None:
    assert fields(refused(shared_office.desk, AddNote(case, " "))) == ["text"]


def test_cases_items_and_people_that_are_not_here(shared_office: Office) -> None:
    desk = shared_office.desk
    for command in (
        session_input(NOBODY, date(2026, 11, 20)),
        AddNote(NOBODY, "看过现场"),
        CloseCase(NOBODY, TODAY),
        RecordPerformance(NOBODY, TODAY, ItemStatus.DONE, "收条"),
        RevisePerson(NOBODY, phone="13800002210"),
    ):
        (fault,) = refused(desk, command)
        assert "没有找到" in fault.message
        assert fault.field is None


def test_a_person_changed_for_the_worse(shared_office: Office, case: Id) -> None:
    del case
    (known,) = shared_office.desk.ask(FindPerson(id_no=TAN.id_no)).result()
    for field, value in (("name", " "), ("phone", "138"), ("name", "谭5")):
        change: Any = {field: value}
        wrong = RevisePerson(known.person.id, **change)
        assert fields(refused(shared_office.desk, wrong)) == [field]


def test_a_session_that_never_ends_is_fine(office: Office) -> None:
    case = office.desk.do(OpenCase(case_input())).result()
    open_ended = session_input(case, TODAY, 9, end=None, outcome=Outcome.CONTINUE)
    assert office.desk.do(open_ended).result()
