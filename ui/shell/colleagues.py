"""What a head of office does for the users of this laptop: add, renew, remove."""

from __future__ import annotations

__all__ = ["AddUserDialog", "LeaveDialog", "RenewUserDialog"]

from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.ids import Id
from app.messages import Command
from app.vault.messages import AddUser, NewUser, RemoveUser, RenewUser, Role, UserCard
from ui.context import Context
from ui.vault.secret import SecretField
from ui.vault.words import put_beside
from ui.widgets.buttons import DangerButton
from ui.widgets.dialog import Dialog
from ui.widgets.field import TextField
from ui.widgets.marks import RadioField

_ROLES = (Role.HEAD, Role.OFFICER, Role.MEDIATOR, Role.AIDE)


class _UserDialog(Dialog):
    """Name, role, and a passphrase that its owner types."""

    def __init__(
        self, context: Context, parent: QWidget, title: str, text: str, *, keep: str, act: str
    ) -> None:
        theme = context.theme
        super().__init__(theme, title, text, width=480, parent=parent)
        self._context = context
        self.name = TextField(theme, tr("姓名"), required=True, max_length=50)
        roles = [(role, role.value) for role in _ROLES]
        self.role = RadioField(theme, tr("角色"), roles, required=True)
        self.secret = SecretField(theme, tr("密码（至少 8 个字）"))
        self.again = SecretField(theme, tr("再输一次"))
        for field in (self.name, self.role, self.secret, self.again):
            self.body.addWidget(field)
        self.secret.entered.connect(self.again.setFocus)
        self.again.entered.connect(self.submit)
        self.add_safe(keep)
        self._act = self.add_primary(act, self.submit)

    def submit(self) -> None:
        """Try it."""
        if not self._act.isEnabled():
            return
        for field in (self.name, self.role):
            if not field.validate():
                field.setFocus()
                return
        if self.secret.text() != self.again.text():
            self.again.set_error(tr("两次输入的不一样，请再输一次"))
            self.again.setFocus()
            return
        self._act.setEnabled(False)
        command = self._command(NewUser(self.name.text(), self.role.value(), self.secret.text()))
        future = self._context.desk.do(command)
        self._context.work.run(future, self._on_done, self._on_refused, owner=self)

    def _command(self, user: NewUser) -> Command[UserCard]:
        raise NotImplementedError

    def _told(self, user: UserCard) -> str:
        raise NotImplementedError

    def _on_done(self, user: UserCard) -> None:
        self._context.toast(self._told(user))
        self.accept()

    def _on_refused(self, error: Exception) -> bool:
        self._act.setEnabled(True)
        fields = {"passphrase": self.secret, "name": self.name, "role": self.role}
        return put_beside(error, fields)


class AddUserDialog(_UserDialog):
    """One more person on this laptop."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(
            context,
            parent,
            tr("添加用户"),
            tr("请本人在场，自己输密码。"),
            keep=tr("不添加"),
            act=tr("添加用户"),
        )
        self.role.set_value(Role.OFFICER)
        self.name.setFocus()

    def _command(self, user: NewUser) -> Command[UserCard]:
        return AddUser(user)

    def _told(self, user: UserCard) -> str:
        return tr("已添加 {name}").format(name=user.name)


class RenewUserDialog(_UserDialog):
    """Another name or role for a colleague, and a new passphrase; their records stay theirs."""

    def __init__(self, context: Context, parent: QWidget, user: UserCard) -> None:
        super().__init__(
            context,
            parent,
            tr("重设 {name}").format(name=user.name),
            tr("请本人在场，自己输新密码。原来的密码从此打不开，办过的案件不变。"),
            keep=tr("不改"),
            act=tr("重设"),
        )
        self._user = user
        self.name.set_text(user.name)
        self.role.set_value(user.role)
        self.secret.setFocus()

    def _command(self, user: NewUser) -> Command[UserCard]:
        return RenewUser(self._user.id, user)

    def _told(self, user: UserCard) -> str:
        return tr("已重设 {name}，请本人用新密码打开").format(name=user.name)


class LeaveDialog(Dialog):
    """Ends a colleague's access; what they wrote stays."""

    def __init__(self, context: Context, parent: QWidget, user: Id, name: str) -> None:
        text = tr("{name}不能再打开本机，办过的案件都留着，姓名也留着。").format(name=name)
        title = tr("移除 {name}？").format(name=name)
        super().__init__(context.theme, title, text, parent=parent)
        self._context, self._user, self._name = context, user, name
        self.add_safe(tr("不移除"))
        self._remove = DangerButton(context.theme, tr("移除"))
        self._remove.clicked.connect(self.submit)
        self.buttons.add(self._remove)

    def submit(self) -> None:
        """Do it."""
        self._remove.setEnabled(False)
        future = self._context.desk.do(RemoveUser(self._user))
        self._context.work.run(future, self._on_removed, self._on_refused, owner=self)

    def _on_removed(self, _none: None) -> None:
        self._context.toast(tr("已移除 {name}").format(name=self._name))
        self.accept()

    def _on_refused(self, _error: Exception) -> bool:
        self.reject()
        return False
