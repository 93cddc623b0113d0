"""A paper of the sample case, made anew after a change."""

from __future__ import annotations

__all__ = ["DECLINED", "ORAL", "SUBJECTS", "agreed", "item", "make", "words"]

from collections.abc import Callable
from dataclasses import replace

from app.mediation.codes import AgreementForm, DeclineGround
from app.mediation.messages import CaseDetail
from app.mediation.papers import CLAIM, build
from app.mediation.states import State
from app.papers.model import Gap, Paper, runs_of
from tests.mediation.papers.cases import (
    AGREEMENT,
    CASE,
    CLAIM_VIEW,
    COURT_CASE,
    COURT_REFERRAL,
    DOSSIER_CASE,
    INVESTIGATED,
    INVESTIGATION,
    LABOUR_CASE,
    POLICE_CASE,
    REPORT,
    RISKY_CASE,
    SESSION,
    VISIT,
)

ORAL = replace(CASE, agreement=replace(AGREEMENT, form=AgreementForm.ORAL))
DECLINED = replace(
    CASE, state=State.NOT_ACCEPTED, decline_ground=DeclineGround.TITLE, agreement=None
)
SUBJECTS: dict[str, tuple[CaseDetail, bytes]] = {
    "med.F-A1": (DOSSIER_CASE, CASE.id),
    "med.F-A1-1": (DOSSIER_CASE, CASE.id),
    "med.F-A2": (DOSSIER_CASE, CASE.id),
    "med.F-A2-1": (CASE, CASE.id),
    "med.F-A3": (CASE, CASE.id),
    "med.F-A4": (CASE, CASE.id),
    "med.F-A5": (CASE, CASE.id),
    "med.F-A6": (INVESTIGATED, INVESTIGATION.id),
    "med.F-A7": (CASE, SESSION.id),
    "med.F-A8": (CASE, AGREEMENT.id),
    "med.F-A9": (ORAL, AGREEMENT.id),
    "med.F-A10": (CASE, VISIT.id),
    "med.F-A11": (CASE, AGREEMENT.id),
    "med.F-A11-1": (CASE, AGREEMENT.id),
    "med.F-A12-3": (COURT_CASE, COURT_REFERRAL.id),
    "med.F-A12-4": (COURT_CASE, COURT_REFERRAL.id),
    "med.F-A12-5": (POLICE_CASE, AGREEMENT.id),
    "med.F-A12-6": (RISKY_CASE, REPORT.id),
    "med.F-A12-7": (CASE, AGREEMENT.id),
    "med.F-A12-1": (DECLINED, CASE.id),
    "med.F-A12-8": (CASE, CASE.id),
    "med.F-A12-2": (LABOUR_CASE, LABOUR_CASE.id),
}


def make(kind: str, change: Callable[[CaseDetail], CaseDetail] = lambda case: case) -> Paper:
    case, subject = SUBJECTS[kind]
    return build(kind, change(case), subject, claim=CLAIM_VIEW if kind == CLAIM else None)


def words(paper: Paper) -> str:
    """All a paper says; gaps as their names in brackets."""
    return "".join(
        run if isinstance(run, str) else f"[{run.name}]" if isinstance(run, Gap) else run.text
        for runs in runs_of(paper)
        for run in runs
    )


def agreed(**changes: object) -> Callable[[CaseDetail], CaseDetail]:
    """The case with its agreement changed."""
    return lambda case: replace(case, agreement=replace(case.agreement, **changes))  # type: ignore[arg-type, type-var]


def item(at: int, **changes: object) -> Callable[[CaseDetail], CaseDetail]:
    """The case with one item of its agreement changed."""
    items = list(AGREEMENT.items)
    items[at] = replace(items[at], **changes)  # type: ignore[arg-type]
    return agreed(items=tuple(items))
