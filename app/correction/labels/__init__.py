"""What people call the tables of correction and their columns, in history and reviews."""

from __future__ import annotations

__all__ = ["TABLES"]

from app.correction.labels.course import COURSE
from app.correction.labels.discipline import DISCIPLINE
from app.correction.labels.moves import MOVES
from app.correction.labels.reports import REPORTS

TABLES = {**COURSE, **REPORTS, **MOVES, **DISCIPLINE}
