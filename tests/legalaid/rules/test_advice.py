"""What is told of a record: each test named after the rule it rests on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from app.bootstrap import RESOURCES
from app.clock import CHINA
from app.lawbook.rules import Rulebook
from app.legalaid.codes import Category, DecisionKind, Entry, Matter, NoticeGround
from app.legalaid.rules.advice import advice, late_organs
from app.legalaid.rules.record import AidFacts, DecisionFact
from app.legalaid.states import State
from app.records.advice import advice_views

_DAY = date(2026, 4, 28)
_CASE = AidFacts(b"a" * 16, "韦应㛃", State.REGISTERED, Entry.APPLICATION, _DAY)
_GRANT = DecisionFact(b"d" * 16, DecisionKind.GRANT, _DAY, _DAY)


def _rules(case: AidFacts, *categories: Category, matter: Matter | None = None) -> list[str]:
    return [one.rule for one in advice(case, categories, matter, ordered=False)]


def test_r_b20_a_retrial_that_nobody_ordered_begins_with_advice() -> None:
    assert "la.R-B20" in _rules(_CASE, matter=Matter.RETRIAL)
    ordered = advice(_CASE, (), Matter.RETRIAL, ordered=True)
    assert "la.R-B20" not in [one.rule for one in ordered]
    assert "la.R-B20" not in _rules(_CASE, matter=Matter.LABOUR)


def test_r_b12_families_of_soldiers_go_first() -> None:
    assert "la.R-B12" in _rules(_CASE, Category.SERVICE_FAMILY)
    assert "la.R-B12" not in _rules(_CASE, Category.ELDERLY)


@pytest.mark.parametrize("state", [State.REGISTERED, State.INCOMPLETE, State.REVIEWED])
def test_r_b11_who_applies_is_told_to_say_the_truth(state: State) -> None:
    assert _rules(replace(_CASE, state=state))[-1] == "la.R-B11"


def test_r_b13_who_is_aided_may_ask_for_lower_fees() -> None:
    aided = replace(_CASE, state=State.GRANTED, decisions=(_GRANT,))
    assert _rules(aided) == ["la.R-B13"]
    assert _rules(replace(aided, decisions=())) == []
    refused = replace(_GRANT, kind=DecisionKind.REFUSE)
    assert _rules(replace(_CASE, state=State.REFUSED, decisions=(refused,))) == []


def test_r_b06_the_lawyer_of_a_minor_knows_minors() -> None:
    notified = replace(_CASE, state=State.NOTIFIED, entry=Entry.NOTICE, ground=NoticeGround.MINOR)
    assert _rules(notified) == ["la.R-B06"]
    young = replace(_CASE, state=State.GRANTED, birth=date(2009, 4, 10), decisions=(_GRANT,))
    assert _rules(young) == ["la.R-B06", "la.R-B13"]
    law = Rulebook.load(RESOURCES / "rules")
    (shown,) = advice_views(advice(notified, (), None, ordered=False), law)
    assert (shown.law, shown.article) == ("未成年人保护法", "第104条第2款")
    life = replace(notified, ground=NoticeGround.LIFE_OR_DEATH)
    (told,) = advice(life, (), None, ordered=False)
    assert "三年" in told.text
    assert _rules(replace(notified, ground=NoticeGround.IMPAIRED)) == []


def test_nothing_is_told_of_what_is_over() -> None:
    for state in (State.ARCHIVED, State.LAPSED, State.ELSEWHERE, State.REPORTED):
        assert _rules(replace(_CASE, state=state)) == []


def test_r_b01_whoever_passes_an_application_on_too_late_is_named_to_the_centre(
    law: Rulebook,
) -> None:
    asked = datetime(2026, 11, 23, 16, 30, tzinfo=CHINA)
    in_time = replace(_CASE, asked_at=asked, received_at=asked.replace(day=24))
    assert late_organs(in_time, law) == []
    late = replace(in_time, received_at=datetime(2026, 11, 24, 16, 31, tzinfo=CHINA))
    (told,) = late_organs(late, law)
    assert told.rule == "la.R-B01"
    assert "11月24日 16:30" in told.text


def test_r_b05a_an_organ_notifies_within_three_days(law: Rulebook) -> None:
    """Found on Thursday 4-02, three days end on 4-05, 清明; the first working day is 4-07."""
    case = replace(_CASE, state=State.NOTIFIED, entry=Entry.NOTICE, found_on=date(2026, 4, 2))
    assert late_organs(replace(case, received_on=date(2026, 4, 7)), law) == []
    (told,) = late_organs(replace(case, received_on=date(2026, 4, 8)), law)
    assert told.rule == "la.R-B05a"
    assert "4月7日" in told.text
