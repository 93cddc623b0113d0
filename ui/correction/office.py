"""The page of what is the office's own in 社区矫正: 委托, 检察监督, 教育和公益活动."""

from __future__ import annotations

__all__ = ["OfficeMattersPage"]

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from app.correction.messages import (
    EndEntrustment,
    NoticeFact,
    OfficeMatters,
    ReadOfficeMatters,
    RecordEntrustment,
    RecordNotice,
    ReplyNotice,
    TrackView,
)
from app.events import RecordsChanged
from app.i18n import full_date, tr
from app.ids import Id
from ui.context import Context, Place
from ui.correction.steps import leave, procurator
from ui.correction.steps.step import SubjectStep
from ui.correction.tracks import TracksView
from ui.forms.sheet import Form, FormSheet
from ui.shell.page import Act, Page
from ui.widgets.buttons import Button
from ui.widgets.combo import Choice
from ui.widgets.layout import Row
from ui.widgets.panel import Panel, Rule

Make = Callable[[Mapping[str, Any]], Any]


def _form(step: SubjectStep, make: Make, **more: Any) -> Form:
    """The sheet of a step of a subject, about the office itself."""
    return Form(
        f"office {step.action}",
        title=step.title,
        button=step.button,
        done=step.done,
        specs=step.specs,
        make=make,
        text=step.text,
        law=step.law,
        width=step.width,
        **more,
    )


def _reply(waiting: tuple[NoticeFact, ...], notice: Id | None, today: object) -> Form:
    says = tr("{day}收到 {kind}")
    choices = [
        Choice(one.id, says.format(day=full_date(one.received_on), kind=tr(one.kind.label)))
        for one in waiting
    ]
    known = [one.id for one in waiting]
    first = notice if notice in known else next(iter(known), None)
    return _form(
        procurator.REPLY,
        lambda values: ReplyNotice(**{**values, "adopted": values["adopted"] == "yes"}),
        start={"replied_on": today, "notice": first},
        choices={"notice": choices},
    )


class OfficeMattersPage(Page):
    """↑ ↓ read, Enter does what a row offers; activate() takes `notice`."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._matters: OfficeMatters | None = None
        self._wanted: Id | None = None
        theme = self.theme
        row = Row(theme, self, margins=(12, 12, 12, 12))
        panel = Panel(theme)
        line = Row(theme, margins=(12, 10, 12, 10), spacing=8)
        self.entrust = Button(theme, tr("登记委托书"), icon="files")
        self.paper = Button(theme, tr("回复检察院的文书"), icon="printer", keys="Ctrl+P")
        self.new = Button(theme, tr("登记检察监督"), icon="plus", keys="Ctrl+N")
        line.addStretch(1)
        line.add(self.paper, self.entrust, self.new)
        panel.body.addLayout(line)
        panel.body.addWidget(Rule(theme))
        self.list = TracksView(theme)
        self.list.setAccessibleName(tr("委托、检察监督、教育活动"))
        panel.body.addWidget(self.list, 1)
        row.addWidget(panel, 1)
        self.list.asked.connect(self._on_asked)
        self.entrust.clicked.connect(lambda: self._on_asked("RecordEntrustment", None))
        self.paper.clicked.connect(self._on_paper)
        self.new.clicked.connect(self.primary_new)
        context.work.listen(context.desk, RecordsChanged, self._on_changed, owner=self)

    def title(self) -> str:
        return tr("社区矫正 · 委托、检察监督、教育活动")

    def subtitle(self) -> str:
        waiting = self._matters.unanswered if self._matters else 0
        return tr("检察院来文 {n} 件待回复").format(n=waiting) if waiting else ""

    def hints(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Up Down", tr("换一行")),
            ("Enter", tr("办这一行")),
            ("Ctrl+N", tr("登记检察监督")),
            ("Ctrl+P", tr("回复的文书")),
        )

    def standard_keys(self) -> Mapping[Act, Callable[[], None]]:
        return {Act.PRINT: self._on_paper}

    def primary_new(self) -> None:
        self._on_asked("RecordNotice", None)

    def activate(self, **where: Any) -> None:
        wanted = where.get("notice")
        self._wanted = wanted if isinstance(wanted, bytes) else None
        self.reload()
        self.list.setFocus()

    def resume(self) -> None:
        self.reload()

    def reload(self) -> None:
        """Ask the desk anew; the row in hand stays in hand."""
        asked = self.context.desk.ask(ReadOfficeMatters())
        self.context.work.run(asked, self._on_read, owner=self)

    # -- inside --------------------------------------------------------------------------

    def _on_changed(self, event: RecordsChanged) -> None:
        if event.line == "correction" and self.isVisible():
            self.reload()

    def _on_read(self, matters: OfficeMatters) -> None:
        here = self._wanted or self.list.row_in_hand()
        self._matters, self._wanted = matters, None
        self.list.tracks.show_tracks(tuple(map(self._with_deeds, matters.tracks)))
        self.list.put_in_hand(here)
        self.titleChanged.emit()

    def _with_deeds(self, track: TrackView) -> TrackView:
        """The deed at the head of a card: what is offered when nothing is in hand."""
        return replace(track, actions=track.actions[:1])

    def _on_asked(self, action: str, row: Id | None) -> None:
        matters = self._matters
        if matters is None:
            return
        today = self.context.clock.today()
        if action == "ReplyNotice" and (subject := dict(matters.subjects).get(row or b"")):
            self.context.go(Place("correction", {"case": subject, "action": action}))
            return
        forms: dict[str, Callable[[], Form]] = {
            "RecordEntrustment": lambda: _form(
                leave.ENTRUST, lambda values: RecordEntrustment(**values), start={"from_on": today}
            ),
            "EndEntrustment": lambda: _form(
                leave.ENTRUST_END, lambda values: EndEntrustment(**values), start={"to_on": today}
            ),
            "RecordNotice": lambda: _form(
                procurator.RECORD,
                lambda values: RecordNotice(None, **values),
                start={"received_on": today},
            ),
            "ReplyNotice": lambda: _reply(matters.waiting, row, today),
        }
        if action in forms:
            sheet = FormSheet(self.context, self, forms[action]())
            sheet.made.connect(lambda _made: self.reload())  # 委托 belongs to no record
            sheet.open()

    def _on_paper(self) -> None:
        """The written answer to the notice in hand."""
        row = self.list.row_in_hand()
        if row is not None and row in self._notices():
            self.context.go(Place("papers.preview", {"kind": "cor.reply", "subject": row}))
        else:
            self.context.toast(tr("先选一件检察院的来文，再打印回复"))

    def _notices(self) -> frozenset[Id]:
        tracks = self._matters.tracks if self._matters else ()
        lines = (line for track in tracks if track.key == "procurator" for line in track.lines)
        return frozenset(line.row for line in lines if line.row is not None)
