"""突发事件报告 (R37): what the office tells the county on the day it hears of it."""

from __future__ import annotations

__all__ = ["FORMS"]

from collections.abc import Iterable
from typing import Any

from app.clock import CHINA
from app.correction.codes import IncidentKind
from app.correction.papers.form import Form
from app.correction.papers.subject import SubjectPaper
from app.i18n import tr
from app.papers.filling import Slots
from app.papers.messages import Check
from app.papers.model import Filled, Gap, Runs
from app.papers.wording import filled, lines_of, moment, stacked
from db.tables.measures import Incident


def _incident(_paper: SubjectPaper, row: Incident) -> Slots:
    kind = IncidentKind(row.kind)
    facts, handling = lines_of(row.facts, "facts"), lines_of(row.handling, "handling")
    runs: dict[str, Runs] = {
        "kind": (kind.label,),
        "happened_at": (Filled(moment(row.happened_at.astimezone(CHINA)), "happened_at"),),
        "heard_at": (Filled(moment(row.heard_at.astimezone(CHINA)), "heard_at"),),
        "told_by": (Filled(row.told_by, "told_by"),),
        "place": (filled(row.place, "place", "地点", 12),),
        "facts": stacked(facts) if facts else (Gap("经过", "facts", 16),),
        "handling": stacked(handling) if handling else (Gap("已采取的措施", "handling", 16),),
    }
    return Slots(runs, marks=frozenset({"died"} if kind is IncidentKind.DEATH else ()))


def _written(_paper: SubjectPaper, row: Any) -> Iterable[Check]:
    yield Check(tr("已写采取的措施"), passed=bool(row.handling.strip()))


FORMS = (Form("cor.incident", _incident, Incident, checks=_written),)
