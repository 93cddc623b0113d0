"""A paper for other eyes: words of it replaced, numbers of people masked (M28)."""

from __future__ import annotations

__all__ = ["covered"]

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from app.papers.model import Paper
from app.people.masking import masked_text


def covered(paper: Paper, words: Mapping[str, str]) -> Paper:
    """The paper with other words in the place of some, the longest first, and no number whole.

    Args:
        words: what may not be read, each with what stands there instead ("陆䶮" → "陆×").
    """
    order = sorted(words, key=len, reverse=True)

    def cover(value: Any) -> Any:
        if isinstance(value, str):
            value = masked_text(value, (), date.max)
            for word in order:
                value = value.replace(word, words[word])
            return value
        return [cover(one) for one in value] if isinstance(value, list | tuple) else value

    plain = msgspec.to_builtins(paper, builtin_types=(bytes,))
    said = [cover(one) for one in plain]
    said[_KIND] = paper.kind
    return msgspec.convert(said, Paper)


_KIND = Paper.__struct_fields__.index("kind")
