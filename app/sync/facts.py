"""What a database remembers of its sync: the city's incarnation, the cursor."""

from __future__ import annotations

__all__ = ["CURSOR", "HUB_EPOCH", "read_fact", "read_number", "write_fact", "write_number"]

from sqlalchemy.orm import Session

from db.tables.house import Fact

HUB_EPOCH = "hub_epoch"  # incarnation of the city's database: the city's own, or last seen
CURSOR = "cursor"  # hub_seq up to which a laptop has its office's order


def read_fact(session: Session, name: str) -> bytes | None:
    """The value, or None."""
    fact = session.get(Fact, name)
    return None if fact is None else fact.value


def write_fact(session: Session, name: str, value: bytes) -> None:
    """Set the value."""
    session.merge(Fact(name=name, value=value))
    session.flush()


def read_number(session: Session, name: str) -> int:
    """A whole number; 0 when it was never set."""
    return int.from_bytes(read_fact(session, name) or b"", "big")


def write_number(session: Session, name: str, number: int) -> None:
    """Set a whole number."""
    write_fact(session, name, number.to_bytes(8, "big"))
