"""What a record owes: dates counted by hand, each test named after its rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from app.clock import CHINA
from app.lawbook.rules import Rulebook
from app.legalaid.codes import DecisionKind, Entry
from app.legalaid.rules.deadlines import dues
from app.legalaid.rules.record import AidFacts, AssignmentFact, ClosingFact, DecisionFact
from app.legalaid.states import State

_DAY = date(2026, 11, 20)
_CASE = AidFacts(b"a" * 16, "韦应㛃", State.REGISTERED, Entry.APPLICATION, _DAY)


def _due(case: AidFacts, law: Rulebook, rule: str) -> list[date]:
    return [law[rule].act_by(one.due) for one in dues(case, law) if one.rule == rule]


def test_r_b01_what_was_asked_in_custody_is_with_the_centre_in_a_day(law: Rulebook) -> None:
    """Asked on Friday at 16:30: by Saturday 16:30, rest day or not."""
    case = replace(_CASE, asked_at=datetime(2026, 11, 20, 16, 30, tzinfo=CHINA))
    assert _due(case, law, "la.R-B01") == [date(2026, 11, 21)]
    (told,) = [one for one in dues(case, law) if one.rule == "la.R-B01"]
    assert "16:30" in told.detail
    assert _due(replace(case, state=State.REVIEWED, forwarded_on=_DAY), law, "la.R-B01") == []
    assert _due(_CASE, law, "la.R-B01") == []


def test_r_b21_who_is_no_longer_poor_is_reported_to_the_centre(law: Rulebook) -> None:
    """The centre alone ends aid; it is reminded of until it decided or said something."""
    given = DecisionFact(b"d" * 16, DecisionKind.GRANT, _DAY, _DAY)
    case = replace(_CASE, state=State.HANDLED, decisions=(given,), unfit_on=date(2026, 11, 21))
    assert _due(case, law, "la.R-B21") == [date(2026, 11, 21)]
    assert _due(replace(case, centre_on=date(2026, 11, 23)), law, "la.R-B21") == []
    assert _due(replace(case, centre_on=_DAY), law, "la.R-B21") == [date(2026, 11, 21)]
    assert _due(replace(case, unfit_on=_DAY), law, "la.R-B21") == []  # known when it was decided
    assert _due(replace(case, state=State.TERMINATED), law, "la.R-B21") == []
    first = replace(given, kind=DecisionKind.PROVISIONAL)
    waiting = replace(case, state=State.PROVISIONAL, decisions=(first,), unfit_on=_DAY)
    assert _due(waiting, law, "la.R-B21") == [_DAY]


def test_r_b10b_late_papers_are_asked_after_until_they_come(law: Rulebook) -> None:
    """Ended on 9-05: thirty days end on 10-05, a holiday, so on 10-08; from 10-09 it is urged."""
    held = AssignmentFact(b"l" * 16, date(2026, 3, 2), "新会某所", "区律师")
    closing = ClosingFact(date(2026, 9, 5))
    case = replace(_CASE, state=State.HANDLED, assignment=held, closing=closing)
    assert _due(case, law, "la.R-B10") == [date(2026, 10, 8)]
    assert _due(case, law, "la.R-B10b") == [date(2026, 10, 9)]
    assert law["la.R-B10b"].duty  # what is no duty leaves 今日 when its day is over
    (told,) = [one for one in dues(case, law) if one.rule == "la.R-B10b"]
    assert "区律师" in told.detail
    came = replace(closing, reported_on=_DAY)
    assert _due(replace(case, state=State.REPORTED, closing=came), law, "la.R-B10b") == []
    part = replace(came, missing="裁决书副本")
    assert _due(replace(case, state=State.REPORTED, closing=part), law, "la.R-B10b") == [_DAY]
