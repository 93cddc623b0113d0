"""What people said of a thing that is due: put off with a reason, or left undone with one.

Putting off never hides a last day: what the law gives as the end is shown on that day again.
"""

from __future__ import annotations

__all__ = ["COMMANDS", "LINE", "Marks", "notes_of"]

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import Fault, Refused
from app.i18n import month_day, tr
from app.ids import Id
from app.lines import Line, TableLabels, Touched
from app.today.messages import LeaveUndone, PutOff
from app.work import Handler, Tools, Work
from db.tables.derived import DueItem
from db.tables.office import User
from db.tables.today import DueMark

_Key = tuple[Id, str, Id]  # record, rule, subject


def put_off(command: PutOff, work: Work) -> Id:
    """Show it again on a later day, at the latest on its last."""
    item, today = _item(command, work), work.clock.today()
    _require_reason(command.reason)
    if item.on <= today:
        raise Refused(
            Fault(tr("到期和超期的事不能推后提醒；确实办不成的，请记“未能完成”"), "until")
        )
    if not today < command.until <= item.on:
        says = tr("请选明天到{day}之间的一天，法定的最后一天一定会再提醒")
        raise Refused(Fault(says.format(day=month_day(item.on)), "until"))
    return _mark(item, work, command.reason, until=command.until)


def leave_undone(command: LeaveUndone, work: Work) -> Id:
    """It could not be done, and why; only once its last day has come."""
    item = _item(command, work)
    _require_reason(command.reason)
    if item.on > work.clock.today():
        raise Refused(Fault(tr("期限还没有到，现在可以推后提醒；到期还办不成再记“未能完成”")))
    return _mark(item, work, command.reason, until=None)


def _item(command: PutOff | LeaveUndone, work: Work) -> DueItem:
    item = work.session.get(DueItem, (command.record, command.rule, command.subject))
    if item is None:
        raise Refused(Fault(tr("这件事已经不用办了，可能刚刚办完")))
    return item


def _require_reason(reason: str) -> None:
    if not reason.strip():
        raise Refused(Fault(tr("请写明理由，理由会留在记录里"), "reason"))


def _mark(item: DueItem, work: Work, reason: str, *, until: date | None) -> Id:
    row = DueMark(
        id=work.new_id(),
        office=work.me.office,
        record=item.record,
        rule=item.rule,
        subject=item.subject,
        what=item.what,
        due_on=item.on,
        until=until,
        reason=reason.strip(),
        by=work.me.user,
        at=work.clock.now(),
    )
    work.session.add(row)
    work.session.flush()
    return row.id


class Marks:
    """The newest mark of each thing due in some records."""

    def __init__(self, session: Session, records: Iterable[Id]) -> None:
        rows = session.scalars(
            select(DueMark)
            .where(DueMark.record.in_(set(records)), ~DueMark.voided)
            .order_by(DueMark.at, DueMark.id)
        )
        self._newest: dict[_Key, DueMark] = {(m.record, m.rule, m.subject): m for m in rows}

    def hides(self, item: DueItem, today: date) -> bool:
        """Whether it is not to be shown today; a mark of another day counts no more."""
        mark = self._newest.get((item.record, item.rule, item.subject))
        if mark is None or mark.due_on != item.on:
            return False
        return mark.until is None or today < min(mark.until, item.on)


def notes_of(session: Session, record: Id) -> Iterator[tuple[datetime, str, str]]:
    """(when, words, by) of what was left undone or put off in a record, for its course."""
    marks = session.execute(
        select(DueMark, User.name)
        .outerjoin(User, User.id == DueMark.by)
        .where(DueMark.record == record, ~DueMark.voided)
    )
    for mark, name in marks:
        if mark.until is None:
            words = tr("未能完成：{what}。{reason}").format(what=mark.what, reason=mark.reason)
        else:
            says = tr("推后提醒：{what}，{day}再看。{reason}")
            words = says.format(what=mark.what, day=month_day(mark.until), reason=mark.reason)
        yield mark.at, words, name or tr("（未同步）")


# -- what the shared rooms know of it ----------------------------------------------------------

_TABLES = {
    "due_mark": TableLabels(
        tr("到期的事"),
        {
            "what": tr("事项"),
            "due_on": tr("期限"),
            "until": tr("推后到"),
            "reason": tr("理由"),
            "voided": tr("作废"),
        },
    )
}


def _records(session: Session, touched: Touched) -> set[Id]:
    marks = list(touched.get("due_mark", ()))
    return set(session.scalars(select(DueMark.record).where(DueMark.id.in_(marks))))


def _nothing_derived(_session: Session, _tools: Tools, _records: Iterable[Id]) -> None:
    """A mark counts when the page is read: the day itself ends it."""


def _rows(session: Session, record: Id) -> set[Id]:
    return set(session.scalars(select(DueMark.id).where(DueMark.record == record)))


LINE = Line("today", _TABLES, _records, _nothing_derived, _rows)
COMMANDS: Mapping[type, Handler] = {PutOff: put_off, LeaveUndone: leave_undone}
