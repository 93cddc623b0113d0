"""The slots file: the database key wrapped once for each user, and once for recovery."""

from __future__ import annotations

__all__ = ["RECOVERY", "Binding", "Holder", "Keys", "Slot", "close_slot", "open_slot"]

import msgspec

from app.access.roles import Role
from app.vault.wrap import Box, Cost, unwrap, wrap


class Binding(msgspec.Struct, frozen=True):
    """The device secret a slot needs beside the passphrase.

    Attributes:
        name: under which the OS keyring keeps it.
        check: recognises it without telling anything of it, so that a wrong keyring entry is
            not mistaken for a wrong passphrase.
    """

    name: str
    check: bytes


class Holder(msgspec.Struct, frozen=True):
    """Whom a slot is for; bound into the wrapping, so that none of it can be altered."""

    id: bytes
    name: str
    role: Role | None
    binding: Binding | None = None


RECOVERY = Holder(id=b"recovery", name="", role=None)


class Slot(msgspec.Struct, frozen=True):
    """The database key wrapped for one holder."""

    holder: Holder
    box: Box


class Keys(msgspec.Struct, frozen=True):
    """The body of vault.json. Names and roles stand in it unencrypted, nothing else does.

    Attributes:
        vault: 16 random bytes, the id of this vault.
        proof: recognises the database key.
        retired: names of device secrets no slot needs any more, still to be forgotten.
    """

    vault: bytes
    proof: bytes
    users: tuple[Slot, ...]
    recovery: Slot
    retired: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        named = all(slot.holder.role is not None for slot in self.users)
        if len(self.vault) != 16 or not self.users or not named:
            raise ValueError("not a slots file")

    def find(self, user: bytes) -> Slot | None:
        """The slot of a user."""
        return next((slot for slot in self.users if slot.holder.id == user), None)


def close_slot(
    vault: bytes, holder: Holder, key: bytes, secret: str, device_secret: bytes, cost: Cost
) -> Slot:
    """Wrap the 32-byte database key under a passphrase or code and a device secret (or b"")."""
    return Slot(holder, wrap(key, secret, device_secret, _header(vault, holder), cost))


def open_slot(vault: bytes, slot: Slot, secret: str, device_secret: bytes) -> bytes:
    """The 32-byte database key.

    Raises:
        WrongKey: a secret is wrong, or the slot was altered.
    """
    return unwrap(slot.box, secret, device_secret, _header(vault, slot.holder))


def _header(vault: bytes, holder: Holder) -> bytes:
    return msgspec.msgpack.encode((vault, holder))
