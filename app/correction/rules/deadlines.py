"""All that a correction owes, part by part, and the state the day itself moves it to."""

from __future__ import annotations

__all__ = ["PARTS", "dues", "shown_state"]

from collections.abc import Callable, Iterable
from datetime import date

from app.correction.rules.course import course_dues
from app.correction.rules.discipline import discipline_dues
from app.correction.rules.ending import ending_dues, unsettled
from app.correction.rules.facts import SubjectFacts
from app.correction.rules.intake import report_by
from app.correction.rules.moves import move_dues
from app.correction.states import Category, State
from app.lawbook.rules import Rulebook
from app.today.owed import DueFact

Part = Callable[[SubjectFacts, Rulebook], Iterable[DueFact]]

# Each part of the work enters what it owes here.
PARTS: tuple[Part, ...] = (course_dues, ending_dues, move_dues, discipline_dues)


def dues(facts: SubjectFacts, law: Rulebook) -> list[DueFact]:
    """All that a correction owes, with why; the order is that of the parts, not of the dates."""
    return [due for part in PARTS for due in part(facts, law)]


def shown_state(facts: SubjectFacts, law: Rulebook, today: date) -> State:
    """The state with the day's own moves: A2 after the rolled day, A16 after the last of the term.

    Derived, not written: every replica reaches it on the same day without an entry. The strict
    day is shown as due; a breach is alleged after the rolled one alone (T10). Who serves outside
    is delivered by others and cannot be late.
    """
    delivered = facts.category is Category.OUTSIDE and not facts.moved_in
    if facts.state is State.AWAITED and not delivered:
        return State.LATE if today > report_by(facts, law).rolled else facts.state
    if facts.state is State.SERVING and today > facts.end_on and unsettled(facts, today):
        return State.UNSETTLED
    return facts.state
