"""Whose record a reader may open: minors behind a permission of their own (社区矫正法 第54条)."""

from __future__ import annotations

__all__ = ["hidden", "require_seen"]

from collections.abc import Collection, Iterator

from sqlalchemy import select

from app.access import Role, may_see_minors
from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.work import Work
from db.tables.correction import CorrectionSubject

_CHUNK = 500  # SQLite takes no more than 250,000 variables a statement


def hidden(work: Work, records: Collection[Id]) -> set[Id]:
    """Those of these records that are a minor's, for who neither leads nor is assigned."""
    if may_see_minors(Role(work.me.role)):
        return set()
    return {subject.id for subject in _minors(work, list(records)) if not _assigned(subject, work)}


def require_seen(subject: CorrectionSubject, work: Work) -> None:
    """Raise Refused where the record is hidden from the reader."""
    if subject.minor_regime and hidden(work, [subject.id]):
        raise Refused(Fault(tr("未成年人的记录，只有所长和专管这名对象的人能看。要看请找所长。")))


def _minors(work: Work, records: list[Id]) -> Iterator[CorrectionSubject]:
    for some in (records[at : at + _CHUNK] for at in range(0, len(records), _CHUNK)):
        yield from work.session.scalars(
            select(CorrectionSubject).where(
                CorrectionSubject.id.in_(some), CorrectionSubject.minor_regime
            )
        )


def _assigned(subject: CorrectionSubject, work: Work) -> bool:
    return subject.officer == work.me.user or work.me.user.hex() in (subject.aides or ())
