"""A step of an entry of a register, and its sheet."""

from __future__ import annotations

__all__ = ["EntryChoiceSheet", "EntrySheet", "EntryStep", "PointSheet", "dated", "under"]

from collections.abc import Callable
from typing import Any

from app.ids import Id
from app.messages import Command
from app.outreach.messages import EntryChoices, EntryDetail, ReadEntryChoices
from ui.forms.spec import Kind, Spec
from ui.steps.sheet import StepSheet
from ui.steps.step import Step, on
from ui.widgets.combo import Choice, PinyinCombo


class EntryStep(Step[EntryDetail]):
    """One step of an entry."""

    __slots__ = ()


def dated(
    command: type[Command[Id]],
    *rest: Spec,
    title: str,
    button: str,
    done: str,
    day: tuple[str, str],
    text: str = "",
    width: int = 560,
) -> EntryStep:
    """A step that asks for the day it happened on, and little else.

    Args:
        command: made of the entry and of the fields, which are named as its own.
        rest: what is asked besides the day.
        day: the name of its field, and what it is called; it begins with today.
    """
    make: Callable[..., Command[Id]] = command
    return EntryStep(
        command.__name__,
        title=title,
        button=button,
        done=done,
        text=text,
        specs=(Spec(*day, Kind.DATE, required=True), *rest),
        start=on(day[0]),
        make=lambda entry, _subject, values: make(entry.id, **values),
        width=width,
    )


class EntrySheet(StepSheet[EntryDetail]):
    """The sheet of a step; its drafts are listed under the register."""

    line_of_work = "publicity"

    @property
    def form(self) -> str:
        return f"{self.record.line}.{self.step.action}.{self.record.id.hex()}"


class EntryChoiceSheet(EntrySheet):
    """A step with a list of villages."""

    field = "event.village"

    def prepare(self) -> None:
        future = self.context.desk.ask(ReadEntryChoices())
        self.context.work.run(future, self._on_choices, owner=self)

    def _on_choices(self, choices: EntryChoices) -> None:
        listed = self.grid.field(self.field)
        chosen = getattr(self.record.entry, "village", "")
        if isinstance(listed, PinyinCombo):
            listed.set_choices([Choice(code, name) for code, name in choices.villages])
            listed.set_value(chosen or None)


class PointSheet(EntryChoiceSheet):
    """A service point lies in a village too."""

    field = "point.village"


def under(part: str, entry: object, names: tuple[str, ...]) -> dict[str, Any]:
    """The values of an entry as the fields of a form are named ("lawyer.name")."""
    return {f"{part}.{name}": getattr(entry, name) for name in names}
