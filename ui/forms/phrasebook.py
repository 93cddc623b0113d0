"""改常用语: the phrases of one field, written, changed and put away by the office itself."""

from __future__ import annotations

__all__ = ["PhraseBook"]

from PySide6.QtCore import QModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QWidget

from app.errors import Refused
from app.events import RecordsChanged
from app.i18n import tr
from app.ids import Id
from app.phrases.messages import HidePhrase, KeepPhrase, ListPhrases, PhraseView
from ui.context import Context
from ui.forms.slots import PhraseSource
from ui.widgets.buttons import Button, LinkButton, PrimaryButton
from ui.widgets.combo import Choice, PinyinCombo
from ui.widgets.dialog import Dialog
from ui.widgets.field import AreaField
from ui.widgets.labels import Label
from ui.widgets.layout import Row
from ui.widgets.lists import Index, ListView, RowDelegate, RowState
from ui.widgets.models import ITEM, RowsModel
from ui.widgets.paint import draw_text, metrics

_MOST = 2000  # characters of a phrase
_ROWS = 3  # at least, where the window is low


class PhraseBook(Dialog):
    """The list, and below it the words of the phrase in hand.

    Ctrl+N begins a new one, Ctrl+Enter keeps it, Esc closes.
    """

    def __init__(
        self,
        context: Context,
        parent: QWidget,
        line: str,
        field: str,
        label: str,
        source: PhraseSource,
    ) -> None:
        theme = context.theme
        title = tr("常用语：{field}").format(field=label)
        super().__init__(theme, title, tr("本所的同事都用这一份。"), width=720, parent=parent)
        self._context, self._line, self._field, self._source = context, line, field, source
        self._id: Id | None = None
        self._after: Id | None = None  # the phrase to stand on, once it is read again
        self.rows = _Phrases(dict(source.topics))
        self.list = ListView(theme)
        self.list.setModel(self.rows)
        self.list.setItemDelegate(_PhraseRow(theme, self.list))
        self.list.setAccessibleName(title)
        self.list.selectionModel().currentChanged.connect(self._on_turned)
        self.text = AreaField(theme, tr("内容"), required=True, lines=3, max_length=_MOST)
        topics = [Choice("", tr("各类纠纷")), *(Choice(*topic) for topic in source.topics)]
        self.topic = PinyinCombo(theme, tr("用于"), topics)
        self._hide = LinkButton(theme, tr("不再显示"))
        self._lay_out()
        context.work.listen(context.desk, RecordsChanged, self._on_changed, owner=self)
        self._begin()
        self._read()

    # -- building ------------------------------------------------------------------------

    def _lay_out(self) -> None:
        theme = self.theme
        self.list.setMinimumHeight(theme.size("row_two_line") * _ROWS)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.topic)
        self.body.addWidget(self.text)
        names = tr("、").join(f"{{{name}}}" for name in self._source.slots())
        hint = tr("花括号里的由表单自动填：{names}；别的名字留空，用时手填。")
        self.body.addWidget(Label(theme, hint.format(names=names), "small", "text_2", wrap=True))
        fresh = Button(theme, tr("新写一条"), keys="Ctrl+N", icon="plus")
        fresh.clicked.connect(self._on_new)
        keep = PrimaryButton(theme, tr("保存"), keys="Ctrl+Enter")
        keep.clicked.connect(self._on_kept)
        self._hide.clicked.connect(self._on_hidden)
        row = Row(theme)
        row.add(fresh, self._hide)
        self.buttons.insertLayout(0, row)
        close = Button(theme, tr("关上"), keys="Esc")
        close.clicked.connect(self.reject)
        self.buttons.add(close, keep)
        for keys, deed in (
            ("Ctrl+N", self._on_new),
            ("Ctrl+Return", self._on_kept),
            ("Ctrl+Enter", self._on_kept),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(deed)

    # -- what happens --------------------------------------------------------------------

    def _read(self) -> None:
        future = self._context.desk.ask(ListPhrases(self._line))
        self._context.work.run(future, self._on_read, owner=self)

    def _on_read(self, phrases: tuple[PhraseView, ...]) -> None:
        mine = tuple(
            sorted((one for one in phrases if one.field == self._field), key=self._nearness)
        )
        wanted = self._after or self._id
        self.rows.show(mine)
        places = [place for place, one in enumerate(mine) if one.id == wanted]
        if places:
            self.list.setCurrentIndex(self.rows.index(places[0]))
            self._turn(mine[places[0]])
        self._after = None

    def _nearness(self, phrase: PhraseView) -> tuple[bool, bool, bool]:
        """The office's own first, then those for the dispute in hand, then those for all."""
        return not phrase.own, phrase.topic != self._source.topic(), bool(phrase.topic)

    def _on_changed(self, event: RecordsChanged) -> None:
        if event.line == "phrases":
            self._read()

    def _on_turned(self, index: QModelIndex) -> None:
        if index.isValid():
            self._turn(index.data(ITEM))

    def _turn(self, phrase: PhraseView) -> None:
        self._id = phrase.id
        self.text.set_text(phrase.text)
        self.text.clear_message()
        self.topic.set_value(phrase.topic)
        self._hide.setVisible(True)
        self._hide.set_text(tr("再显示") if phrase.hidden else tr("不再显示"))

    def _begin(self) -> None:
        self._id = None
        self.list.setCurrentIndex(QModelIndex())
        self.text.set_text("")
        self.topic.set_value(self._source.topic())
        self._hide.setVisible(False)

    def _on_new(self) -> None:
        self._begin()
        self.text.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_kept(self) -> None:
        if not self.text.validate():
            return
        topic = self.topic.value() or ""
        command = KeepPhrase(self._line, self._field, topic, self.text.text(), self._id)
        self._do(command, tr("已保存常用语"))

    def _on_hidden(self) -> None:
        shown = next((one for one in self.rows.items if one.id == self._id), None)
        if shown is not None:
            said = tr("已重新显示") if shown.hidden else tr("不再显示这一条")
            self._do(HidePhrase(self._line, shown.id, hidden=not shown.hidden), said)

    def _do(self, command: KeepPhrase | HidePhrase, said: str) -> None:
        def on_done(phrase: Id) -> None:
            self._after = phrase
            self._read()
            self._context.toast(said, undo=True)

        def on_refused(error: Exception) -> bool:
            if not isinstance(error, Refused):
                return False
            self.text.set_error(str(error))
            return True

        self._context.work.run(self._context.desk.do(command), on_done, on_refused, owner=self)


class _Phrases(RowsModel[PhraseView]):
    """Phrases with what they are for and whose they are."""

    def __init__(self, topics: dict[str, str]) -> None:
        super().__init__()
        self._topics = topics

    def spoken(self, item: PhraseView) -> str:
        return tr("，").join((item.text, self.about(item)))

    def about(self, item: PhraseView) -> str:
        """邻里纠纷 · 本所写的."""
        topic = self._topics.get(item.topic, item.topic) if item.topic else tr("各类纠纷")
        whose = tr("本所写的") if item.own else tr("自带")
        hidden = tr("不再显示") if item.hidden else ""
        return tr(" · ").join(filter(None, (topic, whose, hidden)))


class _PhraseRow(RowDelegate):
    """The text, and below it what it is for."""

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, _state: RowState) -> None:
        theme, item = self.theme, index.data(ITEM)
        model = index.model()
        about = model.about(item) if isinstance(model, _Phrases) else ""
        line = QRectF(rect).adjusted(theme.px(10), theme.px(4), -theme.px(10), 0)
        line.setHeight(rect.height() / 2)
        ink = theme.color("text_3" if item.hidden else "text")
        text = metrics(theme.font()).elidedText(
            item.text.replace("\n", " "), Qt.TextElideMode.ElideRight, int(line.width())
        )
        draw_text(painter, line, text, theme.font(), ink)
        line.translate(0, rect.height() / 2 - theme.px(4))
        draw_text(painter, line, about, theme.font("small"), theme.color("text_2"))
