"""待认领: a sheet nobody could file, its picture, and the page a person says it is."""

from __future__ import annotations

__all__ = ["Tray"]

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.ids import Id
from app.papers.messages import PageImage
from app.returns.messages import (
    Aside,
    AsideSheet,
    DropBlanks,
    DropSheet,
    FileByHand,
    FindPrinted,
    PrintedChoice,
    ReadReturnedSheet,
)
from ui.context import Context
from ui.papers.pageview import image_of
from ui.returns.picture import SheetPicture
from ui.returns.rows import (
    AsideDelegate,
    AsideModel,
    PageChoice,
    PageDelegate,
    PageModel,
    pages_of,
)
from ui.theme.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.filter import FilterLine
from ui.widgets.layout import Column, Row
from ui.widgets.lists import ListView
from ui.widgets.panel import Panel, Rule
from ui.widgets.states import EmptyState

_WIDTH = 1000  # pixels asked for: enough to read what is printed


class Tray(Panel):
    """↑ ↓ choose a sheet, Enter goes to the pages, Enter files it, Delete takes it away.

    Signals:
        changed: a sheet left the tray.
    """

    changed = Signal()

    def __init__(self, context: Context) -> None:
        theme = context.theme
        super().__init__(theme, tr("待认领"))
        self._context = context
        self._shown: AsideSheet | None = None
        self.sheets = ListView(theme)
        self.model = AsideModel(context.clock.today(), self)
        self.sheets.setModel(self.model)
        self.sheets.setItemDelegate(AsideDelegate(theme, self.sheets))
        self.sheets.setAccessibleName(tr("待认领的纸页"))
        self.sheets.acted.connect(self._on_sheet_acted)
        self.sheets.selectionModel().currentChanged.connect(self._on_current)
        self.picture = SheetPicture(theme)
        self.filter = FilterLine(theme, tr("案号、姓名、文书名"), keys="")
        self.filter.narrowed.connect(self._read_choices)
        self.filter.left.connect(self._to_choices)
        self.filter.dropped.connect(self.sheets.setFocus)
        self.choices = ListView(theme)
        self.pages = PageModel(self)
        self.choices.setModel(self.pages)
        self.choices.setItemDelegate(PageDelegate(theme, self.choices))
        self.choices.setAccessibleName(tr("这一页是哪份文书的哪一页"))
        self.choices.acted.connect(self._on_choice_acted)
        self._drop = Button(theme, tr("移出"), keys="Delete", size="small")
        self._drop.clicked.connect(self.drop_current)
        self._blanks = Button(theme, "", size="small")
        self._blanks.clicked.connect(self.drop_blanks)
        self._lay_out(theme)
        theme.changed.connect(self._fit_sheets)
        self._fit_sheets()

    def _lay_out(self, theme: Theme) -> None:
        if self.header is not None:
            self.header.add(self._blanks, self._drop)
        self._work = QWidget()
        self._none = EmptyState(
            theme,
            tr("没有要认领的纸页"),
            tr("读不出二维码的、不是本所打印的放在这里，不会丢。"),
        )
        column = Column(theme, self._work, spacing=0)
        column.addWidget(self.sheets)
        column.addWidget(Rule(theme))
        row = Row(theme, margins=(12, 12, 12, 12), spacing=12)
        row.addWidget(self.picture, 1)
        side = Column(theme, spacing=8)
        side.addWidget(self.filter)
        side.addWidget(self.choices, 1)
        row.addLayout(side, 1)
        column.addLayout(row, 1)
        self.body.addWidget(self._work, 1)
        self.body.addWidget(self._none, 1)

    def show_sheets(self, sheets: tuple[AsideSheet, ...]) -> None:
        """What waits; the one in hand stays in hand."""
        kept = self._shown.id if self._shown else None
        self.model.show(sheets)
        self.set_title(tr("待认领"), tr("{n} 页").format(n=len(sheets)) if sheets else "")
        self._work.setVisible(bool(sheets))
        self._none.setVisible(not sheets)
        self._drop.setVisible(bool(sheets))
        blanks = len(self._white())
        self._blanks.set_text(tr("移出空白页（{n}）").format(n=blanks))
        self._blanks.setVisible(blanks > 1)
        if not sheets:
            self._shown = None
            self.picture.show_image(None)
            self.pages.show(())
            return
        row = next((n for n, sheet in enumerate(sheets) if sheet.id == kept), 0)
        self.sheets.setCurrentIndex(self.model.index(row))
        self._read_choices(self.filter.text().strip())

    def drop_current(self) -> None:
        """移出: it is kept, with the reason; Ctrl+Z brings it back."""
        if self._shown is None:
            return
        blank = self._shown.why is Aside.BLANK
        reason = tr("空白页") if blank else tr("不是本所要归档的纸页")
        future = self._context.desk.do(DropSheet(self._shown.id, reason))
        self._context.work.run(future, self._on_dropped, owner=self)

    def drop_blanks(self) -> None:
        """The white backs of a stack scanned on both sides, all at once."""
        future = self._context.desk.do(DropBlanks(self._white()))
        self._context.work.run(future, self._on_blanks_dropped, owner=self)

    # -- inside --------------------------------------------------------------------------

    def _white(self) -> tuple[Id, ...]:
        return tuple(sheet.id for sheet in self.model.items if sheet.why is Aside.BLANK)

    def _on_blanks_dropped(self, dropped: int) -> None:
        says = tr("已移出 {n} 页空白，图片还留着")
        self._context.toast(says.format(n=dropped), undo=True)
        self.sheets.setFocus()
        self.changed.emit()

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        sheet: AsideSheet | None = self.model.items[index.row()] if index.isValid() else None
        if sheet is None or (self._shown is not None and sheet.id == self._shown.id):
            return
        self._shown = sheet
        self.picture.show_image(None)
        if sheet.why is Aside.UNREADABLE:
            return

        def on_image(image: PageImage) -> None:
            if self._shown is sheet:
                self.picture.show_image(image_of(image))

        future = self._context.desk.ask(ReadReturnedSheet(sheet.id, _WIDTH))
        self._context.work.run(future, on_image, owner=self)

    def _read_choices(self, text: str) -> None:
        def on_found(found: tuple[PrintedChoice, ...]) -> None:
            self.pages.show(pages_of(found))
            if self.pages.items:
                self.choices.setCurrentIndex(self.pages.index(0))

        future = self._context.desk.ask(FindPrinted(text))
        self._context.work.run(future, on_found, owner=self)

    def _on_sheet_acted(self, _index: QModelIndex) -> None:
        self.filter.setFocus()
        self.filter.selectAll()

    def _to_choices(self) -> None:
        self.choices.setFocus()

    def _on_choice_acted(self, index: QModelIndex) -> None:
        if self._shown is None:
            return
        choice: PageChoice = self.pages.items[index.row()]
        command = FileByHand(
            self._shown.id, choice.printed.paper, choice.printed.version, choice.page
        )
        self._context.work.run(self._context.desk.do(command), self._on_filed, owner=self)

    def _on_filed(self, _sheet: object) -> None:
        self._context.toast(tr("已归好这一页"), undo=True)
        self.sheets.setFocus()
        self.changed.emit()

    def _on_dropped(self, _sheet: object) -> None:
        self._context.toast(tr("已移出这一页，图片还留着"), undo=True)
        self.sheets.setFocus()
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.sheets.hasFocus():
            self.drop_current()
        else:
            super().keyPressEvent(event)

    def _fit_sheets(self) -> None:
        self.sheets.setFixedHeight(self._context.theme.size("row_two_line") * 3)
