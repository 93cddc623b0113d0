"""What phrases tell the shared rooms of themselves."""

from __future__ import annotations

__all__ = ["LINE"]

from collections.abc import Iterable

from sqlalchemy.orm import Session

from app.i18n import tr
from app.ids import Id
from app.lines import Line, TableLabels, Touched
from app.work import Tools

_TABLES = {
    "phrase": TableLabels(
        tr("常用语"), {"text": tr("内容"), "hidden": tr("不再显示"), "voided": tr("作废")}
    )
}


def _touched(_session: Session, touched: Touched) -> set[Id]:
    return set(touched.get("phrase", ()))


def _nothing_derived(_session: Session, _tools: Tools, _records: Iterable[Id]) -> None:
    """A phrase stands for itself."""


def _rows(_session: Session, _record: Id) -> set[Id]:
    return set()


LINE = Line("phrases", _TABLES, _touched, _nothing_derived, _rows)
