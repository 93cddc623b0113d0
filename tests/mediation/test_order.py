"""Guards that hold in whatever order commands come: renewals, lapsed agents, courts, new cases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from app.clock import CHINA, FixedClock
from app.errors import Refused
from app.history.messages import Undo
from app.ids import Id
from app.mediation.codes import (
    AgentBasis,
    AgentProof,
    AgreementForm,
    Authority,
    ConfirmationBar,
    OriginReason,
    Ruling,
)
from app.mediation.messages import (
    AcceptCase,
    AgentInput,
    ApplyConfirmation,
    AppointMediators,
    CaseDetail,
    CloseCase,
    CompleteParty,
    ConfirmSignatures,
    EndMediation,
    EndReason,
    OpenCase,
    ReadCase,
    RecordRuling,
    RecordVisit,
    RegisterCase,
    RenewAgreement,
    Satisfaction,
    State,
    TakeUpAgain,
    VisitWay,
)
from app.people.messages import IdKind
from app.samples.office import mediator_id, person
from tests.dispute import (
    HUANG,
    TAN,
    agreement_input,
    applicant,
    case_input,
    payment,
    respondent,
    session_input,
)
from tests.office import Office
from tests.refusals import fields, refused

CHEN = (mediator_id("陈丽华"),)
HE = person("何某", "1985-03-02", 909, "13600009921", "江门市蓬江区")


def _day(day: int) -> date:
    return date(2026, 11, day)


class _Desk:
    """An office, and the day of November 2026 it is there."""

    def __init__(self, office: Office, clock: FixedClock) -> None:
        self.office, self._clock = office.desk, clock

    def on(self, day: int) -> None:
        self._clock.set(datetime(2026, 11, day, 17, 30, tzinfo=CHINA))

    def do(self, command: Any) -> Any:
        return self.office.do(command).result()

    def read(self, case: Id) -> CaseDetail:
        return self.office.ask(ReadCase(case)).result()

    def dues(self, case: Id) -> set[str]:
        return {due.rule for due in self.read(case).dues}

    def in_force(self) -> Id:
        """A written agreement of 2 November, to be paid on the 5th."""
        self.on(2)
        case: Id = self.do(OpenCase(case_input()))
        self.do(session_input(case, _day(2), 14))
        self.do(agreement_input(case, _day(2), payment("第一笔", _day(5))))
        self.do(_signed(case, 2))
        return case

    def visit(self, case: Id, day: int) -> None:
        said = Satisfaction.NOT
        self.do(RecordVisit(case, _day(day), VisitWay.TELEPHONE, "还没有付款", said))


def _signed(case: Id, day: int) -> ConfirmSignatures:
    return ConfirmSignatures(case, _day(day), by_parties=True, by_mediator=True, by_committee=True)


def test_nobody_mediates_before_a_mediator_is_named(office: Office, clock: FixedClock) -> None:
    desk = _Desk(office, clock)
    desk.on(24)
    case = desk.do(RegisterCase(case_input(mediators=(), consent=False)))
    desk.do(AcceptCase(case, _day(24), consent=True))
    session = session_input(case, _day(24), 9)
    assert "RecordSession" not in desk.read(case).actions
    (fault,) = refused(office.desk, session)
    assert fault.citation == "人民调解法 第19条"
    desk.do(AppointMediators(case, CHEN))
    assert desk.read(case).actions[0] == "RecordSession"
    desk.do(session)


def test_med_m09_the_agent_s_authority_stands_on_the_day_of_signing(
    office: Office, clock: FixedClock
) -> None:
    desk = _Desk(office, clock)
    agent = AgentInput(
        HE, AgentBasis.ENTRUSTED, AgentProof.POWER, "亲戚", Authority.SPECIAL,
        valid_from=_day(2), valid_to=_day(10),
    )  # fmt: skip
    desk.on(9)
    parties = (applicant(), replace(respondent(), agents=(agent,)))
    case = desk.do(OpenCase(case_input(parties=parties, accepted_on=_day(9))))
    desk.do(session_input(case, _day(9), 14))
    by_agent = (desk.read(case).parties[1].id,)
    desk.do(agreement_input(case, _day(9), payment("付款", _day(30)), by_agent=by_agent))
    desk.on(11)
    (fault,) = refused(office.desk, _signed(case, 11))
    assert (fault.field, fault.rule) == ("by_parties", "med.M09")
    assert "到期" in fault.message
    desk.do(_signed(case, 10))  # signed on its last day


def test_a_visit_before_the_renewal_says_nothing_of_the_new_agreement(
    office: Office, clock: FixedClock
) -> None:
    desk = _Desk(office, clock)
    case = desk.in_force()
    desk.on(6)
    desk.visit(case, 6)
    assert "med.R-A13b" not in desk.dues(case)
    oral = agreement_input(case, _day(6), form=AgreementForm.ORAL)  # nothing owed by a day
    desk.do(RenewAgreement(oral, consent=True))
    assert desk.read(case).state is State.PERFORMING
    assert "med.R-A13b" in desk.dues(case)
    desk.do(Undo())
    assert desk.read(case).state is State.OVERDUE
    assert "med.R-A13b" not in desk.dues(case)


def test_med_r_a11_nothing_is_changed_while_the_court_looks_at_it(
    office: Office, clock: FixedClock
) -> None:
    desk = _Desk(office, clock)
    case = desk.in_force()
    desk.on(3)
    court = "江门市新会区人民法院"
    desk.do(ApplyConfirmation(case, court, _day(3), both_present=True, bar=ConfirmationBar.NONE))
    desk.on(6)
    renewal = RenewAgreement(
        agreement_input(case, _day(6), payment("第二笔", _day(20))), consent=True
    )
    assert [fault.rule for fault in refused(office.desk, renewal)] == ["med.R-A11"]
    desk.do(RecordRuling(case, Ruling.WITHDRAWN, _day(6)))
    desk.do(renewal)


def test_a_clock_put_back_hides_neither_the_visit_nor_the_renewal(
    office: Office, clock: FixedClock
) -> None:
    desk = _Desk(office, clock)
    case = desk.in_force()
    clock.advance(hours=-3)
    desk.visit(case, 2)
    assert "med.R-A13b" not in desk.dues(case)
    clock.advance(hours=-3)
    oral = agreement_input(case, _day(2), form=AgreementForm.ORAL)
    desk.do(RenewAgreement(oral, consent=True))
    in_hand = desk.read(case).agreement
    assert in_hand
    assert in_hand.form is AgreementForm.ORAL
    assert "med.R-A13b" in desk.dues(case)  # the visit was to what the new one replaced
    clock.advance(hours=-3)
    desk.visit(case, 2)
    assert "med.R-A13b" not in desk.dues(case)


def test_a_case_is_taken_up_again_once_at_a_time(office: Office, clock: FixedClock) -> None:
    desk = _Desk(office, clock)
    case = desk.in_force()
    desk.on(6)
    desk.visit(case, 6)
    undone = (("med.R-A13", "各方另行协商"),)
    desk.do(CloseCase(case, _day(6), reasons=undone))
    again = TakeUpAgain(case, OriginReason.CONSENT, _day(6), consent=True, mediators=CHEN)
    newer = desk.do(again)
    (fault,) = refused(office.desk, again)
    assert desk.read(newer).case_no in fault.message
    desk.do(Undo())
    newer = desk.do(again)
    desk.do(session_input(newer, _day(6), 9))
    desk.do(EndMediation(newer, _day(6), EndReason.TOO_FAR_APART))
    desk.do(CloseCase(newer, _day(6)))
    desk.do(again)  # what came of it is over
    assert fields(refused(office.desk, again)) == [None]


def test_a_number_given_later_does_not_make_one_person_of_two_parties(
    office: Office, clock: FixedClock
) -> None:
    desk = _Desk(office, clock)
    desk.on(2)
    first = replace(HUANG, name="陈伟", id_no="", id_kind=IdKind.OTHER)
    parties = (applicant(first), respondent(replace(first, phone="13500007731")))
    case = desk.do(OpenCase(case_input(parties=parties)))
    one, two = desk.read(case).parties
    desk.do(CompleteParty(one.id, id_kind=IdKind.RESIDENT, id_no=TAN.id_no))
    again = CompleteParty(two.id, id_kind=IdKind.RESIDENT, id_no=TAN.id_no)
    assert fields(refused(office.desk, again)) == ["id_no"]
    desk.do(CompleteParty(one.id, phone="13500007732"))  # of the same party, any time


def test_a_whole_case_is_taken_back_step_by_step(office: Office, clock: FixedClock) -> None:
    desk = _Desk(office, clock)
    case = desk.in_force()
    desk.on(6)
    desk.visit(case, 6)
    desk.do(CloseCase(case, _day(6), reasons=(("med.R-A13", "各方另行协商"),)))
    for state in (State.OVERDUE, State.OVERDUE, State.AGREED, State.MEDIATING, State.MEDIATING):
        desk.do(Undo())
        assert desk.read(case).state is state
    desk.do(Undo())
    with pytest.raises(Refused, match="没有找到"):
        desk.read(case)
