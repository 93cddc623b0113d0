"""What runs beside a correction, part by part: team, plan, leave, 奖惩 … as one list."""

from __future__ import annotations

__all__ = ["TrackModel", "TrackRow", "TracksView"]

from typing import Any, NamedTuple

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from app.correction.messages import COVER, TrackLine, TrackView
from app.i18n import tr
from app.ids import Id
from ui.correction.actions import action_of
from ui.theme.theme import Theme
from ui.widgets.dialog import Dialog
from ui.widgets.labels import Label
from ui.widgets.lists import Index, ListView, RowDelegate, RowState
from ui.widgets.models import ITEM, RowsModel
from ui.widgets.paint import draw_text, metrics

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_TONES = {"": "text_2", "warn": "warn_text", "late": "danger_text", "good": "accent_text"}
_HEAD, _LINE = 36, 28


class TrackRow(NamedTuple):
    """The head of a track (no line), or one line of it."""

    track: TrackView
    line: TrackLine | None = None


class TrackModel(RowsModel[TrackRow]):
    """Heads and lines in the order of the page.

    Attributes:
        open: whether what is masked is shown.
    """

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.open = False

    def show_tracks(self, tracks: tuple[TrackView, ...]) -> None:
        """Show these; what has nothing to say stands last."""
        rows: list[TrackRow] = []
        for track in sorted(tracks, key=lambda one: not (one.lines or one.status)):
            rows.append(TrackRow(track))
            rows += [TrackRow(track, line) for line in track.lines]
        self.show(tuple(rows))

    def uncover(self, *, shown: bool) -> None:
        """Show what is masked, or mask it again."""
        self.open = shown
        if self.items:
            self.dataChanged.emit(self.index(0), self.index(len(self.items) - 1))

    def text(self, line: TrackLine) -> str:
        """The text of a line; what is covered came without its words."""
        return COVER if line.secret and line.text and not self.open else line.text

    def spoken(self, item: TrackRow) -> str:
        if item.line is None:
            track = item.track
            rest = track.status or ("" if track.lines else track.empty)
            action = action_of(track.actions[0]) if track.actions else None
            deed = tr("按 Enter {deed}").format(deed=action.text) if action else ""
            return tr("，").join(filter(None, (track.title, rest, deed)))
        text = self.text(item.line)
        text = tr("已遮住，按空格看") if text == COVER else text
        return tr("，").join(filter(None, (item.line.title, text, item.line.when)))


class TrackDelegate(RowDelegate):
    """A head: title, how it stands, what can be done; a line: what, its text, when."""

    divider = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option
        row: TrackRow = index.data(ITEM)
        return QSize(100, self.theme.px(_HEAD if row.line is None else _LINE))

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        row: TrackRow = index.data(ITEM)
        model = index.model()
        if row.line is None:
            self._paint_head(painter, rect, row.track, first=index.row() == 0)
        elif isinstance(model, TrackModel):
            self._paint_line(painter, rect, row.line, model.text(row.line), hovered=state.hovered)

    def deed_of(self, row: TrackRow, rect: QRect) -> QRectF:
        """Where the words of the likeliest deed stand, or an empty rectangle."""
        name = row.line.action if row.line else next(iter(row.track.actions), "")
        action = action_of(name)
        if action is None:
            return QRectF()
        px, font = self.theme.px, self.theme.font("small")
        width = metrics(font).horizontalAdvance(action.text) + px(4)
        return QRectF(rect.right() - px(14) - width, rect.top(), width, rect.height())

    def _paint_head(self, painter: QPainter, rect: QRect, track: TrackView, *, first: bool) -> None:
        theme, px = self.theme, self.theme.px
        if not first:
            painter.fillRect(
                rect.left() + px(16), rect.top(), rect.width() - px(30), 1, theme.color("line")
            )
        area = QRectF(rect).adjusted(px(16), px(2), -px(14), 0)
        small = theme.font("small")
        deed = self.deed_of(TrackRow(track), rect)
        if not deed.isEmpty() and (action := action_of(track.actions[0])):
            ink = theme.color("accent_text")
            draw_text(painter, deed.translated(0, px(1)), action.text, small, ink, align=_RIGHT)
            area.setRight(deed.left() - px(12))
        end = draw_text(painter, area, track.title, theme.font("body_strong"), theme.color("text"))
        area.setLeft(end + px(10))
        says = track.status or ("" if track.lines else track.empty)
        color = _TONES.get(track.tone if track.status else "", "text_2")
        draw_text(painter, area, says, small, theme.color(color), elide=True)

    def _paint_line(
        self, painter: QPainter, rect: QRect, line: TrackLine, text: str, *, hovered: bool
    ) -> None:
        theme, px = self.theme, self.theme.px
        small, quiet = theme.font("small"), theme.color("text_2")
        area = QRectF(rect).adjusted(px(30), 0, -px(14), 0)
        action = action_of(line.action) if hovered else None
        when = action.text if action else line.when
        ink = theme.color("accent_text" if action else _TONES.get(line.tone, "text_2"))
        draw_text(painter, area, when, small, ink, align=_RIGHT)
        area.setRight(area.right() - metrics(small).horizontalAdvance(when) - px(12))
        end = draw_text(painter, area, line.title, theme.font(), theme.color("text"), elide=True)
        area.setLeft(min(end + px(12), area.right()))
        draw_text(painter, area, text.replace("\n", " "), small, quiet, elide=True)


class TracksView(ListView):
    """↑ ↓ read; Enter does what a row offers, Space shows a line in full.

    Signals:
        asked: name of a command, and the row it is about (Id or None).
        uncoverAsked: something masked is to be seen.
    """

    asked = Signal(str, object)
    uncoverAsked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, uniform=False, parent=parent)
        self._theme = theme
        self.tracks = TrackModel(self)
        self.setModel(self.tracks)
        self._delegate = TrackDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("各项办理情况"))
        self.acted.connect(self._on_acted)
        self.peeked.connect(self._on_peeked)

    def row_in_hand(self) -> Id | None:
        """The row the keyboard is at, None at the head of a track."""
        index = self.currentIndex()
        item: TrackRow | None = index.data(ITEM) if index.isValid() else None
        return item.line.row if item is not None and item.line is not None else None

    def put_in_hand(self, row: Id | None) -> None:
        """The keyboard to this row, or to the first."""
        at = (
            number
            for number, item in enumerate(self.tracks.items)
            if row is not None and item.line is not None and item.line.row == row
        )
        if self.tracks.items:
            self.setCurrentIndex(self.tracks.index(next(at, 0)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._over_deed(index, event):
            self._on_acted(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        over = index.isValid() and self._over_deed(index, event)
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def _over_deed(self, index: QModelIndex, event: QMouseEvent) -> bool:
        place = self._delegate.deed_of(index.data(ITEM), self.visualRect(index))
        return place.contains(event.position())

    def _on_acted(self, index: QModelIndex) -> None:
        row: TrackRow = index.data(ITEM)
        name = row.line.action if row.line else next(iter(row.track.actions), "")
        about: Id | None = row.line.row if row.line else None
        if action_of(name):
            self.asked.emit(name, about)
        elif row.line is not None:
            self._on_peeked(index)

    def _on_peeked(self, index: QModelIndex) -> None:
        row: TrackRow = index.data(ITEM)
        line = row.line
        if line is None:
            return
        if line.secret and not self.tracks.open:
            self.uncoverAsked.emit()
            return
        dialog = Dialog(self._theme, line.title, line.when, width=560, parent=self)
        dialog.body.addWidget(Label(self._theme, line.text, wrap=True, selectable=True))
        dialog.add_safe(tr("关闭"))
        dialog.open()
