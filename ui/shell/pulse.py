"""What the frame shows of the records: counts in the navigation, the sync pill, being offline."""

from __future__ import annotations

__all__ = ["Pulse"]

from datetime import date, datetime

from PySide6.QtCore import QObject, QTimer, Signal

from app.events import RecordsChanged, ReviewsChanged, SyncChanged
from app.i18n import near_day, tr
from app.sync.messages import Network, ReadSync, SyncView
from app.today.messages import ReadToday, TodayView, Urgency
from ui.context import Context
from ui.shell.commands import AREAS
from ui.shell.navigation import Navigation
from ui.shell.topbar import SyncPill

_PAUSE_MS = 150


class Pulse(QObject):
    """Reads the counts after every change, once for a burst of them.

    Signals:
        offline: there is no network now, for the first time since the start; unsent changes.
        synced: how the sync stands (SyncView).
    """

    offline = Signal(int)
    synced = Signal(object)

    def __init__(self, context: Context, navigation: Navigation, pill: SyncPill) -> None:
        super().__init__(navigation)
        self._context, self._navigation, self._pill = context, navigation, pill
        self._told_offline = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.read)
        for event in (RecordsChanged, SyncChanged, ReviewsChanged):
            context.work.listen(context.desk, event, self._on_changed, owner=self)

    def read(self) -> None:
        """Ask now."""
        desk, work = self._context.desk, self._context.work
        work.run(desk.ask(ReadToday()), self._on_today, owner=self)
        work.run(desk.ask(ReadSync()), self._on_sync, owner=self)

    def _on_changed(self, _event: object) -> None:
        self._timer.start()

    def _on_today(self, view: TodayView) -> None:
        pressing = sum(
            len(group.rows)
            for group in view.groups
            if group.urgency in (Urgency.OVERDUE, Urgency.TODAY)
        )
        self._navigation.set_mark("today", str(pressing or ""), urgent=True)
        counts = {count.line: count.open for count in view.counts}
        for area in AREAS:
            if area.line in counts:
                self._navigation.set_mark(area.page, str(counts[area.line] or ""))

    def _on_sync(self, view: SyncView) -> None:
        self.synced.emit(view)
        unsent = view.unsent + view.waiting
        foot = tr("{count} 待发").format(count=view.unsent) if view.unsent else ""
        if view.reviews:
            foot = tr("{count} 处待确认").format(count=view.reviews)
        self._navigation.set_mark("sync", foot)
        if self._context.desk.me.sample:
            self._pill.show_facts("refresh-cw", (tr("样本所不同步"),))
            return
        icon, ink, facts = _facts(view, self._context.clock.today())
        self._pill.show_facts(icon, facts, ink=ink, spoken=_spoken(view, facts))
        if view.network is Network.OFFLINE and not self._told_offline:
            self._told_offline = True
            self.offline.emit(unsent)


def _facts(view: SyncView, today: date) -> tuple[str, str, tuple[str, ...]]:
    """Icon, colour and words of the pill, the most pressing fact last."""
    waiting = tr("{count} 条待发").format(count=view.unsent) if view.unsent else ""
    if not view.enrolled:
        return "refresh-cw", "text_2", (tr("本机未登记"),)
    if view.problem or view.network in (Network.CLOCK, Network.REFUSED):
        problem = view.network.label if view.network is Network.CLOCK else tr("同步有问题")
        return "bell", "warn_text", tuple(filter(None, (waiting, problem)))
    if view.reviews:
        asks = tr("{count} 处待确认").format(count=view.reviews)
        return "bell", "warn_text", tuple(filter(None, (waiting, asks)))
    if view.network is Network.OFFLINE:
        return "wifi-off", "text_2", tuple(filter(None, (tr("没有网络"), waiting)))
    if view.last_stick is not None and (view.last_ok is None or view.last_stick > view.last_ok):
        carried = tr("U 盘 {when}").format(when=_when(view.last_stick, today))
        return "usb", "text_2", tuple(filter(None, (carried, waiting)))
    if view.last_ok is None:
        return "refresh-cw", "text_2", tuple(filter(None, (tr("尚未同步"), waiting)))
    done = tr("已同步 {when}").format(when=_when(view.last_ok, today))
    return "cloud-check", "text_2", tuple(filter(None, (done, waiting)))


def _when(moment: datetime, today: date) -> str:
    day = moment.date()
    return f"{moment:%H:%M}" if day == today else near_day(day, today)


def _spoken(view: SyncView, facts: tuple[str, ...]) -> str:
    return tr("同步：{facts}。{problem}").format(facts="，".join(facts), problem=view.problem)
