"""What the desk shows of appraisals."""

from __future__ import annotations

__all__ = ["AppraisalView"]

from dataclasses import dataclass
from datetime import date

from app.ids import Id


@dataclass(frozen=True, slots=True)
class AppraisalView:
    """An appraisal; without `received_on` its opinion is waited for."""

    id: Id
    appraiser: str
    matter: str
    began_on: date
    received_on: date | None
    opinion: str
