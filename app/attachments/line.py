"""What attachments tell the shared rooms of themselves."""

from __future__ import annotations

__all__ = ["LINE"]

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.attachments.codes import Kind
from app.i18n import tr
from app.ids import Id
from app.lines import Line, TableLabels, Touched
from app.work import Tools
from db.tables.attachments import Attachment

_TABLE = Attachment.__tablename__
_TABLES = {
    _TABLE: TableLabels(
        tr("材料"),
        {
            "kind": tr("种类"),
            "name": tr("名称"),
            "note": tr("说明"),
            "place": tr("卷宗里放在"),
            "version": tr("文书版本"),
            "page": tr("文书页码"),
            "captured_at": tr("采集时间"),
            "voided": tr("作废"),
            "void_reason": tr("作废原因"),
        },
        {"kind": Kind},
        placed="place",
    )
}


def _touched(session: Session, touched: Touched) -> set[Id]:
    rows = list(touched.get(_TABLE, ()))
    return set(session.scalars(select(Attachment.record).where(Attachment.id.in_(rows))))


def _nothing_derived(_session: Session, _tools: Tools, _records: Iterable[Id]) -> None:
    """Thumbnails are made when they are first looked at."""


def _rows(session: Session, record: Id) -> set[Id]:
    return set(session.scalars(select(Attachment.id).where(Attachment.record == record)))


LINE = Line("attachments", _TABLES, _touched, _nothing_derived, _rows)
