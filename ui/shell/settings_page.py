"""设置: how it looks, the passphrase, who works on this laptop, what this program is."""

from __future__ import annotations

__all__ = ["SettingsPage"]

import importlib.metadata
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.vault.messages import ChangePassphrase, GateView, Role
from ui.context import Context
from ui.shell.page import Page
from ui.shell.people import AddUserDialog, LeaveDialog, user_line
from ui.shell.statusbar import size_words
from ui.theme.theme import Mode
from ui.theme.tokens import RESOURCES
from ui.vault.secret import SecretField
from ui.vault.words import sentence
from ui.widgets.buttons import Button, LinkButton, PrimaryButton
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
        self._read_gate = read_gate
        sheet = QWidget()
        Column(self.theme, self).addWidget(ScrollArea(self.theme, sheet))
        row = Row(self.theme, sheet, margins=(12, 12, 12, 12), spacing=12)
        left, right = Column(self.theme, spacing=12), Column(self.theme, spacing=12)
        left.addWidget(self._look())
        left.addWidget(self._lock())
        left.addStretch(1)
        if read_gate is not None:
            right.addWidget(self._people())
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
        self.read_people()

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
        row = Row(theme)
        row.add(Label(theme, tr("我的密码")))
        row.addStretch(1)
        change = Button(theme, tr("改密码"), size="small")
        change.clicked.connect(self.change_passphrase)
        row.add(change)
        column.addLayout(row)
        for text in (
            tr("15 分钟没有操作会自动锁上，填了一半的内容会留着。这个时间不能改。"),
            tr(
                "恢复码只在设密码时显示一次，本机没有存，不能重印。"
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

    # -- who works here ------------------------------------------------------------------

    def _people(self) -> Panel:
        panel, self._users = self._panel(tr("本机用户"))
        if self.context.desk.me.role == Role.HEAD and panel.header is not None:
            add = LinkButton(self.theme, tr("添加用户"), size="small")
            add.clicked.connect(self.add_user)
            panel.header.add(add)
        return panel

    def read_people(self) -> None:
        """Ask the gate who may open."""
        if self._read_gate is not None:
            self.context.work.run(self._read_gate(), self._on_gate, owner=self)

    def add_user(self) -> AddUserDialog:
        """One more person."""
        dialog = AddUserDialog(self.context, self)
        dialog.accepted.connect(self.read_people)
        dialog.open()
        return dialog

    def _on_gate(self, view: GateView) -> None:
        _empty(self._users)
        head = self.context.desk.me.role == Role.HEAD
        for user in view.users:
            mine = user.id == self.context.desk.me.user
            line, remove = user_line(self.context, user, may_remove=head and not mine)
            if remove is not None:
                remove.clicked.connect(
                    lambda _checked=False, who=user: self._remove(who.id, who.name)
                )
            self._users.addWidget(line)
        self._users.addWidget(Label(self.theme, view.keyring_note, "small", "text_2", wrap=True))

    def _remove(self, user: bytes, name: str) -> None:
        dialog = LeaveDialog(self.context, self, user, name)
        dialog.accepted.connect(self.read_people)
        dialog.open()

    # -- about ---------------------------------------------------------------------------

    def _about(self) -> Panel:
        theme = self.theme
        panel, column = self._panel(tr("关于榕下"))
        row = Row(theme, spacing=12)
        row.add(Icon(theme, "banyan-logo", 40))
        words = Column(theme, spacing=2)
        version = tr("榕下 {version}").format(version=_version())
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
        dialog.add_safe(tr("关上"))
        dialog.open()
        return dialog


class PassphraseDialog(Dialog):
    """The old passphrase, the new one twice."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        text = tr("至少 8 个字，不要用姓名、生日、电话。")
        super().__init__(context.theme, tr("改密码"), text, parent=parent)
        self._context = context
        theme = context.theme
        self.old = SecretField(theme, tr("原来的密码"))
        self.new = SecretField(theme, tr("新密码"))
        self.again = SecretField(theme, tr("再输一次新密码"))
        for field in (self.old, self.new, self.again):
            self.body.addWidget(field)
        self.old.entered.connect(self.new.setFocus)
        self.new.entered.connect(self.again.setFocus)
        self.again.entered.connect(self.submit)
        self.add_safe(tr("不改"))
        self._change: PrimaryButton = self.add_primary(tr("改密码"), self.submit)
        self.old.setFocus()

    def submit(self) -> None:
        """Try it."""
        if not self._change.isEnabled():
            return
        if self.new.text() != self.again.text():
            self.again.set_error(tr("两次输入的不一样，请再输一次"))
            self.again.setFocus()
            return
        self._change.setEnabled(False)
        desk, work = self._context.desk, self._context.work
        command = ChangePassphrase(desk.me.user, self.old.text(), self.new.text())
        work.run(desk.do(command), self._on_changed, self._on_refused, owner=self)

    def _on_changed(self, _none: None) -> None:
        self._context.toast(tr("密码已改，下次用新密码打开"))
        self.accept()

    def _on_refused(self, error: Exception) -> bool:
        self._change.setEnabled(True)
        about_new, about_old = sentence(error, "new"), sentence(error, "old")
        if about_old and not (about_new and about_new != about_old):
            self.old.set_error(about_old)
            self.old.setFocus()
        elif about_new:
            self.new.set_error(about_new)
            self.new.setFocus()
        return bool(about_old or about_new)


def _empty(column: Column) -> None:
    while (item := column.takeAt(0)) is not None:
        widget: QObject | None = item.widget()
        if widget is not None:
            widget.deleteLater()


def _version() -> str:
    try:
        return importlib.metadata.version("banyan")
    except importlib.metadata.PackageNotFoundError:
        return ""  # run from a checkout that was not installed


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
