"""What 安置帮教 has of a person, for the file of the person."""

from __future__ import annotations

__all__ = ["records_of_persons"]

from collections.abc import Collection

from sqlalchemy import BindParameter, bindparam, select
from sqlalchemy.orm import Session

from app.i18n import tr
from app.ids import Id
from app.messages import PersonRecord
from app.resettlement import NAME
from app.resettlement.codes import Source
from app.resettlement.states import State
from db.tables.office import User
from db.tables.resettlement import Aftercare, ReleasedPerson

# Made once: the search box asks at every key, and mostly nobody of these was ever helped.
_PERSONS: BindParameter[Id] = bindparam("persons", expanding=True)
_RECORDS = (
    select(ReleasedPerson, User.name)
    .outerjoin(User, User.id == ReleasedPerson.registrar)
    .where(ReleasedPerson.person.in_(_PERSONS), ~ReleasedPerson.voided)
)
_CARDS = select(Aftercare).where(Aftercare.person.in_(_PERSONS), ~Aftercare.voided)


def records_of_persons(session: Session, persons: Collection[Id]) -> list[PersonRecord]:
    """Their records and cards, the newest first."""
    asked = {"persons": list(persons)}
    records = [_record(case, name) for case, name in session.execute(_RECORDS, asked)]
    cards = session.scalars(_CARDS, asked)
    records += [_card(card) for card in cards]
    return sorted(records, key=lambda one: (one.since, one.record), reverse=True)


def _record(case: ReleasedPerson, registrar: str | None) -> PersonRecord:
    state = State(case.state)
    return PersonRecord(
        person=case.person,
        line=NAME,
        record=case.id,
        title=tr("{source}，安置帮教").format(source=tr(Source(case.source).label)),
        role=tr("安帮对象"),
        number=tr("—"),  # nobody is given a number here
        since=case.help_from or case.data_on or case.state_on,
        until=case.state_on if state.ended else None,
        state=tr(state.label),
        who=registrar or tr("（未同步）"),
    )


def _card(card: Aftercare) -> PersonRecord:
    return PersonRecord(
        person=card.person,
        line=NAME,
        record=card.id,
        title=tr("社区戒毒转介卡"),
        role=tr("转介"),
        number=tr("—"),  # nobody is given a number here
        since=card.opened_on,
        until=card.closed_on,
        state=tr("已办结") if card.closed_on else tr("转介中"),
        who=card.organ,
    )
