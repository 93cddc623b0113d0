"""Many papers and scans as one PDF: scans in place of unsigned pages, bookmarks, page numbers."""

from __future__ import annotations

__all__ = ["assemble", "join"]

import io
from collections.abc import Iterator, Mapping, Sequence

import pypdfium2 as pdfium
from PIL import Image, ImageOps
from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject

from app.papers.layout import render
from app.papers.model import Paper
from app.papers.scans import document, frames, opened
from app.papers.seen import Bookmark, Leaf

_A4 = (210 * 72 / 25.4, 297 * 72 / 25.4)
_LONGEST = 1754  # pixels: A4 at 150 dpi; a dossier is to be read, the files themselves are kept
_LARGE = 4680  # pixels: A4 at 400 dpi
_HEAVY = 900_000  # bytes; what is lighter goes in as it came
_QUALITY = 80
_SIZE, _RIGHT, _TOP = 12, 42.0, 36.0  # points of a page number, and its place from the corner
_FONT = "/BynPage"


def assemble(paper: Paper | None, leaves: Mapping[int, Leaf]) -> bytes:
    """A paper as PDF with the scans of its signed pages (from 1) in their places.

    Without a paper, the leaves one after the other; a PDF or TIFF with all its pages.

    Raises:
        Refused: a leaf cannot be opened.
    """
    if paper is not None and not leaves:
        return render(paper).pdf
    whole = pdfium.PdfDocument.new()
    try:
        if paper is not None:
            printed = pdfium.PdfDocument(render(paper).pdf)
            for number in range(len(printed)):
                leaf = leaves.get(number + 1)
                if leaf is None:
                    whole.import_pages(printed, [number])
                else:
                    _add(whole, leaf)
            printed.close()
        else:
            for _, leaf in sorted(leaves.items()):
                _add(whole, leaf)
        file = io.BytesIO()
        whole.save(file)
        return file.getvalue()
    finally:
        whole.close()


def _add(whole: pdfium.PdfDocument, leaf: Leaf) -> None:
    if leaf.data.startswith(b"%PDF"):
        first = len(whole)
        source = document(leaf.data)
        whole.import_pages(source)
        source.close()
        for number in range(first, len(whole)):
            page = whole[number]
            page.set_rotation((page.get_rotation() + leaf.turn) % 360)
        return
    for picture in frames(leaf.data):
        _add_picture(whole, picture, leaf.turn)


def _add_picture(whole: pdfium.PdfDocument, picture: bytes, turn: int) -> None:
    jpeg, (width, height) = _as_jpeg(picture)
    size = _A4 if height >= width else (_A4[1], _A4[0])
    scale = min(size[0] / width, size[1] / height)
    image = pdfium.PdfImage.new(whole)
    image.load_jpeg(io.BytesIO(jpeg), inline=True)
    matrix = pdfium.PdfMatrix().scale(width * scale, height * scale)
    matrix = matrix.translate((size[0] - width * scale) / 2, (size[1] - height * scale) / 2)
    image.set_matrix(matrix)
    page = whole.new_page(*size)
    page.insert_obj(image)
    page.gen_content()
    page.set_rotation(turn)


def _as_jpeg(data: bytes) -> tuple[bytes, tuple[int, int]]:
    """The picture as JPEG: as it came where it is light and upright, else drawn anew."""
    image = opened(data)
    upright = image.getexif().get(0x0112, 1) == 1
    plain = image.format == "JPEG" and image.mode in ("L", "RGB")
    if plain and upright and len(data) <= _HEAVY and max(image.size) <= _LARGE:
        return data, image.size
    less = max(1.0, max(image.size) / _LONGEST)
    image.draft(None, (int(image.width / less), int(image.height / less)))  # decodes less of it
    small = ImageOps.exif_transpose(image).convert("L" if image.mode in ("1", "L") else "RGB")
    small.thumbnail((_LONGEST, _LONGEST), Image.Resampling.BILINEAR, reducing_gap=2.0)
    file = io.BytesIO()
    small.save(file, "JPEG", quality=_QUALITY)
    return file.getvalue(), small.size


def join(title: str, parts: Sequence[Bookmark], *, two_sided: bool = False) -> bytes:
    """One PDF of all parts, each with its bookmark, the inside numbered at the upper right.

    A part whose first number is 0 goes on from the part before it.

    Args:
        two_sided: even numbers are on the back of a sheet, at the upper left.
    """
    writer = PdfWriter()
    writer.add_metadata({"/Title": title, "/Producer": "榕下 Banyan"})
    numbers = _font(writer)
    after = 1
    for part in parts:
        at = len(writer.pages)
        writer.append(PdfReader(io.BytesIO(part.pdf)), import_outline=False)
        writer.add_outline_item(title=part.title, page_number=at)
        if part.first is not None:
            first = part.first or after
            for number, page in enumerate(_from(writer, at), first):
                _number(writer, page, number, numbers, back=two_sided and number % 2 == 0)
            after = first + len(writer.pages) - at
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def _from(writer: PdfWriter, at: int) -> Iterator[PageObject]:
    for number in range(at, len(writer.pages)):
        yield writer.pages[number]


def _font(writer: PdfWriter) -> object:
    font = DictionaryObject()
    for key, value in (("Type", "Font"), ("Subtype", "Type1"), ("BaseFont", "Helvetica")):
        font[NameObject(f"/{key}")] = NameObject(f"/{value}")
    return writer._add_object(font)  # noqa: SLF001 - pypdf has no other way to add a font


def _number(writer: PdfWriter, page: PageObject, number: int, font: object, *, back: bool) -> None:
    """Write over the page without reading it: its own streams stay as they are."""
    resources = DictionaryObject(page.get("/Resources", DictionaryObject()).get_object())
    fonts = DictionaryObject(resources.get("/Font", DictionaryObject()).get_object())
    fonts[NameObject(_FONT)] = font
    resources[NameObject("/Font")] = fonts
    page[NameObject("/Resources")] = resources
    before, after = DecodedStreamObject(), DecodedStreamObject()
    before.set_data(b"q\n")
    after.set_data(b"\nQ\n" + _stamp(page, number, back=back))
    own = page.get("/Contents")
    held = own.get_object() if own is not None else ArrayObject()
    streams = list(held) if isinstance(held, ArrayObject) else [page.raw_get("/Contents")]
    page[NameObject("/Contents")] = ArrayObject(
        [writer._add_object(before), *streams, writer._add_object(after)]  # noqa: SLF001
    )


def _stamp(page: PageObject, number: int, *, back: bool) -> bytes:
    """The number at an upper corner of the page as it is seen, however it is turned.

    Args:
        back: at the left, else at the right.
    """
    box, turn = page.mediabox, int(page.get("/Rotate", 0) or 0) % 360
    left, low, right, high = (float(side) for side in (box.left, box.bottom, box.right, box.top))
    broad = high - low if turn in (90, 270) else right - left
    wide = len(str(number)) * _SIZE * 0.556
    start = _RIGHT if back else broad - _RIGHT - wide  # from the left edge as it is seen
    matrix, x, y = {
        0: ("1 0 0 1", left + start, high - _TOP),
        90: ("0 1 -1 0", left + _TOP, low + start),
        180: ("-1 0 0 -1", right - start, low + _TOP),
        270: ("0 -1 1 0", right - _TOP, high - start),
    }[turn]
    return f"BT {_FONT} {_SIZE} Tf {matrix} {x:.1f} {y:.1f} Tm ({number}) Tj ET\n".encode()
