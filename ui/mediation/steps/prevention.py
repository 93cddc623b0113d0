"""预防成效 (CL-09): what the case kept from happening, as the committee's head sees it."""

from __future__ import annotations

__all__ = ["MARKED", "PREVENTION"]

from datetime import datetime

from app.i18n import tr
from app.mediation.messages import CaseDetail, MarkPrevention, Prevention
from ui.forms.spec import Kind, Spec
from ui.mediation.steps.step import CaseStep
from ui.steps.step import Values, options

# Asked when a case is closed, and of one that is closed already.
MARKED = (
    Spec("kinds", tr("这次调解防止了"), Kind.TICKS, width=4, across=2,
         options=options(tuple(Prevention))),
    Spec("people", tr("涉及人数"), Kind.COUNT, fresh_row=True),
    Spec("reason", tr("认定的理由"), Kind.AREA, width=4, lines=2, most=1000,
         hint=tr("如：一方扬言报复，经劝导放弃")),
)  # fmt: skip


def _start(case: CaseDetail, _now: datetime) -> Values:
    marked = case.prevention
    if marked is None:
        return {"people": case.people_count}
    return {"kinds": marked.kinds, "people": marked.people, "reason": marked.reason}


PREVENTION = CaseStep(
    "MarkPrevention",
    title=tr("认定预防成效"),
    button=tr("认定"),
    done=tr("已认定预防成效"),
    specs=MARKED,
    start=_start,
    make=lambda case, _subject, values: MarkPrevention(case=case.id, **values),
    text=tr("由调委会主任认定，计入人民调解案件情况表。一项都不选，就是没有。"),
    width=600,
)  # fmt: skip
