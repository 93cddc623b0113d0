"""Undoes what typing and pasting add to a number: blanks, hyphens, full-width forms."""

from __future__ import annotations

__all__ = ["plain", "tidy"]

import re
import unicodedata

# Blanks, hyphens and dashes of every kind, brackets, zero-width characters.
_FILLERS = re.compile("[\\s\\-\u2010-\u2015\u2212()\u200b-\u200d\ufeff]+")


def plain(text: str) -> str:
    """The bare characters of a number: half-width, capital, without blanks or hyphens."""
    return _FILLERS.sub("", tidy(text)).upper()


def tidy(text: str) -> str:
    """Half-width and trimmed, otherwise as typed: for numbers of no known shape."""
    return unicodedata.normalize("NFKC", text).strip()
