"""From what the fields hold to what the command takes, and from a known person to the fields."""

from __future__ import annotations

__all__ = ["case_of", "person_of", "person_values", "unit_of", "village_of"]

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from app.ids import Id
from app.mediation.messages import CaseInput, PartyInput
from app.people.messages import OrganisationInput, PersonInput, PersonView

_SHOWN_ONLY = ("role", "age")  # fields of a party that the person does not keep
_SUFFIXES = ("居民委员会", "村民委员会", "居委会", "村委会", "社区", "村")


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
    parties: Sequence[PartyInput], values: Mapping[str, Any], *, consent: bool
) -> CaseInput:
    """The dispute; every required field has a value."""
    return CaseInput(parties=tuple(parties), consent=consent, **values)


def village_of(address: str, villages: Iterable[tuple[str, str]]) -> tuple[str, str] | None:
    """The village (code, name) an address names; the longest name wins, or the later one."""
    found = None
    best = (0, 0)
    for code, name in villages:
        stem = name
        for suffix in _SUFFIXES:
            stem = stem.removesuffix(suffix)
        for ending in ("社区", "村", ""):
            place = address.rfind(stem + ending) if stem else -1
            # Without 村 or 社区 a name may be the town's own (大泽镇), so it counts only alone.
            if place < 0 or (not ending and address[place + len(stem) :][:1] == "镇"):
                continue
            rank = (len(stem + ending), place)
            if rank > best:
                best, found = rank, (code, name)
    return found
