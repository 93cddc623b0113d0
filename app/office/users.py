"""The users of an office: in the vault, and as records that every laptop knows."""

from __future__ import annotations

__all__ = ["ERRANDS"]

from collections.abc import Mapping

from app.errors import Fault, Refused
from app.i18n import tr
from app.vault.gate import Gate
from app.vault.messages import (
    AddUser,
    ChangePassphrase,
    RecoveryCard,
    RemoveUser,
    RenewRecovery,
    RenewUser,
    UserCard,
)
from app.work import Errand, Outing, Work
from db.tables.office import User


def add_user(command: AddUser, desk: Outing) -> UserCard:
    """Let one more person work on this laptop."""
    card: UserCard = desk.tools.get(Gate).do(command)
    desk.write(_keep, card).result()
    return card


def renew_user(command: RenewUser, desk: Outing) -> UserCard:
    """A new name, role and passphrase for a colleague."""
    card: UserCard = desk.tools.get(Gate).do(command)
    desk.write(_keep, card).result()
    return card


def remove_user(command: RemoveUser, desk: Outing) -> None:
    """End a colleague's access; what they wrote stays theirs."""
    desk.tools.get(Gate).do(command)
    desk.write(_retire, command).result()


def change_passphrase(command: ChangePassphrase, desk: Outing) -> None:
    """Change one's own passphrase."""
    if command.user != desk.me.user:
        raise Refused(Fault(tr("只能改自己的密码")))
    desk.tools.get(Gate).do(command)


def renew_recovery(command: RenewRecovery, desk: Outing) -> RecoveryCard:
    """A new recovery code."""
    card: RecoveryCard = desk.tools.get(Gate).do(command)
    return card


def _keep(card: UserCard, work: Work) -> None:
    user = work.session.get(User, card.id)
    if user is None:
        user = User(id=card.id, office=work.me.office)
        work.session.add(user)
    user.name, user.role, user.active = card.name, str(card.role), True


def _retire(command: RemoveUser, work: Work) -> None:
    user = work.session.get(User, command.id)
    if user is not None:
        user.active = False


ERRANDS: Mapping[type, Errand] = {
    AddUser: add_user,
    RenewUser: renew_user,
    RemoveUser: remove_user,
    ChangePassphrase: change_passphrase,
    RenewRecovery: renew_recovery,
}
