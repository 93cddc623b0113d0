"""Who may do, see and write what: asked by the desk, by the merge and by the city alike."""

from __future__ import annotations

__all__ = [
    "LINES",
    "Role",
    "deed_of",
    "lines_of",
    "may",
    "may_open",
    "may_see",
    "may_see_minors",
    "may_write",
    "require",
]

from collections.abc import Collection

from app.access.roles import Role
from app.access.table import DEEDS, HELPED, LINES, MINORS, TABLES
from app.errors import Fault, Refused
from app.i18n import tr


def may(role: Role, name: str) -> bool:
    """Whether a role may do a command or ask a query, by its class name; unknown names never."""
    deed = DEEDS.get(name)
    return deed is not None and role in deed.roles


def deed_of(name: str) -> str:
    """What a command or query is called in a sentence ("登记纠纷"), by its class name."""
    return DEEDS[name].what


def may_see(role: Role, line: str) -> bool:
    """Whether a role may see a line of work ("mediation") in lists that mix several."""
    return role in LINES.get(line, ())


def may_open(role: Role, line: str) -> bool:
    """Whether a role has a page of a line of work, be it only for what is assigned."""
    return may_see(role, line) or role in HELPED.get(line, ())


def lines_of(role: Role) -> frozenset[str]:
    """The lines of work a role may see."""
    return frozenset(line for line, roles in LINES.items() if role in roles)


def may_see_minors(role: Role) -> bool:
    """Whether a role sees the records of minors without being assigned to them."""
    return role in MINORS


def may_write(role: Role, table: str) -> bool:
    """Whether an entry by a role may change rows of a journalled table; unknown tables never."""
    return role in TABLES.get(table, ())


def require(role: Role, name: str) -> None:
    """Raise Refused, saying who may, unless the role may do the command or ask the query."""
    if may(role, name):
        return
    deed = DEEDS.get(name)
    if deed is None:
        raise Refused(Fault(tr("这项操作还没有定下谁可以做，所以没有进行。请联系江门市司法局。")))
    raise Refused(
        Fault(
            tr("{role}不能{deed}。这件事请由{who}来做。").format(
                role=tr(role), deed=tr(deed.what), who=_any_of(deed.roles)
            )
        )
    )


def _any_of(roles: Collection[Role]) -> str:
    *most, last = (tr(role) for role in Role if role in roles)
    return tr("{most}或{last}").format(most=tr("、").join(most), last=last) if most else last
