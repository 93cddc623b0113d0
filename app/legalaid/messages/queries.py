"""What the desk is asked of legal aid."""

from __future__ import annotations

__all__ = ["ListApplications", "ReadApplication"]

from dataclasses import dataclass

from app.ids import Id
from app.legalaid.codes import Flag
from app.legalaid.views.listing import AidPage, AidTab
from app.legalaid.views.record import AidDetail, WishView
from app.messages import Query


@dataclass(frozen=True, slots=True)
class ListApplications(Query[AidPage]):
    """A run of the list; text filters by name, cause, number, other side or pinyin initials.

    With `within` only these records, whatever their tab; with `person` those of one person.
    """

    tab: AidTab = AidTab.STATION
    text: str = ""
    flag: Flag | None = None
    after: str | None = None
    limit: int = 200
    within: tuple[Id, ...] = ()
    person: Id | None = None


@dataclass(frozen=True, slots=True)
class ReadApplication(Query[AidDetail | WishView]):
    """What a row of the list leads to: a record, or a wish that nobody completed yet."""

    id: Id
