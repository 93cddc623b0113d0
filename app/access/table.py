"""The one table of access: every command, query, line of work and journalled table × role."""

from __future__ import annotations

__all__ = ["DEEDS", "HELPED", "LINES", "MINORS", "TABLES", "Deed"]

from collections.abc import Mapping

from app.access import (
    correction,
    legalaid,
    mediation,
    office,
    outreach,
    resettlement,
    services,
    shared,
)
from app.access.deed import ABOVE, HEAD, MEDIATES, STAFF, Deed
from app.access.roles import Role

# Who may do a command or ask a query, by its class name; what is not named nobody may do.
DEEDS: Mapping[str, Deed] = {
    **mediation.DEEDS,
    **correction.DEEDS,
    **resettlement.DEEDS,
    **legalaid.DEEDS,
    **services.DEEDS,
    **outreach.DEEDS,
    **office.DEEDS,
    **shared.DEEDS,
}

# Who sees a line of work where several are mixed: 今日, search, statistics.
LINES: Mapping[str, frozenset[Role]] = {
    "mediation": MEDIATES | ABOVE,
    "correction": STAFF | ABOVE,
    "resettlement": STAFF | ABOVE,
    "legalaid": STAFF | ABOVE,
    "services": STAFF | ABOVE,
    "services.advisers": STAFF | ABOVE,
    "services.lawyers": STAFF | ABOVE,
    "services.points": STAFF | ABOVE,
    "publicity": STAFF | ABOVE,
    "rounds": MEDIATES,
    "people": MEDIATES,
    "office": STAFF,
    "papers": MEDIATES,
}

# Who opens the list of a line without seeing the line: only what is assigned to them is in it.
HELPED: Mapping[str, frozenset[Role]] = {"correction": frozenset({Role.AIDE})}

# Who sees every record of a minor; of others of the office, only who is assigned to it.
MINORS: frozenset[Role] = HEAD | ABOVE

# Who may change a journalled table, wherever the entry was written.
TABLES: Mapping[str, frozenset[Role]] = {
    **mediation.TABLES,
    **correction.TABLES,
    **resettlement.TABLES,
    **legalaid.TABLES,
    **services.TABLES,
    **outreach.TABLES,
    **office.TABLES,
    **shared.TABLES,
}
