"""The intake desk under the fingers: what keys, choices and buttons do."""

from __future__ import annotations

__all__ = ["IntakePage"]

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut

from app.drafts.messages import DraftView
from app.errors import Refused
from app.events import RecordsChanged
from app.i18n import tr
from app.ids import Id
from app.legalaid.messages import (
    AidDetail,
    Choice,
    IntakeStep,
    Origin,
    QuestionKind,
    ReadApplication,
    RegisterApplication,
    ReviseApplication,
    StateMeans,
    WarningView,
    WishView,
)
from app.office.messages import ReadNumbers
from ui.context import Context, Place
from ui.forms.gaps import gap_after_focus
from ui.forms.grid import Gap, said
from ui.lawbook.article import open_article
from ui.legalaid.intake.checklist import Act as Deed
from ui.legalaid.intake.checklist import Item
from ui.legalaid.intake.drafting import DRAFT
from ui.legalaid.intake.flow import APPLICANT, DETAILS
from ui.legalaid.intake.formcard import FormCard
from ui.legalaid.intake.opening import Kind, Task, fill_record, fill_wish
from ui.legalaid.intake.view import IntakeView
from ui.shell.page import Act

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class IntakePage(IntakeView):
    """Digits choose, Enter goes on, Alt+← goes back."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._connect()
        context.work.listen(context.desk, RecordsChanged, self._on_changed, owner=self)

    def _connect(self) -> None:
        stack, frame, question = self.stack, self.frame, self.stack.question
        stack.edited.connect(self._on_edited)
        stack.judged.connect(self.refresh)
        stack.household.standardSet.connect(self.answering.renew)
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
        self.sending.saved.connect(self._on_saved)
        self.sending.refused.connect(self._on_refused)
        self.sending.another.connect(self.primary_new)
        self.sending.numbered.connect(self.titleChanged)
        self.sending.undone.connect(self._on_undone)
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
        self.drafting.wanted.connect(self.resume_draft)
        self.drafting.began.connect(self.titleChanged)
        self.knowing.offered.connect(self.titleChanged)
        self.stack.details.opponents.named.connect(self.look_for_conflicts)

    # -- the shell -----------------------------------------------------------------------

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
        elif self.card_widget() is asked and asked.article()[1]:
            keys[Act.ARTICLE] = asked.open_law
        return keys

    def primary_new(self) -> None:
        self.drafting.flush()
        self.start_afresh()
        self.drafting.offer()

    def activate(self, **where: Any) -> None:
        """Shown: `draft` goes on with one, `wish` completes what another line heard.

        With `action` a `record` is set right; without, it is what was just taken in.
        """
        about = where.get("record") or where.get("wish")
        if "action" in where and isinstance(about, bytes):
            self._open(Task(Kind(where["action"]), about))
        elif self.sending.done and about == self.sending.record:
            self.stack.after.go()  # back from a paper of what was just taken in
        elif self.sending.done or (self.stack.applicant.blank and not self.drafting.begun):
            self.start_afresh()
            self.drafting.offer(where.get("draft"))
        self.fit()

    def deactivate(self) -> None:
        self.drafting.flush()

    def take_focus(self) -> None:
        self.card_widget().go()

    # -- drafts --------------------------------------------------------------------------

    def _open(self, task: Task) -> None:
        """A wish to complete, a record to set right; what was begun of it goes on as it was."""
        if task == self.task:
            return
        self.drafting.flush()

        def on_drafts(drafts: tuple[DraftView, ...]) -> None:
            begun = (one for one in drafts if Task.restored(one.fields.get("task")) == task)
            if (draft := next(begun, None)) is not None:
                self.resume_draft(draft)
            elif task.about is not None:
                future = self.context.desk.ask(ReadApplication(task.about))
                self.context.work.run(future, partial(self._on_read, task), owner=self)

        self.drafting.keeper.find(DRAFT, on_drafts)

    def _on_read(self, task: Task, view: AidDetail | WishView) -> None:
        self.start_afresh()
        self.task = task
        if isinstance(view, WishView):
            self.answering.chosen = fill_wish(self.stack, view)
        else:
            self.answering.chosen = fill_record(self.stack, view)
        if task.kind is Kind.MEANS:
            self.stack.household.reset()
            self.at = self.answering.at = "household"
        self.answering.ask()
        self.look_for_conflicts()

    def _touch(self) -> None:
        if not self.sending.done:
            self.drafting.touch()
            self.frame.line.hush()

    # -- what the user does --------------------------------------------------------------

    def _on_edited(self) -> None:
        self._touch()
        self.answering.ask()
        self.show_head()

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
            self.provisional ^= {warning.propose}
            self.stack.doubts.clear()  # it was asked why nothing was proposed
            self._touch()
            self.refresh()

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

    def _add_one(self) -> None:
        widget = self.card_widget()
        if widget is self.stack.details:
            self.stack.details.opponents.add()
        elif widget is self.stack.household:
            self.stack.household.members.add()

    # -- going through the cards ---------------------------------------------------------

    def forward(self) -> None:
        """Enter: the next card, or what is missing on this one; on the last, take it in."""
        if self.sending.done:
            self.stack.after.act()
        elif self.answering.waiting:
            self.onward = True
        elif not self.sending.busy and self._may_leave():
            self._go_on()

    def _may_leave(self) -> bool:
        """Whether the card in hand is finished; else the keyboard goes to what it lacks."""
        card, widget = self.way.card, self.card_widget()
        if isinstance(widget, FormCard):
            widget.validate()
            if gaps := widget.gaps():
                self._go_to_gap(gaps[0])
                self.refresh()
                return False
        elif card.open:
            self.stack.question.demand()
            return False
        return True

    def _go_on(self) -> None:
        way = self.way
        if self.task.kind is Kind.MEANS:
            self._state_means()
        elif way.card.question is not None and way.card.question.kind is QuestionKind.OPINION:
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
        self.at = card
        known = self.way.has(card)
        if not known or self.answering.at not in ("", card):
            self.answering.open("" if known else card)
        if known:
            self.refresh()
            self.card_widget().go()
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
        self.start_afresh()
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
            provisional = tuple(sorted(self.provisional))
            answers = self.answering.answers
            application = self.stack.application(answers, opinion, provisional)
            reasons, about = self.stack.reasons(), self.task.about
            if self.task.kind is Kind.REVISE and about is not None:
                self.sending.send(ReviseApplication(about, application, reasons))
            else:
                self.sending.send(RegisterApplication(application, about, reasons))
        self.refresh()

    def _state_means(self) -> None:
        """The household alone: the newest statement holds."""
        about, household = self.task.about, self.stack.household.household()
        if about is not None:
            self.sending.send(StateMeans(about, household, self.context.clock.today()))

    def _on_saved(self, record: Id) -> None:
        """It was set right: back to the record."""
        words = self.task.title
        if self.drafting.begun:
            self.drafting.drop()
        self.start_afresh()
        self.context.toast(tr("已保存：{words}").format(words=words), undo=True)
        self.context.go(Place("legalaid", {"case": record}))

    def _on_taken(self, record: Id) -> None:
        """It is entered: its photos go with it, the draft is dropped."""
        opinion, name = self.answering.opinion, self.stack.applicant.name
        self.sending.add_files(record, self.stack.materials.files, opinion)
        self.drafting.drop()
        lacking = len(opinion.lacking) if opinion is not None else 0
        self.stack.after.show_done(name, lacking=lacking)
        self.stack.after.show_numbers(())
        left = self.context.desk.ask(ReadNumbers("legalaid"))
        self.context.work.run(left, self.stack.after.show_numbers, owner=self)
        self.stack.show_widget(self.stack.after)
        # Undo would take back the photo that was added last.
        undo = not any(self.stack.materials.files.values())
        self.context.toast(tr("已受理 {name} 的申请").format(name=name), undo=undo)
        self.refresh()
        self.context.go(Place("legalaid.form", {"record": record}))
        self.stack.after.go()

    def _on_changed(self, event: RecordsChanged) -> None:
        if event.line == "legalaid":
            self.sending.look_again()

    def _on_undone(self) -> None:
        """The receipt was taken back: all that was typed is a draft again."""
        self.at = self.way.cards[-1].id
        self._touch()
        self.refresh()
        self.card_widget().go()

    def _on_refused(self, error: Refused) -> None:
        homeless = self.stack.place(error.faults)
        self.refresh()
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
        self.refresh()
        if self.onward and not self.answering.waiting:
            self.onward = False
            self.forward()
        elif self.stack.currentWidget() is not before:
            self.card_widget().go()

    # -- Qt overrides --------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        rows = self.rows()
        if plain and event.key() in _ENTER:
            self.forward()
        elif not (plain and rows is not None and rows.take(event)):
            super().keyPressEvent(event)
