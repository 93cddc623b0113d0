"""登记签字: one looks at the signatures while saying that they are there (M06, M07)."""

from __future__ import annotations

__all__ = ["SignedSheet"]

from app.i18n import tr
from ui.mediation.steps.sheet import CaseSheet
from ui.steps.signed import SignedPages
from ui.widgets.layout import Column


class SignedSheet(CaseSheet):
    """The pages that came back, below the ticks."""

    def add_below(self, column: Column) -> None:
        self.signed = SignedPages(self.context, tr("协议书"), tr("签名、指印和印章"))
        column.addWidget(self.signed)

    def prepare(self) -> None:
        if self.case.agreement is not None:
            self.signed.look_for("med.F-A8", self.case.agreement.id, self._fit)
