"""What came back signed, shown in a sheet beside the tick that says so (M06, M07)."""

from __future__ import annotations

__all__ = ["SignedPages"]

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QWidget

from app.i18n import month_day, tr
from app.ids import Id
from app.returns.messages import ReadReturnedSheet, ReadSigned, SignedPage
from ui.context import Context
from ui.papers.pageview import image_of
from ui.returns.picture import SheetPicture
from ui.widgets.labels import Label
from ui.widgets.layout import Column, Row

_HEIGHT, _WIDTH = 260, 700  # px of the sheet, pixels of the picture
_MOST = 4  # pages shown: the signatures stand on the last ones


class SignedPages(QWidget):
    """The signed pages of one paper, or where they would come from; `marks`: what to look for.

    Attributes:
        told: what is said of them.
    """

    def __init__(self, context: Context, paper: str, marks: str) -> None:
        super().__init__()
        self._context, self._paper, self._marks = context, paper, marks
        column = Column(context.theme, self, spacing=8)
        self.told = Label(context.theme, "", "small", "text_2", wrap=True)
        column.addWidget(self.told)
        self._place = QWidget()
        self._row = Row(context.theme, self._place, spacing=10)
        self._place.hide()
        column.addWidget(self._place)

    def look_for(self, kind: str, subject: Id, on_shown: Callable[[], None]) -> None:
        """Ask for them; `on_shown` hears that there are pictures."""

        def on_pages(pages: tuple[SignedPage, ...]) -> None:
            self._tell(pages)
            if pages:
                on_shown()

        future = self._context.desk.ask(ReadSigned(kind, subject))
        self._context.work.run(future, on_pages, owner=self)

    def _tell(self, pages: tuple[SignedPage, ...]) -> None:
        if not pages:
            words = tr("签好的{paper}还没有收回。扫描或拍照拖到窗口里，就能在这里对着看")
            self.told.setText(words.format(paper=self._paper))
            return
        last: datetime = max(page.came_at for page in pages)
        words = tr("签好的{paper}收回了 {n}/{all} 页（{day}），请对着看{marks}")
        self.told.setText(
            words.format(
                paper=self._paper,
                n=len(pages),
                all=pages[0].pages,
                day=month_day(last),
                marks=self._marks,
            )
        )
        for page in pages[-_MOST:]:
            self._show(page)
        self._place.show()

    def _show(self, page: SignedPage) -> None:
        theme = self._context.theme
        picture = SheetPicture(theme)
        picture.setAccessibleName(tr("{paper}第 {n} 页").format(paper=self._paper, n=page.page))
        picture.setFixedHeight(theme.px(_HEIGHT))
        self._row.addWidget(picture, 1)
        future = self._context.desk.ask(ReadReturnedSheet(page.sheet, _WIDTH))
        self._context.work.run(
            future, lambda image: picture.show_image(image_of(image)), owner=picture
        )
