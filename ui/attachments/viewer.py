"""Looks at an attachment: the sheets of a picture or PDF; another program opens the rest."""

from __future__ import annotations

__all__ = ["MaterialViewer", "open_material", "open_outside"]

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QPainter, QPaintEvent, QPixmap, QShortcut
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.attachments.messages import AttachmentRow, OpenAttachment, ReadSheet, ReadSheets
from app.errors import Refused
from app.i18n import tr
from app.ids import Id
from app.papers.messages import PageImage
from ui.attachments.model import MaterialModel
from ui.attachments.striking import strike_out
from ui.context import Context
from ui.papers.pageview import image_of
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.labels import Label
from ui.widgets.scroll import ScrollArea

_WIDTH, _HEIGHT = 860, 520
_LEAST, _MOST, _STEP = 0.5, 4.0, 1.25


def open_material(
    context: Context, parent: QWidget, item: AttachmentRow, looks: tuple[Id, ...] = ()
) -> None:
    """Show what can be shown here; give the rest to the program the system has for it.

    Args:
        looks: ids of own looks, for what its line keeps closed.
    """
    if item.picture:
        MaterialViewer(context, parent, item, looks).open()
    else:
        open_outside(context, parent, item, looks)


def open_outside(
    context: Context, parent: QWidget, item: AttachmentRow, looks: tuple[Id, ...] = ()
) -> None:
    """A plain copy, which goes when the screen is locked."""

    def on_ready(path: Path) -> None:
        if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            context.toast(tr("已交给别的程序打开；锁屏时这份临时文件会删除"))
        else:
            context.toast(tr("这台电脑没有能打开它的程序"), good=False)

    context.work.run(context.desk.ask(OpenAttachment(item.id, looks)), on_ready, owner=parent)


class _Sheet(QWidget):
    """One sheet, in the middle of what room there is."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._theme = context.theme
        self._pixmap = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_pixmap(self, pixmap: QPixmap) -> None:
        self._pixmap = pixmap
        self.setMinimumSize(pixmap.deviceIndependentSize().toSize())
        self.update()

    def sizeHint(self) -> QSize:
        return self._pixmap.deviceIndependentSize().toSize()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("bg_desk"))
        size = self._pixmap.deviceIndependentSize()
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        painter.drawPixmap(int(max(0, left)), int(max(0, top)), self._pixmap)
        painter.end()


class MaterialViewer(Dialog):
    """PgUp PgDn go through the sheets, + − change the size, R turns it, the arrows scroll.

    Attributes:
        page: the sheet shown, from 0.
    """

    def __init__(
        self, context: Context, parent: QWidget, item: AttachmentRow, looks: tuple[Id, ...] = ()
    ) -> None:
        theme = context.theme
        super().__init__(theme, item.name, MaterialModel.what(item), width=_WIDTH, parent=parent)
        self._context, self._item = context, item
        self._sheets: tuple[bytes, ...] = ()
        self.page, self._zoom, self._turn = 0, 1.0, 0
        self._sheet = _Sheet(context)
        self._sheet.setAccessibleName(item.name)
        self.area = ScrollArea(theme, self._sheet)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(item.name)
        self.area.setMinimumHeight(theme.px(_HEIGHT))
        self.body.gap(4)
        self._wait = Label(theme, tr("正在打开……"), color="text_2", wrap=True)
        self.body.addWidget(self._wait)
        self.body.addWidget(self.area, 1)
        self.area.hide()
        self._count = Label(theme, "", "small", "text_2")
        self.buttons.insertWidget(0, self._count)
        self._paging = [
            self._button(1, tr("上一页"), "chevron-left", ("PgUp",), lambda: self._go(-1)),
            self._button(2, tr("下一页"), "chevron-right", ("PgDown",), lambda: self._go(1)),
        ]
        self._button(3, tr("缩小"), "zoom-out", ("-",), lambda: self._resize(1 / _STEP))
        self._button(4, tr("放大"), "zoom-in", ("+", "="), lambda: self._resize(_STEP))
        self._button(5, tr("转 90 度"), "refresh-cw", ("R",), self._rotate)
        outside = Button(theme, tr("用别的程序打开"))
        outside.clicked.connect(lambda: open_outside(context, self, item, looks))
        strike = Button(theme, tr("作废"))
        strike.clicked.connect(self._strike)
        self.buttons.add(strike, outside)
        self.add_safe(tr("关闭"))
        self.area.setFocus()
        future = context.desk.ask(ReadSheets(item.id, looks))
        context.work.run(future, self._on_sheets, self._on_error, owner=self)

    def _button(
        self, place: int, words: str, icon: str, keys: tuple[str, ...], act: Callable[[], None]
    ) -> Button:
        button = Button(self.theme, "", icon=icon)
        button.setAccessibleName(words)
        button.setToolTip(tr("{what}（{key}）").format(what=words, key=keys[0]))
        button.clicked.connect(act)
        for key in keys:
            QShortcut(QKeySequence(key), self).activated.connect(act)
        self.buttons.insertWidget(place, button)
        return button

    def _on_sheets(self, sheets: tuple[bytes, ...]) -> None:
        self._sheets = sheets
        for button in self._paging:
            button.setVisible(len(sheets) > 1)
        self._show()

    def _on_error(self, error: Exception) -> bool:
        self._wait.setText(str(error))
        return isinstance(error, Refused)

    def _strike(self) -> None:
        dialog = strike_out(self._context, self, self._item)
        dialog.accepted.connect(self.accept)

    def _go(self, step: int) -> None:
        if 0 <= self.page + step < len(self._sheets):
            self.page += step
            self._show()
            self.area.verticalScrollBar().setValue(0)

    def _resize(self, factor: float) -> None:
        self._zoom = min(_MOST, max(_LEAST, self._zoom * factor))
        self._show()

    def _rotate(self) -> None:
        self._turn = (self._turn + 90) % 360
        self._show()

    def _show(self) -> None:
        if not self._sheets:
            return
        words = tr("第 {n} 页，共 {all} 页").format(n=self.page + 1, all=len(self._sheets))
        self._count.setText(words if len(self._sheets) > 1 else "")
        ratio = self.devicePixelRatioF()
        room = self.theme.px(_WIDTH) - self.theme.px(60)
        width = int(room * self._zoom * ratio)
        asked = (self.page, self._zoom, self._turn)
        future = self._context.desk.ask(ReadSheet(self._sheets[self.page], width, self._turn))

        def on_read(image: PageImage) -> None:
            if asked == (self.page, self._zoom, self._turn):  # else another one is on its way
                pixmap = QPixmap.fromImage(image_of(image))
                # A small picture is enlarged only when asked for.
                enlarged = pixmap.width() / (room * self._zoom)
                pixmap.setDevicePixelRatio(enlarged if self._zoom > 1 else ratio)
                self._sheet.show_pixmap(pixmap)
                if self.area.isHidden():
                    self._wait.hide()
                    self.area.show()
                    self.area.setFocus()

        self._context.work.run(future, on_read, self._on_error, owner=self)
