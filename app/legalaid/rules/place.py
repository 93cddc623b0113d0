"""Which county's centre takes an application (法律援助法 第38条)."""

from __future__ import annotations

__all__ = ["ELSEWHERE", "UNKNOWN", "Place", "place_of"]

from enum import Enum

from app.legalaid.codes import ForumKind
from app.legalaid.messages.answers import Answers

ELSEWHERE = "0"
UNKNOWN = "?"


class Place(Enum):
    """Whose it is."""

    OURS = "ours"  # the organ is in our county
    OURS_AROSE = "arose"  # the matter arose in our county
    THEIRS = "theirs"
    OPEN = "open"


def place_of(answers: Answers, county: str) -> Place:
    """Whose an application is, as far as it was answered.

    诉讼事项 goes by the place of the organ alone; 非诉讼事项 by that of the organ, or where the
    matter arose.

    Args:
        county: 6-digit code of our own.
    """
    if answers.forum is None:
        return Place.OPEN
    if answers.place == county:
        return Place.OURS
    if answers.forum.litigation:
        return Place.OPEN if answers.place in ("", UNKNOWN) else Place.THEIRS
    if answers.arose == county:
        return Place.OURS_AROSE
    unknown = ("", UNKNOWN)
    organ_open = answers.place in unknown and answers.forum is not ForumKind.UNKNOWN
    return Place.OPEN if organ_open or answers.arose in unknown else Place.THEIRS
