"""Short columns stay whole however many there are; a date is never broken."""

from __future__ import annotations

import pytest

from app.lists.messages import ListSheet
from app.lists.widths import widths_of


def _sheet(*words: str) -> ListSheet:
    return ListSheet("清单", "", ("列",) * len(words), (words,))


def test_what_fits_has_what_it_wants() -> None:
    number, name, day = widths_of(_sheet("李伟明", "2026-11-24"), 57)
    assert number > 3
    assert name == pytest.approx(3 + 1.1)
    assert day == pytest.approx(10 * 0.56 + 1.1)


def test_the_long_share_what_the_short_leave() -> None:
    widths = widths_of(_sheet("李伟明", "2026-11-24", "情" * 20, "况" * 40), 40)
    assert sum(widths) == pytest.approx(40)
    assert widths[1:3] == pytest.approx((4.1, 6.7))
    assert widths[3] == widths[4] > widths[2]


def test_a_list_without_rows_has_room_for_its_heads() -> None:
    assert len(widths_of(ListSheet("清单", "", ("当事人", "案号"), ()), 36)) == 3
