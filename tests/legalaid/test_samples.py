"""The dates of the sample cases L1 and L4, and what ends when: counted by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from app.clock import CHINA, FixedClock
from app.lawbook.dates import Due
from app.lawbook.rules import Rulebook
from app.legalaid.codes import DecisionKind, Entry
from app.legalaid.messages import State
from app.legalaid.rules.deadlines import dues
from app.legalaid.rules.record import AidFacts, CompletionFact, DecisionFact, review_due
from tests.legalaid.kit import notice, read, registered
from tests.office import found_office

L1 = AidFacts(
    b"1" * 16, "韦应㛃", State.REGISTERED, Entry.APPLICATION, date(2026, 4, 28), fast=True
)


def _due(facts: AidFacts, law: Rulebook, rule: str) -> Due:
    return next(due.due for due in dues(facts, law) if due.rule == rule)


def _with(facts: AidFacts, **changes: Any) -> AidFacts:
    return replace(facts, **changes)


def test_l1_reviewed_before_the_holiday(law: Rulebook) -> None:
    due = _due(L1, law, "la.R-B02")
    assert (due.raw, due.rolled, due.internal) == (
        date(2026, 5, 5), date(2026, 5, 6), date(2026, 4, 30),
    )  # fmt: skip
    assert _due(L1, law, "la.R-B17").raw == date(2026, 4, 28)  # the same day


def test_l1_assigned_before_the_holiday(law: Rulebook) -> None:
    decided = DecisionFact(b"2" * 16, DecisionKind.GRANT, date(2026, 4, 29), date(2026, 4, 29))
    due = _due(_with(L1, state=State.GRANTED, decisions=(decided,)), law, "la.R-B04")
    assert (due.raw, due.rolled, due.internal) == (
        date(2026, 5, 2), date(2026, 5, 6), date(2026, 4, 30),
    )  # fmt: skip


def test_l4_assigned_before_qingming(law: Rulebook) -> None:
    l4 = AidFacts(b"4" * 16, "陆䶮", State.NOTIFIED, Entry.NOTICE, date(2026, 4, 2),
                  birth=date(2009, 4, 10))  # fmt: skip
    due = _due(l4, law, "la.R-B05")
    assert (due.raw, due.rolled, due.internal) == (
        date(2026, 4, 5), date(2026, 4, 7), date(2026, 4, 3),
    )  # fmt: skip
    assert _due(l4, law, "la.R-B05b").raw == date(2026, 4, 2)
    assert l4.shown == "陆×"
    assert review_due(l4, law) is None  # nobody reviews what an organ notifies of


@pytest.mark.parametrize(
    ("stops", "raw"),
    [
        ((), date(2026, 5, 5)),
        (((date(2026, 4, 29), date(2026, 5, 6)),), date(2026, 5, 12)),
        (((date(2026, 4, 29), date(2026, 4, 29)),), date(2026, 5, 5)),
        (
            ((date(2026, 4, 29), date(2026, 5, 1)), (date(2026, 5, 3), date(2026, 5, 8))),
            date(2026, 5, 12),
        ),
    ],
)
def test_la_r_b03_the_days_of_completion_are_not_counted(
    stops: tuple[tuple[date, date], ...], raw: date, law: Rulebook
) -> None:
    told = tuple(CompletionFact(b"5" * 16, start, end, supplied_on=end) for start, end in stops)
    due = review_due(_with(L1, completions=told), law)
    assert due is not None
    assert due.raw == raw


def test_la_r_b03_the_clock_stands_while_papers_are_awaited(law: Rulebook) -> None:
    asked = CompletionFact(b"5" * 16, date(2026, 4, 29), date(2026, 5, 14))
    assert review_due(_with(L1, completions=(asked,)), law) is None


def test_a_limitation_stands_among_what_is_due(law: Rulebook) -> None:
    facts = _with(L1, limitation_on=date(2026, 5, 3))
    assert _due(facts, law, "la.R-B15b").raw == date(2026, 5, 3)
    assert not [one for one in dues(_with(facts, state=State.REFUSED), law)
                if one.rule == "la.R-B15b"]  # fmt: skip


def test_l4_as_a_clerk_enters_it(profile: Path) -> None:
    clock = FixedClock(datetime(2026, 4, 2, 11, 5, tzinfo=CHINA))
    office = found_office(profile, clock)
    shown = read(office, notice(office))
    assert [(due.rule, due.on) for due in shown.dues] == [("la.R-B05", date(2026, 4, 3))]
    assert (shown.title, shown.means) == ("陆×", None)
    record = registered(office)
    assert read(office, record).review_due == date(2026, 4, 9)
    office.desk.close()
