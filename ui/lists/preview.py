"""A list on paper, before it goes to the printer."""

from __future__ import annotations

__all__ = ["ListPreview"]

from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.papers.messages import PaperView
from ui.context import Context
from ui.papers.pageview import PageView
from ui.papers.printing import print_paper
from ui.widgets.dialog import Dialog

_WIDTH = 960


class ListPreview(Dialog):
    """All pages; Ctrl+P asks for the printer."""

    def __init__(self, context: Context, parent: QWidget, view: PaperView) -> None:
        says = tr("共 {n} 页；打印出来的号码和姓名同列表里看到的一样，请妥善保管。")
        super().__init__(
            context.theme, view.title, says.format(n=view.pages), width=_WIDTH, parent=parent
        )
        self._context, self._view = context, view
        self.pages = PageView(context)
        self.pages.setMinimumHeight(context.theme.px(200))
        self.body.addWidget(self.pages, 1)
        self.add_safe(tr("不打印"))
        self.add_primary(tr("打印"), self._print, keys="Ctrl+P")
        most = parent.height() - context.theme.px(24)
        self.resize(self.minimumWidth(), most)
        self.pages.show_paper(view)

    def _print(self) -> None:
        print_paper(self._context, self, self._view, 1, lambda _view, _copies: self.accept())
