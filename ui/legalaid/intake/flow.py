"""Which cards the intake shows, in which order: the questions asked, and the forms between them."""

from __future__ import annotations

__all__ = ["APPLICANT", "DETAILS", "FILER", "Card", "Way", "way_of"]

from collections.abc import Collection
from dataclasses import dataclass

from app.legalaid.messages import FilerBasis, IntakeStep, Opinion, QuestionKind, QuestionView

APPLICANT, FILER, DETAILS = "form.applicant", "form.filer", "form.details"


@dataclass(frozen=True, slots=True)
class Card:
    """One screen of the intake: a form of ours, or a question of the engine."""

    id: str
    step: IntakeStep
    question: QuestionView | None = None

    @property
    def open(self) -> bool:
        """Whether it is a question that waits for its answer; papers may come later."""
        asked = self.question
        return asked is not None and not asked.done and asked.kind is not QuestionKind.MATERIALS


@dataclass(frozen=True, slots=True)
class Way:
    """The screens on the way as it was answered so far, and which of them is in hand."""

    cards: tuple[Card, ...]
    at: str

    @property
    def place(self) -> int:
        """Where the card in hand stands; the first when it is on the way no more."""
        return next((at for at, one in enumerate(self.cards) if one.id == self.at), 0)

    @property
    def card(self) -> Card:
        """The one in hand."""
        return self.cards[self.place]

    @property
    def following(self) -> Card | None:
        """The one Enter leads to, as far as is known."""
        rest = self.cards[self.place + 1 :]
        return rest[0] if rest else None

    @property
    def before(self) -> Card | None:
        """The one Alt+← leads to."""
        return self.cards[self.place - 1] if self.place else None

    def has(self, card: str) -> bool:
        """Whether a card is on the way."""
        return any(one.id == card for one in self.cards)

    def to_step(self, step: IntakeStep) -> Card | None:
        """The first card of a step, or a question before it that is still open."""
        return next((one for one in self.cards if one.step is step or one.open), None)

    def standing(self, gaps: Collection[IntakeStep]) -> tuple[str, ...]:
        """How the steps stand, for the bar: "done", "now", "gap" or "todo".

        Args:
            gaps: steps whose forms lack something.
        """
        current = self.card.step
        return tuple(self._stands(step, current, lacks=step in gaps) for step in IntakeStep)

    def _stands(self, step: IntakeStep, current: IntakeStep, *, lacks: bool) -> str:
        own = [one for one in self.cards if one.step is step]
        if step is current:
            return "now"
        if step > current or not own:
            return "todo"
        return "gap" if lacks or any(one.open for one in own) else "done"


def way_of(opinion: Opinion | None, filer: FilerBasis | None, at: str) -> Way:
    """The way through the intake.

    Who applies comes first and is typed; who files for them follows the questions about it, and
    what the matter is about those about the matter.
    """
    cards = [Card(APPLICANT, IntakeStep.APPLICANT)]
    questions = opinion.questions if opinion is not None else ()
    for step in IntakeStep:
        own = [one for one in questions if one.step is step]
        cards += [Card(one.id, step, one) for one in own]
        if step is IntakeStep.APPLICANT and filer not in (None, FilerBasis.SELF):
            cards.append(Card(FILER, step))
        if step is IntakeStep.MATTER and own and all(one.done for one in own):
            cards.append(Card(DETAILS, step))
    return Way(tuple(cards), at)
