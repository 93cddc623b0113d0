"""Rows of what came back, of what waits, and of the pages a sheet may be."""

from __future__ import annotations

__all__ = [
    "AsideDelegate",
    "AsideModel",
    "PageChoice",
    "PageDelegate",
    "PageModel",
    "PaperDelegate",
    "ReturnedModel",
    "pages_of",
]

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from app.i18n import month_day, tr
from app.returns.messages import AsideSheet, PrintedChoice, ReturnedPaper
from ui.widgets.lists import Index, RowDelegate, RowState
from ui.widgets.models import ITEM, ListColumn, RowsModel
from ui.widgets.paint import draw_text, metrics

_LINE = 20  # px of a quiet line below the first, at base 14
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def _numbers(pages: Iterable[int]) -> str:
    return tr("、").join(map(str, pages))


def _state(paper: ReturnedPaper) -> tuple[str, str, str]:
    """Glyph, ink and words of how complete a paper is."""
    if paper.missing:
        words = tr("还缺第 {pages} 页").format(pages=_numbers(paper.missing))
        return "due_today", "warn_text", words
    return "done", "accent_text", tr("齐了")


def _about(paper: ReturnedPaper) -> str:
    parts = [paper.case_label, tr("收到第 {pages} 页").format(pages=_numbers(paper.here))]
    if paper.older:
        words = tr("第 {n} 版，后来打印过第 {m} 版")
        parts.append(words.format(n=paper.version, m=paper.newest))
    if paper.again:
        parts.append(tr("第 {pages} 页收过两次，都留着").format(pages=_numbers(paper.again)))
    return tr(" · ").join(parts)


class ReturnedModel(RowsModel[ReturnedPaper]):
    """Papers of which pages came back, the newest first."""

    columns = (
        ListColumn(tr("文书"), lambda one: one.title),
        ListColumn(tr("案件"), lambda one: one.case_label),
        ListColumn(tr("收到的页"), lambda one: _numbers(one.here)),
        ListColumn(tr("情况"), lambda one: _state(one)[2]),
    )

    def spoken(self, item: ReturnedPaper) -> str:
        return tr("，").join((item.title, _state(item)[2], _about(item)))


class PaperDelegate(RowDelegate):
    """The title and what is missing; below, the case and the pages."""

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        del state
        paper: ReturnedPaper = index.data(ITEM)
        glyph, ink, words = _state(paper)
        _lines(self, painter, rect, paper.title, (glyph, ink, words), _about(paper))


class AsideModel(RowsModel[AsideSheet]):
    """Sheets that wait, the newest first."""

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today

    def spoken(self, item: AsideSheet) -> str:
        return tr("，").join((item.scan, tr(item.why.label), self.when(item)))

    def when(self, item: AsideSheet) -> str:
        """11月24日 10:24，陈丽华."""
        return tr("{day} {time}，{by}").format(
            day=month_day(item.came_at), time=f"{item.came_at:%H:%M}", by=item.by
        )


class AsideDelegate(RowDelegate):
    """Why it waits; below, which sheet it is."""

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        del state
        sheet: AsideSheet = index.data(ITEM)
        model = index.model()
        when = model.when(sheet) if isinstance(model, AsideModel) else ""
        below = tr(" · ").join((sheet.scan, when))
        _lines(self, painter, rect, tr(sheet.why.label), ("due_today", "warn_text", ""), below)


class PageChoice(NamedTuple):
    """A page that a sheet may be."""

    printed: PrintedChoice
    page: int
    here: bool


def pages_of(printed: Iterable[PrintedChoice]) -> tuple[PageChoice, ...]:
    """The pages that did not come back yet, then the others."""
    every = [
        PageChoice(one, page, here=page not in one.missing)
        for one in printed
        for page in range(1, one.pages + 1)
    ]
    return tuple(sorted(every, key=lambda choice: choice.here))


class PageModel(RowsModel[PageChoice]):
    """Pages to choose from."""

    def spoken(self, item: PageChoice) -> str:
        return tr("，").join((_page_title(item), *_page_parts(item)))


def _page_title(choice: PageChoice) -> str:
    return tr("{title} 第 {n} 页").format(title=choice.printed.title, n=choice.page)


def _page_parts(choice: PageChoice) -> tuple[str, str]:
    """Whose it is; which print, when, and whether it came already."""
    printed = choice.printed
    parts = [
        tr("第 {n} 版").format(n=printed.version),
        tr("{day}打印").format(day=month_day(printed.printed_at)),
    ]
    if choice.here:
        parts.append(tr("已收过"))
    return printed.case_label, tr(" · ").join(parts)


class PageDelegate(RowDelegate):
    """Which page of what; below, whose, and which print of it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), size.height() + self.theme.px(_LINE))

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        del state
        choice: PageChoice = index.data(ITEM)
        glyph = "done" if choice.here else "not_started"
        page = tr("第 {n} 页").format(n=choice.page)
        mark = (glyph, "text_2", page)
        _lines(self, painter, rect, choice.printed.title, mark, *_page_parts(choice))


def _lines(
    delegate: RowDelegate,
    painter: QPainter,
    rect: QRect,
    title: str,
    mark: tuple[str, str, str],
    *below: str,
) -> None:
    """A glyph, a title with words at the right, and quiet lines below."""
    theme, px = delegate.theme, delegate.theme.px
    glyph, ink, words = mark
    side = px(16)
    middle = rect.center().y() - px(_LINE) * (len(below) - 1) / 2
    spot = QRectF(rect.left() + px(14), middle - px(20), side, side)
    theme.status(painter, glyph, spot, ink)
    left = spot.right() + px(8)
    top = QRectF(left, middle - px(22), rect.right() - px(14) - left, px(22))
    strong = theme.font("body_strong")
    if words:
        draw_text(painter, top, words, strong, theme.color(ink), align=_RIGHT)
        top.setRight(top.right() - metrics(strong).horizontalAdvance(words) - px(10))
    draw_text(painter, top, title, strong, theme.color("text"), elide=True)
    line = QRectF(left, middle + px(1), rect.right() - px(14) - left, px(19))
    for words in below:
        draw_text(painter, line, words, theme.font("small"), theme.color("text_2"), elide=True)
        line.translate(0, px(_LINE))
