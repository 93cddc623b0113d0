"""A table of specs as widgets: four columns, values by name, faults beside their fields."""

from __future__ import annotations

__all__ = ["FieldGrid", "Gap", "Reasons", "said"]

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.errors import Fault
from app.i18n import tr
from ui.context import Context
from ui.forms.make import make_field
from ui.forms.order import input_before, put_behind
from ui.forms.phrases import PhraseList
from ui.forms.slots import PhraseSource
from ui.forms.spec import Kind, Spec
from ui.widgets.field import AreaField, Field
from ui.widgets.layout import Grid

_ACROSS = 4
_REASON = ""  # what `edited` tells of a reason: no field changed
_REASONS = "reasons"  # among what a draft keeps
_MARKED = frozenset({Kind.CHOICE, Kind.RADIO, Kind.TICKS, Kind.TICK, Kind.PICKS})


Reasons = tuple[tuple[str, str], ...]  # key of the warning, reason


@dataclass(frozen=True, slots=True)
class Gap:
    """A field that is empty or wrong, or doubtful without a reason.

    Attributes:
        label: what people call it.
        owner: whose it is, when several have such a field (被申请人).
    """

    field: Field
    label: str
    wrong: bool
    owner: str = ""

    @property
    def spoken(self) -> str:
        """Owner and label: 被申请人 2 联系电话."""
        blank = " " if self.owner[-1:].isdigit() else ""
        return f"{self.owner}{blank}{self.label}"


class FieldGrid(QWidget):
    """Fields of a table.

    With `later` its fields are made when one is first asked for, or by `make`: a page need not
    wait for what is below the fold. What is filled in, shown or hidden before is kept for them.

    Attributes:
        made: whether its fields are there.

    Signals:
        edited: name of the field the user changed, or "" when it was a reason.
        left: name of the field the user left.
        judged: a field became right or wrong.
    """

    edited = Signal(str)
    left = Signal(str)
    judged = Signal()

    def __init__(
        self,
        context: Context,
        specs: Sequence[Spec],
        *,
        across: int = _ACROSS,
        later: bool = False,
    ) -> None:
        super().__init__()
        self._context, self._across = context, across
        self._specs = {spec.name: spec for spec in specs}
        self.made = False
        self._fields: dict[str, Field] = {}
        self._hidden: set[str] = set()
        self._doubts: dict[str, str] = {}  # field → the key of its warning
        self._early: dict[str, Any] = {}  # values filled in before there are fields
        self._deeds: list[Callable[[], None]] = []  # what waits for them
        self._grid = Grid(context.theme, self, spacing=(14, 4))
        for place in range(across):
            self._grid.setColumnStretch(place, 1)
            self._grid.setColumnMinimumWidth(place, 1)
        if not later:
            self._make_fields()

    @property
    def fields(self) -> Mapping[str, Field]:
        """The fields by name."""
        self.make()
        return self._fields

    def make(self) -> None:
        """Make the fields now; Tab reaches them where the grid stands."""
        if self.made:
            return
        before, early = input_before(self), dict(self._early)
        self._make_fields()
        put_behind(before, self)
        for name, field in self._fields.items():
            field.setVisible(name not in self._hidden)  # Qt would show them a turn later
        self.fill(early)
        deeds, self._deeds = self._deeds, []
        for deed in deeds:
            deed()

    def when_made(self, deed: Callable[[], None]) -> None:
        """Do something with the fields, as soon as they are there."""
        if self.made:
            deed()
        else:
            self._deeds.append(deed)

    def _make_fields(self) -> None:
        self.made = True
        row = column = 0
        for spec in self._specs.values():
            field = make_field(self._context, spec)
            width = min(spec.width, self._across)
            if spec.fresh_row or column + width > self._across:
                row, column = row + 1, 0
            self._grid.addWidget(field, row, column, 1, width, Qt.AlignmentFlag.AlignTop)
            column += width
            field.edited.connect(partial(self.edited.emit, spec.name))
            field.judged.connect(self.judged)
            field.left.connect(partial(self.left.emit, spec.name))
            field.reasoned.connect(partial(self.edited.emit, _REASON))
            self._fields[spec.name] = field
        self.clear()

    # Not __getitem__: PySide takes a widget that has one for a sequence, and asks it for item 0.

    def field(self, name: str) -> Field:
        """The field of this name."""
        return self.fields[name]

    def show_field(self, name: str, *, shown: bool) -> None:
        """Show a field or hide it; a hidden one has no value and is no gap."""
        (self._hidden.discard if shown else self._hidden.add)(name)
        if self.made:
            self._fields[name].setVisible(shown)

    def offer_phrases(self, source: PhraseSource) -> None:
        """Offer phrases where the table of fields names them."""
        self.when_made(partial(self._offer_phrases, source))

    def _offer_phrases(self, source: PhraseSource) -> None:
        for name, spec in self._specs.items():
            field = self.fields[name]
            if spec.phrases and isinstance(field, AreaField):
                by_line = spec.kind is Kind.LINES
                PhraseList(self._context, field, spec.phrases, source, by_line=by_line)

    def set_required(self, name: str, *, required: bool) -> None:
        """A field that is required only sometimes."""
        self.when_made(lambda: self._fields[name].set_required(required=required))

    def set_aside(self, name: str, text: str) -> None:
        """The quiet words at the right of a label."""
        self.when_made(lambda: self._fields[name].set_aside(text))

    # -- values --------------------------------------------------------------------------

    def value(self, name: str) -> Any:
        """The value of a field, hidden or not."""
        if not self.made:
            return self._early.get(name, self._specs[name].start)
        return self._fields[name].value()

    def values(self) -> dict[str, Any]:
        """The values by name; of what is hidden, the default."""
        return {
            name: spec.start if name in self._hidden else self.value(name)
            for name, spec in self._specs.items()
        }

    def fill(self, values: Mapping[str, Any]) -> None:
        """Fill in values by name; the others stay as they are."""
        if not self.made:
            self._early |= {name: values[name] for name in values if name in self._specs}
            return
        for name, value in values.items():
            if name in self.fields:
                self.fields[name].set_value(value)

    def kept(self) -> dict[str, Any]:
        """What a draft keeps: marks as values, what is typed as text, however unfinished."""
        kept = {
            name: field.value() if self._specs[name].kind in _MARKED else field.text()
            for name, field in self.fields.items()
        }
        reasons = {name: field.reason for name, field in self.fields.items() if field.reason}
        return kept | {_REASONS: reasons} if reasons else kept

    def restore(self, kept: Mapping[str, Any]) -> None:
        """Fill in what a draft kept."""
        for name, reason in kept.get(_REASONS, {}).items():
            if name in self.fields:
                self.fields[name].set_reason(reason)
        for name, value in kept.items():
            field = self.fields.get(name)
            if field is not None and self._specs[name].kind in _MARKED:
                field.set_value(value)
            elif field is not None:
                field.set_text(value)

    def clear(self) -> None:
        """Every field at its default, and nothing said."""
        self._doubts.clear()
        self._early.clear()
        for name, field in self._fields.items():
            field.set_auto(False)
            field.set_value(self._specs[name].start)
            field.clear_message()
            if field.reason:
                field.set_reason("")

    @property
    def blank(self) -> bool:
        """Whether nothing was filled in beyond the defaults."""
        return all(self.value(name) in (spec.start, None) for name, spec in self._specs.items())

    # -- what is wrong -------------------------------------------------------------------

    def gaps(self) -> tuple[Gap, ...]:
        """What is empty and required, wrong, or doubtful without a reason, in order."""
        shown = [field for name, field in self.fields.items() if name not in self._hidden]
        return tuple(
            Gap(
                field,
                tr("{label}的理由").format(label=field.label) if field.unexplained else field.label,
                field.state == "error",
            )
            for field in shown
            if field.state == "error"
            or field.unexplained
            or (field.required and not field.text().strip())
        )

    def reasons(self) -> Reasons:
        """The warnings at fields here, with the reasons typed for passing them."""
        return tuple(
            (key, self.fields[name].reason)
            for name, key in self._doubts.items()
            if self.fields[name].state == "warn" and self.fields[name].reason
        )

    def validate(self) -> bool:
        """Check every field, saying what is wrong beside it."""
        shown = [field for name, field in self.fields.items() if name not in self._hidden]
        wrong = [field for field in shown if not field.validate()]
        return not wrong

    def place(self, faults: Iterable[Fault], prefix: str = "") -> list[Fault]:
        """Show faults beside their fields; returns those that have none here."""
        homeless = []
        for fault in faults:
            name = (fault.field or "").removeprefix(prefix)
            shown = name in self.fields and name not in self._hidden
            if not shown or not (fault.field or "").startswith(prefix):
                homeless.append(fault)
            elif fault.blocks:
                self.fields[name].set_error(said(fault))
            elif self.fields[name].state != "error":
                self.fields[name].set_warning(said(fault))
                self._doubts[name] = fault.key
        return homeless


def said(fault: Fault) -> str:
    """The words of a fault, with its article."""
    return f"{fault.message}（{fault.citation}）" if fault.citation else fault.message
