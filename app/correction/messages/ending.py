"""How a correction ends: appraised, released, terminated, told."""

from __future__ import annotations

__all__ = [
    "AppraiseSubject",
    "AskUnsettled",
    "ReleaseSubject",
    "TellEnding",
    "TerminateSubject",
]

from dataclasses import dataclass
from datetime import date

from app.correction.codes import Attitude, Discharge, Termination
from app.ids import Id
from app.messages import Command


@dataclass(frozen=True, slots=True)
class AppraiseSubject(Command[Id]):
    """期满鉴定 (D20): the subject's summary, the office's appraisal, its advice for 安置帮教."""

    subject: Id
    appraised_on: date
    summary: str
    attitude: Attitude
    advice: str = ""


@dataclass(frozen=True, slots=True)
class AskUnsettled(Command[Id]):
    """期满待定: the county is asked what becomes of it (A16, R29a); returns the request's id."""

    subject: Id
    asked_on: date
    opinion: str


@dataclass(frozen=True, slots=True)
class ReleaseSubject(Command[Id]):
    """解除矫正 (A17): hosted here, the certificate issued by the county; never early (R29).

    Attributes:
        released_on: the day of the declaration; the correction itself ends with its term.
        cert_no: number of the county's certificate, or of the prison's (R30a).
    """

    subject: Id
    released_on: date
    cert_no: str
    discharge: Discharge = Discharge.EXPIRED
    note: str = ""
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TerminateSubject(Command[Id]):
    """终止矫正 (A18): 撤缓、撤假、收监 in effect, or death; exactly one ground."""

    subject: Id
    ended_on: date
    ground: Termination
    doc_no: str
    note: str = ""
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TellEnding(Command[Id]):
    """Court, procurators and police were told of the end (D22)."""

    subject: Id
    told_on: date
