"""卷宗 of a case: what lies in it and what it lacks, and the whole as one PDF."""

from __future__ import annotations

__all__ = ["CaseDossier"]

from app.i18n import tr
from app.mediation.messages import CaseDetail
from ui.context import Context
from ui.records.dossier import DossierPanel


class CaseDossier(DossierPanel):
    """How the dossier of a case stands, its index, and 导出整卷."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._case: CaseDetail | None = None

    def show_case(self, case: CaseDetail) -> None:
        """The dossier of a case."""
        self._case = case
        self.show_dossier(case.dossier, case.papers, tr("受理以后才有卷宗"))

    def save_whole(self) -> None:
        """Ask where, then make it."""
        case = self._case
        if case is None:
            return
        name = tr("卷宗 {number} {title}.pdf").format(
            number=case.case_no or tr("待编号"), title=case.title
        )
        title = tr("调解卷宗 {title}").format(title=case.title)
        self.ask_whole("mediation", case.id, title, name)
