"""Who acts for the recipient: assigned by the centre, changed by the centre."""

from __future__ import annotations

__all__ = [
    "AskLawyerChange",
    "RecordAssignment",
    "RecordContract",
    "RecordLawyerChange",
    "TellOrgan",
]

from dataclasses import dataclass
from datetime import date

from app.ids import Id
from app.legalaid.codes import ChangeOption, ChangeReason, UnitKind
from app.messages import Command

Reasons = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RecordAssignment(Command[Id]):
    """B30, N10→B40: 指派通知书 of the centre (R-B04, R-B05).

    Attributes:
        years_practice, minor_specialist: asked for where R-B06 does.
    """

    record: Id
    assigned_on: date
    unit: str
    lawyer: str
    doc_no: str = ""
    unit_kind: UnitKind = UnitKind.FIRM
    licence_no: str = ""
    phone: str = ""
    years_practice: int | None = None
    minor_specialist: bool = False
    handed_by: str = ""
    reasons: Reasons = ()


@dataclass(frozen=True, slots=True)
class TellOrgan(Command[Id]):
    """法律援助公函: the organ of the case knows who the lawyer is."""

    record: Id
    told_on: date
    letter_no: str = ""


@dataclass(frozen=True, slots=True)
class RecordContract(Command[Id]):
    """B40→B45: 委托协议 and 授权委托书 are signed (R-B07)."""

    record: Id
    contract_on: date
    authority_on: date | None = None


@dataclass(frozen=True, slots=True)
class AskLawyerChange(Command[Id]):
    """更换承办人 is asked for (R-B09)."""

    record: Id
    asked_on: date
    reason: ChangeReason
    note: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class RecordLawyerChange(Command[Id]):
    """What the centre decided on it; with a new lawyer, the old assignment ends.

    Attributes:
        unit, lawyer …: of whom is assigned now; left out where nothing changes.
    """

    record: Id
    outcome: ChangeOption
    decided_on: date
    doc_no: str = ""
    note: str = ""
    handed_by: str = ""
    unit: str = ""
    lawyer: str = ""
    unit_kind: UnitKind = UnitKind.FIRM
    licence_no: str = ""
    phone: str = ""
    years_practice: int | None = None
    minor_specialist: bool = False
    reasons: Reasons = ()
