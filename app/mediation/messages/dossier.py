"""The dossier: bound, made as one PDF, archived."""

from __future__ import annotations

__all__ = [
    "ArchiveDossier",
    "BindDossier",
    "JoinVolume",
    "LoosePages",
    "MakePart",
    "PlanVolume",
    "VolumePart",
]

from dataclasses import dataclass
from datetime import date

from app.ids import Id
from app.mediation.codes import DossierPart, Retention
from app.messages import Command, Query


@dataclass(frozen=True, slots=True)
class LoosePages:
    """Sheets that lie in the dossier and not in the computer (复印件, 原件)."""

    part: DossierPart
    pages: int


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


@dataclass(frozen=True, slots=True)
class VolumePart:
    """One entry of the bookmarks of the PDF.

    Attributes:
        sources: rows it is made of, in order: ids of printings, or of attachments.
        first: its first page number; None for cover, index and back, which bear none.
    """

    key: str
    title: str
    sources: tuple[Id, ...]
    first: int | None


@dataclass(frozen=True, slots=True)
class PlanVolume(Query[tuple[VolumePart, ...]]):
    """What the PDF of the whole dossier consists of, in order."""

    case: Id


@dataclass(frozen=True, slots=True)
class MakePart(Query[bytes]):
    """One part of it as PDF."""

    case: Id
    part: VolumePart


@dataclass(frozen=True, slots=True)
class JoinVolume(Query[bytes]):
    """The parts as one PDF, with bookmarks and page numbers."""

    title: str
    parts: tuple[tuple[VolumePart, bytes], ...]
