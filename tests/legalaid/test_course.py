"""The moves of 1B up to the centre's decision, each by its id, in a real office."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.history.messages import ReadHistory, Undo
from app.legalaid.codes import (
    CarriedBy,
    Exemption,
    FilerBasis,
    ForwardKind,
    Kinship,
    MeansRoute,
    NoticeKind,
    Proposal,
    WrongAgency,
)
from app.legalaid.messages import (
    AcknowledgeForwarding,
    AidTab,
    Flag,
    ForwardApplication,
    LapseApplication,
    ListApplications,
    MaterialInput,
    ProposeAid,
    ReceiveMaterials,
    ReferElsewhere,
    RegisterApplication,
    RegisterNotice,
    RequestCompletion,
    ReviseApplication,
    State,
    StateMeans,
    SupplyCompletion,
    WithdrawApplication,
)
from app.legalaid.messages.answers import Household, MemberInput, Origin
from app.search.messages import Search
from app.today.messages import ReadToday
from tests.legalaid.kit import (
    DAY,
    FACTORY,
    NOW,
    applicant,
    at,
    forwarded,
    lacking,
    notice,
    notified,
    read,
    registered,
    wages,
)
from tests.office import Office
from tests.refusals import fields, refused

OCT = date(2026, 10, 12)  # a Monday; everything may lie between it and the day of the clock


def _dues(office: Office, record: bytes) -> dict[str, date]:
    return {due.rule: due.on for due in read(office, record).dues}


# -- B10 ----------------------------------------------------------------------------------------


def test_la_b10_registers_what_the_desk_was_told(home: Office) -> None:
    record = registered(home)
    shown = read(home, record)
    assert (shown.state, shown.tab) == (State.REGISTERED, AidTab.STATION)
    assert (shown.route, shown.ground_article) == (MeansRoute.EXEMPT, "第42条第三项")
    assert [one.name for one in shown.opponents] == ["江门市某制衣厂"]
    assert shown.flags == (Flag.FAST,)
    assert [one.missing for one in shown.materials] == [False] * 4
    assert shown.materials[2].pages == 4
    assert _dues(home, record) == {"la.R-B17": DAY, "la.R-B02": date(2026, 12, 1)}
    assert shown.next_step is not None
    assert shown.next_step.action == "ForwardApplication"


def test_la_b10_refuses_beside_the_field(home: Office) -> None:
    bare = wages(cause="", facts=" ", told=False, opponents=())
    faults = refused(home.desk, RegisterApplication(bare))
    assert {fault.field for fault in faults} == {"cause", "facts", "told", "opponents"}
    other = replace(wages().answers, filer=FilerBasis.KIN)
    assert fields(refused(home.desk, RegisterApplication(wages(answers=other)))) == [
        "filer.person.name"
    ]
    tomorrow = wages(received_at=at(date(2026, 11, 25)))
    assert fields(refused(home.desk, RegisterApplication(tomorrow))) == ["received_at"]


def test_la_b10_an_identity_nobody_saw_wants_a_reason(home: Office) -> None:
    given = wages(identity_seen=False)
    (fault,) = refused(home.desk, RegisterApplication(given))
    assert (fault.rule, fault.blocks) == ("la.B10", False)
    reasons = ((fault.key, "证件丢了，派出所核对过照片"),)
    record = home.desk.do(RegisterApplication(given, reasons=reasons)).result()
    assert any("派出所" in item.text for item in read(home, record).timeline)


def test_la_b10_the_same_matter_twice_wants_a_reason(home: Office) -> None:
    first = registered(home)
    again = replace(applicant(), id=read(home, first).person.id, name="韦应㛃")
    known = read(home, first).person
    again = replace(again, id_no=known.id_no, birth=None)
    (fault,) = refused(home.desk, RegisterApplication(wages(person=again)))
    assert (fault.field, fault.blocks) == ("cause", False)
    assert registered(home, person=again, cause="工伤待遇")


def test_la_b10_nobody_is_aided_against_themselves(home: Office) -> None:
    who = applicant("梁大同")
    other = replace(FACTORY, organisation=None, person=replace(who, name="梁大同"))
    (fault,) = refused(home.desk, RegisterApplication(wages(person=who, opponents=(other,))))
    assert (fault.rule, fault.field, fault.blocks) == ("la.R-B22", "opponents", True)


def test_la_b10_is_found_listed_and_due(home: Office) -> None:
    person = applicant("莫阿䶮")
    record = registered(home, person=person)
    hits = [hit for hit in home.desk.ask(Search("moayan")).result() if hit.line == "legalaid"]
    assert record in [hit.record for hit in hits]
    rows = home.desk.ask(ListApplications(text="莫阿")).result().rows
    assert [row.id for row in rows] == [record]
    assert not home.desk.ask(ListApplications(text="莫阿", flag=Flag.NOTICE)).result().rows
    today = [
        row
        for group in home.desk.ask(ReadToday(line="legalaid")).result().groups
        for row in group.rows
    ]
    assert record in [row.record for row in today]


def test_la_b10_what_was_mistyped_is_set_right_and_taken_back(home: Office) -> None:
    record = registered(home)
    before = read(home, record)
    person = replace(wages().person, id=before.person.id, id_no=before.person.id_no)
    answers = replace(before.answers, exemption=Exemption.ASSISTED)
    given = wages(person=person, answers=answers, cause="追索劳动报酬、经济补偿")
    home.desk.do(ReviseApplication(record, given)).result()
    shown = read(home, record)
    assert (shown.cause, shown.ground) == ("追索劳动报酬、经济补偿", Exemption.ASSISTED.value)
    assert [one.name for one in shown.missing] != []  # 低保证明 is asked for now
    assert len(shown.opponents) == 1
    home.desk.do(Undo()).result()
    assert read(home, record).cause == before.cause
    assert read(home, record).missing == ()
    assert "制衣厂拖欠" not in str(home.desk.ask(ReadHistory(record)).result())  # S2


def test_la_m21_no_figures_where_the_law_spares_them(home: Office) -> None:
    household = Household(members=(MemberInput(name="韦应㛃", kinship=Kinship.SELF, wage=1),))
    given = replace(wages().answers, household=household)
    (fault,) = refused(home.desk, RegisterApplication(wages(answers=given)))
    assert (fault.rule, fault.field) == ("la.M21", "household")
    record = registered(home)
    (fault,) = refused(home.desk, StateMeans(record, household, DAY))
    assert fault.rule == "la.M21"


def test_la_b10_means_are_stated_on_route_1_and_kept_from_the_history(home: Office) -> None:
    checked = replace(wages().answers, exemption=None, route=MeansRoute.CHECKED)
    record = registered(home, answers=checked)
    household = Household(
        members=(
            MemberInput(name="韦应㛃", kinship=Kinship.SELF, wage=1_200_000),
            MemberInput(name="覃小朋", kinship=Kinship.CHILD),
        ),
        spending=900_000,
    )
    home.desk.do(StateMeans(record, household, DAY)).result()
    means = read(home, record).means
    assert means is not None
    assert (means.household.members[0].wage, means.household.spending) == (1_200_000, 900_000)
    assert "12,000" not in str(home.desk.ask(ReadHistory(record)).result())


def test_la_m23_a_notice_is_no_application(home: Office) -> None:
    answers = replace(wages().answers, origin=Origin.NOTICE)
    (fault,) = refused(home.desk, RegisterApplication(wages(answers=answers)))
    assert fault.rule == "la.M23"
    sent = notified(kind=NoticeKind.APPLICATION)
    assert "la.M23" in [one.rule for one in refused(home.desk, RegisterNotice(sent))]
    kept = notified(forward=False)
    (fault,) = refused(home.desk, RegisterNotice(kept))
    assert (fault.rule, fault.field) == ("la.M23", "forward")


# -- B15, B16 -----------------------------------------------------------------------------------


def test_la_b15_everything_missing_is_told_once_and_the_clock_stands(home: Office) -> None:
    record = registered(home, answers=lacking(), received_at=at(OCT))
    shown = read(home, record)
    assert [one.name for one in shown.missing] == ["务工证明"]
    assert shown.actions[0] == "RequestCompletion"
    # R-B03: three working days from Monday; R-B02: seven days.
    assert _dues(home, record) == {"la.R-B03": date(2026, 10, 15), "la.R-B02": date(2026, 10, 19)}
    home.desk.do(RequestCompletion(record, date(2026, 10, 13))).result()
    shown = read(home, record)
    assert (shown.state, shown.review_due) == (State.INCOMPLETE, None)
    assert shown.completion is not None
    assert shown.completion.wanted == ("务工证明",)
    assert shown.completion.until == date(2026, 10, 28)  # fifteen days
    assert "la.R-B02" not in _dues(home, record)
    home.desk.do(SupplyCompletion(record, date(2026, 10, 20), (("务工证明", 1, 2),))).result()
    shown = read(home, record)
    assert (shown.state, shown.stopped_days, shown.missing) == (State.REGISTERED, 7, ())
    assert shown.review_due == date(2026, 10, 26)  # 10-19 and seven days of standing still
    due = next(due for due in shown.dues if due.rule == "la.R-B02")
    assert "补正的 7 日不算" in due.why


def test_la_m22_a_second_notice_is_refused(home: Office) -> None:
    record = registered(home, answers=lacking(), received_at=at(OCT))
    home.desk.do(RequestCompletion(record, OCT)).result()
    home.desk.do(SupplyCompletion(record, date(2026, 10, 13))).result()
    again = RequestCompletion(record, date(2026, 10, 14), ("居住证明",))
    (fault,) = refused(home.desk, again)
    assert fault.rule == "la.M22"


def test_la_b15_the_centre_may_ask_through_the_station(home: Office) -> None:
    record = registered(home, received_at=at(OCT))
    forwarded(home, record, at(OCT, 15))
    asked = RequestCompletion(record, date(2026, 10, 14), ("劳动合同",))
    assert fields(refused(home.desk, asked)) == ["by_centre"]
    home.desk.do(replace(asked, by_centre=True)).result()
    assert read(home, record).state is State.INCOMPLETE
    home.desk.do(SupplyCompletion(record, date(2026, 10, 16))).result()
    shown = read(home, record)
    assert (shown.state, shown.stopped_days) == (State.REVIEWED, 2)  # the papers are there already
    assert shown.materials[-1].received_on == date(2026, 10, 16)


def test_la_b16_a_lapse_is_a_persons_act_after_the_last_day(home: Office) -> None:
    record = registered(home, answers=lacking(), received_at=at(OCT))
    asked = RequestCompletion(record, OCT, until=date(2026, 10, 30))
    home.desk.do(asked).result()
    shown = read(home, record)
    assert shown.state is State.INCOMPLETE  # the day passed, and nothing was lost by itself
    assert "LapseApplication" in shown.actions
    assert shown.next_step is not None
    assert "条件已具备" in shown.next_step.headline
    assert _dues(home, record)["la.R-B03b"] == date(2026, 10, 31)
    early = LapseApplication(record, date(2026, 10, 30), "电话停机")
    assert fields(refused(home.desk, early)) == ["lapsed_on"]
    assert fields(refused(home.desk, LapseApplication(record, DAY, " "))) == ["note"]
    home.desk.do(LapseApplication(record, DAY, "打了三次电话，本人说不要了")).result()
    shown = read(home, record)
    assert (shown.state, shown.tab, shown.dues) == (State.LAPSED, AidTab.CLOSED, ())


def test_la_b16_what_comes_late_is_taken_all_the_same(home: Office) -> None:
    record = registered(home, answers=lacking(), received_at=at(OCT))
    home.desk.do(RequestCompletion(record, OCT, until=date(2026, 10, 30))).result()
    home.desk.do(SupplyCompletion(record, date(2026, 11, 2))).result()
    assert read(home, record).state is State.REGISTERED


def test_la_b17_an_applicant_takes_it_back(home: Office) -> None:
    record = registered(home)
    assert fields(refused(home.desk, WithdrawApplication(record, DAY, ""))) == ["note"]
    home.desk.do(WithdrawApplication(record, DAY, "厂里已经付清")).result()
    assert read(home, record).state is State.WITHDRAWN


# -- B18 ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", list(WrongAgency))
def test_la_b18_another_agency_is_told_of_and_is_no_refusal(way: WrongAgency, home: Office) -> None:
    record = registered(home)
    assert fields(refused(home.desk, ReferElsewhere(record, DAY, way, " "))) == ["to"]
    home.desk.do(ReferElsewhere(record, DAY, way, "台山市法律援助处", "用人单位在台山")).result()
    shown = read(home, record)
    assert (shown.state, shown.decisions) == (State.ELSEWHERE, ())
    told = way is WrongAgency.TOLD
    assert [one.kind for one in shown.forwardings] == [
        ForwardKind.TOLD if told else ForwardKind.AGENCY
    ]


# -- B20 ----------------------------------------------------------------------------------------


def test_la_b20_goes_to_the_centre_with_its_list(home: Office) -> None:
    record = registered(home)
    home.desk.do(ProposeAid(record, DAY, Proposal.GRANT, "事项在范围内，免予核查")).result()
    forwarded(home, record)
    shown = read(home, record)
    assert (shown.state, shown.tab) == (State.REVIEWED, AidTab.CENTRE)
    (sent,) = shown.forwardings
    assert (sent.to, sent.kind) == ("新会区法律援助处", ForwardKind.CENTRE)
    assert sent.items[0] == ("身份证复印件", 1, 2)
    assert _dues(home, record)["la.R-B17a"] == date(2026, 11, 25)
    (fault,) = refused(home.desk, ForwardApplication(record, NOW, CarriedBy.POST))
    assert "审查中" in fault.message
    home.desk.do(AcknowledgeForwarding(record, DAY, "何某")).result()
    assert read(home, record).forwardings[0].received_on == DAY
    home.desk.do(Undo()).result()
    home.desk.do(Undo()).result()
    assert read(home, record).state is State.REGISTERED


def test_la_b20_what_is_missing_goes_only_with_a_reason(home: Office) -> None:
    record = registered(home, answers=lacking())
    command = ForwardApplication(record, NOW, CarriedBy.IN_PERSON)
    (fault,) = refused(home.desk, command)
    assert (fault.rule, fault.blocks) == ("la.B20", False)
    home.desk.do(replace(command, reasons=((fault.key, "时效只剩几天，先送后补"),))).result()
    assert read(home, record).state is State.REVIEWED


def test_la_b20_papers_that_come_later_are_added(home: Office) -> None:
    record = registered(home, answers=lacking())
    brought = (MaterialInput("务工证明", copies=1, pages=1), MaterialInput("工友证言", pages=3))
    home.desk.do(ReceiveMaterials(record, brought, DAY)).result()
    shown = read(home, record)
    assert shown.missing == ()
    assert [one.name for one in shown.materials][-1] == "工友证言"
    assert fields(refused(home.desk, ReceiveMaterials(record, (), DAY))) == ["materials"]


# -- N10 ----------------------------------------------------------------------------------------


def test_la_n10_goes_on_at_once_without_application_or_means(home: Office) -> None:
    record = notice(home)
    shown = read(home, record)
    assert (shown.state, shown.title, shown.minor) == (State.NOTIFIED, "陆×", True)
    assert shown.person.name == "陆䶮"
    assert (shown.route, shown.means, shown.number) == (MeansRoute.NOTICE, None, "")
    assert [one.kind for one in shown.forwardings] == [ForwardKind.NOTICE]
    assert "StateMeans" not in shown.actions
    assert "RequestCompletion" not in shown.actions
    assert [step.step.label for step in shown.steps] == ["受理", "指派", "承办", "结案"]
    assert _dues(home, record) == {"la.R-B05": date(2026, 11, 27)}
    (row,) = home.desk.ask(ListApplications(within=(record,))).result().rows
    assert (row.title, row.flags) == ("陆×", (Flag.NOTICE, Flag.MINOR))
    with pytest.raises(Exception, match="不能告知补正"):
        home.desk.do(RequestCompletion(record, DAY, ("申请表",))).result()


def test_la_m23_a_notice_that_went_on_a_day_late_says_why(home: Office) -> None:
    yesterday = at(date(2026, 11, 23))
    sent = notified(received_at=yesterday, forwarded_at=NOW)
    (fault,) = refused(home.desk, RegisterNotice(sent))
    assert (fault.rule, fault.field, fault.blocks) == ("la.M23", "forwarded_at", False)
    reasons = ((fault.key, "昨天停电，今天一早送去"),)
    record = home.desk.do(RegisterNotice(sent, reasons=reasons)).result()
    assert _dues(home, record) == {"la.R-B05": date(2026, 11, 26)}
    before = notified(received_at=NOW, forwarded_at=yesterday)
    assert fields(refused(home.desk, RegisterNotice(before))) == ["forwarded_at"]


def test_a_side_without_a_number_is_taken(home: Office) -> None:
    boss = replace(FACTORY, organisation=None, person=replace(applicant("某老板"), id_no=""))
    record = registered(home, opponents=(boss,))
    assert [one.name for one in read(home, record).opponents] == ["某老板"]
