"""All steps of a correction, by the name of their command."""

from __future__ import annotations

__all__ = ["SHEETS", "STEPS"]

from collections.abc import Mapping

from ui.correction.steps import (
    checkins,
    clues,
    course,
    crossarea,
    custody,
    dossiers,
    ending,
    incidents,
    intake,
    judgment,
    leave,
    missing,
    monitoring,
    outside,
    permits,
    procurator,
    relocation,
    sanctions,
    visits,
)
from ui.correction.steps.sheet import SubjectSheet

# Each part of the work enters its own here.
_PARTS = (
    intake,
    judgment,
    course,
    checkins,
    visits,
    leave,
    crossarea,
    permits,
    monitoring,
    outside,
    relocation,
    clues,
    sanctions,
    missing,
    custody,
    incidents,
    procurator,
    ending,
    dossiers,
)

STEPS = {step.action: step for part in _PARTS for step in part.STEPS}
SHEETS: Mapping[str, type[SubjectSheet]] = {
    action: sheet for part in _PARTS for action, sheet in part.SHEETS.items()
}
