"""A desk without an office: the engine on the shipped data, driven by digit keys."""

from __future__ import annotations

__all__ = ["COUNTY", "TODAY", "Desk", "ground"]

from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from app.lawbook.rules import Rulebook
from app.legalaid.messages.answers import Answers, HeldMaterial
from app.legalaid.messages.opinion import Choice, Opinion, answered
from app.legalaid.practice import AidPractice
from app.legalaid.rules.eligibility import Ground, assess
from app.people.divisions import Divisions

RESOURCES = Path(__file__).resolve().parents[3] / "resources"
COUNTY = "440705"
TODAY = date(2026, 11, 24)


@cache
def ground() -> Ground:
    """新会区 on 24 November 2026, without a figure of the city."""
    return Ground(
        law=Rulebook.load(RESOURCES / "rules"),
        practice=AidPractice.load(RESOURCES / "legalaid"),
        divisions=Divisions.load(RESOURCES / "divisions" / "jiangmen.csv"),
        county=COUNTY,
        today=TODAY,
    )


@dataclass
class Desk:
    """One intake: `press` answers the question that is next."""

    answers: Answers
    ground: Ground

    @classmethod
    def open(cls, *, on: date = TODAY, county: str = COUNTY, **known: Any) -> Desk:
        """A new one, with what the card of the applicant already says."""
        return cls(Answers(**known), replace(ground(), today=on, county=county))

    @property
    def opinion(self) -> Opinion:
        """As the right side shows it now."""
        return assess(self.answers, self.ground)

    def press(self, *keys: str | date) -> Desk:
        """Digits for choices, a date where one is asked for."""
        for key in keys:
            opinion = self.opinion
            question = next(one for one in opinion.questions if one.id == opinion.next)
            if isinstance(key, date):
                assert question.field, question.id
                typed: dict[str, Any] = {question.field: key}
                self.answers = replace(self.answers, **typed)
            else:
                choice = next(one for one in question.choices if one.key == key)
                self.answers = answered(self.answers, choice)
        return self

    def choose(self, choice: Choice) -> Desk:
        """A choice of any question, answered or not."""
        self.answers = answered(self.answers, choice)
        return self

    def hand_in(self, **pages: int) -> Desk:
        """Papers by their id, with so many pages."""
        held = tuple(HeldMaterial(id=id, pages=count) for id, count in pages.items())
        self.answers = replace(self.answers, held=(*self.answers.held, *held))
        return self

    def change(self, **changes: Any) -> Desk:
        """Answer otherwise."""
        self.answers = replace(self.answers, **changes)
        return self
