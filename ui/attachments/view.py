"""材料 of one record: added by button, by dropping, by pasting; looked at with Enter."""

from __future__ import annotations

__all__ = ["MaterialsView", "files_of"]

from pathlib import Path

from PySide6.QtCore import QBuffer, QEvent, QIODevice, QMimeData, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from app.attachments.messages import (
    About,
    AddAttachment,
    AttachmentRow,
    ListAttachments,
    ReadThumbnail,
)
from app.errors import Bug, Fault, Problem, Refused
from app.events import RecordsChanged
from app.i18n import tr
from app.ids import Id
from ui.attachments.model import MaterialDelegate, MaterialModel
from ui.attachments.signed import SignedOffer
from ui.context import Context
from ui.widgets.elided import wrapped
from ui.widgets.lists import ListView
from ui.widgets.models import ITEM
from ui.widgets.paint import draw_text

_LINE = "attachments"
_LARGE = 30_000_000  # bytes that take longer than a blink to encrypt
_AT_ONCE = 2  # thumbnails asked for: what is scrolled away meanwhile is not made at all


class MaterialsView(ListView):
    """Enter looks, F2 renames, Delete strikes out, Ctrl+V pastes, Insert chooses files.

    Signals:
        counted: how many there are.
        lookAsked: one that its line keeps closed is to be shown: the page has a look written
            down, gives its id to `set_looks`, and shows it.
    """

    counted = Signal(int)
    lookAsked = Signal(object)

    def __init__(self, context: Context, line: str, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, parent=parent)
        self._context, self._line = context, line
        self._record: Id | None = None
        self._looks: tuple[Id, ...] = ()
        self._asked: set[Id] = set()
        self._over = False
        self.materials = MaterialModel(self, sent=not context.desk.me.sample)
        self._signed = SignedOffer(context, self)
        self.setModel(self.materials)
        self.setItemDelegate(MaterialDelegate(context.theme, self))
        self.setAccessibleName(tr("材料"))
        self.setAcceptDrops(True)
        self.acted.connect(self._on_opened)
        self.peeked.connect(self._on_opened)
        self.verticalScrollBar().valueChanged.connect(self._read_thumbs)
        context.work.listen(context.desk, RecordsChanged, self._on_changed, owner=self)

    def show_record(self, record: Id) -> None:
        """Show the attachments of a record."""
        if record != self._record:
            self._record = record
            self.materials.show(())
            self.counted.emit(0)
        self._read()

    def set_looks(self, looks: tuple[Id, ...]) -> None:
        """What these looks open lies open; none closes everything again."""
        if looks != self._looks:
            self._looks = looks
            self._read()

    def open_item(self, item: AttachmentRow) -> None:
        """Show one, once a look was written down where its line asks for that."""
        from ui.attachments.viewer import open_material  # noqa: PLC0415 - not needed for the list

        if item.closed is not None:
            self.lookAsked.emit(item)
        else:
            open_material(self._context, self, item, self._looks)

    def choose_files(self) -> None:
        """Let the user choose files to add."""
        dialog = QFileDialog(self, tr("添加材料"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda chosen: self.add(tuple(map(Path, chosen))))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def add(self, sources: tuple[Path | bytes, ...], name: str = "") -> None:
        """Add files, or a picture from the clipboard, to the record shown."""
        if self._record is None:
            return
        about, came, refused = About(self._line, self._record), list[Id](), list[str]()
        if sum(map(_size, sources)) > _LARGE:
            self._context.toast(tr("正在加密存入，请稍等，可以接着做别的"))

        def on_added(id_: Id) -> None:
            came.append(id_)
            on_ended()

        def on_error(error: Exception) -> bool:
            known = isinstance(error, Problem) and not isinstance(error, Bug)
            refused.append(str(error) if known else "")
            on_ended()
            return known

        def on_ended() -> None:
            if len(came) + len(refused) == len(sources):
                self._tell(came, tuple(dict.fromkeys(filter(None, refused))), len(refused))

        for source in sources:
            future = self._context.desk.do(AddAttachment(about, source, name))
            self._context.work.run(future, on_added, on_error, owner=self)

    def _tell(self, came: list[Id], refused: tuple[str, ...], failed: int) -> None:
        """All at once: whoever drops ten photos reads one sentence."""
        if came:
            words = tr("已添加 {n} 份材料").format(n=len(came))
            self._context.toast(words, undo=len(came) == 1)
            self._signed.look_at(came)
        if refused:
            head = tr("有 {n} 份没有添加。").format(n=failed) if failed > 1 or came else ""
            self._context.work.report(Refused(Fault(head + "\n".join(refused))))

    # -- reading -----------------------------------------------------------------------------

    def _read(self) -> None:
        if (record := self._record) is not None:
            looks = self._looks
            future = self._context.desk.ask(ListAttachments(record, looks))
            self._context.work.run(future, lambda rows: self._show(record, looks, rows), owner=self)

    def _show(self, record: Id, looks: tuple[Id, ...], rows: tuple[AttachmentRow, ...]) -> None:
        if (record, looks) != (self._record, self._looks):
            return
        current = self.currentIndex()
        chosen = current.data(ITEM).id if current.isValid() else None
        self.materials.show(rows)
        if chosen is not None:
            self.setCurrentIndex(self.materials.find(chosen))
        self.counted.emit(len(rows))
        self._read_thumbs()

    def _read_thumbs(self) -> None:
        """Ask for what is in sight, a few at a time."""
        if not self.isVisible():
            return
        for row, item in enumerate(self.materials.items):
            if len(self._asked) >= _AT_ONCE:
                return
            seen = self.visualRect(self.materials.index(row)).intersects(self.viewport().rect())
            if seen and item.id not in self._asked and self.materials.lacks_thumb(item):
                self._ask_thumb(item.id)

    def _ask_thumb(self, id_: Id) -> None:
        self._asked.add(id_)

        def on_read(data: bytes | None, *, broken: bool = True) -> None:
            self._asked.discard(id_)
            thumb = QPixmap()
            thumb.loadFromData(data or b"")
            self.materials.set_thumb(id_, thumb, broken=broken and data is None)
            self._read_thumbs()

        def on_error(_error: Exception) -> None:  # whoever opens it is told why
            on_read(None, broken=False)

        future = self._context.desk.ask(ReadThumbnail(id_, self._looks))
        self._context.work.run(future, on_read, on_error, owner=self)

    def _on_changed(self, event: RecordsChanged) -> None:
        if event.line == _LINE and (not event.records or self._record in event.records):
            self._read()

    # -- what a person does ------------------------------------------------------------------

    def _on_opened(self, index: QModelIndex) -> None:
        self.open_item(index.data(ITEM))

    def _strike(self, item: AttachmentRow) -> None:
        from ui.attachments.striking import strike_out  # noqa: PLC0415 - seldom wanted

        strike_out(self._context, self, item)

    def _revise(self, item: AttachmentRow) -> None:
        from ui.attachments.revising import revise  # noqa: PLC0415 - seldom wanted

        revise(self._context, self, item)

    def _paste(self) -> None:
        mime = QGuiApplication.clipboard().mimeData()
        if files := files_of(mime):
            self.add(files)
        elif mime.hasImage():
            image = QImage(mime.imageData())
            now = self._context.clock.now()
            # Packing a large picture takes longer than the screen may stand still.
            future = self._context.work.call(_png, image)
            name = tr("粘贴的图片 {at:%H%M%S}.png").format(at=now)
            self._context.work.run(future, lambda data: self.add((data,), name), owner=self)
        else:
            self._context.toast(tr("剪贴板里没有图片或文件"), good=False)

    def make_menu(self, item: AttachmentRow) -> QMenu:
        """What can be done with an attachment, for the mouse."""
        from ui.attachments.viewer import open_outside  # noqa: PLC0415 - seldom wanted

        menu = QMenu(self)
        if item.here and (item.picture or item.closed is not None):
            look = menu.addAction(tr("查看"))
            look.triggered.connect(lambda: self.open_item(item))
        if item.here and item.closed is None:
            outside = menu.addAction(tr("用别的程序打开"))
            outside.triggered.connect(lambda: open_outside(self._context, self, item, self._looks))
        menu.addAction(tr("名称、说明和卷宗位置")).triggered.connect(lambda: self._revise(item))
        menu.addAction(tr("作废")).triggered.connect(lambda: self._strike(item))
        return menu

    # -- Qt overrides ------------------------------------------------------------------------

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(self.viewport().mapFromGlobal(event.globalPos()))
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
        if index.isValid():
            self.make_menu(index.data(ITEM)).popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif event.key() == Qt.Key.Key_Insert:
            self.choose_files()
        elif event.key() == Qt.Key.Key_F2 and index.isValid():
            self._revise(index.data(ITEM))
        elif event.key() == Qt.Key.Key_Delete and index.isValid():
            self._strike(index.data(ITEM))
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(100, 78)

    def showEvent(self, event: QEvent) -> None:  # type: ignore[override]
        super().showEvent(event)  # type: ignore[arg-type]
        self._read_thumbs()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._record is not None and files_of(event.mimeData()):
            event.acceptProposedAction()
            self._set_over(over=True)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QEvent) -> None:  # type: ignore[override]
        self._set_over(over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._set_over(over=False)
        if files := files_of(event.mimeData()):
            event.acceptProposedAction()
            self.add(files)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = self._context.theme
        if self.materials.items and not self._over:
            return
        painter = QPainter(self.viewport())
        area = self.viewport().rect().adjusted(theme.px(16), theme.px(6), -theme.px(14), 0)
        if self._over:
            painter.fillRect(self.viewport().rect(), theme.color("accent_tint"))
        words = tr("松开就添加到这个案件") if self._over else _EMPTY
        line = area.toRectF()
        for text in wrapped(words, theme.font("small"), area.width(), 4):
            line.setHeight(theme.px(20))
            draw_text(painter, line, text, theme.font("small"), theme.color("text_2"))
            line.translate(0, theme.px(20))
        painter.end()

    def _set_over(self, *, over: bool) -> None:
        self._over = over
        self.viewport().update()


_EMPTY = tr("还没有照片、扫描件和录音。把文件拖到这里，或者点“添加”；也可以按 Ctrl+V 粘贴图片。")


def files_of(mime: QMimeData) -> tuple[Path, ...]:
    """The files among what is dragged or pasted, in the order of their names."""
    paths = (Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
    return tuple(sorted(path for path in paths if path.is_file()))


def _size(source: Path | bytes) -> int:
    if isinstance(source, bytes):
        return len(source)
    return source.stat().st_size if source.is_file() else 0


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
