"""Which agreement of a case is in hand: the one that no other replaced."""

from __future__ import annotations

__all__ = ["in_hand", "replaced_by", "standing_last"]

from collections.abc import Mapping
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ids import Id
from db.tables.mediation import Agreement

T = TypeVar("T")


def standing_last(agreements: Mapping[Id, tuple[Id | None, T]]) -> list[T]:
    """Agreements (id: what it replaces, itself) in the order of their renewals, the one in hand
    last; of two that two laptops wrote beside each other, the later id.
    """
    replaces = {key: before for key, (before, _) in agreements.items()}
    order = sorted(agreements, key=lambda key: (len(replaced_by(key, replaces)), key))
    return [agreements[key][1] for key in order]


def replaced_by(agreement: Id, replaces: Mapping[Id, Id | None]) -> list[Id]:
    """What an agreement replaced, and what that one had replaced before it."""
    found: list[Id] = []
    before = replaces.get(agreement)
    while before is not None and before not in found:
        found.append(before)
        before = replaces.get(before)
    return found


def in_hand(session: Session, case: Id) -> Agreement | None:
    """The agreement that counts, whether or not it is signed yet; None before there is one."""
    found = session.scalars(select(Agreement).where(Agreement.case == case, ~Agreement.voided))
    ordered = standing_last({one.id: (one.replaces, one) for one in found})
    return ordered[-1] if ordered else None
