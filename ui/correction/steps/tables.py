"""All steps of a correction, by the name of their command."""

from __future__ import annotations

__all__ = ["SHEETS", "STEPS"]

from collections.abc import Mapping

from ui.correction.steps import (
    course,
    crossarea,
    ending,
    intake,
    leave,
    monitoring,
    outside,
    permits,
    relocation,
)
from ui.correction.steps.sheet import SubjectSheet

# Each part of the work enters its own here.
_PARTS = (
    intake,
    course,
    leave,
    crossarea,
    permits,
    monitoring,
    outside,
    relocation,
    ending,
)

STEPS = {step.action: step for part in _PARTS for step in part.STEPS}
SHEETS: Mapping[str, type[SubjectSheet]] = {
    action: sheet for part in _PARTS for action, sheet in part.SHEETS.items()
}
