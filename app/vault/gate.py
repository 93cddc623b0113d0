"""The door before the desk: what can be done while the records are locked, and who may open."""

from __future__ import annotations

__all__ = ["Gate"]

from collections.abc import Callable
from typing import Any, TypeVar, cast

from app.errors import Bug
from app.messages import Command, Query
from app.vault import messages as m
from app.vault.recovery import RecoveryCode
from app.vault.vault import Opened, Vault

T = TypeVar("T")


class Gate:
    """Takes the commands and the query of app.vault.messages, as the desk takes all others.

    Every method may take a second and touch the disk and the keyring: never on the GUI thread.

    Attributes:
        opened: the open vault, for whoever builds the desk; None while locked.
    """

    def __init__(self, vault: Vault) -> None:
        self.opened: Opened | None = None
        self._vault = vault
        self._handlers: dict[type[Any], Callable[[Any], Any]] = {
            m.CreateVault: self._create,
            m.Unlock: self._unlock,
            m.ChangePassphrase: self._change_passphrase,
            m.ResetPassphrase: self._reset_passphrase,
            m.AddUser: self._add_user,
            m.RenewUser: self._renew_user,
            m.RemoveUser: self._remove_user,
            m.RenewRecovery: self._renew_recovery,
        }

    def do(self, command: Command[T]) -> T:
        """Carry out a command; raises what its docstring in messages and app.vault.vault name."""
        return cast(T, self._handlers[type(command)](command))

    def ask(self, query: Query[T]) -> T:
        """Answer ReadGate."""
        if not isinstance(query, m.ReadGate):
            raise Bug(f"the gate does not answer {type(query).__name__}")
        return cast(T, self._read())

    def lock(self) -> None:
        """Let go of the key; the database must have been closed."""
        self.opened = None

    def _read(self) -> m.GateView:
        vault = self._vault
        users = vault.users()
        waits = ((user.id, vault.delay(user.id)) for user in users)
        return m.GateView(
            exists=vault.exists(),
            users=users,
            keyring_note=vault.keyring_note,
            waits=tuple((user, wait) for user, wait in waits if wait),
            recovery_wait=vault.recovery_delay(),
        )

    def _create(self, command: m.CreateVault) -> m.Unlocked:
        return self._enter(self._vault.create(command.user))

    def _unlock(self, command: m.Unlock) -> m.Unlocked:
        return self._enter(self._vault.unlock(command.user, command.passphrase))

    def _change_passphrase(self, command: m.ChangePassphrase) -> None:
        self._vault.change_passphrase(command.user, command.old, command.new)

    def _reset_passphrase(self, command: m.ResetPassphrase) -> m.Unlocked:
        code = RecoveryCode.parse(command.first, command.second)
        return self._enter(self._vault.reset_passphrase(code, command.user, command.new))

    def _add_user(self, command: m.AddUser) -> m.UserCard:
        return self._vault.add_user(self._inside, command.user)

    def _renew_user(self, command: m.RenewUser) -> m.UserCard:
        return self._vault.renew_user(self._inside, command.id, command.user)

    def _remove_user(self, command: m.RemoveUser) -> None:
        self._vault.remove_user(self._inside, command.id)

    def _renew_recovery(self, _: m.RenewRecovery) -> m.RecoveryCard:
        return _card(self._vault.renew_recovery(self._inside))

    @property
    def _inside(self) -> Opened:
        if self.opened is None:
            raise Bug("the care of users needs an open vault")
        return self.opened

    def _enter(self, opened: Opened) -> m.Unlocked:
        self.opened = opened
        card = _card(opened.recovery_code) if opened.recovery_code else None
        return m.Unlocked(opened.user, card, opened.notes)


def _card(code: RecoveryCode) -> m.RecoveryCard:
    return m.RecoveryCard(
        code.first.groups, code.first.check, code.second.groups, code.second.check
    )
