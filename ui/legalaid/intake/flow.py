"""Which cards the intake shows, in which order: the questions asked, and the forms between them."""

from __future__ import annotations

__all__ = ["APPLICANT", "DETAILS", "FILER", "Card", "cards_of", "standing_of"]

from collections.abc import Sequence
from dataclasses import dataclass

from app.legalaid.messages import FilerBasis, IntakeStep, Opinion, QuestionView

APPLICANT, FILER, DETAILS = "form.applicant", "form.filer", "form.details"


@dataclass(frozen=True, slots=True)
class Card:
    """One screen of the intake: a form of ours, or a question of the engine."""

    id: str
    step: IntakeStep
    question: QuestionView | None = None


def cards_of(opinion: Opinion, filer: FilerBasis | None) -> tuple[Card, ...]:
    """The screens on the way as it was answered so far.

    Who applies comes first and is typed; who files for them follows the questions about it, and
    what the matter is about those about the matter.
    """
    cards = [Card(APPLICANT, IntakeStep.APPLICANT)]
    for step in IntakeStep:
        own = [one for one in opinion.questions if one.step is step]
        cards += [Card(one.id, step, one) for one in own]
        if step is IntakeStep.APPLICANT and filer not in (None, FilerBasis.SELF):
            cards.append(Card(FILER, step))
        if step is IntakeStep.MATTER and own and all(one.done for one in own):
            cards.append(Card(DETAILS, step))
    return tuple(cards)


def standing_of(
    cards: Sequence[Card], current: IntakeStep, gaps: frozenset[IntakeStep]
) -> tuple[str, ...]:
    """How the steps stand, for the bar: "done", "now", "gap" or "todo".

    Args:
        gaps: steps whose forms lack something.
    """
    found = []
    for step in IntakeStep:
        own = [one for one in cards if one.step is step]
        answered = bool(own) and all(one.question is None or one.question.done for one in own)
        if step is current:
            found.append("now")
        elif step in gaps and step < current:
            found.append("gap")
        else:
            found.append("done" if answered and step < current else "todo")
    return tuple(found)
