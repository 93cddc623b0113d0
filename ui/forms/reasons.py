"""Warnings that belong to no field in sight, each with a line for the reason it is passed by."""

from __future__ import annotations

__all__ = ["ReasonBlock", "merged", "with_reasons"]

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.errors import Fault
from app.i18n import tr
from app.messages import Command
from ui.forms.grid import Gap, Reasons, said
from ui.forms.order import input_before, inputs_of, put_behind
from ui.theme.theme import Theme
from ui.widgets.field import TextField
from ui.widgets.layout import Column

C = TypeVar("C", bound=Command[Any])


class ReasonBlock(QWidget):
    """Takes no room until the desk warns of something that no field shows.

    Signals:
        edited: a reason was changed.
    """

    edited = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lines: dict[str, TextField] = {}
        self._remembered: Mapping[str, str] = {}
        self._column = Column(theme, self, spacing=4)
        self.hide()

    def ask(self, faults: Iterable[Fault]) -> list[Fault]:
        """Show a line for each warning; returns the faults that block."""
        blocking: list[Fault] = []
        asked: dict[str, list[str]] = {}
        for fault in faults:
            if fault.blocks:
                blocking.append(fault)
            else:
                asked.setdefault(fault.key, []).append(said(fault))
        for key, words in asked.items():
            self._line(key).set_warning(tr("；").join(words))
        self.setVisible(bool(self._lines))
        return blocking

    def gaps(self) -> tuple[Gap, ...]:
        """Warnings without a reason."""
        return tuple(
            Gap(line, tr("{label}的理由").format(label=line.label), wrong=False)
            for line in self._lines.values()
            if line.unexplained
        )

    def given(self) -> Reasons:
        """The warnings, with the reasons typed."""
        return tuple((key, line.reason) for key, line in self._lines.items() if line.reason)

    def clear(self) -> None:
        """Another form."""
        self._remembered = {}
        for line in self._lines.values():
            line.hide()
            line.deleteLater()
        self._lines = {}
        self.hide()

    def kept(self) -> dict[str, str]:
        """What a draft keeps."""
        return dict(self.given())

    def restore(self, kept: Mapping[str, str]) -> None:
        """What a draft kept, for the warning it belongs to."""
        self._remembered = dict(kept)

    def _line(self, key: str) -> TextField:
        if key not in self._lines:
            place = len(self._lines) + 1
            label = tr("提醒") if place == 1 else tr("第 {n} 条提醒").format(n=place)
            line = TextField(self._theme, label)
            line.ask_reason_alone()
            line.set_reason(self._remembered.get(key, ""))
            line.reasoned.connect(self.edited)
            before = inputs_of(self)[-1] if self._lines else input_before(self)
            self._column.addWidget(line)
            put_behind(before, line)
            self._lines[key] = line
        return self._lines[key]


def merged(*parts: Reasons) -> Reasons:
    """The reasons of all parts of a form, one for each warning."""
    return tuple({key: reason for part in parts for key, reason in part}.items())


def with_reasons(command: C, reasons: Reasons) -> C:
    """The command once more, with the reasons for passing what was warned of."""
    takes = any(field.name == "reasons" for field in fields(command))  # type: ignore[arg-type]
    return replace(command, reasons=reasons) if reasons and takes else command  # type: ignore[type-var]
