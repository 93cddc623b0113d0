"""The fields that say when 县级, 公安机关 and 检察院 were told."""

from __future__ import annotations

__all__ = ["TOLD", "told_at"]

from datetime import datetime

from app.i18n import tr
from ui.forms.spec import Kind, Spec
from ui.steps.step import Values, moment

TOLD = (
    Spec("county_on", tr("报告县级"), Kind.DATE, width=2),
    Spec("police_on", tr("通知公安机关"), Kind.DATE, width=2),
    Spec("procurator_on", tr("通报检察院"), Kind.DATE, width=2),
    Spec("time", tr("时间"), Kind.TIME, required=True),
)


def told_at(values: Values) -> dict[str, datetime | None]:
    """The moments, by the fields of the command; None where nobody was told this time."""
    return {
        f"{who}_at": moment(values, f"{who}_on", "time") if values[f"{who}_on"] else None
        for who in ("county", "police", "procurator")
    }
