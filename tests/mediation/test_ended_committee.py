"""A committee that has ended takes no dispute any more; another one goes on with its work."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.ids import Id
from app.mediation.codes import AgreementForm, OriginReason
from app.mediation.messages import (
    AcceptCase,
    CloseCase,
    OpenCase,
    ReadCase,
    RecordVisit,
    RegisterCase,
    Satisfaction,
    TakeUpAgain,
    VisitWay,
)
from app.office.messages import AddCommittee, CommitteeInput, CommitteeKind, EndCommittee
from app.samples.office import mediator_id
from tests.dispute import TOWN, agreement_input, case_input, payment, session_input
from tests.office import Office
from tests.refusals import fields, refused

TODAY = date(2026, 11, 24)
ASKED = TODAY - timedelta(days=4)
CHEN = (mediator_id("陈丽华"),)


@pytest.fixture
def factory(office: Office) -> Id:
    """The committee of a factory, which is about to be merged into that of the town."""
    pattern = "（{年}）江新灯厂人调字第{号}号"
    given = CommitteeInput("灯具厂人民调解委员会", CommitteeKind.ENTERPRISE, pattern)
    return office.desk.do(AddCommittee(given)).result()


def test_what_waits_is_accepted_by_the_committee_that_is_there_now(
    office: Office, factory: Id
) -> None:
    waiting = case_input(committee=factory, mediators=(), consent=False, accepted_on=ASKED)
    case = office.desk.do(RegisterCase(waiting)).result()
    office.desk.do(EndCommittee(factory, TODAY, "并入镇调委会")).result()
    accepted = AcceptCase(case, TODAY, consent=True, mediators=CHEN)
    (fault,) = refused(office.desk, accepted)
    assert (fault.field, "已经终止" in fault.message) == ("committee", True)
    office.desk.do(replace(accepted, committee=TOWN)).result()
    shown = office.desk.ask(ReadCase(case)).result()
    assert shown.committee == TOWN
    assert shown.case_no.startswith("（2026）江新大人调字第"), "the number of the one that accepts"


def test_a_case_is_taken_up_again_by_the_committee_that_is_there_now(
    office: Office, factory: Id
) -> None:
    desk = office.desk
    given = case_input(committee=factory, mediators=CHEN, accepted_on=ASKED)
    case = desk.do(OpenCase(given)).result()
    desk.do(session_input(case, ASKED, 9)).result()
    item = payment("款", ASKED, on_the_spot=True)
    desk.do(agreement_input(case, ASKED, item, form=AgreementForm.ORAL)).result()
    desk.do(RecordVisit(case, TODAY, VisitWay.HOME, "已履行。", Satisfaction.SATISFIED)).result()
    desk.do(CloseCase(case, TODAY)).result()
    desk.do(EndCommittee(factory, TODAY, "并入镇调委会")).result()
    again = TakeUpAgain(case, OriginReason.CONSENT, TODAY, consent=True, mediators=CHEN)
    assert fields(refused(desk, again)) == ["committee"]
    new = desk.do(replace(again, committee=TOWN)).result()
    assert desk.ask(ReadCase(new)).result().committee == TOWN
    assert desk.ask(ReadCase(case)).result().committee == factory, "the old record stays"
