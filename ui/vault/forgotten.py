"""A forgotten passphrase: two people type their halves, the user sets a new one."""

from __future__ import annotations

__all__ = ["ForgottenWindow"]

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut

from app.i18n import tr
from app.ids import Id
from app.vault.messages import ResetPassphrase, Unlocked
from ui.theme.theme import Theme
from ui.vault.door import Door
from ui.vault.frame import DoorFrame, Welcome
from ui.vault.secret import SecretField
from ui.vault.words import sentence
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.field import Field, TextField
from ui.widgets.labels import Label
from ui.widgets.layout import Row
from ui.work import Work


class ForgottenWindow(DoorFrame):
    """Both halves of the recovery code, and a new passphrase.

    Signals:
        unlocked: the vault is open (Unlocked).
        given_up: back to the unlock window.
    """

    unlocked = Signal(object)
    given_up = Signal()

    def __init__(self, theme: Theme, work: Work, door: Door) -> None:
        self.welcome = Welcome(theme)
        super().__init__(theme, self.welcome, size=(858, 526))
        self.setWindowTitle(tr("榕下 · 忘了密码"))
        self._work, self._door = work, door
        self._user: Id | None = None
        body = self.body
        body.addWidget(Label(theme, tr("用恢复码打开"), "page"))
        text = tr("请保管恢复卡的两位同志各输自己的一半（16 位数字，再加 2 位核对码）。")
        body.addWidget(Label(theme, text, color="text_2", wrap=True))
        body.gap(10)
        self.first = TextField(theme, tr("甲卡"), required=True, max_length=40)
        self.second = TextField(theme, tr("乙卡"), required=True, max_length=40)
        self.new = SecretField(theme, tr("新密码（至少 8 个字）"))
        self.again = SecretField(theme, tr("再输一次新密码"), check=self._same)
        for field in self._fields():
            body.addWidget(field)
            body.gap(8)
        self.new.entered.connect(self.again.setFocus)
        self.again.entered.connect(self._on_entered)
        body.addStretch(1)
        row = Row(theme)
        back = Button(theme, tr("返回"), keys="Esc")
        back.clicked.connect(self._on_back)
        self._open = PrimaryButton(theme, tr("换新密码并打开"), keys="Enter")
        self._open.clicked.connect(self._on_entered)
        row.add(back)
        row.addStretch(1)
        row.add(self._open)
        body.addLayout(row)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self._on_back)
        self.first.setFocus()

    def start(self, user: Id, name: str) -> None:
        """For this user."""
        self._user = user
        self.setWindowTitle(tr("榕下 · {name}忘了密码").format(name=name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_entered()
        else:
            super().keyPressEvent(event)

    def _fields(self) -> tuple[Field, ...]:
        return (self.first, self.second, self.new, self.again)

    def _same(self, text: str) -> str | None:
        return None if text == self.new.text() else tr("两次输入的不一样，请再输一次")

    def _on_entered(self) -> None:
        if self._user is None or not self._open.isEnabled():
            return
        for field in (self.first, self.second):
            if not field.validate():
                field.setFocus()
                return
        if not self.new.text():
            self.new.set_error(tr("请设一个新密码"))
            self.new.setFocus()
            return
        if self.again.text() != self.new.text():
            self.again.set_error(tr("两次输入的不一样，请再输一次"))
            self.again.setFocus()
            return
        self._set_busy(busy=True)
        command = ResetPassphrase(
            self._user, self.first.text(), self.second.text(), self.new.text()
        )
        self._work.run(self._door.do(command), self._on_unlocked, self._on_refused, owner=self)

    def _on_unlocked(self, unlocked: Unlocked) -> None:
        self._set_busy(busy=False)
        for field in self._fields():
            field.set_text("")
        self.unlocked.emit(unlocked)

    def _on_refused(self, error: Exception) -> bool:
        self._set_busy(busy=False)
        names = {"first": self.first, "second": self.second, "new": self.new}
        for name, field in names.items():
            said = sentence(error, name)
            if said:
                field.set_error(said)
                field.setFocus()
                return True
        return False

    def _on_back(self) -> None:
        for field in self._fields():
            field.set_text("")
            field.clear_message()
        self.given_up.emit()

    def _set_busy(self, *, busy: bool) -> None:
        self._open.set_text(tr("正在打开…") if busy else tr("换新密码并打开"))
        self._open.setEnabled(not busy)
