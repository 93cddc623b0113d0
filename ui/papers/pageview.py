"""The pages of a PDF on a desk-coloured ground, with covers for gaps and for masked numbers."""

from __future__ import annotations

__all__ = ["PageView", "image_of"]

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsRectItem,
    QGraphicsScene,
    QGraphicsSimpleTextItem,
    QGraphicsView,
)

from app.i18n import tr
from app.papers.messages import MarkView, PageImage, PaperView, ReadPage
from ui.context import Context
from ui.theme.theme import Theme
from ui.widgets.scroll import slim

_GAP = 20  # px between pages
_DPI = 96.0  # what 100 % means on the screen


def image_of(page: PageImage) -> QImage:
    """The pixels as an image of its own."""
    bare = QImage(page.data, page.width, page.height, QImage.Format.Format_ARGB32_Premultiplied)
    return bare.copy()  # the bytes belong to the answer, which goes away


class PageView(QGraphicsView):
    """All pages of one paper, one below the other.

    Signals:
        pageChanged: number of the page in the middle, from 1.
        gapClicked: index of a gap.
    """

    pageChanged = Signal(int)
    gapClicked = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._theme = context, context.theme
        self._view: PaperView | None = None
        self._zoom = 0.8
        self._pages: list[QGraphicsRectItem] = []
        self._scene = QGraphicsScene(self)
        self.setScene(self._scene)
        slim(self._theme, self)
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(tr("文书页面"))
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._theme.changed.connect(self._rebuild)
        self._rebuild()

    @property
    def zoom(self) -> float:
        """1.0 is the size on paper at 96 dpi."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Another size, between 40 % and 300 %."""
        self._zoom = min(3.0, max(0.4, zoom))
        self._rebuild()

    def show_paper(self, view: PaperView) -> None:
        """Show another paper, or the same one laid out anew; the scroll stays."""
        self._view = view
        self._rebuild()

    def go_to_page(self, number: int) -> None:
        """Scroll to the top of a page, from 1."""
        if 1 <= number <= len(self._pages):
            top = self._pages[number - 1].sceneBoundingRect().top() - _GAP
            self.verticalScrollBar().setValue(int(top))

    def go_to_gap(self, gap: int) -> None:
        """Bring a gap into sight."""
        mark = next((m for m in self._marks() if m.gap == gap), None)
        if mark is not None:
            page = self._pages[mark.page - 1]
            self.centerOn(page.mapToScene(self._rect(mark).center()))

    # -- building ----------------------------------------------------------------------------

    def _rebuild(self) -> None:
        self.setBackgroundBrush(self._theme.color("bg_desk"))
        scroll = self.verticalScrollBar().value()
        self._scene.clear()
        self._pages.clear()
        view = self._view
        if view is None:
            return
        scale = self._scale()
        width, height = (side * scale for side in view.page_size)
        for number in range(view.pages):
            page = QGraphicsRectItem(0, 0, width, height)
            page.setPos(0, _GAP + number * (height + _GAP))
            page.setBrush(QColor("white"))
            page.setPen(QPen(self._theme.color("line_card")))
            self._scene.addItem(page)
            self._pages.append(page)
            self._ask_page(view, number)
        for mark in view.marks:
            self._cover(mark)
        self._scene.setSceneRect(0, 0, width, view.pages * (height + _GAP) + _GAP)
        self.verticalScrollBar().setValue(scroll)

    def _ask_page(self, view: PaperView, number: int) -> None:
        ratio = self.devicePixelRatioF()
        future = self._context.desk.ask(ReadPage(view.pdf, number, self._scale() * ratio))
        show = self._shower(view, number, self._zoom, ratio)
        self._context.work.run(future, show, owner=self)

    def _shower(
        self, view: PaperView, number: int, zoom: float, ratio: float
    ) -> Callable[[PageImage], None]:
        def show(image: PageImage) -> None:
            # The answer to an older question: another paper or size is shown by now.
            if view is not self._view or zoom != self._zoom or number >= len(self._pages):
                return
            pixmap = QPixmap.fromImage(image_of(image))
            pixmap.setDevicePixelRatio(ratio)
            item = self._scene.addPixmap(pixmap)
            item.setParentItem(self._pages[number])
            item.setFlag(QGraphicsItem.GraphicsItemFlag.ItemStacksBehindParent, enabled=False)
            item.setZValue(-1)

        return show

    def _cover(self, mark: MarkView) -> None:
        page = self._pages[mark.page - 1]
        box = QGraphicsRectItem(self._rect(mark), page)
        gap = mark.kind == "gap"
        box.setBrush(QColor("#FFF3C4" if gap else "white"))
        box.setPen(QPen(Qt.PenStyle.NoPen))
        words = QGraphicsSimpleTextItem(mark.shown, box)
        words.setFont(_fitted(self._theme, mark, self._scale()))
        words.setBrush(QColor("#7A4900" if gap else "#18211C"))
        area, text = box.rect(), words.boundingRect()
        if text.width() > area.width() and text.width() > 0:
            words.setScale(area.width() / text.width())
            text = QRectF(0, 0, area.width(), text.height() * words.scale())
        left = area.left() + (area.width() - text.width()) / 2
        words.setPos(left, area.top() + (area.height() - text.height()) / 2)
        if gap:
            line = self._scene.addLine(
                area.left(), area.bottom(), area.right(), area.bottom(), _dashes()
            )
            line.setParentItem(page)

    def _rect(self, mark: MarkView) -> QRectF:
        scale = self._scale()
        return QRectF(mark.x * scale, mark.y * scale, mark.width * scale, mark.height * scale)

    def _marks(self) -> tuple[MarkView, ...]:
        return self._view.marks if self._view else ()

    def _scale(self) -> float:
        return self._zoom * _DPI / 72

    def _on_scrolled(self, value: int) -> None:
        middle = value + self.viewport().height() / 2
        for number, page in enumerate(self._pages, 1):
            if page.sceneBoundingRect().bottom() + _GAP >= middle:
                self.pageChanged.emit(number)
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._on_scrolled(self.verticalScrollBar().value())


def _fitted(theme: Theme, mark: MarkView, scale: float) -> QFont:
    font = QFont(theme.font("body"))
    font.setPixelSize(max(6, int(mark.height * scale * 0.8)))
    return font


def _dashes() -> QPen:
    pen = QPen(QColor("#C98B1B"), 2)
    pen.setDashPattern([3, 2])
    return pen
