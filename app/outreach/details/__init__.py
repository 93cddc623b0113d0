"""One entry of a register as its page shows it, whichever register it stands in."""

from __future__ import annotations

__all__ = ["read_entry"]

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from app.errors import Fault, Refused
from app.i18n import tr
from app.outreach.details.advisers import tell_log, tell_post
from app.outreach.details.directory import tell_lawyer, tell_point
from app.outreach.details.publicity import tell_event, tell_lecturer
from app.outreach.details.shared import Told, whole
from app.outreach.messages import EntryDetail, ReadEntry
from app.outreach.paperlist import paper_lines
from app.outreach.projection import TABLES_OF
from app.work import Work
from db.tables.outreach import (
    AdviceLog,
    AdviserPost,
    Lawyer,
    Lecturer,
    PublicityEvent,
    ServicePoint,
)
from db.tables.papers import PrintedPaper

_TELLS: Mapping[type[Any], Callable[[Any, Work], Told]] = {
    AdviserPost: tell_post,
    AdviceLog: tell_log,
    Lawyer: tell_lawyer,
    ServicePoint: tell_point,
    PublicityEvent: tell_event,
    Lecturer: tell_lecturer,
}


def read_entry(query: ReadEntry, work: Work) -> EntryDetail:
    """Everything of one entry; raises Refused when it is not here."""
    for line, tables in TABLES_OF.items():
        for table in tables:
            row = work.session.get(table, query.id)
            if row is None or row.voided:
                continue
            detail = whole(_TELLS[table](row, work), row.id, line, table.__tablename__, work)
            printed = work.session.scalars(
                select(PrintedPaper).where(PrintedPaper.record == row.id, ~PrintedPaper.voided)
            ).all()
            return replace(detail, papers=paper_lines(detail, printed, work))
    raise Refused(Fault(tr("没有找到这一条，可能已经撤销，或者还没有同步过来")))
