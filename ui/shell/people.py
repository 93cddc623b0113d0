"""The panel 本机用户: who may open this laptop, and what the head of office does about it."""

from __future__ import annotations

__all__ = ["PeoplePanel"]

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.vault.messages import GateView, Role, UserCard
from ui.context import Context
from ui.shell.colleagues import AddUserDialog, LeaveDialog, RenewUserDialog
from ui.vault.words import last_opened
from ui.widgets.buttons import LinkButton
from ui.widgets.dialog import Dialog
from ui.widgets.labels import Label
from ui.widgets.layout import Column, Row
from ui.widgets.panel import Panel
from ui.work import Promise


class PeoplePanel(Panel):
    """A line for each user; the head may add, renew and remove, the others look."""

    def __init__(self, context: Context, read_gate: Callable[[], Promise[GateView]]) -> None:
        super().__init__(context.theme, tr("本机用户"))
        self._context, self._read_gate = context, read_gate
        self._head = context.desk.me.role == Role.HEAD
        self._lines = Column(context.theme, margins=(16, 12, 16, 14), spacing=10)
        self.body.addLayout(self._lines)
        if self._head and self.header is not None:
            add = LinkButton(context.theme, tr("添加用户"), size="small")
            add.clicked.connect(self.add)
            self.header.add(add)

    def read(self) -> None:
        """Ask the gate who may open."""
        self._context.work.run(self._read_gate(), self._on_gate, owner=self)

    def add(self) -> AddUserDialog:
        """One more person."""
        dialog = AddUserDialog(self._context, self)
        self._open(dialog)
        return dialog

    def renew(self, user: UserCard) -> RenewUserDialog:
        """Another name, role and passphrase for a colleague."""
        dialog = RenewUserDialog(self._context, self, user)
        self._open(dialog)
        return dialog

    def remove(self, user: UserCard) -> LeaveDialog:
        """A colleague works here no more."""
        dialog = LeaveDialog(self._context, self, user.id, user.name)
        self._open(dialog)
        return dialog

    # -- inside --------------------------------------------------------------------------

    def _open(self, dialog: Dialog) -> None:
        dialog.accepted.connect(self.read)
        dialog.open()

    def _on_gate(self, view: GateView) -> None:
        _empty(self._lines)
        for user in view.users:
            self._lines.addWidget(self._line(user))
        note = Label(self._context.theme, view.keyring_note, "small", "text_2", wrap=True)
        self._lines.addWidget(note)

    def _line(self, user: UserCard) -> QWidget:
        """A name, a role, when they last opened; for the head, what can be done."""
        theme, line = self._context.theme, QWidget()
        row = Row(theme, line)
        words = Column(theme, spacing=0)
        words.addWidget(Label(theme, user.name, "body_strong"))
        last = last_opened(user.last_opened, self._context.clock.today())
        detail = tr("{role}，{last}").format(role=user.role.value, last=last)
        words.addWidget(Label(theme, detail, "small", "text_2"))
        row.addLayout(words, 1)
        if self._head and user.id != self._context.desk.me.user:
            renew = LinkButton(theme, tr("重设"), size="small")
            renew.setAccessibleName(tr("重设 {name}").format(name=user.name))
            renew.setToolTip(tr("换姓名、角色和密码"))
            renew.clicked.connect(lambda: self.renew(user))
            remove = LinkButton(theme, tr("移除"), size="small")
            remove.setAccessibleName(tr("移除 {name}").format(name=user.name))
            remove.clicked.connect(lambda: self.remove(user))
            row.add(renew, remove)
        return line


def _empty(column: Column) -> None:
    while (item := column.takeAt(0)) is not None:
        widget: QObject | None = item.widget()
        if widget is not None:
            widget.deleteLater()
