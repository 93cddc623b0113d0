"""The page 人员档案: the files begun last, and one person over all lines of work."""

from __future__ import annotations

__all__ = ["PeoplePage"]

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.errors import Problem
from app.events import DayTurned, RecordsChanged
from app.i18n import tr
from app.ids import Id
from app.messages import PersonRecord
from app.people.messages import (
    LinkView,
    PersonFile,
    PersonMatch,
    PersonView,
    ReadPerson,
    ReadPersonFile,
    RelationView,
    Secret,
)
from app.today.messages import DueRow, ReadDues
from app.vault.messages import Role
from ui.context import Context, Place
from ui.forms.sheet import Form, FormSheet
from ui.lists.taker import ListTaker
from ui.people import forms
from ui.people.card import NearPanel, PersonCard
from ui.people.identity import IdentityCheck
from ui.people.looks import open_looks
from ui.people.overview import Overview
from ui.people.records import RecordsPanel
from ui.people.roll import PersonRoll
from ui.shell.page import Act, Page
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.layout import Column, Row
from ui.widgets.notices import Banner
from ui.widgets.panel import Panel
from ui.widgets.scroll import ScrollArea
from ui.widgets.states import EmptyState

_SIDE = 276


class PeoplePage(Page):
    """activate() takes `person`; without one it shows the files begun last."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._wanted: Id | None = None
        self._file: PersonFile | None = None
        self._shown: dict[Secret, str] = {}  # numbers just revealed; gone with the page
        self.roll = PersonRoll(context)
        self.roll.chosen.connect(lambda person: self.context.go(_place(person)))
        self.card = PersonCard(self.theme, head=context.desk.me.role == Role.HEAD)
        self.near = NearPanel(self.theme)
        self.overview = Overview(self.theme)
        self.records = RecordsPanel(self.theme)
        self.taker = ListTaker(context, self.records.table, tr("全部记录"), narrowed=self.title)
        self._missing = EmptyState(self.theme, tr("这份档案打不开"), icon="contact-round")
        self._stack = QStackedWidget()
        for widget in (self.roll, self._file_view(), self._missing):
            self._stack.addWidget(widget)
        column = Column(self.theme, self, margins=(12, 12, 12, 12))
        column.addWidget(self._stack)
        self._connect()
        for event in (RecordsChanged, DayTurned):
            context.work.listen(context.desk, event, self._on_changed, owner=self)
        self.theme.changed.connect(self._rescale)
        self._rescale()

    # -- the shell ---------------------------------------------------------------------------

    def title(self) -> str:
        return self._file.person.name if self._file else tr("人员档案")

    def subtitle(self) -> str:
        if self._file is None:
            return tr("最近登记的在前；找人按 Ctrl+K")
        records = self._file.records
        open_ = sum(one.until is None for one in records)
        words = tr("一人一档 · {n} 条记录，{open} 件在办")
        return words.format(n=len(records), open=open_)

    def hints(self) -> tuple[tuple[str, str], ...]:
        if self._file is None:
            return (("Up Down", tr("换人")), ("Enter", tr("打开")))
        return (("Up Down", tr("选记录")), ("Enter", tr("打开")), ("Alt+Left", tr("返回")))

    def standard_keys(self) -> Mapping[Act, Callable[[], None]]:
        if self._file:
            return {
                Act.HISTORY: self._show_history,
                Act.PRINT: self.taker.print_,
                **self.taker.keys(),
            }
        return {Act.PRINT: self.roll.taker.print_, **self.roll.taker.keys()}

    def activate(self, **where: Any) -> None:
        person = where.get("person")
        self._forget()
        if isinstance(person, bytes):
            self._wanted = person
            self._read()
        else:
            self._wanted = self._file = None
            self._stack.setCurrentWidget(self.roll)
            self.roll.read()
            self.titleChanged.emit()

    def deactivate(self) -> None:
        self._forget()

    # -- building ----------------------------------------------------------------------------

    def _file_view(self) -> QWidget:
        theme, view = self.theme, QWidget()
        row = Row(theme, view, spacing=12)
        inner = QWidget()
        side = Column(theme, inner, spacing=12)
        side.addWidget(self.card)
        side.addWidget(self.near)
        side.addStretch(1)
        self._side = ScrollArea(theme, inner)
        row.addWidget(self._side)
        column = Column(theme, spacing=12)
        self._notes = Column(theme, spacing=8)
        column.addLayout(self._notes)
        panel = Panel(theme, tr("办事总览"), tr("几条业务线放在一起看"))
        panel.body.addWidget(self.overview)
        column.addWidget(panel)
        column.addWidget(self.records, 1)
        row.addLayout(column, 1)
        return view

    def _connect(self) -> None:
        self.card.lookAsked.connect(self._on_look_asked)
        self.card.changeAsked.connect(self._on_change_asked)
        self.card.looksAsked.connect(lambda: open_looks(self.context, self, self._wanted))
        self.near.addAsked.connect(self._on_add_asked)
        self.near.dropAsked.connect(self._on_drop_asked)
        self.near.openAsked.connect(lambda person: self.context.go(_place(person)))
        self.near.partAsked.connect(self._on_part_asked)
        self.records.openAsked.connect(self._on_record_asked)

    def _rescale(self) -> None:
        self._side.setFixedWidth(self.theme.px(_SIDE))

    # -- reading -----------------------------------------------------------------------------

    def _read(self) -> None:
        if self._wanted is None:
            return
        future = self.context.desk.ask(ReadPersonFile(self._wanted))
        self.context.work.run(future, self._on_file, self._on_failed, owner=self)

    def _on_file(self, file: PersonFile) -> None:
        if file.person.id != self._wanted:
            return
        self._file = file
        self._show()
        if file.records:
            future = self.context.desk.ask(ReadDues(tuple({one.record for one in file.records})))
            self.context.work.run(future, self._on_dues, owner=self)

    def _on_failed(self, error: Exception) -> bool:
        if not isinstance(error, Problem):
            return False
        self._file = None
        self._missing.set_text(tr("这份档案打不开"), str(error))
        self._stack.setCurrentWidget(self._missing)
        self.titleChanged.emit()
        return True

    def _on_dues(self, dues: tuple[DueRow, ...]) -> None:
        self.records.model.show_dues(dues)

    def _show(self) -> None:
        file = self._file
        if file is None:
            return
        self.card.show_file(file, self._shown)
        self.near.show_file(file)
        self.overview.show_records(file.records, self.context.clock.today())
        self.records.show_records(file.records)
        self._show_notes(file)
        first = self._stack.currentIndex() != 1
        self._stack.setCurrentIndex(1)
        focused: Any = self.focusWidget()  # None when nothing has it
        if first or focused is None or not self.isAncestorOf(focused):
            self.records.table.setFocus()
        self.titleChanged.emit()

    def _show_notes(self, file: PersonFile) -> None:
        theme = self.theme
        while (item := self._notes.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        if self._shown:
            when = f"{self.context.clock.now():%H:%M}"
            words = tr("本次查看已记入日志：{name}，{when}。离开这一页就遮上。")
            text = words.format(name=self.context.desk.me.name, when=when)
            head = tr("您正在看个人敏感信息。")
            self._notes.addWidget(Banner(theme, head, text, icon="eye"))
        if file.elsewhere:
            text = tr("不在您的业务范围里，要用请找所长。")
            banner = Banner(theme, tr("此人另有其他业务记录。"), text, icon="info")
            self._notes.addWidget(banner)
        if file.person.open_reviews:
            text = tr("两台电脑写得不一样，请选定一份。")
            banner = Banner(theme, tr("档案待确认。"), text, tone="warn", button=tr("去选定"))
            banner.acted.connect(lambda: self.context.go(Place("sync", {"reviews": True})))
            self._notes.addWidget(banner)
        for match in file.suggested:
            self._notes.addWidget(self._suggestion(match))

    def _suggestion(self, match: PersonMatch) -> QWidget:
        """One file that may be of the same person, with why, and the three ways to go."""
        theme, other = self.theme, match.person
        panel = Panel(
            theme, tr("可能是同一人：{name}").format(name=other.name), icon="contact-round"
        )
        row = Row(theme, margins=(14, 8, 14, 8), spacing=8)
        age = "" if other.age is None else tr("{n} 岁").format(n=other.age)
        about = (match.reason, other.id_shown, age, other.address or other.division_name)
        row.addWidget(Label(theme, tr("，").join(filter(None, about)), wrap=True), 1)
        for words, deed in (
            (tr("看那份"), lambda: self.context.go(_place(other.id))),
            (tr("是同一人"), lambda: self._decide(other, match.reason, same=True)),
            (tr("不是"), lambda: self._decide(other, match.reason, same=False)),
        ):
            button = Button(theme, words, size="small")
            button.setAccessibleName(tr("{words}：{name}").format(words=words, name=other.name))
            button.clicked.connect(deed)
            row.add(button)
        panel.body.addLayout(row)
        return panel

    def _on_changed(self, _event: RecordsChanged | DayTurned) -> None:
        if not self.isVisible():
            return
        if self._wanted is None:
            self.roll.read()
        else:
            self._read()

    # -- what can be done --------------------------------------------------------------------

    def _forget(self) -> None:
        """Cover the numbers again."""
        if self._shown:
            self._shown = {}
            self._show()

    def _on_look_asked(self, what: Secret) -> None:
        if self._file is None:
            return
        person = self._file.person

        def on_number(number: str) -> None:
            if self._wanted == person.id and self.isVisible():
                self._shown = {**self._shown, what: number}
                self._show()

        self._ask(forms.purpose_form(person, what)).made.connect(on_number)

    def _on_change_asked(self) -> None:
        if self._file is not None:
            sheet = self._ask(forms.change_form(self._file.person))
            IdentityCheck(self.context, sheet.grid)

    def _on_add_asked(self) -> None:
        if self._file is not None:
            self._ask(forms.relation_form(self._file.person))

    def _on_drop_asked(self, one: RelationView) -> None:
        self._ask(forms.striking_form(one))

    def _on_part_asked(self, link: LinkView) -> None:
        def on_person(other: PersonView) -> None:
            self._decide(other, "", same=False)

        future = self.context.desk.ask(ReadPerson(link.person))
        self.context.work.run(future, on_person, owner=self)

    def _decide(self, other: PersonView, why: str, *, same: bool) -> None:
        if self._file is not None:
            self._ask(forms.verdict_form(self._file.person, other, why, same=same))

    def _ask(self, form: Form) -> FormSheet:
        sheet = FormSheet(self.context, self, form)
        sheet.open()
        return sheet

    def _on_record_asked(self, one: PersonRecord) -> None:
        self.context.go(Place(one.line, {"case": one.record}))

    def _show_history(self) -> None:
        from ui.history.window import open_history  # noqa: PLC0415 - seldom wanted

        if self._file is not None:
            open_history(self.context, self, self._file.person.id, self._file.person.name)


def _place(person: Id) -> Place:
    return Place("people", {"person": person})
