"""The end of a term as counted: the cases of the specification (§7), T1 to T9, #3, #15, #16."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given as examples
from hypothesis import strategies as st

from app.correction.messages import Category, JudgmentInput, Principal, Term
from app.correction.rules.sentence import check_judgment, counted_end
from tests.correction.registering import judgment

TODAY = date(2026, 11, 23)
CONTROL = judgment(
    category=Category.CONTROL,
    principal=Principal.CONTROL,
    sentence=Term(years=1),
    probation=Term(),
    custody_days=30,
    doc_on=date(2026, 8, 20),
    effective_on=date(2026, 9, 1),
    executed_on=date(2026, 9, 1),
    start_on=date(2026, 9, 1),
    end_on=date(2027, 7, 2),
)
PAROLE = judgment(
    category=Category.PAROLE,
    principal=Principal.IMPRISONMENT,
    sentence=Term(years=8),
    probation=Term(),
    doc_on=date(2026, 10, 9),
    effective_on=date(2026, 10, 9),
    executed_on=date(2026, 10, 15),
    nominal_end=date(2028, 5, 15),
    start_on=date(2026, 10, 15),
    end_on=date(2028, 5, 15),
)
OUTSIDE = judgment(
    category=Category.OUTSIDE,
    principal=Principal.IMPRISONMENT,
    sentence=Term(years=3),
    probation=Term(),
    custody_days=45,
    doc_on=date(2026, 6, 18),
    effective_on=date(2026, 6, 18),
    executed_on=date(2026, 6, 18),
    start_on=date(2026, 6, 18),
    end_on=date(2029, 5, 3),
)


def _suspended(effective: str, probation: Term) -> JudgmentInput:
    day = date.fromisoformat(effective)
    return judgment(
        doc_on=day, effective_on=day, principal=Principal.IMPRISONMENT, probation=probation
    )


@pytest.mark.parametrize(
    ("given", "end"),
    [
        (judgment(), "2026-08-30"),  # case 1: 02-28 is its month's last day
        (PAROLE, "2028-05-15"),  # case 2
        (CONTROL, "2027-07-02"),  # case 3: 2027-08-31 less 60 days
        (OUTSIDE, "2029-05-03"),  # case 4: 2029-06-17 less 45 days
        (_suspended("2026-06-11", Term(years=1)), "2027-06-10"),  # case 6
        (_suspended("2026-04-20", Term(years=3)), "2029-04-19"),  # case 7
        (_suspended("2025-09-15", Term(years=2)), "2027-09-14"),  # case 9
        (_suspended("2024-02-29", Term(years=1)), "2025-02-27"),  # T2: the date is missing
        (replace(PAROLE, principal=Principal.LIFE, nominal_end=None), "2036-10-14"),  # T6
        (replace(OUTSIDE, nominal_end=date(2030, 1, 31)), "2030-01-31"),  # T7: as the prison says
    ],
)
def test_t2_to_t7_the_end_as_counted(given: JudgmentInput, end: str) -> None:
    assert counted_end(given) == date.fromisoformat(end)


def test_t8_days_a_court_does_not_count_move_the_end_of_outside_alone() -> None:
    assert counted_end(OUTSIDE, 10) == date(2029, 5, 13)
    assert counted_end(judgment(), 10) == date(2026, 8, 30)


def test_what_cannot_be_counted_is_not_guessed() -> None:
    assert counted_end(judgment(probation=Term())) is None
    assert counted_end(replace(CONTROL, executed_on=None)) is None
    assert counted_end(replace(PAROLE, nominal_end=None)) is None
    assert counted_end(replace(OUTSIDE, principal=Principal.LIFE)) is None


def test_w3_the_document_governs_and_is_asked_about() -> None:
    (fault,) = check_judgment(judgment(end_on=date(2026, 8, 27)), TODAY)
    assert (fault.rule, fault.field, fault.blocks) == ("cor.W3", "end_on", False)
    assert fault.message == "推算 2026-08-30，执行通知书 2026-08-27，以文书为准，请函询"
    assert check_judgment(judgment(), TODAY) == []


def test_w15_a_suspension_outside_the_law() -> None:
    short = judgment(probation=Term(months=4), end_on=date(2026, 6, 29))
    (fault,) = check_judgment(short, TODAY)  # shorter than the five months suspended
    assert (fault.rule, fault.blocks) == ("cor.W15", False)
    assert fault.citation == "刑法 第73条"


def test_w16_a_day_held_counts_as_two_of_control() -> None:
    once = replace(CONTROL, end_on=date(2027, 8, 1))  # 2027-08-31 less 30
    (fault,) = check_judgment(once, TODAY)
    assert (fault.rule, fault.field, fault.blocks) == ("cor.W16", "end_on", False)
    assert "一日折抵管制二日" in fault.message
    assert check_judgment(CONTROL, TODAY) == []


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"organ": " "}, "organ"),
        ({"doc_no": ""}, "doc_no"),
        ({"offence": ""}, "offence"),
        ({"doc_on": date(2026, 11, 24), "effective_on": date(2026, 11, 24)}, "doc_on"),
        ({"effective_on": date(2026, 2, 12)}, "effective_on"),
        ({"offence_on": date(2026, 2, 14)}, "offence_on"),
        ({"end_on": date(2026, 2, 27)}, "end_on"),
        ({"custody_days": -1}, "custody_days"),
        ({"probation": Term()}, "probation"),
        ({"sentence": Term()}, "sentence"),
        ({"principal": Principal.CONTROL}, "principal"),
        ({"category": Category.CONTROL, "executed_on": date(2026, 2, 28)}, "principal"),
        ({"category": Category.OUTSIDE}, "executed_on"),
        ({"category": Category.PAROLE, "executed_on": date(2026, 2, 28)}, "nominal_end"),
    ],
)
def test_papers_that_cannot_be_right(changes: dict[str, object], field: str) -> None:
    faults = check_judgment(judgment(**changes), TODAY)
    assert field in [fault.field for fault in faults]
    assert all(fault.blocks for fault in faults)


# -- against a slow model, day by day ------------------------------------------------------------


def _last_day(start: date, months: int) -> date:
    """SPC 202 by walking: how many days until so many months are whole, less one."""
    day, left = start, months
    ends_month = (start + timedelta(days=1)).day == 1
    while left:
        day += timedelta(days=1)
        following = day + timedelta(days=1)
        if ends_month:
            whole = following.day == 1
        else:
            whole = day.day == start.day or (following.day == 1 and day.day < start.day)
        left -= whole
    return day - timedelta(days=1)


@examples(
    effective=st.dates(date(2020, 1, 1), date(2035, 12, 31)),
    months=st.integers(2, 11),
)
def test_months_of_a_suspension_against_a_walk_through_the_days(
    effective: date, months: int
) -> None:
    case = judgment(effective_on=effective, probation=Term(months=months))
    assert counted_end(case) == _last_day(effective, months)


@examples(
    start=st.dates(date(2020, 1, 1), date(2035, 12, 31)),
    months=st.integers(3, 11),
    held=st.integers(0, 40),
)
def test_days_held_shorten_control_by_two_each(start: date, months: int, held: int) -> None:
    case = replace(CONTROL, executed_on=start, sentence=Term(months=months), custody_days=held)
    assert counted_end(case) == _last_day(start, months) - timedelta(days=2 * held)
