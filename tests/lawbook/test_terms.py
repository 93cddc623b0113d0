"""T1 to T10: ends of terms counted by hand, from the specification's cases and a real judgment."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.lawbook.terms import (
    Principal,
    Term,
    cap_end,
    check_end,
    check_suspension,
    control_end,
    imprisonment_end,
    of_age,
    outside_end,
    parole_end,
    period_end,
    sentence_end,
    shortest_suspension,
    suspension_end,
)

DAY = timedelta(days=1)
STARTS = st.dates(date(2019, 1, 1), date(2032, 12, 31))


def _d(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2026-11-01", 1, "2026-12-01"),  # case 9: "超过一个月" from 12-02
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-01-30", 1, "2026-02-28"),
        ("2026-02-28", 1, "2026-03-31"),  # from a month's last day to the next one's
        ("2024-02-28", 1, "2024-03-28"),  # not the last day of a leap February
        ("2026-04-30", 3, "2026-07-31"),
    ],
)
def test_t1_periods(start: str, months: int, end: str) -> None:
    assert period_end(_d(start), months) == _d(end)


def test_t1_caps_end_one_day_sooner() -> None:
    assert cap_end(_d("2026-11-16"), 3) == _d("2027-02-15")  # case 2, electronic monitoring


@pytest.mark.parametrize(
    ("start", "term", "end"),
    [
        ("2024-02-29", Term(years=1), "2025-02-27"),
        ("2023-02-28", Term(years=1), "2024-02-27"),  # years know no month's end
        ("2026-01-31", Term(months=1), "2026-02-27"),
        ("2026-02-28", Term(months=6), "2026-08-30"),  # case 1, not 08-27
        ("2026-06-11", Term(years=1), "2027-06-10"),  # case 6
        ("2026-04-20", Term(years=3), "2029-04-19"),  # case 7
        ("2025-09-15", Term(years=2), "2027-09-14"),  # case 9
        ("2020-05-16", Term(years=8), "2028-05-15"),  # case 2
        ("2026-08-31", Term(years=3), "2029-08-30"),  # case 1, 安帮 from the next day
        ("2015-08-30", Term(months=6), "2016-02-28"),  # a judgment told in 人民司法 2021, no. 22
        ("2015-08-30", Term(months=5, days=7), "2016-02-05"),  # the same judgment
        ("2024-02-29", Term(years=1, months=6), "2025-08-30"),
        ("2026-03-10", Term(years=1, months=6), "2027-09-09"),
        ("2026-03-10", Term(months=1, days=15), "2026-04-24"),  # half a month is 15 days
    ],
)
def test_t2_t3_sentences(start: str, term: Term, end: str) -> None:
    assert sentence_end(_d(start), term) == _d(end)


def test_an_empty_sentence_has_no_end() -> None:
    with pytest.raises(ValueError, match="Term"):
        sentence_end(_d("2026-01-01"), Term())


def test_t4_suspension_runs_from_the_final_day_without_credit() -> None:
    assert suspension_end(_d("2026-02-28"), Term(months=6)) == _d("2026-08-30")


@pytest.mark.parametrize(
    ("principal", "sentence", "probation", "lawful"),
    [
        (Principal.DETENTION, Term(months=5), Term(months=6), True),
        (Principal.DETENTION, Term(months=1), Term(months=2), True),
        (Principal.DETENTION, Term(months=1), Term(months=1), False),
        (Principal.DETENTION, Term(months=6), Term(years=1), True),
        (Principal.DETENTION, Term(months=6), Term(years=1, days=1), False),
        (Principal.DETENTION, Term(months=5), Term(months=4), False),
        (Principal.IMPRISONMENT, Term(months=10), Term(years=1), True),
        (Principal.IMPRISONMENT, Term(months=10), Term(months=11), False),
        (Principal.IMPRISONMENT, Term(years=2), Term(years=3), True),
        (Principal.IMPRISONMENT, Term(years=3), Term(years=5), True),
        (Principal.IMPRISONMENT, Term(years=3), Term(years=5, months=1), False),
        (Principal.IMPRISONMENT, Term(years=2), Term(months=23), False),
        (Principal.CONTROL, Term(years=1), Term(years=1), False),
    ],
)
def test_t4_lengths(principal: Principal, sentence: Term, probation: Term, *, lawful: bool) -> None:
    fault = check_suspension(principal, sentence, probation)
    assert (fault is None) is lawful
    if fault is not None:
        assert fault.citation == "刑法 第73条"
        assert not fault.blocks


def test_t5_a_day_held_counts_as_two_of_control() -> None:
    assert control_end(_d("2026-09-01"), Term(years=1)) == _d("2027-08-31")
    assert control_end(_d("2026-09-01"), Term(years=1), 30) == _d("2027-07-02")  # case 3


def test_t6_parole() -> None:
    assert parole_end(_d("2026-10-15"), _d("2028-05-15")) == _d("2028-05-15")  # case 2
    assert parole_end(_d("2026-10-15"), None) == _d("2036-10-14")
    with pytest.raises(ValueError, match="2026"):
        parole_end(_d("2026-10-15"), _d("2026-10-14"))


def test_t7_outside_prison_to_the_end_of_the_sentence() -> None:
    end = imprisonment_end(_d("2026-06-18"), Term(years=3), 45)  # case 4
    assert end == _d("2029-05-03")
    assert outside_end(end) == end
    assert outside_end(end, 23) == _d("2029-05-26")


def test_t8_a_suspension_is_shortened_to_a_floor_only() -> None:
    assert shortest_suspension(Principal.DETENTION) == Term(months=2)
    assert shortest_suspension(Principal.IMPRISONMENT) == Term(years=1)


def test_t9_the_document_governs() -> None:
    assert check_end(_d("2026-08-30"), _d("2026-08-30")) is None
    fault = check_end(_d("2026-08-30"), _d("2026-08-27"))
    assert fault is not None
    assert not fault.blocks
    assert fault.message == "推算 2026-08-30，执行通知书 2026-08-27，以文书为准，请函询"


@pytest.mark.parametrize(
    ("birth", "years", "first"),
    [
        ("2008-12-24", 18, "2026-12-25"),  # case 6
        ("2008-02-29", 18, "2026-03-01"),
        ("2008-12-31", 18, "2027-01-01"),
    ],
)
def test_of_age_on_the_day_after_the_birthday(birth: str, years: int, first: str) -> None:
    assert of_age(_d(birth), years) == _d(first)


def _walk(start: date, months: int, *, month_ends: bool) -> date:
    """A slow model: walk day by day to the day the law names."""
    target = start.year * 12 + start.month - 1 + months
    from_last = month_ends and (start + DAY).day == 1
    day = start
    while day.year * 12 + day.month - 1 < target:
        day += DAY
    while (day + DAY).month == day.month and (from_last or day.day < start.day):
        day += DAY
    return day


@given(STARTS, st.integers(1, 80))
def test_months_agree_with_walking(start: date, months: int) -> None:
    day = _walk(start, months, month_ends=True)
    assert period_end(start, months) == day
    assert sentence_end(start, Term(months=months)) == day - DAY
    assert cap_end(start, months) == day - DAY


@given(STARTS, st.integers(1, 25))
def test_years_agree_with_walking(start: date, years: int) -> None:
    day = _walk(start, 12 * years, month_ends=False)
    assert sentence_end(start, Term(years=years)) == day - DAY


@given(STARTS, st.integers(0, 5), st.integers(0, 11), st.integers(0, 30))
def test_mixed_terms_are_chained(start: date, years: int, months: int, days: int) -> None:
    if not (years or months or days):
        return
    expected = start
    if years:
        expected = sentence_end(expected, Term(years=years)) + DAY
    if months:
        expected = sentence_end(expected, Term(months=months)) + DAY
    assert sentence_end(start, Term(years, months, days)) == expected + (days - 1) * DAY


@given(STARTS, st.integers(1, 5), st.integers(0, 400))
def test_credit_only_shortens(start: date, years: int, held: int) -> None:
    term = Term(years=years)
    assert imprisonment_end(start, term, held) == sentence_end(start, term) - held * DAY
    assert control_end(start, term, held) == imprisonment_end(start, term, held) - held * DAY
