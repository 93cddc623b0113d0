"""What is owed beside the course of a correction: leave, permits, moves, devices, illness."""

from __future__ import annotations

__all__ = ["move_dues"]

from collections.abc import Iterator

from app.correction.rules.crossarea import cross_area_dues
from app.correction.rules.facts import SubjectFacts
from app.correction.rules.leave import leave_dues
from app.correction.rules.monitoring import monitoring_dues
from app.correction.rules.outside import outside_dues
from app.correction.rules.permits import permit_dues
from app.correction.rules.relocation import relocation_dues
from app.lawbook.rules import Rulebook
from app.today.owed import DueFact

_PARTS = (leave_dues, cross_area_dues, relocation_dues, permit_dues, monitoring_dues, outside_dues)


def move_dues(subject: SubjectFacts, law: Rulebook) -> Iterator[DueFact]:
    """Everything owed of the rows beside the course, while the office watches over the subject."""
    if subject.serving:
        for part in _PARTS:
            yield from part(subject, law)
