"""What printed papers tell the shared rooms of themselves."""

from __future__ import annotations

__all__ = ["LINE"]

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.i18n import tr
from app.ids import Id
from app.lines import Line, TableLabels, Touched
from app.work import Tools
from db.tables.papers import PrintedPaper

_TABLE = PrintedPaper.__tablename__
_CHUNK = 500  # SQLite takes no more than 250,000 variables a statement
_TABLES = {
    _TABLE: TableLabels(
        tr("文书"),
        {
            "title": tr("名称"),
            "number": tr("编号"),
            "version": tr("版次"),
            "copies": tr("份数"),
            "pages": tr("页数"),
            "printed_at": tr("打印时间"),
            "voided": tr("作废"),
        },
        made=tr("打印"),
    )
}


def _touched(session: Session, touched: Touched) -> set[Id]:
    """The records whose papers were printed, so that their lists say so."""
    printed = list(touched.get(_TABLE, ()))
    found: set[Id] = set()
    for at in range(0, len(printed), _CHUNK):
        some = printed[at : at + _CHUNK]
        found.update(session.scalars(select(PrintedPaper.record).where(PrintedPaper.id.in_(some))))
    return found


def _nothing_derived(_session: Session, _tools: Tools, _records: Iterable[Id]) -> None:
    """What a case shows of its papers is read with it."""


def _rows(session: Session, record: Id) -> set[Id]:
    return set(session.scalars(select(PrintedPaper.id).where(PrintedPaper.record == record)))


LINE = Line("papers", _TABLES, _touched, _nothing_derived, _rows)
