"""What a party may leave for later (稍后补), what still waits, and when it is asked for."""

from __future__ import annotations

__all__ = ["LATER", "PartyKnown", "can_wait", "later_dues", "missing_of"]

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.errors import Fault
from app.i18n import tr
from app.lawbook.rules import Rulebook
from app.mediation.codes import PartyRole
from app.mediation.rules.facts import CaseFacts, DueFact
from app.mediation.states import State
from app.people.messages import IdKind
from app.records.messages import Missing

LATER = {"id_no": tr("身份证号"), "phone": tr("联系电话"), "address": tr("现住地")}
_OVER = frozenset({State.NOT_ACCEPTED, State.WITHDRAWN, State.ARCHIVED})


@dataclass(frozen=True, slots=True)
class PartyKnown:
    """What is known of a natural person who is a party."""

    role: PartyRole
    id_kind: IdKind
    id_no: str
    phone: str
    address: str


def can_wait(fault: Fault) -> bool:
    """Whether a fault of a doorstep case is of something that is filled in afterwards."""
    party, _, name = (fault.field or "").rpartition(".")
    return party.startswith("parties.") and party.count(".") == 1 and name in ("phone", "address")


def missing_of(parties: Iterable[PartyKnown | None]) -> tuple[Missing, ...]:
    """What waits of each party in order; organisations are None."""
    known = list(parties)
    roles = [party.role if party else None for party in known]
    found = []
    for place, party in enumerate(known):
        if party is None:
            continue
        owner = tr(party.role.label)
        if roles.count(party.role) > 1:
            owner = tr("{role} {n}").format(role=owner, n=roles[: place + 1].count(party.role))
        found += [
            Missing(owner, label, f"parties.{place}.{name}")
            for name, label in LATER.items()
            if not getattr(party, name) and (name != "id_no" or _may_have_one(party))
        ]
    return tuple(found)


def _may_have_one(party: PartyKnown) -> bool:
    return party.id_kind in (IdKind.RESIDENT, IdKind.OTHER)


def later_dues(case: CaseFacts, law: Rulebook) -> Iterator[DueFact]:
    """A case whose parties are not written down whole.

    Who has no document has no number to fill in: a number alone is named on the case, not here.
    """
    if case.state in _OVER or all(one.field.endswith(".id_no") for one in case.missing):
        return
    words = tr("、").join(f"{one.owner}{one.label}" for one in case.missing)
    yield DueFact(
        "med.R-A02a", case.id, law.due("med.R-A02a", case.accepted_on), tr("补全登记"),
        tr("补全 {title} 的登记").format(title=case.title), tr("还差{what}").format(what=words),
        tr("去补"), "CompleteParty",
    )  # fmt: skip
