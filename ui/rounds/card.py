"""One round: its stops, its papers, and what each stop brought."""

from __future__ import annotations

__all__ = ["RoundCard"]

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from PySide6.QtCore import QModelIndex, Signal

from app.clock import CHINA
from app.i18n import full_date, tr
from app.ids import Id
from app.rounds.messages import CloseRound, DropRound, RoundView, SettleStop, StopOutcome, StopView
from ui.context import Context, Place
from ui.forms.sheet import Form, FormSheet
from ui.forms.spec import Kind, Spec
from ui.rounds.forms import RoundForms
from ui.rounds.rows import StopDelegate, StopModel
from ui.steps.step import options
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.elided import ElidedLabel
from ui.widgets.labels import Label
from ui.widgets.layout import Column, Row
from ui.widgets.lists import ListView
from ui.widgets.panel import Panel, Rule

SHEET, BLANK = "rounds.sheet", "rounds.blank"


class RoundCard(Panel):
    """Enter on a stop enters what it brought; Ctrl+P prints the sheet.

    Signals:
        changed: something was entered.
    """

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme)
        self.context, theme = context, context.theme
        self.view: RoundView | None = None
        head = Row(theme, margins=(16, 13, 16, 10), spacing=8)
        words = Column(theme, spacing=1)
        self._name = ElidedLabel(theme, style="title")
        self._about = ElidedLabel(theme, color="text_2")
        line = Row(theme)
        line.addWidget(self._name)
        line.addStretch(1)
        words.addLayout(line)
        words.addWidget(self._about)
        head.addLayout(words, 1)
        self.sheet = Button(theme, tr("打印走访单"), icon="printer", keys="Ctrl+P")
        self.blank = Button(theme, tr("打印这人的记录表"), icon="files")
        self.blanks = Button(theme, tr("打印全部记录表"), icon="files")
        self.forms = RoundForms(context, self)
        head.add(self.sheet, self.blank, self.blanks)
        self.body.addLayout(head)
        self.body.addWidget(Rule(theme))
        self.model = StopModel(self)
        self.list = ListView(theme)
        self.list.setModel(self.model)
        self.list.setItemDelegate(StopDelegate(theme, self.list))
        self.list.setAccessibleName(tr("走访的人"))
        self.body.addWidget(self.list, 1)
        self.body.addWidget(Rule(theme))
        foot = Row(theme, margins=(16, 10, 16, 12), spacing=8)
        self._hidden = Label(theme, "", color="text_2")
        foot.addWidget(self._hidden, 1)
        self.drop = Button(theme, tr("作废"))
        self.record = Button(theme, tr("看档案"))
        self.settle = PrimaryButton(theme, tr("登记结果"), keys="Enter")
        self.close_round = PrimaryButton(theme, tr("办完"))
        foot.add(self.drop, self.record, self.settle, self.close_round)
        self.body.addLayout(foot)
        self._connect()

    def _connect(self) -> None:
        self.sheet.clicked.connect(self.print_sheet)
        self.blank.clicked.connect(self._print_blank)
        self.blanks.clicked.connect(self._print_blanks)
        self.drop.clicked.connect(self._drop)
        self.record.clicked.connect(self._open)
        self.settle.clicked.connect(self._settle)
        self.close_round.clicked.connect(self._close)
        self.list.acted.connect(lambda _index: self._settle())
        self.list.selectionModel().currentChanged.connect(self._on_current)

    def show_round(self, view: RoundView) -> None:
        """Show a round; the stop in hand stays in hand."""
        here = self._stop()
        self.view = view
        self._name.set_text(tr("{day} 走访").format(day=full_date(view.on)))
        villages = tr("、").join(view.villages)
        who = tr("、").join(view.visitors)
        self._about.set_text(tr("{villages} · 走访人 {who}").format(villages=villages, who=who))
        hidden = tr("另有 {n} 站是别的工作，由经办的同事登记").format(n=view.hidden)
        self._hidden.setText(hidden if view.hidden else "")
        self.model.show(view.stops)
        ids = [stop.id for stop in view.stops]
        waiting = [place for place, stop in enumerate(view.stops) if stop.outcome is None]
        row = ids.index(here.id) if here and here.id in ids else 0
        if waiting and (here is None or here.id not in ids or view.stops[row].outcome):
            row = waiting[0]
        if ids:
            self.list.setCurrentIndex(self.model.index(row))
        self._show_buttons()
        self.setAccessibleName(self._name.text())

    def print_sheet(self) -> None:
        """The sheet, in the preview."""
        if self.view is not None:
            self._preview(SHEET, self.view.id)

    def _print_blank(self) -> None:
        if stop := self._stop():
            self._preview(BLANK, stop.id)

    def _print_blanks(self) -> None:
        if stops := self._blank_stops():
            self.forms.start(BLANK, stops)

    def _blank_stops(self) -> list[Id]:
        """The stops that wait for what they bring."""
        stops = self.view.open if self.view else ()
        return [stop.id for stop in stops if stop.who is not None]

    def _preview(self, kind: str, subject: Id) -> None:
        self.context.go(Place("papers.preview", {"kind": kind, "subject": subject}))

    def _on_current(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._show_buttons()

    def _show_buttons(self) -> None:
        view, stop = self.view, self._stop()
        if view is None:
            return
        is_open = view.closed_on is None
        self.settle.setVisible(is_open and bool(view.open))
        self.settle.setEnabled(stop is not None and stop.outcome is None and stop.who is not None)
        self.close_round.setVisible(is_open and not view.open and not view.hidden)
        self.drop.setVisible(is_open and len(view.open) == len(view.stops))
        self.blank.setEnabled(stop is not None and stop.who is not None)
        self.record.setEnabled(stop is not None and stop.who is not None)
        self.blanks.setEnabled(bool(self._blank_stops()))

    def _stop(self) -> StopView | None:
        index = self.list.currentIndex()
        return self.model.items[index.row()] if index.isValid() else None

    # -- what can be done --------------------------------------------------------------------

    def _open(self) -> None:
        if stop := self._stop():
            self.context.go(Place(stop.line, {"record": stop.record, "case": stop.record}))

    def _settle(self) -> None:
        stop = self._stop()
        if stop is None or stop.outcome is not None or stop.who is None or self.view is None:
            return
        self._ask(_settling(stop, min(self.view.on, self.context.clock.today())))

    def _drop(self) -> None:
        view = self.view
        if view is None:
            return
        self._ask(
            Form(
                f"rounds.drop.{view.id.hex()}",
                title=tr("作废走访单"),
                button=tr("作废"),
                done=tr("已作废"),
                specs=(Spec("reason", tr("原因"), required=True, width=4),),
                make=lambda values: DropRound(view.id, **values),
                width=480,
            )
        )

    def _close(self) -> None:
        if self.view is not None:
            future = self.context.desk.do(CloseRound(self.view.id))
            self.context.work.run(future, self._on_closed, owner=self)

    def _on_closed(self, _round: Id) -> None:
        self.context.toast(tr("已办完"), undo=True)
        self.changed.emit()

    def _ask(self, form: Form) -> None:
        sheet = FormSheet(self.context, self, form)
        sheet.made.connect(self._on_made)
        sheet.open()

    def _on_made(self, _made: Id) -> None:
        self.context.saved()
        self.changed.emit()


def _settling(stop: StopView, day: date) -> Form:
    """What a stop brought: the outcome by one key, the hour, what was found."""

    def make(values: Mapping[str, Any]) -> SettleStop:
        at = datetime.combine(values["day"] or day, values["hour"] or time(), CHINA)
        outcome = values["outcome"]
        visited = outcome is not StopOutcome.POSTPONED
        return SettleStop(stop.id, outcome, at if visited else None, values["note"])

    return Form(
        f"rounds.settle.{stop.id.hex()}",
        title=tr("登记走访结果"),
        button=tr("登记"),
        done=tr("已登记"),
        specs=(
            Spec("outcome", tr("结果"), Kind.RADIO, required=True, width=4,
                 options=options(tuple(StopOutcome))),
            Spec("day", tr("走访日期"), Kind.DATE, width=2),
            Spec("hour", tr("走访时间"), Kind.TIME, width=2),
            Spec("note", tr("情况"), Kind.AREA, width=4, lines=5, most=4000,
                 hint=tr("见到了谁、情况怎样、有什么要帮的；没有见到的，写问了谁、怎么说的")),
        ),
        make=make,
        start={"day": day},
        text=tr("、").join(stop.who.names) if stop.who else "",
        width=640,
    )  # fmt: skip
