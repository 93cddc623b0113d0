"""The daily backup: made by itself while somebody works, told only where it could not be made."""

from __future__ import annotations

__all__ = ["BackupPanel", "DailyBackup"]

from datetime import date

from PySide6.QtCore import QObject, QTimer

from app.i18n import tr
from app.vault.messages import BackupCard, BackUpToday, DropOlderBackups, ReadBackups, Role
from ui.context import Context
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog, confirm
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import Column, Row
from ui.widgets.panel import Panel

_FIRST_MS, _AGAIN_MS = 60_000, 3_600_000  # not while somebody waits for 今日; past midnight too


class DailyBackup(QObject):
    """Asks for today's backup a minute after the desk opened, and again every hour."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._told: date | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.make)

    def start(self) -> None:
        """The desk is open; samples need no backup."""
        if not self._context.desk.me.sample:
            self._timer.start(_FIRST_MS)

    def stop(self) -> None:
        """The desk is shut."""
        self._timer.stop()

    def make(self) -> None:
        """Now, unless it was made today."""
        self._timer.setInterval(_AGAIN_MS)
        future = self._context.desk.do(BackUpToday())
        self._context.work.run(future, lambda _made: None, self._on_failed, owner=self)

    def _on_failed(self, _error: Exception) -> bool:
        """Say it once a day: the next hour tries again."""
        today = self._context.clock.today()
        again, self._told = self._told == today, today
        return again


class BackupPanel(Panel):
    """本机备份: what there is, and for the head a way to be rid of older ones."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, tr("本机备份"))
        self._context = context
        theme = context.theme
        column = Column(theme, margins=(16, 12, 16, 14), spacing=10)
        self.body.addLayout(column)
        row = Row(theme)
        self.newest = Label(theme, "")
        row.addWidget(self.newest, 1)
        self.drop = Button(theme, tr("删除以前的备份"), size="small")
        self.drop.clicked.connect(self.ask_drop)
        self.drop.setVisible(context.desk.me.role == Role.HEAD)
        row.add(self.drop)
        column.addLayout(row)
        line = Row(theme)
        line.add(Icon(theme, "info", 16))
        words = tr(
            "每天自动备份一次，加密存在本机，留 7 份，照片和录音不在里面（江门市局有）。"
            "记录封存清除以后，以前的备份里还有，可以在这里删除。"
        )
        line.addWidget(Label(theme, words, "small", "text_2", wrap=True), 1)
        column.addLayout(line)

    def read(self) -> None:
        """Ask what there is."""
        future = self._context.desk.ask(ReadBackups())
        self._context.work.run(future, self._show, owner=self)

    def ask_drop(self) -> Dialog:
        """It cannot be undone: ask first."""
        return confirm(
            self._context.theme,
            self,
            tr("删除以前的备份？"),
            tr("先备份现在的资料，做成以后再删除以前的。删了不能恢复；现在的资料不动。"),
            keep=tr("不删"),
            act=tr("备份并删除以前的"),
            on_act=self._drop,
        )

    def _drop(self) -> None:
        def on_dropped(count: int) -> None:
            self._context.toast(tr("已备份现在的资料，删除了 {n} 份以前的").format(n=count))
            self.read()

        future = self._context.desk.do(DropOlderBackups())
        self._context.work.run(future, on_dropped, owner=self)

    def _show(self, cards: tuple[BackupCard, ...]) -> None:
        if not cards:
            self.newest.setText(tr("还没有备份"))
        else:
            words = tr("最近一次 {on:%Y-%m-%d}，共 {n} 份，{size} MB")
            size = round(sum(card.size for card in cards) / 1_000_000, 1)
            self.newest.setText(words.format(on=cards[0].made_on, n=len(cards), size=size))
        self.drop.setEnabled(bool(cards))
