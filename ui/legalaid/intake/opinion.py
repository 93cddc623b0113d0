"""初审意见预览: the result so far, every reason with its article, what presses, and by when."""

from __future__ import annotations

__all__ = ["DuesPanel", "OpinionPanel", "Tone", "WarningCard"]

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyleOptionViewItem, QWidget

from app.i18n import tr
from app.legalaid.messages import Mark, ReasonView, TermView, WarningView
from ui.theme.theme import Theme
from ui.widgets.buttons import Button, TonalButton
from ui.widgets.elided import ElidedLabel, wrapped
from ui.widgets.labels import Label, StatusGlyph
from ui.widgets.layout import Column, Grid, Row
from ui.widgets.lists import Index, ListView, RowDelegate, RowState
from ui.widgets.models import ITEM, RowsModel
from ui.widgets.paint import draw_text, metrics, paint_box
from ui.widgets.panel import Panel

_TOP, _LINE, _PAD = 22, 19, 8
_HEAD = 70
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


_MARKS = {  # mark → glyph, ink of the words, how it is said
    Mark.YES: ("checkin_ok", "text", tr("符合")),
    Mark.NO: ("checkin_missed", "text", tr("不符合")),
    Mark.LACKING: ("overdue", "text", tr("还差")),
    Mark.OPEN: ("not_started", "text_2", tr("还没有问到")),
    Mark.NOT_NEEDED: ("checkin_ok", "text_2", tr("不用")),
}


class Tone(Enum):
    """How the result is painted: ground, ink and icon."""

    GOOD = ("accent_tint", "accent_text", "badge-check")
    DOUBT = ("warn_tint", "warn_text", "circle-help")
    OPEN = ("bg_header", "text_2", "circle-help")


class _Model(RowsModel[ReasonView]):
    """The reasons in the order they are asked about."""

    def spoken(self, item: ReasonView) -> str:
        said = _MARKS[item.mark][2]
        return tr("，").join(filter(None, (said, item.title, item.detail, item.law, item.article)))


class _Delegate(RowDelegate):
    """Glyph, title and article, what was found below."""

    chosen = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view: QWidget | None = getattr(option, "widget", None)
        width = view.width() if isinstance(view, QWidget) else 300
        return QSize(100, self.high(index.data(ITEM), width))

    def high(self, item: ReasonView, width: int) -> int:
        """Height of a row in a list so wide."""
        px = self.theme.px
        lines = len(self._detail(item, width))
        return px(_PAD) * 2 + px(_TOP) + px(_LINE) * lines + 1

    def _detail(self, item: ReasonView, width: int) -> tuple[str, ...]:
        px = self.theme.px
        return wrapped(item.detail, self.theme.font("small"), width - px(42) - px(14), 3)

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        del state
        theme, px = self.theme, self.theme.px
        item: ReasonView = index.data(ITEM)
        glyph, ink, _said = _MARKS[item.mark]
        top = QRectF(rect.left() + px(42), rect.top() + px(_PAD), 0, px(_TOP))
        top.setRight(rect.right() - px(14))
        side = px(15)
        box = QRectF(rect.left() + px(15), round(top.center().y() - side / 2), side, side)
        theme.status(painter, glyph, box)
        quiet = theme.color("text_2")
        small = theme.font("small")
        draw_text(painter, top, item.article, small, quiet, align=_RIGHT)
        room = QRectF(top)
        room.setRight(top.right() - metrics(small).horizontalAdvance(item.article) - px(8))
        draw_text(
            painter, room, item.title, theme.font("body_strong"), theme.color(ink), elide=True
        )
        for row, text in enumerate(self._detail(item, rect.width())):
            line = QRectF(top.left(), top.bottom() + row * px(_LINE), top.width(), px(_LINE))
            draw_text(painter, line, text, small, quiet)


class _Head(QWidget):
    """The result in large words on a tint."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._tone, self._words, self._below = Tone.OPEN, "", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_words(self, tone: Tone, words: str, below: str) -> None:
        """Show another result."""
        self._tone, self._words, self._below = tone, words, below
        self.setAccessibleName(tr("初审意见：{words}，{below}").format(words=words, below=below))
        self.updateGeometry()
        self.update()

    def _lines(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        theme = self._theme
        room = self.width() - theme.px(50) - theme.px(14)
        return (
            wrapped(self._words, theme.font("title"), room, 2),
            wrapped(self._below, theme.font("small"), room, 3),
        )

    def sizeHint(self) -> QSize:
        px, (words, below) = self._theme.px, self._lines()
        return QSize(px(200), px(22) + px(26) * max(1, len(words)) + px(20) * max(1, len(below)))

    def resizeEvent(self, event: object) -> None:
        del event
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, px = self._theme, self._theme.px
        fill, ink, icon = self._tone.value
        painter.fillRect(self.rect(), theme.color(fill))
        painter.drawPixmap(px(14), round(self.height() / 2 - px(13)), theme.icon(icon, 26, ink))
        top, (words, below) = float(px(10)), self._lines()
        for text in words:
            line = QRectF(px(50), top, self.width(), px(26))
            draw_text(painter, line, text, theme.font("title"), theme.color(ink))
            top += px(26)
        for text in below:
            line = QRectF(px(50), top, self.width(), px(20))
            draw_text(painter, line, text, theme.font("small"), theme.color("text"))
            top += px(20)
        painter.end()


class OpinionPanel(Panel):
    """The result and its reasons; Enter or F1 on a reason opens its article.

    Signals:
        lawAsked: law and article of a reason.
    """

    lawAsked = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("初审意见预览"))
        self._theme = theme
        if self.header is not None:
            self.header.add(Label(theme, tr("随填随算"), "small", "text_2"))
        self.head = _Head(theme)
        self.model = _Model(self)
        self.list = _List(theme)
        self._delegate = _Delegate(theme, self.list)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setAccessibleName(tr("初审的理由和法条"))
        self.list.acted.connect(self._on_acted)
        self.list.doubleClicked.connect(self._on_acted)
        self.body.addWidget(self.head)
        self.body.addWidget(self.list)
        theme.changed.connect(self._fit)

    def show_opinion(
        self, tone: Tone, words: str, below: str, reasons: Sequence[ReasonView]
    ) -> None:
        """Show another result."""
        row = self.list.currentIndex().row()
        self.head.show_words(tone, words, below)
        self.model.show(tuple(reasons))
        if 0 <= row < len(self.model.items):
            self.list.setCurrentIndex(self.model.index(row))
        self._fit()

    def current(self) -> ReasonView | None:
        """The reason in hand, while the keyboard is on the list."""
        index = self.list.currentIndex()
        held = self.list.hasFocus() and index.isValid()
        return index.data(ITEM) if held else None

    def resizeEvent(self, event: object) -> None:
        del event
        self._fit()

    def _on_acted(self, index: QModelIndex) -> None:
        reason: ReasonView = index.data(ITEM)
        if reason.article:
            self.lawAsked.emit(reason.law, reason.article)

    def _fit(self) -> None:
        width = self.width() - 2
        high = sum(self._delegate.high(one, width) for one in self.model.items)
        self.list.setFixedHeight(high)
        self.list.scheduleDelayedItemsLayout()


class _List(ListView):
    """As high as its rows, which it never scrolls; the keyboard begins at the first."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, uniform=False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        model = self.model()
        if not self.currentIndex().isValid() and model.rowCount():
            self.setCurrentIndex(model.index(0, 0))


class WarningCard(QWidget):
    """Something to stop at: what it is, what may be done, how a date was counted.

    Signals:
        proposed: the button of what it proposes was pressed (WarningView).
    """

    proposed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._warning: WarningView | None = None
        column = Column(theme, self, margins=(14, 10, 14, 10), spacing=3)
        head = Row(theme, spacing=8)
        head.add(StatusGlyph(theme, "due_today", 17, "warn_text"))
        self._words = Label(theme, "", "body_strong", "warn_text", wrap=True)
        head.addWidget(self._words, 1)
        column.addLayout(head)
        self._text = Label(theme, "", "body", wrap=True)
        self._law = ElidedLabel(theme, "", "small", "text_2")
        column.addWidget(self._text)
        column.addWidget(self._law)
        row = Row(theme)
        self.provisional = TonalButton(theme, tr("建议先行援助"), size="small")
        self.why = Button(theme, tr("怎么算的"), size="small")
        self.why.setCheckable(True)
        self.provisional.clicked.connect(lambda: self.proposed.emit(self._warning))
        self.why.clicked.connect(self._on_why)
        row.add(self.provisional, self.why)
        row.addStretch(1)
        column.addLayout(row)
        self._how = Label(theme, "", "small", "text_2", wrap=True)
        self._how.hide()
        column.addWidget(self._how)

    def show_warning(self, warning: WarningView, *, chosen: bool) -> None:
        """Show one; `chosen`: what it proposes is proposed already."""
        self._warning = warning
        self._words.setText(warning.title)
        self._text.setText(warning.text)
        law = tr("{law} {article}").format(law=warning.law, article=warning.article)
        self._law.set_text(law if warning.article else "")
        self._law.setVisible(bool(warning.article))
        words = tr("已建议先行") if chosen else tr("建议先行援助")
        self.provisional.setToolTip(tr("再按一次就不建议了") if chosen else "")
        self.provisional.set_text(words)
        self.provisional.setVisible(warning.propose is not None)
        self.why.setVisible(bool(warning.arithmetic))
        self._how.setText(warning.arithmetic)
        self._how.setVisible(bool(warning.arithmetic) and self.why.isChecked())
        self.setAccessibleName(warning.title)

    @property
    def how(self) -> str:
        """How a date was counted."""
        return self._how.text()

    def _on_why(self) -> None:
        self._how.setVisible(self.why.isChecked())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        fill, line = theme.color("warn_tint"), theme.color("warn_line")
        paint_box(painter, QRectF(self.rect()), theme.px(8), fill=fill, line=line)
        painter.end()


class DuesPanel(Panel):
    """By when the centre decides and assigns, in so many lines."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._theme = theme
        self._inner: QWidget | None = None
        self._shown: tuple[TermView, ...] = ()
        self.setAccessibleName(tr("期限"))

    def show_terms(self, terms: Sequence[TermView]) -> None:
        """Show these."""
        if tuple(terms) == self._shown:
            return
        self._shown = tuple(terms)
        if self._inner is not None:
            self._inner.hide()
            self._inner.deleteLater()
        theme = self._theme
        self._inner = QWidget()
        grid = Grid(theme, self._inner, margins=(14, 8, 14, 8), spacing=(12, 4))
        for row, term in enumerate(self._shown):
            grid.addWidget(Label(theme, term.label, "body", "text_2"), row, 0)
            when = Label(theme, term.value, "body_strong")
            when.setToolTip(term.arithmetic)
            grid.addWidget(when, row, 1)
            grid.addWidget(ElidedLabel(theme, term.note, "small", "text_2"), row, 2)
        grid.setColumnStretch(3, 1)  # the notes give way first where there is no room
        self.body.addWidget(self._inner)
        self.setVisible(bool(self._shown))
