"""What is the office's own in 社区矫正: what it may decide, what it was told, what it taught."""

from __future__ import annotations

__all__ = ["ReadOfficeMatters"]

from dataclasses import dataclass

from app.correction.views.office import OfficeMatters
from app.messages import Query


@dataclass(frozen=True, slots=True)
class ReadOfficeMatters(Query[OfficeMatters]):
    """委托书, notices of the procurator's office, lessons; the newest first."""
