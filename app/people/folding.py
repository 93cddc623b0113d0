"""Brings text to the one form that is searched: simplified, half-width, small letters."""

from __future__ import annotations

__all__ = ["fold"]

import csv
import unicodedata
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).resolve().parents[2] / "resources" / "hanzi" / "simplified.csv"
_FULL_WIDTH = range(0xFF01, 0xFF5F)
_UMLAUTS = "üÜǕǖǗǘǙǚǛǜ"  # 吕 typed as lü is found like lv: the letter keyboards have for it
_COMPATIBLE = (range(0xF900, 0xFB00), range(0x2F800, 0x2FA20))  # doubles of other characters


def fold(text: str) -> str:
    """The text as searched, character for character, so that places in it stay the same.

    >>> fold("梁國棟，Ａ座")
    '梁国栋,a座'
    """
    return text.translate(_folds())


@cache
def _folds() -> dict[int, str]:
    with _TABLE.open(encoding="utf-8", newline="") as file:
        folds = {ord(row["character"]): row["simplified"] for row in csv.DictReader(file)}
    for doubles in _COMPATIBLE:
        for point in doubles:
            unified = unicodedata.normalize("NFC", chr(point))
            folds[point] = folds.get(ord(unified), unified) if len(unified) == 1 else chr(point)
    folds |= {point: chr(point - 0xFEE0).lower() for point in _FULL_WIDTH}
    folds |= {point: chr(point).lower() for point in range(0x41, 0x5B)}
    # Latin letters with marks, as in the names of foreigners; few of them change their length.
    folds |= {
        point: chr(point).lower() for point in range(0xC0, 0x250) if len(chr(point).lower()) == 1
    }
    folds |= {ord(letter): "v" for letter in _UMLAUTS}
    folds[0x3000] = " "
    return folds
