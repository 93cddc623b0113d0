"""Paper that comes back: every way a page is scanned, photographed and crushed, and still read."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Iterator
from functools import cache

import pytest
import zxingcpp
from PIL import Image

from app.errors import Refused
from app.papers.layout import render
from app.papers.press import Press
from app.papers.qr import parse
from app.papers.scans import leaves, look, picture
from tests.papers.samples import PAPER_ID, agreement
from tests.papers.scanning import (
    Picture,
    bent,
    blank,
    crumpled,
    crushed,
    noisy,
    scanned,
    shaded,
    soft,
    turned,
)

_EACH = 4  # pages of each kind; what is hard says how many of them must be read


@cache
def page(dpi: int, number: int = 0) -> Picture:
    return scanned(render(agreement()).pdf, number, dpi)


WAYS: dict[str, tuple[int, Callable[[random.Random], Picture]]] = {
    "fax, 100 dpi": (4, lambda _: page(100)),
    "upside down": (4, lambda _: turned(page(150), 180)),
    "any angle": (4, lambda by: turned(page(150), by.uniform(0, 360))),
    "unsharp": (4, lambda by: soft(page(150), by.uniform(0.7, 1.5))),
    "very unsharp": (2, lambda by: soft(page(150), 2)),
    "noise": (4, lambda _: noisy(page(150), 40)),
    "strong noise": (3, lambda _: noisy(page(200), 80)),
    "bent": (4, lambda by: bent(page(200), by)),
    "bent, any angle": (4, lambda by: bent(turned(page(200), by.uniform(0, 360), 90), by, 0.1)),
    "in the shade": (4, lambda _: shaded(page(150))),
    "pale": (4, lambda _: page(150).point(lambda v: int(150 + v * 0.35))),
    "all of it": (4, lambda by: crumpled(page(200), by)),
}


@pytest.mark.parametrize("way", WAYS)
def test_pages_are_read_however_they_were_taken(
    way: str, record_property: Callable[[str, object], None]
) -> None:
    """Two in three at a usual JPEG quality, one in three crushed to 10."""
    least, make = WAYS[way]
    by = random.Random(way)
    found = [look(crushed(make(by), 10 if n % 3 == 2 else 60)) for n in range(_EACH)]
    read = sum(len(seen.sightings) == 1 for seen in found)
    record_property("read", f"{read}/{_EACH}")
    assert read >= least, f"{way}: {read} of {_EACH}"
    marks = {parse(seen.sightings[0].payload) for seen in found if seen.sightings}
    assert {(mark.of(PAPER_ID), mark.page) for mark in marks} == {(True, 0)}
    assert not any(seen.blank for seen in found)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_the_turn_brings_the_sheet_upright(turn: int) -> None:
    lying = turned(page(150), turn)  # against the clock
    (sighting,) = look(crushed(lying)).sightings
    assert sighting.turn == turn
    assert turned(lying, -sighting.turn).size == page(150).size


def test_the_camera_says_how_it_was_held() -> None:
    file, exif = io.BytesIO(), Image.Exif()
    exif[0x0112] = 6  # turn right to see it upright
    turned(page(150), 90).save(file, "JPEG", exif=exif)
    assert look(file.getvalue()).sightings[0].turn == 0


def test_two_pages_on_one_photo_are_both_seen() -> None:
    first, second = page(150), page(150, 1)
    both = Image.new("L", (first.width * 2 + 60, first.height + 80), 120)
    both.paste(turned(first, 180), (0, 40))
    both.paste(second, (first.width + 60, 0))
    seen = look(crushed(both)).sightings
    assert {(parse(one.payload).page, one.turn) for one in seen} == {(0, 180), (1, 0)}


def test_somebody_elses_code_is_not_ours() -> None:
    bill = zxingcpp.create_barcode("https://pay.example/18", zxingcpp.BarcodeFormat.QRCode)
    sheet = Image.new("L", (1240, 1754), 255)
    sheet.paste(Image.fromarray(zxingcpp.write_barcode_to_image(bill, scale=6)), (200, 300))
    seen = look(crushed(sheet))
    assert (seen.sightings, seen.blank) == ((), False)


def test_the_back_of_a_sheet_is_blank() -> None:
    assert look(crushed(blank())).blank
    written = page(150).crop((0, 0, 1240, 1500))  # its code torn off
    assert not look(crushed(written)).blank


def test_a_pdf_is_taken_apart_without_loss() -> None:
    pdf = render(agreement()).pdf
    sheets = leaves(pdf)
    assert len(sheets) == 2
    marks = [parse(look(sheet).sightings[0].payload) for sheet in sheets]
    assert [mark.page for mark in marks] == [0, 1]
    assert leaves(sheets[0]) == (sheets[0],)


@pytest.mark.parametrize("mode", ["1", "L", "RGB"])
def test_a_tiff_of_many_pages_is_taken_apart(mode: str) -> None:
    pages = [page(150, number).convert(mode) for number in (0, 1)]
    file = io.BytesIO()
    pages[0].save(file, "TIFF", save_all=True, append_images=pages[1:])
    sheets = leaves(file.getvalue())
    marks = [parse(look(sheet).sightings[0].payload) for sheet in sheets]
    assert [mark.page for mark in marks] == [0, 1]


@pytest.mark.parametrize("kind", ["BMP", "WEBP", "TIFF"])
def test_other_pictures_are_read_too(kind: str) -> None:
    file = io.BytesIO()
    page(150).save(file, kind)
    (sheet,) = leaves(file.getvalue())
    assert sheet == file.getvalue()
    assert look(sheet).sightings
    assert picture(sheet, 300, 0).width == 300


@pytest.mark.parametrize(
    "data", [b"", b"II*\0torn", b"%PDF-1.7 torn", b"MZ\x90", b"\xff\xd8\xff\xe0torn"]
)
def test_what_is_no_picture_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(Refused, match="打不开这个文件"):
        leaves(data)


def test_a_bomb_is_refused() -> None:
    file = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(file, "PNG")
    with pytest.raises(Refused, match="打不开这个文件"):
        leaves(file.getvalue())


@pytest.fixture(scope="module")
def press() -> Iterator[Press]:
    with Press() as one:
        yield one


def test_the_press_looks_in_its_child(press: Press) -> None:
    (sheet,) = press.leaves(crushed(page(150))).result(30)
    assert press.look(sheet).result(30) == look(sheet)
    with pytest.raises(Refused):
        press.leaves(b"nothing").result(30)
