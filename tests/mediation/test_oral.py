"""口头 short path: a doorstep case in one command, what waits of it, and what the law binds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from app.clock import CHINA, FixedClock
from app.desk import Desk
from app.history.messages import Undo
from app.ids import Id
from app.mediation.messages import (
    AgreementForm,
    AgreementItemInput,
    CaseDetail,
    CaseInput,
    CompleteParty,
    Difficulty,
    DisputeType,
    ItemStatus,
    ListCases,
    OpenCase,
    Outcome,
    PartyInput,
    PartyRole,
    ReadCase,
    SettleOrally,
    Source,
    State,
)
from app.people.messages import IdKind, PersonInput
from app.today.messages import ReadToday
from tests.dispute import HUANG, TAN, case_input, respondent
from tests.office import Office
from tests.refusals import refused

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=CHINA)
HE, LI = "何少芳", "李桂英"


def _oral(**changes: Any) -> SettleOrally:
    """A balcony drain, told on the spot: names, what it is about, what was agreed."""
    given = SettleOrally(
        case=case_input(
            parties=(
                PartyInput(PartyRole.APPLICANT, person=PersonInput(HE)),
                PartyInput(PartyRole.RESPONDENT, person=PersonInput(LI)),
            ),
            claims=(),
            difficulty=Difficulty.SIMPLE,
        ),
        settled_at=NOW,
        place="田金村",
        told_rights=True,
        terms=("李桂英当场向何少芳支付修补费人民币800元。",),
        items=(
            AgreementItemInput(LI, HE, "支付修补费", 80_000, NOW.date(), "现金", on_the_spot=True),
        ),
    )
    return replace(given, **changes)


def _case(**changes: Any) -> CaseInput:
    return replace(_oral().case, **changes)


def _settle(desk: Desk, **changes: Any) -> CaseDetail:
    case = desk.do(_oral(**changes)).result()
    return desk.ask(ReadCase(case)).result()


def test_one_command_makes_case_session_and_agreement(office: Office) -> None:
    case = _settle(office.desk)
    assert case.state is State.PERFORMED
    assert case.accepted_on == date(2026, 11, 24)
    (session,) = case.sessions
    assert (session.start, session.outcome, session.place) == (NOW, Outcome.SUCCESS, "田金村")
    assert session.told_rights
    assert case.agreement is not None
    assert case.agreement.form is AgreementForm.ORAL
    assert case.agreement.effective_on == date(2026, 11, 24)  # 人民调解法 第30条
    (item,) = case.agreement.items
    assert (item.status, item.amount_fen) == (ItemStatus.ON_THE_SPOT, 80_000)


def test_owed_later_it_is_being_performed(office: Office) -> None:
    item = AgreementItemInput(LI, HE, "支付修补费", 80_000, date(2026, 12, 4), "转账")
    case = _settle(office.desk, items=(item,))
    assert case.state is State.PERFORMING
    assert "med.R-A13" in {due.rule for due in case.dues}


def test_what_waits_is_listed_on_the_case_and_today(office: Office) -> None:
    case = _settle(office.desk)
    assert [f"{one.owner}{one.label}" for one in case.later] == [
        "申请人身份证号", "申请人联系电话", "申请人现住地",
        "被申请人身份证号", "被申请人联系电话", "被申请人现住地",
    ]  # fmt: skip
    assert case.later[4].field == "parties.1.phone"
    assert "CompleteParty" in case.actions
    (due,) = [one for one in case.dues if one.rule == "med.R-A02a"]
    assert due.on == date(2026, 12, 1)
    today = office.desk.ask(ReadToday()).result()
    rows = [row for group in today.groups for row in group.rows if row.due.rule == "med.R-A02a"]
    assert [(row.record, row.action) for row in rows] == [(case.id, "CompleteParty")]
    assert "申请人身份证号、申请人联系电话" in rows[0].detail


def test_filled_in_afterwards_nothing_waits(office: Office) -> None:
    case = _settle(office.desk)
    first, second = case.parties
    assert first.person is not None
    assert first.person.id_kind is IdKind.OTHER
    office.desk.do(
        CompleteParty(first.id, IdKind.RESIDENT, HUANG.id_no, "13800002210", "田金村3队18号")
    ).result()
    office.desk.do(CompleteParty(second.id, phone="13500007731", address="圩镇")).result()
    after = office.desk.ask(ReadCase(case.id)).result()
    assert [f"{one.owner}{one.label}" for one in after.later] == ["被申请人身份证号"]
    assert not [one for one in after.dues if one.rule == "med.R-A02a"]  # they may have none
    person = after.parties[0].person
    assert person is not None
    assert (person.id, person.birth) == (first.person.id, date(1980, 5, 12))


def test_a_number_known_here_makes_that_file_the_partys(office: Office) -> None:
    known = office.desk.do(OpenCase(case_input())).result()
    tan = office.desk.ask(ReadCase(known)).result().parties[1].person
    assert tan is not None
    parties = (
        PartyInput(PartyRole.APPLICANT, person=PersonInput(HE)),
        PartyInput(PartyRole.RESPONDENT, person=PersonInput(tan.name)),
    )
    item = replace(_oral().items[0], debtor=tan.name)
    case = _settle(office.desk, case=_case(parties=parties), items=(item,))
    party = case.parties[1]
    office.desk.do(CompleteParty(party.id, IdKind.RESIDENT, TAN.id_no)).result()
    after = office.desk.ask(ReadCase(case.id)).result()
    assert after.parties[1].person is not None
    assert after.parties[1].person.id == tan.id
    assert after.parties[1].person.phone == tan.phone
    assert {one.owner for one in after.later} == {"申请人"}


def test_a_number_of_somebody_else_is_refused(office: Office) -> None:
    office.desk.do(OpenCase(case_input())).result()
    case = _settle(office.desk)
    faults = refused(office.desk, CompleteParty(case.parties[0].id, IdKind.RESIDENT, TAN.id_no))
    assert [fault.field for fault in faults] == ["id_no"]
    assert TAN.name in faults[0].message
    (fault,) = refused(office.desk, CompleteParty(bytes(16), phone="13800002210"))
    assert "没有找到这位当事人" in fault.message


def test_numbers_typed_at_once_find_the_person(office: Office) -> None:
    parties = (PartyInput(PartyRole.APPLICANT, person=PersonInput(HE)), respondent())
    item = replace(_oral().items[0], debtor=TAN.name)
    case = _settle(office.desk, case=_case(parties=parties), items=(item,))
    assert {one.owner for one in case.later} == {"申请人"}
    assert case.parties[1].person is not None
    assert case.parties[1].person.id_kind is IdKind.RESIDENT


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"told_rights": False}, "med.M06"),
        ({"case": _case(consent=False)}, "med.R-A01"),
        ({"case": _case(dispute_type=DisputeType.LABOUR)}, "med.M12"),
        ({"case": _case(dispute_type=DisputeType.MIGRANT_WAGES)}, "med.M12"),
        ({"case": _case(dispute_type=DisputeType.FAMILY, tags=("土地承包",))}, "med.M12"),
        ({"case": _case(source=Source.POLICE, source_doc_no="江公转1号")}, "med.M12"),
    ],
)
def test_the_law_does_not_wait(office: Office, changes: dict[str, Any], rule: str) -> None:
    assert rule in {fault.rule for fault in refused(office.desk, _oral(**changes))}
    assert office.desk.ask(ListCases()).result().total == 0  # nothing of it was written


def test_names_facts_and_terms_do_not_wait(office: Office) -> None:
    nameless = (
        PartyInput(PartyRole.APPLICANT, person=PersonInput("")),
        PartyInput(PartyRole.RESPONDENT, person=PersonInput(LI)),
    )
    (fault,) = refused(office.desk, _oral(case=_case(parties=nameless)))
    assert fault.field == "parties.0.name"
    (fault,) = refused(office.desk, _oral(case=_case(facts=" ")))
    assert fault.field == "facts"
    assert "terms" in {fault.field for fault in refused(office.desk, _oral(terms=(" ",)))}
    (fault,) = refused(office.desk, _oral(place=""))
    assert fault.field == "place"


def test_a_moment_to_come_is_refused(office: Office) -> None:
    late = NOW.replace(hour=23)
    assert "start" in {fault.field for fault in refused(office.desk, _oral(settled_at=late))}


def test_undo_takes_all_of_it_back_at_once(office: Office, clock: FixedClock) -> None:
    _settle(office.desk)
    office.desk.do(Undo()).result()
    assert office.desk.ask(ListCases()).result().total == 0


def test_a_party_of_the_long_form_has_nothing_that_waits(office: Office) -> None:
    case: Id = office.desk.do(OpenCase(case_input())).result()
    assert office.desk.ask(ReadCase(case)).result().later == ()
