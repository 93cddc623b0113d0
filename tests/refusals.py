"""Commands that must be refused, and must leave nothing behind."""

from __future__ import annotations

__all__ = ["fields", "journal", "refused"]

from collections.abc import Iterable
from typing import Any

import pytest
from sqlalchemy import func, select

from app.desk import Desk
from app.errors import Fault, Refused
from app.messages import Command
from app.work import Work
from db.tables import Base
from db.tables.house import JournalEntry


def refused(desk: Desk, command: Command[Any]) -> tuple[Fault, ...]:
    """The faults of a command; no table of the database has a row more or less than before."""
    before = _counts(desk)
    with pytest.raises(Refused) as told:
        desk.do(command).result()
    assert _counts(desk) == before
    for fault in told.value.faults:
        assert fault.message
        assert "None" not in (fault.field or "")
    return told.value.faults


def fields(faults: Iterable[Fault]) -> list[str | None]:
    """The inputs the faults belong to."""
    return [fault.field for fault in faults]


def journal(desk: Desk) -> int:
    """How many entries the journal has."""
    return desk.read(
        lambda _, work: work.session.execute(
            select(func.count()).select_from(JournalEntry)
        ).scalar_one(),
        None,
    ).result()


def _counts(desk: Desk) -> dict[str, int]:
    def count(_message: object, work: Work) -> dict[str, int]:
        return {
            table.name: work.session.execute(select(func.count()).select_from(table)).scalar_one()
            for table in Base.metadata.sorted_tables
        }

    return desk.read(count, None).result()
