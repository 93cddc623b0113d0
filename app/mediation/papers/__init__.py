"""The papers of mediation, each made of one case (formats of the ministry, 2010)."""

from __future__ import annotations

__all__ = ["CLAIM", "TITLES", "build", "paper_id"]

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Protocol, TypeVar

from app.clock import CHINA
from app.ids import Id, named_id
from app.mediation.messages import AgreementView, CaseDetail, ClaimView, ReportView
from app.mediation.papers.acceptance import acceptance
from app.mediation.papers.agents import as_now, as_on, begin
from app.mediation.papers.agreement import oral, written
from app.mediation.papers.application import application
from app.mediation.papers.confirmation import certificate, request
from app.mediation.papers.course import rights, session_record, visit_record
from app.mediation.papers.dossier import back, cover, index, statement
from app.mediation.papers.investigations import SIGNED, investigation_record
from app.mediation.papers.notices import declined, ending, reminder
from app.mediation.papers.referrals import leniency, receipt, reply
from app.mediation.papers.risk import report
from app.mediation.papers.subsidies import claim as claimed
from app.papers.model import Block, Paper

TITLES: Mapping[str, str] = {
    "med.F-A1": "调解卷宗封面",
    "med.F-A1-1": "调解卷宗封底",
    "med.F-A2": "卷内目录",
    "med.F-A2-1": "卷宗情况说明",
    "med.F-A3": "人民调解申请书",
    "med.F-A4": "人民调解受理登记表",
    "med.F-A5": "人民调解权利义务告知书",
    "med.F-A6": "人民调解调查记录",
    "med.F-A7": "人民调解记录",
    "med.F-A8": "人民调解协议书",
    "med.F-A9": "人民调解口头协议登记表",
    "med.F-A10": "人民调解回访记录",
    "med.F-A11": "司法确认申请书",
    "med.F-A11-1": "主持调解证明",
    "med.F-A12-1": "不予受理告知单",
    "med.F-A12-2": "终止调解告知书",
    "med.F-A12-3": "移送接收回执",
    "med.F-A12-4": "调解情况复函",
    "med.F-A12-5": "不予处罚申请书",
    "med.F-A12-6": "风险报告单",
    "med.F-A12-7": "督促履行通知",
    "med.F-A12-8": "人民调解案件补贴申报表",
}

_REGISTERS = (
    "med.F-A1", "med.F-A1-1", "med.F-A2", "med.F-A2-1", "med.F-A3", "med.F-A4", "med.F-A9",
    "med.F-A10", "med.F-A12-6", "med.F-A12-8",
)  # fmt: skip
_ACROSS = ("med.F-A8", "med.F-A11-1", "med.F-A12-4")  # stamped by the committee, of weight
_COVERS = ("med.F-A1", "med.F-A1-1", "med.F-A2")
# The notices go to every party, and one stays in the dossier.
_FOR_ALL = ("med.F-A5", "med.F-A12-1", "med.F-A12-2")
_AT_THE_DOOR = ("med.F-A3", "med.F-A4", "med.F-A5")
_OF_THE_AGREED = ("med.F-A8", "med.F-A9", "med.F-A11-1", "med.F-A12-7")
_TWO = ("med.F-A11-1", "med.F-A12-3", "med.F-A12-4", "med.F-A12-5", "med.F-A12-6", "med.F-A12-7")


class _Row(Protocol):
    @property
    def id(self) -> Id: ...


R = TypeVar("R", bound=_Row)


CLAIM = "med.F-A12-8"  # made of a claim, which is no part of the case's detail


def build(
    kind: str,
    case: CaseDetail,
    subject: Id,
    *,
    claim: ClaimView | None = None,
    version: int = 1,
    sample: bool = False,
) -> Paper:
    """A paper of a case; subject is the row it is made of (session, agreement, visit, or case).

    Raises KeyError for an unknown kind, LookupError when the case has no such row.
    """
    day = _day_of(kind, case, subject)
    if kind == "med.F-A5" and day is not None:  # whoever comes in later is told as well
        day = max(day, *(begin(one) for one in case.parties))
    then = as_now(case) if day is None else as_on(case, day)
    blocks = claimed(then, claim) if kind == CLAIM and claim else _FORMS[kind](then, subject)
    return Paper(
        kind=kind,
        title=TITLES[kind],
        blocks=blocks,
        paper_id=paper_id(kind, subject),
        version=version,
        copies=_copies(kind, then),
        sample=sample,
        register=kind in _REGISTERS,
        across=kind in _ACROSS,
        folio=kind not in _COVERS,
        signed=SIGNED if kind == "med.F-A6" else (),
    )


def paper_id(kind: str, subject: Id) -> Id:
    """The id of a paper through all its versions: the same on every laptop of the office."""
    return named_id("paper", kind, subject.hex())


def _day_of(kind: str, case: CaseDetail, subject: Id) -> date | None:
    """The day on which whoever acts has acted; None where that is still today."""
    if kind in _AT_THE_DOOR:
        return case.accepted_on
    if kind == "med.F-A7":
        return _one(case.sessions, subject).start.astimezone(CHINA).date()
    if kind in _OF_THE_AGREED:
        return _agreed(case, subject).effective_on
    if kind == "med.F-A12-4" and case.agreement is not None:
        return case.agreement.reached_on
    return None


def _copies(kind: str, case: CaseDetail) -> int:
    if kind == "med.F-A8" and case.agreement:
        return case.agreement.copies
    if kind == "med.F-A11":
        return len(case.parties) + 2  # one for the court, one for the dossier
    if kind in _FOR_ALL:
        return len(case.parties) + 1
    return 2 if kind in _TWO else 1  # one goes out, one stays


def _one(rows: Iterable[R | None], subject: Id) -> R:
    for row in rows:
        if row is not None and row.id == subject:
            return row
    raise LookupError(subject.hex())


def _agreed(case: CaseDetail, subject: Id) -> AgreementView:
    """The agreement in hand, or an earlier one that it took the place of."""
    return _one((case.agreement, *case.earlier), subject)


def _reported(case: CaseDetail, subject: Id) -> ReportView | None:
    """The report, or none for the sheet that is filled in by hand."""
    return None if subject == case.id else _one(case.risks.reports if case.risks else (), subject)


_FORMS: Mapping[str, Callable[[CaseDetail, Id], tuple[Block, ...]]] = {
    "med.F-A1": lambda case, _: cover(case),
    "med.F-A1-1": lambda case, _: back(case),
    "med.F-A2": lambda case, _: index(case),
    "med.F-A2-1": lambda case, _: statement(case),
    "med.F-A3": lambda case, _: application(case),
    "med.F-A4": lambda case, _: acceptance(case),
    "med.F-A5": lambda case, _: rights(case),
    "med.F-A6": lambda case, subject: investigation_record(
        case, _one(case.investigations, subject)
    ),
    "med.F-A7": lambda case, subject: session_record(case, _one(case.sessions, subject)),
    "med.F-A8": lambda case, subject: written(case, _agreed(case, subject)),
    "med.F-A9": lambda case, subject: oral(case, _agreed(case, subject)),
    "med.F-A10": lambda case, subject: visit_record(case, _one(case.visits, subject)),
    "med.F-A11": lambda case, subject: request(case, _agreed(case, subject)),
    "med.F-A11-1": lambda case, subject: certificate(case, _agreed(case, subject)),
    "med.F-A12-1": lambda case, _: declined(case),
    "med.F-A12-2": lambda case, _: ending(case),
    "med.F-A12-3": lambda case, subject: receipt(case, _one(case.referrals, subject)),
    "med.F-A12-4": lambda case, subject: reply(case, _one(case.referrals, subject)),
    "med.F-A12-5": lambda case, subject: leniency(case, _agreed(case, subject)),
    "med.F-A12-6": lambda case, subject: report(case, _reported(case, subject)),
    "med.F-A12-7": lambda case, subject: reminder(case, _agreed(case, subject)),
}
