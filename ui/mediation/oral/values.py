"""From what the page of a doorstep case holds to its command."""

from __future__ import annotations

__all__ = ["command_of", "named_here"]

from collections.abc import Mapping
from typing import Any

from app.ids import Id
from app.mediation.messages import (
    AgreementItemInput,
    CaseChoices,
    CaseInput,
    Difficulty,
    PartyInput,
    PartyRole,
    SettleOrally,
)
from app.people.messages import PersonInput
from ui.forms.grid import Reasons
from ui.mediation.oral.tables import ON_THE_SPOT
from ui.steps.step import moment

_ROLES = (PartyRole.APPLICANT, PartyRole.RESPONDENT)


def command_of(values: Mapping[str, Any], reasons: Reasons) -> SettleOrally:
    """The command; every required field has a value."""
    case = CaseInput(
        committee=values["committee"],
        dispute_type=values["dispute_type"],
        parties=tuple(_party(role, at, values) for at, role in enumerate(_ROLES)),
        facts=values["facts"],
        place=values["place"],
        amount_fen=values["items.0.amount_fen"],
        difficulty=Difficulty.SIMPLE,
        consent=values["consent"],
        mediators=values["mediators"],
    )
    return SettleOrally(
        case=case,
        settled_at=moment(values, "on", "start"),
        place=values["place"],
        told_rights=values["told_rights"],
        terms=values["terms"],
        items=(_item(values),),
        reasons=reasons,
    )


def _party(role: PartyRole, at: int, values: Mapping[str, Any]) -> PartyInput:
    names = ("name", "id_no", "phone")
    return PartyInput(role, PersonInput(**{one: values[f"parties.{at}.{one}"] for one in names}))


def _item(values: Mapping[str, Any]) -> AgreementItemInput:
    debtor = values["debtor"] or 0
    spot = values["how"] == ON_THE_SPOT
    return AgreementItemInput(
        debtor=values[f"parties.{debtor}.name"],
        creditor=values[f"parties.{1 - debtor}.name"],
        content=values["terms"][0] if values["terms"] else "",
        amount_fen=values["items.0.amount_fen"],
        due_on=values["on"] if spot else values["items.0.due_on"],
        manner=values["items.0.manner"],
        on_the_spot=spot,
    )


def named_here(choices: CaseChoices, name: str) -> tuple[Id | None, tuple[Id, ...]]:
    """The committee and mediator of this name; else the first committee, and nobody."""
    own = next((one for one in choices.mediators if one.name == name), None)
    if own is not None:
        return own.committee, (own.id,)
    return (choices.committees[0].id if choices.committees else None), ()
