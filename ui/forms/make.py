"""From a spec to its widget."""

from __future__ import annotations

__all__ = ["make_field"]

from collections.abc import Callable, Mapping

from app.i18n import tr
from ui.context import Context
from ui.forms.past import PastList
from ui.forms.spec import Kind, Spec
from ui.forms.typed import CountField, LinesField
from ui.widgets.combo import Choice, PinyinCombo
from ui.widgets.field import AreaField, Field, TextField
from ui.widgets.marks import RadioField, TickField, TicksField
from ui.widgets.numbers import DateField, IdField, MoneyField, TimeField
from ui.widgets.picks import PicksField


def make_field(context: Context, spec: Spec) -> Field:
    """The widget of a field."""
    return _MAKERS[spec.kind](context, spec)


def _text(context: Context, spec: Spec) -> Field:
    field = TextField(
        context.theme,
        spec.label,
        required=spec.required,
        placeholder=spec.hint or ("" if spec.required else tr("没有可不填")),
        note=spec.note,
        number=spec.kind is Kind.NUMBER,
        max_length=spec.most,
    )
    if spec.past:
        PastList(context, field, spec.past)
    return field


def _area(context: Context, spec: Spec) -> Field:
    kind = LinesField if spec.kind is Kind.LINES else AreaField
    return kind(
        context.theme,
        spec.label,
        required=spec.required,
        placeholder=spec.hint,
        lines=spec.lines,
        max_length=spec.most,
    )


def _choice(context: Context, spec: Spec) -> Field:
    choices = [Choice(value, words) for value, words in spec.options]
    return PinyinCombo(
        context.theme,
        spec.label,
        choices,
        required=spec.required,
        note=spec.note,
        placeholder=spec.hint,
    )


def _ticks(context: Context, spec: Spec) -> Field:
    columns = 0 if spec.inline else spec.across
    return TicksField(context.theme, spec.label, spec.options, columns=columns, inline=spec.inline)


_MAKERS: Mapping[Kind, Callable[[Context, Spec], Field]] = {
    Kind.TEXT: _text,
    Kind.NUMBER: _text,
    Kind.AREA: _area,
    Kind.LINES: _area,
    Kind.COUNT: lambda c, s: CountField(c.theme, s.label, required=s.required, hint=s.hint),
    Kind.ID: lambda c, s: IdField(c.theme, s.label, required=s.required, note=s.note),
    Kind.DATE: lambda c, s: DateField(c.theme, s.label, c.clock, required=s.required, note=s.note),
    Kind.TIME: lambda c, s: TimeField(c.theme, s.label, required=s.required),
    Kind.MONEY: lambda c, s: MoneyField(c.theme, s.label, required=s.required),
    Kind.CHOICE: _choice,
    Kind.RADIO: lambda c, s: RadioField(
        c.theme, s.label, s.options, required=s.required, note=s.note
    ),
    Kind.TICKS: _ticks,
    Kind.TICK: lambda c, s: TickField(c.theme, s.label, required=s.required, level=s.width < 4),
    Kind.PICKS: lambda c, s: PicksField(c.theme, s.label, required=s.required, note=s.note),
}
