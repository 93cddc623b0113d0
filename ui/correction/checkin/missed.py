"""What was not reported: since when, under which article, and what can be done about it."""

from __future__ import annotations

__all__ = ["MissedPanel", "clue_of", "span_words"]

from datetime import date, datetime

from PySide6.QtCore import QRect, QRectF, Qt, Signal, SignalInstance
from PySide6.QtGui import QPainter

from app.correction.messages import CheckInKind, MissedView, ReporterView, TakeUpClue
from app.i18n import full_date, month_day, tr
from app.ids import Id
from ui.theme.theme import Theme
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.labels import Label
from ui.widgets.layout import Column, Row
from ui.widgets.lists import Index, ListView, RowDelegate, RowState
from ui.widgets.models import ITEM, RowsModel
from ui.widgets.paint import draw_text, metrics
from ui.widgets.panel import Panel, Rule

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def span_words(start: date, end: date) -> str:
    """11月16日至30日, 10月26日至11月15日; with the years where they differ."""
    if (start.year, start.month) == (end.year, end.month):
        return tr("{start}至{d}日").format(start=month_day(start), d=end.day)
    say = month_day if start.year == end.year else full_date
    return tr("{start}至{end}").format(start=say(start), end=say(end))


def clue_of(subject: Id, missed: MissedView, now: datetime) -> TakeUpClue:
    """One clue of one missed window, for an officer to verify."""
    words = tr("{span}这一期没有{kind}报告，也没有免除")
    span = span_words(missed.from_on, missed.to_on)
    return TakeUpClue(
        subject,
        "cor.R11" if missed.kind is CheckInKind.HEALTH else "cor.R09",
        now,
        words.format(span=span, kind=tr(missed.kind.label)),
        checkin_kind=missed.kind,
        checkin_due=missed.to_on,
    )


class MissedPanel(Panel):
    """Windows without a report, the newest first: clues to verify, nothing more.

    Signals:
        clueAsked: take the row in hand (a MissedView) up as a clue.
        excuseAsked: excuse it.
        lawAsked: law and article to show.
    """

    clueAsked = Signal(object)
    excuseAsked = Signal(object)
    lawAsked = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("没有超期未报告"))
        self.model = MissedModel(self)
        self.list = ListView(theme)
        self.list.setModel(self.model)
        self.list.setItemDelegate(MissedDelegate(theme, self.list))
        self.list.setAccessibleName(tr("未报告的各期"))
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_buttons())
        self.body.addWidget(self.list, 1)
        self._foot = Column(theme, margins=(14, 10, 14, 12), spacing=6)
        self._words = Label(theme, "", "small", "text_2", wrap=True)
        self.law = LinkButton(theme, tr("社区矫正法 第26条"), icon="book-marked", size="small")
        self.law.clicked.connect(lambda: self.lawAsked.emit(tr("社区矫正法"), tr("第26条")))
        self.excuse = Button(theme, tr("免除这一期"))
        self.excuse.clicked.connect(lambda: self._ask(self.excuseAsked))
        self.clue = Button(theme, tr("登记线索"))
        self.clue.clicked.connect(lambda: self._ask(self.clueAsked))
        self.body.addWidget(Rule(theme))
        self._foot.addWidget(self._words)
        self._foot.addWidget(self.law, 0, Qt.AlignmentFlag.AlignLeft)
        buttons = Row(theme, spacing=8)
        buttons.addWidget(self.clue, 1)
        buttons.addWidget(self.excuse, 1)
        self._foot.addLayout(buttons)
        self.body.addLayout(self._foot)

    def show_reporter(self, view: ReporterView) -> None:
        """Show what one person missed."""
        self.model.show(tuple(reversed(view.missed)))
        some = bool(view.missed)
        title = tr("{name} 有 {n} 期未报告").format(name=view.name, n=len(view.missed))
        self.set_title(title if some else tr("没有超期未报告"))
        self.set_tone("danger" if some else "")
        words = tr(
            "未报告只是线索：先打电话、上门，问清原因；有正当理由的免除，其他的登记线索再核实。"
        )
        self._words.setText(words if some else tr("到期没有报告的，在这里列出依据和能做的事。"))
        if some:
            self.list.setCurrentIndex(self.model.index(0))
        self._show_buttons()

    @property
    def waits(self) -> bool:
        """Whether something was missed that nobody has taken up."""
        return any(not one.taken_up for one in self.model.items)

    def _show_buttons(self) -> None:
        index = self.list.currentIndex()
        item: MissedView | None = index.data(ITEM) if index.isValid() else None
        self.law.setVisible(bool(self.model.items))
        for button in (self.excuse, self.clue):
            button.setVisible(item is not None and not item.taken_up)

    def _ask(self, signal: SignalInstance) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            signal.emit(index.data(ITEM))


class MissedModel(RowsModel[MissedView]):
    """The windows one person missed."""

    def spoken(self, item: MissedView) -> str:
        return tr("，").join(self.words(item))

    def words(self, item: MissedView) -> tuple[str, str, str]:
        """What, when, how it stands."""
        span = span_words(item.from_on, item.to_on)
        state = tr("已登记线索") if item.taken_up else tr("待核实")
        return tr("{kind}报告").format(kind=tr(item.kind.label)), span, state


class MissedDelegate(RowDelegate):
    """Two lines: what and how late; which window and how it stands."""

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        del state
        theme, px = self.theme, self.theme.px
        item: MissedView = index.data(ITEM)
        model = index.model()
        what, span, stands = model.words(item) if isinstance(model, MissedModel) else ("", "", "")
        area = QRectF(rect).adjusted(px(14), 0, -px(14), -1)
        side, middle = px(15), area.center().y()
        theme.status(
            painter, "overdue", QRectF(area.left(), middle - px(10) - side / 2, side, side)
        )
        area.setLeft(area.left() + side + px(9))
        top = QRectF(area.left(), middle - px(21), area.width(), px(22))
        below = QRectF(area.left(), middle + px(1), area.width(), px(19))
        strong, danger = theme.font("body_strong"), theme.color("danger_text")
        draw_text(painter, top, what, strong, theme.color("text"))
        late = tr("{n} 天").format(n=item.days)
        draw_text(painter, top, late, strong, danger, align=_RIGHT)
        small, quiet = theme.font("small"), theme.color("text_2")
        draw_text(painter, below, stands, small, quiet, align=_RIGHT)
        below.setRight(below.right() - metrics(small).horizontalAdvance(stands) - px(8))
        draw_text(painter, below, span, small, quiet, elide=True)
