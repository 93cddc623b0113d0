"""What the services have of a person, for the file of the person: what was asked when."""

from __future__ import annotations

__all__ = ["records_of_persons"]

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.clock import CHINA
from app.i18n import tr
from app.ids import Id
from app.messages import PersonRecord
from app.services import NAME
from app.services.codes import Topic, Way
from app.services.numbering import format_number
from app.services.states import State
from db.tables.office import User
from db.tables.services import Consultation


def records_of_persons(session: Session, persons: Collection[Id]) -> list[PersonRecord]:
    """Their consultations, the newest first; what was asked stays in the record."""
    rows = session.execute(
        select(Consultation, User.name)
        .outerjoin(User, User.id == Consultation.registrar)
        .where(Consultation.person.in_(persons), ~Consultation.voided)
    )
    records = [_record(case, name) for case, name in rows]
    return sorted(records, key=lambda one: (one.since, one.record), reverse=True)


def _record(case: Consultation, registrar: str | None) -> PersonRecord:
    state = State(case.state)
    words = tr("{way}咨询 {topic}")
    return PersonRecord(
        person=case.person or b"",
        line=NAME,
        record=case.id,
        title=words.format(way=tr(Way(case.way).label), topic=tr(Topic(case.topic).label)),
        role=tr("咨询人"),
        number=format_number(case.number_year, case.number_device, case.number),
        since=case.received_at.astimezone(CHINA).date(),
        until=case.closed_on if state is State.CLOSED else None,
        state=tr(state.label),
        who=registrar or tr("（未同步）"),
    )
