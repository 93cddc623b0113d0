"""The intake desk: five steps, a question at a time, the opinion beside it as it forms."""

from __future__ import annotations

__all__ = ["DRAFT", "IntakePage"]

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut

from app.drafts.messages import DraftView
from app.errors import Refused
from app.i18n import month_day, tr
from app.ids import Id, new_id
from app.legalaid.messages import (
    IntakeStep,
    Origin,
    Provisional,
    QuestionKind,
    WarningView,
)
from ui.context import Context, Place
from ui.forms.gaps import gap_after_focus
from ui.forms.grid import Gap, said
from ui.forms.keeper import Keeper
from ui.lawbook.article import open_article
from ui.legalaid.intake.answering import Answering
from ui.legalaid.intake.checklist import Act as Deed
from ui.legalaid.intake.checklist import Item
from ui.legalaid.intake.flow import APPLICANT, Card, cards_of, standing_of
from ui.legalaid.intake.formcard import FormCard
from ui.legalaid.intake.frame import Frame
from ui.legalaid.intake.known import Knowing
from ui.legalaid.intake.question import QuestionCard
from ui.legalaid.intake.sending import Sending
from ui.legalaid.intake.side import SideColumns
from ui.legalaid.intake.stack import CardStack
from ui.legalaid.intake.words import about, matter_words
from ui.shell.page import Act, Page
from ui.shell.width import width_of
from ui.widgets.layout import Row

DRAFT = "legalaid.form"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class IntakePage(Page):
    """Digits choose, Enter goes on, Alt+← goes back; activate() takes `draft` and `wish`.

    Attributes:
        stack, side, frame: its parts.
        answering: the questions and what the desk says of them.
        sending: what takes the application in.
    """

    new_in = "legalaid"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._at = APPLICANT
        self._onward = False  # Enter was pressed before the desk had said what comes next
        self._began: DraftView | None = None
        self._provisional: set[Provisional] = set()
        self._wish: Id | None = None
        self.stack = CardStack(context)
        self.frame = Frame(self.theme, self.stack, [tr(one.label) for one in IntakeStep])
        self.knowing = Knowing(context, self.stack.applicant, self)
        self.side = SideColumns(self.theme, self.knowing.panel)
        self.answering = Answering(context, self.stack.whole, self)
        self.sending = Sending(context, self)
        self.keeper = Keeper(context, self._content, self)
        row = Row(self.theme, self, margins=(12, 12, 12, 12), spacing=12)
        row.addWidget(self.frame, 1)
        row.addWidget(self.side)
        self._connect()
        self.theme.changed.connect(self._fit)

    def _connect(self) -> None:
        stack, frame, side, question = self.stack, self.frame, self.side, self.stack.question
        stack.edited.connect(self._on_edited)
        stack.judged.connect(self._refresh)
        question.answered.connect(self._on_answered)
        question.dated.connect(self._on_dated)
        question.proved.connect(self._on_proved)
        question.wentTo.connect(self.go_to)
        question.taken.connect(self.forward)
        self.answering.assessed.connect(self._on_assessed)
        frame.head.changeAsked.connect(partial(self.go_to, APPLICANT))
        frame.bar.chosen.connect(self._on_step_chosen)
        frame.back.clicked.connect(self.backward)
        frame.onward.clicked.connect(self.forward)
        frame.line.wanted.connect(self._go_to_gap)
        side.materials.acted.connect(self._on_material)
        side.materials.marked.connect(lambda item: stack.materials.toggle(item.paper.id))
        side.materials.slipAsked.connect(self._print_later)
        side.opinion.lawAsked.connect(partial(open_article, self.context, self))
        side.proposed.connect(self._on_proposed)
        side.drafts.wanted.connect(self._resume)
        side.drafts.dropped.connect(self._on_draft_dropped)
        self.knowing.offered.connect(self.titleChanged)
        self.sending.taken.connect(self._on_taken)
        self.sending.refused.connect(self._on_refused)
        self.sending.another.connect(self.primary_new)
        stack.after.wanted.connect(self.sending.do)
        stack.details.opponents.named.connect(self._on_named)
        for keys, deed in (
            ("Ctrl+Return", self.forward),
            ("Ctrl+Enter", self.forward),
            ("Ctrl+U", self.knowing.panel.use_first),
            ("Ctrl+Shift+A", self._add_one),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(deed)

    # -- the shell -----------------------------------------------------------------------

    def title(self) -> str:
        return tr("受理法律援助申请")

    def subtitle(self) -> str:
        received = self.stack.applicant.values()["received_on"]
        words = tr("收件 {day} · 受理时编号").format(day=month_day(received)) if received else ""
        if self._began is not None and self._began.fields:
            return tr("{words} · 草稿").format(words=words)
        return words

    def hints(self) -> tuple[tuple[str, str], ...]:
        use = (("Ctrl+U", tr("用这份档案")),) if self.knowing.panel.offers else ()
        rows = self.stack.question.rows
        asks = self._widget() is self.stack.question and bool(rows.offers)
        digits = ((f"1–{len(rows.offers)}", tr("选情形")),) if asks else ()
        enter = "Ctrl+Enter" if isinstance(self._widget(), FormCard) else "Enter"
        return (
            *use,
            *digits,
            (enter, tr("下一步")),
            ("Alt+Left", tr("上一步")),
            ("Ctrl+S", tr("存草稿")),
        )

    def standard_keys(self) -> Mapping[Act, Callable[[], None]]:
        keys: dict[Act, Callable[[], None]] = {
            Act.SAVE: self._on_saved,
            Act.NEXT_GAP: self._to_next_gap,
        }
        if self._place() > 0 and not self.sending.done:
            keys[Act.STEP_BACK] = self.backward
        reason, asked = self.side.opinion.current(), self.stack.question
        if reason is not None and reason.article:
            keys[Act.ARTICLE] = partial(
                open_article, self.context, self, reason.law, reason.article
            )
        elif self._widget() is asked and asked.article()[1]:
            keys[Act.ARTICLE] = asked.open_law
        return keys

    def primary_new(self) -> None:
        self.deactivate()
        self._start_afresh()
        self._list_drafts()

    def activate(self, **where: Any) -> None:
        if self.sending.done or (self.stack.applicant.blank and self.keeper.id is None):
            self._start_afresh()
            self._list_drafts(wanted=where.get("draft"))
        self.answering.ask()
        self._fit()

    def deactivate(self) -> None:
        if self.keeper.pending:
            self.keeper.flush()

    def take_focus(self) -> None:
        self._widget().go()

    # -- drafts --------------------------------------------------------------------------

    def _start_afresh(self) -> None:
        self.keeper.id, self._began, self._wish = None, None, None
        self._provisional.clear()
        self.stack.reset()
        self.answering.reset()
        self.knowing.reset()
        self.sending.reset()
        self.frame.show_kept(None)
        self._at, self._onward = APPLICANT, False
        self.answering.ask()
        self._show_card()
        self.stack.applicant.go()

    def _list_drafts(self, wanted: Id | None = None) -> None:
        self.keeper.find(DRAFT, partial(self.side.drafts.offer, wanted=wanted))

    def _resume(self, draft: DraftView) -> None:
        self._start_afresh()
        self.keeper.start(draft.id, DRAFT)
        self._began = draft
        kept = draft.fields
        self.stack.restore(kept)
        self.answering.restore(kept.get("answers", {}))
        self._provisional = {Provisional(one) for one in kept.get("provisional", ())}
        self._wish = kept.get("wish")
        self._at = kept.get("at", APPLICANT)
        self.side.drafts.show_drafts(())
        self.frame.show_kept(draft.saved_at)
        self.answering.open(self._at)
        self.answering.ask()

    def _content(self) -> tuple[str, Mapping[str, Any]]:
        kept = self.stack.kept()
        kept["answers"] = self.answering.kept()
        kept["provisional"] = sorted(self._provisional)
        kept["wish"], kept["at"] = self._wish, self._at
        return self.stack.applicant.name or tr("还没有填姓名"), kept

    def _on_draft_dropped(self, draft: DraftView) -> None:
        self.keeper.forget(draft.id)
        self._list_drafts()

    def _on_saved(self) -> None:
        if self.keeper.id is not None:
            self.keeper.flush()
            self.context.toast(tr("草稿已存在本机，随时可以接着填"))

    def _touch(self) -> None:
        if self.sending.done:
            return
        if self.keeper.id is None:
            now = self.context.clock.now()
            draft = new_id(self.context.clock)
            self.keeper.start(draft, DRAFT)
            self._began = DraftView(draft, DRAFT, "", {}, now, now)
            self.side.drafts.show_drafts(())
            self.titleChanged.emit()
        self.keeper.touch()
        self.frame.line.hush()

    # -- what the user does --------------------------------------------------------------

    def _on_edited(self) -> None:
        self._touch()
        self.answering.ask()
        self._show_head()

    def _on_answered(self, choice: Any) -> None:
        self._touch()
        self.answering.choose(choice)

    def _on_dated(self, field: str, day: Any) -> None:
        self._touch()
        self.answering.set_date(field, day)

    def _on_proved(self, proof: str, ticked: bool) -> None:
        self._touch()
        self.answering.prove(proof, ticked=ticked)

    def _on_proposed(self, warning: WarningView) -> None:
        if warning.propose is not None:
            self._provisional ^= {warning.propose}
            self._touch()
            self._refresh()

    def _on_material(self, item: Item) -> None:
        self.side.materials.list.setFocus()
        paper = item.paper.id
        if item.act is Deed.LOOK:
            self.stack.materials.look(paper)
        elif item.act is Deed.PRINT:
            self._print_later()
        else:
            self.stack.materials.choose_files(paper)

    def _print_later(self) -> None:
        """What is printed carries the number, which comes with the receipt: on to there."""
        if self.sending.done:
            return
        self.context.toast(tr("受理以后就能打印：先把问题答完，再按受理"))
        self._go_onward_to_gap()

    def _add_one(self) -> None:
        widget = self._widget()
        if widget is self.stack.details:
            self.stack.details.opponents.add()
        elif widget is self.stack.household:
            self.stack.household.members.add()

    def _on_named(self) -> None:
        """Somebody of the other side was named: does anything stand against both."""

    # -- going through the cards ---------------------------------------------------------

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards on the way, as far as it is known."""
        opinion = self.answering.opinion
        if opinion is None:
            return (Card(APPLICANT, IntakeStep.APPLICANT),)
        return cards_of(opinion, self.answering.chosen.filer)

    def _place(self) -> int:
        return next((at for at, one in enumerate(self.cards) if one.id == self._at), 0)

    def _card(self) -> Card:
        return self.cards[self._place()]

    def _widget(self) -> Any:
        return self.stack.after if self.sending.done else self.stack.widget_of(self._card())

    def forward(self) -> None:
        """Enter: the next card, or what is missing on this one; on the last, take it in."""
        if self.sending.done:
            self.stack.after.act()
            return
        if self.sending.busy:
            return
        if self.answering.waiting:
            self._onward = True
            return
        card, widget = self._card(), self._widget()
        if isinstance(widget, FormCard):
            widget.validate()
            if gaps := widget.gaps():
                self._go_to_gap(gaps[0])
                self._refresh()
                return
        if card.question is not None and card.question.kind is QuestionKind.OPINION:
            self._take_in()
        elif self.answering.chosen.origin is Origin.NOTICE and card.id == "origin":
            self._to_notice()
        elif widget is self.stack.question and card.question and not card.question.done:
            self.stack.question.demand()
        elif self._place() + 1 < len(self.cards):
            self.go_to(self.cards[self._place() + 1].id)

    def backward(self) -> None:
        """Alt+←: the card before."""
        if self._place() > 0 and not self.sending.done:
            self.go_to(self.cards[self._place() - 1].id)

    def go_to(self, card: str) -> None:
        """Show a card on the way, or a question the desk has to be asked for."""
        self._at = card
        self.answering.open(card)
        if any(one.id == card for one in self.cards):
            self._show_card()
            self._widget().go()
        if self.keeper.id is not None:
            self.keeper.touch()

    def _on_step_chosen(self, place: int) -> None:
        """To the first card of a step, but not past a question that is open."""
        step = list(IntakeStep)[place]
        for one in self.cards:
            if one.step is step or (one.question is not None and not one.question.done):
                self.go_to(one.id)
                return

    def _to_notice(self) -> None:
        """M23: what an organ notifies of is no application."""
        suspect = self.stack.applicant.kept()
        if self.keeper.id is not None:
            self.keeper.drop()
        self._start_afresh()
        self.context.go(Place("legalaid.notice", {"suspect": suspect}))

    # -- taking it in --------------------------------------------------------------------

    def _take_in(self) -> None:
        gaps = self._gaps()
        opinion = self.answering.opinion
        if gaps or opinion is None:
            self._go_to_gap(gaps[0])
            self._refresh()
            return
        application = self.stack.application(self.answering.answers)
        self.sending.send(
            application,
            opinion,
            provisional=tuple(sorted(self._provisional)),
            wish=self._wish,
            reasons=self.stack.reasons(),
        )
        self._refresh()

    def _on_taken(self, record: Id) -> None:
        """It is entered: its photos go with it, the draft is dropped."""
        opinion = self.answering.opinion
        self.sending.add_files(record, self.stack.materials.files, opinion)
        self.keeper.drop()
        name = self.stack.applicant.name
        lacking = len(opinion.lacking) if opinion is not None else 0
        self.stack.after.show_done(name, lacking=lacking)
        self.stack.show_widget(self.stack.after)
        self.context.toast(tr("已受理 {name} 的申请").format(name=name))
        self._refresh()
        self.stack.after.go()
        self.titleChanged.emit()

    def _on_refused(self, error: Refused) -> None:
        homeless = self.stack.place(error.faults)
        self._refresh()
        if homeless:
            self.frame.line.say(tr("；").join(said(fault) for fault in homeless))
        if gaps := self._gaps():
            self._go_to_gap(gaps[0])

    # -- gaps ----------------------------------------------------------------------------

    def _gaps(self) -> list[Gap]:
        by_step = self.stack.gaps_by_step(self.cards)
        return [gap for step in IntakeStep for gap in by_step.get(step, ())] + [
            *self.stack.doubts.gaps()
        ]

    def _go_to_gap(self, gap: Gap) -> None:
        for card in self.cards:
            widget = self.stack.widget_of(card)
            if isinstance(widget, FormCard) and widget.isAncestorOf(gap.field):
                if card.id != self._at:
                    self.go_to(card.id)
                gap.field.go()
                return

    def _go_onward_to_gap(self) -> None:
        """To the first card that is not finished."""
        for card in self.cards:
            widget = self.stack.widget_of(card)
            lacks = isinstance(widget, FormCard) and bool(widget.gaps())
            if lacks or (card.question is not None and not card.question.done):
                self.go_to(card.id)
                return
        self.go_to(self.cards[-1].id)

    def _to_next_gap(self) -> None:
        if gap := gap_after_focus(self._gaps()):
            self._go_to_gap(gap)

    # -- showing -------------------------------------------------------------------------

    def _on_assessed(self) -> None:
        known = any(one.id == self._at for one in self.cards)
        if not known and not self.answering.waiting:
            self._at = self.cards[min(self._place(), len(self.cards) - 1)].id
        before = self.stack.currentWidget()
        self._refresh()
        if self._onward and not self.answering.waiting:
            self._onward = False
            self.forward()
        elif self.stack.currentWidget() is not before:
            self._widget().go()

    def _show_card(self) -> None:
        card = self._card()
        widget = self.stack.show_card(card)
        if isinstance(widget, QuestionCard) and card.question is not None:
            widget.show_question(card.question)
            if card.question.field:
                widget.show_date(getattr(self.answering.chosen, card.question.field))
        elif widget is self.stack.household:
            self.stack.household.begin(self.stack.applicant.name)
        self._show_foot()
        self.titleChanged.emit()

    def _refresh(self) -> None:
        opinion = self.answering.opinion
        self._show_head()
        if opinion is None:
            return
        files = self.stack.materials.files
        items = tuple(Item(one, len(files.get(one.id, ()))) for one in opinion.materials)
        self.side.show_opinion(opinion, items, self._provisional)
        self.stack.household.show_means(opinion.means)
        self.stack.verdict.show_opinion(opinion)
        asked = next((one for one in opinion.questions if one.kind is QuestionKind.MATERIALS), None)
        if asked is not None:
            self.stack.materials.show_papers(asked.title, asked.hint, opinion.materials)
        if not self.sending.done:
            self._show_card()
        by_step = self.stack.gaps_by_step(self.cards)
        lacking = frozenset(step for step, gaps in by_step.items() if gaps)
        self.frame.bar.show_standing(standing_of(self.cards, self._card().step, lacking))
        self._show_foot()

    def _show_head(self) -> None:
        applicant = self.stack.applicant
        opinion = self.answering.opinion
        matter = matter_words(opinion, self.stack.details.values())
        self.frame.head.show_words(applicant.name, about(applicant.values(), self._today()), matter)

    def _today(self) -> Any:
        return self.context.clock.today()

    def _show_foot(self) -> None:
        cards, place = self.cards, self._place()
        following = cards[place + 1] if place + 1 < len(cards) else None
        widget = self._widget()
        self.frame.show_foot(
            step=list(IntakeStep).index(cards[place].step) + 1,
            onward=self._onward_words(cards[place], following),
            keys="Ctrl+Enter" if isinstance(widget, FormCard) else "Enter",
            back=place > 0 and not self.sending.done,
            busy=self.sending.busy,
        )

    def _onward_words(self, card: Card, following: Card | None) -> str:
        if self.sending.done:
            return tr("办这一项")
        if card.question is not None and card.question.kind is QuestionKind.OPINION:
            return tr("受理")
        if following is None or following.step is card.step:
            return tr("下一题")
        return tr("下一步：{step}").format(step=tr(following.step.label))

    # -- Qt overrides --------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in _ENTER:
            self.forward()
        elif plain and self._rows() is not None and self._rows().take(event):
            return
        else:
            super().keyPressEvent(event)

    def _rows(self) -> Any:
        widget = self._widget()
        return getattr(widget, "rows", None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.side.fit(width_of(self.theme, self.window().width()))
