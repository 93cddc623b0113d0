"""A cited article, one press away from its full text."""

from __future__ import annotations

__all__ = ["CitationLink"]

from app.i18n import tr
from ui.context import Context
from ui.lawbook.article import open_article
from ui.widgets.buttons import LinkButton


class CitationLink(LinkButton):
    """人民调解法 第17条; it opens the article."""

    look = LinkButton.look._replace(ink="text_2", style="small")
    padding = 2

    def __init__(self, context: Context, law: str, article: str, *, icon: str = "") -> None:
        words = tr("{law} {article}").format(law=law, article=article)
        super().__init__(context.theme, words, icon=icon, size="small")
        self._context, self._law, self._article = context, law, article
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        open_article(self._context, self.window(), self._law, self._article)
