"""材料清单: every paper asked for, whether it is here, and the one thing to do about it."""

from __future__ import annotations

__all__ = ["Act", "Item", "MaterialsPanel"]

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, QRectF, QSize, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from app.i18n import tr
from app.legalaid.messages import AskedMaterial, MaterialState
from ui.theme.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.elided import ElidedLabel, wrapped
from ui.widgets.labels import Label
from ui.widgets.layout import Column
from ui.widgets.lists import Index, ListView, RowDelegate, RowState
from ui.widgets.models import ITEM, RowsModel
from ui.widgets.paint import draw_text, metrics, paint_box
from ui.widgets.panel import Panel

_ROW, _BUTTON = 59, 76


_STATES = {  # state → glyph and ink
    MaterialState.HELD: ("done", "text_2"),
    MaterialState.PROMISED: ("done", "text_2"),
    MaterialState.PRINT: ("in_progress", "text_2"),
    MaterialState.LACKING: ("overdue", "danger_text"),
    MaterialState.NOT_NEEDED: ("", "text_2"),
}


class Act(Enum):
    """What the button of a row does: its words and icon."""

    LOOK = (tr("看"), "eye")
    PRINT = (tr("打印"), "printer")
    PHOTO = (tr("拍照"), "camera")
    NONE = ("", "")


class Item(NamedTuple):
    """One paper of the list, and how many photos of it were chosen."""

    paper: AskedMaterial
    files: int = 0

    @property
    def act(self) -> Act:
        """What its button does."""
        state = self.paper.state
        if self.files:
            return Act.LOOK
        if self.paper.prints and state in (MaterialState.PRINT, MaterialState.LACKING):
            return Act.PRINT
        return Act.NONE if state is MaterialState.NOT_NEEDED else Act.PHOTO


class _Model(RowsModel[Item]):
    """The papers in the order they are asked for."""

    def spoken(self, item: Item) -> str:
        paper = item.paper
        parts = (paper.title, tr(paper.state.label), _note(item), item.act.value[0])
        return tr("，").join(dict.fromkeys(filter(None, parts)))


def _note(item: Item) -> str:
    """How it stands, and how many photos there are."""
    if not item.files:
        return item.paper.note
    return tr("{note}，已拍 {n} 页").format(note=item.paper.note, n=item.files)


class _Delegate(RowDelegate):
    """Glyph, name and note, and a button at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        return QSize(100, self.theme.px(_ROW))

    def button(self, rect: QRect) -> QRectF:
        """Where the button of a row lies."""
        px = self.theme.px
        wide, high = px(_BUTTON), px(30)
        middle = rect.top() + (rect.height() - 1) / 2
        return QRectF(rect.right() - px(14) - wide + 1, round(middle - high / 2), wide, high)

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        theme, px = self.theme, self.theme.px
        item: Item = index.data(ITEM)
        glyph, ink = _STATES[item.paper.state]
        middle, side = rect.top() + (rect.height() - 1) / 2, px(15)
        box = QRectF(rect.left() + px(14), round(middle - side / 2), side, side)
        if glyph:
            theme.status(painter, glyph, box)
        else:
            bar = QRectF(box.left(), round(middle - 1), box.width(), 2)
            painter.fillRect(bar, theme.color("text_2"))
        right = rect.right() - px(14)
        if item.act is not Act.NONE:
            place = self.button(rect)
            right = round(place.left()) - px(8)
            self._paint_button(painter, place, item.act, state)
        left = box.right() + px(13)
        room = QRectF(left, middle - px(21), right - left, px(22))
        small, font = theme.font("small"), theme.font()
        title: tuple[str, ...] = (item.paper.title,)
        if metrics(font).horizontalAdvance(item.paper.title) > room.width():
            # Papers begin alike (代申请人的…): a long name takes two smaller lines.
            title, font = wrapped(item.paper.title, small, int(room.width()), 2), small
            room = QRectF(left, middle - px(9) * (len(title) + 1), room.width(), px(18))
        for words in title:
            draw_text(painter, room, words, font, theme.color("text"))
            room.moveTop(room.bottom())
        room.setHeight(px(18))
        draw_text(painter, room, _note(item), small, theme.color(ink), elide=True)

    def _paint_button(self, painter: QPainter, place: QRectF, act: Act, state: RowState) -> None:
        theme, px = self.theme, self.theme.px
        words, icon = act.value
        fill = theme.color("accent_tint" if state.focused else "bg_surface")
        line = theme.color("accent_line" if state.focused else "line_card")
        paint_box(painter, place, px(6), fill=fill, line=line)
        wide = px(16) + px(6) + metrics(theme.font()).horizontalAdvance(words)
        left = place.left() + (place.width() - wide) / 2
        icon_top = round(place.center().y() - px(8))
        ink = "accent_text" if state.focused else "text"
        painter.drawPixmap(round(left), icon_top, theme.icon(icon, 16, ink))
        area = QRectF(left + px(22), place.top(), place.width(), place.height())
        draw_text(painter, area, words, theme.font(), theme.color(ink))


class MaterialsPanel(Panel):
    """The list with its head, and below it the slip that tells of all gaps at once.

    Signals:
        acted: the Item whose button was pressed, by mouse or Enter.
        marked: the Item whose row was marked with Space: it came, or came not.
        slipAsked: 打印一次性补正告知.
    """

    acted = Signal(object)
    marked = Signal(object)
    slipAsked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("材料清单"), " ")
        self._theme = theme
        self.model = _Model(self)
        self.list = ListView(theme)
        self._delegate = _Delegate(theme, self.list)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setAccessibleName(tr("材料清单"))
        self.list.viewport().installEventFilter(self)
        self.list.acted.connect(lambda index: self.acted.emit(index.data(ITEM)))
        self.list.peeked.connect(lambda index: self.marked.emit(index.data(ITEM)))
        self.body.addWidget(self.list)
        self._foot = QWidget()
        foot = Column(theme, self._foot, margins=(14, 12, 14, 12), spacing=8)
        self.slip = Button(theme, tr("打印一次性补正告知"), icon="file-warning")
        self.slip.clicked.connect(self.slipAsked)
        words = tr("法律援助法 第43条：一次告知全部缺项")
        law = ElidedLabel(theme, words, "small", "text_2")
        foot.addWidget(self.slip)
        foot.addWidget(law)
        self.body.addWidget(self._foot)
        self._nothing = Label(
            theme, tr("填了事由和经济困难，这里列出要交的材料。"), "small", "text_2", wrap=True
        )
        self._empty = QWidget()
        Column(theme, self._empty, margins=(14, 10, 14, 12)).addWidget(self._nothing)
        self.body.insertWidget(0, self._empty)
        theme.changed.connect(self._fit)
        self.show_items(())

    def show_items(self, items: Sequence[Item]) -> None:
        """Show these; the row in hand stays in hand."""
        current = self.list.currentIndex()
        key = current.data(ITEM).paper.id if current.isValid() else ""
        self.model.show(tuple(items))
        states = [one.paper.state for one in items]
        asked = len(states) - states.count(MaterialState.NOT_NEEDED)
        here = states.count(MaterialState.HELD) + states.count(MaterialState.PROMISED)
        counted = tr("要交 {n} 样，已有 {m} 样").format(n=asked, m=here)
        self.set_title(tr("材料清单"), counted if asked else "")
        self._foot.setVisible(MaterialState.LACKING in states)
        self._empty.setVisible(not items)
        self.list.setVisible(bool(items))
        row = next((at for at, one in enumerate(items) if one.paper.id == key), None)
        if row is not None:
            self.list.setCurrentIndex(self.model.index(row))
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list.viewport() and isinstance(event, QMouseEvent):
            index = self.list.indexAt(event.position().toPoint())
            if event.type() == QEvent.Type.MouseButtonRelease and index.isValid():
                self._on_clicked(index, event)
        return super().eventFilter(watched, event)

    def _on_clicked(self, index: QModelIndex, event: QMouseEvent) -> None:
        item: Item = index.data(ITEM)
        place = self._delegate.button(self.list.visualRect(index))
        if item.act is not Act.NONE and place.contains(event.position()):
            self.acted.emit(item)
        elif event.position().x() < self._theme.px(40):
            self.marked.emit(item)

    def _fit(self) -> None:
        """As high as its rows: the column it stands in scrolls."""
        self.list.setFixedHeight(self._theme.px(_ROW) * len(self.model.items))
