"""What was answered so far, asked about anew after every key, the newest answer alone shown."""

from __future__ import annotations

__all__ = ["Answering"]

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import msgspec
from PySide6.QtCore import QObject, Signal

from app.legalaid.messages import Answers, Assess, Choice, Opinion, answered
from ui.context import Context


class Answering(QObject):
    """Keeps the answers to the questions; the forms add theirs when the desk is asked.

    Attributes:
        chosen: the answers to questions, without what the forms hold.
        at: id of a question that is to be shown although it is answered.
        opinion: what the desk said last, or None before it said anything.

    Signals:
        assessed: there is another opinion.
    """

    assessed = Signal()

    def __init__(
        self, context: Context, whole: Callable[[Answers], Answers], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context, self._whole = context, whole
        self._asked = 0
        self._told = 0
        self._query: Assess | None = None
        self.chosen = Answers()
        self.at = ""
        self.opinion: Opinion | None = None

    @property
    def answers(self) -> Answers:
        """All that was answered, with what the forms hold."""
        return self._whole(self.chosen)

    @property
    def waiting(self) -> bool:
        """Whether the newest answer was not told yet."""
        return self._told < self._asked

    def reset(self) -> None:
        """Nothing was answered."""
        self.chosen, self.at, self.opinion = Answers(), "", None
        self._query = None

    def choose(self, choice: Choice) -> None:
        """A choice was taken."""
        self.chosen = answered(self.chosen, choice)
        self.ask()

    def set_date(self, field: str, value: date | None) -> None:
        """A date was answered."""
        if getattr(self.chosen, field) != value:
            given: dict[str, Any] = {field: value}
            self.chosen = replace(self.chosen, **given)
            self.ask()

    def prove(self, proof: str, *, ticked: bool) -> None:
        """What proves an answer."""
        rest = tuple(one for one in self.chosen.proofs if one != proof)
        self.chosen = replace(self.chosen, proofs=(*rest, proof) if ticked else rest)
        self.ask()

    def open(self, question: str) -> None:
        """Show a question although it is answered."""
        if question != self.at:
            self.at = question
            self.ask()

    def ask(self) -> None:
        """What does the desk say now."""
        query = Assess(self.answers, self.at)
        if query == self._query and self.opinion is not None:
            return  # an address says nothing to the law
        self._query = query
        self._asked += 1
        number = self._asked

        def on_opinion(opinion: Opinion) -> None:
            if number > self._told:
                self._told, self.opinion = number, opinion
                self.assessed.emit()

        future = self._context.desk.ask(query)
        self._context.work.run(future, on_opinion, owner=self)

    def renew(self) -> None:
        """Ask again although nothing was answered otherwise: the figures it rests on changed."""
        self._query = None
        self.ask()

    def kept(self) -> dict[str, Any]:
        """What a draft keeps."""
        plain: dict[str, Any] = msgspec.to_builtins(self.chosen)
        return plain

    def restore(self, kept: Mapping[str, Any]) -> None:
        """Fill in what a draft kept; what an older program kept otherwise is asked anew."""
        try:
            self.chosen = msgspec.convert(dict(kept), Answers)
        except msgspec.ValidationError:
            self.chosen = Answers()
