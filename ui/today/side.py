"""Beside the due list: sessions to come, work in hand, and how the sync stands."""

from __future__ import annotations

__all__ = ["CountsPanel", "SummaryChips", "SyncPanel", "UpcomingPanel"]

from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.clock import Clock
from app.i18n import moment_words, near_day, tr
from app.sync.messages import Network, SyncView
from app.today.messages import LineCount, TodayView, Upcoming
from ui.lines import LOOKS
from ui.theme.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import Column, Grid, Row
from ui.widgets.panel import Panel, Rule
from ui.widgets.tags import Chip, Tag

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MOST = 3


class UpcomingPanel(Panel):
    """The next sessions with their hour."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("即将调解"))
        self._theme = theme
        self._inner: QWidget | None = None

    def show_upcoming(self, upcoming: tuple[Upcoming, ...], today: date) -> None:
        """The next few; the panel hides when there are none."""
        if self._inner is not None:
            self._inner.deleteLater()
        self._inner = QWidget()
        column = Column(self._theme, self._inner, spacing=0)
        for at, one in enumerate(upcoming[:_MOST]):
            if at:
                column.addWidget(Rule(self._theme))
            column.addWidget(self._row(one, today))
        self.body.addWidget(self._inner)
        self.setVisible(bool(upcoming))

    def _row(self, one: Upcoming, today: date) -> QWidget:
        theme = self._theme
        widget = QWidget()
        row = Row(theme, widget, margins=(14, 8, 14, 8), spacing=18)
        when, what = Column(theme, spacing=1), Column(theme, spacing=1)
        soon = one.at.date() == today
        when.addWidget(Label(theme, f"{one.at:%H:%M}", "body_strong"))
        color = "accent_text" if soon else "text_2"
        when.addWidget(Label(theme, near_day(one.at.date(), today), "small", color))
        what.addWidget(Label(theme, one.title, "body_strong"))
        what.addWidget(Label(theme, one.detail, "small", "text_2"))
        row.addLayout(when)
        row.addLayout(what, 1)
        return widget


class CountsPanel(Panel):
    """Cases in hand by line of work, with what is due today and late."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("在办情况"))
        self._theme = theme
        self._inner: QWidget | None = None
        self._counts: tuple[LineCount, ...] = ()
        self._heads: list[Label] = []
        if self.header is not None:
            for label in (tr("在办"), tr("今天"), tr("超期")):
                words = Label(theme, label, "small", "text_2")
                words.setAlignment(_RIGHT)
                self._heads.append(words)
                self.header.add(words)
        theme.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        for words in self._heads:
            words.setFixedWidth(self._theme.px(48))
        if self._counts:
            self.show_counts(self._counts)

    def show_counts(self, counts: tuple[LineCount, ...]) -> None:
        """One line for each line of work."""
        self._counts = counts
        if self._inner is not None:
            self._inner.deleteLater()
        self._inner = QWidget()
        column = Column(self._theme, self._inner, spacing=0)
        for at, count in enumerate(counts):
            if at:
                column.addWidget(Rule(self._theme))
            column.addWidget(self._row(count))
        self.body.addWidget(self._inner)

    def _row(self, count: LineCount) -> QWidget:
        theme = self._theme
        widget = QWidget()
        widget.setFixedHeight(theme.px(31))
        row = Row(theme, widget, margins=(14, 0, 14, 0))
        row.add(Icon(theme, LOOKS[count.line].icon, 16), Label(theme, count.label))
        row.addStretch(1)
        for number, color in (
            (count.open, "text"),
            (count.today, "warn_text"),
            (count.late, "danger_text"),
        ):
            quiet = not number or color == "text"
            text = "–" if number is None else str(number)
            label = Label(
                theme,
                text,
                "body" if quiet else "body_strong",
                ("text" if color == "text" else "text_2") if quiet else color,
            )
            label.setAlignment(_RIGHT)
            label.setFixedWidth(theme.px(48))
            row.add(label)
        widget.setAccessibleName(
            tr("{line}，在办 {open} 件").format(line=count.label, open=count.open)
        )
        return widget


class SyncPanel(Panel):
    """When the city last signed, what waits, and the two ways to send it.

    Signals:
        syncWanted: 现在同步.
        stickWanted: 存到 U 盘.
    """

    syncWanted = Signal()
    stickWanted = Signal()

    def __init__(self, theme: Theme, clock: Clock) -> None:
        super().__init__(theme, tr("同步"))
        self._theme, self._clock = theme, clock
        self._network = Tag(theme, "")
        if self.header is not None:
            self.header.add(self._network)
        inner = QWidget()
        column = Column(theme, inner, margins=(14, 10, 14, 12), spacing=8)
        grid = Grid(theme, spacing=(16, 5))
        self._values = {name: Label(theme) for name in ("last", "waiting", "receipt")}
        for at, (name, label) in enumerate(
            (("last", tr("上次同步")), ("waiting", tr("待发")), ("receipt", tr("签收")))
        ):
            words = Label(theme, label, color="text_2")
            grid.addWidget(words, at, 0)
            if name == "receipt":
                self._signer = words
            grid.addWidget(self._values[name], at, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.gap(1)
        row = Row(theme)
        now = Button(theme, tr("现在同步"), icon="refresh-cw", keys="F5")
        stick = Button(theme, tr("存到 U 盘"), icon="usb")
        now.clicked.connect(self.syncWanted)
        stick.clicked.connect(self.stickWanted)
        row.addWidget(now, 1)
        row.addWidget(stick, 1)
        column.addLayout(row)
        self.body.addWidget(inner)

    def show_sync(self, view: SyncView) -> None:
        """How things stand."""
        good = view.network is Network.REACHED
        self._network.set(tr(view.network.label), "", glyph="checkin_ok" if good else None)
        self._values["last"].setText(self._moment(view.last_ok))
        size = tr("约 {n} KB").format(n=max(1, view.unsent_bytes // 1000))
        waiting = tr("{n} 条改动，{size}").format(n=view.unsent, size=size)
        self._values["waiting"].setText(waiting if view.unsent else tr("没有"))
        self._signer.setText(tr("{city}签收").format(city=view.city_short))
        self._values["receipt"].setText(_signed(view))

    def _moment(self, moment: datetime | None) -> str:
        if moment is None:
            return tr("还没有同步过")
        return tr("{when}，成功").format(when=moment_words(moment, self._clock.today()))


def _signed(view: SyncView) -> str:
    """How many changes were signed for, and how many of them are in a backup."""
    parts = []
    if view.receipted:
        parts.append(tr("{n} 条已签收").format(n=view.receipted))
    if view.durable:
        parts.append(tr("{n} 条已备份").format(n=view.durable))
    return tr("，").join(parts) or tr("还没有")


class SummaryChips(QWidget):
    """The side column in one line, for narrow windows and large type.

    Signals:
        syncWanted: the chip of the sync was pressed.
    """

    syncWanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        row = Row(theme, self, spacing=8)
        self._soon = Chip(theme, "calendar-clock", ())
        self._open = Chip(theme, "handshake", ())
        self._sync = Chip(theme, "refresh-cw", ())
        self._sync.clicked.connect(self.syncWanted)
        row.add(self._soon, self._open, self._sync)
        row.addStretch(1)
        self._soon.hide()
        self._sync.hide()

    def show_today(self, view: TodayView) -> None:
        """The next session, and the cases in hand."""
        soon = view.upcoming[0] if view.upcoming else None
        self._soon.setVisible(soon is not None)
        if soon is not None:
            when, day = f"{soon.at:%H:%M}", soon.at.date()
            if day != view.today:
                when = tr("{day} {time}").format(day=near_day(day, view.today), time=when)
            self._soon.set_parts(((when, True), (soon.title, False)))
        in_hand = sum(count.open for count in view.counts)
        self._open.set_parts(((tr("在办"), False), (str(in_hand), True), (tr("件"), False)))

    def show_sync(self, view: SyncView) -> None:
        """What waits to be sent."""
        self._sync.show()
        self._sync.set_parts(((tr("待发"), False), (str(view.unsent), True), (tr("条"), False)))
