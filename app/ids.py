"""Ids of rows: UUIDv7 (RFC 9562) minted on the laptop, 16 bytes."""

from __future__ import annotations

__all__ = ["Id", "named_id", "new_id"]

import secrets
import uuid

from app.clock import Clock

Id = bytes

_HOUSE = uuid.UUID("b47ee5f2-8a0c-5d4e-9c53-0f6d3a5c7e11")


def new_id(clock: Clock) -> Id:
    """A new 16-byte UUIDv7 (RFC 9562, 5.7) of the injected time."""
    # Our own because the libraries read the machine's clock, and time is injected here.
    milliseconds = int(clock.now().timestamp() * 1000)
    value = milliseconds << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    return (value & ~(0x3 << 62) | 0x2 << 62).to_bytes(16, "big")


def named_id(*names: str) -> Id:
    """The same 16-byte UUIDv5 for the same names, for records every office knows (committees)."""
    return uuid.uuid5(_HOUSE, "/".join(names)).bytes
