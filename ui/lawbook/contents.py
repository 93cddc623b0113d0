"""What stands at the left of the statutes: all laws, the articles of one, or what was found."""

from __future__ import annotations

__all__ = ["Contents", "ContentsDelegate", "ContentsModel", "Entry"]

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from app.i18n import tr
from app.lawbook.messages import ArticleView, StatuteView
from ui.widgets.lists import Index, RowDelegate, RowState
from ui.widgets.models import ITEM, RowsModel
from ui.widgets.paint import draw_text

_IN_FORCE = tr("现行有效")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: a law, or an article of one.

    Attributes:
        article: its label, "" where the row is a whole law.
    """

    law: str
    article: str
    title: str
    detail: str

    @classmethod
    def of_law(cls, law: StatuteView) -> Entry:
        """A whole law."""
        count = tr("{n} 条").format(n=law.articles)
        status = "" if law.status == _IN_FORCE else law.status
        return cls(law.law, "", law.law, tr("，").join(filter(None, (count, status))))

    @classmethod
    def of_article(cls, one: ArticleView, *, named: bool) -> Entry:
        """An article; `named` with its law, where several are mixed."""
        title = tr("{law} {article}").format(law=one.law, article=one.article)
        words = one.text.replace("\n", " ")
        return cls(one.law, one.article, title if named else one.article, words)


Contents = tuple[Entry, ...]


class ContentsModel(RowsModel[Entry]):
    """The rows."""

    def spoken(self, item: Entry) -> str:
        return tr("{title}，{detail}").format(title=item.title, detail=item.detail)

    def place_of(self, law: str, article: str) -> int | None:
        """The row of an article, or None."""
        rows = enumerate(self.items)
        return next((at for at, one in rows if (one.law, one.article) == (law, article)), None)


class ContentsDelegate(RowDelegate):
    """A title above the first words."""

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        del state
        theme, px, item = self.theme, self.theme.px, index.data(ITEM)
        area = QRectF(rect).adjusted(px(12), 0, -px(12), 0)
        middle = area.center().y()
        top = QRectF(area.left(), middle - px(21), area.width(), px(22))
        below = QRectF(area.left(), middle + px(1), area.width(), px(19))
        ink, quiet = theme.color("text"), theme.color("text_2")
        draw_text(painter, top, item.title, theme.font("item_title"), ink, elide=True)
        draw_text(painter, below, item.detail, theme.font("small"), quiet, elide=True)
