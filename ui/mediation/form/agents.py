"""Who acts for a party: agents and guardians, each in a box below its fields."""

from __future__ import annotations

__all__ = ["AgentsBox"]

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.errors import Fault
from app.i18n import tr
from app.mediation.messages import AgentBasis, AgentInput, AgentProof
from app.people.messages import IdKind, PersonInput, ReadIdNumber, ReadTyped, Typed
from ui.context import Context
from ui.forms.asked import AskedCheck
from ui.forms.grid import FieldGrid, Gap, Reasons
from ui.forms.order import inputs_of, put_behind
from ui.forms.reasons import merged
from ui.mediation.steps.agents import AGENT
from ui.widgets.buttons import LinkButton
from ui.widgets.labels import Label
from ui.widgets.layout import Column, Row
from ui.widgets.panel import Sunken

_SPECS = tuple(spec for spec in AGENT.specs if spec.name != "party")  # the form's tab says whose
_PERSON = ("name", "id_kind", "id_no", "phone")


class AgentsBox(QWidget):
    """No room is taken until there is one.

    Signals:
        edited: anything changed.
        judged: a field became right, doubtful or wrong.
    """

    edited = Signal()
    judged = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._column = Column(context.theme, self, margins=(0, 4, 0, 0), spacing=6)
        self.boxes: list[_Agent] = []

    def add(self, basis: AgentBasis = AgentBasis.ENTRUSTED) -> FieldGrid:
        """One more; its fields."""
        box = _Agent(self._context, basis)
        box.grid.edited.connect(partial(self._on_edited, box))
        box.grid.judged.connect(self.judged)
        box.drop.clicked.connect(lambda: self._on_dropped(box))
        before = inputs_of(self.boxes[-1])[-1] if self.boxes else None
        self.boxes.append(box)
        self._column.addWidget(box)
        box.show()  # at once, so that the keyboard may go there
        if before is not None:
            put_behind(before, box)
        self._number()
        return box.grid

    def clear(self) -> None:
        """Nobody acts for the party."""
        for box in tuple(self.boxes):
            self._remove(box)

    def inputs(self) -> tuple[AgentInput, ...]:
        """The agents as typed."""
        return tuple(box.input() for box in self.boxes)

    def gaps(self) -> tuple[Gap, ...]:
        """What is empty or wrong, named with whose it is."""
        return tuple(
            replace(gap, label=f"{box.title}{gap.label}")
            for box in self.boxes
            for gap in box.grid.gaps()
        )

    def validate(self) -> None:
        """Say beside every field what is wrong with it."""
        for box in self.boxes:
            box.grid.validate()

    def place(self, faults: Iterable[Fault], prefix: str) -> list[Fault]:
        """Show faults beside their fields; returns those without one."""
        rest = list(faults)
        for place, box in enumerate(self.boxes):
            rest = box.grid.place(rest, f"{prefix}agents.{place}.")
        return rest

    def reasons(self) -> Reasons:
        """The reasons typed for passing what was warned of."""
        return merged(*(box.grid.reasons() for box in self.boxes))

    def kept(self) -> list[dict[str, Any]]:
        """What a draft keeps."""
        return [box.grid.kept() for box in self.boxes]

    def restore(self, kept: Sequence[Mapping[str, Any]]) -> None:
        """Fill in what a draft kept."""
        self.clear()
        for one in kept:
            grid = self.add()
            grid.restore(one)
            self.boxes[-1].fit()

    # -- inside --------------------------------------------------------------------------

    def _on_edited(self, box: _Agent, name: str) -> None:
        if name == "basis":
            box.begin(box.grid.field("basis").value())
            self._number()
        elif name == "id_kind":
            box.fit()
        self.edited.emit()

    def _on_dropped(self, box: _Agent) -> None:
        self._remove(box)
        self.edited.emit()

    def _remove(self, box: _Agent) -> None:
        self.boxes.remove(box)
        box.hide()
        box.deleteLater()
        self._number()

    def _number(self) -> None:
        for place, box in enumerate(self.boxes, 1):
            guards = box.grid.field("basis").value() is AgentBasis.STATUTORY
            word = tr("监护人") if guards else tr("代理人")
            several = len(self.boxes) > 1
            box.set_title(tr("{word} {n} ").format(word=word, n=place) if several else word)


class _Agent(Sunken):
    """One agent."""

    def __init__(self, context: Context, basis: AgentBasis) -> None:
        theme = context.theme
        super().__init__(theme)
        self.title = ""
        self.grid = FieldGrid(context, _SPECS)
        self.grid.field("valid_from").set_value(context.clock.today())
        for name, kind in (("name", Typed.NAME), ("phone", Typed.PHONE)):
            AskedCheck(context, self.grid.field(name), partial(ReadTyped, kind))
        self._check = AskedCheck(context, self.grid.field("id_no"), self._ask_number)
        column = Column(theme, self, margins=(12, 6, 12, 8), spacing=2)
        head = Row(theme)
        self._title = Label(theme, "", "body_strong")
        self.drop = LinkButton(theme, tr("去掉"), size="small")
        head.add(self._title)
        head.addStretch(1)
        head.add(self.drop)
        column.addLayout(head)
        column.addWidget(self.grid)
        self.begin(basis)

    def input(self) -> AgentInput:
        """The agent as typed; every required field has a value."""
        values = self.grid.values()
        person = PersonInput(**{name: values.pop(name) for name in _PERSON})
        return AgentInput(person, **values)

    def begin(self, basis: AgentBasis | None) -> None:
        """What one who is so commonly has to show."""
        entrusted = basis is AgentBasis.ENTRUSTED
        self.grid.field("basis").set_value(basis)
        proof = AgentProof.POWER if entrusted else AgentProof.HOUSEHOLD
        self.grid.field("proof").set_value(proof)
        self.fit()

    def set_title(self, title: str) -> None:
        """代理人, 监护人, 代理人 2."""
        self.title = title
        self._title.setText(title.strip())
        self.drop.setAccessibleName(tr("去掉{title}").format(title=title.strip()))

    def fit(self) -> None:
        """A guardian needs no authority; another kind of document is checked in another way."""
        entrusted = self.grid.field("basis").value() is AgentBasis.ENTRUSTED
        for name in ("authority", "certification"):
            self.grid.show_field(name, shown=entrusted)
        kind = self.grid.field("id_kind").value()
        self.grid.set_required("id_no", required=kind is IdKind.RESIDENT)
        self._check.forget()

    def _ask_number(self, text: str) -> ReadIdNumber | None:
        kind = self.grid.field("id_kind").value()
        return ReadIdNumber(kind, text) if isinstance(kind, IdKind) else None
