"""What a scan or a photo of paper is: its sheets one by one, and the marks that stand on each."""

from __future__ import annotations

__all__ = ["LARGEST", "document", "frames", "leaves", "look", "opened", "picture"]

import io
import warnings
from collections.abc import Callable, Iterator
from time import process_time

import pypdfium2 as pdfium
import zxingcpp
from PIL import Image, ImageChops, ImageFilter, ImageOps, UnidentifiedImageError

from app.errors import Fault, Refused
from app.i18n import tr
from app.papers.messages import PageImage
from app.papers.qr import parse
from app.papers.seen import Seen, Sighting

LARGEST = 80_000_000  # pixels of one sheet: a phone takes 50 million, a bomb far more

_FORMATS = ("JPEG", "PNG", "TIFF", "BMP", "WEBP")
_MOST_SHEETS = 1000
_DPI = 200  # of a page of a PDF; a second look goes to _FINE
_FINE = 330
_USUAL = 2600  # longest side, in pixels, that is looked at first: A4 at 220 dpi
_SIDE = 5200  # and at most
_PATIENCE = 1.5  # seconds for one sheet: forty that say nothing still end within a minute
_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
_TURNS = {
    90: Image.Transpose.ROTATE_270,  # Pillow turns against the clock
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}
_SPECK, _INK = 60, 0.0004  # a sheet is blank when fewer than this part of it is so much darker
_BAD_PICTURE = (
    UnidentifiedImageError,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
    OSError,
    SyntaxError,  # what Pillow says of a broken PNG
    ValueError,
)


def leaves(data: bytes) -> tuple[bytes, ...]:
    """The sheets of a scan: each page of a PDF or TIFF as one of its own, a picture as it is.

    Raises:
        Refused: it is no picture and no PDF, is damaged, locked or beyond all size.
    """
    if not data.startswith(b"%PDF"):
        sheets = frames(data)
        for sheet in sheets:
            _open(sheet)
        return sheets
    whole = document(data)
    try:
        if not len(whole):
            raise _unreadable()
        _require_few(len(whole))
        if len(whole) == 1:
            return (data,)
        return tuple(_leaf(whole, page) for page in range(len(whole)))
    finally:
        whole.close()


def document(data: bytes) -> pdfium.PdfDocument:
    """A PDF, to be closed; raises Refused where it is damaged or locked."""
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise _unreadable() from error


def frames(data: bytes) -> tuple[bytes, ...]:
    """The pages of a picture: those of a TIFF each by itself, any other as it came."""
    image = opened(data)
    count = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
    if count == 1:
        return (data,)
    _require_few(count)
    try:
        return tuple(_frame(image, number) for number in range(count))
    except _BAD_PICTURE as error:
        raise _unreadable() from error


def _frame(image: Image.Image, number: int) -> bytes:
    image.seek(number)
    if image.width * image.height > LARGEST:
        raise _unreadable()
    file = io.BytesIO()
    packed = "group4" if image.mode == "1" else "tiff_adobe_deflate"
    image.save(file, "TIFF", compression=packed, exif=image.getexif())
    return file.getvalue()


def _require_few(sheets: int) -> None:
    if sheets > _MOST_SHEETS:
        says = tr("这个文件有 {n} 页，一次最多 {most} 页，请分成几个文件")
        raise Refused(Fault(says.format(n=sheets, most=_MOST_SHEETS)))


def _unreadable() -> Refused:
    return Refused(Fault(tr("打不开这个文件，可能不是图片或 PDF，或者已损坏、加了密码")))


def _leaf(whole: pdfium.PdfDocument, page: int) -> bytes:
    single = pdfium.PdfDocument.new()
    try:
        single.import_pages(whole, [page])
        file = io.BytesIO()
        single.save(file)
        return file.getvalue()
    finally:
        single.close()


def look(leaf: bytes, *, brief: bool = False) -> Seen:
    """Look for marks on one sheet, longer where the first look finds none, unless it is brief.

    Raises:
        Refused: the sheet cannot be opened.
    """
    sheet, start = _Sheet(leaf), process_time()
    found: dict[bytes, Sighting] = {}
    first = sheet.grey(_USUAL)
    for image in _looks(sheet, first):
        unsure = False
        for code in zxingcpp.read_barcodes(image, formats=_QR, return_errors=True):
            if sighting := _sighting(code):
                found.setdefault(sighting.payload, sighting)
            else:
                unsure = unsure or not code.valid
        if brief or (found and not unsure) or process_time() - start > _PATIENCE:
            break
    return Seen(tuple(found.values()), blank=not found and _blank(first))


def picture(leaf: bytes, width: int, turn: int) -> PageImage:
    """A sheet as pixels, at most so wide, turned clockwise by 0, 90, 180 or 270 degrees.

    Raises:
        Refused: the sheet cannot be opened.
    """
    pdf = leaf.startswith(b"%PDF")
    image = _drawn(leaf, _DPI, grey=False) if pdf else _open(leaf, "RGB")
    if turn:
        image = image.transpose(_TURNS[turn])
    image.thumbnail((width, width * 3))
    return PageImage(*image.size, image.convert("RGBA").tobytes("raw", "BGRA"))


def _sighting(code: zxingcpp.Barcode) -> Sighting | None:
    if not code.valid:
        return None
    try:
        parse(code.bytes)
    except ValueError:
        return None  # somebody else's code: a bill, an identity card
    return Sighting(code.bytes, round(-code.orientation / 90) * 90 % 360)


class _Sheet:
    """A sheet as grey pixels, as fine as asked for."""

    def __init__(self, leaf: bytes) -> None:
        self._leaf = leaf
        self._image = None if leaf.startswith(b"%PDF") else _open(leaf)

    def grey(self, longest: int) -> Image.Image:
        """Upright as its camera says, its longest side at most so many pixels."""
        if self._image is None:
            return _drawn(self._leaf, _DPI if longest <= _USUAL else _FINE)
        return _shrunk(self._image, longest)


def opened(data: bytes) -> Image.Image:
    """A picture whose pixels were not read yet; raises Refused."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # a torn TIFF complains before it fails
            image = Image.open(io.BytesIO(data), formats=_FORMATS)
    except _BAD_PICTURE as error:
        raise _unreadable() from error
    if image.width * image.height > LARGEST:
        raise _unreadable()
    return image


def _open(data: bytes, mode: str = "L") -> Image.Image:
    try:
        image = opened(data)
        return ImageOps.exif_transpose(image).convert(mode)
    except _BAD_PICTURE as error:
        raise _unreadable() from error


def _drawn(pdf: bytes, dpi: int, *, grey: bool = True) -> Image.Image:
    try:
        document = pdfium.PdfDocument(pdf)
        try:
            page = document[0]
            scale = min(dpi / 72, _SIDE / max(page.get_size()))
            image: Image.Image = page.render(scale=scale, grayscale=grey).to_pil()
            return image.convert("L" if grey else "RGB")
        finally:
            document.close()
    except pdfium.PdfiumError as error:
        raise _unreadable() from error


def _shrunk(image: Image.Image, longest: int) -> Image.Image:
    side = max(image.size)
    return image if side <= longest else image.reduce(max(2, round(side / longest)))


def _looks(sheet: _Sheet, first: Image.Image) -> Iterator[Image.Image]:
    """The sheet again and again, each time made clearer in another way; the likeliest first."""
    yield first
    full = sheet.grey(_SIDE)
    if full.size != first.size:
        yield full
    for better in _BETTER:
        yield better(first)
    yield from _tiles(full)


def _even(image: Image.Image) -> Image.Image:
    """Shadows taken away: each spot compared with the paper around it."""
    paper = image.reduce(8).filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(8))
    around = paper.resize(image.size)
    return ImageOps.invert(ImageOps.autocontrast(ImageChops.subtract(around, image), cutoff=1))


_SHARPER = ImageFilter.UnsharpMask(2, 500, 0)
_BETTER: tuple[Callable[[Image.Image], Image.Image], ...] = (
    lambda image: image.filter(_SHARPER),
    lambda image: image.filter(ImageFilter.MedianFilter(3)),
    lambda image: image.filter(_SHARPER).filter(_SHARPER),
    lambda image: image.reduce(2).filter(_SHARPER),
    lambda image: image.rotate(30, Image.Resampling.BICUBIC, expand=True, fillcolor=255),
    _even,
    lambda image: image.filter(ImageFilter.GaussianBlur(2)),
)


def _tiles(image: Image.Image) -> Iterator[Image.Image]:
    """Overlapping parts, twice as large and sharper: for a small or soft code."""
    width, height = image.size
    across, down = width // 2, height // 3
    for top in (height - down, down, 0):  # the code stands at the foot
        for left in (width - across, 0):
            part = image.crop((left, top, left + across, top + down))
            if max(part.size) < 1600:
                part = part.resize((part.width * 2, part.height * 2), Image.Resampling.BICUBIC)
            yield part.filter(ImageFilter.UnsharpMask(4, 400, 0))


def _blank(image: Image.Image) -> bool:
    small = image.reduce(max(1, max(image.size) // 600))
    marks = small.histogram()
    total = sum(marks)
    seen = 0
    for level, count in enumerate(marks):  # the paper is the middle of all that is light
        seen += count
        if seen * 2 >= total:
            return sum(marks[: max(0, level - _SPECK)]) < total * _INK
    return True
