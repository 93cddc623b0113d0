"""The list of a register."""

from __future__ import annotations

__all__ = ["EntryListing"]

from typing import Any

from app.codes import Code
from app.i18n import tr
from ui.context import Context
from ui.outreach.registers import Register
from ui.outreach.rows import EntryDelegate, EntryModel
from ui.records.listing import RecordListing
from ui.widgets.lists import ListView


class EntryListing(RecordListing):
    """The list at the left of the page of a register."""

    def __init__(self, context: Context, register: Register) -> None:
        self._register = register
        self.line = register.line  # type: ignore[misc]  # one class, four registers
        self.tabs_of = register.tabs  # type: ignore[misc]
        self.query = register.query  # type: ignore[misc]
        self.words = register.words  # type: ignore[misc]
        super().__init__(context)

    def make_model(self) -> EntryModel:
        return EntryModel(self)

    def make_delegate(self, view: ListView) -> EntryDelegate:
        return EntryDelegate(self._context.theme, view)

    def order(self, tab: Code) -> str:
        return tr("新的在前") if tab in self._register.ended else tr("最急的在前")

    def number(self, record: Any) -> str:
        return str(record.title)
