"""The ladder of one subject: what was done, what is ready, what comes, and the two next steps."""

from __future__ import annotations

__all__ = ["LadderDelegate", "LadderModel", "LadderPanel"]

from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QStyleOptionViewItem

from app.correction.messages import LadderStep, LadderView
from app.i18n import tr
from ui.correction.actions import action_of
from ui.theme.theme import Theme
from ui.widgets.buttons import Button, DangerButton
from ui.widgets.elided import wrapped
from ui.widgets.layout import Row
from ui.widgets.lists import Index, ListView, RowDelegate, RowState
from ui.widgets.models import ITEM, RowsModel
from ui.widgets.paint import draw_text, metrics, paint_icon
from ui.widgets.panel import Panel, Rule

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_DOT, _TEXT, _END = 22, 40, 14  # middle of the marks, left of the words, right margin
_HEAD, _LINE, _GAP = 22, 20, 12
_MOST = 3  # lines of a text


class LadderPanel(Panel):
    """The right column of the desk of reports, and of whoever is sought.

    Signals:
        asked: name of a command to open its form.
        lawAsked: law and article to show.
    """

    asked = Signal(str)
    lawAsked = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("奖惩条件"))
        self.view: LadderView | None = None
        self.model = LadderModel(self)
        self.list = LadderList(theme)
        self.list.setModel(self.model)
        self.list.setItemDelegate(LadderDelegate(theme, self.list))
        self.list.setAccessibleName(tr("查找和奖惩的步骤"))
        self.list.acted.connect(self._on_acted)
        self.body.addWidget(self.list, 1)
        self._rule = Rule(theme)
        self.body.addWidget(self._rule)
        foot = Row(theme, margins=(14, 10, 14, 12), spacing=8)
        self.draft = DangerButton(theme, "", icon="file-plus")
        self.draft.clicked.connect(lambda: self.asked.emit("ProposeSanction"))
        self.search = Button(theme, "")
        self.search.clicked.connect(self._on_search)
        foot.addWidget(self.draft, 1)
        foot.addWidget(self.search)
        self.body.addLayout(foot)

    def show_ladder(self, view: LadderView) -> None:
        """Show one subject's."""
        self.view = view
        self.model.show(view.steps)
        self.set_title(view.head or tr("奖惩条件"))
        self.set_tone("danger" if view.late else "")
        offer = view.offer
        self.draft.setVisible(offer is not None)
        if offer is not None:
            self.draft.setText(tr("填{kind}建议").format(kind=tr(offer.kind.short)))
        name = self._search_action()
        action = action_of(name)
        self.search.setVisible(action is not None)
        self.search.setText(action.text if action else "")

    @property
    def empty(self) -> bool:
        """Whether there is nothing to be said of the subject."""
        return self.view is None or not self.view.steps

    def _search_action(self) -> str:
        names = self.view.actions if self.view else ()
        return next((one for one in names if one in ("RecordSearchStep", "StartSearch")), "")

    def _on_search(self) -> None:
        if name := self._search_action():
            self.asked.emit(name)

    def _on_acted(self, index: Index) -> None:
        step: LadderStep = index.data(ITEM)
        if step.law:
            self.lawAsked.emit(step.law, step.article)


class LadderModel(RowsModel[LadderStep]):
    """The steps, as they follow one another."""

    def spoken(self, item: LadderStep) -> str:
        return tr("，").join(filter(None, (item.title, item.when, item.text, item.place)))


class LadderList(ListView):
    """Rows are as high as their words at this width."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, uniform=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()


class LadderDelegate(RowDelegate):
    """A mark on the line of time; what, when, why, and the article."""

    divider = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option  # knows no width before the view has one
        view: Any = self.parent()
        width, px = view.viewport().width(), self.theme.px
        item: LadderStep = index.data(ITEM)
        lines = len(self._lines(item, width)) + bool(item.place)
        return QSize(width, px(_HEAD + _LINE * lines + _GAP))

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        del state
        theme, px = self.theme, self.theme.px
        item: LadderStep = index.data(ITEM)
        last = index.row() == index.model().rowCount() - 1
        self._paint_way(painter, rect, first=index.row() == 0, last=last)
        self._paint_mark(painter, rect, item.status)
        now = item.status == "now"
        head = QRectF(rect.left() + px(_TEXT), rect.top() + px(6), 0, px(_HEAD))
        head.setRight(rect.right() - px(_END))
        strong, small = theme.font("body_strong"), theme.font("small")
        ink = theme.color("danger_text" if now else "text")
        quiet = theme.color("danger_text" if now else "text_2")
        draw_text(painter, head, item.when, small, quiet, align=_RIGHT)
        head.setRight(head.right() - metrics(small).horizontalAdvance(item.when) - px(8))
        font = theme.font() if item.status == "todo" else strong
        draw_text(painter, head, item.title, font, ink, elide=True)
        line = QRectF(rect.left() + px(_TEXT), head.bottom(), 0, px(_LINE))
        line.setRight(rect.right() - px(_END))
        for text in self._lines(item, rect.width()):
            draw_text(painter, line, text, small, theme.color("text_2"))
            line.translate(0, px(_LINE))
        if item.place:
            middle = line.center().y()
            end = paint_icon(painter, theme, "book-marked", 13, line.left(), middle)
            line.setLeft(end + px(5))
            draw_text(painter, line, item.place, small, theme.color("text_2"), elide=True)

    def _lines(self, item: LadderStep, width: int) -> tuple[str, ...]:
        px = self.theme.px
        room = width - px(_TEXT) - px(_END)
        return wrapped(item.text, self.theme.font("small"), room, _MOST) if item.text else ()

    def _paint_way(self, painter: QPainter, rect: QRect, *, first: bool, last: bool) -> None:
        px = self.theme.px
        middle = rect.top() + px(17)
        top = middle if first else rect.top()
        bottom = middle if last else rect.bottom() + 1
        color = self.theme.color("line_card")
        painter.fillRect(rect.left() + px(_DOT), top, 1, bottom - top, color)

    def _paint_mark(self, painter: QPainter, rect: QRect, status: str) -> None:
        theme, px = self.theme, self.theme.px
        centre = QPointF(rect.left() + px(_DOT) + 0.5, rect.top() + px(17))
        radius = px(7)
        ring = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.color("bg_surface"))
        if status == "done":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(ring)
            theme.status(painter, "done", ring)
            return
        danger, todo = theme.color("danger_text"), theme.color("text_2")
        ink: QColor = todo if status == "todo" else danger
        pen = QPen(ink, 1.5)
        if status == "todo":
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawEllipse(ring)
        if status == "now":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(danger)
            inner = ring.adjusted(px(3), px(3), -px(3), -px(3))
            painter.drawEllipse(inner)
