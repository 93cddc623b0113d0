"""Who works on this laptop: lines of the settings page, adding and removing a user."""

from __future__ import annotations

__all__ = ["AddUserDialog", "LeaveDialog", "user_line"]

from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.ids import Id
from app.vault.messages import AddUser, NewUser, RemoveUser, Role, UserCard
from ui.context import Context
from ui.vault.secret import SecretField
from ui.vault.words import moment, sentence
from ui.widgets.buttons import DangerButton, LinkButton
from ui.widgets.choices import RadioRow
from ui.widgets.dialog import Dialog
from ui.widgets.field import TextField
from ui.widgets.labels import Label
from ui.widgets.layout import Column, Row

_ROLES = (Role.HEAD, Role.OFFICER, Role.MEDIATOR, Role.AIDE)


def user_line(
    context: Context, user: UserCard, *, may_remove: bool
) -> tuple[QWidget, LinkButton | None]:
    """A name, a role, when they last opened; and the button that removes them."""
    theme, line = context.theme, QWidget()
    row = Row(theme, line)
    words = Column(theme, spacing=0)
    words.addWidget(Label(theme, user.name, "body_strong"))
    last = moment(user.last_opened, context.clock.now())
    detail = tr("{role}，{last}").format(role=user.role.value, last=last)
    words.addWidget(Label(theme, detail, "small", "text_2"))
    row.addLayout(words, 1)
    if not may_remove:
        return line, None
    remove = LinkButton(theme, tr("移除"), size="small")
    remove.setAccessibleName(tr("移除 {name}").format(name=user.name))
    row.add(remove)
    return line, remove


class AddUserDialog(Dialog):
    """Name, role, and a first passphrase they will change."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        text = tr("请本人在场，自己输密码。")
        super().__init__(context.theme, tr("添加用户"), text, parent=parent)
        self._context = context
        theme = context.theme
        self.name = TextField(theme, tr("姓名"), required=True, max_length=50)
        roles = [(role, role.value) for role in _ROLES]
        self.role = RadioRow(theme, tr("角色"), roles, required=True, value=Role.OFFICER)
        self.secret = SecretField(theme, tr("密码（至少 8 个字）"))
        self.again = SecretField(theme, tr("再输一次"))
        for field in (self.name, self.role, self.secret, self.again):
            self.body.addWidget(field)
        self.secret.entered.connect(self.again.setFocus)
        self.again.entered.connect(self.submit)
        self.add_safe(tr("不添加"))
        self._add = self.add_primary(tr("添加用户"), self.submit)
        self.name.setFocus()

    def submit(self) -> None:
        """Try it."""
        if not self._add.isEnabled():
            return
        if not self.name.validate():
            self.name.setFocus()
            return
        if self.secret.text() != self.again.text():
            self.again.set_error(tr("两次输入的不一样，请再输一次"))
            self.again.setFocus()
            return
        self._add.setEnabled(False)
        user = NewUser(self.name.text(), self.role.value(), self.secret.text())
        future = self._context.desk.do(AddUser(user))
        self._context.work.run(future, self._on_added, self._on_refused, owner=self)

    def _on_added(self, user: UserCard) -> None:
        self._context.toast(tr("已添加 {name}").format(name=user.name))
        self.accept()

    def _on_refused(self, error: Exception) -> bool:
        self._add.setEnabled(True)
        said = sentence(error, "name")
        field = self.name if said and said != sentence(error, "") else self.secret
        said = said or sentence(error, "passphrase")
        if said:
            field.set_error(said)
            field.setFocus()
        return bool(said)


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

    def _on_refused(self, error: Exception) -> bool:
        said = sentence(error)
        self.set_text(said)
        return bool(said)
