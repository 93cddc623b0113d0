"""Six-digit division codes since 1980, as id numbers carry them (GB/T 2260)."""

from __future__ import annotations

__all__ = ["known", "region_name"]

import csv
import re
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).resolve().parents[2] / "resources" / "divisions" / "gbt2260.csv"
_GROUPING = re.compile(r"市辖区|县|.*直辖.*")  # levels of the standard that say nothing to a reader


def known(code: str) -> bool:
    """Whether the code was ever given to a division."""
    return code in _regions()


def region_name(code: str) -> str:
    """The division in full by its last name ("广东省江门市新会县"), or "" when unknown."""
    if not known(code):
        return ""
    levels = dict.fromkeys((code[:2] + "0000", code[:4] + "00", code))
    names = [_regions().get(level, "") for level in levels]
    return "".join(name for name in names if not _GROUPING.fullmatch(name))


@cache
def _regions() -> dict[str, str]:
    with _TABLE.open(encoding="utf-8", newline="") as file:
        # Rows of one code are in the order of time, so the last name stays.
        return {row["code"]: row["name"] for row in csv.DictReader(file)}
