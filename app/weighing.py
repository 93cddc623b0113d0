"""What a command is judged by before it writes: what blocks, what is passed with a reason."""

from __future__ import annotations

__all__ = ["LINE", "Reasoned", "passed_warnings", "placed", "refuse", "weigh"]

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.lines import Line, TableLabels, Touched
from app.work import Tools, Work
from db.tables.warnings import PassedWarning

_TABLE = PassedWarning.__tablename__
_CHUNK = 500  # SQLite takes no more than 250,000 variables a statement


class Reasoned(Protocol):
    """A command whose warnings may be passed with a typed reason."""

    @property
    def reasons(self) -> tuple[tuple[str, str], ...]:
        """(Key of the warning, reason typed); see `Fault.key`."""
        ...


def weigh(faults: Iterable[Fault], command: Reasoned, record: Id, work: Work) -> None:
    """Refuse what blocks and what no reason was typed for; keep the reasons of the rest.

    To be called before anything else is written.

    Args:
        record: what the reasons are kept with (a case, a person under 社区矫正 …).
    """
    found = list(dict.fromkeys(faults))
    reasons = {key: reason.strip() for key, reason in command.reasons if reason.strip()}
    refuse([fault for fault in found if fault.blocks or fault.key not in reasons])
    for fault in found:
        work.session.add(
            PassedWarning(
                id=work.new_id(),
                office=work.me.office,
                record=record,
                command=type(command).__name__,
                rule=fault.rule or "",
                message=fault.message,
                reason=reasons[fault.key],
                passed_at=work.clock.now(),
                author=work.me.user,
            )
        )


def refuse(faults: Sequence[Fault]) -> None:
    """Raise Refused where there is anything to say."""
    if faults:
        raise Refused(*faults)


def placed(faults: Iterable[Fault], place: str) -> list[Fault]:
    """The faults of a part of a command, at the field they have in the whole of it."""
    return [replace(fault, field=f"{place}.{fault.field}") for fault in faults]


def passed_warnings(session: Session, record: Id) -> Sequence[PassedWarning]:
    """What was passed with a reason in a record, oldest first."""
    return session.scalars(
        select(PassedWarning)
        .where(PassedWarning.record == record, ~PassedWarning.voided)
        .order_by(PassedWarning.id)
    ).all()


# -- what the shared rooms are told ----------------------------------------------------------


def _touched(session: Session, touched: Touched) -> set[Id]:
    """The records whose warnings were passed, so that their pages say so."""
    rows = list(touched.get(_TABLE, ()))
    found: set[Id] = set()
    for at in range(0, len(rows), _CHUNK):
        some = PassedWarning.id.in_(rows[at : at + _CHUNK])
        found.update(session.scalars(select(PassedWarning.record).where(some)))
    return found


def _nothing_derived(_session: Session, _tools: Tools, _records: Iterable[Id]) -> None:
    """A page reads them with its record."""


def _rows(session: Session, record: Id) -> set[Id]:
    return set(session.scalars(select(PassedWarning.id).where(PassedWarning.record == record)))


LINE = Line(
    "warnings",
    {
        _TABLE: TableLabels(
            tr("说明理由后办理"),
            {"message": tr("提示"), "reason": tr("理由"), "voided": tr("作废")},
        )
    },
    _touched,
    _nothing_derived,
    _rows,
)
