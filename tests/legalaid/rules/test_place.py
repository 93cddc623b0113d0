"""法律援助法 第38条: whose an application is."""

from __future__ import annotations

import pytest

from app.legalaid.codes import ForumKind
from app.legalaid.messages.answers import Answers
from app.legalaid.rules.place import Place, place_of

OURS, THEIRS = "440705", "440781"


@pytest.mark.parametrize(
    ("forum", "place", "arose", "whose"),
    [
        (ForumKind.COURT, OURS, "", Place.OURS),
        (ForumKind.COURT, THEIRS, OURS, Place.THEIRS),  # 诉讼: where it arose counts for nothing
        (ForumKind.COURT, "0", "", Place.THEIRS),
        (ForumKind.COURT, "?", "", Place.OPEN),
        (ForumKind.LABOUR_ARBITRATION, OURS, THEIRS, Place.OURS),
        (ForumKind.LABOUR_ARBITRATION, THEIRS, OURS, Place.OURS_AROSE),
        (ForumKind.LABOUR_ARBITRATION, THEIRS, THEIRS, Place.THEIRS),
        (ForumKind.LABOUR_ARBITRATION, THEIRS, "", Place.OPEN),
        (ForumKind.LABOUR_ARBITRATION, "?", THEIRS, Place.OPEN),
        (ForumKind.UNKNOWN, "", OURS, Place.OURS_AROSE),
        (ForumKind.UNKNOWN, "", THEIRS, Place.THEIRS),
        (ForumKind.UNKNOWN, "", "", Place.OPEN),
        (None, OURS, OURS, Place.OPEN),
    ],
)
def test_whose_it_is(forum: ForumKind | None, place: str, arose: str, whose: Place) -> None:
    assert place_of(Answers(forum=forum, place=place, arose=arose), OURS) is whose
