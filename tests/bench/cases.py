"""Made-up mediation cases for the benchmarks: about 615 bytes of JSON each, from a seed.

The facts come from a Markov model of the shipped statutes, so that they compress like prose and
not like a template; they mean nothing.
"""

from __future__ import annotations

__all__ = ["Prose", "cases"]

import gzip
import json
from collections import defaultdict
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

_STATUTES = Path(__file__).parents[2] / "resources" / "statutes" / "laws.jsonl.gz"
_FACTS_CHARACTERS = 96
_CONTEXT = 2


def cases(count: int, *, seed: int = 1) -> list[dict[str, dict[str, Any]]]:
    """Bodies of inserts: field group → field → wire value."""
    random = Random(seed)
    prose = Prose(random)
    return [_case(random, prose, number) for number in range(1, count + 1)]


def _case(random: Random, prose: Prose, number: int) -> dict[str, dict[str, Any]]:
    accepted = date(2026, 1, 1) + timedelta(days=random.randrange(330))
    return {
        "number": {"case_no": f"（2026）江新泽人调字第{number:05d}号"},
        "state": {"state": random.choice(("A10", "A20", "A30"))},
        "acceptance": {"accepted_on": accepted.isoformat()},
        "dispute": {"dispute_type": f"{random.randint(1, 18):02d}"},
        "facts": {"facts": prose.text(_FACTS_CHARACTERS)},
        "event": {"place": prose.text(16), "division": f"440705{random.randrange(10**3):03d}000"},
        "scale": {"people_count": 2, "amount_fen": random.randrange(10**4, 10**7)},
    }


class Prose:
    """Chinese without meaning, with the frequencies of real sentences."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._next = _model()
        self._starts = list(self._next)

    def text(self, characters: int) -> str:
        """So many characters."""
        made = self._random.choice(self._starts)
        while len(made) < characters:
            following = self._next.get(made[-_CONTEXT:])
            made += self._random.choice(following or self._random.choice(self._starts))
        return made[:characters]


@cache
def _model() -> dict[str, str]:
    """For each pair of characters, the characters that follow it in the statutes."""
    following: dict[str, list[str]] = defaultdict(list)
    with gzip.open(_STATUTES, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"].replace("\n", "")
            for at in range(len(text) - _CONTEXT):
                following[text[at : at + _CONTEXT]].append(text[at + _CONTEXT])
    return {pair: "".join(characters) for pair, characters in following.items()}
