"""What a database remembers of its sync: the city's incarnation, the cursor."""

from __future__ import annotations

__all__ = [
    "CURSOR",
    "HUB_EPOCH",
    "PAST_EPOCHS",
    "clocks_ahead",
    "note_ahead",
    "read_fact",
    "read_number",
    "write_fact",
    "write_number",
]

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from db.tables.house import Fact

_FACT = Fact.__table__.c

HUB_EPOCH = "hub_epoch"  # incarnation of the city's database: the city's own, or last seen
PAST_EPOCHS = "past_hub_epochs"  # those a laptop has left behind, 16 bytes each
_AHEAD = "ahead/"  # and a stream id in hex: its newest entry whose clock was far ahead of ours
CURSOR = "cursor"  # hub_seq up to which a laptop has its office's order


def read_fact(session: Session, name: str) -> bytes | None:
    """The value, or None."""
    return session.execute(select(_FACT.value).where(_FACT.name == name)).scalar_one_or_none()


def write_fact(session: Session, name: str, value: bytes) -> None:
    """Set the value."""
    changed = session.connection().execute(
        update(Fact).where(_FACT.name == name).values(value=value)
    )
    if changed.rowcount == 0:
        session.connection().execute(insert(Fact).values(name=name, value=value))


def read_number(session: Session, name: str) -> int:
    """A whole number; 0 when it was never set."""
    return int.from_bytes(read_fact(session, name) or b"", "big")


def write_number(session: Session, name: str, number: int) -> None:
    """Set a whole number."""
    write_fact(session, name, number.to_bytes(8, "big"))


def note_ahead(session: Session, stream: bytes, seq: int) -> None:
    """Flag a stream whose clock was more than 15 minutes ahead of ours, at this entry."""
    write_number(session, _AHEAD + stream.hex(), seq)


def clocks_ahead(session: Session) -> dict[bytes, int]:
    """Streams once flagged, with the newest entry that was ahead."""
    found = session.execute(
        select(_FACT.name, _FACT.value).where(_FACT.name.startswith(_AHEAD, autoescape=True))
    )
    return {
        bytes.fromhex(name.removeprefix(_AHEAD)): int.from_bytes(value, "big")
        for name, value in found
    }
