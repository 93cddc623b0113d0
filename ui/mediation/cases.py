"""The rows of the case list."""

from __future__ import annotations

__all__ = ["CaseModel"]

from app.i18n import tr
from app.mediation.messages import CaseCard
from ui.records.cards import CardModel
from ui.records.rows import DUE
from ui.today.model import how_late
from ui.widgets.models import ListColumn


class CaseModel(CardModel[CaseCard]):
    """Cases, by parties, type, stage and deadline."""

    columns = (
        ListColumn(tr("当事人"), lambda card: card.title),
        ListColumn(tr("身份"), lambda card: card.role),
        ListColumn(tr("纠纷类型"), lambda card: card.kind),
        ListColumn(tr("案号"), lambda card: card.number),
        ListColumn(tr("进度"), lambda card: tr(card.state.label)),
        *DUE,
    )

    def spoken(self, card: CaseCard) -> str:
        due = card.due
        owed = tr("{what} {late}").format(what=due.what, late=how_late(due)) if due else ""
        review = tr("有两个版本待确认") if card.reviews else ""
        state = tr(card.state.label)
        parts = (card.title, card.role, card.kind, card.number, state, owed, review)
        return tr("，").join(filter(None, parts))

    def tip(self, card: CaseCard) -> str:
        return "\n".join(filter(None, (card.title, card.due.why if card.due else "")))
