"""The rows of the case list."""

from __future__ import annotations

__all__ = ["CaseModel"]

from app.i18n import tr
from app.mediation.messages import CaseCard
from ui.records.cards import CardModel
from ui.today.model import how_late


class CaseModel(CardModel[CaseCard]):
    """Cases, by parties, type, stage and deadline."""

    def spoken(self, card: CaseCard) -> str:
        due = card.due
        owed = tr("{what} {late}").format(what=due.what, late=how_late(due)) if due else ""
        review = tr("有两个版本待确认") if card.reviews else ""
        state = tr(card.state.label)
        parts = (card.title, card.role, card.kind, card.number, state, owed, review)
        return tr("，").join(filter(None, parts))

    def tip(self, card: CaseCard) -> str:
        return "\n".join(filter(None, (card.title, card.due.why if card.due else "")))
