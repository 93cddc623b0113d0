"""One article in full, or 本机未收录原文 with where the rule comes from."""

from __future__ import annotations

__all__ = ["open_article"]

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.lawbook.messages import CitationView, ReadCitation
from ui.context import Context
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.labels import Label
from ui.widgets.layout import Column
from ui.widgets.scroll import ScrollArea


def open_article(context: Context, parent: QWidget, law: str, article: str) -> None:
    """Show an article over a window; the text is read off the GUI thread."""
    if not law:
        return
    future = context.desk.ask(ReadCitation(law, article))
    context.work.run(future, lambda view: _Article(context, parent, view).open(), owner=parent)


class _Article(Dialog):
    """Title, how far it is in force, the text; the citation can be copied."""

    def __init__(self, context: Context, parent: QWidget, view: CitationView) -> None:
        theme = context.theme
        super().__init__(theme, view.title, _standing(view), width=640, parent=parent)
        self._view = view
        inner = QWidget()
        column = Column(theme, inner, margins=(0, 4, 8, 4), spacing=8)
        if view.text is not None:
            column.addWidget(Label(theme, view.text, wrap=True, selectable=True))
        if view.note:
            column.addWidget(Label(theme, view.note, "small", "text_2", wrap=True))
        column.addStretch(1)
        area = ScrollArea(theme, inner)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that the arrows scroll it
        area.setMinimumHeight(theme.px(220 if view.text else 80))
        self.body.addWidget(area)
        copy = Button(theme, tr("复制"), icon="copy")
        copy.clicked.connect(self._on_copied)
        self.buttons.add(copy)
        self.add_safe(tr("关闭"))
        self._context = context

    def _on_copied(self) -> None:
        view = self._view
        text = "\n".join(filter(None, (view.title, view.text)))
        QGuiApplication.clipboard().setText(text)
        self._context.toast(tr("已复制 {title}").format(title=view.title))


def _standing(view: CitationView) -> str:
    if view.text is None:
        return tr("本机未收录原文")
    return tr("，").join(filter(None, (view.status, view.version)))
