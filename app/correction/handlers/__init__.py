"""Use cases of correction, one module for each part of the work.

- What all begin and end with: `shared`. The county: `requests` goes up, `answers` comes back.
- The course: `intake`, `course`, `ending`, `dossiers` once it is over. Reports: `checkins`.
- Beside it: `leave`, `crossarea`, `permits`, `relocation`, `monitoring`, `outside`.
- When something went wrong: `clues`, `sanctions`, `missing`, `custody`, `incidents`,
  `procurator`.
- Before anybody comes: `surveys`.
"""

from __future__ import annotations

__all__ = ["COMMANDS", "ERRANDS"]

from collections.abc import Mapping

from app.correction.handlers import (
    answers,
    checkins,
    clues,
    course,
    crossarea,
    custody,
    dossiers,
    ending,
    incidents,
    intake,
    leave,
    missing,
    monitoring,
    outside,
    permits,
    procurator,
    relocation,
    sanctions,
    surveys,
)
from app.work import Errand, Handler

COMMANDS: Mapping[type, Handler] = {
    **intake.COMMANDS,
    **course.COMMANDS,
    **answers.COMMANDS,
    **ending.COMMANDS,
    **dossiers.COMMANDS,
    **checkins.COMMANDS,
    **leave.COMMANDS,
    **crossarea.COMMANDS,
    **relocation.COMMANDS,
    **permits.COMMANDS,
    **monitoring.COMMANDS,
    **outside.COMMANDS,
    **clues.COMMANDS,
    **sanctions.COMMANDS,
    **missing.COMMANDS,
    **custody.COMMANDS,
    **incidents.COMMANDS,
    **procurator.COMMANDS,
    **surveys.COMMANDS,
}
ERRANDS: Mapping[type, Errand] = dossiers.ERRANDS
