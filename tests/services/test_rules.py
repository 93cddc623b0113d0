"""Dates counted by hand, and what a question's words let one think of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.clock import CHINA
from app.lawbook.rules import Rulebook
from app.risk import ReportTo, RiskLevel, RiskPractice, RiskTrigger
from app.services.codes import Advice, Scope, Target, Topic, Way
from app.services.messages import AssessDanger, EndDanger, ReportDanger, TrackDanger
from app.services.practice import QuestionWords
from app.services.rules import (
    ConsultationFacts,
    DangerFact,
    ReportFact,
    SlipFact,
    answer_by,
    check_danger,
    check_end,
    check_report,
    check_tracking,
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
    assert set(_rules(facts, law)) == {"pls.R-C12", "pls.R-C14a"}  # told, and kept in sight


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
    facts = _facts(state=State.CLOSED, dangers=(weapon,), reports=(told,))
    assert _rules(facts, law) == {"pls.R-C14": date(2026, 5, 23)}  # the day after, a Saturday


@pytest.mark.parametrize(
    ("level", "rule", "on"),
    [
        (RiskLevel.RED, "pls.R-C14", date(2026, 5, 23)),  # 22 May and a day, Saturday or not
        (RiskLevel.ORANGE, "pls.R-C14a", date(2026, 5, 25)),  # and three: a Monday
        (RiskLevel.YELLOW, "pls.R-C14b", date(2026, 5, 29)),  # and seven: a Friday
    ],
)
def test_r_c14_what_was_told_is_looked_at_until_it_is_over(
    law: Rulebook, level: RiskLevel, rule: str, on: date
) -> None:
    to = frozenset({ReportTo.EMERGENCY, ReportTo.TOWN_SAFETY})
    told, look = ReportFact(CALL, to, written=True), DangerFact(CALL, level, frozenset())
    facts = _facts(state=State.CLOSED, dangers=(look,), reports=(told,))
    assert _rules(facts, law) == {rule: on}
    day = CALL + timedelta(days=2)
    again = DangerFact(day, level, frozenset(), next_on=date(2026, 6, 30))
    assert _rules(replace(facts, dangers=(look, again)), law) == {rule: date(2026, 6, 30)}
    over = DangerFact(day, RiskLevel.LIFTED, frozenset())
    assert _rules(replace(facts, dangers=(look, again, over)), law) == {}
    anew = DangerFact(day, RiskLevel.RED, frozenset())  # another danger, of which nobody heard
    owed = _rules(replace(facts, dangers=(look, over, anew)), law)
    assert set(owed) == {"pls.R-C13", "med.R-A14a", "med.R-A14c"}


def test_r_c14_a_look_says_how_it_is_and_a_later_one_why(law: Rulebook) -> None:
    look = DangerFact(CALL, RiskLevel.ORANGE, frozenset())
    facts, at, record = _facts(dangers=(look,)), CALL + timedelta(hours=1), b"1" * 16
    said = check_tracking(TrackDanger(record, at, " ", date(2026, 5, 22)), facts, law, at)
    assert [one.field for one in said] == ["note", "next_on"]
    assert check_tracking(TrackDanger(record, at, "没事", date(2026, 5, 25)), facts, law, at) == []
    (late,) = check_tracking(TrackDanger(record, at, "没事", date(2026, 5, 26)), facts, law, at)
    assert (late.field, late.rule, late.blocks) == ("next_on", "pls.R-C14a", False)
    (early,) = check_tracking(
        TrackDanger(record, CALL - timedelta(minutes=1), "没事"), _facts(dangers=(look,)), law, at
    )
    assert early.field == "looked_at"
    (none,) = check_tracking(TrackDanger(record, at, "没事"), _facts(), law, at)
    assert none.blocks


def test_r_c14_nothing_is_over_that_nobody_was_told_of() -> None:
    look, record = DangerFact(CALL, RiskLevel.ORANGE, frozenset({RiskTrigger.CHILD})), b"1" * 16
    end = EndDanger(record, CALL, "搬走了")
    assert [one.rule for one in check_end(end, _facts(dangers=(look,)), CALL)] == ["med.R-A15"]
    told = ReportFact(CALL, frozenset({ReportTo.POLICE}), written=False)
    facts = _facts(dangers=(look,), reports=(told,))
    assert check_end(end, facts, CALL) == []
    assert [one.field for one in check_end(replace(end, note=""), facts, CALL)] == ["note"]
    lifted = AssessDanger(record, CALL, RiskLevel.LIFTED)
    assert [one.field for one in check_danger(lifted, facts, PRACTICE, CALL)] == ["level"]


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
