"""From what the fields hold to what the command takes, and from a known person to the fields."""

from __future__ import annotations

__all__ = ["case_of", "kept_of_lead", "person_of", "person_values", "unit_of", "village_of"]

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from app.i18n import tr
from app.ids import Id
from app.mediation.messages import CaseInput, LeadView, PartyInput, Source
from app.people.messages import OrganisationInput, PersonInput, PersonView

_SHOWN_ONLY = ("role", "age", "own_income")  # fields of a party that the person does not keep
# A village is called 田金村, its committee 田金村委会; a community 大泽社区 and 大泽社区居委会.
_COMMITTEES = (tr("居民委员会"), tr("居委会"), tr("民委员会"), tr("委会"))
_KINDS = (tr("社区"), tr("村"))
_OTHERS = (*_KINDS, tr("镇"), tr("街道"))  # after a bare name they make it another place


def person_of(values: Mapping[str, Any], known: Id | None) -> PersonInput:
    """A natural person as typed."""
    kept = {name: value for name, value in values.items() if name not in _SHOWN_ONLY}
    return PersonInput(**kept, id=known)


def unit_of(values: Mapping[str, Any]) -> OrganisationInput:
    """An organisation as typed."""
    kept = {name: value for name, value in values.items() if name not in ("role", "id_kind")}
    return OrganisationInput(**kept)


def person_values(person: PersonView) -> dict[str, Any]:
    """The fields of a known person."""
    names = (
        "id_kind", "id_no", "name", "sex", "birth", "phone", "registered_address", "address",
        "ethnicity", "occupation", "work_unit", "division", "traits",
    )  # fmt: skip
    return {name: getattr(person, name) for name in names}


def case_of(
    parties: Sequence[PartyInput], values: Mapping[str, Any], *, consent: bool, lead: Id | None
) -> CaseInput:
    """The dispute; every required field has a value."""
    rest = dict(values)
    accepts = bool(rest.pop("recusal_ok"))  # one tick for all of them
    asked = tuple(replace(party, recusal_ok=accepts) for party in parties)
    return CaseInput(parties=asked, consent=consent, lead=lead, **rest)


def kept_of_lead(lead: LeadView) -> dict[str, Any]:
    """What was heard of a dispute, as a draft of its registration."""
    return {
        "lead": lead.id,
        "parties": [{"fields": {"name": name}} for name in lead.parties],
        "dispute": {
            "dispute_type": lead.dispute_type,
            "division": lead.division,
            "place": lead.place,
            "facts": lead.facts,
            "risk": lead.risk,
            "people_count": str(lead.people_count or ""),
        },
        "origin": {"source": Source.OWN_MOTION},
    }


def village_of(address: str, villages: Iterable[tuple[str, str]]) -> tuple[str, str] | None:
    """The village (code, name) an address names in full (田金村), or by its bare name (田金)."""
    found = None
    best = (0, 0)
    for code, name in villages:
        place = _without(name, _COMMITTEES)
        bare = _without(place, _KINDS)
        if place in address:
            rank = (2, len(place))
        elif bare and _alone(bare, address):
            rank = (1, len(bare))
        else:
            continue
        if rank > best:
            best, found = rank, (code, name)
    return found


def _without(name: str, endings: Iterable[str]) -> str:
    ending = next((one for one in endings if name.endswith(one)), "")
    return name.removesuffix(ending)


def _alone(bare: str, address: str) -> bool:
    _before, found, after = address.partition(bare)
    while found:
        if not after.startswith(_OTHERS):
            return True
        _before, found, after = after.partition(bare)
    return False
