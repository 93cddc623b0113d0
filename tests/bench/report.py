"""What a benchmark says: a figure, its bar, and everything needed to believe it."""

from __future__ import annotations

__all__ = ["Row", "measured", "median", "p99", "table"]

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One figure.

    Attributes:
        what: what was measured, in a few words.
        figure: the measured value with its unit ("1.31 ×", "12 ms").
        bar: what is asked for ("≤ 1.5 ×"), or "".
        met: whether the bar was met; None without a bar.
        how: workload, warmth, durability and the baseline of the same run.
    """

    what: str
    figure: str
    bar: str
    met: bool | None
    how: str


def measured(what: str, value: float, unit: str, how: str, *, most: float | None = None) -> Row:
    """A row of a number in a unit, which is good when small."""
    figure = f"{value:,.3g} {unit}" if value < 100 else f"{value:,.0f} {unit}"
    bar = "" if most is None else f"≤ {most:,g} {unit}"
    return Row(what, figure, bar, None if most is None else value <= most, how)


def median(values: Sequence[float]) -> float:
    """The middle of the values."""
    return statistics.median(values)


def p99(values: Sequence[float]) -> float:
    """The value that one in a hundred exceeds."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]


def table(rows: Iterable[Row]) -> str:
    """The rows as lines of text."""
    lines = []
    for row in rows:
        mark = {True: "met", False: "MISSED", None: ""}[row.met]
        lines.append(f"{row.what:<58} {row.figure:>16}  {row.bar:<12} {mark:<7} {row.how}")
    return "\n".join(lines)
