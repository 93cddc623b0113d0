"""Beside the preview: what is not filled in, what was checked, how it is set."""

from __future__ import annotations

__all__ = ["ChecksPanel", "GapsPanel", "LookPanel", "Thumbs"]

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.papers.messages import GapView, PageImage, PaperView, ReadPage
from ui.context import Context
from ui.papers.pageview import image_of
from ui.theme.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.labels import Label, StatusGlyph
from ui.widgets.layout import Column, Grid, Row
from ui.widgets.lists import Index, ListView, RowDelegate, RowState
from ui.widgets.paint import draw_text, paint_box
from ui.widgets.panel import Panel, Rule
from ui.widgets.tags import KeyCap, Ordinal

_PICTURE = Qt.ItemDataRole.UserRole


class GapsPanel(Panel):
    """还有 3 处没填, each with a way to where it is filled in.

    Signals:
        wanted: index of the gap to fill in.
        chosen: index of the gap to look at.
    """

    wanted = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("都填好了"), tone="warn")
        self._theme = theme
        self._inner: QWidget | None = None
        if self.header is not None:
            self.header.add(KeyCap(theme, "F8"), Label(theme, tr("下一处"), "small", "text_2"))

    def show_gaps(self, gaps: tuple[GapView, ...]) -> None:
        """List the gaps; the panel hides when there are none."""
        if self._inner is not None:
            self._inner.deleteLater()
        self._inner = QWidget()
        column = Column(self._theme, self._inner, spacing=0)
        for at, gap in enumerate(gaps):
            column.addWidget(self._row(at, gap))
            column.addWidget(Rule(self._theme))
        note = QWidget()
        row = Row(self._theme, note, margins=(14, 8, 14, 8))
        row.addWidget(
            Label(self._theme, tr("现在打印，空处会印成横线，可以手写。"), "small", "text_2")
        )
        column.addWidget(note)
        self.body.addWidget(self._inner)
        self.set_title(tr("还有 {n} 处没填").format(n=len(gaps)))
        self.setVisible(bool(gaps))

    def _row(self, at: int, gap: GapView) -> QWidget:
        theme = self._theme
        widget = QWidget()
        row = Row(theme, widget, margins=(14, 8, 14, 8), spacing=12)
        row.add(Ordinal(theme, at + 1, "warn_text"))
        words = Column(theme, spacing=1)
        words.addWidget(Label(theme, gap.name, "body_strong"))
        words.addWidget(Label(theme, gap.where, "small", "text_2"))
        row.addLayout(words, 1)
        go = Button(theme, tr("去填写"), size="small")
        go.setAccessibleName(tr("去填写 {name}").format(name=gap.name))
        go.clicked.connect(lambda: self.wanted.emit(at))
        row.add(go)
        return widget


class ChecksPanel(Panel):
    """已核对."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("已核对"))
        self._theme = theme
        self._inner: QWidget | None = None

    def show_checks(self, view: PaperView) -> None:
        """Each check with its tick, or with the cross of what is not right."""
        if self._inner is not None:
            self._inner.deleteLater()
        theme = self._theme
        self._inner = QWidget()
        column = Column(theme, self._inner, margins=(14, 10, 14, 10), spacing=6)
        for check in view.checks:
            row = Row(theme)
            glyph = "checkin_ok" if check.passed else "checkin_missed"
            row.add(StatusGlyph(theme, glyph))
            words = Label(theme, check.text, color="text" if check.passed else "danger_text")
            row.addWidget(words, 1)
            column.addLayout(row)
        self.body.addWidget(self._inner)
        self.setVisible(bool(view.checks))


class LookPanel(Panel):
    """版式."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("版式"))
        inner = QWidget()
        grid = Grid(theme, inner, margins=(14, 10, 14, 12), spacing=(16, 6))
        self._values: dict[str, Label] = {}
        for at, name in enumerate((tr("纸张"), tr("字体"), tr("证件号"), tr("版次"))):
            grid.addWidget(Label(theme, name, color="text_2"), at, 0)
            self._values[name] = Label(theme)
            grid.addWidget(self._values[name], at, 1)
        grid.setColumnStretch(1, 1)
        self.body.addWidget(inner)

    def show_look(self, view: PaperView) -> None:
        """How the paper is set."""
        self._values[tr("纸张")].setText(tr("A4，公文版式"))
        self._values[tr("字体")].setText(view.fonts)
        self._values[tr("证件号")].setText(tr("屏幕上遮住，打印时完整"))
        self._values[tr("版次")].setText(tr("第 {n} 版").format(n=view.version))


class _Pictures(QAbstractListModel):
    """Small pictures of the pages."""

    def __init__(self, parent: Any) -> None:
        super().__init__(parent)
        self._pictures: list[QPixmap | None] = []

    def reset(self, pages: int) -> None:
        self.beginResetModel()
        self._pictures = [None] * pages
        self.endResetModel()

    def put(self, page: int, picture: QPixmap) -> None:
        if page < len(self._pictures):
            self._pictures[page] = picture
            self.dataChanged.emit(self.index(page), self.index(page))

    def rowCount(self, _parent: Index | None = None) -> int:
        return len(self._pictures)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == _PICTURE:
            return self._pictures[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return tr("第 {n} 页").format(n=index.row() + 1)
        return None


class _Thumb(RowDelegate):
    """A page and its number."""

    divider = False

    def sizeHint(self, option: Any, index: Index) -> QSize:
        del index
        return QSize(option.rect.width(), self.theme.px(150))

    def paint_ground(self, painter: QPainter, rect: QRect, state: RowState) -> None:
        pass

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        theme = self.theme
        picture = index.data(_PICTURE)
        page = QRectF(0, rect.top() + theme.px(14), theme.px(80), theme.px(113))
        page.moveCenter(QRectF(rect).center())
        page.moveTop(rect.top() + theme.px(14))
        paint_box(painter, page, 0, fill=theme.color("paper"), line=theme.color("line_card"))
        if isinstance(picture, QPixmap):
            painter.drawPixmap(page.adjusted(1, 1, -1, -1).toRect(), picture)
        if state.selected:
            line = theme.color("accent")
            paint_box(painter, page.adjusted(-2, -2, 2, 2), 2, line=line, width=2)
        words = QRectF(rect.left(), page.bottom() + theme.px(4), rect.width(), theme.px(20))
        style, ink = ("body_strong", "accent_text") if state.selected else ("small", "text_2")
        centre = Qt.AlignmentFlag.AlignCenter
        text = index.data(Qt.ItemDataRole.DisplayRole)
        draw_text(painter, words, text, theme.font(style), theme.color(ink), align=centre)


class Thumbs(ListView):
    """The pages of a paper, small.

    Signals:
        pageChosen: number from 1.
    """

    pageChosen = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme)
        self._context = context
        self._view: PaperView | None = None
        self._model = _Pictures(self)
        self.setModel(self._model)
        self.setItemDelegate(_Thumb(context.theme, self))
        self.setAccessibleName(tr("各页"))
        self.clicked.connect(self._on_clicked)

    def show_paper(self, view: PaperView) -> None:
        """Show the pages of a paper."""
        self._view = view
        self._model.reset(view.pages)
        for number in range(view.pages):
            future = self._context.desk.ask(ReadPage(view.pdf, number, 0.28))
            self._context.work.run(future, self._shower(view, number), owner=self)
        self.show_page(1)

    def show_page(self, number: int) -> None:
        """Mark the page that is looked at."""
        self.setCurrentIndex(self._model.index(number - 1))

    def _shower(self, view: PaperView, number: int) -> Any:
        def show(image: PageImage) -> None:
            if view is self._view:
                self._model.put(number, QPixmap.fromImage(image_of(image)))

        return show

    def _on_clicked(self, index: QModelIndex) -> None:
        self.pageChosen.emit(index.row() + 1)
