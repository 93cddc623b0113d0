"""Complete numbers are shown to who says what for, and each look is written down."""

from __future__ import annotations

__all__ = ["COMMANDS", "QUERIES", "looks_at", "write_down"]

from collections.abc import Collection, Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.lines import Lines
from app.people.discretion import seen_by
from app.people.messages import (
    ListLooks,
    LookInto,
    LookView,
    Purpose,
    RevealNumber,
    Secret,
)
from app.work import Handler, Work
from db.tables.office import User
from db.tables.people import Look, Person

_COLUMNS = {Secret.ID_NO: "id_no", Secret.PHONE: "phone"}


def reveal_number(command: RevealNumber, work: Work) -> str:
    """The complete number; who, when, whose and what for is in the journal with it.

    个人信息保护法 第28条, 第51条: sensitive personal information for a stated purpose, logged.
    """
    person = _person(command, work)
    number: str = getattr(person, _COLUMNS[command.what])
    if not number:
        raise Refused(Fault(tr("档案里没有登记这个号码")))
    write_down(command.person, command.what, command.purpose, command.note, work)
    return number


def look_into(command: LookInto, work: Work) -> Id:
    """What a record keeps masked (crime, health, what was noted) is uncovered by its page."""
    _person(command, work)
    return write_down(command.person, command.what, command.purpose, command.note, work)


def _person(command: RevealNumber | LookInto, work: Work) -> Person:
    person = work.session.get(Person, command.person)
    if person is None or not seen_by(work, [person.id]):
        raise Refused(Fault(tr("没有找到这个人的档案，可能还没有同步过来")))
    return person


def write_down(whose: Id, what: Secret, purpose: Purpose, note: str, work: Work) -> Id:
    """Enter a look.

    Args:
        whose: a person; or a record of somebody who has no file (a caller), found by its title.
    """
    if purpose is Purpose.OTHER and not note.strip():
        raise Refused(Fault(tr("请写明看了做什么用"), "note"))
    look = Look(
        id=work.new_id(),
        office=work.me.office,
        person=whose,
        what=what.value,
        purpose=purpose.value,
        note=note.strip(),
        by=work.me.user,
        at=work.clock.now(),
    )
    work.session.add(look)
    work.session.flush()
    return look.id


def looks_at(session: Session, persons: Collection[Id]) -> int:
    """How often numbers of these were looked at."""
    counted = select(func.count()).select_from(Look).where(Look.person.in_(persons), ~Look.voided)
    return session.execute(counted).scalar_one()


def list_looks(query: ListLooks, work: Work) -> tuple[LookView, ...]:
    """Who looked, newest first."""
    chosen = (
        select(Look, Person.name, User.name)
        .outerjoin(Person, Person.id == Look.person)
        .outerjoin(User, User.id == Look.by)
        .where(~Look.voided)
        .order_by(Look.at.desc(), Look.id.desc())
        .limit(query.limit)
    )
    if query.person is not None:
        chosen = chosen.where(Look.person == query.person)
    unknown = tr("（未同步）")
    return tuple(
        LookView(
            at=look.at,
            by=by or unknown,
            person=look.person,
            name=name or _titled(look, work) or unknown,
            what=Secret(look.what),
            purpose=Purpose(look.purpose),
            note=look.note,
        )
        for look, name, by in work.session.execute(chosen)
    )


def _titled(look: Look, work: Work) -> str:
    """What a record is called that is not of a person with a file; of a list, several people."""
    if look.what == Secret.LIST:
        return tr("清单里的人")
    owner = work.tool(Lines).owner(work.session, look.person)
    return owner.title(work.session, look.person) if owner and owner.title else ""


COMMANDS: Mapping[type, Handler] = {RevealNumber: reveal_number, LookInto: look_into}
QUERIES: Mapping[type, Handler] = {ListLooks: list_looks}
