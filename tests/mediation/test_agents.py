"""Who may bind a party: capacity by age and declaration, guardians, agents and their authority."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from app.errors import Fault
from app.history.messages import Undo
from app.ids import Id
from app.mediation.codes import AgentBasis, AgentProof, Authority, Certification
from app.mediation.messages import (
    AddAgent,
    AgentInput,
    AppointMediators,
    EndAgent,
    OpenCase,
    PartyView,
    ReadCase,
)
from app.mediation.rules import (
    AgentFact,
    PartyFact,
    capacity_on,
    check_agent,
    check_capacity,
    check_settlers,
    check_views,
)
from app.people.messages import Capacity, IdKind
from app.samples.office import mediator_id, person
from tests.dispute import HUANG, applicant, case_input, respondent
from tests.office import Office
from tests.refusals import fields, refused

TODAY = date(2026, 11, 24)
DAY = timedelta(days=1)
BIRTH = date(2010, 11, 24)  # sixteen today
CHILD = PartyFact(b"c" * 16, "陆䶮", BIRTH)
ADULT = PartyFact(b"a" * 16, "黄䶮", date(1980, 5, 12))
FATHER = AgentFact("陆大海", AgentBasis.STATUTORY, Authority.GENERAL, date(2026, 11, 1))
LAWYER = AgentFact("何律师", AgentBasis.ENTRUSTED, Authority.SPECIAL, date(2026, 11, 1))


def _rules(faults: Any) -> list[tuple[str | None, str | None]]:
    return [(fault.rule, fault.citation) for fault in faults]


# -- G3: capacity --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2018, 11, 23), Capacity.NONE),  # the day before the eighth birthday
        (date(2018, 11, 24), Capacity.LIMITED),
        (date(2026, 11, 24), Capacity.LIMITED),  # sixteen, but lives on its parents
        (date(2028, 11, 23), Capacity.LIMITED),
        (date(2028, 11, 24), Capacity.FULL),
    ],
)
def test_med_g3_capacity_follows_the_birthday(day: date, expected: Capacity) -> None:
    assert capacity_on(CHILD, day) is expected


def test_med_g3_sixteen_and_living_on_own_work_is_full() -> None:
    worker = replace(CHILD, own_income=True)
    assert capacity_on(worker, TODAY) is Capacity.FULL
    assert capacity_on(worker, TODAY - DAY) is Capacity.LIMITED  # still fifteen


def test_med_g3_an_adult_is_what_was_declared_and_a_minor_never_more_than_its_age() -> None:
    for declared in Capacity:
        assert capacity_on(replace(ADULT, capacity=declared), TODAY) is declared
    assert capacity_on(replace(CHILD, capacity=Capacity.NONE), TODAY) is Capacity.NONE
    assert capacity_on(PartyFact(b"o" * 16, "某公司"), TODAY) is Capacity.FULL


# -- M08 -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("party", "citation"),
    [
        (replace(CHILD, birth=date(2020, 1, 1)), "民法典 第20条"),
        (CHILD, "民法典 第19条"),
        (replace(ADULT, capacity=Capacity.NONE), "民法典 第21条"),
        (replace(ADULT, capacity=Capacity.LIMITED), "民法典 第22条"),
    ],
)
def test_med_m08_who_lacks_capacity_needs_a_guardian(party: PartyFact, citation: str) -> None:
    faults = check_capacity([ADULT, party], TODAY, field=None)
    assert _rules(faults) == [("med.M08", citation)]
    assert party.name in faults[0].message
    assert faults[0].blocks
    assert check_capacity([replace(party, agents=(FATHER,))], TODAY, field=None) == []


def test_med_m08_a_lawyer_is_no_guardian_and_an_old_guardian_none() -> None:
    assert check_capacity([replace(CHILD, agents=(LAWYER,))], TODAY, field=None)
    gone = replace(FATHER, last_day=TODAY - DAY)
    assert check_capacity([replace(CHILD, agents=(gone,))], TODAY, field=None)
    last = replace(FATHER, last_day=TODAY)
    assert check_capacity([replace(CHILD, agents=(last,))], TODAY, field=None) == []
    named = replace(FATHER, basis=AgentBasis.APPOINTED)
    assert check_capacity([replace(CHILD, agents=(named,))], TODAY, field=None) == []


def test_med_g3_a_minor_from_eight_on_is_heard() -> None:
    guarded = replace(CHILD, agents=(FATHER,))
    assert _rules(check_views([guarded], " ", TODAY)) == [("med.M08", "民法典 第35条第2款")]
    assert check_views([guarded], "愿意道歉。", TODAY) == []
    assert check_views([replace(guarded, birth=date(2020, 1, 1))], "", TODAY) == []
    assert check_views([replace(ADULT, capacity=Capacity.LIMITED)], "", TODAY) == []


# -- M09 -----------------------------------------------------------------------------------


def _settles(*agents: AgentFact) -> list[Fault]:
    return list(check_settlers([replace(ADULT, agents=agents)], {ADULT.id}, TODAY))


def test_med_m09_special_authority_settles_and_general_does_not() -> None:
    assert _settles(LAWYER) == []
    assert _settles(FATHER) == []  # a guardian's power is the law's
    general = replace(LAWYER, authority=Authority.GENERAL)
    (fault,) = _settles(general)
    assert (fault.field, fault.rule) == ("by_agent", "med.M09")
    assert fault.citation == "民事诉讼法 第62条第2款"
    assert "何律师没有特别授权" in fault.message
    assert _settles(general, LAWYER) == []


def test_med_m09_a_lapsed_authority_is_none() -> None:
    assert _settles(replace(LAWYER, last_day=TODAY)) == []
    (fault,) = _settles(replace(LAWYER, last_day=TODAY - DAY))
    assert "已于2026年11月23日到期" in fault.message
    assert (fault.rule, fault.citation) == ("med.M09", "民法典 第173条")
    (fault,) = _settles(replace(LAWYER, first_day=TODAY + DAY))
    assert "没有代理人" in fault.message
    assert _settles()[0].rule == "med.M09"


def test_med_m09_who_signs_itself_needs_no_agent() -> None:
    party = replace(ADULT, agents=(replace(LAWYER, authority=Authority.GENERAL),))
    assert list(check_settlers([party], set(), TODAY)) == []


# -- the agent itself ----------------------------------------------------------------------

HE = person("何某", "1985-03-02", 930, "13600009921", "江门市蓬江区")


def _agent(**changes: Any) -> AgentInput:
    given = AgentInput(
        HE, AgentBasis.ENTRUSTED, AgentProof.POWER, "律师", Authority.SPECIAL,
        valid_from=TODAY - DAY,
    )  # fmt: skip
    return replace(given, **changes)


def test_an_agent_has_a_paper_and_days_in_order() -> None:
    def said(**changes: Any) -> list[str | None]:
        return [fault.field for fault in check_agent(_agent(**changes), TODAY)]

    assert said() == []
    assert said(proof=AgentProof.GUARDIANSHIP) == ["proof"]
    assert said(basis=AgentBasis.STATUTORY) == ["proof"]
    assert said(valid_from=TODAY + DAY) == ["valid_from"]
    assert said(valid_to=TODAY - 2 * DAY) == ["valid_to"]
    assert said(valid_to=TODAY - DAY) == []
    assert said(person=replace(HE, name=" ")) == ["name"]


def test_med_m09_an_organisation_has_no_guardian() -> None:
    guardian = _agent(basis=AgentBasis.STATUTORY, proof=AgentProof.HOUSEHOLD)
    (fault,) = check_agent(guardian, TODAY, organisation=True)
    assert (fault.field, fault.rule) == ("basis", "med.M09")
    assert check_agent(guardian, TODAY) == []
    assert check_agent(_agent(), TODAY, organisation=True) == []


def test_med_r_a24_an_authority_from_abroad_is_certified() -> None:
    (fault,) = check_agent(_agent(certification=Certification.MISSING), TODAY)
    assert (fault.field, fault.rule, fault.blocks) == ("certification", "med.R-A24", False)
    assert fault.citation == "民事诉讼法 第62条第3款"
    for kind in set(Certification) - {Certification.MISSING}:
        assert check_agent(_agent(certification=kind), TODAY) == []


# -- at the desk ---------------------------------------------------------------------------


def _first(office: Office, case: Id) -> PartyView:
    return office.desk.ask(ReadCase(case)).result().parties[0]


def test_an_agent_comes_with_the_case_or_later_and_goes(office: Office) -> None:
    desk = office.desk
    with_agent = replace(applicant(), agents=(_agent(),))
    case = desk.do(OpenCase(case_input(parties=(with_agent, respondent())))).result()
    (shown,) = _first(office, case).agents
    assert (shown.name, shown.standing, shown.relation) == ("何某", True, "律师")
    assert shown.person is not None
    assert shown.person.phone == "13600009921"

    desk.do(EndAgent(shown.id, TODAY, "取消委托")).result()
    (shown,) = _first(office, case).agents
    assert (shown.valid_to, shown.end_note) == (TODAY, "取消委托")
    desk.do(Undo()).result()
    assert _first(office, case).agents[0].valid_to is None

    other = _agent(person=person("罗某", "1990-01-01", 931, "13600009922", "新会区"))
    desk.do(AddAgent(case, _first(office, case).id, other)).result()
    assert [one.name for one in _first(office, case).agents] == ["何某", "罗某"]
    desk.do(Undo()).result()
    assert [one.name for one in _first(office, case).agents] == ["何某"]


def test_an_agent_is_refused_beside_its_fields(office: Office) -> None:
    desk = office.desk
    bad = replace(applicant(), agents=(_agent(proof=AgentProof.OTHER, valid_to=date(2020, 1, 1)),))
    assert fields(refused(desk, OpenCase(case_input(parties=(bad, respondent()))))) == [
        "parties.0.agents.0.proof",
        "parties.0.agents.0.valid_to",
    ]
    case = desk.do(OpenCase(case_input())).result()
    assert fields(refused(desk, AddAgent(case, b"x" * 16, _agent()))) == ["party"]
    party = _first(office, case).id
    bad_number = _agent(person=replace(HE, id_no="123"))
    assert fields(refused(desk, AddAgent(case, party, bad_number))) == ["id_no"]
    agent = desk.do(AddAgent(case, party, _agent())).result()
    for day in (TODAY + DAY, TODAY - 2 * DAY):
        assert fields(refused(desk, EndAgent(agent, day))) == ["ended_on"]


def test_med_m05_the_mediator_is_no_agent_of_a_party(office: Office) -> None:
    desk = office.desk
    mediator = _agent(person=replace(HE, name="陈丽华", id_kind=IdKind.OTHER, id_no=""))
    with_agent = replace(applicant(), agents=(mediator,))
    given = case_input(parties=(with_agent, respondent()))
    assert [one.rule for one in refused(desk, OpenCase(given))] == ["med.M05"]
    case = desk.do(OpenCase(case_input())).result()
    party = _first(office, case).id
    (fault,) = refused(desk, AddAgent(case, party, mediator))
    assert (fault.field, fault.rule) == ("name", "med.M05")


def test_med_g2_m05_declared_ties_need_everybodys_written_consent(office: Office) -> None:
    desk, cousin = office.desk, "被申请人的堂兄"
    assert [one.rule for one in refused(desk, OpenCase(case_input(interest=cousin)))] == ["med.M05"]
    willing = tuple(replace(one, recusal_ok=True) for one in case_input().parties)
    case = desk.do(OpenCase(case_input(interest=cousin, parties=willing))).result()
    other = (mediator_id("冯桂芳"),)
    (fault,) = refused(desk, AppointMediators(case, other, interest=cousin))
    assert (fault.field, fault.rule) == ("mediators", "med.M05")
    assert cousin in fault.message
    desk.do(AppointMediators(case, other)).result()


def test_acting_for_both_sides_wants_a_reason(office: Office) -> None:
    desk = office.desk
    case = desk.do(OpenCase(case_input())).result()
    first, second = desk.ask(ReadCase(case)).result().parties
    desk.do(AddAgent(case, first.id, _agent())).result()
    (fault,) = refused(desk, AddAgent(case, second.id, _agent()))
    assert (fault.field, fault.citation, fault.blocks) == ("name", "民法典 第168条", False)
    desk.do(AddAgent(case, second.id, _agent(), ((fault.key, "双方书面同意"),))).result()


def test_acting_for_both_sides_wants_a_reason_at_the_registration_too(office: Office) -> None:
    both = (replace(applicant(), agents=(_agent(),)), replace(respondent(), agents=(_agent(),)))
    faults = refused(office.desk, OpenCase(case_input(parties=both)))
    assert [(fault.field, fault.rule, fault.blocks) for fault in faults] == [
        ("parties.0.agents.0.name", "med.G3", False),
        ("parties.1.agents.0.name", "med.G3", False),
    ]
    reasons = tuple((fault.key, "双方书面同意") for fault in faults)
    office.desk.do(OpenCase(case_input(parties=both), reasons)).result()


def test_parties_of_one_side_may_send_one_of_them(office: Office) -> None:
    desk = office.desk
    wife = person("李𬍛", "1982-01-01", 914, "13800002211", "大泽镇田金村3队18号")
    parties = (applicant(), applicant(wife), respondent())
    case = desk.do(OpenCase(case_input(parties=parties))).result()
    _first, second, other = desk.ask(ReadCase(case)).result().parties
    desk.do(AddAgent(case, second.id, replace(_agent(), person=HUANG))).result()
    (fault,) = refused(desk, AddAgent(case, other.id, replace(_agent(), person=HUANG)))
    assert fault.rule == "med.G3"
