"""The vault: what the unlock page, the first run and the care of users send and see."""

from __future__ import annotations

__all__ = [
    "AddUser",
    "BackUpToday",
    "BackupCard",
    "ChangePassphrase",
    "CreateVault",
    "DropOlderBackups",
    "GateView",
    "NewUser",
    "ReadBackups",
    "ReadGate",
    "RecoveryCard",
    "RemoveUser",
    "RenewRecovery",
    "RenewUser",
    "ResetPassphrase",
    "Role",
    "Unlock",
    "Unlocked",
    "UserCard",
]

from dataclasses import dataclass, field
from datetime import date, datetime

from app.access.roles import Role
from app.ids import Id
from app.messages import Command, Query


@dataclass(frozen=True, slots=True)
class NewUser:
    """A person who is to work on this laptop.

    Attributes:
        id: their id in the records when they already work on another laptop of the office.
    """

    name: str
    role: Role
    passphrase: str = field(repr=False)
    id: Id | None = None


@dataclass(frozen=True, slots=True)
class UserCard:
    """A user of this laptop.

    Attributes:
        last_opened: when they last unlocked, or None for never.
        machine_bound: True when this machine's keyring is needed beside the passphrase.
    """

    id: Id
    name: str
    role: Role
    last_opened: datetime | None
    machine_bound: bool


@dataclass(frozen=True, slots=True)
class RecoveryCard:
    """The recovery code to print on two cards; shown once, kept nowhere.

    Attributes:
        first: four groups of four digits for one person.
        first_check: their 核对码, two digits.
        second: four groups for the other person.
        second_check: their 核对码.
    """

    first: tuple[str, ...] = field(repr=False)
    first_check: str
    second: tuple[str, ...] = field(repr=False)
    second_check: str


@dataclass(frozen=True, slots=True)
class Unlocked:
    """The vault is open.

    Attributes:
        recovery: the card to print after creation, else None.
        notes: sentences to show, none of them urgent.
    """

    user: UserCard
    recovery: RecoveryCard | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GateView:
    """What the unlock page shows.

    Attributes:
        exists: False before the first run.
        keyring_note: how this machine helps to protect the records, one sentence.
        waits: (user, seconds still to wait) for those who must.
        recovery_wait: seconds to wait before a recovery code may be tried again.
    """

    exists: bool
    users: tuple[UserCard, ...]
    keyring_note: str
    waits: tuple[tuple[Id, int], ...] = ()
    recovery_wait: int = 0


@dataclass(frozen=True, slots=True)
class ReadGate(Query[GateView]):
    """The unlock page."""


@dataclass(frozen=True, slots=True)
class CreateVault(Command[Unlocked]):
    """Make the vault of this laptop; its first user is the head of the office."""

    user: NewUser


@dataclass(frozen=True, slots=True)
class Unlock(Command[Unlocked]):
    """Open the vault."""

    user: Id
    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ChangePassphrase(Command[None]):
    """Change one's own passphrase; faults name the fields "old" and "new"."""

    user: Id
    old: str = field(repr=False)
    new: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ResetPassphrase(Command[Unlocked]):
    """Open with the two halves of the recovery code and set a new passphrase for a user.

    Each half is sixteen digits and its check code; faults name "first", "second" and "new".
    """

    user: Id
    first: str = field(repr=False)
    second: str = field(repr=False)
    new: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class AddUser(Command[UserCard]):
    """Let one more person work on this laptop."""

    user: NewUser


@dataclass(frozen=True, slots=True)
class RenewUser(Command[UserCard]):
    """Give a colleague a new name, role and passphrase; their records stay theirs."""

    id: Id
    user: NewUser


@dataclass(frozen=True, slots=True)
class RemoveUser(Command[None]):
    """End a colleague's access on this laptop; their records stay."""

    id: Id


@dataclass(frozen=True, slots=True)
class RenewRecovery(Command[RecoveryCard]):
    """Make a new recovery code; the old cards open nothing from then on."""


@dataclass(frozen=True, slots=True)
class BackupCard:
    """One backup of this laptop's records; size in bytes."""

    made_on: date
    size: int


@dataclass(frozen=True, slots=True)
class BackUpToday(Command["BackupCard | None"]):
    """Make today's backup unless there is one; raises World where it cannot be made."""


@dataclass(frozen=True, slots=True)
class DropOlderBackups(Command[int]):
    """One of this moment instead of all before it; how many went."""


@dataclass(frozen=True, slots=True)
class ReadBackups(Query[tuple[BackupCard, ...]]):
    """The backups of this laptop, newest first."""
