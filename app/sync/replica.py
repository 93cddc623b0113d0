"""What every merge needs besides its transaction: the clock, who may write, who is told."""

from __future__ import annotations

__all__ = ["Replica", "Touched", "may_write_by_access", "nobody"]

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.access import Role, may_write
from app.clock import Clock

Touched = Callable[[Session, Mapping[str, set[bytes]]], None]


def may_write_by_access(role: str, table: str) -> bool:
    """What the table of access says; a role it does not know may nothing."""
    try:
        return may_write(Role(role), table)
    except ValueError:
        return False


def nobody(_session: Session, _rows: Mapping[str, set[bytes]]) -> None:
    """Keeps no lists and no dues."""


@dataclass(frozen=True, slots=True)
class Replica:
    """One side of the sync, laptop or city.

    Attributes:
        may_write: (role, table) → whether an entry by this role counts.
        touched: rebuilds what is derived from these rows (table → ids), in the transaction.
    """

    clock: Clock
    may_write: Callable[[str, str], bool] = may_write_by_access
    touched: Touched = nobody
