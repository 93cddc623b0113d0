"""Whom the office helps, and the small group that helps, at the side of a record."""

from __future__ import annotations

__all__ = ["PeopleView", "Side"]

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QStyleOptionViewItem

from app.i18n import tr
from app.people.messages import PersonView, Sex, mask_phone
from app.resettlement.messages import AftercareView, MemberView, ReleasedDetail
from ui.theme.theme import Theme
from ui.widgets.lists import Index, ListView, RowDelegate, RowState
from ui.widgets.models import ITEM, RowsModel
from ui.widgets.paint import draw_text

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Side:
    """One person: the one who is helped (`main`), or one of the group."""

    name: str
    about: str
    lines: tuple[str, ...] = ()
    main: bool = False


def sides_of(record: ReleasedDetail | AftercareView) -> tuple[Side, ...]:
    """The person first, then the group."""
    return (_person(record.person), *map(_member, record.members))


def _person(person: PersonView) -> Side:
    sex = "" if person.sex is Sex.UNSTATED else tr(person.sex.label)
    age = tr("{n} 岁").format(n=person.age) if person.age is not None else ""
    address = person.address or person.division_name
    lines = tuple(filter(None, (address, mask_phone(person.phone) if person.phone else "")))
    return Side(person.name, tr("，").join(filter(None, (sex, age))), lines, main=True)


def _member(member: MemberView) -> Side:
    phone = mask_phone(member.phone) if member.phone else ""
    return Side(member.name, tr(" ").join(filter(None, (tr(member.standing.label), phone))))


class SideModel(RowsModel[Side]):
    """The person and the group."""

    def spoken(self, item: Side) -> str:
        return tr("，").join(filter(None, (item.name, item.about, *item.lines)))


class SideDelegate(RowDelegate):
    """Name and what the person is; of the one who is helped also where to find them."""

    divider = False
    chosen = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option
        side: Side = index.data(ITEM)
        return QSize(100, self.theme.px(27 + 20 * len(side.lines) + (4 if side.main else 0)))

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        del state
        theme, px = self.theme, self.theme.px
        side: Side = index.data(ITEM)
        small, quiet = theme.font("small"), theme.color("text_2")
        line = QRectF(rect.left() + px(16), rect.top() + px(2), 0, px(23))
        line.setRight(rect.right() - px(14))
        if side.main:
            draw_text(painter, line, tr("看档案"), small, theme.color("accent_text"), align=_RIGHT)
        font = theme.font("item_title" if side.main else "body")
        end = draw_text(painter, line, side.name, font, theme.color("text"))
        beside = QRectF(line)
        beside.setLeft(end + px(8))
        beside.setRight(line.right() - (px(50) if side.main else 0))
        draw_text(painter, beside, side.about, small, quiet, elide=True)
        for text in side.lines:
            line.translate(0, px(20))
            draw_text(painter, line, text, small, quiet, elide=True)


class PeopleView(ListView):
    """Enter or a click on the person opens the file.

    Signals:
        fileAsked: the file of the person.
    """

    fileAsked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, uniform=False)
        self._theme = theme
        self.sides = SideModel(self)
        self.setModel(self.sides)
        self.setItemDelegate(SideDelegate(theme, self))
        self.setAccessibleName(tr("本人和帮教小组"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.acted.connect(self._on_acted)
        self.clicked.connect(self._on_acted)
        theme.changed.connect(self._fit)

    def show_people(self, record: ReleasedDetail | AftercareView) -> None:
        """Show whom a record is about."""
        self.sides.show(sides_of(record))
        self._fit()

    def _fit(self) -> None:
        """As high as its rows, so that the papers below get the rest."""
        rows = range(self.sides.rowCount())
        delegate: Any = self.itemDelegate()
        option = QStyleOptionViewItem()
        high = sum(delegate.sizeHint(option, self.sides.index(row)).height() for row in rows)
        self.setFixedHeight(min(high + 4, self._theme.px(220)))

    def _on_acted(self, index: QModelIndex) -> None:
        side: Side = index.data(ITEM)
        if side.main:
            self.fileAsked.emit()
