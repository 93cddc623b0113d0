"""The intake desk as it is laid out and shown: what stands where for the card in hand."""

from __future__ import annotations

__all__ = ["IntakeView"]

from collections.abc import Mapping
from typing import Any

from PySide6.QtGui import QResizeEvent

from app.drafts.messages import DraftView
from app.i18n import month_day, tr
from app.legalaid.messages import IntakeStep, Matter, Provisional, QuestionKind
from ui.context import Context
from ui.forms.slots import PhraseSource, Slots
from ui.legalaid.intake.answering import Answering
from ui.legalaid.intake.checklist import Item
from ui.legalaid.intake.conflict import Conflicts
from ui.legalaid.intake.drafting import Drafting
from ui.legalaid.intake.flow import APPLICANT, Way, way_of
from ui.legalaid.intake.formcard import FormCard
from ui.legalaid.intake.frame import Frame
from ui.legalaid.intake.known import Knowing
from ui.legalaid.intake.opening import Kind, Task
from ui.legalaid.intake.sending import Sending
from ui.legalaid.intake.side import SideColumns
from ui.legalaid.intake.stack import CardStack
from ui.legalaid.intake.words import about, matter_words
from ui.shell.page import Page
from ui.shell.width import width_of
from ui.widgets.layout import Row


class IntakeView(Page):
    """The parts of the desk, and what they show.

    Attributes:
        stack, side, frame: the cards; what stands beside them; head, steps and the way on.
        answering: the questions, and what the desk says of the answers.
        drafting: what keeps what was typed; sending: what takes the application in.
        at: id of the card in hand.
        task: what the desk is opened for.
        onward: Enter was pressed before the desk had said what comes next.
        provisional: grounds on which aid before the review is proposed.
    """

    new_in = "legalaid"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.at = APPLICANT
        self.task = Task()
        self.onward = False
        self.provisional: set[Provisional] = set()
        self.stack = CardStack(context)
        self.frame = Frame(self.theme, self.stack, [tr(one.label) for one in IntakeStep])
        self.knowing = Knowing(context, self.stack.applicant, self)
        self.conflicts = Conflicts(context, self)
        self.side = SideColumns(self.theme, self.knowing.panel, self.conflicts.panel)
        self.answering = Answering(context, self.stack.whole, self)
        self.drafting = Drafting(context, self.side.drafts, self.content, self)
        self.sending = Sending(context, self)
        topics = tuple((one.value, tr(one.label)) for one in Matter)
        self.stack.details.offer_phrases(PhraseSource(topics, self._topic, self._slots))
        row = Row(self.theme, self, margins=(12, 12, 12, 12), spacing=12)
        row.addWidget(self.frame, 1)
        row.addWidget(self.side)
        self.theme.changed.connect(self.fit)

    # -- the shell -----------------------------------------------------------------------

    def title(self) -> str:
        return self.task.title

    def subtitle(self) -> str:
        received = self.stack.applicant.values()["received_on"]
        if received is None:
            return ""
        if self.sending.number:
            return self.sending.number
        number = tr("待编号") if self.sending.done else tr("受理时编号")
        return tr("收件 {day} · {number}").format(day=month_day(received), number=number)

    def hints(self) -> tuple[tuple[str, str], ...]:
        use = (("Ctrl+U", tr("用这份档案")),) if self.knowing.panel.offers else ()
        rows = self.rows()
        offered = len(rows.offers) if rows is not None else 0
        digits = ((f"1–{offered}" if offered > 1 else "1", tr("选情形")),) if offered else ()
        if self.sending.done:
            return (*digits, ("Enter", tr("办这一项")))
        back = (("Alt+Left", tr("上一步")),) if self.way.before is not None else ()
        onward = (self._onward_keys(), tr("下一步"))
        return (*use, *digits, onward, *back, ("Ctrl+S", tr("存草稿")))

    # -- what is in hand -----------------------------------------------------------------

    @property
    def way(self) -> Way:
        """The cards as it was answered so far."""
        return way_of(self.answering.opinion, self.answering.chosen.filer, self.at)

    def card_widget(self) -> Any:
        """The widget of the card in hand."""
        return self.stack.after if self.sending.done else self.stack.widget_of(self.way.card)

    # -- what is typed -------------------------------------------------------------------

    def start_afresh(self) -> None:
        """An empty desk, for the next who comes."""
        self.task = Task()
        self.provisional.clear()
        for part in (
            self.drafting, self.stack, self.answering, self.knowing, self.conflicts, self.sending,
        ):  # fmt: skip
            part.reset()
        self.at, self.onward = APPLICANT, False
        self.answering.ask()
        self.show_card()
        self.stack.applicant.go()

    def resume_draft(self, draft: DraftView) -> None:
        """Go on with what was begun."""
        self.start_afresh()
        self.drafting.resume(draft)
        kept = draft.fields
        self.stack.restore(kept)
        self.answering.restore(kept.get("answers", {}))
        self.provisional = {Provisional(one) for one in kept.get("provisional", ())}
        self.task = Task.restored(kept.get("task"))
        self.at = self.answering.at = kept.get("at", APPLICANT)
        self.answering.ask()
        self.look_for_conflicts()

    def content(self) -> tuple[str, Mapping[str, Any]]:
        """What a draft is called, and what it keeps."""
        kept = self.stack.kept() | {
            "answers": self.answering.kept(),
            "provisional": sorted(self.provisional),
            "task": self.task.kept(),
            "at": self.at,
        }
        return self.stack.applicant.name or tr("还没有填姓名"), kept

    def look_for_conflicts(self) -> None:
        """Somebody of the other side was named: does anything stand against both."""
        opponents = self.stack.details.opponents.inputs()
        self.conflicts.look(self.stack.applicant.hint(), opponents)

    # -- showing -------------------------------------------------------------------------

    def show_card(self) -> None:
        """Bring the card in hand into sight."""
        card = self.way.card
        self.side.show_step(card.step)
        widget = self.stack.show_card(card)
        if widget is self.stack.question and card.question is not None:
            widget.show_question(card.question)
            if card.question.field:
                widget.show_date(getattr(self.answering.chosen, card.question.field))
        elif widget is self.stack.household and widget.begin(self.stack.applicant.name):
            self.answering.ask()

    def refresh(self) -> None:
        """Show all anew, as it was answered and typed so far."""
        opinion, way = self.answering.opinion, self.way
        self.show_head()
        if opinion is not None:
            files = self.stack.materials.files
            items = tuple(Item(one, len(files.get(one.id, ()))) for one in opinion.materials)
            self.side.show_opinion(opinion, items, self.provisional)
            self.stack.show_opinion(opinion)
        if not self.sending.done:
            self.show_card()
        lacking = [step for step, gaps in self.stack.gaps_by_step(way.cards).items() if gaps]
        self.frame.bar.show_standing(way.standing(lacking))
        self._show_foot(way)
        self.titleChanged.emit()

    def show_head(self) -> None:
        """Who applies and what for, above the steps."""
        applicant, today = self.stack.applicant, self.context.clock.today()
        matter = matter_words(self.answering.opinion, self.stack.details.values())
        self.frame.head.show_words(applicant.name, about(applicant.values(), today), matter)

    def _show_foot(self, way: Way) -> None:
        self.frame.show_foot(
            step=list(IntakeStep).index(way.card.step) + 1,
            onward=self._onward_words(way),
            keys=self._onward_keys(),
            back=way.before is not None and not self.sending.done,
            busy=self.sending.busy,
        )

    def _onward_keys(self) -> str:
        return "Ctrl+Enter" if isinstance(self.card_widget(), FormCard) else "Enter"

    def _onward_words(self, way: Way) -> str:
        card, following = way.card, way.following
        if self.sending.done:
            return tr("办这一项")
        if self.task.kind is Kind.MEANS:
            return self.task.button
        if card.question is not None and card.question.kind is QuestionKind.OPINION:
            return self.task.button
        if card.open or following is None or following.step is card.step:
            return tr("下一题")
        return tr("下一步：{step}").format(step=tr(following.step.label))

    def rows(self) -> Any:
        """The choices in sight, or None."""
        return getattr(self.card_widget(), "rows", None)

    # -- phrases -------------------------------------------------------------------------

    def _topic(self) -> str:
        matter = self.answering.opinion.matter if self.answering.opinion is not None else None
        return matter.value if matter is not None else ""

    def _slots(self) -> Slots:
        """What the slots of a phrase are filled with."""
        others = (box.name for box in self.stack.details.opponents.boxes)
        details = self.stack.details.grid
        return {
            tr("申请人"): self.stack.applicant.name,
            tr("对方"): tr("、").join(filter(None, others)),
            tr("案由"): details.field("cause").text(),
            tr("金额"): details.field("claim_fen").text(),
        }

    # -- the room there is ---------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """As many columns as the window has room for."""
        self.side.fit(width_of(self.theme, self.window().width()))
