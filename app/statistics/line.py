"""What statistics tell the shared rooms: words of what was submitted."""

from __future__ import annotations

__all__ = ["LINE"]

from collections.abc import Iterable

from sqlalchemy.orm import Session

from app.i18n import tr
from app.ids import Id
from app.lines import Line, TableLabels, Touched
from app.statistics import NAME
from app.statistics.periods import Span
from app.work import Tools

_TABLES = {
    "statistics_snapshot": TableLabels(
        tr("上报的报表"),
        {
            "report": tr("报表"),
            "span": tr("期间"),
            "first": tr("起"),
            "last": tr("止"),
            "submitted_on": tr("上报日期"),
            "digest": tr("校验码"),
        },
        {"span": Span},
    ),
}


def _touched(_session: Session, touched: Touched) -> set[Id]:
    return set(touched.get("statistics_snapshot", ()))


def _nothing_derived(_session: Session, _tools: Tools, _records: Iterable[Id]) -> None:
    """Reports are counted when they are asked for."""


def _rows(_session: Session, _record: Id) -> set[Id]:
    return set()


LINE = Line(NAME, _TABLES, _touched, _nothing_derived, _rows)
