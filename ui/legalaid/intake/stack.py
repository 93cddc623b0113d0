"""All cards of the intake, one of them in sight, each scrolled by itself."""

from __future__ import annotations

__all__ = ["CardStack"]

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from app.errors import Fault
from app.legalaid.messages import (
    Answers,
    ApplicationInput,
    FilerBasis,
    FilerInput,
    IntakeStep,
    MeansRoute,
    Opinion,
    Provisional,
    QuestionKind,
)
from ui.context import Context
from ui.forms.grid import Gap, Reasons
from ui.forms.reasons import ReasonBlock, merged
from ui.legalaid.intake.after import AfterCard
from ui.legalaid.intake.applicant import ApplicantCard, FilerCard
from ui.legalaid.intake.details import DetailsCard
from ui.legalaid.intake.flow import APPLICANT, DETAILS, FILER, Card
from ui.legalaid.intake.formcard import FormCard
from ui.legalaid.intake.household import HouseholdCard
from ui.legalaid.intake.materials import MaterialsCard
from ui.legalaid.intake.question import QuestionCard
from ui.legalaid.intake.verdict import VerdictCard, reasons_of
from ui.widgets.scroll import ScrollArea

_HOUSEHOLD, _MATERIALS, _OPINION = "household", "materials", "opinion"


class CardStack(QStackedWidget):
    """The forms hold what is typed; the questions only show what was answered.

    Signals:
        edited: a form changed.
        judged: a field became right or wrong.
    """

    edited = Signal()
    judged = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.applicant, self.filer = ApplicantCard(context), FilerCard(context)
        self.details, self.household = DetailsCard(context), HouseholdCard(context)
        self.question, self.materials = QuestionCard(context), MaterialsCard(context)
        self.verdict, self.after = VerdictCard(context), AfterCard(context.theme)
        self.doubts = ReasonBlock(context.theme)
        self.verdict.column.insertWidget(self.verdict.column.count() - 1, self.doubts)
        self.doubts.edited.connect(self.edited)
        self._areas: dict[QWidget, ScrollArea] = {}
        for card in (*self.forms.values(), self.question, self.materials, self.after):
            card.setParent(self)  # Tab's way is this order, whichever comes into sight first
            card.hide()
        for form in self.forms.values():
            form.edited.connect(self.edited)
            form.judged.connect(self.judged)
        self.materials.edited.connect(self.edited)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    @property
    def forms(self) -> Mapping[str, FormCard]:
        """The cards with fields, by the name their part of a draft has."""
        return {
            "applicant": self.applicant,
            "filer": self.filer,
            "details": self.details,
            _HOUSEHOLD: self.household,
            "verdict": self.verdict,
        }

    # -- showing -------------------------------------------------------------------------

    def widget_of(self, card: Card) -> Any:
        """The widget that shows a card."""
        own = {APPLICANT: self.applicant, FILER: self.filer, DETAILS: self.details}
        if card.question is None:
            return own[card.id]
        kinds = {
            QuestionKind.HOUSEHOLD: self.household,
            QuestionKind.MATERIALS: self.materials,
            QuestionKind.OPINION: self.verdict,
        }
        return kinds.get(card.question.kind, self.question)

    def show_card(self, card: Card) -> Any:
        """Bring a card into sight; its widget."""
        widget = self.widget_of(card)
        self.show_widget(widget)
        return widget

    def show_opinion(self, opinion: Opinion) -> None:
        """What the desk says, on the cards that show some of it."""
        self.household.show_means(opinion.means)
        self.verdict.show_opinion(opinion)
        asked = next((one for one in opinion.questions if one.kind is QuestionKind.MATERIALS), None)
        if asked is not None:
            self.materials.show_papers(asked.title, asked.hint, opinion.materials)

    def show_widget(self, widget: QWidget) -> None:
        """Bring the widget of a card into sight."""
        area = self._areas.get(widget)
        if area is None:
            # Within the stack from the first, else its fields would go to the end of Tab's way.
            area = self._areas[widget] = ScrollArea(self._context.theme, widget, self)
            self.addWidget(area)
        if self.currentWidget() is not area:
            area.verticalScrollBar().setValue(0)
            self.setCurrentWidget(area)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        area = self.currentWidget()
        if new is not None and isinstance(area, ScrollArea) and area.isAncestorOf(new):
            area.ensureWidgetVisible(new, 0, self._context.theme.px(56))

    # -- what was typed ------------------------------------------------------------------

    def whole(self, answers: Answers) -> Answers:
        """The answers to the questions, with what the forms hold of them."""
        applicant = self.applicant.values()
        checked = answers.route is MeansRoute.CHECKED
        return replace(
            answers,
            received_on=applicant["received_on"],
            name=applicant["name"],
            birth=applicant["birth"],
            sex=applicant["sex"],
            ethnicity=applicant["ethnicity"],
            categories=applicant["categories"],
            household=self.household.household() if checked else None,
            held=self.materials.held(),
        )

    def application(
        self, answers: Answers, opinion: Opinion, provisional: tuple[Provisional, ...]
    ) -> ApplicationInput:
        """All of it with the opinion, as the command takes it; every required field has a value."""
        applicant, details = self.applicant.values(), self.details.values()
        if self.household.covered:
            answers = replace(answers, household=None)  # what was stated stays as it is
        checked = self.verdict.values()
        filer = None
        if answers.filer not in (None, FilerBasis.SELF):
            filer = FilerInput(self.filer.person(), self.filer.values()["relation"])
        return ApplicationInput(
            person=self.applicant.person(),
            answers=answers,
            cause=details["cause"],
            facts=details["facts"],
            legal_status=details["legal_status"],
            opponents=self.details.opponents.inputs(),
            filer=filer,
            forum=details["forum"],
            claim_fen=details["claim_fen"],
            received_at=self.applicant.received_at(),
            received_by=applicant["received_by"],
            identity_seen=checked["identity_seen"],
            told=checked["told"],
            home_visit=applicant["home_visit"],
            asked_at=self.applicant.asked_at(),
            proposal=opinion.proposal,
            proposal_reasons=reasons_of(opinion, checked["note"]),
            provisional=provisional,
        )

    def gaps(self, cards: Iterable[Card]) -> list[Gap]:
        """What the forms on the way lack, in their order, and warnings without a reason."""
        by_step = self.gaps_by_step(cards)
        found = [gap for step in IntakeStep for gap in by_step.get(step, ())]
        return [*found, *self.doubts.gaps()]

    def unfinished(self, card: Card) -> bool:
        """Whether a form lacks something, or a question its answer."""
        widget = self.widget_of(card)
        return card.open or (isinstance(widget, FormCard) and bool(widget.gaps()))

    def home_of(self, gap: Gap, cards: Iterable[Card]) -> Card | None:
        """The card with the field of a gap."""
        homes = (one for one in cards if self.widget_of(one).isAncestorOf(gap.field))
        return next(homes, None)

    def gaps_by_step(self, cards: Iterable[Card]) -> dict[IntakeStep, list[Gap]]:
        """What the forms on the way lack, by step."""
        found: dict[IntakeStep, list[Gap]] = {}
        for card in cards:
            widget = self.widget_of(card)
            if isinstance(widget, FormCard):
                found.setdefault(card.step, []).extend(widget.gaps())
        return found

    def place(self, faults: Iterable[Fault]) -> list[Fault]:
        """Show faults beside their fields; returns those without one that block."""
        rest = [_named(fault) for fault in faults]
        for form in self.forms.values():
            rest = form.place(rest)
        return self.doubts.ask(rest)

    def reasons(self) -> Reasons:
        """The reasons typed for passing what was warned of."""
        return merged(*(form.reasons() for form in self.forms.values()), self.doubts.given())

    # -- drafts --------------------------------------------------------------------------

    def reset(self) -> None:
        """Nothing was typed."""
        for form in self.forms.values():
            form.reset()
        self.materials.reset()
        self.doubts.clear()

    def kept(self) -> dict[str, Any]:
        """What a draft keeps."""
        kept: dict[str, Any] = {name: form.kept() for name, form in self.forms.items()}
        own = {_MATERIALS: self.materials.kept(), "doubts": self.doubts.kept()}
        return kept | own

    def restore(self, kept: Mapping[str, Any]) -> None:
        """Fill in what a draft kept."""
        for name, form in self.forms.items():
            form.restore(kept.get(name, {}))
        self.materials.restore(kept.get(_MATERIALS, {}))
        self.doubts.restore(kept.get("doubts", {}))


_FIELDS = {  # where a fault of the command is shown, if not at the field of its own name
    "received_at": "person.received_on",
    "asked_at": "person.asked_on",
    "opponents": "opponents.0.name",
}


def _named(fault: Fault) -> Fault:
    """A fault of the command, at the field of the form."""
    name = (fault.field or "").replace("filer.person.", "filer.")
    name = _FIELDS.get(name, name)
    return fault if name == (fault.field or "") else fault.shown_at(name)
