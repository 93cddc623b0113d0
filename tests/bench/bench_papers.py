"""How fast papers are drawn and shown, and how many bytes they weigh."""

from __future__ import annotations

__all__ = ["run"]

from collections.abc import Callable
from functools import partial
from time import perf_counter

from app.mediation.papers import build
from app.papers.model import Paper
from app.papers.press import Press
from tests.bench.report import Row, measured, median
from tests.mediation.papers.cases import AGREEMENT, CASE, SESSION
from tests.papers.samples import agreement

_REPEATS = 30
_SCREEN = 1.5  # 108 dpi: a page 80 % wide on a screen of 1366
_HOW = f"through the press, warm, median of {_REPEATS}"


def run() -> list[Row]:
    """The agreement of the specification, then the forms of a case."""
    paper = agreement()
    with Press() as press:
        cold = _once(lambda: press.submit(paper).result())
        rendered = press.submit(paper).result()
        warm = _milliseconds(lambda: press.submit(paper).result())
        shown = _milliseconds(lambda: press.picture(rendered.pdf, 0, _SCREEN).result())
        rows: list[Row] = [
            measured("press started, fonts opened, first paper", cold, "ms", "once"),
            measured("agreement PDF", warm, "ms", _HOW, most=30),
            measured("agreement PDF", len(rendered.pdf) / 1000, "kB", "two pages", most=80),
            measured("page as pixels", shown, "ms", _HOW),
        ]
        for kind, subject in (
            ("med.F-A4", CASE.id),
            ("med.F-A5", CASE.id),
            ("med.F-A7", SESSION.id),
            ("med.F-A8", AGREEMENT.id),
        ):
            form = build(kind, CASE, subject)
            drawn = press.submit(form).result()
            taken = _milliseconds(partial(_draw, press, form))
            pages = f"{drawn.pages} pages"
            rows.append(measured(form.title, taken, "ms", f"{pages}, {_HOW}", most=30))
            rows.append(measured(form.title, len(drawn.pdf) / 1000, "kB", pages, most=80))
    return rows


def _draw(press: Press, form: Paper) -> None:
    press.submit(form).result()


def _once(call: Callable[[], object]) -> float:
    start = perf_counter()
    call()
    return (perf_counter() - start) * 1000


def _milliseconds(call: Callable[[], object]) -> float:
    return median([_once(call) for _ in range(_REPEATS)])
