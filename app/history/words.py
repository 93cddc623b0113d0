"""Says in words what an entry changed: labels for columns, words for codes, dates and sums."""

from __future__ import annotations

__all__ = ["changes", "deed", "said"]

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from app.codes import Code
from app.history.messages import FieldChange
from app.history.values import group_values, python_value
from app.i18n import full_date, tr
from app.lines import TableLabels
from app.papers.amounts import figures
from app.people.idnumbers import mask_id
from app.people.phones import mask_phone
from db.entry import Body, Kind
from db.tables.base import Journalled, default_of, groups_of

# Complete numbers are for the record itself, where looking at them is logged.
_MASKS: Mapping[str, Callable[[str], str]] = {"id_no": mask_id, "phone": mask_phone}
_VOID = "void"  # the group of every table that strikes a row out


def deed(labels: TableLabels, kind: int, body: Body) -> str:
    """As 当事人 修改; a row struck out comes with the reason."""
    void = body.values.get(_VOID)
    if kind == Kind.INSERT:
        verb = labels.made or tr("新增")
    elif void is None:
        verb = tr("修改")
    elif not void.get("voided"):
        verb = tr("恢复")
    elif reason := void.get("void_reason"):
        verb = tr("作废（{reason}）").format(reason=reason)
    else:
        verb = tr("作废")
    return tr("{table} {verb}").format(table=labels.name, verb=verb)


def changes(
    labels: TableLabels,
    model: type[Journalled],
    body: Body,
    bases: Mapping[str, Sequence[Body]],
) -> tuple[FieldChange, ...]:
    """What an entry changed, in the order of the labels.

    Args:
        bases: for each group written, what was there; more than one where two versions stood.
    """
    found: dict[str, FieldChange] = {}
    for group in groups_of(model):
        if group == _VOID or group not in body.values:
            continue
        after = group_values(model, body, group)
        before = [group_values(model, base, group) for base in bases.get(group, ())]
        for name in after.keys() & labels.columns.keys():
            olds = [values[name] for values in before] or [default_of(model, name)]
            if any(old != after[name] for old in olds):
                shown = [_masked(labels, model, name, values[name]) for values in before]
                now = _masked(labels, model, name, after[name])
                found[name] = _change(labels.columns[name], shown, now)
    return tuple(found[name] for name in labels.columns if name in found)


def _change(label: str, before: list[str], after: str) -> FieldChange:
    if after and after in before and "*" in after:  # only a mask hides what changed
        after = tr("{number}（看不到的几位有改动）").format(number=after)
    olds = tr(" 或 ").join(dict.fromkeys(filter(None, before)))
    return FieldChange(tr(label), olds, after)


def _masked(labels: TableLabels, model: type[Journalled], name: str, wire: Any) -> str:
    if name in labels.secret and wire not in (None, "", [], False):
        return tr("（内容在记录里看）")
    if name in _MASKS and wire:
        return _MASKS[name](wire)
    return said(labels, model, name, wire)


def said(labels: TableLabels, model: type[Journalled], name: str, wire: Any) -> str:
    """The wire value of a column in words, complete; "" for nothing."""
    if wire in (None, "", []):
        return ""
    if name in labels.money:
        return tr("{yuan} 元").format(yuan=figures(wire))
    value = python_value(model, name, wire)
    if isinstance(value, bool):
        return tr("是") if value else tr("否")
    if isinstance(value, datetime):
        return tr("{day} {time:%H:%M}").format(day=full_date(value.date()), time=value)
    if isinstance(value, date):
        return full_date(value)
    items = value if isinstance(value, list) else [value]
    return tr("、").join(_coded(labels.codes.get(name), item) for item in items)


def _coded(codes: Iterable[Code] | None, value: object) -> str:
    if codes is not None:
        for code in codes:
            if code == value:
                return tr(code.label)
    return str(value)  # a code of a newer program, or plain text
