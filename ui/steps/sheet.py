"""The sheet of a step: its fields, what is missing, a draft that survives Esc."""

from __future__ import annotations

__all__ = ["StepSheet"]

from collections.abc import Mapping
from concurrent.futures import Future
from datetime import datetime
from typing import Any, ClassVar, Generic

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from app.clock import CHINA
from app.drafts.messages import DraftView
from app.errors import Fault, Refused
from app.i18n import month_day, tr
from app.ids import Id, named_id
from app.messages import Command
from ui.context import Context
from ui.forms.gaps import GapLine
from ui.forms.grid import FieldGrid, Gap, Reasons, said
from ui.forms.keeper import Keeper
from ui.forms.reasons import ReasonBlock, merged, with_reasons
from ui.forms.slots import PhraseSource
from ui.lawbook.link import CitationLink
from ui.steps.step import R, Step
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.dialog import Dialog
from ui.widgets.labels import Label
from ui.widgets.layout import Column, Row
from ui.widgets.scroll import WholeArea


class StepSheet(Dialog, Generic[R]):
    """One step of a record.

    Esc goes back without a loss: what was typed is a draft, and there again next time.

    Attributes:
        line_of_work: its name, for the name of its drafts.
        record: what it is about; subject: the row of it, where it is about one.
        grid: the fields of the step.
    """

    line_of_work: ClassVar[str] = ""

    def __init__(
        self, context: Context, parent: QWidget, step: Step[R], record: R, subject: Id | None
    ) -> None:
        super().__init__(context.theme, step.title, width=step.width, parent=parent)
        self.context, self.step, self.record, self.subject = context, step, record, subject
        self._tried = False
        self._sending: Future[Id] | None = None
        self.grid = FieldGrid(context, step.specs)
        if source := self.phrases():
            self.grid.offer_phrases(source)
        self.doubts = ReasonBlock(context.theme)
        self.doubts.edited.connect(self._on_edited)
        self.keeper = Keeper(context, self._content, self)
        self._kept = Label(context.theme, "", "small", "text_2")
        self._lay_out()
        self._bind_keys()
        self.grid.edited.connect(self._on_edited)
        self.grid.judged.connect(self._refresh)
        self._host = parent.window()
        self._before = QApplication.focusWidget()

    # -- what a step may do in its own way -----------------------------------------------

    def about(self) -> str:
        """The record, below the title."""
        return self.record.title

    def add_below(self, column: Column) -> None:
        """Widgets below the fields."""

    def prepare(self) -> None:
        """Offer the choices that depend on the record."""

    def defaults(self) -> Mapping[str, Any]:
        """What the fields begin with."""
        return self.step.start(self.record, self.context.clock.now().astimezone(CHINA))

    def command(self) -> Command[Id]:
        """What the fields ask for."""
        return self.step.make(self.record, self.subject, self.grid.values())

    def phrases(self) -> PhraseSource | None:
        """Where the phrases of its long texts come from."""
        return None

    def gaps(self) -> tuple[Gap, ...]:
        """What is empty or wrong."""
        return self.grid.gaps()

    def reasons(self) -> Reasons:
        """The reasons typed for passing what was warned of."""
        return self.grid.reasons()

    def validate(self) -> None:
        """Say beside every field what is wrong."""
        self.grid.validate()

    def place(self, faults: tuple[Fault, ...]) -> list[Fault]:
        """Show faults beside their fields; returns those without one."""
        return self.grid.place(faults)

    def kept(self) -> dict[str, Any]:
        """What a draft keeps."""
        return self.grid.kept()

    def restore(self, kept: Mapping[str, Any]) -> None:
        """Fill in what a draft kept."""
        self.grid.restore(kept)

    def after(self, _made: Id) -> None:
        """What follows once it is done."""

    # -- life ----------------------------------------------------------------------------

    @property
    def form(self) -> str:
        """The name its draft is listed under: one for a step of a record."""
        subject = self.subject.hex() if self.subject else ""
        return f"{self.line_of_work}.{self.step.action}.{self.record.id.hex()}.{subject}"

    def start(self) -> None:
        """Fill in and show; a draft of last time comes a moment later."""
        self.prepare()
        self.grid.fill(self.defaults())
        draft = named_id("draft", self.form, self.context.desk.me.user.hex())
        self.keeper.start(draft, self.form)
        self.fit_width(self._area.widget())
        self.open()
        self._fit()
        self._first_gap()
        self.keeper.find(self.form, self._on_drafts)

    @property
    def sending(self) -> bool:
        """Whether the desk is at it."""
        return self._sending is not None and not self._sending.cancelled()

    def reject(self) -> None:
        if not self.sending:  # else the draft would outlive what became a record
            super().reject()

    def done(self, result: int) -> None:
        if self.keeper.pending:
            self.keeper.flush()  # before the fields are left, which finishes what is half typed
        super().done(result)
        # The keyboard goes back to where it was, whatever the window manager makes of it.
        if self._host.isVisible():
            self._host.activateWindow()
            if self._before is not None and shiboken6.isValid(self._before):
                self._before.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        # Given up, or hidden by the lock until the same person is back.
        if self.keeper.pending:
            self.keeper.flush()
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            QTimer.singleShot(0, self, self._fit)
        return super().eventFilter(watched, event)

    # -- building ------------------------------------------------------------------------

    def _lay_out(self) -> None:
        theme = self.theme
        self.body.addLayout(self._intro())
        if self.step.text:
            self.body.addWidget(Label(theme, self.step.text, color="text_2", wrap=True))
        inner = QWidget()
        inner.installEventFilter(self)
        column = Column(theme, inner, margins=(0, 4, 0, 4), spacing=8)
        column.addWidget(self.grid)
        self.add_below(column)
        column.addWidget(self.doubts)
        column.addStretch(1)
        self._area = WholeArea(theme, inner)
        self.body.addWidget(self._area, 1)
        self.line = GapLine(theme)
        self.line.wanted.connect(self.go_to)
        self.buttons.insertWidget(0, self.line, 1)
        self.buttons.setStretch(1, 0)  # the gaps take the room that pushed the buttons right
        back = Button(theme, tr("返回"), keys="Esc")
        back.clicked.connect(self.reject)
        self.submit = PrimaryButton(theme, self.step.button, keys="Ctrl+Enter")
        self.submit.clicked.connect(self._on_submitted)
        self.buttons.add(self._kept, back, self.submit)

    def _intro(self) -> Row:
        theme = self.theme
        row = Row(theme)
        row.addWidget(Label(theme, self.about(), color="text_2", wrap=True), 1)
        if self.step.law:
            row.add(CitationLink(self.context, *self.step.law, icon="book-marked"))
        return row

    def _bind_keys(self) -> None:
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._on_submitted)
        QShortcut(QKeySequence("F8"), self).activated.connect(self._first_gap)

    # -- what happens --------------------------------------------------------------------

    def _on_edited(self, _name: str = "") -> None:
        self.keeper.touch()
        self.line.hush()
        self._refresh()

    def _on_drafts(self, drafts: tuple[DraftView, ...]) -> None:
        if not drafts or self.keeper.pending:
            return
        self.restore(drafts[0].fields)
        at: datetime = drafts[0].saved_at
        self._kept.setText(
            tr("接着 {day} {time} 的填").format(day=month_day(at), time=f"{at:%H:%M}")
        )
        self._refresh()

    def _on_submitted(self) -> None:
        if self.sending:
            return
        self._tried = True
        self.validate()
        self._refresh()
        if self._all_gaps():
            self._first_gap()
            return
        command = with_reasons(self.command(), merged(self.reasons(), self.doubts.given()))
        self._sending = self.context.desk.do(command)
        self.context.work.run(self._sending, self._on_done, self._on_refused, owner=self)

    def _on_done(self, made: Id) -> None:
        self._sending = None
        self.keeper.drop()
        self.context.toast(self.step.done, undo=True)
        self.accept()
        self.after(made)

    def _on_refused(self, error: Exception) -> bool:
        self._sending = None
        if not isinstance(error, Refused):
            return False
        homeless = self.doubts.ask(self.place(error.faults))
        self._refresh()
        if homeless:
            self.line.say(tr("；").join(said(fault) for fault in homeless))
        self._first_gap()
        return True

    def _first_gap(self) -> None:
        gaps = self._all_gaps()
        if gaps:
            self.go_to(gaps[0])
        elif not self._tried:
            next(iter(self.grid.fields.values())).setFocus(Qt.FocusReason.TabFocusReason)

    def go_to(self, gap: Gap) -> None:
        """Take the keyboard to what is missing."""
        gap.field.go()
        self._area.ensureWidgetVisible(gap.field)

    def _refresh(self) -> None:
        self.line.show_gaps(self._all_gaps() if self._tried else ())

    def _all_gaps(self) -> tuple[Gap, ...]:
        return self.gaps() + self.doubts.gaps()

    def _content(self) -> tuple[str, Mapping[str, Any]]:
        return self.step.title, self.kept()

    def _fit(self) -> None:
        """As high as the fields want, but not higher than the window."""
        self._area.updateGeometry()
        self.fit_width(self._area.widget())
        layout = self.layout()
        if layout is not None:
            layout.activate()  # nested layouts remember their size until then
        most = self._host.height() - self.theme.px(24)
        height = min(self.sizeHint().height(), most)
        if height != self.height():
            self.resize(max(self.width(), self.theme.px(self.step.width)), height)
            self._stay_inside()
        focused = QApplication.focusWidget()
        if focused and self._area.isAncestorOf(focused):
            self._area.ensureWidgetVisible(focused)

    def _stay_inside(self) -> None:
        """It grew: its buttons stay on the screen."""
        host = self._host
        lowest = host.mapToGlobal(QPoint(0, host.height() - self.theme.px(12))).y()
        below = self.y() + self.frameGeometry().height() - lowest
        if below > 0:
            self.move(self.x(), self.y() - below)
