"""What the form of a registration asks before it is sent: what to choose from, the counted end."""

from __future__ import annotations

__all__ = ["QUERIES"]

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select

from app.access import Role
from app.correction.messages.registering import (
    ReadSubjectChoices,
    ReckonEnd,
    SubjectChoices,
)
from app.correction.rules.sentence import counted_end
from app.people.divisions import Divisions
from app.people.pinyin import initials
from app.work import Handler, Work
from db.tables.office import User

_OFFICERS = (Role.HEAD, Role.OFFICER)


def read_subject_choices(_query: ReadSubjectChoices, work: Work) -> SubjectChoices:
    """The counties of the city, the villages of the town, and where the office lies."""
    divisions = work.tool(Divisions)
    counties, office = divisions.counties(), work.me.office
    villages = divisions.villages_of(office)
    users = work.session.scalars(
        select(User).where(User.active, ~User.voided).order_by(User.id)
    ).all()
    return SubjectChoices(
        areas=tuple((one.code, one.name) for one in counties),
        villages=tuple((one.code, one.name) for one in villages),
        area=office[:6] if any(one.code == office[:6] for one in counties) else "",
        initials=tuple((one.name, initials(one.name)[0]) for one in (*counties, *villages)),
        officers=tuple((one.id, one.name) for one in users if one.role in _OFFICERS),
        aides=tuple((one.id, one.name) for one in users if one.role in (*_OFFICERS, Role.AIDE)),
    )


def reckon_end(query: ReckonEnd, _work: Work) -> date | None:
    """The last day as we count it."""
    return counted_end(query.judgment)


QUERIES: Mapping[type, Handler] = {
    ReadSubjectChoices: read_subject_choices,
    ReckonEnd: reckon_end,
}
