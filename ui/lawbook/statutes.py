"""The statutes: found by words or by number, read article by article, cited by copying."""

from __future__ import annotations

__all__ = ["StatutesWindow"]

from concurrent.futures import Future
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPalette,
    QShortcut,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.i18n import tr
from app.lawbook.messages import (
    ArticleView,
    CitationView,
    ListArticles,
    ListStatutes,
    ReadCitation,
    SearchStatutes,
    StatuteView,
)
from ui.context import Context
from ui.lawbook.contents import Contents, ContentsDelegate, ContentsModel, Entry
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.dialog import Dialog
from ui.widgets.inputs import Line
from ui.widgets.labels import Label
from ui.widgets.layout import Column, Row
from ui.widgets.lists import ListView
from ui.widgets.panel import Rule
from ui.widgets.scroll import slim

_WAIT_MS = 120  # after the last key, before the search
_WIDTH, _LIST, _HEIGHT = 980, 320, 400


class StatutesWindow(Dialog):
    """Over whatever asked for it: laws and articles at the left, the one in hand at the right.

    Attributes:
        view: the article shown, or None.
    """

    def __init__(self, context: Context, parent: QWidget, law: str = "", article: str = "") -> None:
        super().__init__(context.theme, tr("法条"), width=_WIDTH, parent=parent)
        self._context = context
        self._law, self._asked = "", Future[Any]()  # the law whose articles are listed
        self.view: CitationView | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self._search)
        self._lay_out()
        self._bind()
        self.search.textChanged.connect(self._on_typed)
        if law:
            self._read(law, article)
            self.text.setFocus()
        else:
            self._list_laws()
            self.search.setFocus()

    # -- building ------------------------------------------------------------------------

    def _lay_out(self) -> None:
        theme = self.theme
        row = Row(theme, spacing=14)
        left = Column(theme, spacing=6)
        head = Row(theme, spacing=6)
        self._back = LinkButton(theme, tr("全部法律"), icon="chevron-left", size="small")
        self._back.clicked.connect(self._list_laws)
        self.search = Line(theme)
        self.search.setPlaceholderText(tr("如 民诉205、口头调解协议"))
        self.search.setAccessibleName(tr("找法条"))
        self.search.installEventFilter(self)
        head.add(self._back)
        head.addWidget(self.search, 1)
        left.addLayout(head)
        self.model = ContentsModel(self)
        self.list = ListView(theme)
        self.list.setModel(self.model)
        self.list.setItemDelegate(ContentsDelegate(theme, self.list))
        self.list.setAccessibleName(tr("法律和条文"))
        self.list.setFixedWidth(theme.px(_LIST))
        self.list.setMinimumHeight(theme.px(_HEIGHT))
        self.list.acted.connect(self._on_acted)
        self.list.clicked.connect(self._on_acted)
        self.list.installEventFilter(self)
        left.addWidget(self.list, 1)
        row.addLayout(left)
        row.addWidget(Rule(theme, vertical=True))
        row.addLayout(self._reading(), 1)
        self.body.addLayout(row, 1)
        self._copy_buttons()
        for button in (self._before, self._after, self._whole, self._cite):
            button.setEnabled(False)
        self._title.setText(tr("选一部法律，或者输入几个字、条号"))

    def _reading(self) -> Column:
        theme = self.theme
        right = Column(theme, spacing=4)
        head = Row(theme, spacing=6)
        self._title = Label(theme, "", "section", wrap=True)
        self._before = LinkButton(theme, tr("上一条"), icon="chevron-left", size="small")
        self._after = LinkButton(theme, tr("下一条"), icon="chevron-right", size="small")
        self._before.clicked.connect(partial(self._turn, -1))
        self._after.clicked.connect(partial(self._turn, 1))
        head.addWidget(self._title, 1)
        head.add(self._before, self._after)
        right.addLayout(head)
        self._standing = Label(theme, "", "small", "text_2", wrap=True)
        right.addWidget(self._standing)
        self.text = _Text()
        slim(theme, self.text)
        self._dress()
        theme.changed.connect(self._dress)
        self.text.cursorPositionChanged.connect(self._on_moved)
        right.addWidget(self.text, 1)
        self._note = Label(theme, "", "small", "text_2", wrap=True)
        right.addWidget(self._note)
        return right

    def _dress(self) -> None:
        self.text.setFont(self.theme.font())
        palette = self.text.palette()
        palette.setColor(QPalette.ColorRole.Base, self.theme.color("bg_surface"))
        self.text.setPalette(palette)

    def _copy_buttons(self) -> None:
        theme = self.theme
        self._cite = Button(theme, tr("复制引用"), icon="copy", keys="Ctrl+Shift+C")
        self._cite.clicked.connect(self.copy_citation)
        self._whole = Button(theme, tr("复制全文"))
        self._whole.clicked.connect(self.copy_text)
        self._cited = Label(theme, "", "small", "text_2")
        self.buttons.insertWidget(0, self._cited, 1)
        self.buttons.add(self._whole, self._cite)
        self.add_safe(tr("关闭"))

    def _bind(self) -> None:
        for keys, deed in (
            ("Ctrl+PgUp", partial(self._turn, -1)),
            ("Ctrl+PgDown", partial(self._turn, 1)),
            ("Ctrl+Shift+C", self.copy_citation),
            ("Ctrl+F", self._find),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(deed)

    # -- the left ------------------------------------------------------------------------

    def _list_laws(self) -> None:
        def on_laws(laws: tuple[StatuteView, ...]) -> None:
            before, self._law = self._law, ""
            self._fill(tuple(map(Entry.of_law, laws)), before, "")

        if self.search.text():
            self.search.clear()
        self._timer.stop()
        self._ask(ListStatutes(), on_laws)

    def _list_articles(self, law: str, article: str = "") -> None:
        def on_articles(articles: tuple[ArticleView, ...]) -> None:
            self._law = law
            self._fill(tuple(Entry.of_article(one, named=False) for one in articles), law, article)

        self._ask(ListArticles(law), on_articles)

    def _search(self) -> None:
        words = self.search.text().strip()
        if not words:
            self._list_laws()
            return

        def on_found(articles: tuple[ArticleView, ...]) -> None:
            self._law = ""
            self._fill(tuple(Entry.of_article(one, named=True) for one in articles), "", "")
            if articles:
                self._read(articles[0].law, articles[0].article, listed=True)

        self._ask(SearchStatutes(words), on_found)

    def _ask(self, query: Any, then: Any) -> None:
        """Only the newest question is answered."""
        self._asked.cancel()
        self._asked = self._context.desk.ask(query)
        self._context.work.run(self._asked, then, owner=self)

    def _fill(self, rows: Contents, law: str, article: str) -> None:
        self.model.show(rows)
        self._back.setVisible(bool(self._law or self.search.text()))
        place = self.model.place_of(law, article)
        if rows:
            index = self.model.index(place or 0)
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index, ListView.ScrollHint.PositionAtCenter)

    def _on_typed(self, _text: str) -> None:
        self._timer.start()

    def _on_acted(self, index: QModelIndex) -> None:
        entry = self.model.items[index.row()]
        if entry.article:
            self._read(entry.law, entry.article, listed=True)
        else:
            self._list_articles(entry.law)
            self._read(entry.law, "1", listed=True)

    def _find(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    # -- the right -----------------------------------------------------------------------

    def _read(self, law: str, article: str, *, listed: bool = False) -> None:
        future = self._context.desk.ask(ReadCitation(law, article))
        self._context.work.run(future, partial(self._show, listed=listed), owner=self)

    def _show(self, view: CitationView, *, listed: bool = False) -> None:
        self.view = view
        self._title.setText(view.title)
        self.setWindowTitle(view.title)
        standing = (view.status, view.version) if view.text else (tr("本机未收录原文"),)
        chapter = view.chapter.split("\n")[-1]
        self._standing.setText(tr("，").join(filter(None, (*standing, chapter))))
        self.text.show_text(view.text or "", view.asked_line())
        self._note.setText(view.note)
        self._note.setVisible(bool(view.note))
        self._before.setEnabled(bool(view.before))
        self._after.setEnabled(bool(view.after))
        self._whole.setEnabled(view.text is not None)
        self._cite.setEnabled(True)
        self._on_moved()
        if view.law and not listed:
            if view.law == self._law:
                self._fill(self.model.items, view.law, view.article)
            else:
                self._list_articles(view.law, view.article)

    def _turn(self, step: int) -> None:
        if self.view is not None and (to := self.view.after if step > 0 else self.view.before):
            self._read(self.view.law, to)

    def _on_moved(self) -> None:
        """The clause the cursor is in is the one that is cited."""
        self._cited.setText(self._citation())

    def _citation(self) -> str:
        if self.view is None:
            return ""
        line = self.text.textCursor().blockNumber()
        chosen = self.view.text is not None and self.text.pointed
        return self.view.cited(line if chosen else None)

    def copy_citation(self) -> None:
        """《人民调解法》第三十三条第一款."""
        if citation := self._citation():
            QGuiApplication.clipboard().setText(citation)
            self._context.toast(tr("已复制 {citation}").format(citation=citation))

    def copy_text(self) -> None:
        """The citation, and the article below it."""
        if self.view is not None and self.view.text:
            QGuiApplication.clipboard().setText(f"{self.view.cited()}\n{self.view.text}")
            self._context.toast(tr("已复制 {title}").format(title=self.view.title))

    # -- Qt overrides --------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = event.key()
            if watched is self.search and key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
                self.list.setFocus()
                return True
            if watched is self.list and key in (Qt.Key.Key_Left, Qt.Key.Key_Backspace):
                self._list_laws()
                return True
            if watched is self.list and key == Qt.Key.Key_Right:
                self.text.setFocus()
                return True
        return super().eventFilter(watched, event)


class _Text(QPlainTextEdit):
    """An article to be read: the keyboard moves through it, nothing changes it.

    Attributes:
        pointed: whether a clause was asked for or gone to.
    """

    def __init__(self) -> None:
        super().__init__()
        self.pointed = False
        self.setReadOnly(True)
        self.setFrameStyle(0)
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("条文"))
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)

    def show_text(self, text: str, line: int | None) -> None:
        """Another article; the cursor at a line, if one was asked for."""
        self.blockSignals(True)
        self.setPlainText(text)
        self.pointed = line is not None
        cursor = QTextCursor(self.document().findBlockByNumber(line or 0))
        if line is not None:
            moved = QTextCursor.MoveOperation.EndOfBlock
            cursor.movePosition(moved, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.pointed = True
        super().keyPressEvent(event)

    def mousePressEvent(self, event: Any) -> None:
        self.pointed = True
        super().mousePressEvent(event)
