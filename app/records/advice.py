"""What may be done now and what to keep in mind, as a line's rules say it, with its article."""

from __future__ import annotations

__all__ = ["AdviceFact", "advice_views"]

from collections.abc import Iterable
from typing import NamedTuple

from app.lawbook.rules import Rulebook
from app.records.messages import AdviceView


class AdviceFact(NamedTuple):
    """One piece of advice, and the rule it rests on."""

    rule: str
    text: str


def advice_views(facts: Iterable[AdviceFact], law: Rulebook) -> tuple[AdviceView, ...]:
    """Each with the article of its rule, and whether that was read there."""
    return tuple(
        AdviceView(
            one.rule,
            law[one.rule].title,
            one.text,
            law[one.rule].citation.law,
            law[one.rule].citation.place(),
            law[one.rule].proof.confirmed and law[one.rule].citation.proof.confirmed,
        )
        for one in facts
    )
