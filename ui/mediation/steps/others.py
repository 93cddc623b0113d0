"""Steps with a way of their own: session, choice, performance, mediators, a person."""

from __future__ import annotations

__all__ = ["ChoiceSheet", "MediatorsSheet", "PerformanceSheet", "PersonSheet", "SessionSheet"]

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.errors import Fault
from app.i18n import month_day, tr
from app.ids import Id
from app.mediation.messages import (
    AgreementItemView,
    AgreementView,
    CaseChoices,
    CaseDetail,
    Outcome,
    ReadCase,
    ReadChoices,
)
from app.messages import Command
from app.papers.messages import figures
from app.people.messages import PersonView, ReadTyped, RevisePerson, Typed
from ui.context import Context
from ui.forms.asked import AskedCheck
from ui.forms.grid import FieldGrid
from ui.mediation.steps.sheet import CaseSheet
from ui.mediation.steps.step import CaseStep
from ui.people.identity import IdentityCheck, known_identity
from ui.steps.signed import SignedPages
from ui.widgets.combo import Choice, PinyinCombo
from ui.widgets.layout import Column
from ui.widgets.picks import PicksField

# How the record of a session goes on, by its outcome: words of the button, the next sheet.
_GOES_ON = {
    Outcome.SUCCESS: (tr("记下，接着登记协议"), "ReachAgreement"),
    Outcome.FAILURE: (tr("记下，接着办终止"), "EndMediation"),
}


class SessionSheet(CaseSheet):
    """调解记录; with an agreement or a failure the next sheet opens by itself.

    The signed notice of rights (F-A5) stands beside the tick that it was given (M06). Entered
    days later, it asks who mediated on the day: others may mediate the case since.
    """

    def add_below(self, column: Column) -> None:
        self.signed = SignedPages(self.context, tr("权利义务告知书"), tr("各方的签名、指印"))
        column.addWidget(self.signed)

    def prepare(self) -> None:
        self.signed.look_for("med.F-A5", self.case.id, self._fit)
        _offer(self.grid, [Choice(one.id, one.name) for one in self.case.mediators])
        self._show_mediators()
        future = self.context.desk.ask(ReadChoices())
        self.context.work.run(future, self._on_choices, owner=self)

    def _on_edited(self, name: str = "") -> None:
        super()._on_edited(name)
        if name == "outcome":
            self._show_button()
        if name == "on":
            self._show_mediators()

    def restore(self, kept: Mapping[str, Any]) -> None:
        super().restore(kept)
        self._show_button()
        self._show_mediators()

    def _on_choices(self, choices: CaseChoices) -> None:
        _offer(self.grid, _roll(choices, self.case))

    def _show_mediators(self) -> None:
        held = self.grid.value("on")
        late = held is not None and held < self.context.clock.today()
        self.grid.show_field("mediators", shown=late)

    def after(self, _made: Id) -> None:
        _words, action = _GOES_ON.get(self.grid.field("outcome").value(), ("", ""))
        if not action:
            return
        from ui.mediation.steps import open_step  # noqa: PLC0415 - the door is in the room itself

        def on_case(case: CaseDetail) -> None:
            open_step(self.context, parent, action, case)

        parent = self._host
        future = self.context.desk.ask(ReadCase(self.case.id))
        self.context.work.run(future, on_case, owner=parent)

    def _show_button(self) -> None:
        words, _action = _GOES_ON.get(self.grid.field("outcome").value(), (self.step.button, ""))
        self.submit.set_text(words)


class ChoiceSheet(CaseSheet):
    """Which of the agreements stands that two laptops wrote at once."""

    def prepare(self) -> None:
        field = self.grid.field("agreement")
        if isinstance(field, PinyinCombo):
            field.set_choices([Choice(one.id, _agreed(one)) for one in self.case.rivals])


def _agreed(agreement: AgreementView) -> str:
    """11月22日口头协议，3,000 元，谭𬍛㛃支付赔偿款."""
    head = tr("{day}{form}协议").format(
        day=month_day(agreement.reached_on), form=tr(agreement.form.label)
    )
    total = sum(item.amount_fen or 0 for item in agreement.items)
    money = tr("{n} 元").format(n=figures(total)) if total else ""
    whats = tr("、").join(item.content for item in agreement.items)
    terms = whats or tr("；").join(agreement.terms)
    return tr("，").join(filter(None, (head, money, terms)))


class PerformanceSheet(CaseSheet):
    """One thing owed was performed; those still owed are offered by their day."""

    def prepare(self) -> None:
        items = self.case.agreement.items if self.case.agreement else ()
        self._owed = {item.id: item for item in items if not item.status.settled}
        field = self.grid.field("item")
        if isinstance(field, PinyinCombo):
            field.set_choices([Choice(one, _owed(item)) for one, item in self._owed.items()])
        field.edited.connect(self._show_parties)

    def defaults(self) -> Mapping[str, Any]:
        values = dict(super().defaults())
        return values if self.subject is None else values | {"item": self.subject}

    def start(self) -> None:
        super().start()
        self._show_parties()

    def restore(self, kept: Mapping[str, Any]) -> None:
        super().restore(kept)
        self._show_parties()

    def _show_parties(self) -> None:
        field = self.grid.field("item")
        item = self._owed.get(field.value())
        if item is not None:
            field.set_note(tr("{who} → {whom}").format(who=item.owed_by, whom=item.owed_to))


def _owed(item: AgreementItemView) -> str:
    """12月10日前，3,000 元，墙体修补费: the day first, because the end may be cut."""
    due = "" if item.due_on is None else tr("{day} 前").format(day=item.due_on.isoformat())
    money = "" if item.amount_fen is None else tr("{n} 元").format(n=figures(item.amount_fen))
    return tr("，").join(filter(None, (due, money, item.content)))


class MediatorsSheet(CaseSheet):
    """Who mediates; and which committee, once that of the case has ended."""

    def prepare(self) -> None:
        # Mediators of now may be found to have ties later (to an agent, say): it is said here.
        self.grid.show_field("recusal_ok", shown=self.step.action == "AppointMediators")
        if "committee" in self.grid.fields:
            self.grid.show_field("committee", shown=False)
        _offer(self.grid, [Choice(one.id, one.name) for one in self.case.mediators])
        future = self.context.desk.ask(ReadChoices())
        self.context.work.run(future, self._on_choices, owner=self)

    def place(self, faults: tuple[Fault, ...]) -> list[Fault]:
        if any(fault.rule == "med.M05" for fault in faults):
            self.grid.show_field("recusal_ok", shown=True)
        return super().place(faults)

    def _on_choices(self, choices: CaseChoices) -> None:
        _offer(self.grid, _roll(choices, self.case))
        ended = self.case.committee not in {one.id for one in choices.committees}
        if ended and "committee" in self.grid.fields:
            self._ask_committee(choices, dict(choices.initials))

    def _ask_committee(self, choices: CaseChoices, keys: Mapping[str, str]) -> None:
        field = self.grid.field("committee")
        if isinstance(field, PinyinCombo):
            field.set_choices(
                [Choice(one.id, one.name, keys.get(one.name, "")) for one in choices.committees]
            )
        self.grid.show_field("committee", shown=True)
        self._fit()


def _roll(choices: CaseChoices, case: CaseDetail) -> list[Choice]:
    """The mediators of the office, those of the committee of the case first."""
    keys = dict(choices.initials)
    ordered = sorted(choices.mediators, key=lambda one: one.committee != case.committee)
    return [Choice(one.id, one.name, keys.get(one.name, "")) for one in ordered]


def _offer(grid: FieldGrid, choices: list[Choice]) -> None:
    field = grid.field("mediators")
    if isinstance(field, PicksField):
        field.set_choices(choices)


class PersonSheet(CaseSheet):
    """What is known of a party changes: only what was changed is written."""

    def __init__(
        self,
        context: Context,
        parent: QWidget,
        step: CaseStep,
        case: CaseDetail,
        subject: Id | None,
    ) -> None:
        people = [party.person for party in case.parties if party.person]
        found = [person for person in people if person.id == subject] or people
        self._person: PersonView | None = found[0] if found else None
        chosen = self._person.id if self._person else subject
        super().__init__(context, parent, step, case, chosen)
        for name, kind in (("name", Typed.NAME), ("phone", Typed.PHONE)):
            AskedCheck(context, self.grid.field(name), partial(ReadTyped, kind))
        IdentityCheck(context, self.grid)

    def about(self) -> str:
        if self._person is None:
            return super().about()
        return tr("{name}，{number}").format(
            name=self._person.name, number=self._person.id_shown or tr("没有证件号码")
        )

    def defaults(self) -> Mapping[str, Any]:
        known = {name: getattr(self._person, name, "") for name in self.grid.fields}
        if self._person is None:
            return known
        spoken = tr("、").join(self._person.languages)
        return known | known_identity(self._person) | {"languages": spoken}

    def command(self) -> Command[Id]:
        before = self.defaults()
        changed = {
            name: value for name, value in self.grid.values().items() if value != before[name]
        }
        if "languages" in changed:
            changed["languages"] = tuple(changed["languages"].replace(tr("、"), " ").split())
        return RevisePerson(id=self.subject or b"", **changed)
