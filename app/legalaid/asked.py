"""What the desk was told, kept with its record so that it can open again."""

from __future__ import annotations

__all__ = ["answers_of", "household_of", "kept"]

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace

import msgspec

from app.legalaid.codes import AssetKind, Hardship, Kinship, VerifyWay
from app.legalaid.messages.answers import Answers, AssetInput, HeldMaterial, Household, MemberInput
from db.tables.legalaid import AidCase, AidMaterial
from db.tables.means import AidAsset, AidMeans, AidMember

# What has rows of its own, or follows from the person.
_ELSEWHERE = frozenset({"household", "held", "name", "birth", "sex", "ethnicity"})
_DEFAULT = Answers()


def kept(answers: Answers) -> str:
    """The answers as one text, without what has rows of its own."""
    said = {
        field.name: value
        for field in fields(Answers)
        if field.name not in _ELSEWHERE
        and (value := getattr(answers, field.name)) != getattr(_DEFAULT, field.name)
    }
    return msgspec.json.encode(said).decode()


def answers_of(
    case: AidCase, materials: Iterable[AidMaterial], household: Household | None
) -> Answers:
    """The answers of a record, with what was received since."""
    said = msgspec.json.decode(case.answers or "{}", type=Answers)
    held = tuple(
        HeldMaterial(id=row.key, copies=row.copies, pages=row.pages or 1, instead=row.instead)
        for row in materials
        if row.key and row.received_on
    )
    return replace(said, held=held, household=household)


def household_of(
    means: AidMeans, members: Sequence[AidMember], assets: Sequence[AidAsset]
) -> Household:
    """经济困难状况 as it was stated."""
    return Household(
        members=tuple(
            MemberInput(
                name=row.name,
                kinship=Kinship(row.kinship),
                wage=row.wage_fen,
                business=row.business_fen,
                from_property=row.property_fen,
                transfer=row.transfer_fen,
                is_opponent=row.is_opponent,
            )
            for row in members
        ),
        spending=means.spending_fen or 0,
        hardship=Hardship(means.hardship) if means.hardship else None,
        assets=tuple(
            AssetInput(kind=AssetKind(row.kind), area=row.area, value=row.value_fen, note=row.note)
            for row in assets
        ),
        own_spending=means.own_spending_fen or 0,
        verify=VerifyWay(means.verify_way) if means.verify_way else None,
        pledged_on=means.pledged_on,
    )
