"""The list of attachments: a thumbnail, the name, what it is, and how far it was sent."""

from __future__ import annotations

__all__ = ["MaterialDelegate", "MaterialModel", "size_words"]

from PySide6.QtCore import QModelIndex, QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QStyleOptionViewItem

from app.attachments.messages import AttachmentRow, Delivery, Kind
from app.i18n import month_day, tr
from app.ids import Id
from ui.widgets.lists import Index, RowDelegate, RowState
from ui.widgets.models import ITEM, RowsModel
from ui.widgets.paint import draw_text, metrics, paint_box

THUMB = Qt.ItemDataRole.DecorationRole  # a QPixmap, once it was read
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_SIDE, _LEFT, _GAP, _EDGE = 44, 16, 10, 14
_ICONS = {
    Kind.SCAN: "scan-line",
    Kind.PHOTO: "camera",
    Kind.SOUND: "messages-square",
    Kind.DOCUMENT: "files",
}
_GREEN = frozenset({Delivery.RECEIPTED, Delivery.DURABLE})


_LEFT_OUT = tr("打不开，原件请留着")  # as much as a row has room for
_BROKEN = tr("看不了，可能损坏或加了密码，原件请留着")


def size_words(size: int) -> str:
    """320 KB, 4.2 MB."""
    if size < 1 << 20:
        return tr("{n} KB").format(n=max(1, size >> 10))
    return tr("{n:.1f} MB").format(n=size / (1 << 20))


class MaterialModel(RowsModel[AttachmentRow]):
    """The attachments of one record, and the thumbnails read so far.

    Attributes:
        sent: whether the state of sending is told; a sample office sends nothing.
    """

    def __init__(self, parent: QObject | None = None, *, sent: bool = True) -> None:
        super().__init__(parent)
        self.sent = sent
        self._thumbs: dict[bytes, QPixmap] = {}  # by content: the same picture twice is read once
        self._broken: set[bytes] = set()

    def spoken(self, item: AttachmentRow) -> str:
        state = tr(item.state.label) if self.sent and item.here else ""
        closed = tr("已遮住，按 Enter 看") if item.closed else ""
        broken = _BROKEN if self.is_broken(item) else ""
        parts = (item.name, self.what(item), item.note, broken, closed, state)
        return tr("，").join(filter(None, parts))

    @staticmethod
    def what(item: AttachmentRow) -> str:
        """照片  320 KB  11月24日; or that the bytes have not come yet."""
        if not item.here:
            return tr("文件还没同步过来")
        day = month_day(item.captured_at.date())
        return "  ".join((tr(item.kind.label), size_words(item.size), day))

    def lacks_thumb(self, item: AttachmentRow) -> bool:
        """Whether a thumbnail is to be read."""
        if item.closed is not None:
            return False
        return item.picture and item.here and item.content not in self._thumbs

    def is_broken(self, item: AttachmentRow) -> bool:
        """Whether it was tried and cannot be shown."""
        return item.content in self._broken and item.closed is None

    def set_thumb(self, id_: Id, thumb: QPixmap, *, broken: bool = False) -> None:
        """A thumbnail was read; an empty one stands for a picture that cannot be drawn."""
        for row, item in enumerate(self.items):
            if item.id == id_:
                self._thumbs[item.content] = thumb
                if broken:
                    self._broken.add(item.content)
                index = self.index(row)
                self.dataChanged.emit(index, index, [THUMB])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.ToolTipRole:
            item = self.items[index.row()]
            broken = _BROKEN if self.is_broken(item) else ""
            return "\n".join(filter(None, (item.name, item.note, broken)))
        if role == THUMB:
            item = self.items[index.row()]
            return self._thumbs.get(item.content) if item.closed is None else None
        return super().data(index, role)

    def find(self, id_: Id) -> QModelIndex:
        """Where an attachment stands."""
        rows = (self.index(row) for row, item in enumerate(self.items) if item.id == id_)
        return next(rows, QModelIndex())


class MaterialDelegate(RowDelegate):
    """A small picture with two lines beside it."""

    divider = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        return QSize(100, self.theme.px(_SIDE + 12))

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        del state
        theme, px = self.theme, self.theme.px
        item: AttachmentRow = index.data(ITEM)
        side = px(_SIDE)
        box = QRectF(rect.left() + px(_LEFT), rect.center().y() - side / 2 + 0.5, side, side)
        self._paint_thumb(painter, box, item, index.data(THUMB))
        area = QRectF(rect).adjusted(px(_LEFT + _SIDE + _GAP), 0, -px(_EDGE), 0)
        middle = area.center().y()
        top = QRectF(area.left(), middle - px(22), area.width(), px(22))
        below = QRectF(area.left(), middle + px(1), area.width(), px(20))
        ink = theme.color("text" if item.here else "text_2")
        draw_text(painter, top, item.name, theme.font(), ink, elide=True)
        small = theme.font("small")
        model = index.model()
        if item.here and isinstance(model, MaterialModel) and model.sent:
            words = tr(item.state.label)
            color = theme.color("accent_text" if item.state in _GREEN else "text_2")
            draw_text(painter, below, words, small, color, align=_RIGHT)
            below.setRight(below.right() - metrics(small).horizontalAdvance(words) - px(8))
        broken = isinstance(model, MaterialModel) and model.is_broken(item)
        what = _LEFT_OUT if broken else MaterialModel.what(item)
        ink = theme.color("warn_text" if broken else "text_2")
        draw_text(painter, below, what, small, ink, elide=True)

    def _paint_thumb(
        self, painter: QPainter, box: QRectF, item: AttachmentRow, thumb: QPixmap | None
    ) -> None:
        theme, radius = self.theme, self.theme.px(6)
        line = theme.color("line_card")
        if thumb is None or thumb.isNull():
            paint_box(painter, box, radius, fill=theme.color("bg_sunken"), line=line)
            icon = theme.icon("eye-off" if item.closed else _ICONS[item.kind], 20)
            side = theme.px(20)
            at = box.center().toPoint()
            painter.drawPixmap(at.x() - side // 2, at.y() - side // 2, icon)
            return
        path = QPainterPath()
        path.addRoundedRect(box, radius, radius)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setClipPath(path)
        edge = min(thumb.width(), thumb.height())  # the middle of it, filling the square
        source = QRectF((thumb.width() - edge) / 2, (thumb.height() - edge) / 2, edge, edge)
        painter.drawPixmap(box, thumb, source)
        painter.restore()
        paint_box(painter, box, radius, line=line)
