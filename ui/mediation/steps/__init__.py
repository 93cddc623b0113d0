"""The steps of a case, each on a sheet of its own over the page.

- What they share: `step`, `sheet`; all of them by the names of their commands: `tables`.
- What the register says, put right: `register`; who comes in or in the place of whom: `parties`.
- On the way to an agreement: `intake`, `talks`, `agreement` with its `terms`, `signed`.
- Afterwards: `later`, `confirmation`, `prevention`, `dossier`, `aid` (on to legal aid).
- Beside the course: `agents`, `appraisals`, `completion`, `investigations`, `referrals`, `risk`,
  `others`.
"""

from __future__ import annotations

__all__ = ["open_step"]

from PySide6.QtWidgets import QWidget

from app.ids import Id
from app.mediation.messages import CaseDetail
from ui.context import Context
from ui.mediation.steps.agents import AgentSheet, EndAgentSheet
from ui.mediation.steps.agreement import AgreementSheet
from ui.mediation.steps.aid import AidSheet
from ui.mediation.steps.completion import CompletionSheet
from ui.mediation.steps.confirmation import ConfirmationSheet
from ui.mediation.steps.investigations import EvidenceSheet, InvestigationSheet
from ui.mediation.steps.others import (
    ChoiceSheet,
    MediatorsSheet,
    PerformanceSheet,
    PersonSheet,
    SessionSheet,
)
from ui.mediation.steps.parties import AddressSheet, JoiningSheet, SuccessionSheet
from ui.mediation.steps.referrals import ReferralSheet, ReplySheet, RevisionSheet
from ui.mediation.steps.register import RegisterSheet
from ui.mediation.steps.risk import ReportSheet, RiskSheet
from ui.mediation.steps.sheet import CaseSheet
from ui.mediation.steps.signed import SignedSheet
from ui.mediation.steps.tables import STEPS

_SHEETS: dict[str, type[CaseSheet]] = {
    "RecordSession": SessionSheet,
    "ReachAgreement": AgreementSheet,
    "ChooseAgreement": ChoiceSheet,
    "RecordPerformance": PerformanceSheet,
    "ConfirmSignatures": SignedSheet,
    "AppointMediators": MediatorsSheet,
    "AcceptCase": MediatorsSheet,
    "TakeUpAgain": MediatorsSheet,
    "RenewAgreement": AgreementSheet,
    "AddAgent": AgentSheet,
    "EndAgent": EndAgentSheet,
    "RevisePerson": PersonSheet,
    "ReviseCase": RegisterSheet,
    "AddParty": JoiningSheet,
    "SucceedParty": SuccessionSheet,
    "SetServiceAddress": AddressSheet,
    "RecordInvestigation": InvestigationSheet,
    "GatherEvidence": EvidenceSheet,
    "CompleteParty": CompletionSheet,
    "ApplyConfirmation": ConfirmationSheet,
    "AssessRisk": RiskSheet,
    "ReportRisk": ReportSheet,
    "AddReferral": ReferralSheet,
    "ReviseReferral": RevisionSheet,
    "ReplyReferral": ReplySheet,
    "SeekLegalAid": AidSheet,
}


def open_step(
    context: Context, parent: QWidget, action: str, case: CaseDetail, subject: Id | None = None
) -> CaseSheet | None:
    """Open the sheet of a step; None when the action is none of a sheet's.

    Args:
        action: a name of CaseDetail.actions, NextStep.action or DueRow.action.
        subject: the item performed or the person revised; None takes the likeliest.
    """
    step = STEPS.get(action)
    if step is None:
        return None
    sheet = _SHEETS.get(action, CaseSheet)(context, parent, step, case, subject)
    sheet.start()
    return sheet
