"""Terms, reminders and guards of 安置帮教, by days counted by hand (res.R33 to res.R36, B4, B5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.lawbook.rules import Proof, Rulebook
from app.resettlement.codes import Ending, InquiryOutcome, RiskSign, Source
from app.resettlement.messages import AssessHelpRisk, Risk
from app.resettlement.rules import (
    HelpFacts,
    InquiryFact,
    aftercare_end,
    card_dues,
    check_assessment,
    check_end,
    dues,
    help_term,
    is_key,
    seeking,
    shown_state,
)
from app.resettlement.states import MOVES, State, may_move

RULES = Path(__file__).resolve().parents[2] / "resources" / "rules"
CASE = HelpFacts(
    id=b"r" * 16,
    name="赵某宁",
    state=State.HELPED,
    source=Source.CORRECTION,
    release_on=date(2026, 8, 30),
    handover_on=date(2026, 9, 4),
    met_in_person=True,
    help_to=date(2029, 8, 30),
    assessed_on=(date(2026, 9, 4),),
)


def _owed(case: HelpFacts, law: Rulebook) -> dict[str, date]:
    return {due.rule: law[due.rule].act_by(due.due) for due in dues(case, law)}


# -- terms: R33, counted by T2 ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "release_on", "first", "last"),
    [
        (Source.CORRECTION, date(2026, 8, 30), date(2026, 8, 31), date(2029, 8, 30)),  # case 1
        (Source.PRISON, date(2026, 5, 10), date(2026, 5, 11), date(2031, 5, 10)),
        (Source.DETENTION, date(2026, 12, 31), date(2027, 1, 1), date(2031, 12, 31)),
        # T2: 2024-02-29 has no like in 2027: the day before that February's last
        (Source.CORRECTION, date(2024, 2, 28), date(2024, 2, 29), date(2027, 2, 27)),
    ],
)
def test_res_r33_runs_from_the_day_after_release(
    source: Source, release_on: date, first: date, last: date, law: Rulebook
) -> None:
    assert help_term(source, release_on, law) == (first, last)


def test_res_r33_is_a_setting_that_says_it_is_not_confirmed() -> None:
    law = Rulebook.load(RULES, {"res.R33a.period": 5})
    assert help_term(Source.CORRECTION, date(2026, 8, 30), law)[1] == date(2031, 8, 30)
    for rule in ("res.R33", "res.R33a", "res.R35", "res.R35a", "res.R35b", "res.B5"):
        assert law[rule].configurable
        assert not law[rule].proof.confirmed
    assert law["res.R35"].proof is Proof.P


def test_res_r33_reminds_thirty_days_before_the_end(law: Rulebook) -> None:
    assert _owed(CASE, law)["res.R33b"] == date(2029, 7, 31)
    looked = replace(CASE, assessed_on=(*CASE.assessed_on, date(2029, 7, 31)))
    assert "res.R33b" not in _owed(looked, law)
    early = replace(CASE, assessed_on=(date(2029, 7, 30),))
    assert "res.R33b" in _owed(early, law)


def test_res_r33_ends_on_the_day_itself_rest_day_or_not(law: Rulebook) -> None:
    sunday = replace(CASE, help_to=date(2026, 11, 22))
    assert _owed(sunday, law)["res.R33c"] == date(2026, 11, 22)


def test_res_b6_is_never_early() -> None:
    today = date(2029, 8, 30)
    assert check_end(Ending.EXPIRED, date(2029, 8, 29), CASE, "", today)
    assert not check_end(Ending.EXPIRED, date(2029, 8, 30), CASE, "", today)
    assert check_end(Ending.EXPIRED, date(2029, 8, 31), CASE, "", today)  # not happened yet


# -- contacts: R35 ------------------------------------------------------------------------------


def test_res_r35_case_1_is_seen_again_by_december_the_fourth(law: Rulebook) -> None:
    assert _owed(CASE, law)["res.R35b"] == date(2026, 12, 4)


def test_res_r35_key_persons_monthly_the_others_quarterly(law: Rulebook) -> None:
    seen = replace(CASE, contacts=(date(2026, 10, 31),))
    assert _owed(seen, law)["res.R35b"] == date(2027, 1, 29)  # 01-31 is a Sunday: ours come before
    key = replace(seen, key_person=True)
    assert _owed(key, law)["res.R35a"] == date(2026, 11, 30)
    assert "res.R35b" not in _owed(key, law)


def test_res_r35_first_within_seven_days(law: Rulebook) -> None:
    waited = replace(CASE, state=State.AWAITED, handover_on=None, met_in_person=False)
    assert _owed(waited, law)["res.R35"] == date(2026, 9, 4)  # 09-06 is a Sunday
    called = replace(waited, contacts=(date(2026, 9, 2),))
    assert set(_owed(called, law)) == {"res.B5", "res.R33c"}  # heard of, but not met yet
    family = replace(CASE, met_in_person=False)  # only the family was seen on 09-04
    assert _owed(family, law)["res.R35"] == date(2026, 9, 11)


def test_res_r35_is_owed_by_the_office_alone(law: Rulebook) -> None:
    for rule in (one for one in law if one.id.startswith(("res.R35", "res.B5"))):
        assert rule.duty  # ours, never the person's
        assert "clue" not in rule.consequence
        assert "处罚" not in rule.consequence


# -- 未衔接: B5 ---------------------------------------------------------------------------------


def test_res_b5_thirty_days_after_release_by_the_clock_alone(law: Rulebook) -> None:
    waited = replace(CASE, state=State.AWAITED, handover_on=None, release_on=date(2026, 10, 23))
    assert shown_state(waited, law, date(2026, 11, 22)) is State.AWAITED
    assert shown_state(waited, law, date(2026, 11, 23)) is State.NOT_MET
    helped = replace(waited, state=State.HELPED)
    assert shown_state(helped, law, date(2026, 12, 31)) is State.HELPED


def test_res_b5_asks_again_a_month_after_nobody_was_found(law: Rulebook) -> None:
    waited = replace(CASE, state=State.AWAITED, handover_on=None, met_in_person=False)
    gone = InquiryFact(date(2026, 10, 9), InquiryOutcome.UNKNOWN)
    assert _owed(replace(waited, inquiries=(gone,)), law)["res.B5a"] == date(2026, 11, 9)
    assert "res.R35" not in _owed(replace(waited, inquiries=(gone,)), law)


def test_whoever_was_seen_after_an_inquiry_is_sought_no_more() -> None:
    gone = InquiryFact(date(2026, 10, 9), InquiryOutcome.UNKNOWN)
    lost = replace(CASE, inquiries=(gone,))
    assert seeking(lost) == gone
    assert seeking(replace(lost, contacts=(date(2026, 10, 12),))) is None
    found = InquiryFact(date(2026, 10, 9), InquiryOutcome.FOUND)
    assert seeking(replace(CASE, inquiries=(found,))) is None


# -- 接回: R34 ----------------------------------------------------------------------------------


def test_res_r34_key_persons_are_fetched_on_the_very_day(law: Rulebook) -> None:
    sunday = date(2026, 11, 29)
    case = replace(
        *(CASE,),
        state=State.AWAITED,
        source=Source.PRISON,
        release_on=sunday,
        handover_on=None,
        key_person=True,
    )
    assert _owed(case, law)["res.R34"] == sunday
    assert "res.R34" not in _owed(replace(case, key_person=False), law)


# -- 重点: B4 -----------------------------------------------------------------------------------


def _form(**changes: Any) -> AssessHelpRisk:
    return replace(AssessHelpRisk(b"r" * 16, date(2026, 11, 24), Risk.LOW), **changes)


def test_res_b4_three_none_or_a_tendency_make_a_key_person() -> None:
    three = (RiskSign.NO_HOME, RiskSign.NO_KIN, RiskSign.NO_WORK)
    assert is_key(three)
    assert not is_key(three[:2])
    assert is_key((RiskSign.TENDENCY,))
    assert not is_key((RiskSign.ADDICTION, RiskSign.DEBT))


def test_res_b4_against_the_form_wants_a_reason() -> None:
    today = date(2026, 11, 24)
    for form in (
        _form(signs=(RiskSign.TENDENCY,)),
        _form(key_person=True, signs=(RiskSign.DEBT,)),
    ):
        (fault,) = check_assessment(form, CASE, today)
        assert (fault.rule, fault.field, fault.blocks) == ("res.B4", "key_person", False)
    agreed = _form(key_person=True, signs=(RiskSign.TENDENCY,))
    assert check_assessment(agreed, CASE, today) == []


# -- 社区戒毒: R36 ------------------------------------------------------------------------------


def test_res_r36_three_years_from_the_day_of_reporting_which_counts() -> None:
    assert aftercare_end(date(2026, 11, 16)) == date(2029, 11, 15)
    assert aftercare_end(date(2024, 2, 29)) == date(2027, 2, 27)  # T2


def test_res_r36_reporting_within_fifteen_days_of_the_order(law: Rulebook) -> None:
    (due,) = card_dues(b"c" * 16, "吴㛧明", date(2026, 11, 2), None, law)
    assert (due.rule, due.due.raw) == ("res.R36", date(2026, 11, 17))
    (end,) = card_dues(b"c" * 16, "吴㛧明", date(2026, 11, 2), date(2026, 11, 16), law)
    assert (end.rule, end.due.raw) == ("res.R36a", date(2029, 11, 15))


# -- the machine --------------------------------------------------------------------------------


def test_the_moves_are_those_of_the_specification() -> None:
    assert {move.id for move in MOVES} == {f"res.B{n}" for n in (1, 2, 3, 5, 6)}
    assert may_move(State.NOT_MET, State.HELPED)
    assert not may_move(State.TO_VERIFY, State.HELPED)
    for state in State:
        assert state.ended is not any(may_move(state, other) for other in State)


@pytest.mark.parametrize(
    ("expected_on", "ask_on"),
    [
        (date(2026, 12, 31), date(2026, 11, 30)),  # no 31 November: its last day
        (date(2027, 3, 15), date(2027, 2, 15)),
        (date(2027, 3, 30), date(2027, 2, 28)),
    ],
)
@pytest.mark.parametrize("state", [State.TO_VERIFY, State.EXPECTED])
def test_res_r40_the_notice_of_release_is_asked_for_a_month_before(
    law: Rulebook, state: State, expected_on: date, ask_on: date
) -> None:
    inside = HelpFacts(b"r" * 16, "何㭎田", state, Source.PRISON, expected_on=expected_on)
    (due,) = (one for one in dues(inside, law) if one.rule == "res.R40")
    assert law["res.R40"].act_by(due.due) == ask_on
    assert due.action == "RecordRelease"
    assert "提前 1 个月" in due.due.arithmetic
    told = replace(inside, state=State.AWAITED, release_on=expected_on)
    assert "res.R40" not in _owed(told, law)  # its notice has come
    assert "res.R40" not in _owed(replace(inside, expected_on=None), law)
