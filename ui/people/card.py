"""Who a person is, with masked numbers, and who is close to them."""

from __future__ import annotations

__all__ = ["NearPanel", "PersonCard"]

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.i18n import full_date, tr
from app.people.messages import (
    Capacity,
    LinkView,
    Nationality,
    PersonFile,
    PersonView,
    RelationView,
    Secret,
    Sex,
)
from ui.lines import LOOKS
from ui.theme.theme import Theme
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.labels import Label
from ui.widgets.layout import Column, Grid, Row
from ui.widgets.panel import Panel, Rule
from ui.widgets.tags import Badge, Ordinal, Tag

_TOP = Qt.AlignmentFlag.AlignTop


class PersonCard(Panel):
    """The file's face.

    Signals:
        lookAsked: the complete number of this kind (Secret), please.
        changeAsked: 改资料.
        looksAsked: who looked at the numbers.
    """

    lookAsked = Signal(object)
    changeAsked = Signal()
    looksAsked = Signal()

    def __init__(self, theme: Theme, *, head: bool) -> None:
        super().__init__(theme)
        self._theme, self._head = theme, head
        self._inner: QWidget | None = None

    def show_file(self, file: PersonFile, shown: dict[Secret, str]) -> None:
        """Show a person; `shown` are the numbers just revealed."""
        theme, person = self._theme, file.person
        if self._inner is not None:
            self._inner.deleteLater()
        self._inner = QWidget()
        column = Column(theme, self._inner, margins=(0, 14, 0, 14), spacing=0)
        column.addLayout(self._face(file))
        column.gap(10)
        column.addWidget(Rule(theme))
        grid = Grid(theme, margins=(16, 10, 16, 10), spacing=(12, 6))
        for row, (label, value) in enumerate(_fields(person, shown)):
            grid.addWidget(Label(theme, label, color="text_2"), row, 0, _TOP)
            grid.addWidget(Label(theme, value, wrap=True), row, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addLayout(self._deeds(file))
        self.body.addWidget(self._inner)

    def _face(self, file: PersonFile) -> Column:
        theme, person = self._theme, file.person
        face, head = Column(theme, margins=(16, 0, 16, 0), spacing=6), Row(theme, spacing=12)
        words = Column(theme, spacing=0)
        words.addWidget(Label(theme, person.name, "title", wrap=True))
        sex = "" if person.sex is Sex.UNSTATED else tr(person.sex.label)
        age = "" if person.age is None else tr("{n} 岁").format(n=person.age)
        about = tr("，").join(filter(None, (sex, age))) or tr("性别、年龄没有登记")
        words.addWidget(Label(theme, about, color="text_2"))
        head.add(Badge(theme, person.name))
        head.addLayout(words, 1)
        face.addLayout(head)
        lines = dict.fromkeys(one.line for one in file.records)
        if lines:
            tags = Row(theme, spacing=6)
            for line in lines:
                tags.add(Tag(theme, LOOKS[line].label, icon=LOOKS[line].icon))
            tags.addStretch(1)
            face.addLayout(tags)
        return face

    def _deeds(self, file: PersonFile) -> Column:
        theme, person = self._theme, file.person
        deeds = Column(theme, margins=(16, 0, 16, 0), spacing=8)
        row = Row(theme, spacing=8)
        if person.id_shown:
            number = Button(theme, tr("看完整号码"), icon="eye")
            number.clicked.connect(partial(self.lookAsked.emit, Secret.ID_NO))
            row.addWidget(number, 1)
        change = Button(theme, tr("改资料"), icon="pencil-line")
        change.clicked.connect(self.changeAsked)
        row.addWidget(change, 1)
        deeds.addLayout(row)
        row = Row(theme, spacing=8)
        if person.phone:
            phone = LinkButton(theme, tr("看完整电话"), icon="phone", size="small")
            phone.clicked.connect(partial(self.lookAsked.emit, Secret.PHONE))
            row.add(phone)
        if self._head and file.looks:
            words = tr("看过 {n} 次").format(n=file.looks)
            looks = LinkButton(theme, words, icon="history", size="small")
            looks.setAccessibleName(tr("{words}，看是谁").format(words=words))
            looks.clicked.connect(self.looksAsked)
            row.add(looks)
        row.addStretch(1)
        deeds.addLayout(row)
        return deeds


class NearPanel(Panel):
    """相关的人, and other files of the same person.

    Signals:
        addAsked: 添加.
        dropAsked: a RelationView to strike out.
        openAsked: id of a file to open.
        partAsked: a LinkView that is somebody else.
    """

    addAsked = Signal()
    dropAsked = Signal(object)
    openAsked = Signal(object)
    partAsked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("相关的人"))
        self._theme = theme
        self._inner: QWidget | None = None
        add = LinkButton(theme, tr("添加"), size="small")
        add.setAccessibleName(tr("添加相关的人"))
        add.clicked.connect(self.addAsked)
        if self.header is not None:
            self.header.add(add)

    def show_file(self, file: PersonFile) -> None:
        """Show who is close, and the other files."""
        if self._inner is not None:
            self._inner.deleteLater()
        self._inner = QWidget()
        theme = self._theme
        column = Column(theme, self._inner, margins=(16, 10, 10, 12), spacing=8)
        for relation in file.relations:
            column.addLayout(self._relation(relation))
        if not file.relations:
            words = tr("还没有登记家人、监护人")
            column.addWidget(Label(theme, words, "small", "text_2", wrap=True))
        if file.links:
            column.addWidget(Rule(theme))
            column.addWidget(Label(theme, tr("同一人的其他档案"), "small", "text_2"))
        for number, link in enumerate(file.links, 1):
            column.addLayout(self._link(number, link))
        self.body.addWidget(self._inner)

    def _relation(self, one: RelationView) -> Column:
        theme = self._theme
        lines, row = Column(theme, spacing=0), Row(theme, spacing=8)
        row.add(
            Label(theme, one.name, "body_strong"), Label(theme, tr(one.kind.label), color="text_2")
        )
        row.addStretch(1)
        drop = LinkButton(theme, "", icon="x", size="small")
        drop.setAccessibleName(tr("作废相关人 {name}").format(name=one.name))
        drop.setToolTip(tr("作废"))
        drop.clicked.connect(partial(self.dropAsked.emit, one))
        row.add(drop)
        lines.addLayout(row)
        if about := tr("，").join(filter(None, (one.phone, one.note))):
            lines.addWidget(Label(theme, about, "small", "text_2", wrap=True))
        return lines

    def _link(self, number: int, link: LinkView) -> Column:
        theme = self._theme
        lines, row = Column(theme, spacing=0), Row(theme, spacing=8)
        open_ = LinkButton(theme, link.name, size="small")
        open_.setAccessibleName(tr("打开档案 {n}：{name}").format(n=number, name=link.name))
        open_.clicked.connect(partial(self.openAsked.emit, link.person))
        row.add(Ordinal(theme, number), open_)
        row.addStretch(1)
        if not link.by_number:
            part = LinkButton(theme, tr("分开"), size="small")
            part.setAccessibleName(tr("与 {name} 分开").format(name=link.name))
            part.clicked.connect(partial(self.partAsked.emit, link))
            row.add(part)
        lines.addLayout(row)
        about = tr("，").join(filter(None, (link.id_shown, link.reason)))
        lines.addWidget(Label(theme, about, "small", "text_2", wrap=True))
        return lines


def _fields(person: PersonView, shown: dict[Secret, str]) -> list[tuple[str, str]]:
    """What is known, line by line; what is not known is left out."""
    born = full_date(person.birth) if person.birth else ""
    capacity = "" if person.capacity is Capacity.FULL else tr(person.capacity.label)
    country = "" if person.nationality is Nationality.MAINLAND else tr(person.nationality.label)
    overseas = tr("、").join(tr(one.label) for one in person.overseas)
    fields = (
        (tr("证件号"), shown.get(Secret.ID_NO) or person.id_shown),
        (tr("曾用名"), person.name_alt),
        (tr("出生"), born),
        (tr("民族"), person.ethnicity),
        (tr("国籍"), country),
        (tr("侨属性"), overseas),
        (tr("行为能力"), capacity),
        (tr("电话"), shown.get(Secret.PHONE) or person.phone),
        (tr("户籍地"), person.registered_address),
        (tr("现住地"), person.address or person.division_name),
        (tr("工作"), tr("，").join(filter(None, (person.occupation, person.work_unit)))),
        (tr("语言"), tr("、").join(person.languages)),
        (tr("特殊情况"), tr("、").join(person.traits)),
    )
    return [(label, value) for label, value in fields if value]
