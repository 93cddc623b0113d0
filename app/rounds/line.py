"""What rounds tell the shared rooms of themselves."""

from __future__ import annotations

__all__ = ["LINE"]

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.i18n import tr
from app.ids import Id
from app.lines import Line, TableLabels, Touched
from app.rounds import NAME
from app.rounds.messages import StopOutcome
from app.work import Tools
from db.tables.rounds import VisitRound, VisitStop

_TABLES = {
    "visit_round": TableLabels(
        tr("走访单"),
        {
            "on": tr("走访日期"),
            "visitors": tr("走访人"),
            "note": tr("说明"),
            "closed_on": tr("办完日期"),
            "voided": tr("作废"),
        },
    ),
    "visit_stop": TableLabels(
        tr("走访一站"),
        {"outcome": tr("结果"), "at": tr("时间"), "note": tr("情况"), "voided": tr("作废")},
        {"outcome": StopOutcome},
    ),
}


def _touched(session: Session, touched: Touched) -> set[Id]:
    stops = list(touched.get("visit_stop", ()))
    rounds = session.scalars(select(VisitStop.round).where(VisitStop.id.in_(stops)))
    return {*touched.get("visit_round", ()), *rounds}


def _nothing_derived(_session: Session, _tools: Tools, _records: Iterable[Id]) -> None:
    """Who may be visited is worked out when it is asked for."""


def _rows(session: Session, record: Id) -> set[Id]:
    """A round's stops; and the stops at a record, wherever they are."""
    stops = select(VisitStop.id).where((VisitStop.round == record) | (VisitStop.record == record))
    return set(session.scalars(stops))


LINE = Line(NAME, _TABLES, _touched, _nothing_derived, _rows, key=VisitRound.__table__.c.id)
