"""What people call the tables of correction and their columns, in history and reviews."""

from __future__ import annotations

__all__ = ["TABLES"]

from app.correction.codes import DossierKind
from app.correction.labels.course import COURSE
from app.correction.labels.discipline import DISCIPLINE
from app.correction.labels.moves import MOVES
from app.correction.labels.reports import REPORTS
from app.i18n import tr
from app.records.labels import bound_labels

TABLES = {
    **COURSE,
    **REPORTS,
    **MOVES,
    **DISCIPLINE,
    "correction_dossier": bound_labels(tr("矫正档案"), {"kind": tr("档案")}, {"kind": DossierKind}),
}
