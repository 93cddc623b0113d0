"""One party of the form: a person by the number, or an organisation by its code."""

from __future__ import annotations

__all__ = ["PartyPanel"]

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.errors import Fault
from app.i18n import tr
from app.ids import Id
from app.mediation.messages import AgentBasis, CaseChoices, PartyInput, PartyRole
from app.people.messages import (
    IdKind,
    IdNumberView,
    PersonView,
    ReadAge,
    ReadIdNumber,
    ReadTyped,
    Typed,
)
from ui.context import Context
from ui.forms.asked import AskedCheck
from ui.forms.grid import FieldGrid, Gap, Reasons
from ui.forms.order import inputs_of, put_behind
from ui.forms.reasons import merged
from ui.forms.spec import Spec
from ui.mediation.form.agents import AgentsBox
from ui.mediation.form.tables import PERSON, UNIT, UNIT_KIND
from ui.mediation.form.values import person_of, person_values, unit_of, village_of
from ui.widgets.combo import Choice, PinyinCombo
from ui.widgets.layout import Column
from ui.widgets.marks import TicksField
from ui.widgets.numbers import IdField

_READ = ("sex", "birth", "age", "registered_address")  # what a number says of its owner
_OLD = 60
_GROWN, _EARNING = 18, 16  # 民法典 第17条、第18条
_HAS_AGENT = tr("有代理人")


class PartyPanel(QWidget):
    """The fields of one party.

    Attributes:
        known: id of the file that was chosen for the person, or None.

    Signals:
        edited: anything changed.
        identified: the number was read, or the name or phone was left: somebody may be known.
        judged: a field became right or wrong.
        swapped: the party became an organisation, or a person again.
    """

    edited = Signal()
    identified = Signal()
    judged = Signal()
    swapped = Signal()

    def __init__(self, context: Context, role: PartyRole) -> None:
        super().__init__()
        self._context = context
        self._choices: CaseChoices | None = None
        self.known: Id | None = None
        self._is_unit = self._minor = False
        self._column = Column(context.theme, self, spacing=0)
        self.person = self._make_grid(PERSON, (Typed.NAME, Typed.PHONE), later=True)
        self.person.when_made(self._check_number)
        self.agents = AgentsBox(context)
        self.agents.edited.connect(self.edited)
        self.agents.judged.connect(self.judged)
        self._column.addWidget(self.agents)
        self.clear(role)

    # -- what the form asks --------------------------------------------------------------

    @cached_property
    def unit(self) -> FieldGrid:
        """The fields of an organisation, made when one is wanted."""
        grid = self._make_grid(UNIT, (Typed.PHONE, Typed.USCC))
        put_behind(inputs_of(self.person)[-1], grid)
        return grid

    @property
    def is_unit(self) -> bool:
        """Whether the party is an organisation."""
        return self._is_unit

    def clear(self, role: PartyRole) -> None:
        """A natural person of whom nothing is known."""
        self.known = None
        self.set_unit(unit=False)
        self.agents.clear()
        for grid in self.findChildren(FieldGrid):
            grid.clear()
        self.person.show_field("own_income", shown=False)
        self.person.fill({"role": role})
        self.person.when_made(self._on_cleared)

    @property
    def grid(self) -> FieldGrid:
        """The fields in use."""
        return self.unit if self.is_unit else self.person

    @property
    def role(self) -> PartyRole | None:
        """申请人, 被申请人 or 第三人."""
        role: PartyRole | None = self.grid.value("role")
        return role

    @property
    def name(self) -> str:
        """The name so far."""
        name: str = self.grid.value("name")
        return name

    @property
    def number(self) -> str:
        """The id number, when it was found right."""
        if self.is_unit or not self.person.made:
            return ""
        field = self.person.field("id_no")
        return "" if field.state == "error" else field.text()

    @property
    def blank(self) -> bool:
        """Whether nothing was typed yet."""
        names = ("uscc", "name", "phone") if self.is_unit else ("id_no", "name", "phone", "address")
        return not self.grid.made or not any(self.grid.field(name).text() for name in names)

    def offer(self, choices: CaseChoices) -> None:
        """The villages of the town."""
        self._choices = choices
        keys = dict(choices.initials)
        field = self.person.field("division")
        if isinstance(field, PinyinCombo):
            field.set_choices(
                [Choice(code, name, keys.get(name, "")) for code, name in choices.villages]
            )

    def input(self) -> PartyInput:
        """The party as typed; its role was chosen."""
        values, agents = self.grid.values(), self.agents.inputs()
        role = PartyRole(values["role"])
        if self.is_unit:
            return PartyInput(role, organisation=unit_of(values), agents=agents)
        return PartyInput(
            role,
            person=person_of(values, self.known),
            own_income=values["own_income"],
            agents=agents,
        )

    def add_agent(self) -> None:
        """Somebody acts for the party; a guardian for a child."""
        grid = self.agents.add(AgentBasis.STATUTORY if self._minor else AgentBasis.ENTRUSTED)
        inputs = inputs_of(self.grid)
        put_behind(inputs[-1], self.agents)
        grid.field("name").setFocus()
        self.edited.emit()

    def gaps(self) -> tuple[Gap, ...]:
        """What is empty and required, or wrong."""
        return self.grid.gaps() + self.agents.gaps()

    def validate(self) -> None:
        """Say beside every field what is wrong with it."""
        self.grid.validate()
        self.agents.validate()

    def reasons(self) -> Reasons:
        """The reasons typed for passing what was warned of."""
        return merged(self.grid.reasons(), self.agents.reasons())

    def place(self, faults: Iterable[Fault], prefix: str) -> list[Fault]:
        """Show faults beside their fields; returns those without one."""
        return self.grid.place(self.agents.place(faults, prefix), prefix)

    def use(self, person: PersonView) -> None:
        """Fill in a file that is already here."""
        self.known = person.id
        self.set_unit(unit=False)
        for name in _READ:
            self.person.field(name).set_auto(False)
        self.person.fill(person_values(person))
        self._show_age(person.age)
        for field in self.person.fields.values():
            if field.state == "error":
                field.clear_message()
        self._on_kind_chosen()
        self.edited.emit()

    def set_unit(self, *, unit: bool) -> None:
        """An organisation, or a natural person."""
        if unit == self.is_unit:
            return
        before, after = (self.person, self.unit) if unit else (self.unit, self.person)
        self._is_unit = unit
        after.field("role").set_value(before.field("role").value())
        after.field("id_kind").set_value(UNIT_KIND if unit else IdKind.RESIDENT)
        self.person.setVisible(not unit)
        self.unit.setVisible(unit)
        self._on_kind_chosen()
        self.swapped.emit()

    def tell_known(self) -> None:
        """Somebody with this number has a file here."""
        field = self.person.field("id_no")
        if field.state == "ok":
            field.set_ok(tr("号码校验通过，本机已有这个人"))

    # -- drafts --------------------------------------------------------------------------

    def kept(self) -> dict[str, Any]:
        """What a draft keeps of the party."""
        kept = {"unit": self.is_unit, "known": self.known, "fields": self.grid.kept()}
        return kept | {"agents": self.agents.kept()}

    def restore(self, kept: Mapping[str, Any]) -> None:
        """Fill in what a draft kept."""
        self.set_unit(unit=bool(kept.get("unit")))
        self.grid.restore(kept.get("fields", {}))
        self.agents.restore(kept.get("agents", ()))
        self.known = kept.get("known")
        self._on_kind_chosen()
        if not self.is_unit:
            self._number.ask_now()

    # -- inside --------------------------------------------------------------------------

    def _make_grid(
        self, specs: Sequence[Spec], typed: Sequence[Typed], *, later: bool = False
    ) -> FieldGrid:
        grid = FieldGrid(self._context, specs, later=later)
        grid.edited.connect(partial(self._on_edited, grid))
        grid.left.connect(self._on_left)
        grid.judged.connect(self.judged)
        grid.when_made(partial(self._check_typed, grid, typed))
        self._column.addWidget(grid)
        return grid

    def _check_typed(self, grid: FieldGrid, typed: Sequence[Typed]) -> None:
        for kind in typed:
            AskedCheck(self._context, grid.field(kind.value), partial(ReadTyped, kind))

    def _check_number(self) -> None:
        field = self.person.field("id_no")
        self._number = AskedCheck(self._context, field, self._ask_number)
        self._number.answered.connect(self._on_number_read)
        if isinstance(field, IdField):
            field.completed.connect(self._number.ask_now)
        age = AskedCheck(self._context, self.person.field("birth"), self._ask_age)
        age.answered.connect(self._on_age_read)

    def _on_cleared(self) -> None:
        self.person.field("age").set_auto(True)
        self._on_kind_chosen()

    def _ask_number(self, text: str) -> ReadIdNumber | None:
        kind = self.person.field("id_kind").value()
        return ReadIdNumber(kind, text) if isinstance(kind, IdKind) else None

    def _ask_age(self, _text: str) -> ReadAge | None:
        birth = self.person.field("birth").value()
        return ReadAge(birth) if birth else None

    def _on_age_read(self, _text: str, age: int) -> None:
        self._show_age(age)

    def _on_number_read(self, _text: str, view: IdNumberView) -> None:
        field = self.person.field("id_no")
        said = view.note or tr("号码校验通过")
        (field.set_note if view.note else field.set_ok)(said)
        if view.normalised != field.text():
            self._number.accept(view.normalised, view)
            field.set_text(view.normalised)
        read = {"sex": view.sex, "birth": view.birth, "registered_address": view.region}
        for name, value in read.items():
            if value and (name != "registered_address" or not self.person.field(name).text()):
                self.person.field(name).set_value(value)
                self.person.field(name).set_auto(True)
        self._show_age(view.age)
        self.identified.emit()
        self.edited.emit()

    def _show_age(self, age: int | None) -> None:
        self.person.field("age").set_value("" if age is None else tr("{n} 岁").format(n=age))
        self._minor = age is not None and age < _GROWN
        earning = age is not None and _EARNING <= age < _GROWN
        self.person.show_field("own_income", shown=earning)
        name = self.person.field("name")
        if self._minor and not earning and not self.agents.boxes and name.state != "error":
            name.set_note(tr("未成年人，请加监护人"))
        traits = self.person.field("traits")
        if isinstance(traits, TicksField) and age is not None and age >= _OLD:
            traits.set_ticked(tr("60 岁以上"), True)

    def _on_edited(self, grid: FieldGrid, name: str) -> None:
        if name == "id_kind":
            self._on_kind_picked(grid.field("id_kind").value())
        elif name == "id_no":
            self._on_number_edited()
        elif name == "traits" and _HAS_AGENT in grid.field(name).value() and not self.agents.boxes:
            self.add_agent()
        self.edited.emit()

    def _on_number_edited(self) -> None:
        # Another number is another person: what the number said goes with it.
        self.known = None
        for name in _READ:
            field = self.person.field(name)
            if field.state == "auto" and field.text():
                field.set_auto(name == "age")
                field.set_value(None if name in ("sex", "birth") else "")

    def _on_kind_picked(self, kind: IdKind | str | None) -> None:
        if kind is None:
            return
        if (kind == UNIT_KIND) != self.is_unit:
            self.set_unit(unit=kind == UNIT_KIND)
            self.grid.field("uscc" if self.is_unit else "id_no").setFocus()
        self._on_kind_chosen()

    def _on_kind_chosen(self) -> None:
        kind = self.person.field("id_kind").value()
        field = self.person.field("id_no")
        field.set_required(required=kind is IdKind.RESIDENT)
        if isinstance(field, IdField):
            field.set_grouped(
                kind in (IdKind.RESIDENT, IdKind.HMT_RESIDENCE, IdKind.PERMANENT_RESIDENT)
            )
        self._number.forget()

    def _on_left(self, name: str) -> None:
        if name == "address":
            self._sort_into_village()
        if name in ("name", "phone", "id_no") and not self.is_unit:
            self.identified.emit()

    def _sort_into_village(self) -> None:
        if self._choices is None or self.is_unit:
            return
        address, village = self.person.field("address"), self.person.field("division")
        found = village_of(address.text(), self._choices.villages)
        if found is not None and village.value() is None:
            village.set_value(found[0])
            self.edited.emit()
        if village.value() is not None and address.state != "error":
            address.set_note(tr("已按 {name} 归类").format(name=village.text()))
