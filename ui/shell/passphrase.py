"""Changing one's own passphrase."""

from __future__ import annotations

__all__ = ["PassphraseDialog"]

from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.vault.messages import ChangePassphrase
from ui.context import Context
from ui.vault.secret import SecretField
from ui.vault.words import put_beside
from ui.widgets.dialog import Dialog


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
        self._change = self.add_primary(tr("改密码"), self.submit)
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
        return put_beside(error, {"old": self.old, "new": self.new})
