"""Ids of rows: UUIDv7 (RFC 9562) minted on the laptop, 16 bytes."""

from __future__ import annotations

__all__ = ["Id", "named_id", "new_id"]

import secrets
import uuid
from threading import Lock

from app.clock import Clock

Id = bytes

_RANDOM_BITS = 74
_lock = Lock()
_last = 0  # the newest id's time and random part: ids of one millisecond still sort as minted
_HOUSE = uuid.UUID("b47ee5f2-8a0c-5d4e-9c53-0f6d3a5c7e11")


def new_id(clock: Clock) -> Id:
    """A new 16-byte UUIDv7 (RFC 9562, 5.7) of the injected time, sorting after the last one."""
    # Our own because the libraries read the machine's clock, and time is injected here.
    global _last
    milliseconds = int(clock.now().timestamp() * 1000)
    fresh = milliseconds << _RANDOM_BITS | secrets.randbits(_RANDOM_BITS)
    with _lock:
        same = fresh >> _RANDOM_BITS == _last >> _RANDOM_BITS
        # RFC 9562, 6.2, method 2: within one tick the random part counts up by a random step.
        _last = _last + 1 + secrets.randbits(32) if same else fresh
        value = _last
    time, high, low = value >> 74, value >> 62 & 0xFFF, value & (1 << 62) - 1
    return (time << 80 | 0x7 << 76 | high << 64 | 0x2 << 62 | low).to_bytes(16, "big")


def named_id(*names: str) -> Id:
    """The same 16-byte UUIDv5 for the same names, for records every office knows (committees)."""
    return uuid.uuid5(_HOUSE, "/".join(names)).bytes
