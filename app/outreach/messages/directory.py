"""Commands of what the public is shown: 律师名录 and 服务点."""

from __future__ import annotations

__all__ = [
    "AddLawyer",
    "AddPoint",
    "ImportPoints",
    "LawyerInput",
    "MarkPlace",
    "PointInput",
    "PublishEntry",
    "RecordLicence",
    "ReopenEntry",
    "RetireEntry",
    "ReviseLawyer",
    "RevisePoint",
    "VerifyEntry",
]

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.ids import Id
from app.messages import Command
from app.outreach.codes import Crs, Language, Licence, PointKind, Practice


@dataclass(frozen=True, slots=True)
class VerifyEntry(Command[Id]):
    """核验, or (of what is published) 复核: everything was compared with what is true."""

    record: Id
    verified_on: date
    how: str = ""


@dataclass(frozen=True, slots=True)
class PublishEntry(Command[Id]):
    """发布."""

    record: Id
    published_on: date


@dataclass(frozen=True, slots=True)
class RetireEntry(Command[Id]):
    """停用."""

    record: Id
    retired_on: date
    note: str


@dataclass(frozen=True, slots=True)
class ReopenEntry(Command[Id]):
    """恢复: what was put away is a draft again, to be verified anew."""

    record: Id


@dataclass(frozen=True, slots=True)
class LawyerInput:
    """What is public of a lawyer."""

    name: str
    firm: str
    licence_no: str
    practice_from: date | None = None
    fields: tuple[Practice, ...] = ()
    languages: tuple[Language, ...] = ()
    office_phone: str = ""
    annual_check: int | None = None


@dataclass(frozen=True, slots=True)
class AddLawyer(Command[Id]):
    """A lawyer, as a draft."""

    lawyer: LawyerInput
    licence: Licence = Licence.PRACTISING


@dataclass(frozen=True, slots=True)
class ReviseLawyer(Command[Id]):
    """Other public data: they are verified before they are shown again."""

    record: Id
    lawyer: LawyerInput


@dataclass(frozen=True, slots=True)
class RecordLicence(Command[Id]):
    """执业状态: with anything but 执业 the card is hidden at once."""

    record: Id
    licence: Licence
    on: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class PointInput:
    """A service point; coordinates in millionths of a degree, both or neither."""

    name: str
    kind: PointKind
    address: str
    village: str = ""
    lng: int | None = None
    lat: int | None = None
    crs: Crs = Crs.CGCS2000
    hours: str = ""
    phone: str = ""
    services: str = ""
    accessible: bool = False


@dataclass(frozen=True, slots=True)
class AddPoint(Command[Id]):
    """A service point, as a draft."""

    point: PointInput


@dataclass(frozen=True, slots=True)
class RevisePoint(Command[Id]):
    """Other data of a point: they are verified before they are shown again."""

    record: Id
    point: PointInput


@dataclass(frozen=True, slots=True)
class ImportPoints(Command[int]):
    """Take in the points of a CSV or XLSX sheet, as drafts; answers how many.

    What cannot be read and what is here already is left out, as `ReadPointSheet` said before.
    """

    path: Path


@dataclass(frozen=True, slots=True)
class MarkPlace(Command[Id]):
    """Where a village or a town lies, so that distances can be told."""

    code: str
    lng: int | None
    lat: int | None
    crs: Crs = Crs.CGCS2000
    source: str = ""
