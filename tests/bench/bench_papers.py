"""How fast papers are drawn and shown, and how many bytes they weigh."""

from __future__ import annotations

__all__ = ["run"]

from collections.abc import Callable
from statistics import median
from time import perf_counter

from app.mediation.papers import build
from app.papers.press import Press
from tests.mediation.papers.cases import AGREEMENT, CASE, SESSION
from tests.papers.samples import agreement

_REPEATS = 30
_SCREEN = 1.5  # 108 dpi: a page 80 % wide on a screen of 1366

Row = tuple[str, float, str, str]


def run() -> list[Row]:
    """Rows of (what, measured, unit, goal); a goal of "" is for information."""
    paper = agreement()
    with Press() as press:
        cold = _once(lambda: press.submit(paper).result())
        rendered = press.submit(paper).result()
        warm = _milliseconds(lambda: press.submit(paper).result())
        shown = _milliseconds(lambda: press.picture(rendered.pdf, 0, _SCREEN).result())
        rows: list[Row] = [
            ("press started, fonts opened, first paper", cold, "ms", ""),
            ("agreement PDF, warm, through the press", warm, "ms", "≤ 30"),
            ("agreement PDF, two pages", len(rendered.pdf) / 1000, "kB", "≤ 80"),
            ("page as pixels, through the press", shown, "ms", ""),
        ]
        for kind, subject in (
            ("med.F-A4", CASE.id),
            ("med.F-A5", CASE.id),
            ("med.F-A7", SESSION.id),
            ("med.F-A8", AGREEMENT.id),
        ):
            form = build(kind, CASE, subject)
            drawn = press.submit(form).result()
            taken = _milliseconds(lambda form=form: press.submit(form).result())
            rows.append((f"{form.title}, {drawn.pages} pages", taken, "ms", "≤ 30"))
            rows.append((f"{form.title}, {drawn.pages} pages", len(drawn.pdf) / 1000, "kB", "≤ 80"))
    return rows


def _once(call: Callable[[], object]) -> float:
    start = perf_counter()
    call()
    return (perf_counter() - start) * 1000


def _milliseconds(call: Callable[[], object]) -> float:
    return median(_once(call) for _ in range(_REPEATS))


if __name__ == "__main__":
    for what, measured, unit, goal in run():
        print(f"{what:76} {measured:10.3f} {unit:4} {goal}")
