"""Two hands changed the same field: both versions side by side, and a person chooses."""

from __future__ import annotations

__all__ = ["CompareTable", "ReviewPanel"]

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStackedWidget,
    QStyledItemDelegate,
    QTableView,
    QWidget,
)

from app.clock import Clock
from app.i18n import moment_words, tr
from app.sync.messages import ResolveReview, ReviewView
from ui.theme.theme import Theme
from ui.widgets.buttons import Button, LinkButton, PrimaryButton
from ui.widgets.labels import Label
from ui.widgets.layout import Column, Row
from ui.widgets.lists import Index, rect_of
from ui.widgets.paint import draw_text, paint_box
from ui.widgets.panel import Panel, Rule
from ui.widgets.states import EmptyState
from ui.widgets.tables import dress_table

_CHOSEN = Qt.ItemDataRole.UserRole
_DIFFERS = Qt.ItemDataRole.UserRole + 1


class _Fields(QAbstractTableModel):
    """One row for each field, one column for each side; the first column names the field."""

    def __init__(self, clock: Clock, parent: Any) -> None:
        super().__init__(parent)
        self._clock = clock
        self.review: ReviewView | None = None
        self.chosen: dict[str, int] = {}

    def show(self, review: ReviewView) -> None:
        self.beginResetModel()
        self.review = review
        # What is shown everywhere now (the newest) stands chosen; one keystroke changes it.
        newest = max(range(len(review.sides)), key=lambda side: review.sides[side][1], default=0)
        self.chosen = {field.field: newest for field in review.fields if field.differs}
        self.endResetModel()

    def choose(self, row: int, side: int) -> None:
        if self.review is None or not 0 <= side < len(self.review.sides):
            return
        field = self.review.fields[row]
        if field.differs:
            self.chosen[field.field] = side
            last = self.columnCount() - 1
            self.dataChanged.emit(self.index(row, 0), self.index(row, last))

    def rowCount(self, _parent: Index | None = None) -> int:
        return len(self.review.fields) if self.review else 0

    def columnCount(self, _parent: Index | None = None) -> int:
        return 1 + len(self.review.sides) if self.review else 0

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if self.review is None or orientation is not Qt.Orientation.Horizontal or not section:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            who, when, device = self.review.sides[section - 1]
            return tr("{device}\n{who}，{when}").format(
                device=device, who=who, when=moment_words(when, self._clock.today())
            )
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self.review is None:
            return None
        field, side = self.review.fields[index.row()], index.column() - 1
        if role == _DIFFERS:
            return field.differs
        if role == _CHOSEN:
            return field.differs and self.chosen.get(field.field) == side
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if side < 0:
            return field.label
        if not field.differs:
            return field.values[0] if side == 0 and field.values else ""
        words = field.values[side] or tr("没有填")
        if role == Qt.ItemDataRole.AccessibleTextRole and index.data(_CHOSEN):
            return tr("{words}，已选").format(words=words)
        return words


class _Side(QStyledItemDelegate):
    """A value with its radio button."""

    def __init__(self, theme: Theme, parent: Any) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        theme, rect = self._theme, rect_of(option)
        chosen, differs = bool(index.data(_CHOSEN)), bool(index.data(_DIFFERS))
        painter.save()
        if chosen:
            painter.fillRect(rect, theme.color("bg_selected"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        area = QRectF(rect).adjusted(theme.px(14), 0, -theme.px(8), 0)
        text = index.data(Qt.ItemDataRole.DisplayRole) or ""
        if index.column() == 0 or not differs:
            ink = theme.color("text_2")
            draw_text(painter, area, text, theme.font(), ink, elide=True)
        else:
            painter.fillRect(rect.left(), rect.top(), 1, rect.height(), theme.color("line"))
            self._radio(painter, area, chosen=chosen)
            area.setLeft(area.left() + theme.px(24))
            font = theme.font("body_strong" if chosen else "body")
            draw_text(painter, area, text, font, theme.color("text"), elide=True)
        if index == self._view().currentIndex() and self._view().hasFocus():
            paint_box(painter, QRectF(rect), 3, line=theme.color("focus"), width=2)
        painter.restore()

    def _radio(self, painter: QPainter, area: QRectF, *, chosen: bool) -> None:
        theme = self._theme
        side = theme.px(16)
        ring = QRectF(area.left(), area.center().y() - side / 2, side, side)
        if chosen:
            paint_box(painter, ring, side / 2, fill=theme.color("accent"))
            dot = ring.adjusted(theme.px(5), theme.px(5), -theme.px(5), -theme.px(5))
            paint_box(painter, dot, dot.width() / 2, fill=theme.color("on_accent"))
        else:
            line = theme.color("line_strong")
            paint_box(painter, ring, side / 2, fill=theme.color("bg_input"), line=line)

    def _view(self) -> QTableView:
        view = self.parent()
        if not isinstance(view, QTableView):
            raise TypeError
        return view


class CompareTable(QTableView):
    """↑↓ goes to a field, ←→ to a side, Space or a click chooses it."""

    def __init__(self, theme: Theme, clock: Clock) -> None:
        super().__init__()
        dress_table(theme, self)
        self._theme = theme
        self.fields = _Fields(clock, self)
        self.setModel(self.fields)
        self.setItemDelegate(_Side(theme, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setMinimumSectionSize(theme.px(60))
        self.setAccessibleName(tr("两边的内容"))
        self.clicked.connect(self._on_clicked)
        theme.changed.connect(self._rescale)

    def show_review(self, review: ReviewView) -> None:
        """Show another review."""
        self.fields.show(review)
        for column in range(1, self.fields.columnCount()):
            self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self._rescale()
        row = next((at for at, field in enumerate(review.fields) if field.differs), 0)
        chosen = self.fields.chosen.get(review.fields[row].field, 0) if review.fields else 0
        self.setCurrentIndex(self.fields.index(row, 1 + chosen))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None:
            column = min(max(1, index.column() + step), self.fields.columnCount() - 1)
            self.setCurrentIndex(self.fields.index(index.row(), column))
            self.fields.choose(index.row(), column - 1)
        elif event.key() == Qt.Key.Key_Space:
            self._on_clicked(index)
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() > 0:
            self.fields.choose(index.row(), index.column() - 1)

    def _rescale(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.px(44))
        self.horizontalHeader().setFixedHeight(self._theme.px(44))
        if self.fields.columnCount():
            self.setColumnWidth(0, self._theme.px(84))


class ReviewPanel(Panel):
    """All open reviews, one at a time.

    Signals:
        resolved: the command a person decided on.
    """

    resolved = Signal(object)

    def __init__(self, theme: Theme, clock: Clock) -> None:
        super().__init__(theme, tr("没有要确认的改动"))
        self._theme_of = theme
        self._reviews: tuple[ReviewView, ...] = ()
        self._at = 0
        self._place = Label(theme, "", "small", "text_2")
        back = LinkButton(theme, "", icon="chevron-left")
        on = LinkButton(theme, "", icon="chevron-right")
        for button, words, step in ((back, tr("上一处"), -1), (on, tr("下一处"), 1)):
            button.setAccessibleName(words)
            button.setToolTip(words)
            button.clicked.connect(lambda _=False, by=step: self._go(by))
        if self.header is not None:
            self.header.add(self._place, back, on)
        self._round = (back, on)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._comparison(clock))
        self._stack.addWidget(
            EmptyState(
                theme,
                tr("没有要确认的改动"),
                tr("两台电脑改了同一处时，两份都会留下，在这里选定用哪一份。"),
            )
        )
        self.body.addWidget(self._stack, 1)
        self.show_reviews(())

    def _comparison(self, clock: Clock) -> QWidget:
        theme = self._theme_of
        whole = QWidget()
        column = Column(theme, whole, spacing=0)
        head = QWidget()
        words = Column(theme, head, margins=(14, 8, 14, 8), spacing=1)
        line = Row(theme)
        self._subject = Label(theme, "", "item_title")
        self._where = Label(theme, "", color="text_2")
        line.add(self._subject, self._where)
        line.addStretch(1)
        words.addLayout(line)
        self._story = Label(theme, "", "small", "text_2", wrap=True)
        words.addWidget(self._story)
        column.addWidget(head)
        column.addWidget(Rule(theme))
        self.table = CompareTable(theme, clock)
        column.addWidget(self.table, 1)
        column.addWidget(Rule(theme))
        foot = QWidget()
        row = Row(theme, foot, margins=(14, 10, 14, 10))
        row.add(Label(theme, tr("两份原样都会保留，可以再改"), "small", "text_2"))
        row.addStretch(1)
        later = Button(theme, tr("先放着"))
        later.clicked.connect(lambda: self._go(1))
        merge = PrimaryButton(theme, tr("按所选合并"), keys="Ctrl+Enter")
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._on_merged)
        merge.clicked.connect(self._on_merged)
        row.add(later, merge)
        column.addWidget(foot)
        return whole

    def show_reviews(self, reviews: tuple[ReviewView, ...]) -> None:
        """Show these; the one looked at stays, if it is still open."""
        current = self._reviews[self._at].id if self._reviews else None
        self._reviews = reviews
        ids = [review.id for review in reviews]
        self._at = ids.index(current) if current in ids else 0
        self._show()

    def _go(self, step: int) -> None:
        if self._reviews:
            self._at = (self._at + step) % len(self._reviews)
            self._show()

    def _show(self) -> None:
        count = len(self._reviews)
        self.set_tone("warn" if count else "")
        self._stack.setCurrentIndex(0 if count else 1)
        for button in self._round:
            button.setVisible(count > 1)
        if not count:
            self.set_title(tr("没有要确认的改动"))
            self._place.setText("")
            return
        review = self._reviews[self._at]
        self.set_title(tr("{n} 处改动对不上，请确认").format(n=count))
        self._place.setText(tr("第 {n} 处").format(n=self._at + 1))
        self._subject.setText(review.subject)
        self._where.setText(review.where)
        self._story.setText(review.story)
        self.table.show_review(review)

    def _on_merged(self) -> None:
        if self._reviews:
            review = self._reviews[self._at]
            choices = tuple(self.table.fields.chosen.items())
            self.resolved.emit(ResolveReview(review.id, choices))
