"""The opinion of the desk: as the picture has it, as the sample cases expect it, and its limits."""

from __future__ import annotations

from datetime import date

import pytest

from app.legalaid.codes import (
    AidForm,
    CaseKind,
    Category,
    FastTag,
    Matter,
    MeansRoute,
    NoticeGround,
    Proposal,
    Provisional,
    Refusal,
)
from app.legalaid.messages.answers import Household
from app.legalaid.messages.opinion import Mark, MaterialState, Opinion, QuestionKind, Step
from app.people.messages import Sex
from tests.legalaid.rules.desk import Desk

WAGES = ("1", "1", "1", "1", "1", "1", "2", date(2025, 11, 29), "1", "1", "1")


def _said(opinion: Opinion) -> list[tuple[str, str, str]]:
    return [(one.mark.value, one.title, one.article) for one in opinion.reasons]


def _materials(opinion: Opinion) -> dict[str, str]:
    return {one.id: one.state.value for one in opinion.materials}


def test_the_opinion_of_the_picture() -> None:
    """覃玉莲: wages, left on 29 November 2025, asked on 24 November 2026."""
    desk = Desk.open(birth=date(1983, 5, 1), sex=Sex.FEMALE).press(*WAGES)
    opinion = desk.hand_in(identity=2, wages=3).opinion
    assert opinion.title == "建议给予法律援助"
    assert opinion.subtitle == "补齐 1 样材料后送区法援处决定"
    assert _said(opinion) == [
        ("yes", "事项在范围内", "第31条第五项"),
        ("yes", "不用查经济条件", "第42条第三项"),
        ("yes", "归本区受理", "第38条"),
        ("lacking", "材料差 1 样", "第43条"),
    ]
    assert opinion.reasons[2].detail == "劳动仲裁在新会区"
    assert opinion.reasons[3].detail == "务工证明"
    warning = opinion.warnings[0]
    assert (warning.id, warning.title) == ("la.M26", "离仲裁时效届满只剩 5 天")
    assert warning.text == "11月29日到期，不足七日，可以先行提供法律援助，手续后补。"
    assert (warning.law, warning.article) == ("法律援助法", "第44条第一项")
    assert warning.propose is Provisional.LIMITATION
    assert warning.arithmetic.startswith("2025年11月29日离开单位，次日起算 1 年")
    terms = [(one.label, one.value, one.note) for one in opinion.terms]
    assert terms[:2] == [
        ("作出决定", "12月1日前", "收件起七日"),
        ("指派律师", "决定后 3 日内", "区法援处办"),
    ]
    assert [one.done for one in opinion.steps] == [True, True, True, False, False]
    assert (opinion.route, opinion.ground) == (MeansRoute.EXEMPT, "4")
    assert opinion.fast == (FastTag.WAGES, FastTag.LIMITATION)
    assert opinion.categories == (Category.WOMAN, Category.MIGRANT_WORKER)


def test_the_questions_of_the_picture() -> None:
    desk = Desk.open().press(*WAGES[:-1])
    means = next(one for one in desk.opinion.questions if one.id == "means")
    assert desk.opinion.next == "means"
    assert means.step is Step.MEANS
    assert [(one.key, one.label, one.article) for one in means.choices] == [
        ("1", "进城务工人员，讨要工资或工伤赔偿", "第42条第三项"),
        ("2", "正在领低保、特困、临时救助等社会救助", "第42条第二项"),
        ("3", "司法救助对象，或优抚对象", "第42条第二项"),
        ("4", "没有固定生活来源的老年人、残疾人、未成年人", "第42条第一项"),
        ("5", "以上都不是，要填家庭收入", "第41条"),
    ]
    assert means.aside == (
        "遭受家暴、见义勇为等情形，不看经济条件。", "去看这些情形", "unlimited", "第32条",
    )  # fmt: skip


def test_sample_l1_wages_the_fast_way() -> None:
    """台山市, 28 April 2026: seven days end in a holiday, the centre owes it the day before."""
    desk = Desk.open(
        on=date(2026, 4, 28), county="440781", sex=Sex.FEMALE, ethnicity="壮",
    ).press("1", "1", "1", "1", "1", "1", "1", "1", "1")  # fmt: skip
    opinion = desk.hand_in(identity=2, wages=4, work=1).opinion
    assert opinion.proposal is Proposal.GRANT
    assert opinion.form is AidForm.LABOUR
    assert (opinion.route, opinion.ground) == (MeansRoute.EXEMPT, "4")
    assert _materials(opinion)["means"] == "not_needed"
    assert opinion.lacking == ()
    decide = opinion.terms[0]
    assert (decide.on, decide.value) == (date(2026, 4, 30), "4月30日前")
    assert set(opinion.categories) == {Category.WOMAN, Category.MINORITY, Category.MIGRANT_WORKER}


def test_sample_l2_a_petition_is_first_advised() -> None:
    """M24: no order of retrial: advice and a petition written for her, no refusal by us."""
    desk = Desk.open(birth=date(1958, 7, 7), sex=Sex.FEMALE).press("1", "5", "7", "2", "1")
    opinion = desk.opinion
    assert opinion.proposal is Proposal.ADVICE
    assert opinion.form is AidForm.DRAFTING
    assert [one.id for one in opinion.warnings] == ["la.M24"]
    assert ("no", "还没有决定再审、抗诉", "第33条") in _said(opinion)


def test_sample_l2_who_insists_is_sent_on() -> None:
    desk = Desk.open().press("1", "5", "7", "2", "2", "1", "1", "3")
    assert desk.opinion.next == "materials"
    assert desk.opinion.proposal is Proposal.DOUBT
    assert desk.opinion.refusals == (Refusal.NO_RETRIAL,)
    assert desk.opinion.kind is CaseKind.CRIMINAL


def test_sample_l4_a_notice_is_no_application() -> None:
    """M23: forwarded at once, three days from the notice, no means, a lawyer who knows minors."""
    desk = Desk.open(on=date(2026, 4, 2), birth=date(2009, 4, 10)).press("3", "1")
    opinion = desk.opinion
    assert opinion.proposal is Proposal.FORWARD
    assert opinion.route is MeansRoute.NOTICE
    assert opinion.ground == NoticeGround.MINOR.value
    assert [one.id for one in opinion.warnings] == ["la.M23", "la.R-B06"]
    assert [one.on for one in opinion.terms] == [date(2026, 4, 3)]
    assert {one.step for one in opinion.questions} == {
        Step.APPLICANT, Step.MATERIALS, Step.OPINION,
    }  # fmt: skip
    assert _materials(opinion) == {"notice": "lacking", "charge": "not_needed"}


def test_sample_c2_violence_needs_no_means() -> None:
    desk = Desk.open().press("1", "1", "4", "1", "1", "1", "1")
    opinion = desk.opinion
    assert opinion.complete
    assert (opinion.route, opinion.ground) == (MeansRoute.UNLIMITED, "4")
    assert ("yes", "不看经济条件", "第32条第四项") in _said(opinion)
    assert ("yes", "事项在范围内", "第32条第四项") in _said(opinion)
    assert _materials(opinion)["means"] == "not_needed"
    assert FastTag.VIOLENCE in opinion.fast
    assert opinion.proposal is Proposal.GRANT


def test_the_station_only_ever_proposes() -> None:
    """M20: no word of the opinion decides."""
    says = [*(one.label for one in Proposal)]
    assert not any(word.startswith(("给予", "不予", "决定", "终止")) for word in says)
    granted = Desk.open().press(*WAGES).opinion
    assert granted.title.startswith("建议")
    assert "决定" in granted.subtitle
    assert "送" in granted.subtitle


def test_means_are_asked_on_the_first_route_alone() -> None:
    """M21: what was typed before is not asked for after an exemption."""
    desk = Desk.open().press(*WAGES).change(household=Household())
    assert "la.M21" in [one.id for one in desk.opinion.warnings]
    assert desk.opinion.means is None
    assert _materials(desk.opinion)["pledge"] == MaterialState.NOT_NEEDED.value


def test_household_is_asked_for_on_the_first_route() -> None:
    desk = Desk.open().press("1", "1", "3", "1", "1", "1", "1", "4")
    assert desk.opinion.next == "household"
    asked = next(one for one in desk.opinion.questions if one.id == "household")
    assert asked.kind is QuestionKind.HOUSEHOLD
    assert _materials(desk.opinion)["means"] == MaterialState.PRINT.value
    assert _materials(desk.opinion)["pledge"] == MaterialState.PRINT.value
    assert Category.POOR in desk.opinion.categories


def test_an_exemption_of_wages_does_not_follow_to_maintenance() -> None:
    desk = Desk.open().press(*WAGES)
    desk.change(matter=Matter.MAINTENANCE, group="maintenance")
    assert desk.opinion.route is None
    assert desk.opinion.next
    means = next(one for one in desk.opinion.questions if one.id == "means")
    assert [one.key for one in means.choices] == ["1", "2", "3", "4"]


def test_only_injuries_at_work_spare_the_means() -> None:
    """第42条第三项: a migrant worker hurt on the road is asked like anybody."""
    work = Desk.open().press("1", "1", "2", "1", "2", "1", "1", date(2026, 11, 1), "1", "1")
    assert (work.opinion.route, work.opinion.ground) == (MeansRoute.EXEMPT, "4")
    assert FastTag.WORK_INJURY in work.opinion.fast
    road = Desk.open().press("1", "1", "2", "2", "1", "1", "1", date(2026, 11, 1), "1")
    means = next(one for one in road.opinion.questions if one.id == "means")
    assert "进城务工" not in means.choices[0].label
    assert FastTag.WORK_INJURY not in road.opinion.fast


def test_an_application_for_another_county_is_told_not_refused() -> None:
    """第38条: the court is in 台山."""
    desk = Desk.open().press("1", "1", "3", "1", "4")
    opinion = desk.opinion
    assert opinion.proposal is Proposal.ELSEWHERE
    assert opinion.refusals == ()
    place = next(one for one in opinion.reasons if one.id == "place")
    assert place.mark is Mark.NO
    assert "台山市" in place.detail


def test_what_is_outside_is_advised() -> None:
    desk = Desk.open().press("1", "1", "9")
    assert desk.opinion.proposal is Proposal.ADVICE
    assert desk.opinion.refusals == (Refusal.OUT_OF_SCOPE,)
    assert desk.opinion.form is AidForm.ADVICE


@pytest.mark.parametrize(
    ("key", "refusal"), [("2", Refusal.REPRESENTED), ("3", Refusal.AIDED_BEFORE)]
)
def test_doubts_go_to_the_centre(key: str, refusal: Refusal) -> None:
    desk = Desk.open().press("1", "1", "1", "1", "1", key, "1", "1", "1")
    assert desk.opinion.proposal is Proposal.DOUBT
    assert desk.opinion.refusals == (refusal,)


def test_kin_do_not_apply_for_wages() -> None:
    desk = Desk.open().press("1", "5", "1", "1", "1", "1", "1", "1", "1")
    assert Refusal.NOT_ENTITLED in desk.opinion.refusals


def test_nothing_is_proposed_before_all_is_answered() -> None:
    desk = Desk.open()
    for key in WAGES[:-1]:
        assert desk.opinion.proposal is None
        assert not desk.opinion.complete
        desk.press(key)
    assert desk.press(WAGES[-1]).opinion.proposal is Proposal.GRANT


def test_an_urgent_preservation_may_be_aided_first() -> None:
    desk = Desk.open().press("1", "1", "2", "1", "1", "1", "1", date(2026, 11, 1), "2", "1")
    assert desk.opinion.provisional is Provisional.PRESERVATION
    assert "第44条第二项" in [one.article for one in desk.opinion.warnings]


def test_what_was_claimed_since_is_asked_by_its_own_law() -> None:
    """Only of a limitation that ends soon; 仲裁 by 27条2款, 诉讼 by 民法典 195."""
    wages = Desk.open().press(*WAGES[:8])
    asked = next(one for one in wages.opinion.questions if one.id == wages.opinion.next)
    assert (asked.law, asked.choices[1].article) == ("劳动争议调解仲裁法", "第27条第2款")
    wages.press("2", date(2026, 9, 1))
    assert wages.opinion.limitation_due == date(2027, 9, 1)
    assert not [one for one in wages.opinion.warnings if one.id == "la.M26"]
    road = Desk.open().press("1", "1", "2", "2", "1", "1", "1", date(2023, 12, 1))
    asked = next(one for one in road.opinion.questions if one.id == road.opinion.next)
    assert (asked.law, asked.choices[1].article) == ("民法典", "第195条")
    early = Desk.open().press("1", "1", "2", "2", "1", "1", "1", date(2026, 11, 1))
    assert early.opinion.next == "urgent"


def test_what_goes_first_goes_today() -> None:
    """R-B17; on a day off, with the first working day. Otherwise within one (R-B02a)."""
    fast = Desk.open().press("1", "1", "1").opinion.terms[-1]
    assert (fast.label, fast.value, fast.note) == ("送交", "今天", "快速受理")
    sunday = Desk.open(on=date(2026, 11, 22)).press("1", "1", "1").opinion.terms[-1]
    assert (sunday.on, sunday.value) == (date(2026, 11, 23), "11月23日当天")
    slow = Desk.open().press("1", "1", "3").opinion.terms[-1]
    assert (slow.on, slow.note) == (date(2026, 11, 25), "收齐起一个工作日")


def test_a_child_may_be_spoken_for() -> None:
    desk = Desk.open(birth=date(2015, 1, 1)).press("1", "1")
    assert "la.R-B01a" in [one.id for one in desk.opinion.warnings]
    assert Category.MINOR in desk.opinion.categories
