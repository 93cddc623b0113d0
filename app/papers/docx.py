"""A paper as an editable .docx for WPS: the same blocks, in the fonts of the machine it opens on.

It carries no mark: what somebody edits is no longer the paper that was frozen.
"""

from __future__ import annotations

__all__ = ["compose"]

import io
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from docx import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT as VERTICAL
from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Length, Pt

from app.papers.amounts import numeral
from app.papers.model import (
    Block,
    Bold,
    Cards,
    Cell,
    Cut,
    Gap,
    Grid,
    Heading,
    List,
    Number,
    Paper,
    Paragraph,
    Row,
    Runs,
    Signature,
    Space,
    Stamp,
    Title,
)
from app.papers.sheet import (
    BODY,
    FOLIO,
    LARGE,
    LEFT,
    PITCH,
    RIGHT,
    SMALL,
    TABLE,
    TABLE_PITCH,
    TITLE,
    size_of,
)

_BODY, _BOLD, _TITLE = "仿宋", "黑体", "方正小标宋简体"
# What is used where a machine lacks the font, as the font table of the file says.
_INSTEAD = {_BODY: "仿宋_GB2312", _BOLD: "SimHei", _TITLE: "宋体"}
_PLAIN, _RARE = "宋体", "SimSun-ExtB"  # 宋体 has Extension A; the planes beyond are in ExtB
_PAD = 3.5  # as in the ruled tables of the page
_ALIGNS = {"left": ALIGN.LEFT, "center": ALIGN.CENTER, "right": ALIGN.RIGHT}
_BLANK = "\u3000"


def compose(paper: Paper) -> bytes:
    """The paper as .docx: A4 with the page's margins, its words complete, its gaps as blanks."""
    document = Document()
    _furnish(document, paper)
    for block in paper.blocks:
        _block(document, block, paper)
    if paper.large:
        _enlarge(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


# -- the sheet -----------------------------------------------------------------------------


def _furnish(document: Any, paper: Paper) -> None:
    size, section = size_of(paper), document.sections[0]
    section.page_width, section.page_height = Pt(size.width), Pt(size.height)
    section.left_margin, section.right_margin = Pt(LEFT), Pt(RIGHT)
    section.top_margin, section.bottom_margin = Pt(size.top), Pt(size.bottom)
    section.footer_distance = Pt(size.bottom / 3)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = paper.title, "榕下 Banyan", ""
    style = document.styles["Normal"]
    style.font.size = Pt(BODY)
    _fonts(style.element.get_or_add_rPr(), _BODY)
    _list_fonts(document)
    if paper.sample:
        head = section.header.paragraphs[0]
        _set(head, ("试用样本，不作正式文书使用",), SMALL, align=ALIGN.CENTER)
    foot = section.footer.paragraphs[0]
    if paper.folio:
        _page_number(foot)
    if paper.signed:
        places = (f"{signer}：{_BLANK * 8}" for signer in paper.signed)
        _set(section.footer.add_paragraph(), ("".join(places),), TABLE)


def _list_fonts(document: Any) -> None:
    """Name for each font what stands in for it (w:altName of the font table)."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{instead}"/></w:font>'
        for name, instead in _INSTEAD.items()
    )
    for part in document.part.package.iter_parts():
        if part.partname == "/word/fontTable.xml":
            part._blob = f"<w:fonts {nsdecls('w')}>{fonts}</w:fonts>".encode()  # noqa: SLF001


def _page_number(paragraph: Any) -> None:
    """— PAGE —, as a field of runs of its own: not every program reads one that shares a run."""
    paragraph.alignment = ALIGN.CENTER
    _run(paragraph, "— ", FOLIO, _BODY)
    for kind in ("begin", "PAGE", "separate", "", "end"):
        run = _run(paragraph, "" if kind else "1", FOLIO, _BODY)
        if kind == "PAGE":
            run._r.append(parse_xml(f"<w:instrText {nsdecls('w')}>PAGE</w:instrText>"))  # noqa: SLF001
        elif kind:
            field = f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>'
            run._r.append(parse_xml(field))  # noqa: SLF001
    _run(paragraph, " —", FOLIO, _BODY)


# -- blocks --------------------------------------------------------------------------------


def _block(document: Any, block: Block, paper: Paper) -> None:
    match block:
        case Title() | Number() | Heading():
            _opening(document, block)
        case Paragraph(runs, indent, align):
            _paragraphs(document, runs, indent=2 if indent else 0, align=_ALIGNS[align])
        case List(items, nested):
            for number, runs in enumerate(items, 1):
                label = f"（{numeral(number)}）" if nested else f"{numeral(number)}、"
                _paragraphs(document, (label, *runs), indent=2)
        case Grid() | Cards():
            _ruled(document, block, size_of(paper).column)
        case Signature():
            _signature(document, block)
        case Stamp():
            _stamp(document, block)
        case Space() | Cut():
            _between(document, block)


def _opening(document: Any, block: Title | Number | Heading) -> None:
    """What never stands at the foot of a page."""
    match block:
        case Title(text):
            _add(document, (text,), TITLE, font=_TITLE, align=ALIGN.CENTER, keep=True)
        case Number(runs):
            _add(document, runs, FOLIO, align=ALIGN.RIGHT, keep=True)
        case Heading(text):
            _add(document, (text,), BODY, font=_BOLD, indent=2, keep=True)


def _between(document: Any, block: Space | Cut) -> None:
    """What parts the blocks of a paper, or the parts of a form."""
    match block:
        case Space(lines):
            for _ in range(round(lines)):
                _add(document, (), BODY)
        case Cut(runs):
            dashes = "－" * 6
            _add(document, (dashes, *runs, dashes), BODY, align=ALIGN.CENTER)


def _stamp(document: Any, block: Stamp) -> None:
    date = block.date or f"年{_BLANK * 2}月{_BLANK * 2}日"
    for text in ("", block.organisation, "（印章）"):
        _add(document, (text,), BODY, align=ALIGN.RIGHT, keep=True)
    _add(document, (date,), BODY, align=ALIGN.RIGHT)


def _signature(document: Any, block: Signature) -> None:
    for line in block.lines:
        runs: Runs = (f"{line.label}：", *((line.gap,) if line.gap else ()))
        paragraph = _add(document, runs, BODY, keep=True)
        paragraph.paragraph_format.space_before = Pt(PITCH / 2)
    if block.date:
        _add(document, (block.date,), BODY, align=ALIGN.RIGHT)


def _paragraphs(document: Any, runs: Runs, *, indent: int, align: Any = ALIGN.LEFT) -> None:
    """Running text is justified; each line feed starts a paragraph of its own, as on the page."""
    align = ALIGN.JUSTIFY if align == ALIGN.LEFT else align
    for part in _lines(runs):
        _add(document, part, BODY, indent=indent, align=align)


def _lines(runs: Runs) -> Iterator[Runs]:
    line: list[Any] = []
    for run in runs:
        if isinstance(run, Gap) or "\n" not in _text(run):
            line.append(run)
            continue
        first, *rest = _text(run).split("\n")
        line.append(first)
        for text in rest:
            yield tuple(line)
            line = [text]
    yield tuple(line)


def _enlarge(document: Any) -> None:
    for paragraph in document.paragraphs:
        form = paragraph.paragraph_format
        form.line_spacing = Pt(form.line_spacing.pt * LARGE)
        if form.first_line_indent is not None:
            form.first_line_indent = Pt(form.first_line_indent.pt * LARGE)
        for run in paragraph.runs:
            run.font.size = Pt(run.font.size.pt * LARGE)


# -- tables --------------------------------------------------------------------------------


def _ruled(document: Any, block: Grid | Cards, width: float) -> None:
    if isinstance(block, Grid):
        _grid(document, block, width)
        return
    for card in block.items:  # words alone: a code typed over would say something else
        _add(document, card.name, BODY, font=_BOLD, keep=True)
        for line in card.lines:
            _add(document, line, BODY)


def _grid(document: Any, grid: Grid, width: float) -> None:
    table = document.add_table(rows=len(grid.rows), cols=len(grid.columns))
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    total = sum(grid.columns)
    widths = [Pt(column / total * width) for column in grid.columns]
    for row, made in zip(grid.rows, table.rows, strict=True):
        _row(row, made, widths)
    # Two tables without a paragraph between them become one, and a page cannot end with a table.
    _set(document.add_paragraph(), (), 1, pitch=1)


def _row(row: Row, made: Any, widths: Sequence[Length]) -> None:
    made.height = Pt(row.lines * TABLE_PITCH + 2 * _PAD)
    made.height_rule = WD_ROW_HEIGHT_RULE.AT_LEAST
    if row.head:
        made._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001
    cells, at = list(made.cells), 0
    for cell in row.cells:
        last = at + cell.span - 1
        target = cells[at].merge(cells[last]) if cell.span > 1 else cells[at]
        target.width = Pt(sum(one.pt for one in widths[at : last + 1]))
        _cell(cell, target, high=row.lines > 1)
        at = last + 1


def _cell(cell: Cell, target: Any, *, high: bool) -> None:
    top = high and not cell.label and not cell.middle
    target.vertical_alignment = VERTICAL.TOP if top else VERTICAL.CENTER
    align = ALIGN.CENTER if cell.label else _ALIGNS[cell.align]
    font = _BOLD if cell.label else _BODY
    lines = [(part, align) for part in _lines(cell.runs)] if cell.runs or not cell.foot else []
    lines += [(part, ALIGN.RIGHT) for part in cell.foot]
    paragraph = target.paragraphs[0]
    for number, (part, side) in enumerate(lines):
        paragraph = target.add_paragraph() if number else paragraph
        _set(paragraph, part, TABLE, font=font, align=side, pitch=TABLE_PITCH)


# -- words ---------------------------------------------------------------------------------


def _add(
    document: Any,
    runs: Runs,
    size: float,
    *,
    font: str = _BODY,
    align: Any = ALIGN.LEFT,
    indent: int = 0,
    keep: bool = False,
) -> Any:
    paragraph = document.add_paragraph()
    _set(paragraph, runs, size, font=font, align=align)
    form = paragraph.paragraph_format
    form.keep_with_next = keep
    if indent:
        form.first_line_indent = Pt(indent * size)
    return paragraph


def _set(
    paragraph: Any,
    runs: Runs,
    size: float,
    *,
    font: str = _BODY,
    align: Any = ALIGN.LEFT,
    pitch: float = PITCH,
) -> None:
    form = paragraph.paragraph_format
    form.alignment = align
    form.space_before = form.space_after = Pt(0)
    form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    form.line_spacing = Pt(1.25 * size if size > FOLIO + 2 else pitch)
    for run in runs:
        if isinstance(run, Gap):
            _run(paragraph, _BLANK * run.width, size, font).underline = True
        else:
            _run(paragraph, _text(run), size, _BOLD if isinstance(run, Bold) else font)


def _run(paragraph: Any, text: str, size: float, font: str) -> Any:
    """The text in one run, or in several where characters need another font; the last of them."""
    run = None
    for name, chars in groupby(text, lambda char: _font_of(char, font)):
        run = paragraph.add_run("".join(chars))
        run.font.size = Pt(size)
        _fonts(run._r.get_or_add_rPr(), name)  # noqa: SLF001
    return run if run is not None else paragraph.add_run()


def _font_of(char: str, font: str) -> str:
    if char >= "\U00020000":
        return _RARE
    return _PLAIN if "\u3400" <= char <= "\u4dbf" else font


def _fonts(properties: Any, name: str) -> None:
    fonts = properties.get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), name)


def _text(run: Any) -> str:
    return run if isinstance(run, str) else str(run.text)
