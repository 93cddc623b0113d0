"""The person in hand: half a year of reports, the month, what was recorded last."""

from __future__ import annotations

__all__ = ["PersonPanel"]

from datetime import date

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from app.correction.messages import RecordLine, ReporterView, WindowState
from app.i18n import month_day, tr
from ui.correction.checkin.month import MonthCalendar
from ui.correction.checkin.strip import HeatStrip, Legend
from ui.theme.theme import Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.elided import ElidedLabel
from ui.widgets.labels import Label
from ui.widgets.layout import Column, Grid, Row
from ui.widgets.lists import Index, ListView, RowDelegate, RowState
from ui.widgets.models import ITEM, RowsModel
from ui.widgets.paint import draw_text
from ui.widgets.panel import Panel, Rule
from ui.widgets.scroll import ScrollArea
from ui.widgets.tags import Tag

_GLYPHS = {
    WindowState.DONE: ("checkin_ok", "text_2"),
    WindowState.LATE: ("checkin_late", "warn_text"),
    WindowState.EXCUSED: ("checkin_leave", "text_2"),
}
_WEEKDAYS = tr("一二三四五六日")


class PersonPanel(Panel):
    """One person as the desk shows them.

    Signals:
        fileAsked: show the record.
        monthAsked: show another month.
        photoAsked: show the face, to tell who stands at the counter.
        uncoverAsked: what was noted is to be read.
    """

    fileAsked = Signal()
    monthAsked = Signal(object)
    photoAsked = Signal()
    uncoverAsked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._alone, self._missed = False, 0
        self._head()
        self.body.addWidget(Rule(theme))
        sheet = QWidget()
        below = Column(theme, sheet, spacing=0)
        below.addLayout(self._weeks())
        below.addWidget(Rule(theme))
        middle = Row(theme, spacing=0)
        self.calendar = MonthCalendar(theme)
        self.calendar.turned.connect(self.monthAsked)
        middle.addWidget(self.calendar, 1)
        middle.addWidget(Rule(theme, vertical=True))
        middle.addWidget(self._duties_box())
        below.addLayout(middle)
        below.addWidget(Rule(theme))
        below.addLayout(self._last())
        below.addStretch(1)
        self.body.addWidget(ScrollArea(theme, sheet), 1)
        theme.changed.connect(self._fit)

    def _head(self) -> None:
        theme = self._theme
        head = Column(theme, margins=(16, 10, 16, 9), spacing=2)
        first, second = Row(theme, spacing=8), Row(theme, spacing=8)
        self._name = ElidedLabel(theme, style="title")
        self._about = ElidedLabel(theme, color="text_2")
        self._grade = Tag(theme, "")
        self._away = Tag(theme, "", "info")
        self._late = Tag(theme, "", "danger")
        self.file = LinkButton(theme, tr("看档案"), size="small")
        self.file.clicked.connect(self.fileAsked)
        first.addWidget(self._name)
        first.addWidget(self._about)
        first.add(self._grade, self._away, self._late)
        first.addStretch(1)
        self.photo = LinkButton(theme, tr("核对照片"), size="small", keys="F3")
        self.photo.setToolTip(tr("打开本人照片核对身份，会记进查看日志"))
        self.photo.clicked.connect(self.photoAsked)
        first.add(self.photo, self.file)
        self._term = ElidedLabel(theme, style="small", color="text_2")
        self._doubt = Tag(theme, tr("次数未经核实"), "warn")
        self._doubt.setToolTip(tr("报告的次数没有查到广东的规定，按本所设置；本人另有约定的从约定"))
        second.addWidget(self._term)
        second.add(self._doubt)
        second.addStretch(1)
        head.addLayout(first)
        head.addLayout(second)
        self.body.addLayout(head)

    def _last(self) -> Column:
        theme = self._theme
        below = Column(theme, margins=(16, 9, 16, 6), spacing=2)
        head = Row(theme, spacing=8)
        self.uncover = LinkButton(theme, tr("看内容"), size="small")
        self.uncover.setAccessibleName(tr("看最近记录的内容"))
        self.uncover.clicked.connect(self.uncoverAsked)
        head.add(Label(theme, tr("最近记录"), "body_strong"))
        head.addStretch(1)
        head.add(self.uncover)
        below.addLayout(head)
        self.records = ListView(theme)
        self.records.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.model = RecordModel(self)
        self.records.setModel(self.model)
        self.records.setItemDelegate(RecordDelegate(theme, self.records))
        self.records.setAccessibleName(tr("最近记录"))
        below.addWidget(self.records)
        return below

    def _fit(self) -> None:
        """The list is as high as its rows: the sheet scrolls, not the list."""
        rows = max(1, len(self.model.items))
        self.records.setFixedHeight(rows * self._theme.size("row_table") + 2)

    def _weeks(self) -> Column:
        theme = self._theme
        box, line = Column(theme, margins=(16, 8, 16, 6), spacing=4), Row(theme)
        line.add(Label(theme, tr("近 24 周报到"), "body_strong"))
        line.addStretch(1)
        self.legend = Legend(theme)
        line.add(self.legend)
        self.strip = HeatStrip(theme)
        box.addLayout(line)
        box.addWidget(self.strip)
        return box

    def _duties_box(self) -> QWidget:
        theme, box = self._theme, QWidget()
        column = Column(theme, box, margins=(14, 10, 14, 8), spacing=6)
        self._duties_title = Label(theme, "", "body_strong")
        column.addWidget(self._duties_title)
        self._grid = Grid(theme, spacing=(12, 6))
        self._cells: list[tuple[Label, Label]] = []
        column.addLayout(self._grid)
        column.addStretch(1)
        return box

    def show_reporter(self, view: ReporterView, today: date) -> None:
        """Show somebody."""
        self._name.set_text(view.name)
        self._about.set_text(view.about)
        self._grade.set(tr(view.grade.label), "")
        self._away.set(view.away, "info")
        self._away.setVisible(bool(view.away))
        self._missed = len(view.missed)
        self._late.set(tr("{n} 期未报告").format(n=self._missed), "danger")
        self.set_alone(alone=self._alone)
        self._term.set_text(view.term)
        self._doubt.setVisible(view.unconfirmed)
        self.strip.show_weeks(view.weeks)
        self.legend.show_counts(view.counts)
        self.calendar.show_month(view.month, view.marks, today)
        this = view.month == today.replace(day=1)
        title = tr("本月情况") if this else tr("{m} 月情况").format(m=view.month.month)
        self._duties_title.setText(title)
        self._show_duties(view.duties)
        self.photo.setVisible(view.photo is not None)
        self.uncover.setVisible(bool(view.records) and not view.uncovered)
        self.model.show(view.records)
        self._fit()
        self.setAccessibleName(view.name)

    def set_alone(self, *, alone: bool) -> None:
        """Whether no panel beside says what was missed."""
        self._alone = alone
        self._late.setVisible(alone and self._missed > 0)

    def _show_duties(self, duties: tuple[tuple[str, str], ...]) -> None:
        for row in range(len(self._cells), len(duties)):
            cell = (Label(self._theme, "", color="text_2"), Label(self._theme, ""))
            self._grid.addWidget(cell[0], row, 0)
            self._grid.addWidget(cell[1], row, 1)
            self._cells.append(cell)
        for (head, words), (label, text) in zip(self._cells, duties, strict=False):
            head.setText(label)
            words.setText(text)


class RecordModel(RowsModel[RecordLine]):
    """What was recorded, the newest first."""

    def spoken(self, item: RecordLine) -> str:
        return tr("，").join((month_day(item.at.date()), item.way, item.words))


class RecordDelegate(RowDelegate):
    """Day, weekday, way, and what came of it."""

    height = "row_table"
    chosen = False

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        del state
        theme, px = self.theme, self.theme.px
        line: RecordLine = index.data(ITEM)
        area, day = QRectF(rect).adjusted(0, 0, 0, -1), line.at.date()
        font, ink, quiet = theme.font(), theme.color("text"), theme.color("text_2")
        draw_text(painter, area, month_day(day), font, ink)
        area.setLeft(area.left() + px(76))
        weekday = tr("周{day}").format(day=_WEEKDAYS[day.weekday()])
        draw_text(painter, area, weekday, theme.font("small"), quiet)
        area.setLeft(area.left() + px(46))
        draw_text(painter, area, line.way, font, ink)
        area.setLeft(area.left() + px(78))
        glyph, colour = _GLYPHS.get(line.standing, ("checkin_ok", "text_2"))
        side = px(13)
        theme.status(
            painter, glyph, QRectF(area.left(), area.center().y() - side / 2, side, side), colour
        )
        area.setLeft(area.left() + side + px(6))
        words = theme.color("text" if colour == "text_2" else colour)
        draw_text(painter, area, line.words, font, words, elide=True)
