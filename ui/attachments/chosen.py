"""Files chosen for a record that is still being typed; they are added once it exists."""

from __future__ import annotations

__all__ = ["ChosenFiles"]

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QFileDialog, QStyleOptionViewItem, QWidget

from app.attachments.messages import About, AddAttachment
from app.i18n import tr
from app.ids import Id
from ui.attachments.model import size_words
from ui.attachments.view import files_of
from ui.context import Context
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.layout import Column, Row
from ui.widgets.lists import Index, ListView, RowDelegate, RowState
from ui.widgets.models import ITEM, RowsModel
from ui.widgets.paint import draw_text

_ROW = 30
_WORDS = tr("照片、扫描件、录音，也可以拖到这里；受理后加密存进案件")
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class _Chosen(NamedTuple):
    """A file and its size in words, looked up once: a stick may be slow."""

    path: Path
    size: str


class _Model(RowsModel[_Chosen]):
    """The files in the order they were chosen."""

    def spoken(self, item: _Chosen) -> str:
        return tr("，").join((item.path.name, item.size))


class _Delegate(RowDelegate):
    """Name and size in one line."""

    divider = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        return QSize(100, self.theme.px(_ROW))

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        del state
        theme, px = self.theme, self.theme.px
        item: _Chosen = index.data(ITEM)
        area = QRectF(rect).adjusted(px(8), 0, -px(8), 0)
        small, quiet = theme.font("small"), theme.color("text_2")
        draw_text(painter, area, item.size, small, quiet, align=_RIGHT)
        area.setRight(area.right() - px(80))
        draw_text(painter, area, item.path.name, theme.font(), theme.color("text"), elide=True)


class _List(ListView):
    """Delete takes a file out again; nothing happens to the file itself."""

    def __init__(self, owner: ChosenFiles, context: Context) -> None:
        super().__init__(context.theme)
        self._owner = owner

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Delete and index.isValid():
            self._owner.take_out(index.data(ITEM).path)
        else:
            super().keyPressEvent(event)


class ChosenFiles(QWidget):
    """A button, and the files chosen so far.

    Attributes:
        button: chooses files.

    Signals:
        edited: a file came or went.
    """

    edited = Signal()

    def __init__(self, context: Context, line: str, words: str = _WORDS) -> None:
        super().__init__()
        theme = context.theme
        self._context, self._line = context, line
        self._model = _Model(self)
        self._list = _List(self, context)
        self._list.setModel(self._model)
        self._list.setItemDelegate(_Delegate(theme, self._list))
        self._list.setAccessibleName(tr("要附上的文件"))
        column = Column(theme, self, spacing=6)
        row = Row(theme, spacing=12)
        self.button = Button(theme, tr("添加文件"), icon="paperclip")
        self.button.clicked.connect(self._choose)
        row.add(self.button)
        row.addWidget(Label(theme, words, "small", "text_2", wrap=True), 1)
        column.addLayout(row)
        column.addWidget(self._list)
        self.setAcceptDrops(True)
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def files(self) -> tuple[Path, ...]:
        """The files chosen so far."""
        return tuple(item.path for item in self._model.items)

    def add(self, files: Iterable[Path]) -> None:
        """More files; one twice stays one."""
        self._show(tuple(dict.fromkeys((*self.files, *files))))
        self.edited.emit()

    def take_out(self, file: Path) -> None:
        """A file less."""
        self._show(tuple(one for one in self.files if one != file))
        self.edited.emit()

    def kept(self) -> list[str]:
        """What a draft keeps: where the files lie."""
        return list(map(str, self.files))

    def restore(self, kept: Iterable[str]) -> None:
        """What a draft kept; a file gone since is told when it is to be added."""
        self._show(tuple(map(Path, kept)))

    def add_to(self, record: Id) -> None:
        """The record exists now."""
        files, work = self.files, self._context.work
        for file in files:
            future = self._context.desk.do(AddAttachment(About(self._line, record), file))
            work.run(future, lambda _id: None, owner=self)
        self._show(())

    def _choose(self) -> None:
        dialog = QFileDialog(self, tr("添加材料"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda chosen: self.add(map(Path, chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _show(self, files: tuple[Path, ...]) -> None:
        self._model.show(tuple(_Chosen(file, _size(file)) for file in files))
        self._fit()

    def _fit(self) -> None:
        self._list.setVisible(bool(self.files))
        self._list.setFixedHeight(self._context.theme.px(_ROW) * len(self.files) + 2)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if files := files_of(event.mimeData()):
            event.acceptProposedAction()
            self.add(files)


def _size(path: Path) -> str:
    try:
        return size_words(path.stat().st_size)
    except OSError:
        return tr("找不到")
