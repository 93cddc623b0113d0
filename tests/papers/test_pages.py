"""Strips on pages: what is kept together, repeated, dropped."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.papers.pages import Page, Strip, paginate
from app.papers.sheet import Pen


def _draw(pen: Pen, left: float, top: float) -> None:
    raise AssertionError("pages are laid without drawing")


def strip(height: float = 10, *, keep: bool = False, blank: bool = False) -> Strip:
    return Strip(height, _draw, keep=keep, blank=blank)


def heights(pages: list[Page]) -> list[list[float]]:
    return [[one.height for _, one in page] for page in pages]


def test_a_page_is_filled_then_turned() -> None:
    pages = paginate([strip() for _ in range(5)], 30)
    assert heights(pages) == [[10, 10, 10], [10, 10]]
    assert [y for y, _ in pages[0]] == [0, 10, 20]


def test_what_is_kept_moves_together() -> None:
    group = [strip(11, keep=True), strip(12, keep=True), strip(13)]
    pages = paginate([strip(10), *group], 40)
    assert heights(pages) == [[10], [11, 12, 13]]


def test_a_group_higher_than_a_page_is_cut() -> None:
    pages = paginate([strip(15, keep=True) for _ in range(4)], 40)
    assert heights(pages) == [[15, 15], [15, 15]]


def test_blanks_are_dropped_at_the_head() -> None:
    pages = paginate([strip(30), strip(5, blank=True), strip(20)], 32)
    assert heights(pages) == [[30], [20]]


def test_heads_are_repeated() -> None:
    head = strip(7)
    rows = [Strip(10, _draw, heads=(head,)) for _ in range(4)]
    pages = paginate([head, *rows], 30)
    assert heights(pages) == [[7, 10, 10], [7, 10, 10]]
    assert pages[1][0][1] is head


@given(
    st.lists(
        st.builds(strip, st.floats(1, 50, width=16), keep=st.booleans(), blank=st.booleans()),
        min_size=1,
        max_size=60,
    )
)
def test_every_strip_once_in_order_and_inside(strips: list[Strip]) -> None:
    pages = paginate(strips, 50)
    laid = [one for page in pages for _, one in page]
    assert [id(one) for one in laid if not one.blank] == [
        id(one) for one in strips if not one.blank
    ]
    for page in pages:
        assert all(y + one.height <= 50.02 for y, one in page)
