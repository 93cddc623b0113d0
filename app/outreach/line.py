"""What the registers tell the shared rooms of themselves: each list is a line of its own."""

from __future__ import annotations

__all__ = ["LINES"]

from collections.abc import Callable

from sqlalchemy import func, select, union_all
from sqlalchemy.orm import Session

from app.i18n import tr
from app.ids import Id
from app.lines import Line
from app.outreach import ADVISERS, LAWYERS, NAMES, POINTS, PUBLICITY
from app.outreach.labels import TABLES
from app.outreach.projection import TABLES_OF, project, records_touched
from app.outreach.states import EventState
from app.outreach.views import PublicityTab
from db.tables.derived import EntryCardRow
from db.tables.outreach import AdviceLog, PublicityEvent

_LABELS = {
    ADVISERS: tr("村居法律顾问"),
    LAWYERS: tr("律师名录"),
    POINTS: tr("服务点"),
    PUBLICITY: tr("普法宣传"),
}


def _rows(line: str) -> Callable[[Session, Id], set[Id]]:
    def rows(session: Session, record: Id) -> set[Id]:
        """Of an adviser the logs too: what happened to them is part of the post's history."""
        if line != ADVISERS:
            return set()
        return set(session.scalars(select(AdviceLog.id).where(AdviceLog.post == record)))

    return rows


def _open_events(session: Session) -> int:
    """Plans under way, counted beside 普法宣传."""
    cards = select(func.count()).select_from(EntryCardRow)
    return session.execute(
        cards.where(EntryCardRow.line == PUBLICITY, EntryCardRow.tab == PublicityTab.OPEN.value)
    ).scalar_one()


def _filed(session: Session, record: Id) -> bool:
    """An event that was filed: its photos and its sign-in sheet stay as they are."""
    event = session.get(PublicityEvent, record)
    return event is not None and not event.voided and event.state == EventState.FILED.value


def _line(name: str) -> Line:
    ids = union_all(*(select(table.id) for table in TABLES_OF[name])).subquery()
    return Line(
        name,
        TABLES[name],
        records_touched(name),
        project(name),
        _rows(name),
        label=_LABELS[name],
        in_hand=_open_events if name == PUBLICITY else None,
        key=ids.c.id,
        locked=_filed if name == PUBLICITY else None,
    )


LINES = tuple(_line(name) for name in NAMES)
