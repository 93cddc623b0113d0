"""A dispute before it is a case: written down, accepted, handed to mediators, or declined (1A)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from app.errors import Fault
from app.history.messages import Undo
from app.ids import Id
from app.mediation.codes import DeclineGround, DisputeType, Source
from app.mediation.messages import (
    AcceptCase,
    AppointMediators,
    CaseDetail,
    DeclineCase,
    ListCases,
    OpenCase,
    ReadCase,
    RegisterCase,
    State,
)
from app.mediation.rules import CaseFacts, check_case, check_decline, check_registration
from app.people.messages import IdKind
from app.samples.office import mediator_id
from tests.dispute import WORKS, case_input, respondent, session_input
from tests.office import Office
from tests.refusals import fields, refused

TODAY = date(2026, 11, 24)
ASKED = date(2026, 11, 16)
DAY = timedelta(days=1)
TOWN = "江门市新会区大泽镇人民调解委员会"
CHEN = (mediator_id("陈丽华"),)
WAITING = CaseFacts(
    id=b"c" * 16,
    title="黄䶮、谭𬍛㛃",
    state=State.PENDING,
    state_on=ASKED,
    accepted_on=ASKED,
    source=Source.APPLICATION,
    dispute_type=DisputeType.NEIGHBOUR,
)


def _register(office: Office, **changes: Any) -> Id:
    given = {"mediators": (), "consent": False, "accepted_on": ASKED} | changes
    return office.desk.do(RegisterCase(case_input(**given))).result()


def _read(office: Office, case: Id) -> CaseDetail:
    return office.desk.ask(ReadCase(case)).result()


# -- A10 → A20 → A30 -----------------------------------------------------------------------


def test_a10_waits_without_mediators_consent_or_number(office: Office) -> None:
    case = _register(office)
    shown = _read(office, case)
    assert (shown.state, shown.case_no, shown.mediators) == (State.PENDING, "", ())
    assert shown.actions[:2] == ("AcceptCase", "DeclineCase")
    assert shown.next_step is not None
    assert shown.next_step.action == "AcceptCase"
    assert [item.title for item in shown.timeline] == ["登记，待受理"]
    assert office.desk.ask(ListCases()).result().total == 1
    assert fields(refused(office.desk, session_input(case, TODAY))) == [None]


def test_a10_to_a30_with_mediators_gives_the_number(office: Office) -> None:
    case = _register(office)
    office.desk.do(AcceptCase(case, ASKED + DAY, consent=True, mediators=CHEN)).result()
    shown = _read(office, case)
    assert (shown.state, shown.accepted_on) == (State.MEDIATING, ASKED + DAY)
    assert shown.case_no == "（2026）江新大人调字第001号"
    limit = next(due for due in shown.dues if due.rule == "med.R-A03")
    assert limit.raw == date(2026, 12, 17)  # 17 November and thirty days
    office.desk.do(Undo()).result()
    assert _read(office, case).state is State.PENDING


def test_a20_waits_for_its_mediators(office: Office) -> None:
    case = _register(office)
    office.desk.do(AcceptCase(case, ASKED, consent=True)).result()
    shown = _read(office, case)
    assert shown.state is State.ACCEPTED
    assert shown.next_step is not None
    assert shown.next_step.action == "AppointMediators"
    office.desk.do(AppointMediators(case, CHEN)).result()
    assert _read(office, case).state is State.MEDIATING


def test_med_r_a01_nothing_is_accepted_that_one_side_refuses(office: Office) -> None:
    case = _register(office)
    (fault,) = refused(office.desk, AcceptCase(case, ASKED, consent=False, mediators=CHEN))
    assert (fault.field, fault.rule, fault.citation) == (
        "consent",
        "med.R-A01",
        "人民调解法 第17条",
    )


def test_acceptance_comes_in_order_and_once(office: Office) -> None:
    case = _register(office)
    for day in (ASKED - DAY, TODAY + DAY):
        assert fields(refused(office.desk, AcceptCase(case, day, consent=True))) == ["accepted_on"]
    office.desk.do(AcceptCase(case, ASKED, consent=True)).result()
    assert "已受理" in refused(office.desk, AcceptCase(case, ASKED, consent=True))[0].message


def test_med_m05_binds_acceptance_too(office: Office) -> None:
    namesake = respondent(name="陈丽华", id_kind=IdKind.OTHER, id_no="")
    case = _register(office, parties=(*case_input().parties[:1], namesake))
    (fault,) = refused(office.desk, AcceptCase(case, ASKED, consent=True, mediators=CHEN))
    assert (fault.field, fault.rule) == ("mediators", "med.M05")
    first, second = _read(office, case).parties
    accepted = AcceptCase(case, ASKED, consent=True, mediators=CHEN, recusal_ok=(first.id,))
    assert fields(refused(office.desk, accepted)) == ["mediators"]  # one of two is not enough
    office.desk.do(replace(accepted, recusal_ok=(first.id, second.id))).result()
    assert [one.recusal_ok for one in _read(office, case).parties] == [True, True]


# -- A10 → A15 -----------------------------------------------------------------------------


def test_g1_declined_with_its_ground_and_nothing_more_to_do(office: Office) -> None:
    case = _register(office)
    office.desk.do(DeclineCase(case, TODAY, DeclineGround.TITLE, "请向镇政府申请确权")).result()
    shown = _read(office, case)
    assert (shown.state, shown.decline_ground) == (State.NOT_ACCEPTED, DeclineGround.TITLE)
    assert shown.timeline[0].title == "不予受理"
    assert "权属确认" in shown.timeline[0].text
    assert shown.dues == ()
    assert shown.next_step is None
    assert fields(refused(office.desk, AcceptCase(case, TODAY, consent=True))) == [None]


def test_g1_only_what_waits_is_declined(office: Office) -> None:
    case = office.desk.do(OpenCase(case_input())).result()
    faults = refused(office.desk, DeclineCase(case, TODAY, DeclineGround.REFUSED))
    assert "不能改为“不予受理”" in faults[0].message


@pytest.mark.parametrize(
    ("day", "changes", "ground", "expected"),
    [
        (ASKED, {}, DeclineGround.REFUSED, []),
        (ASKED - DAY, {}, DeclineGround.REFUSED, [("declined_on", "med.M30")]),
        (TODAY + DAY, {}, DeclineGround.REFUSED, [("declined_on", None)]),
        (TODAY, {"source": Source.COURT}, DeclineGround.TAKEN, [("ground", "med.M02")]),
        (TODAY, {"source": Source.POLICE}, DeclineGround.TAKEN, []),
        (TODAY, {}, DeclineGround.MEDICAL, [("ground", "med.M03")]),
        (TODAY, {"dispute_type": DisputeType.MEDICAL}, DeclineGround.MEDICAL, []),
    ],
)
def test_g1_a_ground_fits_the_dispute(
    day: date, changes: dict[str, Any], ground: DeclineGround, expected: list[Any]
) -> None:
    faults = check_decline(DeclineCase(b"c", day, ground), replace(WAITING, **changes), TODAY)
    assert [(fault.field, fault.rule) for fault in faults] == expected


# -- M16, M29, M30 -------------------------------------------------------------------------


def _one(faults: list[Fault]) -> tuple[str | None, str | None, bool]:
    (fault,) = faults
    return fault.field, fault.rule, fault.blocks


def test_med_m16_the_judicial_office_mediates_nothing_in_its_own_name() -> None:
    office = "江门市新会区大泽镇司法所"
    assert _one(check_case(case_input(), office, TODAY)) == ("committee", "med.M16", True)
    assert _one(check_registration(case_input(), office, TODAY)) == ("committee", "med.M16", True)
    assert check_case(case_input(), TOWN, TODAY) == []


def test_med_m29_trade_between_firms_may_be_commercial_mediation() -> None:
    firms = (
        replace(respondent(WORKS), role=case_input().parties[0].role),
        respondent(WORKS, name="江门市某五金厂", uscc=""),
    )
    for kind in (DisputeType.CONTRACT, DisputeType.BUSINESS):
        given = case_input(parties=firms, dispute_type=kind)
        assert _one(check_case(given, TOWN, TODAY)) == ("dispute_type", "med.M29", False)
    assert check_case(case_input(parties=firms), TOWN, TODAY) == []
    assert check_case(case_input(dispute_type=DisputeType.CONTRACT), TOWN, TODAY) == []


def test_med_m30_nothing_is_accepted_before_it_was_asked_for() -> None:
    given = case_input(accepted_on=ASKED, applied_on=ASKED + DAY)
    assert _one(check_case(given, TOWN, TODAY)) == ("applied_on", "med.M30", True)
    assert check_case(case_input(accepted_on=ASKED, applied_on=ASKED), TOWN, TODAY) == []
