"""The dossier of a record of legal aid: bound; archived with `ArchiveAid`."""

from __future__ import annotations

__all__ = ["BindAidDossier"]

from dataclasses import dataclass
from datetime import date

from app.ids import Id
from app.messages import Command
from app.records.messages import LoosePages, Retention


@dataclass(frozen=True, slots=True)
class BindAidDossier(Command[Id]):
    """立卷: number the pages, fix the index; done again, the newer one holds."""

    record: Id
    retention: Retention
    binder: str
    bound_on: date
    loose: tuple[LoosePages, ...] = ()
    volume: str = "1"
    note: str = ""
