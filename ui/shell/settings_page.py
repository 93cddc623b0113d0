"""设置: how it looks, the passphrase, who works on this laptop, what this program is."""

from __future__ import annotations

__all__ = ["SettingsPage"]

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app import VERSION
from app.i18n import tr
from app.vault.messages import GateView, Role
from ui.context import Context
from ui.shell.backups import BackupPanel
from ui.shell.newcards import AskNewCards
from ui.shell.numbers import NumbersPanel
from ui.shell.page import Page
from ui.shell.passphrase import PassphraseDialog
from ui.shell.people import PeoplePanel
from ui.shell.statusbar import size_words
from ui.theme.theme import Mode
from ui.theme.tokens import RESOURCES
from ui.widgets.buttons import Button
from ui.widgets.choices import RadioRow
from ui.widgets.dialog import Dialog
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import Column, Row
from ui.widgets.panel import Panel
from ui.widgets.scroll import ScrollArea
from ui.work import Promise


class SettingsPage(Page):
    """What a user may set; who works here only where the gate can be read."""

    def __init__(
        self, context: Context, read_gate: Callable[[], Promise[GateView]] | None = None
    ) -> None:
        super().__init__(context)
        self.people = PeoplePanel(context, read_gate) if read_gate is not None else None
        sheet = QWidget()
        Column(self.theme, self).addWidget(ScrollArea(self.theme, sheet))
        row = Row(self.theme, sheet, margins=(12, 12, 12, 12), spacing=12)
        left, right = Column(self.theme, spacing=12), Column(self.theme, spacing=12)
        left.addWidget(self._look())
        left.addWidget(self._lock())
        self.backups, self.numbers = BackupPanel(context), NumbersPanel(context)
        left.addStretch(1)
        if self.people is not None:
            right.addWidget(self.people)
        right.addWidget(self.backups)
        right.addWidget(self.numbers)
        right.addWidget(self._about())
        right.addStretch(1)
        row.addLayout(left, 1)
        row.addLayout(right, 1)

    # -- the page ------------------------------------------------------------------------

    def title(self) -> str:
        return tr("设置")

    def subtitle(self) -> str:
        me = self.context.desk.me
        return tr("{office}，本机 {number} 号").format(office=me.office_name, number=me.device_no)

    def hints(self) -> tuple[tuple[str, str], ...]:
        return (("Tab", tr("下一项")), ("Space", tr("选中")))

    def activate(self, **_where: object) -> None:
        self._size.set_value(self.theme.base)
        self._mode.set_value(self.theme.mode)
        self._rows.set_value(self.theme.roomy)
        self.backups.read()
        self.numbers.read()
        if self.people is not None:
            self.people.read()

    # -- how it looks --------------------------------------------------------------------

    def _panel(self, title: str) -> tuple[Panel, Column]:
        panel = Panel(self.theme, title)
        column = Column(self.theme, margins=(16, 12, 16, 14), spacing=10)
        panel.body.addLayout(column)
        return panel, column

    def _look(self) -> Panel:
        theme = self.theme
        panel, column = self._panel(tr("外观"))
        sizes = [
            (base, tr("{name}（{base}）").format(name=size_words(base), base=base))
            for base in theme.tokens.bases
        ]
        self._size = RadioRow(theme, tr("字号"), sizes, value=theme.base)
        self._size.chosen.connect(theme.set_base)
        modes = ((Mode.SYSTEM, tr("跟随系统")), (Mode.LIGHT, tr("浅色")), (Mode.DARK, tr("深色")))
        self._mode = RadioRow(theme, tr("明暗"), modes, value=theme.mode)
        self._mode.chosen.connect(theme.set_mode)
        rows = ((False, tr("标准")), (True, tr("宽松")))
        self._rows = RadioRow(theme, tr("行距"), rows, value=theme.roomy)
        self._rows.chosen.connect(theme.set_roomy)
        for line in (self._size, self._mode, self._rows):
            column.addWidget(line)
        return panel

    # -- passphrase and lock -------------------------------------------------------------

    def _lock(self) -> Panel:
        theme = self.theme
        panel, column = self._panel(tr("密码和锁"))
        deeds: list[tuple[str, str, Callable[[], Dialog]]]
        deeds = [(tr("我的密码"), tr("改密码"), self.change_passphrase)]
        if self.context.desk.me.role == Role.HEAD:
            deeds.append((tr("恢复卡"), tr("重做恢复卡"), self.renew_cards))
        for name, words, act in deeds:
            row, button = Row(theme), Button(theme, words, size="small")
            button.clicked.connect(act)
            row.add(Label(theme, name))
            row.addStretch(1)
            row.add(button)
            column.addLayout(row)
        for text in (
            tr("15 分钟没有操作会自动锁上，填了一半的内容会留着。这个时间不能改。"),
            tr(
                "恢复码只在做卡时显示一次，本机没有存，不能重印。"
                "卡丢了，请所长重做一张新的，旧卡从此作废。"
            ),
        ):
            line = Row(theme)
            line.add(Icon(theme, "info", 16))
            line.addWidget(Label(theme, text, "small", "text_2", wrap=True), 1)
            column.addLayout(line)
        return panel

    def change_passphrase(self) -> PassphraseDialog:
        """Ask for the old and the new one."""
        dialog = PassphraseDialog(self.context, self)
        dialog.open()
        return dialog

    def renew_cards(self) -> AskNewCards:
        """Ask whether the recovery cards are to be made anew."""
        dialog = AskNewCards(self.context, self)
        dialog.open()
        return dialog

    # -- about ---------------------------------------------------------------------------

    def _about(self) -> Panel:
        theme = self.theme
        panel, column = self._panel(tr("关于榕下"))
        row = Row(theme, spacing=12)
        row.add(Icon(theme, "banyan-logo", 40))
        words = Column(theme, spacing=2)
        version = tr("榕下 {version}").format(version=VERSION)
        words.addWidget(Label(theme, version, "section"))
        words.addWidget(Label(theme, tr("基层司法所离线工作台"), "small", "text_2"))
        row.addLayout(words, 1)
        column.addLayout(row)
        licences = Button(theme, tr("字体、图标和程序库的许可"), size="small")
        licences.clicked.connect(self.show_licences)
        line = Row(theme)
        line.add(licences)
        line.addStretch(1)
        column.addLayout(line)
        return panel

    def show_licences(self) -> Dialog:
        """What others made, and under which licence."""
        dialog = Dialog(self.theme, tr("许可"), _licences(), width=560, parent=self)
        dialog.add_safe(tr("关闭"))
        dialog.open()
        return dialog


def _licences() -> str:
    files = sorted((RESOURCES / "fonts").glob("*LICENSE*"))
    files += sorted((RESOURCES / "icons").glob("LICENSE*"))
    lines = [
        tr("字体 Noto Sans SC、Noto Serif SC：SIL OFL 1.1"),
        tr("图标 Lucide：ISC，部分来自 Feather：MIT"),
        tr("Qt for Python（PySide6）：LGPL 3.0"),
        tr("其余程序库的许可在安装文件夹的 LICENSES 里"),
        "",
        *(f"{path.parent.name}/{path.name}" for path in files),
    ]
    return "\n".join(lines)
