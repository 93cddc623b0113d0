"""Takes rows of a list away: Ctrl+C for WPS, a workbook, or paper, as the list is seen."""

from __future__ import annotations

__all__ = ["ListTaker"]

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QMenu

from app.i18n import tr
from app.lists.messages import CopiedList, CopyList, ListSheet, PrintList
from app.papers.messages import PaperView
from app.vault.messages import Role
from ui.context import Context
from ui.forms.sheet import FormSheet
from ui.lists.sheet import purpose_form, sheet_of
from ui.lists.waiting import Waiting
from ui.shell.page import Act
from ui.widgets.buttons import Button
from ui.widgets.files import ask_save, write_whole

_RUN = 1000  # rows asked for at a time, so that a stop is heard

Whole = Callable[[str | None, int], Future[Any]]  # cursor, rows → a run with rows, total and after
Rows = Sequence[Any]


class ListTaker(QObject):
    """Gives a view several chosen rows, the keys and the menu to take them away.

    What is taken is what is chosen; with one row chosen, printing and saving take the whole list.

    Attributes:
        more: puts entries of the list's own below those of the menu.

    Args:
        view: of a model with `items` and `columns`.
        title: what the list is called on paper.
        narrowed: by what it is narrowed down now, in words.
        whole: asks for a run of the list, where the model holds only its beginning.
    """

    def __init__(
        self,
        context: Context,
        view: QAbstractItemView,
        title: str,
        *,
        narrowed: Callable[[], str] = str,
        whole: Whole | None = None,
    ) -> None:
        super().__init__(view)
        self._context, self.view = context, view
        self._title, self._narrowed, self._whole = title, narrowed, whole
        self._turn = 0  # counts what was begun; an answer to another turn is dropped
        self._waiting: Waiting | None = None
        self.more: Callable[[QMenu], None] = lambda _menu: None
        # Those of the window reach no list on a sheet, nor one beside the list of its page.
        self._acts = {"Ctrl+C": self.copy, "Ctrl+Alt+P": self.print_, "F12": self.save}
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._on_menu_asked)
        view.installEventFilter(self)

    # -- what a page shows ------------------------------------------------------------------

    def keys(self) -> Mapping[Act, Callable[[], None]]:
        """Its standard keys."""
        return {Act.PRINT_LIST: self.print_, Act.SAVE_LIST: self.save}

    def button(self, *, small: bool = False) -> Button:
        """清单, which opens the menu."""
        size = "small" if small else ""
        button = Button(self._context.theme, tr("清单"), icon="files", size=size)
        button.setAccessibleName(tr("清单：复制、打印、另存为 Excel"))
        button.clicked.connect(partial(self._open_below, button))
        return button

    def make_menu(self) -> QMenu:
        """What can be done with the rows."""
        menu = QMenu(self.view)
        number = len(self._chosen())
        entries: tuple[tuple[str, str, Callable[[], None]], ...] = (
            (tr("复制选中的 {n} 行").format(n=number), "Ctrl+C", self.copy),
            (self._what(tr("打印{what}")), "Ctrl+Alt+P", self.print_),
            (self._what(tr("把{what}另存为 Excel")), "F12", self.save),
        )
        for words, keys, act in entries:
            action = menu.addAction(f"{words}\t{keys}")
            action.triggered.connect(lambda _checked=False, act=act: act())
            some = bool(number if act == self.copy else self._items())
            action.setEnabled(some and self._context.desk.me.role != Role.AIDE)
        self.more(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    # -- taking away ------------------------------------------------------------------------

    def copy(self) -> None:
        """The chosen rows to the clipboard."""
        if self._chosen():
            self._begin(self._copy, several=False)

    def print_(self) -> None:
        """The chosen rows, or all, to be seen before they are printed."""
        if self._items():
            self._begin(self._print)

    def save(self) -> None:
        """The chosen rows, or all, as a workbook."""
        if self._items():
            self._begin(self._save)

    def stop(self) -> None:
        """Take nothing."""
        self._turn += 1
        self._close_waiting()

    # -- which rows -------------------------------------------------------------------------

    def _items(self) -> Rows:
        return list(self._at().values())

    def _at(self) -> dict[int, Any]:
        """The rows that can be chosen; headings between them stay."""
        model: Any = self.view.model()
        selectable = Qt.ItemFlag.ItemIsSelectable
        return {
            at: item
            for at, item in enumerate(model.items)
            if model.flags(model.index(at, 0)) & selectable
        }

    def _chosen(self) -> list[int]:
        rows = {index.row() for index in self.view.selectionModel().selectedIndexes()}
        return sorted(rows)

    def _some(self, *, several: bool = True) -> Rows | None:
        """The chosen rows; None for the whole list."""
        items, rows = self._at(), self._chosen()
        if len(rows) == len(items) or (several and len(rows) < 2):
            return None
        return [items[row] for row in rows]

    def _what(self, words: str) -> str:
        some = self._some()
        what = tr("整张清单") if some is None else tr("选中的 {n} 行").format(n=len(some))
        return words.format(what=what)

    def _begin(self, then: Callable[[ListSheet], None], *, several: bool = True) -> None:
        self.stop()
        some, turn = self._some(several=several), self._turn
        if some is not None or self._whole is None:
            self._put(turn, self._items() if some is None else some, then)
        else:
            self._ask(turn, None, [], then)

    def _ask(
        self, turn: int, after: str | None, got: list[Any], then: Callable[[ListSheet], None]
    ) -> None:
        if self._whole is None:
            return

        def on_run(page: Any) -> None:
            if turn != self._turn:
                return
            got.extend(page.rows)
            if page.after is None:
                self._put(turn, got, then)
                return
            self._wait(len(got))
            self._ask(turn, page.after, got, then)

        self._run(self._whole(after, _RUN), on_run)

    def _put(self, turn: int, items: Rows, then: Callable[[ListSheet], None]) -> None:
        """Make words of the rows, off this thread; then go on with them."""
        model: Any = self.view.model()
        made = self._context.work.call(
            sheet_of, self._title, self._narrowed(), model.columns, tuple(items)
        )

        def on_made(sheet: ListSheet) -> None:
            if turn == self._turn:
                then(sheet)

        self._run(made, on_made)

    # -- where to ---------------------------------------------------------------------------

    def _copy(self, sheet: ListSheet) -> None:
        turn = self._turn

        def on_copied(taken: CopiedList) -> None:
            if turn != self._turn:
                return
            self._close_waiting()
            mime = QMimeData()
            mime.setText(taken.text)
            mime.setHtml(taken.html)
            QGuiApplication.clipboard().setMimeData(mime)
            says = tr("已复制 {n} 行，到 WPS 里粘贴；号码、未成年人姓名已遮盖")
            self._context.toast(says.format(n=len(sheet.rows)))

        self._run(self._context.desk.do(CopyList(sheet)), on_copied)

    def _print(self, sheet: ListSheet) -> None:
        from ui.lists.preview import ListPreview  # noqa: PLC0415 - printers slow the start

        turn = self._turn

        def on_laid_out(view: PaperView) -> None:
            if turn == self._turn:
                self._close_waiting()
                ListPreview(self._context, self.view.window(), view).open()

        self._run(self._context.desk.do(PrintList(sheet)), on_laid_out)

    def _save(self, sheet: ListSheet) -> None:
        self._close_waiting()
        form = FormSheet(self._context, self.view.window(), purpose_form(sheet))
        form.made.connect(lambda book: self._ask_where(sheet, book))
        form.open()

    def _ask_where(self, sheet: ListSheet, book: bytes) -> None:
        def chosen(path: Path) -> None:
            told = tr("已存到 {name}").format(name=path.name)
            done = self._context.work.call(write_whole, path, book)
            self._run(done, lambda _none: self._context.toast(told))

        name = tr("{title} {day}.xlsx").format(title=sheet.title, day=self._context.clock.today())
        ask_save(self.view.window(), tr("另存为 Excel"), name, "Excel (*.xlsx)", chosen)

    # -- inside -----------------------------------------------------------------------------

    def _run(self, future: Future[Any], then: Callable[[Any], None]) -> None:
        def on_error(_error: Exception) -> bool:
            self.stop()
            return False

        self._context.work.run(future, then, on_error, owner=self)

    def _wait(self, rows: int) -> None:
        if self._waiting is None:
            self._waiting = Waiting(self._context.theme, self.view.window())
            self._waiting.rejected.connect(self.stop)
            self._waiting.open()
        self._waiting.show_rows(rows)

    def _close_waiting(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting.rejected.disconnect(self.stop)
            waiting.accept()

    def _open_below(self, button: Button) -> None:
        corner = button.mapToGlobal(button.rect().bottomRight())
        menu = self.make_menu()
        menu.popup(QPoint(corner.x() - menu.sizeHint().width(), corner.y() + 4))

    def _on_menu_asked(self, place: QPoint) -> None:
        self.make_menu().popup(self.view.viewport().mapToGlobal(place))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            keys = QKeySequence(event.keyCombination()).toString()
            if act := self._acts.get(keys):
                act()
                return True
        return False
