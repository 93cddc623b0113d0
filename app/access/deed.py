"""A deed, and the groups of roles that may do it."""

from __future__ import annotations

__all__ = ["ABOVE", "CORRECTS", "HEAD", "HELPS", "MEDIATES", "OFFICE", "STAFF", "Deed"]

from dataclasses import dataclass

from app.access.roles import Role

HEAD = frozenset({Role.HEAD})
STAFF = HEAD | {Role.OFFICER}
MEDIATES = STAFF | {Role.MEDIATOR}
CORRECTS = STAFF | {Role.COUNTY}
OFFICE = MEDIATES | {Role.AIDE}
HELPS = STAFF | {Role.AIDE}  # an aide sees the persons assigned alone (#26)
ABOVE = frozenset({Role.COUNTY, Role.CITY})


@dataclass(frozen=True, slots=True)
class Deed:
    """What a command or query is called in a sentence ("登记纠纷"), and who may do it."""

    what: str
    roles: frozenset[Role]
