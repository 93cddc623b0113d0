"""发送记录: every sealed run of the journal, and how far it came."""

from __future__ import annotations

__all__ = ["BatchModel", "BatchTable"]

from typing import Any

from PySide6.QtCore import QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QTableView,
)

from app.clock import Clock
from app.i18n import moment_words, tr
from app.sync.messages import BatchRow, Carrier, Delivery
from ui.theme.theme import Theme
from ui.widgets.lists import Index, rect_of
from ui.widgets.models import ITEM, TableModel
from ui.widgets.paint import draw_text, paint_box
from ui.widgets.tables import dress_table

_NUMBER, _TIME, _CARRIER, _CONTENT, _SIZE, _PROGRESS, _STATE = range(7)
_DONE = {
    Delivery.UNSENT: 1,
    Delivery.SENT: 2,
    Delivery.ON_STICK: 2,
    Delivery.RECEIPTED: 3,
    Delivery.DURABLE: 4,
}
_SIGNED = (Delivery.RECEIPTED, Delivery.DURABLE)
_WIDTHS = {_NUMBER: 52, _TIME: 86, _CARRIER: 66, _SIZE: 64, _PROGRESS: 80, _STATE: 104}
_LEAST = 90  # px at base 14 that the content keeps
_SPARED = (_PROGRESS, _SIZE)  # what goes first where there is little room: the state says it too


class BatchModel(TableModel[BatchRow]):
    """Batches, newest first."""

    heads = (tr("批次"), tr("时间"), tr("方式"), tr("内容"), tr("大小"), tr("进度"), tr("状态"))
    numbers = frozenset({_SIZE})

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock

    def words(self, item: BatchRow) -> tuple[str, ...]:
        return (
            str(item.number),
            moment_words(item.at, self._clock.today()),
            tr(item.carrier.label),
            item.content,
            _size(item.size),
            tr("第 {n} 步，共 4 步").format(n=_DONE[item.state]),
            tr(item.state.label),
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.items[index.row()].note or tr("还没有签收")
        return super().data(index, role)


def _size(size: int) -> str:
    if size < 1_000_000:
        return tr("{n} KB").format(n=max(1, round(size / 1000)))
    return tr("{n:.1f} MB").format(n=size / 1_000_000)


class _Cells(QStyledItemDelegate):
    """Text, four bars for the four steps, and the state with its glyph."""

    def __init__(self, theme: Theme, parent: Any) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        theme, rect, row = self._theme, rect_of(option), index.data(ITEM)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("bg_selected"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        area = QRectF(rect).adjusted(theme.px(7), 0, -theme.px(7), 0)
        if index.column() == _PROGRESS:
            self._bars(painter, area, _DONE[row.state], signed=row.state in _SIGNED)
        elif index.column() == _STATE:
            self._state(painter, area, row.state)
        else:
            self._text(painter, area, index, row)
        painter.restore()

    def _text(self, painter: QPainter, area: QRectF, index: Index, row: BatchRow) -> None:
        theme, column = self._theme, index.column()
        text = index.data(Qt.ItemDataRole.DisplayRole)
        font = theme.font("body_strong" if column == _NUMBER else "body")
        if column == _CARRIER:
            side = theme.px(15)
            icon = "wifi" if row.carrier is Carrier.NETWORK else "usb"
            pixmap = theme.icon(icon, 15)
            painter.drawPixmap(int(area.left()), int(area.center().y() - side / 2), pixmap)
            area.setLeft(area.left() + side + theme.px(5))
        align = Qt.AlignmentFlag.AlignVCenter | (
            Qt.AlignmentFlag.AlignRight if column == _SIZE else Qt.AlignmentFlag.AlignLeft
        )
        draw_text(painter, area, text, font, theme.color("text"), align=align, elide=True)

    def _bars(self, painter: QPainter, area: QRectF, done: int, *, signed: bool) -> None:
        theme = self._theme
        width, height, gap = theme.px(15), theme.px(7), theme.px(3)
        top = area.center().y() - height / 2
        full = theme.color("accent" if signed else "text_2")
        for step in range(4):
            bar = QRectF(area.left() + step * (width + gap), top, width, height)
            if step < done:
                paint_box(painter, bar, theme.px(2), fill=full)
            else:
                paint_box(painter, bar, theme.px(2), line=theme.color("line_strong"))

    def _state(self, painter: QPainter, area: QRectF, state: Delivery) -> None:
        theme = self._theme
        side = theme.px(14)
        glyph = {Delivery.UNSENT: "not_started"}.get(state, "upcoming")
        ink = "text_2"
        if state in _SIGNED:
            glyph, ink = "done", "accent_text"
        spot = QRectF(area.left(), area.center().y() - side / 2, side, side)
        theme.status(painter, glyph, spot, ink)
        area.setLeft(area.left() + side + theme.px(4))
        draw_text(painter, area, tr(state.label), theme.font(), theme.color(ink))


class BatchTable(QTableView):
    """The table of batches."""

    def __init__(self, theme: Theme, clock: Clock) -> None:
        super().__init__()
        dress_table(theme, self)
        self._theme = theme
        self.batches = BatchModel(clock, self)
        self.setModel(self.batches)
        self.setItemDelegate(_Cells(theme, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setSectionResizeMode(_CONTENT, QHeaderView.ResizeMode.Stretch)
        self.setAccessibleName(tr("发送记录"))
        theme.changed.connect(self._rescale)
        self._rescale()

    def _rescale(self) -> None:
        px = self._theme.px
        self.verticalHeader().setDefaultSectionSize(px(40))
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, px(width))
        self._spare()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spare()

    def _spare(self) -> None:
        """Leave out columns until the state fits: it is what people look for."""
        px = self._theme.px
        wanted = sum(px(width) for width in _WIDTHS.values()) + px(_LEAST)
        for column in _SPARED:
            spare = wanted > self.viewport().width()
            self.setColumnHidden(column, spare)
            wanted -= px(_WIDTHS[column]) if spare else 0

    def visual_rect(self, row: int, column: int) -> QRect:
        """Where a cell lies."""
        return self.visualRect(self.batches.index(row, column))
