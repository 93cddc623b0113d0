"""To the printer, or into a file; the bytes are those of the preview."""

from __future__ import annotations

__all__ = ["print_paper", "save_pdf"]

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from app.errors import World
from app.i18n import tr
from app.papers.messages import PageImage, PaperView, ReadPage
from ui.context import Context
from ui.papers.pageview import image_of
from ui.widgets.files import ask_save, write_whole

_DPI = 300


def save_pdf(
    context: Context, parent: QWidget, view: PaperView, done: Callable[[PaperView, Path], None]
) -> None:
    """Ask where, write the PDF whole or not at all, then say so."""
    name = "_".join(filter(None, (view.number, view.title))) + ".pdf"

    def chosen(path: Path) -> None:
        future = context.work.call(write_whole, path, view.pdf)
        context.work.run(future, lambda _none: done(view, path), owner=parent)

    ask_save(parent, tr("存为 PDF"), name, "PDF (*.pdf)", chosen)


def print_paper(
    context: Context,
    parent: QWidget,
    view: PaperView,
    copies: int,
    done: Callable[[PaperView, int], None],
) -> None:
    """Ask for the printer, draw every page, then say so; a cancelled dialog does nothing."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(_DPI)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    wide = view.page_size[0] > view.page_size[1]
    turned = QPageLayout.Orientation
    printer.setPageOrientation(turned.Landscape if wide else turned.Portrait)
    printer.setCopyCount(copies)
    printer.setDocName(view.title)
    dialog = QPrintDialog(printer, parent)
    dialog.accepted.connect(lambda: _draw(context, parent, view, printer, done))
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)  # QPrintDialog has an open() of its own that wants a slot


def _draw(
    context: Context,
    parent: QWidget,
    view: PaperView,
    printer: QPrinter,
    done: Callable[[PaperView, int], None],
) -> None:
    images: list[QImage] = []

    def ask_next() -> None:
        future = context.desk.ask(ReadPage(view.pdf, len(images), _DPI / 72))
        context.work.run(future, drawn, owner=parent)

    def drawn(page: PageImage) -> None:
        images.append(image_of(page))
        if len(images) < view.pages:
            ask_next()
            return
        _paint(printer, images)
        done(view, printer.copyCount())

    ask_next()


def _paint(printer: QPrinter, images: list[QImage]) -> None:
    painter = QPainter()
    if not painter.begin(printer):
        raise World(
            tr("打印机没有响应，文书没有打出来。"),
            tr("文书内容都在本机，没有丢。"),
            tr("请看打印机是否开机、有纸，再打印一次。"),
        )
    for number, image in enumerate(images):
        if number:
            printer.newPage()
        painter.drawImage(QRectF(painter.viewport()), image)
    painter.end()
