"""How long a right may still be claimed, and whether less than seven days are left (第44条)."""

from __future__ import annotations

__all__ = ["CLOSE_DAYS", "Limitation", "limitation_of"]

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.i18n import tr
from app.lawbook.dates import Due
from app.lawbook.rules import Rulebook
from app.legalaid.codes import ForumKind, Matter, Stage
from app.legalaid.messages.answers import Answers

CLOSE_DAYS = 30  # from here on the desk asks whether the right was claimed since
_BEFORE = frozenset({Stage.NONE_YET, Stage.MEDIATION, Stage.ADMINISTRATION})
_BROKEN_OFF = {"la.R-B14", "la.R-B14a"}  # 劳动争议调解仲裁法 第27条第2款, 民法典 第195条


@dataclass(frozen=True, slots=True)
class Limitation:
    """The end of a limitation.

    Attributes:
        rule: of the lawbook, la.R-B14 and others.
        name: "仲裁时效".
        left: days from today to the last one, negative when it is over.
        short: less than seven days are left, and it is not over (第44条第一项).
        over: the last day is gone, moved past days off as it may be.
        breakable: it begins anew when the right is claimed or acknowledged.
    """

    rule: str
    name: str
    due: Due
    left: int
    short: bool
    over: bool
    breakable: bool

    @property
    def close(self) -> bool:
        """Whether it ends soon, or has ended."""
        return self.left <= CLOSE_DAYS


def limitation_of(
    answers: Answers, law: Rulebook, today: date, *, renewed: bool = True
) -> Limitation | None:
    """The limitation that runs on what was answered; None where none runs, or nobody can say.

    Args:
        renewed: count anew from the day the right was last claimed.
    """
    rule = _rule(answers)
    if rule is None or answers.clock_from is None or answers.stage not in _BEFORE:
        return None
    start, event = answers.clock_from, _event(answers)
    anew = answers.interrupted_on if answers.claimed and rule in _BROKEN_OFF else None
    if renewed and anew and anew > start:
        start, event = anew, tr("主张权利")
    due = law.due(rule, start, event=event)
    over = today > due.rolled
    short = not over and today > law.due("la.R-B15", due.raw).raw
    left = (due.raw - today).days
    return Limitation(rule, _NAMES[rule](), due, left, short, over, rule in _BROKEN_OFF)


def _rule(answers: Answers) -> str | None:
    match answers.matter:
        case Matter.LABOUR:
            return "la.R-B14" if answers.employed is False else None
        case Matter.STATE_COMPENSATION:
            return "la.R-B14b"
        case Matter.SOCIAL_INSURANCE | Matter.PENSION_FOR_DEATH:
            by_organ = answers.forum is ForumKind.ORGAN
            arbitrated = answers.forum is ForumKind.LABOUR_ARBITRATION
            return "la.R-B08b" if by_organ else "la.R-B14" if arbitrated else "la.R-B08c"
        case Matter.INJURY:
            arbitrated = answers.forum is ForumKind.LABOUR_ARBITRATION
            return "la.R-B14" if arbitrated else "la.R-B14a"
        case Matter.POLLUTION:
            return "la.R-B14a"
        case _:
            return None  # 赡养费、抚养费、扶养费: 民法典 第196条


def _event(answers: Answers) -> str:
    return tr("离开单位") if answers.matter is Matter.LABOUR else tr("知道权利受损")


_NAMES: dict[str, Callable[[], str]] = {
    "la.R-B14": lambda: tr("仲裁时效"),
    "la.R-B14a": lambda: tr("诉讼时效"),
    "la.R-B14b": lambda: tr("国家赔偿时效"),
    "la.R-B08b": lambda: tr("行政复议期限"),
    "la.R-B08c": lambda: tr("行政诉讼期限"),
}
