"""The two ways to the city: the network, and a stick in somebody's pocket."""

from __future__ import annotations

__all__ = ["NetworkCard", "StickCard"]


from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.clock import Clock
from app.i18n import moment_words, tr
from app.sync.messages import Network, Stick, SyncView
from ui.theme.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import Column, Row
from ui.widgets.paint import paint_box
from ui.widgets.panel import Panel
from ui.widgets.tags import Ordinal, Tag

_MIDDLE = Qt.AlignmentFlag.AlignCenter


class _Badge(QWidget):
    """An icon on a tinted square."""

    def __init__(self, theme: Theme, icon: str) -> None:
        super().__init__()
        self._theme = theme
        row = Row(theme, self)
        row.add(Icon(theme, icon, 20, "accent_text", alone=True), align=_MIDDLE)
        self.setFixedSize(theme.px(40), theme.px(40))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill = self._theme.color("accent_tint")
        paint_box(painter, QRectF(self.rect()), self._theme.px(6), fill=fill)
        painter.end()


class _Card(Panel):
    """A way to the city: badge, title, words, a tag, a body, and buttons below."""

    def __init__(self, theme: Theme, icon: str, title: str, note: str) -> None:
        super().__init__(theme)
        self._theme_of = theme
        inner = QWidget()
        column = Column(theme, inner, margins=(16, 15, 16, 14), spacing=10)
        head = Row(theme, spacing=12)
        head.add(_Badge(theme, icon))
        words = Column(theme, spacing=0)
        words.addWidget(Label(theme, title, "item_title"))
        self._about = Label(theme, "", "small", "text_2")
        words.addWidget(self._about)
        head.addLayout(words, 1)
        self.tag = Tag(theme, "")
        head.add(self.tag)
        column.addLayout(head)
        self.middle = Column(theme, spacing=4)
        column.addLayout(self.middle, 1)
        self.foot = Row(theme, spacing=8)
        column.addLayout(self.foot)
        self._note = Label(theme, note, "small", "text_2")
        self.body.addWidget(inner)

    def close_foot(self) -> None:
        """Put the note at the right of the buttons."""
        self.foot.addStretch(1)
        self.foot.add(self._note)


class NetworkCard(_Card):
    """网络同步.

    Signals:
        wanted: 现在同步.
    """

    wanted = Signal()

    def __init__(self, theme: Theme, clock: Clock) -> None:
        super().__init__(theme, "wifi", tr("网络同步"), tr("全程加密，只有本所和江门市局能打开"))
        self._clock = clock
        self._told = False
        self._line = Label(theme, "", "body_strong")
        self._more = Label(theme, "", "small", "text_2", wrap=True)
        self.middle.addWidget(self._line)
        self.middle.addWidget(self._more)
        self.middle.addStretch(1)
        self.button = Button(theme, tr("现在同步"), icon="refresh-cw", keys="F5")
        self.button.clicked.connect(self.wanted)
        self.foot.add(self.button)
        self.close_foot()

    def show_sync(self, view: SyncView) -> None:
        """How things stand."""
        about = tr("还没有同步过")
        if view.last_ok:
            last = moment_words(view.last_ok, self._clock.today())
            about = tr("上次 {last} 成功").format(last=last)
        if view.next_at:
            time = f"{view.next_at:%H:%M}"
            about = tr("{about}，下次自动 {time}").format(about=about, time=time)
        self._about.setText(about)
        reached = view.network is Network.REACHED
        words = tr("已连{city}").format(city=view.city_short) if reached else tr(view.network.label)
        tone = "ok" if reached else "" if view.network is Network.UNKNOWN else "warn"
        self.tag.set(words, tone)
        self._line.setText(_waiting(view))
        if view.problem:
            self._say(view.problem, "danger_text")
        elif not self._told:
            self._say(tr("断网也不要紧，恢复后从断开处接着传"), "text_2")
        self._note.setText(tr("全程加密，只有本所和{city}能打开").format(city=view.city_short))

    def show_busy(self, *, busy: bool) -> None:
        """Whether something travels right now."""
        self.button.setEnabled(not busy)
        if busy:
            self._say(tr("正在同步…"), "text_2")

    def show_sentence(self, text: str, *, ok: bool) -> None:
        """What the last trip did; it stays until the next one."""
        self._told = True
        self._say(text, "accent_text" if ok else "danger_text")

    def _say(self, text: str, color: str) -> None:
        self._more.setText(text)
        self._more.set_color(color)


def _waiting(view: SyncView) -> str:
    if not view.files:
        return _rows(view)
    return tr("{rows}；照片、录音 {n} 份没送完，约 {size:.1f} MB").format(
        rows=_rows(view), n=view.files, size=max(0.1, view.file_bytes / 1_000_000)
    )


def _rows(view: SyncView) -> str:
    if view.unsent:
        size = max(1, view.unsent_bytes // 1000)
        return tr("{n} 条改动待发，约 {size} KB").format(n=view.unsent, size=size)
    if view.waiting:
        return tr("{n} 条等{city}签收").format(n=view.waiting, city=view.city_short)
    return tr("没有待发的改动")


class _Steps(QWidget):
    """The steps of a trip, numbered, in one line."""

    def __init__(self, theme: Theme, steps: tuple[str, ...]) -> None:
        super().__init__()
        row = Row(theme, self, spacing=8)
        for number, words in enumerate(steps, 1):
            if number > 1:
                row.add(Icon(theme, "chevron-right", 16))
            row.add(Ordinal(theme, number), Label(theme, words))
        row.addStretch(1)
        self.setAccessibleName(tr("；").join(steps))


class StickCard(_Card):
    """U 盘同步.

    Signals:
        writeWanted: 存到 U 盘.
        readWanted: 读取 U 盘.
    """

    writeWanted = Signal()
    readWanted = Signal()

    def __init__(self, theme: Theme, clock: Clock, county: str) -> None:
        super().__init__(theme, "usb", tr("U 盘同步"), tr("U 盘丢了，别人也打不开"))
        self._clock = clock
        self.middle.addStretch(1)
        away = tr("带到{county}或江门市局").format(county=county)
        self.middle.addWidget(_Steps(theme, (tr("存到 U 盘"), away, tr("带回来，插上读取"))))
        self._line = Label(theme, "", "small", "text_2", wrap=True)
        self.middle.addWidget(self._line)
        self.middle.addStretch(1)
        self.write = Button(theme, tr("存到 U 盘"), icon="upload")
        self.read = Button(theme, tr("读取 U 盘"), icon="download")
        self.write.clicked.connect(self.writeWanted)
        self.read.clicked.connect(self.readWanted)
        self.foot.add(self.write, self.read)
        self.close_foot()

    def show_sync(self, view: SyncView) -> None:
        """When a stick was last here."""
        about = tr("没有网络时用")
        if view.last_stick:
            last = moment_words(view.last_stick, self._clock.today())
            about = tr("{about}。上次 {last}").format(about=about, last=last)
        self._about.setText(about)

    def show_sticks(self, sticks: tuple[Stick, ...]) -> None:
        """What is plugged in."""
        if sticks:
            self.tag.set(tr("已插入 {label}").format(label=sticks[0].label), "")
        else:
            self.tag.set(tr("没有插 U 盘"), "")

    def show_busy(self, *, busy: bool) -> None:
        """Whether the stick is in use."""
        self.write.setEnabled(not busy)
        self.read.setEnabled(not busy)
        if busy:
            self._line.setText(tr("正在读写 U 盘，请不要拔…"))

    def show_sentence(self, text: str, *, ok: bool) -> None:
        """What the last trip did."""
        self._line.setText(text)
        self._line.set_color("accent_text" if ok else "danger_text")
