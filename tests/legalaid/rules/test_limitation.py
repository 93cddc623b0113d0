"""Limitations, counted by hand: when they end, when less than seven days are left (第44条)."""

from __future__ import annotations

from datetime import date

import pytest

from app.legalaid.codes import ForumKind, Matter, Stage
from app.legalaid.messages.answers import Answers
from app.legalaid.rules.limitation import limitation_of
from tests.legalaid.rules.desk import ground

LEFT = date(2025, 11, 29)  # the year ends on Sunday 29 November 2026


def _wages(**more: object) -> Answers:
    known = {"matter": Matter.LABOUR, "stage": Stage.NONE_YET, "employed": False}
    return Answers(**{**known, "clock_from": LEFT, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("today", "left", "short", "over"),
    [
        (date(2026, 11, 21), 8, False, False),
        (date(2026, 11, 22), 7, False, False),  # seven days are not 不足七日
        (date(2026, 11, 23), 6, True, False),
        (date(2026, 11, 29), 0, True, False),
        (date(2026, 11, 30), -1, True, False),  # Monday: a last day off moves (民法典 第203条)
        (date(2026, 12, 1), -2, False, True),
    ],
)
def test_less_than_seven_days(today: date, left: int, short: bool, over: bool) -> None:
    found = limitation_of(_wages(), ground().law, today)
    assert found is not None
    assert found.due.raw == date(2026, 11, 29)
    assert found.due.rolled == date(2026, 11, 30)
    assert (found.left, found.short, found.over) == (left, short, over)


def test_who_still_works_there_has_all_the_time() -> None:
    """劳动争议调解仲裁法 第27条第4款."""
    assert limitation_of(_wages(employed=True), ground().law, date(2026, 11, 24)) is None


def test_a_claim_begins_it_anew() -> None:
    """劳动争议调解仲裁法 第27条第2款."""
    answers = _wages(claimed=True, interrupted_on=date(2026, 3, 2))
    found = limitation_of(answers, ground().law, date(2026, 11, 24))
    assert found is not None
    assert found.due.raw == date(2027, 3, 2)
    plainly = limitation_of(answers, ground().law, date(2026, 11, 24), renewed=False)
    assert plainly is not None
    assert plainly.due.raw == date(2026, 11, 29)


def test_maintenance_has_no_limitation() -> None:
    """民法典 第196条."""
    answers = Answers(matter=Matter.MAINTENANCE, stage=Stage.NONE_YET, clock_from=LEFT)
    assert limitation_of(answers, ground().law, date(2026, 11, 24)) is None


@pytest.mark.parametrize(
    ("matter", "forum", "ends"),
    [
        (Matter.INJURY, ForumKind.COURT, date(2028, 11, 29)),
        (Matter.INJURY, ForumKind.LABOUR_ARBITRATION, date(2026, 11, 29)),
        (Matter.STATE_COMPENSATION, ForumKind.COURT, date(2027, 11, 29)),
        (Matter.POLLUTION, ForumKind.COURT, date(2028, 11, 29)),
        (Matter.SOCIAL_INSURANCE, ForumKind.ORGAN, date(2026, 1, 28)),
        (Matter.SOCIAL_INSURANCE, ForumKind.COURT, date(2026, 5, 29)),
        (Matter.SOCIAL_INSURANCE, ForumKind.LABOUR_ARBITRATION, date(2026, 11, 29)),
    ],
)
def test_each_matter_has_its_own(matter: Matter, forum: ForumKind, ends: date) -> None:
    answers = Answers(matter=matter, forum=forum, stage=Stage.NONE_YET, clock_from=LEFT)
    found = limitation_of(answers, ground().law, date(2025, 12, 1))
    assert found is not None
    assert found.due.raw == ends


def test_once_at_court_it_does_not_run() -> None:
    assert limitation_of(_wages(stage=Stage.FIRST), ground().law, date(2026, 11, 24)) is None
