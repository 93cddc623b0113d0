"""记一笔: one line for the case in hand; half a line is kept with its case until it is written."""

from __future__ import annotations

__all__ = ["NoteLine"]

from collections.abc import Mapping
from typing import Any

from app.drafts.messages import DraftView, ListDrafts
from app.i18n import tr
from app.ids import Id, named_id
from app.mediation.messages import AddNote, CaseDetail
from ui.context import Context
from ui.forms.keeper import Keeper
from ui.widgets.inputs import Line

_FORM = "mediation.note"
_MOST = 500


class NoteLine(Line):
    """Enter writes it down; what was typed for one case never lands in another."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme)
        self._context = context
        self._case: CaseDetail | None = None
        self._halves: dict[Id, str] = {}
        self._keeper = Keeper(context, self._content, self)
        self.setMaxLength(_MOST)
        self.setPlaceholderText(tr("写一句经过，按 Enter 记下，日期和姓名自动带出"))
        self.setAccessibleName(tr("记一笔"))
        self.textEdited.connect(self._on_text_edited)
        self.returnPressed.connect(self._write)
        context.theme.changed.connect(self._rescale)
        self._rescale()
        future = context.desk.ask(ListDrafts(_FORM))
        context.work.run(future, self._on_drafts, owner=self)

    def show_case(self, case: CaseDetail) -> None:
        """Another case: its own half line, if it has one."""
        before = self._case
        if before is not None and before.id == case.id:
            self._case = case
            return
        if before is not None:
            self.flush()
            self._halves[before.id] = self.text()
        self._case = case
        self.setText(self._halves.pop(case.id, ""))
        self._begin()

    def flush(self) -> None:
        """Keep now what is not kept yet."""
        if self._keeper.pending:
            self._keeper.flush()

    # -- inside ------------------------------------------------------------------------------

    def _begin(self) -> None:
        if self._case is not None:
            who = self._context.desk.me.user.hex()
            self._keeper.start(named_id("draft", _FORM, self._case.id.hex(), who), _FORM)

    def _content(self) -> tuple[str, Mapping[str, Any]]:
        case = self._case
        if case is None:
            return "", {}
        return case.title, {"case": case.id.hex(), "text": self.text()}

    def _on_drafts(self, drafts: tuple[DraftView, ...]) -> None:
        for draft in drafts:
            case = bytes.fromhex(draft.fields["case"])
            if self._case is not None and self._case.id == case:
                self.setText(self.text() or draft.fields["text"])
            else:
                self._halves.setdefault(case, draft.fields["text"])

    def _on_text_edited(self, text: str) -> None:
        if text.strip():
            self._keeper.touch()
        else:
            self._forget()

    def _forget(self) -> None:
        self._keeper.drop()
        self._begin()

    def _write(self) -> None:
        case, text = self._case, self.text().strip()
        if case is None or not text:
            return
        future = self._context.desk.do(AddNote(case.id, text))
        # At once, and with nothing to take back, so that Ctrl+Z means the record; the text comes
        # back when it could not be kept.
        self.setText("")

        def on_written(_note: Id) -> None:
            self._context.toast(tr("已记下"), undo=True)
            self._context.saved()
            if self._case is not None and self._case.id == case.id and not self.text():
                self._forget()

        def on_error(_error: Exception) -> bool:
            if self._case is not None and self._case.id == case.id:
                self.setText(text + self.text())
                self._keeper.touch()
            else:
                self._halves[case.id] = text
            return False

        self._context.work.run(future, on_written, on_error, owner=self)

    def _rescale(self) -> None:
        self.setFixedHeight(self._context.theme.size("control"))
