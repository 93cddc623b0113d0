"""What sealing tells the shared rooms of itself."""

from __future__ import annotations

__all__ = ["LINE"]

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.i18n import tr
from app.ids import Id
from app.lines import Line, TableLabels, Touched
from app.sealing import NAME
from app.work import Tools
from db.tables.attachments import Attachment
from db.tables.sealing import SealedRecord

_TABLE = SealedRecord.__tablename__
_TABLES = {
    _TABLE: TableLabels(
        tr("封存"),
        {
            "basis": tr("依据"),
            "ordered_on": tr("打包日期"),
            "erased_on": tr("清除日期"),
            "voided": tr("作废"),
            "void_reason": tr("作废原因"),
        },
        made=tr("打包"),
    )
}


def _touched(_session: Session, touched: Touched) -> set[Id]:
    return set(touched.get(_TABLE, ()))


def _nothing_derived(_session: Session, _tools: Tools, _records: Iterable[Id]) -> None:
    """How far a sealing came is worked out when it is asked for."""


def _rows(session: Session, record: Id) -> set[Id]:
    return set(session.scalars(select(Attachment.id).where(Attachment.record == record)))


LINE = Line(NAME, _TABLES, _touched, _nothing_derived, _rows)
