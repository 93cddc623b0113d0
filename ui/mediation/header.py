"""The head of a case: who against whom about what, its number, and how dangerous it is."""

from __future__ import annotations

__all__ = ["CaseHeader"]

from app.i18n import tr
from app.mediation.messages import CaseDetail, RiskLevel
from ui.mediation.actions import action_of
from ui.records.actions import Action
from ui.records.header import RecordHeader
from ui.theme.theme import Theme
from ui.widgets.tags import Tag

_BESIDE = "AssessRisk"  # from here on, what is done beside the course of a case
_RISKS = {RiskLevel.ORANGE: "warn", RiskLevel.RED: "danger"}


class CaseHeader(RecordHeader):
    """Title, risk, number, mediators and place."""

    def __init__(self, theme: Theme) -> None:
        self._risk = Tag(theme, "")
        super().__init__(theme, self._risk)

    def show_case(self, case: CaseDetail) -> None:
        """Show a case."""
        names = tr("、").join(one.name for one in case.mediators)
        about = (
            case.case_no or tr("待编号"),
            tr("调解员 {names}").format(names=names) if names else tr("还没有调解员"),
            case.division_name,
        )
        title = tr("{names} {kind}").format(names=case.title, kind=case.dispute_type.label)
        actions: list[Action | None] = []
        for name in case.actions:
            actions += [None] * (name == _BESIDE)
            if action := action_of(name):
                actions.append(action)
        self.show_head(title, about, actions, case.reviews)
        risk = tr("风险 {level}").format(level=tr(case.risk.label))
        tone = _RISKS.get(case.risk, "")
        self._risk.set(risk, tone, icon="" if tone else "shield-check")
