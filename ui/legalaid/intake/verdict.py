"""初审意见: what is proposed to the centre, and what was checked before receipt."""

from __future__ import annotations

__all__ = ["VerdictCard", "reasons_of"]

from app.i18n import tr
from app.legalaid.messages import Opinion
from ui.context import Context
from ui.legalaid.intake.formcard import FormCard
from ui.legalaid.intake.tables import CHECKED
from ui.widgets.labels import Label


class VerdictCard(FormCard):
    """The proposal in words, and two things a person has to have done."""

    def __init__(self, context: Context) -> None:
        hint = tr("工作站只提意见，给不给由法律援助机构决定。")
        super().__init__(context, tr("初审意见"), hint, CHECKED, later=True)
        theme = context.theme
        self._result = Label(theme, "", "item_title", "accent_text", wrap=True)
        self._below = Label(theme, "", wrap=True)
        self._doubts = Label(theme, "", "small", "warn_text", wrap=True)
        self._sources = Label(theme, "", "small", "text_2", wrap=True)
        for place, label in enumerate((self._result, self._below, self._doubts, self._sources), 2):
            self.column.insertWidget(place, label)
        self.end()

    def show_opinion(self, opinion: Opinion) -> None:
        """Show what is proposed, what may be held against it, and what nobody confirmed."""
        self._result.setText(opinion.title)
        self._below.setText(opinion.subtitle)
        against = tr("、").join(tr(one.label) for one in opinion.refusals)
        words = tr("法律援助机构可能这样看：{grounds}").format(grounds=against)
        self._doubts.setText(words if against else "")
        self._doubts.setVisible(bool(against))
        figures = tr("；").join(f"{one.what}（{one.badge}）" for one in opinion.unconfirmed)
        self._sources.setText(tr("意见里用到的数：{figures}").format(figures=figures))
        self._sources.setVisible(bool(figures))

    def go(self) -> None:
        self.grid.field("identity_seen").go()


def reasons_of(opinion: Opinion, note: str) -> str:
    """The reasons in one text, as the list of papers for the centre says them."""
    said = [
        tr("{title}：{detail}").format(title=one.title, detail=one.detail)
        if one.detail
        else one.title
        for one in opinion.reasons
    ]
    return tr("；").join(filter(None, (*said, note)))
