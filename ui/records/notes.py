"""记一笔: one line for the record in hand; half a line is kept until it is written."""

from __future__ import annotations

__all__ = ["NoteLine"]

from collections.abc import Callable, Mapping
from typing import Any

from app.drafts.messages import DraftView, ListDrafts
from app.i18n import tr
from app.ids import Id, named_id
from app.messages import Command
from ui.context import Context
from ui.forms.keeper import Keeper
from ui.widgets.inputs import Line

_MOST = 500


class NoteLine(Line):
    """Enter writes it down; what was typed for one record never lands in another."""

    def __init__(self, context: Context, form: str, make: Callable[[Id, str], Command[Id]]) -> None:
        """For the records of a line.

        Args:
            form: the name its drafts are listed under.
            make: the command that writes a text down in a record.
        """
        super().__init__(context.theme)
        self._context, self._form, self._make = context, form, make
        self._record: Id | None = None
        self._title = ""
        self._halves: dict[Id, str] = {}
        self._keeper = Keeper(context, self._content, self)
        self.setMaxLength(_MOST)
        self.setPlaceholderText(tr("写一句经过，按 Enter 记下，日期和姓名自动带出"))
        self.setAccessibleName(tr("记一笔"))
        self.textEdited.connect(self._on_text_edited)
        self.returnPressed.connect(self._write)
        context.theme.changed.connect(self._rescale)
        self._rescale()
        future = context.desk.ask(ListDrafts(self._form))
        context.work.run(future, self._on_drafts, owner=self)

    def show_record(self, record: Id, title: str) -> None:
        """Another record: its own half line, if it has one."""
        self._title = title
        before = self._record
        if before == record:
            return
        if before is not None:
            self.flush()
            self._halves[before] = self.text()
        self._record = record
        self.setText(self._halves.pop(record, ""))
        self._begin()

    def flush(self) -> None:
        """Keep now what is not kept yet."""
        if self._keeper.pending:
            self._keeper.flush()

    # -- inside ------------------------------------------------------------------------------

    def _begin(self) -> None:
        if self._record is not None:
            who = self._context.desk.me.user.hex()
            draft = named_id("draft", self._form, self._record.hex(), who)
            self._keeper.start(draft, self._form)

    def _content(self) -> tuple[str, Mapping[str, Any]]:
        if self._record is None:
            return "", {}
        return self._title, {"case": self._record.hex(), "text": self.text()}

    def _on_drafts(self, drafts: tuple[DraftView, ...]) -> None:
        for draft in drafts:
            record = bytes.fromhex(draft.fields["case"])
            if self._record == record:
                self.setText(self.text() or draft.fields["text"])
            else:
                self._halves.setdefault(record, draft.fields["text"])

    def _on_text_edited(self, text: str) -> None:
        if text.strip():
            self._keeper.touch()
        else:
            self._forget()

    def _forget(self) -> None:
        self._keeper.drop()
        self._begin()

    def _write(self) -> None:
        record, text = self._record, self.text().strip()
        if record is None or not text:
            return
        future = self._context.desk.do(self._make(record, text))
        # At once, and with nothing to take back, so that Ctrl+Z means the record; the text comes
        # back when it could not be kept.
        self.setText("")

        def on_written(_note: Id) -> None:
            self._context.toast(tr("已记下"), undo=True)
            self._context.saved()
            if self._record == record and not self.text():
                self._forget()

        def on_error(_error: Exception) -> bool:
            if self._record == record:
                self.setText(text + self.text())
                self._keeper.touch()
            else:
                self._halves[record] = text
            return False

        self._context.work.run(future, on_written, on_error, owner=self)

    def _rescale(self) -> None:
        self.setFixedHeight(self._context.theme.size("control"))
