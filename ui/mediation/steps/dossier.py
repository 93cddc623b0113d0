"""The steps that end a record: bound, then archived."""

from __future__ import annotations

__all__ = ["ARCHIVE", "BIND"]

from datetime import datetime

from app.i18n import tr
from app.ids import Id
from app.mediation.messages import (
    ArchiveDossier,
    BindDossier,
    CaseDetail,
    DossierPart,
    LoosePages,
    Retention,
)
from app.messages import Command
from ui.forms.spec import Kind, Spec
from ui.mediation.steps.step import LAW, CaseStep
from ui.steps.step import Values, options

_LOOSE = {
    "identity": DossierPart.IDENTITY,
    "evidence": DossierPart.EVIDENCE,
    "receipts": DossierPart.PERFORMANCE,
    "court": DossierPart.COURT,
}


def _start(case: CaseDetail, now: datetime) -> Values:
    dossier = case.dossier
    loose = {
        name: item.page_to - item.page_from + 1
        for name, part in _LOOSE.items()
        for item in (dossier.items if dossier else ())
        if item.part is part and item.state == "paper" and item.page_from and item.page_to
    }
    return {
        "binder": dossier.binder if dossier and dossier.binder else case.registrar,
        "bound_on": now.date(),
        "retention": dossier.retention if dossier else None,
        "volume": dossier.volume if dossier else "1",
        "note": dossier.note if dossier else "",
        **loose,
    }


def _bind(case: CaseDetail, _subject: Id | None, values: Values) -> Command[Id]:
    loose = tuple(LoosePages(part, values[name]) for name, part in _LOOSE.items() if values[name])
    return BindDossier(
        case.id,
        values["retention"],
        values["binder"],
        values["bound_on"],
        loose,
        values["volume"],
        values["note"],
    )


BIND = CaseStep(
    "BindDossier",
    title=tr("立卷"),
    button=tr("编页码，立卷"),
    done=tr("已立卷，目录和页码定了"),
    text=tr("按卷内目录的次序编页码；打印过的文书、收回的签字件和材料都算在内"),
    specs=(
        Spec(
            "retention",
            tr("保管期限"),
            Kind.RADIO,
            required=True,
            width=4,
            options=options(tuple(Retention)),
            note=tr("按本单位批准的归档范围和保管期限表"),
        ),
        Spec("binder", tr("立卷人"), required=True, width=2, most=20),
        Spec("bound_on", tr("立卷日期"), Kind.DATE, required=True),
        Spec("volume", tr("第几卷"), most=10),
        Spec("identity", tr("身份证明纸质页数"), Kind.COUNT, fresh_row=True),
        Spec("evidence", tr("证据材料纸质页数"), Kind.COUNT),
        Spec("receipts", tr("履行凭证纸质页数"), Kind.COUNT),
        Spec("court", tr("司法确认纸质页数"), Kind.COUNT),
        Spec("note", tr("备注"), width=4),
    ),
    start=_start,
    make=_bind,
    law=(LAW, tr("第27条")),
)


ARCHIVE = CaseStep(
    "ArchiveDossier",
    title=tr("归档"),
    button=tr("归档，锁定记录"),
    done=tr("已归档，记录锁定了"),
    text=tr("归档以后这个案件的记录不能再改；再有纠纷，从这个案件另立新案"),
    specs=(
        Spec("archived_on", tr("归档日期"), Kind.DATE, required=True, width=2),
        Spec("reviewer", tr("检查人"), width=2, most=20),
        Spec("shelf", tr("存放位置"), width=4, hint=tr("如：3 柜 2 层")),
    ),
    start=lambda _case, now: {"archived_on": now.date()},
    make=lambda case, _subject, values: ArchiveDossier(
        case.id, values["archived_on"], values["shelf"], values["reviewer"]
    ),
    law=(LAW, tr("第27条")),
    width=520,
)
