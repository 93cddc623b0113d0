"""T1 of a year over a big office: read, counted, checked, made into a workbook, and frozen."""

from __future__ import annotations

__all__ = ["run"]

from collections.abc import Callable
from datetime import date
from time import perf_counter, process_time
from typing import Any

from app.statistics.frozen import freeze
from app.statistics.making import Made, made
from app.statistics.messages import ExportReport, Period, ReadBehind, ReadReport, Span, period_of
from app.statistics.reports import Reports
from app.work import Work
from tests.bench.office import NOW, big_office
from tests.bench.report import Row, measured, median

_TIMES = 7
_EVER = Period(Span.YEAR, date(1990, 1, 1), date(2099, 12, 31))


def run() -> list[Row]:
    """A year, and as the worst case every closed case of the office as if it were one year."""
    office = big_office(1)
    desk, _books = office.open()
    year, day = Span.YEAR, period_of(Span.YEAR, NOW.date()).before().first

    def whole(_message: None, work: Work) -> Made:
        return made(work.tool(Reports).get("med.T1", work), _EVER, work)

    def last(_message: None, work: Work) -> Made:
        return made(work.tool(Reports).get("med.T1", work), period_of(year, day), work)

    view = desk.ask(ReadReport("med.T1", year, day)).result()
    cases, every = view.table.rows[-1].cells[0], desk.read(whole, None).result()
    closed = every.frozen.table.rows[-1].cells[0]
    where = f"{office.entries:,} entries, {cases:,} cases closed in the year, warm, encrypted"
    rows = [
        _row("T1 of a year", lambda: desk.ask(ReadReport("med.T1", year, day)), where, most=1000),
        _row(
            "the cases behind a number",
            lambda: desk.ask(ReadBehind("med.T1", year, day, None, "13")),
            where,
        ),
        _row("T1 as a workbook", lambda: desk.ask(ExportReport("med.T1", year, day)), where),
        _row(
            "T1 of every closed case at once",
            lambda: desk.read(whole, None),
            f"{closed:,} cases in one period",
            most=1000,
        ),
    ]
    found = desk.read(last, None).result()
    started = perf_counter()
    packed, _digest = freeze(found.frozen)
    took = (perf_counter() - started) * 1000
    size = f"{cases:,} cases packed into {len(packed) / 1024:,.0f} KiB"
    rows.append(measured("freezing the year", took, "ms", size))
    desk.close()
    return rows


def _row(what: str, ask: Callable[[], Any], how: str, *, most: float | None = None) -> Row:
    times, busy = [], []
    for _ in range(_TIMES):
        started, worked = perf_counter(), process_time()
        ask().result()
        times.append((perf_counter() - started) * 1000)
        busy.append((process_time() - worked) * 1000)
    how = f"{how}; {median(busy):,.0f} ms of the processor"
    return measured(what, median(times), "ms", how, most=most)
