"""From a failed mediation to legal aid and back: nothing typed twice, and nobody pushed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from app.access import Role
from app.clock import FixedClock
from app.handover import AidWanted, Handover
from app.history.messages import Undo
from app.ids import Id, named_id
from app.legalaid.codes import Exemption, FastTag, Matter, MeansRoute, NoLimit, Stage
from app.legalaid.messages import (
    AidTab,
    DropWish,
    Flag,
    ListApplications,
    OpponentInput,
    ReadApplication,
    RegisterApplication,
    SendToMediation,
    State,
    WishView,
)
from app.legalaid.rules.mediation import check_mediation
from app.mediation.messages import (
    DisputeType,
    EndMediation,
    EndReason,
    ListLeads,
    OpenCase,
    PartyInput,
    ReadCase,
    SeekLegalAid,
)
from app.samples.office import person
from app.search.messages import Search
from app.work import Work
from tests.dispute import WORKS, case_input, respondent
from tests.dispute import applicant as party_input
from tests.legalaid.kit import DAY, NOW, applicant, read, registered, wages
from tests.office import Office, found_office
from tests.refusals import refused

_WORKERS = count(301, 2)


def party(order: int) -> PartyInput:
    """A worker who asks."""
    who = person("吐尔逊江·阿不都", "1988-04-17", order, "0750-0000302", "大泽镇")
    return party_input(who)


def _wish(office: Office, record: Id) -> WishView:
    shown = office.desk.ask(ReadApplication(record)).result()
    assert isinstance(shown, WishView)
    return shown


def _failed(office: Office) -> Id:
    """A wage dispute with a factory that mediation did not settle."""
    asks, pays = party(next(_WORKERS)), respondent(WORKS)
    case = office.desk.do(
        OpenCase(
            case_input(
                parties=(asks, pays), dispute_type=DisputeType.MIGRANT_WAGES,
                facts="拖欠四个月工资", claims=("支付工资 23800 元",), amount_fen=2_380_000,
            )
        )
    ).result()  # fmt: skip
    office.desk.do(EndMediation(case, DAY, EndReason.REFUSED)).result()
    return case


def _handed(office: Office) -> tuple[Id, WishView]:
    case = _failed(office)
    asks = office.desk.ask(ReadCase(case)).result().parties[0]
    office.desk.do(SeekLegalAid(case, (asks.id,))).result()
    assert asks.person is not None
    record = named_id("aid_wish", case.hex(), asks.person.id.hex())
    return case, _wish(office, record)


# -- from mediation -----------------------------------------------------------------------------


def test_a_failed_wage_dispute_brings_all_it_knows(home: Office) -> None:
    case, wish = _handed(home)
    assert wish.person is not None
    assert (wish.origin_line, wish.origin, wish.tab) == ("mediation", case, AidTab.STATION)
    assert (wish.cause, wish.matter, wish.claim_fen) == ("追索劳动报酬", Matter.LABOUR, 2_380_000)
    assert (wish.route, wish.ground) == (MeansRoute.EXEMPT, Exemption.MIGRANT_WORKER.value)
    assert "拖欠四个月工资" in wish.facts
    assert "支付工资" in wish.facts
    assert wish.opponent_organisation is not None
    assert wish.opponent_organisation.name == "江门市某照明有限公司"
    assert [(due.rule, due.on) for due in wish.dues] == [("la.R-B02b", date(2026, 11, 25))]
    told = [item.text + item.title for item in home.desk.ask(ReadCase(case)).result().timeline]
    assert any("已经转给法律援助工作站" in text for text in told)
    rows = home.desk.ask(ListApplications(within=(wish.id,))).result().rows
    assert [(row.state, row.flags) for row in rows] == [(None, (Flag.WISH,))]


def test_a_wish_becomes_the_application_of_its_own_id(home: Office) -> None:
    case, wish = _handed(home)
    assert wish.person is not None
    given = wages(
        person=replace(applicant(), id=wish.person.id, name=wish.person.name,
                       id_no=wish.person.id_no),
        cause=wish.cause,
        facts=wish.facts,
        claim_fen=wish.claim_fen,
        opponents=(OpponentInput(organisation=wish.opponent_organisation),),
    )  # fmt: skip
    record = home.desk.do(RegisterApplication(given, wish=wish.id)).result()
    assert record == wish.id
    shown = read(home, record)
    assert (shown.state, shown.origin_line, shown.origin) == (State.REGISTERED, "mediation", case)
    assert shown.person.id == wish.person.id
    with pytest.raises(Exception, match="已经登记过"):
        home.desk.do(RegisterApplication(given, wish=wish.id)).result()
    home.desk.do(Undo()).result()
    assert isinstance(home.desk.ask(ReadApplication(record)).result(), WishView)  # and nothing lost


def test_a_wish_handed_on_twice_is_one_and_may_come_to_nothing(home: Office) -> None:
    case, wish = _handed(home)
    asks = home.desk.ask(ReadCase(case)).result().parties[0]
    home.desk.do(SeekLegalAid(case, (asks.id,))).result()
    assert _wish(home, wish.id).dropped_on is None
    assert "note" in [one.field for one in refused(home.desk, DropWish(wish.id, " "))]
    home.desk.do(DropWish(wish.id, "老板已经付清")).result()
    shown = _wish(home, wish.id)
    assert (shown.tab, shown.actions, shown.dues) == (AidTab.CLOSED, (), ())
    home.desk.do(SeekLegalAid(case, (asks.id,))).result()  # wanted after all
    assert _wish(home, wish.id).dropped_on is None


def test_one_undo_takes_both_halves_back(home: Office) -> None:
    case, wish = _handed(home)
    home.desk.do(Undo()).result()
    with pytest.raises(Exception, match="没有找到"):
        home.desk.ask(ReadApplication(wish.id)).result()
    told = [item.title for item in home.desk.ask(ReadCase(case)).result().timeline]
    assert not any("法律援助" in title for title in told)


def test_only_people_apply_and_only_for_what_is_not_settled(home: Office) -> None:
    case = _failed(home)
    firm = home.desk.ask(ReadCase(case)).result().parties[1]
    for parties in ((), (firm.id,)):
        (fault,) = refused(home.desk, SeekLegalAid(case, parties))
        assert fault.field == "parties"
    sides = (party(next(_WORKERS)), respondent())
    running = home.desk.do(OpenCase(case_input(parties=sides))).result()
    asks = home.desk.ask(ReadCase(running)).result().parties[0]
    with pytest.raises(Exception, match="不能转法律援助"):
        home.desk.do(SeekLegalAid(running, (asks.id,))).result()


def test_who_mediates_hands_on_and_sees_no_more(profile: Path, clock: FixedClock) -> None:
    office = found_office(profile, clock)
    case = _failed(office)
    asks = office.desk.ask(ReadCase(case)).result().parties[0]
    desk = office.desk
    desk.me = replace(desk.me, role=str(Role.MEDIATOR))
    desk.do(SeekLegalAid(case, (asks.id,))).result()
    for question in (ListApplications(), ReadApplication(case)):
        with pytest.raises(Exception, match="不能"):
            desk.ask(question).result()
    assert "legalaid" not in {hit.line for hit in desk.ask(Search("吐尔逊江")).result()}
    desk.close()


# -- from a consultation ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("route", "ground", "code"),
    [
        ("2", "32(4)", NoLimit.VIOLENCE.value),
        ("2", "4", NoLimit.VIOLENCE.value),
        ("3", "42(3)", Exemption.MIGRANT_WORKER.value),
        ("3", "42(2)", ""),  # two groups, which the desk asks apart
        ("2", "？", ""),
        ("", "32(4)", ""),
    ],
)
def test_a_wish_keeps_the_ground_it_can_read(
    route: str, ground: str, code: str, home: Office
) -> None:
    origin = named_id("a consultation", route + ground)
    wanted = AidWanted("services", origin, NOW, None, "罗某", "", "丈夫打她", route=route,
                       ground=ground)  # fmt: skip

    def give(_message: object, work: Work) -> object:
        return work.tool(Handover).give(wanted, work)

    record = home.desk.write(give, None).result()
    assert isinstance(record, bytes)
    shown = _wish(home, record)
    assert (shown.ground, shown.title, shown.person) == (code, "罗某", None)


# -- back to mediation --------------------------------------------------------------------------


def test_la_b18_a_dispute_that_mediation_may_settle_becomes_a_lead(home: Office) -> None:
    answers = replace(wages().answers, matter=Matter.MAINTENANCE, group="family", exemption=None,
                      route=MeansRoute.CHECKED)  # fmt: skip
    who = applicant("黎阿婆", "1980-03-02", division="440705101219")
    record = registered(home, person=who, answers=answers, cause="赡养费")
    (fault,) = refused(home.desk, SendToMediation(record))
    assert fault.field == "agreed"
    home.desk.do(SendToMediation(record, agreed=True)).result()
    leads = home.desk.ask(ListLeads()).result().rows
    assert any("黎阿婆" in str(lead) for lead in leads)
    assert read(home, record).state is State.REGISTERED  # the application goes its own way


def test_l1_fast_wages_are_not_pushed_into_mediation(home: Office) -> None:
    record = registered(home)
    (fault,) = refused(home.desk, SendToMediation(record, agreed=True))
    assert fault.rule == "la.B18"
    assert read(home, record).fast == (FastTag.WAGES,)


@pytest.mark.parametrize(
    ("matter", "stage", "unlimited", "rule"),
    [
        (Matter.STATE_COMPENSATION, Stage.NONE_YET, None, "med.M01"),
        (Matter.RETRIAL, Stage.RETRIAL, None, "med.M01"),
        (Matter.DEFENCE, Stage.INVESTIGATION, None, "med.M01"),
        (Matter.MAINTENANCE, Stage.FIRST, None, "med.M02"),
        (Matter.MAINTENANCE, Stage.NONE_YET, NoLimit.VIOLENCE, "la.B18"),
    ],
)
def test_med_m01_what_mediation_excludes_stays_out(
    matter: Matter, stage: Stage, unlimited: NoLimit | None, rule: str
) -> None:
    (fault,) = check_mediation(matter, stage, (), unlimited, agreed=True)
    assert (fault.rule, fault.blocks) == (rule, True)
