"""The number of a laptop within its office: never one that another has."""

from __future__ import annotations

import pytest

from app.city.registry import number_after


@pytest.mark.parametrize(
    ("given", "next_one"),
    [
        ((), "01"),
        (("01", "02"), "03"),
        (("01", "03"), "04"),  # put back, the city does not know 02 again: it never gives 03 twice
        (("09", "10", "99"), "100"),
    ],
)
def test_no_two_laptops_of_an_office_have_one_number(given: tuple[str, ...], next_one: str) -> None:
    assert number_after(given) == next_one
