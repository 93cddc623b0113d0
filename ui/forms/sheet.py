"""A form on a sheet of its own that belongs to no case: fields, gaps, a draft that survives Esc."""

from __future__ import annotations

__all__ = ["Form", "FormSheet"]

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import KW_ONLY, dataclass, field
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.drafts.messages import DraftView
from app.errors import Refused
from app.i18n import tr
from app.ids import named_id
from app.messages import Command
from ui.context import Context
from ui.forms.gaps import GapLine
from ui.forms.grid import FieldGrid, Gap, said
from ui.forms.keeper import Keeper
from ui.forms.reasons import with_reasons
from ui.forms.spec import Spec
from ui.lawbook.link import CitationLink
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.combo import Choice, PinyinCombo
from ui.widgets.dialog import Dialog
from ui.widgets.layout import Column, Row
from ui.widgets.scroll import ScrollArea


@dataclass(frozen=True, slots=True)
class Form:
    """One form.

    Attributes:
        name: of its drafts; one for each thing it may be about.
        make: the command of what the fields hold.
        start: what they begin with.
        choices: what lists offer that are not in the specs.
        done: what the toast says afterwards.
        lasting: it cannot be taken back, so that no 撤销 is offered.
    """

    name: str
    _: KW_ONLY
    title: str
    button: str
    done: str
    specs: Sequence[Spec]
    make: Callable[[Mapping[str, Any]], Command[Any]]
    start: Mapping[str, Any] = field(default_factory=dict)
    choices: Mapping[str, Sequence[Choice]] = field(default_factory=dict)
    text: str = ""
    law: tuple[str, str] | None = None
    width: int = 720
    lasting: bool = False


class FormSheet(Dialog):
    """The sheet; Ctrl+Enter accepts, Esc goes back and what was typed stays a draft.

    Signals:
        made: what the command returned.
    """

    made = Signal(object)

    def __init__(self, context: Context, parent: QWidget, form: Form) -> None:
        super().__init__(context.theme, form.title, form.text, width=form.width, parent=parent)
        self._host = parent.window()
        self._context, self.form = context, form
        self._tried = False
        self._sending: Future[Any] | None = None
        self.grid = FieldGrid(context, form.specs)
        self.keeper = Keeper(context, lambda: (form.title, self.grid.kept()), self)
        for name, choices in form.choices.items():
            listed = self.grid.field(name)
            if isinstance(listed, PinyinCombo):
                listed.set_choices(choices)
        self._lay_out()
        self.grid.fill(form.start)
        self.grid.edited.connect(self._on_edited)
        self.grid.judged.connect(self._refresh)
        draft = named_id("draft", form.name, context.desk.me.user.hex())
        self.keeper.start(draft, form.name)
        self.keeper.find(form.name, self._on_drafts)

    def _lay_out(self) -> None:
        theme = self.theme
        if self.form.law:
            row = Row(theme)
            row.addStretch(1)
            row.add(CitationLink(self._context, *self.form.law, icon="book-marked"))
            self.body.addLayout(row)
        inner = QWidget()
        column = Column(theme, inner, margins=(0, 4, 0, 4))
        column.addWidget(self.grid)
        self._area = ScrollArea(theme, inner)
        self.body.addWidget(self._area, 1)
        self.line = GapLine(theme)
        self.line.wanted.connect(self._go_to)
        self.buttons.insertWidget(0, self.line, 1)
        self.buttons.setStretch(1, 0)
        back = Button(theme, tr("返回"), keys="Esc")
        back.clicked.connect(self.reject)
        self.submit = PrimaryButton(theme, self.form.button, keys="Ctrl+Enter")
        self.submit.clicked.connect(self.send)
        self.buttons.add(back, self.submit)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.send)
        QShortcut(QKeySequence("F8"), self).activated.connect(self._first_gap)

    def open(self) -> None:
        """Show it, as high as its fields want and the window lets it."""
        self.fit_width(self._area.widget())
        self.resize(self.minimumWidth(), 0)
        self._fit()
        super().open()
        next(iter(self.grid.fields.values())).setFocus(Qt.FocusReason.TabFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        # Given up, or hidden by the lock until the same person is back.
        if self.keeper.pending:
            self.keeper.flush()
        super().hideEvent(event)

    def command(self) -> Command[Any]:
        """What the fields ask for."""
        return self.form.make(self.grid.values())

    def send(self) -> None:
        """Accept, or go to what is missing."""
        if self._sending is not None and not self._sending.cancelled():
            return
        self._tried = True
        self.grid.validate()
        self._refresh()
        if self.grid.gaps():
            self._first_gap()
            return
        command = with_reasons(self.command(), self.grid.reasons())
        self._sending = self._context.desk.do(command)
        self._context.work.run(self._sending, self._on_done, self._on_refused, owner=self)

    def _on_done(self, made: Any) -> None:
        self.keeper.drop()
        self._context.toast(self.form.done, undo=not self.form.lasting)
        self.made.emit(made)
        self.accept()

    def _on_refused(self, error: Exception) -> bool:
        self._sending = None
        if not isinstance(error, Refused):
            return False
        homeless = self.grid.place(error.faults)
        self._refresh()
        if homeless:
            self.line.say(tr("；").join(said(fault) for fault in homeless))
        self._first_gap()
        return True

    def _on_edited(self, _name: str = "") -> None:
        self.keeper.touch()
        self.line.hush()
        self._refresh()

    def _on_drafts(self, drafts: tuple[DraftView, ...]) -> None:
        if drafts and not self.keeper.pending:
            self.grid.restore(drafts[0].fields)
            self._refresh()

    def _refresh(self) -> None:
        self.line.show_gaps(self.grid.gaps() if self._tried else ())
        self._fit()

    def _fit(self) -> None:
        """As high as its fields and what is said of them want, if the window lets it."""
        most = self._host.height() - self.theme.px(24)
        inner, layout = self._area.widget(), self.layout()
        self.fit_width(inner)
        if layout is not None:
            layout.activate()  # nested layouts remember their size until then
        around = self.sizeHint().height() - self._area.sizeHint().height()
        wanted = around + inner.sizeHint().height() + self.theme.px(2)
        self.resize(self.width(), max(self.height(), min(wanted, most)))

    def _first_gap(self) -> None:
        if gaps := self.grid.gaps():
            self._go_to(gaps[0])

    def _go_to(self, gap: Gap) -> None:
        gap.field.go()
        self._area.ensureWidgetVisible(gap.field)
