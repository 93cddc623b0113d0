"""The steps that end a record: bound, then archived."""

from __future__ import annotations

__all__ = ["ARCHIVE", "BIND"]

from app.i18n import tr
from app.mediation.messages import ArchiveDossier, BindDossier, DossierPart
from ui.mediation.steps.step import LAW, CaseStep
from ui.steps.dossier import ARCHIVE_FIELDS, bind_fields, binding, bound_before

_LOOSE = {
    "identity": (DossierPart.IDENTITY, tr("身份证明纸质页数")),
    "evidence": (DossierPart.EVIDENCE, tr("证据材料纸质页数")),
    "receipts": (DossierPart.PERFORMANCE, tr("履行凭证纸质页数")),
    "court": (DossierPart.COURT, tr("司法确认纸质页数")),
}

BIND = CaseStep(
    "BindDossier",
    title=tr("立卷"),
    button=tr("编页码，立卷"),
    done=tr("已立卷，目录和页码定了"),
    text=tr("按卷内目录的次序编页码；打印过的文书、收回的签字件和材料都算在内"),
    specs=bind_fields(_LOOSE),
    start=lambda case, now: bound_before(case.dossier, _LOOSE, case.registrar, now),
    make=lambda case, _subject, values: BindDossier(case.id, **binding(_LOOSE, values)),
    law=(LAW, tr("第27条")),
)


ARCHIVE = CaseStep(
    "ArchiveDossier",
    title=tr("归档"),
    button=tr("归档，锁定记录"),
    done=tr("已归档，记录锁定了"),
    text=tr("归档以后这个案件的记录不能再改；再有纠纷，从这个案件另立新案"),
    specs=ARCHIVE_FIELDS,
    start=lambda _case, now: {"archived_on": now.date()},
    make=lambda case, _subject, values: ArchiveDossier(case.id, **values),
    law=(LAW, tr("第27条")),
    width=520,
)
