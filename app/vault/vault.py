"""The vault: opens the database key with a passphrase, and keeps who may."""

from __future__ import annotations

__all__ = ["DATABASE", "Opened", "Vault"]

import os
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from app import access
from app.access import Role
from app.clock import Clock
from app.errors import Bug, Fault, Refused, World, disk_reason
from app.i18n import tr
from app.ids import Id, new_id
from app.vault.attempts import Attempts
from app.vault.device import DeviceSecrets
from app.vault.files import SafeFile
from app.vault.keyring_store import SecretStore
from app.vault.messages import NewUser, UserCard
from app.vault.outside import OutsideState
from app.vault.passphrase import normal, require_good
from app.vault.recovery import RecoveryCode
from app.vault.slots import RECOVERY, Holder, Keys, Slot, close_slot, open_slot
from app.vault.users import require_head, require_user, tidy
from app.vault.wrap import KEY_BYTES, STANDARD, Cost, WrongKey, check

DATABASE = "office.db"

_RECOVERY = "recovery"  # the name under which wrong recovery codes are counted


@dataclass(frozen=True, slots=True)
class Opened:
    """An open vault.

    The key is an ordinary Python object: it is wiped nowhere, and lives until the process ends
    or the memory is used again. Whoever can read this process's memory has it anyway.

    Attributes:
        key: the 32-byte raw key of the database.
        recovery_code: what to print after creation, else None.
        notes: sentences to show, none of them urgent.
    """

    key: bytes = field(repr=False)
    user: UserCard
    recovery_code: RecoveryCode | None = None
    notes: tuple[str, ...] = ()


class Vault:
    """The keys of one profile folder.

    All methods may take a second and touch the disk and the keyring: never on the GUI thread.
    Every change is one replacement of vault.json; a change that fails has changed nothing.
    """

    def __init__(
        self,
        folder: Path,
        clock: Clock,
        keyring: SecretStore | None,
        *,
        cost: Cost = STANDARD,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.folder = folder
        self._clock = clock
        self._keyring = keyring
        self._cost = cost
        self._secrets = DeviceSecrets(keyring)
        self._file = SafeFile(folder / "vault.json", Keys, twin=True)
        self._attempts = Attempts(folder / "unlocks.json", clock, monotonic)

    # -- what is there -------------------------------------------------------------------

    def exists(self) -> bool:
        """Whether this folder has a vault, readable or not."""
        return self._file.exists()

    def users(self) -> tuple[UserCard, ...]:
        """The users in the order they were added; World when the file cannot be read."""
        keys = self._file.read()
        return tuple(map(self._card, keys.users)) if keys else ()

    def delay(self, user_id: Id) -> int:
        """Seconds until this user may try a passphrase again."""
        return self._attempts.wait(user_id.hex())

    def recovery_delay(self) -> int:
        """Seconds until a recovery code may be tried again."""
        return self._attempts.wait(_RECOVERY)

    @property
    def keyring_note(self) -> str:
        """How this machine helps to protect the records, in one sentence to the user."""
        if not self._secrets.usable:
            return tr(
                "这台电脑没有可用的系统钥匙串，资料只靠密码加密。请把密码设得长一些，不要告诉别人。"
            )
        if any(not user.machine_bound for user in self.users()):
            return tr("本机的系统钥匙串可以用了，还有人没用上：改一次密码，就多一层本机的保护。")
        return tr("资料已加密，要密码和这台电脑的系统钥匙串一起才能打开。")

    def outside(self) -> OutsideState:
        """What is remembered of the journal outside the database."""
        return OutsideState(self._keys().vault, self.folder, self._keyring)

    # -- opening -------------------------------------------------------------------------

    def create(self, first_user: NewUser) -> Opened:
        """Make the vault, its random database key and its recovery code.

        Raises:
            Refused: there is one already; or the name, role or passphrase will not do.
            World: the disk or the keyring refuses; nothing was made.
        """
        if self.exists() or (self.folder / DATABASE).exists():
            raise Refused(
                Fault(tr("这个文件夹里已经有资料，不能再新建。请打开原来的，或者换一个文件夹。"))
            )
        require_user(first_user, ())
        if first_user.role is not Role.HEAD:
            raise Refused(Fault(tr("第一个用户请用所长的身份，再由所长添加别人。"), field="role"))
        self._make_folder()
        vault, key, code = os.urandom(16), os.urandom(KEY_BYTES), RecoveryCode.new()
        slot = self._wrap_user(vault, first_user.id or new_id(self._clock), first_user, key)
        recovery = close_slot(vault, RECOVERY, key, code.secret, b"", self._cost)
        self._commit(Keys(vault, _proof(key), (slot,), recovery), fresh=slot)
        return self._opened(key, slot, code)

    def unlock(self, user_id: Id, passphrase: str) -> Opened:
        """Open with a passphrase.

        Raises:
            Refused: wrong (field "passphrase"), or it is too early to try again.
            DeviceKeyMissing: the keyring has not what this slot needs; not counted as wrong.
            World: a file or the keyring cannot be read.
        """
        keys = self._keys()
        slot = _find(keys, user_id)
        key, notes = self._open(keys, slot, passphrase, "passphrase")
        return self._opened(key, slot, notes=(*notes, *self._mend(keys)))

    def change_passphrase(self, user_id: Id, old: str, new: str) -> None:
        """Rewrap the database key under a new passphrase and a new device secret.

        Raises:
            Refused: the old one is wrong (field "old"), or the new one will not do ("new").
            DeviceKeyMissing, World: as in unlock; the old passphrase still opens.
        """
        keys = self._keys()
        slot = _find(keys, user_id)
        require_good(new, slot.holder.name, field="new")
        if normal(old) == normal(new):
            raise Refused(Fault(tr("新密码和原来的一样，请换一个。"), field="new"))
        key, _ = self._open(keys, slot, old, "old")
        self._rewrap(keys, slot, _as_new(slot, new), key)
        self._succeed(slot)

    def reset_passphrase(self, recovery_code: RecoveryCode, user_id: Id, new: str) -> Opened:
        """Open with the recovery code and give a user a new passphrase and device secret.

        Raises:
            Refused: the code is wrong, it is too early to try again, or `new` will not do.
            World: the disk or the keyring refuses; nothing was changed.
        """
        keys = self._keys()
        slot = _find(keys, user_id)
        require_good(new, slot.holder.name, field="new")
        self._require_patience(_RECOVERY)
        notes = self._count(_RECOVERY)
        try:
            key = open_slot(keys.vault, keys.recovery, recovery_code.secret, b"")
        except WrongKey:
            raise self._wrong(
                _RECOVERY, tr("恢复码不对，请看是不是这台电脑的那一张。"), "first"
            ) from None
        renewed = self._rewrap(keys, slot, _as_new(slot, new), key)
        with suppress(World):  # told below, when the same file is written for the user
            self._attempts.succeed(_RECOVERY)
        return self._opened(key, renewed, notes=(*notes, *self._mend(self._keys())))

    # -- who may -------------------------------------------------------------------------

    def add_user(self, opened: Opened, user: NewUser) -> UserCard:
        """Let one more person work on this laptop; Refused or World leave all as it was."""
        keys = self._keys_for(opened, "AddUser")
        require_user(user, keys.users)
        slot = self._wrap_user(keys.vault, user.id or new_id(self._clock), user, opened.key)
        self._commit(msgspec.structs.replace(keys, users=(*keys.users, slot)), fresh=slot)
        return self._card(slot)

    def renew_user(self, opened: Opened, user_id: Id, user: NewUser) -> UserCard:
        """Give a colleague a new name, role and passphrase under the same id."""
        keys = self._keys_for(opened, "RenewUser")
        slot = _find(keys, user_id)
        others = _without(keys, slot)
        require_user(user, others)
        if user.role is not Role.HEAD:
            require_head(others)
        return self._card(self._rewrap(keys, slot, user, opened.key))

    def remove_user(self, opened: Opened, user_id: Id) -> None:
        """End a colleague's access on this laptop.

        The database key stays the same: whoever kept it, or an old copy of the folder together
        with the keyring of that day, is not shut out by this (docs/threat-model.md).
        """
        keys = self._keys_for(opened, "RemoveUser")
        slot = _find(keys, user_id)
        if user_id == opened.user.id:
            raise Refused(Fault(tr("不能移除正在使用的自己，请由另一位所长来做。")))
        others = _without(keys, slot)
        require_head(others)
        self._commit(msgspec.structs.replace(keys, users=others), dropped=slot)
        with suppress(World):  # a leftover time of last opening opens nothing
            self._attempts.forget(user_id.hex())

    def renew_recovery(self, opened: Opened) -> RecoveryCode:
        """Make a new recovery code; the old one opens this vault no more, only old copies."""
        keys = self._keys_for(opened, "RenewRecovery")
        code = RecoveryCode.new()
        recovery = close_slot(keys.vault, RECOVERY, opened.key, code.secret, b"", self._cost)
        self._commit(msgspec.structs.replace(keys, recovery=recovery))
        return code

    # -- inside --------------------------------------------------------------------------

    def _keys(self) -> Keys:
        keys = self._file.read()
        if keys is None:
            raise World(
                tr("{folder} 里没有钥匙文件 vault.json。").format(folder=self.folder),
                tr("案件资料没有动过。"),
                tr("请不要新建，从本机的每日备份里找回这个文件，或者联系县（市、区）司法局。"),
            )
        return keys

    def _keys_for(self, opened: Opened, deed: str) -> Keys:
        """The keys, once it is sure that the opener is still a user who may do this."""
        keys = self._keys()
        if keys.proof != _proof(opened.key):
            raise Bug("this key belongs to another vault")
        role = _find(keys, opened.user.id).holder.role
        if role is not None:
            access.require(role, deed)
        return keys

    def _open(
        self, keys: Keys, slot: Slot, passphrase: str, where: str
    ) -> tuple[bytes, tuple[str, ...]]:
        who = slot.holder.id.hex()
        self._require_patience(who)
        secret = self._secrets.find(slot.holder.binding)
        notes = self._count(who)
        try:
            return open_slot(keys.vault, slot, normal(passphrase), secret), notes
        except WrongKey:
            raise self._wrong(who, tr("密码不对。"), where) from None

    def _require_patience(self, who: str) -> None:
        wait = self._attempts.wait(who)
        if wait:
            raise Refused(Fault(tr("请等 {n} 秒再试。").format(n=wait)))

    def _count(self, who: str) -> tuple[str, ...]:
        try:
            self._attempts.begin(who)
        except World as error:  # a full disk must not shut out whoever knows the passphrase
            return (tr("没能记下这次打开。") + error.happened,)
        return ()

    def _wrong(self, who: str, sentence: str, where: str) -> Refused:
        wait = self._attempts.wait(who)
        todo = tr("请等 {n} 秒再试。").format(n=wait) if wait else tr("请再输一次。")
        return Refused(Fault(sentence + todo, field=where))

    def _opened(
        self, key: bytes, slot: Slot, code: RecoveryCode | None = None, notes: Iterable[str] = ()
    ) -> Opened:
        more = self._succeed(slot)
        return Opened(key, self._card(slot), code, tuple(dict.fromkeys((*notes, *more))))

    def _succeed(self, slot: Slot) -> tuple[str, ...]:
        try:
            self._attempts.succeed(slot.holder.id.hex())
        except World as error:
            return (tr("没能记下这次打开。") + error.happened,)
        return ()

    def _mend(self, keys: Keys) -> tuple[str, ...]:
        """Repair the copies of the slots file and forget what was to be forgotten."""
        self._secrets.forget(keys.retired)
        try:
            healed = self._file.heal()
        except World as error:
            return (tr("钥匙文件的两份不一样，还没能修好。") + error.happened,)
        return (tr("钥匙文件的两份不一样，已经修好。"),) if healed else ()

    def _wrap_user(self, vault: bytes, id_: Id, user: NewUser, key: bytes) -> Slot:
        binding, secret = self._secrets.make(vault)
        holder = Holder(id_, tidy(user.name), user.role, binding)
        return close_slot(vault, holder, key, normal(user.passphrase), secret, self._cost)

    def _rewrap(self, keys: Keys, old: Slot, user: NewUser, key: bytes) -> Slot:
        new = self._wrap_user(keys.vault, old.holder.id, user, key)
        users = tuple(new if slot is old else slot for slot in keys.users)
        self._commit(msgspec.structs.replace(keys, users=users), fresh=new, dropped=old)
        return new

    def _commit(
        self, keys: Keys, *, fresh: Slot | None = None, dropped: Slot | None = None
    ) -> None:
        """Write the keys; then forget the secret of the slot that went, or of one not written."""
        retired = list(self._secrets.forget(keys.retired))
        if dropped and dropped.holder.binding:
            retired.append(dropped.holder.binding.name)
        keys = msgspec.structs.replace(keys, retired=tuple(retired))
        try:
            self._file.write(keys)
        except World:
            if fresh and fresh.holder.binding and not self._written(keys):
                self._secrets.forget([fresh.holder.binding.name])
            raise
        self._secrets.forget(retired)

    def _written(self, keys: Keys) -> bool:
        try:
            return self._file.read() == keys
        except World:
            return True  # not known: a secret too many harms nobody, one too few shuts out

    def _make_folder(self) -> None:
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise World(
                tr("不能建立文件夹 {folder}：{reason}。").format(
                    folder=self.folder, reason=disk_reason(error)
                ),
                tr("什么都没有改动。"),
                tr("请换一个可以写入的位置。"),
            ) from error

    def _card(self, slot: Slot) -> UserCard:
        holder = slot.holder
        if holder.role is None:
            raise Bug("recovery is not a user")
        opened_at = self._attempts.opened_at(holder.id.hex())
        return UserCard(holder.id, holder.name, holder.role, opened_at, holder.binding is not None)


def _proof(key: bytes) -> bytes:
    return check(key, "database key")


def _as_new(slot: Slot, passphrase: str) -> NewUser:
    if slot.holder.role is None:
        raise Bug("recovery is not a user")
    return NewUser(slot.holder.name, slot.holder.role, passphrase)


def _find(keys: Keys, user: Id) -> Slot:
    slot = keys.find(user)
    if slot is None:
        raise Refused(Fault(tr("这个用户已经不在本机上，请选择别的名字。"), field="user"))
    return slot


def _without(keys: Keys, slot: Slot) -> tuple[Slot, ...]:
    return tuple(other for other in keys.users if other is not slot)
