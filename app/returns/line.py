"""What papers, printed and come back, tell the shared rooms of themselves."""

from __future__ import annotations

__all__ = ["LINE"]

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.i18n import tr
from app.ids import Id
from app.lines import Line, TableLabels, Touched
from app.returns.codes import Aside
from app.work import Tools
from db.tables.attachments import Attachment
from db.tables.papers import ReturnedSheet

_TABLE = ReturnedSheet.__tablename__
_TABLES = {
    _TABLE: TableLabels(
        tr("收回的纸页"),
        {
            "scan": tr("扫描文件"),
            "came_at": tr("收回时间"),
            "aside": tr("待认领"),
            "by_hand": tr("人工认领"),
            "voided": tr("移出"),
            "void_reason": tr("移出原因"),
        },
        {"aside": Aside},
    )
}


def _touched(_session: Session, touched: Touched) -> set[Id]:
    return set(touched.get(_TABLE, ()))


def _nothing_derived(_session: Session, _tools: Tools, _records: object) -> None:
    """What is missing is worked out when it is asked for."""


def _rows(session: Session, record: Id) -> set[Id]:
    return set(
        session.scalars(
            select(ReturnedSheet.id)
            .join(Attachment, Attachment.id == ReturnedSheet.attachment)
            .where(Attachment.record == record)
        )
    )


LINE = Line("returns", _TABLES, _touched, _nothing_derived, _rows)
