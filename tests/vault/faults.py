"""What a refusal of the vault says."""

from __future__ import annotations

__all__ = ["fault"]

import pytest

from app.errors import Refused


def fault(refused: pytest.ExceptionInfo[Refused]) -> tuple[str | None, str]:
    (only,) = refused.value.faults
    return only.field, only.message
