"""Planning a round: which villages, who goes, whom they visit."""

from __future__ import annotations

__all__ = ["Planner"]

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget

from app.errors import Refused
from app.i18n import tr
from app.ids import Id
from app.rounds.messages import PlanRound, ReadVisitable, Village, VisitableView
from ui.context import Context
from ui.rounds.rows import PeopleDelegate, PeopleModel
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.combo import Choice
from ui.widgets.field import Field, TextField
from ui.widgets.labels import Label
from ui.widgets.layout import Row
from ui.widgets.lists import ListView
from ui.widgets.numbers import DateField
from ui.widgets.panel import Panel, Rule
from ui.widgets.picks import PicksField
from ui.widgets.states import EmptyState


class Planner(Panel):
    """Villages first; then everybody in them, whoever owes something ticked; Space ticks.

    Signals:
        planned: the id of the round.
        dropped: nothing was planned.
    """

    planned = Signal(object)
    dropped = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, tr("排一次走访"))
        self.context, theme = context, context.theme
        self.day = DateField(theme, tr("走访日期"), context.clock, required=True)
        self.visitors = TextField(theme, tr("走访人"), required=True, note=tr("几个人用顿号隔开"))
        self.villages = PicksField(
            theme, tr("村（社区）"), required=True, note=tr("可输拼音首字母，可选几个")
        )
        head = Row(theme, margins=(16, 12, 16, 12), spacing=12)
        head.addWidget(self.day, 1)
        head.addWidget(self.visitors, 2)
        head.addWidget(self.villages, 3)
        self.body.addLayout(head)
        self.body.addWidget(Rule(theme))
        self.model = PeopleModel()
        self.list = ListView(theme)
        self.list.setModel(self.model)
        self.list.setItemDelegate(PeopleDelegate(theme, self.list))
        self.list.setAccessibleName(tr("可以走访的人"))
        self._none = EmptyState(theme, tr("先选村（社区）"), icon="map-pin")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._none)
        self._stack.addWidget(self.list)
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(Rule(theme))
        self._build_foot()
        self.villages.edited.connect(self._ask)
        self.list.peeked.connect(self._toggle)
        self.list.acted.connect(self._toggle)
        self.list.clicked.connect(self._toggle)

    def _build_foot(self) -> None:
        theme = self.context.theme
        foot = Row(theme, margins=(16, 10, 16, 12), spacing=8)
        self._said = Label(theme, "", color="text_2")
        foot.addWidget(self._said, 1)
        self.drop = Button(theme, tr("不排了"), keys="Esc")
        self.make = PrimaryButton(theme, tr("排好"), keys="Ctrl+Enter")
        foot.add(self.drop, self.make)
        self.body.addLayout(foot)
        self.drop.clicked.connect(self.dropped)
        self.make.clicked.connect(self.run)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Ctrl+Return"), self, self.run, context=within)
        QShortcut(QKeySequence("Esc"), self, self.dropped.emit, context=within)

    def begin(self) -> None:
        """An empty plan for today, by whoever sits here."""
        self.day.set_value(self.context.clock.today())
        self.visitors.set_text(self.context.desk.me.name)
        self.villages.set_value(())
        self.model.ticked.clear()
        self._ask()
        self.villages.editor.setFocus()

    def _ask(self) -> None:
        query = ReadVisitable(tuple(self.villages.value()))
        self.context.work.run(self.context.desk.ask(query), self._on_read, owner=self)

    def _on_read(self, found: tuple[tuple[Village, ...], tuple[VisitableView, ...]]) -> None:
        villages, people = found
        if not self.villages.value():
            self.villages.set_choices(
                [Choice(one.code, _words(one), one.initials) for one in villages]
            )
        self.model.show(people)
        self._stack.setCurrentIndex(1 if people else 0)
        if self.villages.value() and not people:
            self._none.set_text(tr("这里没有在办的人"), tr("可以再选一个村（社区）"))
        else:
            self._none.set_text(tr("先选村（社区）"), tr("有在办的人的，名字后面有数字"))
        self._say()

    def _say(self) -> None:
        chosen = len(self.model.chosen())
        self._said.setText(
            tr("共 {n} 人，选了 {m} 个，按空格勾选").format(n=len(self.model.items), m=chosen)
            if self.model.items
            else ""
        )

    def _toggle(self, index: QModelIndex) -> None:
        self.model.toggle(index)
        self._say()

    def run(self) -> None:
        """Plan it."""
        fields: tuple[Field, ...] = (self.day, self.visitors, self.villages)
        wrong = [field for field in fields if not field.validate()]
        day = self.day.value()
        if wrong or day is None:
            return
        names = self.visitors.text().replace(tr("，"), tr("、")).split(tr("、"))
        command = PlanRound(day, tuple(self.villages.value()), tuple(names), self.model.chosen())
        future = self.context.desk.do(command)
        self.context.work.run(future, self._on_planned, self._on_error, owner=self)

    def _on_planned(self, made: Id) -> None:
        self.planned.emit(made)

    def _on_error(self, error: Exception) -> bool:
        places = {"on": self.day, "visitors": self.visitors, "stops": self.villages}
        faults = error.faults if isinstance(error, Refused) else ()
        for fault in faults:
            if field := places.get(fault.field or ""):
                field.set_error(fault.message)
                field.go()
        return bool(faults) and all(fault.field in places for fault in faults)


def _words(village: Village) -> str:
    return (
        tr("{name} {n} 人").format(name=village.name, n=village.count)
        if village.count
        else village.name
    )
