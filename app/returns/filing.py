"""Where a sheet belongs and what is missing: pure functions on what was printed."""

from __future__ import annotations

__all__ = ["Place", "Print", "missing_pages", "place", "sentence"]

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from app.i18n import tr
from app.ids import Id
from app.papers.qr import PageMark
from app.returns.codes import Aside
from app.returns.messages import AsideSheet, ReturnedPaper


@dataclass(frozen=True, slots=True)
class Print:
    """One printing.

    Attributes:
        pages: how many it has.
        content: SHA-256 of what it says.
    """

    paper: Id
    version: int
    pages: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Place:
    """A page (from 1) of a printed version."""

    paper: Id
    version: int
    page: int


def place(mark: PageMark, prints: Sequence[Print]) -> Place | Aside:
    """Where the page of a mark belongs among the printings known here.

    Two laptops may each have printed other words as the same version: then the digest of the mark
    says which, and what none of them said is nobody's.
    """
    same = [one for one in prints if mark.of(one.paper) and one.version == mark.version]
    if not same:
        return Aside.UNKNOWN
    for one in same:
        if one.content[:6] == mark.digest and mark.page < one.pages:
            return Place(one.paper, one.version, mark.page + 1)
    return Aside.OTHER_WORDS


def missing_pages(pages: int, here: Collection[int]) -> tuple[int, ...]:
    """Pages from 1 that did not come back."""
    return tuple(page for page in range(1, pages + 1) if page not in here)


def sentence(filed: int, papers: Sequence[ReturnedPaper], aside: Sequence[AsideSheet]) -> str:
    """What was taken in, all of it in one sentence; what is missing by name."""
    parts = []
    if filed:
        parts.append(tr("归好 {n} 页，共 {k} 份文书").format(n=filed, k=len(papers)))
    parts += _missing(papers)
    older = [paper for paper in papers if paper.older]
    if older:
        names = tr("、").join(tr("《{title}》").format(title=one.title) for one in older)
        parts.append(tr("{names}是旧版，后来又打印过").format(names=names))
    blank = sum(sheet.why is Aside.BLANK for sheet in aside)
    unread = len(aside) - blank
    if unread:
        parts.append(tr("{n} 页要您认一下").format(n=unread))
    if blank:
        parts.append(tr("{n} 页是空白").format(n=blank))
    return tr("；").join(parts) if parts else tr("没有收到纸页")


def _missing(papers: Sequence[ReturnedPaper]) -> list[str]:
    wanting = [paper for paper in papers if paper.missing]
    if not wanting:
        return [tr("一页不缺")] if papers else []
    names = [
        tr("《{title}》第 {pages} 页").format(
            title=paper.title, pages=tr("、").join(map(str, paper.missing))
        )
        for paper in wanting[:3]
    ]
    more = tr("等 {n} 份").format(n=len(wanting)) if len(wanting) > 3 else ""
    return [tr("还缺{names}{more}").format(names=tr("、").join(names), more=more)]
