"""All steps of legal aid, by the name of their command."""

from __future__ import annotations

__all__ = ["SHEETS", "STEPS"]

from collections.abc import Mapping

from ui.legalaid.steps import assignment, closing, course, decisions, dossier, progress
from ui.legalaid.steps.sheet import AidSheet

_PARTS = (course, decisions, assignment, progress, closing, dossier)

STEPS = {step.action: step for part in _PARTS for step in part.STEPS}
SHEETS: Mapping[str, type[AidSheet]] = {
    action: sheet for part in _PARTS for action, sheet in part.SHEETS.items()
}
