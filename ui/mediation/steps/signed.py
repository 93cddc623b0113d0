"""登记签字: the signed pages that came back stand beside what is ticked (M07)."""

from __future__ import annotations

__all__ = ["SignedSheet"]

from datetime import datetime

from PySide6.QtWidgets import QWidget

from app.i18n import month_day, tr
from app.returns.messages import ReadReturnedSheet, ReadSigned, SignedPage
from ui.mediation.steps.sheet import StepSheet
from ui.papers.pageview import image_of
from ui.returns.picture import SheetPicture
from ui.widgets.labels import Label
from ui.widgets.layout import Column, Row

_KIND = "med.F-A8"
_HEIGHT, _WIDTH = 260, 700  # px of the sheet, pixels of the picture
_MOST = 4  # pages shown: the signatures stand on the last ones


class SignedSheet(StepSheet):
    """One looks at the signatures while saying that they are there."""

    def add_below(self, column: Column) -> None:
        self._told = Label(self.theme, "", "small", "text_2", wrap=True)
        column.addWidget(self._told)
        self._place = QWidget()
        self._row = Row(self.theme, self._place, spacing=10)
        self._place.hide()
        column.addWidget(self._place)

    def prepare(self) -> None:
        agreement = self.case.agreement
        if agreement is None:
            return
        future = self.context.desk.ask(ReadSigned(_KIND, agreement.id))
        self.context.work.run(future, self._on_signed, owner=self)

    def _on_signed(self, pages: tuple[SignedPage, ...]) -> None:
        if not pages:
            words = tr("签好的协议书还没有收回。扫描或拍照拖到窗口里，就能在这里对着看")
            self._told.setText(words)
            return
        last: datetime = max(page.came_at for page in pages)
        self._told.setText(
            tr("签好的协议书收回了 {n}/{all} 页（{day}），请对着看签名、指印和印章").format(
                n=len(pages), all=pages[0].pages, day=month_day(last)
            )
        )
        for page in pages[-_MOST:]:
            self._show(page)
        self._place.show()
        self._fit()

    def _show(self, page: SignedPage) -> None:
        picture = SheetPicture(self.theme)
        picture.setAccessibleName(tr("协议书第 {n} 页").format(n=page.page))
        picture.setFixedHeight(self.theme.px(_HEIGHT))
        self._row.addWidget(picture, 1)
        future = self.context.desk.ask(ReadReturnedSheet(page.sheet, _WIDTH))
        self.context.work.run(
            future, lambda image: picture.show_image(image_of(image)), owner=picture
        )
