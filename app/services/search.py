"""What consultations are found by, and what a hit says of one."""

from __future__ import annotations

__all__ = ["CONSULTATION_HITS"]

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.i18n import tr
from app.ids import Id
from app.search.index import Document, Source
from app.search.messages import HitKind
from app.services import NAME
from app.services.codes import Topic, Way
from app.services.numbering import format_number
from app.services.projection import consultations_touched
from app.services.states import State
from app.work import Work
from db.bulk import rows_in
from db.tables.services import Consultation

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_COLUMNS = (
    "id", "name", "phone", "topic", "way", "state", "number_year", "number_device", "number",
)  # fmt: skip


def _documents(session: Session, records: Iterable[Id]) -> Iterator[Document]:
    found = rows_in(
        session.connection(), "consultation", _COLUMNS, list(records), where="NOT voided"
    )
    for record, name, phone, topic, way, state, year, device, number in found:
        label = tr(Topic(topic).label)
        who = name or tr("未留姓名")
        yield Document(
            record=record,
            title=tr("{who} 咨询 {topic}").format(who=who, topic=label),
            about=partial(_about, way, state),
            names=(name,) if name else (),
            numbers=(phone,) if phone else (),
            texts=(format_number(year, device, number),),
        )


def _about(way: str, state: str, _work: Work) -> str:
    """As 来电，已答复."""
    return tr("，").join((tr(Way(way).label), tr(State(state).label)))


CONSULTATION_HITS = Source(
    kind=HitKind.CASE,
    line=NAME,
    place=22,
    records=select(Consultation.id).where(~Consultation.voided),
    touched=consultations_touched,
    documents=_documents,
)
