"""Ids of rows: UUIDv7 (RFC 9562) minted on the laptop, 16 bytes."""

from __future__ import annotations

__all__ = ["Id", "Mint", "named_id", "new_id"]

import secrets
import uuid

from app.clock import Clock

Id = bytes

_COUNTER_BITS = 16  # of a reading of the hybrid clock
_RANDOM_BITS = 58
_HOUSE = uuid.UUID("b47ee5f2-8a0c-5d4e-9c53-0f6d3a5c7e11")


class Mint:
    """Mints ids that sort as they were minted, from one reading of the hybrid clock on.

    The reading (milliseconds << 16 | counter) stands at the head of the id (RFC 9562, 6.2,
    methods 1 and 2), so a row sorts after every row its writer could have seen: a laptop whose
    clock runs behind, or was set back, still writes 回访 after the agreement it was about.
    """

    # Our own because the libraries read the machine's clock, and time is injected here.
    __slots__ = ("_last",)

    def __init__(self, reading: int) -> None:
        self._last = reading << _RANDOM_BITS | secrets.randbits(_RANDOM_BITS)

    def __call__(self) -> Id:
        """A new 16-byte id."""
        self._last += 1 + secrets.randbits(32)
        time, high, low = self._last >> 74, self._last >> 62 & 0xFFF, self._last & (1 << 62) - 1
        return (time << 80 | 0x7 << 76 | high << 64 | 0x2 << 62 | low).to_bytes(16, "big")


def new_id(clock: Clock) -> Id:
    """A new id where there is no journal to read: only its time orders it."""
    return Mint(int(clock.now().timestamp() * 1000) << _COUNTER_BITS)()


def named_id(*names: str) -> Id:
    """The same 16-byte UUIDv5 for the same names, for records every office knows (committees)."""
    return uuid.uuid5(_HOUSE, "/".join(names)).bytes
