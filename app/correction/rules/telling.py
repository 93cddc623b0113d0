"""When 县级, 公安 and 检察院 were told of something: what any such entry is judged by."""

from __future__ import annotations

__all__ = ["Telling", "told_faults"]

from datetime import datetime
from typing import Protocol

from app.errors import Fault
from app.i18n import tr


class Telling(Protocol):
    """A command that says who was told."""

    @property
    def county_at(self) -> datetime | None: ...
    @property
    def police_at(self) -> datetime | None: ...
    @property
    def procurator_at(self) -> datetime | None: ...


def told_faults(
    command: Telling, since: datetime, now: datetime, between: str, *, first: str
) -> list[Fault]:
    """Somebody was told, after it began and not in the time to come.

    Args:
        between: what is said of another time.
        first: the field that nothing at all is said at.
    """
    times = {
        "county_at": command.county_at,
        "police_at": command.police_at,
        "procurator_at": command.procurator_at,
    }
    given = {name: at for name, at in times.items() if at is not None}
    if not given:
        return [Fault(tr("请填通知的时间"), first)]
    return [Fault(between, name) for name, at in given.items() if not since <= at <= now]
