"""The files begun last, to be opened."""

from __future__ import annotations

__all__ = ["PersonRoll"]

from PySide6.QtCore import QModelIndex, QRect, QRectF, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStackedWidget

from app.i18n import tr
from app.people.messages import ListPersons, PersonView, Sex
from app.vault.messages import Role
from ui.context import Context
from ui.lists.taker import ListTaker
from ui.people.looks import open_looks
from ui.widgets.buttons import LinkButton
from ui.widgets.lists import Index, ListView, RowDelegate, RowState
from ui.widgets.models import ITEM, ListColumn, RowsModel
from ui.widgets.paint import draw_text, metrics
from ui.widgets.panel import Panel
from ui.widgets.states import EmptyState


class RollModel(RowsModel[PersonView]):
    """Persons, the file begun last first."""

    columns = (
        ListColumn(tr("姓名"), lambda one: one.name),
        ListColumn(tr("性别"), lambda one: "" if one.sex is Sex.UNSTATED else tr(one.sex.label)),
        ListColumn(tr("年龄"), lambda one: "" if one.age is None else str(one.age)),
        ListColumn(tr("证件号码"), lambda one: one.id_shown),
        ListColumn(tr("住址"), lambda one: one.address or one.division_name),
    )

    def longest(self, font: QFont) -> int:
        """How wide the longest name is, so that what follows the names stands in one column."""
        measured = metrics(font)
        return max((measured.horizontalAdvance(one.name) for one in self.items), default=0)

    def spoken(self, item: PersonView) -> str:
        return tr("，").join((item.name, about(item)))


def about(person: PersonView) -> str:
    """As 男，46 岁，440705********1931，大泽镇田金村."""
    sex = "" if person.sex is Sex.UNSTATED else tr(person.sex.label)
    age = "" if person.age is None else tr("{n} 岁").format(n=person.age)
    place = person.address or person.division_name
    return tr("，").join(filter(None, (sex, age, person.id_shown, place)))


class _Row(RowDelegate):
    """A name, and what tells it from others of the name."""

    height = "row_table"
    names = 0  # px that the names take

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        del state
        theme, person = self.theme, index.data(ITEM)
        line = QRectF(rect).adjusted(theme.px(14), 0, -theme.px(14), 0)
        draw_text(painter, line, person.name, theme.font("item_title"), theme.color("text"))
        line.setLeft(line.left() + self.names)
        draw_text(painter, line, about(person), theme.font(), theme.color("text_2"), elide=True)


class PersonRoll(Panel):
    """The list; Enter or a click opens a file.

    Signals:
        chosen: id of the person.
    """

    chosen = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, tr("最近登记的人"))
        self._context = context
        self.model = RollModel(self)
        self.list = ListView(context.theme)
        self.list.setModel(self.model)
        self.taker = ListTaker(context, self.list, tr("最近登记的人"))
        if self.header is not None:
            self.header.add(self.taker.button(small=True))
        self._row = _Row(context.theme, self.list)
        self.list.setItemDelegate(self._row)
        context.theme.changed.connect(self._fit)
        self.list.setAccessibleName(tr("最近登记的人"))
        self.list.acted.connect(self._on_acted)
        self.list.clicked.connect(self._on_clicked)
        words = tr("登记纠纷时写下的当事人，都在这里。")
        self._empty = EmptyState(context.theme, tr("还没有登记过人"), words, icon="contact-round")
        if self.header is not None and context.desk.me.role == Role.HEAD:
            looks = LinkButton(context.theme, tr("谁看过完整号码"), icon="eye", size="small")
            looks.clicked.connect(lambda: open_looks(context, self))
            self.header.add(looks)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        self.body.addWidget(self._stack)

    def read(self) -> None:
        """Ask the desk anew."""
        future = self._context.desk.ask(ListPersons())
        self._context.work.run(future, self._on_read, owner=self)

    def _on_read(self, persons: tuple[PersonView, ...]) -> None:
        current = self.list.currentIndex().row()
        self.model.show(persons)
        self._fit()
        self._stack.setCurrentIndex(0 if persons else 1)
        if persons:
            self.list.setCurrentIndex(self.model.index(min(max(current, 0), len(persons) - 1)))
            self.list.setFocus()

    def _fit(self) -> None:
        theme = self._context.theme
        longest = self.model.longest(theme.font("item_title")) + theme.px(16)
        self._row.names = max(theme.px(110), longest)
        self.list.viewport().update()

    def _on_clicked(self, index: QModelIndex) -> None:
        if len(self.list.selectedIndexes()) < 2:
            self._on_acted(index)

    def _on_acted(self, index: QModelIndex) -> None:
        self.chosen.emit(self.model.items[index.row()].id)
