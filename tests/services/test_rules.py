"""Dates counted by hand, and what a question's words let one think of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from app.clock import CHINA
from app.lawbook.rules import Rulebook
from app.risk import ReportTo, RiskLevel, RiskPractice, RiskTrigger
from app.services.codes import Advice, Scope, Target, Topic, Way
from app.services.messages import AssessDanger, ReportDanger
from app.services.practice import QuestionWords
from app.services.rules import (
    ConsultationFacts,
    DangerFact,
    ReportFact,
    SlipFact,
    answer_by,
    check_danger,
    check_report,
    dues,
)
from app.services.states import MOVES, State, may_move

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
WORDS = QuestionWords.load(RESOURCES / "services" / "words.toml")
PRACTICE = RiskPractice.load(RESOURCES / "risk.toml")
CALL = datetime(2026, 5, 22, 21, 30, tzinfo=CHINA)  # a Friday


_CALLED = ConsultationFacts(
    b"1" * 16,
    "罗某",
    state=State.REGISTERED,
    way=Way.TELEPHONE,
    topic=Topic.FAMILY,
    received_at=CALL,
)


def _facts(**values: Any) -> ConsultationFacts:
    return replace(_CALLED, **values)


def _rules(facts: ConsultationFacts, law: Rulebook) -> dict[str, date]:
    return {one.rule: law[one.rule].act_by(one.due) for one in dues(facts, law)}


# Monday 21 September 2026: 22, 23, 24 are working days, 25 to 27 off, 28, 29, 30, then October's
# week off to the 7th: the seventh working day is Thursday, 8 October.
def test_r_c01_a_letter_has_seven_working_days(law: Rulebook) -> None:
    got = datetime(2026, 9, 21, 9, 0, tzinfo=CHINA)
    facts = _facts(way=Way.LETTER, received_at=got)
    assert _rules(facts, law) == {"pls.R-C01": date(2026, 10, 8)}
    assert answer_by(Way.LETTER, got, law) is None


def test_r_c02_hours_run_on_through_the_night(law: Rulebook) -> None:
    assert answer_by(Way.ONLINE_MESSAGE, CALL, law) == datetime(2026, 5, 23, 21, 30, tzinfo=CHINA)
    assert answer_by(Way.ONLINE_CHAT, CALL, law) == datetime(2026, 5, 23, 2, 30, tzinfo=CHINA)
    chat = _facts(way=Way.ONLINE_CHAT)
    assert _rules(chat, law) == {"pls.R-C02a": date(2026, 5, 23)}  # a Saturday, and not moved


def test_c20_a_call_that_was_not_answered_waits_a_day(law: Rulebook) -> None:
    (due,) = dues(_facts(), law)
    assert (due.rule, due.due.raw) == ("pls.R-C02b", date(2026, 5, 23))
    assert due.detail.startswith("5月23日 21:30 前")


def test_c50_each_slip_that_is_out_is_asked_after(law: Rulebook) -> None:
    slips = tuple(
        SlipFact(bytes([place]) * 16, Target.POLICE, "", date(2026, 3, 11), replied=replied)
        for place, replied in ((1, False), (2, True))
    )
    found = dues(_facts(state=State.REFERRED, slips=slips), law)
    assert [(one.rule, one.due.raw) for one in found] == [("pls.R-C11", date(2026, 3, 26))]


def test_c60_one_calls_back_before_fifteen_days_are_over(law: Rulebook) -> None:
    facts = _facts(state=State.ANSWERED, answered_at=CALL)
    # 22 May and 15 days: 6 June, a Saturday; ours by Friday the 5th
    assert _rules(facts, law) == {"pls.R-C12": date(2026, 6, 5)}


def test_r_a15_a_child_in_danger_is_reported_at_once(law: Rulebook) -> None:
    child = DangerFact(CALL, RiskLevel.ORANGE, frozenset({RiskTrigger.CHILD}))
    facts = _facts(state=State.ANSWERED, answered_at=CALL, dangers=(child,))
    owed = _rules(facts, law)
    assert owed["med.R-A15"] == owed["pls.R-C13"] == date(2026, 5, 22)
    told = ReportFact(CALL, frozenset({ReportTo.POLICE}), written=False)
    facts = _facts(state=State.ANSWERED, answered_at=CALL, dangers=(child,), reports=(told,))
    assert set(_rules(facts, law)) == {"pls.R-C12"}


def test_r_a14_a_red_one_is_told_within_the_hour_and_written_within_the_day(law: Rulebook) -> None:
    weapon = DangerFact(CALL, RiskLevel.RED, frozenset({RiskTrigger.WEAPON}))
    facts = _facts(state=State.CLOSED, dangers=(weapon,))
    found = {one.rule: (one.due.raw, one.detail) for one in dues(facts, law)}
    assert found == {
        "pls.R-C13": (date(2026, 5, 22), "马上拨打 110"),
        "med.R-A14c": (date(2026, 5, 22), "5月22日 22:30 前口头报镇平安办、司法局"),
        "med.R-A14a": (date(2026, 5, 23), "5月23日 21:30 前书面报告"),
    }
    told = ReportFact(CALL, frozenset({ReportTo.EMERGENCY, ReportTo.TOWN_SAFETY}), written=True)
    assert dues(_facts(state=State.CLOSED, dangers=(weapon,), reports=(told,)), law) == []


def test_a_danger_that_is_over_asks_for_nothing(law: Rulebook) -> None:
    looks = (
        DangerFact(CALL, RiskLevel.RED, frozenset({RiskTrigger.WEAPON})),
        DangerFact(CALL, RiskLevel.LIFTED, frozenset()),
    )
    assert set(_rules(_facts(state=State.CLOSED, dangers=looks), law)) == set()


def test_a_grave_danger_says_what_the_caller_was_told() -> None:
    triggers = (RiskTrigger.VIOLENT_PAST, RiskTrigger.CHILD)
    look = AssessDanger(b"1" * 16, CALL, RiskLevel.ORANGE, triggers)
    assert [one.field for one in check_danger(look, _facts(), PRACTICE, CALL)] == ["advised"]
    told = AssessDanger(b"1" * 16, CALL, RiskLevel.ORANGE, triggers, (Advice.EMERGENCY,))
    assert check_danger(told, _facts(), PRACTICE, CALL) == []
    light = AssessDanger(b"1" * 16, CALL, RiskLevel.YELLOW, (RiskTrigger.WEAPON,))
    (doubt,) = check_danger(light, _facts(), PRACTICE, CALL)
    assert (doubt.field, doubt.blocks) == ("level", False)


def test_a_report_names_whom_it_was_made_to() -> None:
    report = ReportDanger(b"1" * 16, CALL, ())
    assert [one.field for one in check_report(report, _facts(), CALL)] == ["reported_to"]


@pytest.mark.parametrize(
    ("question", "titles"),
    [
        ("丈夫多次殴打，家有6岁孩子，怎么办？", {"家庭暴力", "未成年人可能受侵害或者面临危险"}),
        ("老板拖欠工资三个月", {"追索劳动报酬"}),
        ("在工地受伤，老板不管", {"工伤"}),
        ("两个村民小组争议山林界线，可否由调委会确认归属？", {"山林土地权属"}),
        ("邻居借钱不还", set()),
    ],
)
def test_words_of_a_question(question: str, titles: set[str]) -> None:
    assert {one.title for one in WORDS.of(question)} == titles


def test_violence_leads_to_legal_aid_without_means() -> None:
    grounds = {one.ground for one in WORDS.of("老公打我") if one.ground}
    assert grounds == {"32(4)"}
    assert [one.scope for one in WORDS.of("林地归谁") if one.scope] == [Scope.TITLE]


def test_every_arrow_has_an_id_and_nothing_leads_out_of_the_end() -> None:
    assert {move.id for move in MOVES} == {
        f"pls.C{number}" for number in (20, 30, 35, 40, 50, 60, 70)
    }
    assert not any(may_move(State.CLOSED, target) for target in State)
    assert not may_move(State.REGISTERED, State.ANSWERED)
