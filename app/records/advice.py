"""What may be done now and what to keep in mind, as a line's rules say it, with its article."""

from __future__ import annotations

__all__ = ["AdviceFact", "advice_views"]

from collections.abc import Iterable
from typing import NamedTuple

from app.lawbook.rules import Rulebook
from app.records.messages import AdviceView


class AdviceFact(NamedTuple):
    """One piece of advice, and the rule it rests on; `place`: on which of its citations."""

    rule: str
    text: str
    place: int = 0


def advice_views(facts: Iterable[AdviceFact], law: Rulebook) -> tuple[AdviceView, ...]:
    """Each with the article it rests on, and whether that was read there."""
    return tuple(_view(one, law) for one in facts)


def _view(fact: AdviceFact, law: Rulebook) -> AdviceView:
    rule = law[fact.rule]
    cited = rule.citations[fact.place]
    confirmed = rule.proof.confirmed and cited.proof.confirmed
    return AdviceView(fact.rule, rule.title, fact.text, cited.law, cited.place(), confirmed)
