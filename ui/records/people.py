"""Who takes part in a record, at its side: a line or more for each, and the way to their files."""

from __future__ import annotations

__all__ = ["PeopleView", "Side", "person_lines"]

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QStyleOptionViewItem

from app.i18n import tr
from app.ids import Id
from app.people.messages import PersonView, Sex, mask_phone
from ui.theme.theme import Theme
from ui.widgets.lists import Index, ListView, RowDelegate, RowState
from ui.widgets.models import ITEM, RowsModel
from ui.widgets.paint import draw_text, metrics

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MOST = 220  # px of all of them together; what is below scrolls


@dataclass(frozen=True, slots=True)
class Side:
    """One who takes part.

    Attributes:
        about: behind the name ("女，43 岁"); lines: below it.
        main: whom the record is about.
        file: whose file opens, None where there is none.
    """

    name: str
    about: str
    lines: tuple[str, ...] = ()
    main: bool = False
    file: Id | None = None


def person_lines(person: PersonView) -> tuple[str, tuple[str, ...]]:
    """What stands behind the name of a person, and below it: sex, age; address, telephone."""
    sex = "" if person.sex is Sex.UNSTATED else tr(person.sex.label)
    age = tr("{n} 岁").format(n=person.age) if person.age is not None else ""
    address = person.address or person.division_name
    lines = tuple(filter(None, (address, mask_phone(person.phone) if person.phone else "")))
    return tr("，").join(filter(None, (sex, age))), lines


class SideModel(RowsModel[Side]):
    """Those who take part, the most important first."""

    def spoken(self, item: Side) -> str:
        return tr("，").join(filter(None, (item.name, item.about, *item.lines)))


class SideDelegate(RowDelegate):
    """Name and what the person is; below it where to find them."""

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
        whole = line.right()
        if side.file is not None:
            words = tr("看档案")
            draw_text(painter, line, words, small, theme.color("accent_text"), align=_RIGHT)
            line.setRight(whole - metrics(small).horizontalAdvance(words) - px(8))
        font = theme.font("item_title" if side.main else "body")
        end = draw_text(painter, line, side.name, font, theme.color("text"), elide=True)
        beside = QRectF(line)
        beside.setLeft(end + px(8))
        draw_text(painter, beside, side.about, small, quiet, elide=True)
        line.setRight(whole)
        for text in side.lines:
            line.translate(0, px(20))
            draw_text(painter, line, text, small, quiet, elide=True)


class PeopleView(ListView):
    """Enter or a click on somebody opens the file.

    Signals:
        fileAsked: whose file (Id).
    """

    fileAsked = Signal(object)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, uniform=False)
        self._theme = theme
        self.sides = SideModel(self)
        self.setModel(self.sides)
        self.setItemDelegate(SideDelegate(theme, self))
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.acted.connect(self._on_acted)
        self.clicked.connect(self._on_acted)
        theme.changed.connect(self._fit)

    def show_sides(self, sides: Sequence[Side]) -> None:
        """Show who takes part."""
        self.sides.show(tuple(sides))
        self._fit()

    def _fit(self) -> None:
        """As high as its rows, so that the papers below get the rest."""
        rows = range(self.sides.rowCount())
        delegate: Any = self.itemDelegate()
        option = QStyleOptionViewItem()
        high = sum(delegate.sizeHint(option, self.sides.index(row)).height() for row in rows)
        self.setFixedHeight(min(high + 4, self._theme.px(_MOST)))

    def _on_acted(self, index: QModelIndex) -> None:
        side: Side = index.data(ITEM)
        if side.file is not None:
            self.fileAsked.emit(side.file)
