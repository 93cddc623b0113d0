"""执行档案 and 工作档案: bound, archived."""

from __future__ import annotations

__all__ = ["ArchiveSubjectDossier", "BindSubjectDossier"]

from dataclasses import dataclass
from datetime import date

from app.correction.codes import DossierKind
from app.ids import Id
from app.messages import Command
from app.records.messages import LoosePages, Retention


@dataclass(frozen=True, slots=True)
class BindSubjectDossier(Command[Id]):
    """立卷: number the pages of one dossier, fix its index; done again, the newer one holds."""

    subject: Id
    kind: DossierKind
    retention: Retention
    binder: str
    bound_on: date
    loose: tuple[LoosePages, ...] = ()
    volume: str = "1"
    note: str = ""


@dataclass(frozen=True, slots=True)
class ArchiveSubjectDossier(Command[Id]):
    """归档: 执行档案 goes to the county; once 工作档案 is archived the record is locked."""

    subject: Id
    kind: DossierKind
    archived_on: date
    shelf: str = ""
    reviewer: str = ""
    reasons: tuple[tuple[str, str], ...] = ()
