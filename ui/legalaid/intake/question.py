"""One question on the screen: its choices or its date, and what may prove the answer."""

from __future__ import annotations

__all__ = ["QuestionCard"]

from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.legalaid.messages import Choice, ProofView, QuestionKind, QuestionView
from ui.context import Context
from ui.lawbook.article import open_article
from ui.legalaid.intake.choices import ChoiceRows, Offer
from ui.theme.theme import Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.choices import CheckBox
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import Column, Grid, Row
from ui.widgets.numbers import DateField
from ui.widgets.panel import Rule

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class QuestionHead(QWidget):
    """The question in large words, the hint below, the law at the right.

    Signals:
        lawAsked: open the law, at the article in hand.
    """

    lawAsked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        column = Column(theme, self, spacing=1)
        self._title = Label(theme, "", "title", wrap=True)
        column.addWidget(self._title)
        row = Row(theme)
        self._hint = Label(theme, "", "small", "text_2", wrap=True)
        row.addWidget(self._hint, 1)
        self._law = LinkButton(theme, "", icon="book-marked", size="small")
        self._law.look = self._law.look._replace(ink="text_2", style="small")
        self._law.clicked.connect(self.lawAsked)
        row.add(self._law)
        column.addLayout(row)

    def show_words(self, title: str, hint: str, law: str) -> None:
        """Show another question."""
        self._title.setText(title)
        self._hint.setText(hint)
        self._law.set_text(law)
        self._law.setAccessibleName(tr("看{law}").format(law=law))
        self._law.setVisible(bool(law))


class Proofs(QWidget):
    """靠什么证明: ticks in two columns.

    Signals:
        ticked: id of a proof, and whether it is ticked.
    """

    ticked = Signal(str, bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[tuple[str, str], ...] = ()
        self._boxes: dict[str, CheckBox] = {}
        self._inner: QWidget | None = None
        self._column = Column(theme, self, margins=(0, 6, 0, 0), spacing=2)
        head = Row(theme, spacing=12)
        head.add(Label(theme, tr("靠什么证明？"), "item_title"))
        head.add(Label(theme, tr("至少一样"), "small", "text_2"))
        head.addStretch(1)
        self._column.addLayout(head)

    def show_proofs(self, proofs: tuple[ProofView, ...]) -> None:
        """Show these; ticks that are shown already only change."""
        names = tuple((one.id, one.label) for one in proofs)
        if names != self._shown:
            self._shown = names
            self._make()
        for one in proofs:
            box = self._boxes[one.id]
            box.blockSignals(True)
            box.setChecked(one.ticked)
            box.blockSignals(False)
        self.setVisible(bool(proofs))

    def _make(self) -> None:
        if self._inner is not None:
            self._inner.hide()
            self._inner.deleteLater()
        self._inner = QWidget()
        grid = Grid(self._theme, self._inner, spacing=(14, 2))
        self._boxes = {}
        for at, (key, label) in enumerate(self._shown):
            box = CheckBox(self._theme, label)
            box.toggled.connect(partial(self.ticked.emit, key))
            self._boxes[key] = box
            grid.addWidget(box, at // 2, at % 2)
        for place in range(2):
            grid.setColumnStretch(place, 1)
        self._column.addWidget(self._inner)


class QuestionCard(QWidget):
    """A question with choices or a date.

    Signals:
        answered: the Choice taken.
        dated: the field of the answers, and its date or None.
        proved: id of a proof, and whether it is ticked.
        wentTo: id of the question the link leads to.
        taken: Enter in the date: go on.
    """

    answered = Signal(object)
    dated = Signal(str, object)
    proved = Signal(str, bool)
    wentTo = Signal(str)
    taken = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        theme = context.theme
        self._context = context
        self._question: QuestionView | None = None
        self._aside: tuple[str, str, str, str] | None = None
        column = Column(theme, self, margins=(16, 10, 16, 10), spacing=6)
        self.head = QuestionHead(theme)
        self.rows = ChoiceRows(theme)
        self.date = DateField(theme, tr("日期"), context.clock)
        self.date.hide_head()
        self._proofs = Proofs(theme)
        column.addWidget(self.head)
        column.addWidget(self.date)
        column.addWidget(self.rows)
        column.addWidget(self._proofs)
        column.addStretch(1)
        column.addWidget(self._build_aside(theme))
        self.rows.chosen.connect(self._on_chosen)
        self.date.edited.connect(self._on_dated)
        self.date.left.connect(self._on_dated)
        self.date.editor.installEventFilter(self)  # after the field's own: it is asked first
        self._proofs.ticked.connect(self.proved)
        self.head.lawAsked.connect(self.open_law)

    def _build_aside(self, theme: Theme) -> QWidget:
        self._foot = QWidget()
        column = Column(theme, self._foot, spacing=6)
        column.addWidget(Rule(theme))
        row = Row(theme, spacing=6)
        self._words = Label(theme, "", "body", "text_2")
        self._link = LinkButton(theme, "", size="small")
        self._article = Label(theme, "", "small", "text_2")
        self._link.clicked.connect(self._on_link)
        row.add(Icon(theme, "info", 16), self._words, self._link)
        row.addStretch(1)
        row.add(self._article)
        column.addLayout(row)
        return self._foot

    @property
    def question(self) -> QuestionView | None:
        """What is asked."""
        return self._question

    def show_question(self, question: QuestionView) -> None:
        """Ask this; what is asked already only changes its answer."""
        before, self._question = self._question, question
        self.head.show_words(question.title, question.hint, question.law)
        self.rows.setVisible(bool(question.choices))
        self.date.setVisible(question.kind is QuestionKind.DATE)
        offers = tuple(Offer(one.key, one.label, one.article) for one in question.choices)
        chosen = (question.chosen,) if question.chosen else ()
        fresh = before is None or before.id != question.id or offers != self.rows.offers
        if fresh or self.rows.values() != chosen:
            self.rows.show_offers(question.title, offers, chosen)
        self._proofs.show_proofs(question.proofs)
        self._foot.setVisible(question.aside is not None)
        if question.aside is not None:
            words, link, _to, article = question.aside
            self._words.setText(words)
            self._link.set_text(link)
            self._article.setText(article)

    def show_date(self, value: Any) -> None:
        """Fill in the date that was answered."""
        if not self.date.editor.hasFocus():
            self.date.set_value(value)
            self.date.clear_message()

    def go(self) -> None:
        """The keyboard to the answer."""
        dated = self._question is not None and self._question.kind is QuestionKind.DATE
        (self.date if dated else self.rows).setFocus(Qt.FocusReason.TabFocusReason)

    def article(self) -> tuple[str, str]:
        """Law and article of the choice in hand; ("", "") where it has none."""
        current = self.rows.current() if self.rows.isVisible() else None
        if self._question is None or current is None or not current.aside:
            return "", ""
        return self._question.law, current.aside

    def open_law(self) -> None:
        """The article of the choice in hand, else of the first that has one."""
        law, article = self.article()
        if not article and self._question is not None:
            law = self._question.law
            article = next((one.article for one in self._question.choices if one.article), "")
        if article:
            open_article(self._context, self.window(), law, article)

    def demand(self) -> None:
        """Say that an answer is needed before going on."""
        self.rows.set_wrong(wrong=True)
        if self._question is not None and self._question.kind is QuestionKind.DATE:
            self.date.validate()
        self.go()

    # -- inside --------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if event.key() in _ENTER and plain and watched is self.date.editor:
                self._on_dated()
                self.taken.emit()
                return True
        return super().eventFilter(watched, event)

    def _on_chosen(self) -> None:
        choice = self._choice(self.rows.value())
        if choice is not None:
            self.answered.emit(choice)

    def _choice(self, key: str) -> Choice | None:
        choices = self._question.choices if self._question is not None else ()
        return next((one for one in choices if one.key == key), None)

    def _on_dated(self) -> None:
        if self._question is not None and self._question.kind is QuestionKind.DATE:
            self.dated.emit(self._question.field, self.date.value())

    def _on_link(self) -> None:
        if self._question is not None and self._question.aside is not None:
            self.wentTo.emit(self._question.aside[2])
