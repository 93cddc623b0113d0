"""The steps that end a record: 执行档案 and 工作档案 bound, then archived."""

from __future__ import annotations

__all__ = ["SHEETS", "STEPS"]

from collections.abc import Mapping
from datetime import datetime

from app.correction.messages import (
    ArchiveSubjectDossier,
    BindSubjectDossier,
    DossierKind,
    FilePart,
    SubjectDetail,
)
from app.i18n import tr
from app.records.messages import DossierView
from ui.correction.steps.sheet import SubjectSheet
from ui.correction.steps.step import SubjectStep
from ui.forms.spec import Kind, Spec
from ui.steps.dossier import ARCHIVE_FIELDS, bind_fields, binding, bound_before
from ui.steps.step import Values, options

_LOOSE = {
    "law": (FilePart.LAW, tr("法律文书纸质页数")),
    "approvals": (FilePart.APPROVALS, tr("外出审批纸质页数")),
    "reports": (FilePart.REPORTS, tr("书面报告纸质页数")),
    "health": (FilePart.HEALTH, tr("病情材料纸质页数")),
}
_KIND = Spec(
    "kind",
    tr("哪卷档案"),
    Kind.RADIO,
    required=True,
    width=4,
    options=options((DossierKind.WORK, DossierKind.EXECUTION)),
)


def _first(subject: SubjectDetail, *, bound: bool) -> tuple[DossierKind, DossierView | None]:
    """The dossier that is likeliest meant: one that waits for this step."""
    for kind, view in subject.dossiers:
        if view.archived_on is None and (view.bound_on is not None) is bound:
            return kind, view
    return DossierKind.WORK, dict(subject.dossiers).get(DossierKind.WORK)


def _start_bind(subject: SubjectDetail, now: datetime) -> Values:
    kind, view = _first(subject, bound=False)
    return {"kind": kind, **bound_before(view, _LOOSE, subject.officer, now)}


BIND = SubjectStep(
    "BindSubjectDossier",
    title=tr("立卷"),
    button=tr("编页码，立卷"),
    done=tr("已立卷，目录和页码定了"),
    text=tr("按卷内目录的次序编页码；打印过的文书、收回的签字件和材料都算在内"),
    specs=(_KIND, *bind_fields(_LOOSE)),
    start=_start_bind,
    make=lambda subject, _row, values: BindSubjectDossier(
        subject.id, values["kind"], **binding(_LOOSE, values)
    ),
    law=(tr("社区矫正法实施办法"), tr("第18条")),
)

ARCHIVE = SubjectStep(
    "ArchiveSubjectDossier",
    title=tr("归档"),
    button=tr("归档"),
    done=tr("已归档"),
    text=tr("执行档案移交县级保管；工作档案归档以后，这份记录锁定，不能再改"),
    specs=(_KIND, *ARCHIVE_FIELDS),
    start=lambda subject, now: {
        "kind": _first(subject, bound=True)[0],
        "archived_on": now.date(),
    },
    make=lambda subject, _row, values: ArchiveSubjectDossier(subject.id, **values),
    law=(tr("社区矫正法实施办法"), tr("第18条")),
    width=560,
)

STEPS = (BIND, ARCHIVE)
SHEETS: Mapping[str, type[SubjectSheet]] = {}
