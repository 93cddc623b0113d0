"""The pages of a paper that came back, to look at; one filed wrongly goes back to the tray."""

from __future__ import annotations

__all__ = ["PagesDialog"]

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.ids import Id
from app.returns.messages import ReadReturnedSheet, ReturnedPaper, TakeOut
from ui.context import Context
from ui.papers.pageview import image_of
from ui.returns.picture import SheetPicture
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.layout import Column, Grid
from ui.widgets.scroll import ScrollArea

_WIDTH = 1000  # pixels asked for
_PAGE = (330, 440)  # px of a picture
_AROUND = 60  # px below a picture
_OTHERS = 170  # px of the sheet above and below the pages


class PagesDialog(Dialog):
    """All pages, two side by side.

    Signals:
        changed: a page went back to the tray.
    """

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget, paper: ReturnedPaper) -> None:
        theme = context.theme
        words = tr("{label} · 第 {n} 版").format(label=paper.case_label, n=paper.version)
        super().__init__(theme, paper.title, words, width=760, parent=parent)
        self._context = context
        room = parent.window().height() - theme.px(_OTHERS)
        self._height = min(theme.px(_PAGE[1] + _AROUND), room)
        inner = QWidget()
        grid = Grid(theme, inner, spacing=(14, 14))
        for place, (page, sheet) in enumerate(zip(paper.here, paper.sheets, strict=True)):
            grid.addLayout(self._page(page, sheet), *divmod(place, 2))
        area = ScrollArea(theme, inner)
        area.setMinimumHeight(self._height)
        self.body.addWidget(area, 1)
        self.add_safe(tr("关闭"))

    def _page(self, page: int, sheet: Id) -> Column:
        theme = self.theme
        column = Column(theme, spacing=6)
        picture = SheetPicture(theme)
        picture.setAccessibleName(tr("第 {n} 页").format(n=page))
        picture.setFixedSize(theme.px(_PAGE[0]), self._height - theme.px(_AROUND))
        column.addWidget(picture)
        back = Button(theme, tr("第 {n} 页归错了，放回待认领").format(n=page), size="small")
        back.clicked.connect(partial(self._take_out, sheet))
        column.addWidget(back)
        future = self._context.desk.ask(ReadReturnedSheet(sheet, _WIDTH))
        self._context.work.run(
            future, lambda image: picture.show_image(image_of(image)), owner=picture
        )
        return column

    def _take_out(self, sheet: Id) -> None:
        self._context.work.run(
            self._context.desk.do(TakeOut(sheet)), self._on_taken_out, owner=self
        )

    def _on_taken_out(self, _sheet: object) -> None:
        self._context.toast(tr("已放回待认领"), undo=True)
        self.changed.emit()
        self.accept()
