"""To the printer, or into a file; the bytes are those of the preview."""

from __future__ import annotations

__all__ = ["pages_wanted", "print_paper", "save_pdf"]

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import (
    QAbstractPrintDialog,
    QPrintDialog,
    QPrinter,
    QPrinterInfo,
)
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
    """Ask for the printer, draw the pages wanted, then say so; a cancelled dialog does nothing.

    The printer and its two sides are remembered; copies and pages belong to the paper at hand.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    _recall(printer, context)
    printer.setResolution(_DPI)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    wide = view.page_size[0] > view.page_size[1]
    turned = QPageLayout.Orientation
    printer.setPageOrientation(turned.Landscape if wide else turned.Portrait)
    printer.setCopyCount(copies)
    printer.setDocName(view.title)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, on=view.pages > 1)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, on=False)
    dialog.setMinMax(1, view.pages)
    dialog.accepted.connect(lambda: _accepted(context, parent, view, printer, done))
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)  # QPrintDialog has an open() of its own that wants a slot


def pages_wanted(printer: QPrinter, count: int) -> tuple[int, ...]:
    """The pages chosen in the dialog, from 0; all of them unless a range was given."""
    if printer.printRange() is not QPrinter.PrintRange.PageRange or not printer.fromPage():
        return tuple(range(count))
    first, last = printer.fromPage() - 1, min(printer.toPage() or count, count)
    return tuple(range(first, last))


def _recall(printer: QPrinter, context: Context) -> None:
    """The printer and the sides of last time, where they are still there."""
    name = context.settings.get("papers.printer", "")
    if name in QPrinterInfo.availablePrinterNames():
        printer.setPrinterName(name)
    sides = context.settings.get("papers.sides", "")
    if sides in QPrinter.DuplexMode.__members__:
        printer.setDuplex(QPrinter.DuplexMode[sides])


def _accepted(
    context: Context,
    parent: QWidget,
    view: PaperView,
    printer: QPrinter,
    done: Callable[[PaperView, int], None],
) -> None:
    context.settings.put("papers.printer", printer.printerName())
    context.settings.put("papers.sides", printer.duplex().name)
    _draw(context, parent, view, printer, done)


def _draw(
    context: Context,
    parent: QWidget,
    view: PaperView,
    printer: QPrinter,
    done: Callable[[PaperView, int], None],
) -> None:
    wanted = pages_wanted(printer, view.pages)
    images: list[QImage] = []

    def ask_next() -> None:
        future = context.desk.ask(ReadPage(view.pdf, wanted[len(images)], _DPI / 72))
        context.work.run(future, drawn, owner=parent)

    def drawn(page: PageImage) -> None:
        images.append(image_of(page))
        if len(images) < len(wanted):
            ask_next()
            return
        # A driver that cannot repeat by itself is sent every copy.
        times = 1 if printer.supportsMultipleCopies() else printer.copyCount()
        _paint(printer, images * times)
        done(view, printer.copyCount())

    if wanted:
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
