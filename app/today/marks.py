"""What people said of a thing that is due: put off with a reason, or left undone with one.

Putting off never hides a last day: what the law gives as the end is shown on that day again.
"""

from __future__ import annotations

__all__ = ["COMMANDS", "LINE", "notes_of", "unmarked"]

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, exists, or_, select, tuple_
from sqlalchemy.orm import Session, aliased

from app.errors import Fault, Refused
from app.i18n import month_day, tr
from app.ids import Id
from app.lines import Line, TableLabels, Touched
from app.today.messages import LeaveUndone, PutOff
from app.work import Handler, Tools, Work
from db.tables.derived import DueItem
from db.tables.office import User
from db.tables.today import DueMark


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


def unmarked(today: date) -> ColumnElement[bool]:
    """Which due items no mark hides today: the newest counts, and of its own day alone.

    Asked of the database, for what was left undone stays there for years: filtered afterwards, it
    would take the place of what is due.
    """
    newer = aliased(DueMark)
    replaced = exists().where(
        _same(newer, DueMark),
        ~newer.voided,
        tuple_(newer.at, newer.id) > tuple_(DueMark.at, DueMark.id),
    )
    later = and_(DueMark.until > today, DueItem.on > today)
    return ~exists().where(
        _same(DueMark, DueItem),
        ~DueMark.voided,
        DueMark.due_on == DueItem.on,
        or_(DueMark.until.is_(None), later),
        ~replaced,
    )


def _same(one: type[DueMark], other: type[DueMark | DueItem]) -> ColumnElement[bool]:
    return and_(one.record == other.record, one.rule == other.rule, one.subject == other.subject)


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
