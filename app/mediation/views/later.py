"""稍后补: what a party left to be filled in, as screens show it."""

from __future__ import annotations

__all__ = ["Missing"]

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that waits.

    Attributes:
        owner: whose it is ("被申请人 2").
        label: what people call it.
        field: where it is filled in ("parties.1.phone").
    """

    owner: str
    label: str
    field: str
