"""A paper drawn as PDF."""

from __future__ import annotations

__all__ = ["check", "render"]

import io
from functools import lru_cache
from typing import Any

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from app.errors import Fault, Refused
from app.i18n import tr
from app.papers import qr
from app.papers.blocks import strips_of
from app.papers.embed import use
from app.papers.faces import Faces, Style, fangsong
from app.papers.model import Filled, Gap, Masked, Paper, Run, content_hash, runs_of
from app.papers.pages import Page, paginate
from app.papers.rendered import Rendered
from app.papers.sheet import FOLIO, LEFT, RIGHT, SMALL, TABLE, Pen, size_of
from app.papers.typeset import plain

rl_config.useA85 = 0  # binary streams: a fifth smaller

_QR_SIDE = 14 * 72 / 25.4
_QR_BELOW = 5 * 72 / 25.4  # from the text down to the code
_SIGN_BELOW = 26 * 72 / 25.4  # below the number and the code, with room for a hand above
_NUMBER_BELOW = 7 * 72 / 25.4 + FOLIO  # GB/T 9704, 7.5: a line 7 mm below the text


def render(paper: Paper) -> Rendered:
    """Draw a paper; the same paper gives the same bytes.

    Raises Refused, naming the character and its field, when no font has a character.
    """
    faces = _faces()
    if faults := check(paper, faces):
        raise Refused(*faults)
    size = size_of(paper)
    pages = paginate(strips_of(paper.blocks, faces, size.column, large=paper.large), size.body)
    content = content_hash(paper)
    file = io.BytesIO()
    canvas = _canvas(file, paper, faces)
    pen = Pen(canvas, size, faces)
    for page in pages:
        _page(pen, paper, page, len(pages), content)
        pen.turn()
    canvas.save()
    return Rendered(
        file.getvalue(),
        len(pages),
        (size.width, size.height),
        tuple(pen.marks),
        content,
        faces.words,
    )


def check(paper: Paper, faces: Faces | None = None) -> tuple[Fault, ...]:
    """One fault for each character of the paper that no font here has."""
    faces = faces or _faces()
    found: dict[str, Fault] = {}
    for run in (run for runs in runs_of(paper) for run in runs if not isinstance(run, Gap)):
        text = plain(run if isinstance(run, str) else run.text)
        for at, char in enumerate(text):
            if char != "\n" and char not in found and faces.find(Style.BODY, char) is None:
                found[char] = _fault(char, text[max(0, at - 4) : at + 5], run)
    return tuple(found.values())


@lru_cache(maxsize=1)
def _faces() -> Faces:
    """Opened once per process: the maps of the fonts take a quarter of a second."""
    return Faces(fangsong())


def _canvas(file: io.BytesIO, paper: Paper, faces: Faces) -> Any:
    size = size_of(paper)
    canvas = Canvas(
        file,
        pagesize=(size.width, size.height),
        pageCompression=1,
        invariant=1,
        initialFontName=use(faces.first(Style.BODY)),  # or Helvetica is put in
        lang="zh-CN",
    )
    canvas.setTitle(paper.title)
    canvas.setSubject(paper.kind)
    canvas.setAuthor("榕下 Banyan")
    canvas.setCreator("榕下 Banyan")
    canvas.setProducer("ReportLab")
    return canvas


def _page(pen: Pen, paper: Paper, page: Page, count: int, content: bytes) -> None:
    if paper.sample:
        pen.slanted("试用样本", 88, grey=0.92, angle=45)
    for at, (y, strip) in enumerate(page):
        top = pen.size.top + y
        strip.draw(pen, LEFT, top)
        if strip.rule and (strip.begins or at == 0):
            strip.rule(pen, LEFT, top)
        if strip.rule and (at + 1 == len(page) or page[at + 1][1].rule is not strip.rule):
            strip.rule(pen, LEFT, top + strip.height)
    _edges(pen, paper, count, content)


def _edges(pen: Pen, paper: Paper, count: int, content: bytes) -> None:
    """What stands outside the text: page number, marks, code."""
    width, foot = pen.size.width, pen.size.height - pen.size.bottom
    if paper.folio:
        pen.words(f"— {pen.page + 1} —", width / 2, foot + _NUMBER_BELOW, FOLIO, align="center")
    _sign_foot(pen, paper.signed, foot + _SIGN_BELOW)
    if paper.sample:
        pen.words(
            "试用样本，不作正式文书使用",
            width / 2,
            pen.size.top / 2,
            SMALL,
            align="center",
            grey=0.4,
        )
    if paper.across and count > 1:
        for at, char in enumerate("骑缝章"):
            pen.words(
                char, width - 18, pen.size.height / 2 + at * 12, SMALL, align="center", grey=0.4
            )
    if not paper.kind:
        return  # a list is no form: no page of it is ever filed
    rows = qr.matrix(qr.payload(paper.paper_id, paper.version, pen.page, content))
    # Of a form that is cut the office keeps the first part: the mark goes to the head of the page.
    below = (pen.size.top - _QR_SIDE) / 2 if paper.parted else foot + _QR_BELOW
    pen.squares(rows, width - RIGHT - _QR_SIDE, below, _QR_SIDE / len(rows))


def _sign_foot(pen: Pen, signers: tuple[str, ...], base: float) -> None:
    """Places to sign, side by side, at the foot of the page."""
    share = pen.size.column / max(1, len(signers))
    for at, signer in enumerate(signers):
        x = LEFT + at * share
        pen.words(f"{signer}：", x, base, TABLE)
        pen.rule(x + (len(signer) + 1) * TABLE, base + 2, x + share - TABLE)


def _fault(char: str, around: str, run: Run) -> Fault:
    words = tr(
        "字库里没有“{char}”（{code}），在“{around}”这一处，不能打印。"
        "内容都在；请核对这个字，或者改用别的写法。"
    )
    return Fault(
        words.format(char=char, code=f"U+{ord(char):04X}", around=around.replace("\n", " ")),
        field=run.target or None if isinstance(run, Filled | Masked) else None,
    )
