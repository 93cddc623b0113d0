"""The intake desk: five steps, a question at a time, the opinion beside it as it forms."""

from __future__ import annotations

__all__ = ["IntakePage"]

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut

from app.drafts.messages import DraftView
from app.errors import Refused
from app.i18n import month_day, tr
from app.ids import Id
from app.legalaid.messages import (
    Choice,
    IntakeStep,
    Origin,
    Provisional,
    QuestionKind,
    RegisterApplication,
    WarningView,
)
from ui.context import Context, Place
from ui.forms.gaps import gap_after_focus
from ui.forms.grid import Gap, said
from ui.lawbook.article import open_article
from ui.legalaid.intake.answering import Answering
from ui.legalaid.intake.checklist import Act as Deed
from ui.legalaid.intake.checklist import Item
from ui.legalaid.intake.conflict import Conflicts
from ui.legalaid.intake.drafting import Drafting
from ui.legalaid.intake.flow import APPLICANT, DETAILS, Way, way_of
from ui.legalaid.intake.formcard import FormCard
from ui.legalaid.intake.frame import Frame
from ui.legalaid.intake.known import Knowing
from ui.legalaid.intake.sending import Sending
from ui.legalaid.intake.side import SideColumns
from ui.legalaid.intake.stack import CardStack
from ui.legalaid.intake.words import about, matter_words
from ui.shell.page import Act, Page
from ui.shell.width import width_of
from ui.widgets.layout import Row

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class IntakePage(Page):
    """Digits choose, Enter goes on, Alt+← goes back; activate() takes `draft`, or
    `record` of what was just taken in.

    Attributes:
        stack, side, frame: its parts.
        answering: the questions, and what the desk says of the answers.
        drafting: what keeps them; sending: what takes the application in.
    """

    new_in = "legalaid"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._at = APPLICANT
        self._onward = False  # Enter was pressed before the desk had said what comes next
        self._provisional: set[Provisional] = set()
        self._wish: Id | None = None
        self.stack = CardStack(context)
        self.frame = Frame(self.theme, self.stack, [tr(one.label) for one in IntakeStep])
        self.knowing = Knowing(context, self.stack.applicant, self)
        self.conflicts = Conflicts(context, self)
        self.side = SideColumns(self.theme, self.knowing.panel, self.conflicts.panel)
        self.answering = Answering(context, self.stack.whole, self)
        self.drafting = Drafting(context, self.side.drafts, self._content, self)
        self.sending = Sending(context, self)
        row = Row(self.theme, self, margins=(12, 12, 12, 12), spacing=12)
        row.addWidget(self.frame, 1)
        row.addWidget(self.side)
        self._connect()
        self.theme.changed.connect(self._fit)

    def _connect(self) -> None:
        stack, frame, question = self.stack, self.frame, self.stack.question
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
        self._connect_side()
        self.sending.taken.connect(self._on_taken)
        self.sending.refused.connect(self._on_refused)
        self.sending.another.connect(self.primary_new)
        self.sending.numbered.connect(self.titleChanged)
        stack.after.wanted.connect(self.sending.do)
        for keys, deed in (
            ("Ctrl+Return", self.forward),
            ("Ctrl+Enter", self.forward),  # the one of the number pad
            ("Ctrl+U", self.knowing.panel.use_first),
            ("Ctrl+Shift+A", self._add_one),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(deed)

    def _connect_side(self) -> None:
        side, materials = self.side, self.stack.materials
        side.materials.acted.connect(self._on_material)
        side.materials.marked.connect(lambda item: materials.toggle(item.paper.id))
        side.materials.slipAsked.connect(self._on_print_asked)
        side.opinion.lawAsked.connect(partial(open_article, self.context, self))
        side.proposed.connect(self._on_proposed)
        self.drafting.wanted.connect(self._resume)
        self.drafting.began.connect(self.titleChanged)
        self.knowing.offered.connect(self.titleChanged)
        self.stack.details.opponents.named.connect(self._look_for_conflicts)

    # -- the shell -----------------------------------------------------------------------

    def title(self) -> str:
        return tr("受理法律援助申请")

    def subtitle(self) -> str:
        received = self.stack.applicant.values()["received_on"]
        if received is None:
            return ""
        number = self.sending.number or (tr("待编号") if self.sending.done else tr("受理时编号"))
        return tr("收件 {day} · {number}").format(day=month_day(received), number=number)

    def hints(self) -> tuple[tuple[str, str], ...]:
        use = (("Ctrl+U", tr("用这份档案")),) if self.knowing.panel.offers else ()
        rows = self._rows()
        digits = ((f"1–{len(rows.offers)}", tr("选情形")),) if rows and rows.offers else ()
        return (
            *use,
            *digits,
            (self._onward_keys(), tr("下一步")),
            ("Alt+Left", tr("上一步")),
            ("Ctrl+S", tr("存草稿")),
        )

    def standard_keys(self) -> Mapping[Act, Callable[[], None]]:
        keys: dict[Act, Callable[[], None]] = {
            Act.SAVE: self.drafting.save,
            Act.NEXT_GAP: self._to_next_gap,
        }
        if self.way.before is not None and not self.sending.done:
            keys[Act.STEP_BACK] = self.backward
        reason, asked = self.side.opinion.current(), self.stack.question
        if reason is not None and reason.article:
            where = (reason.law, reason.article)
            keys[Act.ARTICLE] = partial(open_article, self.context, self, *where)
        elif self._widget() is asked and asked.article()[1]:
            keys[Act.ARTICLE] = asked.open_law
        return keys

    def primary_new(self) -> None:
        self.drafting.flush()
        self._start_afresh()
        self.drafting.offer()

    def activate(self, **where: Any) -> None:
        if self.sending.done and where.get("record") == self.sending.record:
            self.stack.after.go()  # back from a paper of what was just taken in
        elif self.sending.done or (self.stack.applicant.blank and not self.drafting.begun):
            self._start_afresh()
            self.drafting.offer(where.get("draft"))
        self._fit()

    def deactivate(self) -> None:
        self.drafting.flush()

    def take_focus(self) -> None:
        self._widget().go()

    # -- drafts --------------------------------------------------------------------------

    def _start_afresh(self) -> None:
        self._wish = None
        self._provisional.clear()
        for part in (
            self.drafting, self.stack, self.answering, self.knowing, self.conflicts, self.sending,
        ):  # fmt: skip
            part.reset()
        self._at, self._onward = APPLICANT, False
        self.answering.ask()
        self._show_card()
        self.stack.applicant.go()

    def _resume(self, draft: DraftView) -> None:
        self._start_afresh()
        self.drafting.resume(draft)
        kept = draft.fields
        self.stack.restore(kept)
        self.answering.restore(kept.get("answers", {}))
        self._provisional = {Provisional(one) for one in kept.get("provisional", ())}
        self._wish = kept.get("wish")
        self._at = self.answering.at = kept.get("at", APPLICANT)
        self.answering.ask()
        self._look_for_conflicts()

    def _content(self) -> tuple[str, Mapping[str, Any]]:
        kept = self.stack.kept() | {
            "answers": self.answering.kept(),
            "provisional": sorted(self._provisional),
            "wish": self._wish,
            "at": self._at,
        }
        return self.stack.applicant.name or tr("还没有填姓名"), kept

    def _touch(self) -> None:
        if not self.sending.done:
            self.drafting.touch()
            self.frame.line.hush()

    # -- what the user does --------------------------------------------------------------

    def _on_edited(self) -> None:
        self._touch()
        self.answering.ask()
        self._show_head()

    def _on_answered(self, choice: Choice) -> None:
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
            self.stack.doubts.clear()  # it was asked why nothing was proposed
            self._touch()
            self._refresh()

    def _on_material(self, item: Item) -> None:
        if item.act is Deed.LOOK:
            self.stack.materials.look(item.paper.id)
        elif item.act is Deed.PRINT:
            self._on_print_asked()
        else:
            self.stack.materials.choose_files(item.paper.id)

    def _on_print_asked(self) -> None:
        """A paper carries the number, which comes with the receipt: on to what lacks for it."""
        if self.sending.done:
            self.stack.after.go()
            return
        self.context.toast(tr("受理编号以后就能打印，先把这里填完"))
        cards = self.way.cards
        self.go_to(next((one for one in cards if self.stack.unfinished(one)), cards[-1]).id)

    def _look_for_conflicts(self) -> None:
        """Somebody of the other side was named: does anything stand against both."""
        opponents = self.stack.details.opponents.inputs()
        self.conflicts.look(self.stack.applicant.hint(), opponents)

    def _add_one(self) -> None:
        widget = self._widget()
        if widget is self.stack.details:
            self.stack.details.opponents.add()
        elif widget is self.stack.household:
            self.stack.household.members.add()

    # -- going through the cards ---------------------------------------------------------

    @property
    def way(self) -> Way:
        """The cards as it was answered so far."""
        return way_of(self.answering.opinion, self.answering.chosen.filer, self._at)

    def _widget(self) -> Any:
        return self.stack.after if self.sending.done else self.stack.widget_of(self.way.card)

    def forward(self) -> None:
        """Enter: the next card, or what is missing on this one; on the last, take it in."""
        if self.sending.done:
            self.stack.after.act()
        elif self.answering.waiting:
            self._onward = True
        elif not self.sending.busy and self._may_leave():
            self._go_on()

    def _may_leave(self) -> bool:
        """Whether the card in hand is finished; else the keyboard goes to what it lacks."""
        card, widget = self.way.card, self._widget()
        if isinstance(widget, FormCard):
            widget.validate()
            if gaps := widget.gaps():
                self._go_to_gap(gaps[0])
                self._refresh()
                return False
        elif card.open:
            self.stack.question.demand()
            return False
        return True

    def _go_on(self) -> None:
        way = self.way
        if way.card.question is not None and way.card.question.kind is QuestionKind.OPINION:
            self._take_in()
        elif self.answering.chosen.origin is Origin.NOTICE and way.card.id == "origin":
            self._to_notice()
        elif way.following is not None:
            self.go_to(way.following.id)

    def backward(self) -> None:
        """Alt+←: the card before."""
        before = self.way.before
        if before is not None and not self.sending.done:
            self.go_to(before.id)

    def go_to(self, card: str) -> None:
        """Show a card on the way, or a question the desk has to be asked for."""
        self._at = card
        self.answering.open(card)
        if self.way.has(card):
            self._refresh()
            self._widget().go()
        self.drafting.moved()

    def _on_step_chosen(self, place: int) -> None:
        card = self.way.to_step(list(IntakeStep)[place])
        if card is not None and not self.sending.done:
            self.go_to(card.id)

    def _to_notice(self) -> None:
        """la.M23: what an organ notifies of is no application."""
        suspect = self.stack.applicant.values()
        if self.drafting.begun:
            self.drafting.drop()
        self._start_afresh()
        self.context.go(Place("legalaid.notice", {"suspect": suspect}))

    # -- taking it in --------------------------------------------------------------------

    def _take_in(self) -> None:
        opinion = self.answering.opinion
        if gaps := self.stack.gaps(self.way.cards):
            self._go_to_gap(gaps[0])
        elif hit := self.conflicts.blocking:
            self.go_to(DETAILS)
            self.frame.line.say(hit.text)
        elif opinion is not None:
            provisional = tuple(sorted(self._provisional))
            answers = self.answering.answers
            application = self.stack.application(answers, opinion, provisional)
            reasons = self.stack.reasons()
            self.sending.send(RegisterApplication(application, self._wish, reasons))
        self._refresh()

    def _on_taken(self, record: Id) -> None:
        """It is entered: its photos go with it, the draft is dropped."""
        opinion, name = self.answering.opinion, self.stack.applicant.name
        self.sending.add_files(record, self.stack.materials.files, opinion)
        self.drafting.drop()
        lacking = len(opinion.lacking) if opinion is not None else 0
        self.stack.after.show_done(name, lacking=lacking)
        self.stack.show_widget(self.stack.after)
        self.context.toast(tr("已受理 {name} 的申请").format(name=name))
        self._refresh()
        self.context.go(Place("legalaid.form", {"record": record}))
        self.stack.after.go()

    def _on_refused(self, error: Refused) -> None:
        homeless = self.stack.place(error.faults)
        self._refresh()
        if homeless:
            self.frame.line.say(tr("；").join(said(fault) for fault in homeless))
        if gaps := self.stack.gaps(self.way.cards):
            self._go_to_gap(gaps[0])

    # -- gaps ----------------------------------------------------------------------------

    def _go_to_gap(self, gap: Gap) -> None:
        home = self.stack.home_of(gap, self.way.cards)
        if home is not None and home.id != self.way.card.id:
            self.go_to(home.id)
        gap.field.go()

    def _to_next_gap(self) -> None:
        if gap := gap_after_focus(self.stack.gaps(self.way.cards)):
            self._go_to_gap(gap)

    # -- showing -------------------------------------------------------------------------

    def _on_assessed(self) -> None:
        before = self.stack.currentWidget()
        self._refresh()
        if self._onward and not self.answering.waiting:
            self._onward = False
            self.forward()
        elif self.stack.currentWidget() is not before:
            self._widget().go()

    def _show_card(self) -> None:
        card = self.way.card
        self.side.show_step(card.step)
        widget = self.stack.show_card(card)
        if widget is self.stack.question and card.question is not None:
            widget.show_question(card.question)
            if card.question.field:
                widget.show_date(getattr(self.answering.chosen, card.question.field))
        elif widget is self.stack.household:
            widget.begin(self.stack.applicant.name)

    def _refresh(self) -> None:
        opinion, way = self.answering.opinion, self.way
        self._show_head()
        if opinion is not None:
            files = self.stack.materials.files
            items = tuple(Item(one, len(files.get(one.id, ()))) for one in opinion.materials)
            self.side.show_opinion(opinion, items, self._provisional)
            self.stack.show_opinion(opinion)
        if not self.sending.done:
            self._show_card()
        lacking = [step for step, gaps in self.stack.gaps_by_step(way.cards).items() if gaps]
        self.frame.bar.show_standing(way.standing(lacking))
        self._show_foot(way)
        self.titleChanged.emit()

    def _show_head(self) -> None:
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
        return "Ctrl+Enter" if isinstance(self._widget(), FormCard) else "Enter"

    def _onward_words(self, way: Way) -> str:
        card, following = way.card, way.following
        if self.sending.done:
            return tr("办这一项")
        if card.question is not None and card.question.kind is QuestionKind.OPINION:
            return tr("受理")
        if card.open or following is None or following.step is card.step:
            return tr("下一题")
        return tr("下一步：{step}").format(step=tr(following.step.label))

    def _rows(self) -> Any:
        """The choices in sight, or None."""
        return getattr(self._widget(), "rows", None)

    # -- Qt overrides --------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        rows = self._rows()
        if plain and event.key() in _ENTER:
            self.forward()
        elif not (plain and rows is not None and rows.take(event)):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.side.fit(width_of(self.theme, self.window().width()))
