"""The dossier: bound, made as one PDF, archived."""

from __future__ import annotations

__all__ = [
    "ArchiveDossier",
    "BindDossier",
]

from dataclasses import dataclass
from datetime import date

from app.ids import Id
from app.messages import Command
from app.records.messages import LoosePages, Retention


@dataclass(frozen=True, slots=True)
class BindDossier(Command[Id]):
    """立卷: number the pages, fix the index; done again, the newer one holds."""

    case: Id
    retention: Retention
    binder: str
    bound_on: date
    loose: tuple[LoosePages, ...] = ()
    volume: str = "1"
    note: str = ""


@dataclass(frozen=True, slots=True)
class ArchiveDossier(Command[Id]):
    """归档 (A90→A95): the record is locked; what comes later is a new case."""

    case: Id
    archived_on: date
    shelf: str = ""
    reviewer: str = ""
