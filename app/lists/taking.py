"""A list leaves: minors, numbers and telephones are covered (M28), and it is written down."""

from __future__ import annotations

__all__ = ["ERRANDS"]

from collections.abc import Mapping
from dataclasses import replace

from app.errors import Fault, Refused
from app.i18n import full_date, tr
from app.ids import Id, named_id
from app.lists.book import book
from app.lists.copied import copied
from app.lists.messages import (
    MOST_PRINTED,
    CopiedList,
    CopyList,
    ListSheet,
    PrintList,
    SaveList,
)
from app.lists.paper import paper_of
from app.papers.forms import Draft
from app.papers.messages import PaperView
from app.papers.press import Press
from app.papers.showing import view_of
from app.people.codes import Purpose, Secret
from app.people.looks import write_down
from app.people.masking import Known, masked_text
from app.people.view import known_minors
from app.work import Errand, Outing, Work

_PARTED = "\x1f"  # between cells: all are covered in one go
_NOTE = 200  # characters the log keeps
_LAW = tr("个人信息保护法 第28条")


def copy_list(command: CopyList, desk: Outing) -> CopiedList:
    """Cover, write down, and put into columns."""
    sheet = _covered(command.sheet, desk)
    _log(desk, Purpose.OTHER, _told(tr("复制"), sheet))
    return copied(sheet)


def save_list(command: SaveList, desk: Outing) -> bytes:
    """The same as a workbook, for a purpose that was said."""
    if not command.note.strip():
        raise Refused(Fault(tr("请写明给谁、做什么用"), "note", "shared.R-P01", _LAW))
    sheet = _covered(command.sheet, desk)
    note = tr("；").join((command.note.strip(), _told(tr("另存为 Excel"), sheet)))
    _log(desk, command.purpose, note)
    return book(sheet, _said(sheet, desk))


def print_list(command: PrintList, desk: Outing) -> PaperView:
    """The list as it is seen: what leaves on paper is not covered, as with every paper."""
    sheet = command.sheet
    if len(sheet.rows) > MOST_PRINTED:
        says = tr("清单有 {n} 行，一次最多打印 {m} 行。请先在列表里找小一些，或者另存为 Excel。")
        raise Refused(Fault(says.format(n=len(sheet.rows), m=MOST_PRINTED)))
    look = _log(desk, Purpose.OTHER, _told(tr("打印"), sheet))
    paper = paper_of(sheet, _said(sheet, desk), look, sample=desk.me.sample)
    rendered = desk.tools.get(Press).submit(paper).result()
    draft = Draft(paper, "", look, sheet.narrowed, "", ())
    return view_of(draft, look, rendered)


def _covered(sheet: ListSheet, desk: Outing) -> ListSheet:
    """The list without numbers and telephones, its minors by their family name alone."""
    minors: list[Known] = desk.read(_minors, sheet).result()
    cells = (words.replace(_PARTED, "") for row in sheet.rows for words in row)
    text = masked_text(_PARTED.join(cells), minors, desk.clock.today())
    kept, across = text.split(_PARTED), len(sheet.heads)
    rows = tuple(tuple(kept[at : at + across]) for at in range(0, len(kept), across))
    return replace(sheet, rows=rows if sheet.rows else ())


def _minors(_sheet: ListSheet, work: Work) -> list[Known]:
    return known_minors(work)


def _said(sheet: ListSheet, desk: Outing) -> str:
    """What it was narrowed to, how many rows, and the day."""
    parts = (sheet.narrowed, tr("共 {n} 行").format(n=len(sheet.rows)))
    day = tr("{day} 制").format(day=full_date(desk.clock.today()))
    return tr("　　").join(filter(None, (*parts, day)))


def _told(way: str, sheet: ListSheet) -> str:
    """复制：案件列表，12 行; never what was looked for, which may be a name."""
    says = tr("{way}：{title}，{n} 行")
    return says.format(way=way, title=sheet.title, n=len(sheet.rows))


def _log(desk: Outing, purpose: Purpose, note: str) -> Id:
    """Who took what away: in the log of looks, of the office itself (个人信息保护法 第51条)."""
    return desk.write(_write_down, (purpose, note[:_NOTE])).result()


def _write_down(told: tuple[Purpose, str], work: Work) -> Id:
    purpose, note = told
    return write_down(named_id("list", work.me.office), Secret.LIST, purpose, note, work)


ERRANDS: Mapping[type, Errand] = {
    CopyList: copy_list,
    SaveList: save_list,
    PrintList: print_list,
}
