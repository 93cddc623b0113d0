"""The slots of a phrase: {申请人}, {金额} … filled from the form, or left for the hand."""

from __future__ import annotations

__all__ = ["PhraseSource", "Slots", "fill", "next_slot", "slot_problem"]

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from app.i18n import tr

Slots = Mapping[str, str]
_SLOT = re.compile(r"\{([^{}\n]{1,30})\}")


@dataclass(frozen=True, slots=True)
class PhraseSource:
    """What a form tells of itself where phrases are taken in.

    Attributes:
        topics: (code, words) of what phrases may be for.
        topic: the one in hand, or "".
        slots: the words known so far, by the names of slots.
    """

    topics: Sequence[tuple[str, str]]
    topic: Callable[[], str]
    slots: Callable[[], Slots]


def fill(text: str, slots: Slots) -> str:
    """The phrase with all that is known filled in; what is not stays as it is."""
    return _SLOT.sub(lambda found: slots.get(found[1], "") or found[0], text)


def next_slot(text: str, start: int) -> tuple[int, int] | None:
    """Where the next open slot begins and ends, from a place on; None when there is none."""
    found = _SLOT.search(text, start)
    return None if found is None else found.span()


def slot_problem(text: str) -> str | None:
    """What to say of a text with open slots."""
    names = list(dict.fromkeys(_SLOT.findall(text)))
    if not names:
        return None
    return tr("还有没填的空：{names}").format(names=tr("、").join(names))
