"""常用语 in a field of several lines: Alt+↓ offers them, Tab goes from slot to slot."""

from __future__ import annotations

__all__ = ["PhraseList"]

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QSizePolicy

from app.i18n import tr
from app.phrases.messages import KeepPhrase, ListPhrases, PhraseView
from ui.context import Context
from ui.forms.phrasebook import PhraseBook
from ui.forms.slots import PhraseSource, fill, next_slot, slot_problem
from ui.theme.theme import Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.droplist import Choice
from ui.widgets.field import AreaField
from ui.widgets.offers import Offers

_MANAGE = "manage"
_KEEP = "keep"


class PhraseList(QObject):
    """Fills a phrase from the form and puts it where the cursor is."""

    def __init__(
        self,
        context: Context,
        field: AreaField,
        name: str,
        source: PhraseSource,
        *,
        by_line: bool = False,
    ) -> None:
        super().__init__(field)
        self._context, self._field, self._source = context, field, source
        self._line, _, self._name = name.partition(".")
        self._by_line = by_line
        self._own = field.check
        field.check = self._problem
        field.editor.installEventFilter(self)
        self._offers = Offers(context.theme, field.editor)
        self._offers.picked.connect(self._on_picked)
        self._button = _Opener(context.theme, field.label)
        self._button.clicked.connect(self._on_asked)
        field.put_beside_head(self._button)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if self._offers.is_open:
            if event.text() and event.key() != Qt.Key.Key_Tab:
                self._offers.shut()  # typed past the list
            return False
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and event.key() == Qt.Key.Key_Down:
            self._on_asked()
            return True
        return event.key() == Qt.Key.Key_Tab and self._to_next_slot()

    def _problem(self, text: str) -> str | None:
        return (self._own(text) if self._own else None) or slot_problem(text)

    # -- the list ------------------------------------------------------------------------

    def _on_asked(self) -> None:
        self._field.editor.setFocus()
        future = self._context.desk.ask(ListPhrases(self._line))
        self._context.work.run(future, self._on_phrases, owner=self)

    def _on_phrases(self, phrases: tuple[PhraseView, ...]) -> None:
        if not self._field.editor.hasFocus():
            return
        slots = self._source.slots()
        choices = [
            Choice(one.text, fill(one.text, slots).replace("\n", " "))
            for one in self._fitting(phrases)
        ]
        if self._field.editor.textCursor().hasSelection():
            choices.append(Choice(_KEEP, tr("把选中的文字记作常用语")))
        choices.append(Choice(_MANAGE, tr("改常用语…")))
        self._offers.open(choices, marked=True)

    def _fitting(self, phrases: Iterable[PhraseView]) -> list[PhraseView]:
        """Those for this field and kind of dispute, before those for every kind."""
        topic = self._source.topic()
        mine = [one for one in phrases if one.field == self._name and not one.hidden]
        special = [one for one in mine if topic and one.topic == topic]
        return [*special, *(one for one in mine if not one.topic)]

    def _on_picked(self, value: str) -> None:
        if value == _MANAGE:
            book = PhraseBook(
                self._context, self._field, self._line, self._name, self._field.label, self._source
            )
            book.finished.connect(self._on_book_closed)
            book.open()
        elif value == _KEEP:
            self._keep()
        else:
            self._insert(fill(value, self._source.slots()))

    def _on_book_closed(self) -> None:
        # The keyboard goes back to where it was, whatever the window manager makes of it.
        self._field.window().activateWindow()
        self._field.editor.setFocus()

    def _keep(self) -> None:
        # A text of several blocks is handed over with U+2029 between them.
        text = self._field.editor.textCursor().selectedText().replace("\u2029", "\n")
        topic = self._source.topic()
        future = self._context.desk.do(KeepPhrase(self._line, self._name, topic, text))
        self._context.work.run(
            future,
            lambda _id: self._context.toast(tr("已记作常用语"), undo=True),
            owner=self,
        )

    # -- the text ------------------------------------------------------------------------

    def _insert(self, text: str) -> None:
        cursor = self._field.editor.textCursor()
        before = self._field.editor.toPlainText()[: cursor.selectionStart()]
        if self._by_line and before and not before.endswith("\n"):
            text = "\n" + text
        start = cursor.selectionStart()
        cursor.insertText(text)
        self._field.editor.setTextCursor(cursor)
        if next_slot(text, 0) is not None:
            self._select(start)

    def _to_next_slot(self) -> bool:
        cursor = self._field.editor.textCursor()
        return self._select(cursor.selectionEnd())

    def _select(self, start: int) -> bool:
        """Select the next open slot, so that typing fills it in."""
        found = next_slot(self._field.editor.toPlainText(), start)
        if found is None:
            return False
        cursor = self._field.editor.textCursor()
        cursor.setPosition(found[0])
        cursor.setPosition(found[1], QTextCursor.MoveMode.KeepAnchor)
        self._field.editor.setTextCursor(cursor)
        return True


class _Opener(LinkButton):
    """常用语 Alt+↓, as high as the label it stands beside."""

    look = LinkButton.look._replace(style="small")
    padding = 4

    def __init__(self, theme: Theme, label: str) -> None:
        super().__init__(theme, tr("常用语"), keys="Alt+Down")
        self.setAccessibleName(tr("{label}：常用语").format(label=label))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab belongs to the fields
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._lower)
        self._lower()

    def _lower(self) -> None:
        self.setFixedHeight(self._theme.px(20))
