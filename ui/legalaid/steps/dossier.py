"""立卷: the pages of a record are numbered; 归档 follows it and locks the record."""

from __future__ import annotations

__all__ = ["SHEETS", "STEPS"]

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.i18n import tr
from app.legalaid.messages import AidDetail, AidPart, ArchiveAid, BindAidDossier
from ui.forms.spec import Kind, Spec
from ui.legalaid.actions import AidRecord
from ui.legalaid.steps.sheet import AidSheet
from ui.legalaid.steps.step import BRIEF, AidStep
from ui.steps.dossier import bind_fields, binding, bound_before
from ui.steps.step import on

_LOOSE = {
    "review": (AidPart.REVIEW, tr("审批决定纸质页数")),
    "identity": (AidPart.IDENTITY, tr("身份证明纸质页数")),
    "means": (AidPart.MEANS, tr("经济材料纸质页数")),
    "authority": (AidPart.AUTHORITY, tr("委托手续纸质页数")),
    "proceedings": (AidPart.PROCEEDINGS, tr("文书证据纸质页数")),
    "closing": (AidPart.CLOSING, tr("结案材料纸质页数")),
}


def _start(record: AidRecord, now: datetime) -> Mapping[str, Any]:
    if not isinstance(record, AidDetail):
        return {}  # a wish has no dossier, and is not offered this
    return bound_before(record.dossier, _LOOSE, record.registrar, now)


BIND = AidStep(
    "BindAidDossier",
    title=tr("立卷"),
    button=tr("编页码，立卷"),
    done=tr("已立卷，目录和页码定了"),
    specs=bind_fields(_LOOSE),
    start=_start,
    make=lambda record, _row, values: BindAidDossier(record.id, **binding(_LOOSE, values)),
    text=tr("一案一卷，按卷内目录的次序编页码；打印过的文书、收回的签字件和材料都算在内"),
    width=720,
)

ARCHIVE = AidStep(
    "ArchiveAid",
    title=tr("归档"),
    button=tr("归档，锁定记录"),
    done=tr("已归档，记录锁定了"),
    specs=(
        Spec("archived_on", tr("归档日期"), Kind.DATE, required=True, width=2),
        Spec("archive_no", tr("档案号"), Kind.NUMBER, width=2, most=60),
    ),
    start=on("archived_on"),
    make=lambda record, _row, values: ArchiveAid(record.id, **values),
    text=tr("归档以后这份记录不能再改"),
    width=BRIEF,
)

STEPS = (BIND, ARCHIVE)
SHEETS: Mapping[str, type[AidSheet]] = {}
