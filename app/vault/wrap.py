"""Wrapping the key of the database: Argon2id, HKDF-SHA256 and AES-256-GCM, as in the textbooks."""

from __future__ import annotations

__all__ = ["KEY_BYTES", "STANDARD", "Box", "Cost", "WrongKey", "check", "unwrap", "wipe", "wrap"]

import hmac
import os

import msgspec
from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.errors import World
from app.i18n import tr

KEY_BYTES = 32
_SALT_BYTES = 16
_NONCE_BYTES = 12


class Cost(msgspec.Struct, frozen=True):
    """What one guess costs (RFC 9106): memory in KiB, passes over it, lanes side by side."""

    memory: int
    passes: int
    lanes: int


# 0.3 s on two cores of 2026. More memory would be better still, but the whole desktop process
# is to stay under 200 MB, so time is bought with passes; RFC 9106 asks 64 MiB and 3 passes.
STANDARD = Cost(memory=64 * 1024, passes=12, lanes=2)

_HIGHEST = Cost(memory=1024 * 1024, passes=64, lanes=16)  # a forged file must not hang the laptop


class Box(msgspec.Struct, frozen=True):
    """A wrapped key: what is needed to open it again, except the secrets."""

    cost: Cost
    salt: bytes
    nonce: bytes
    sealed: bytes

    def __post_init__(self) -> None:
        cost, highest = self.cost, _HIGHEST
        if not (
            8 * cost.lanes <= cost.memory <= highest.memory
            and 1 <= cost.passes <= highest.passes
            and 1 <= cost.lanes <= highest.lanes
            and len(self.salt) == _SALT_BYTES
            and len(self.nonce) == _NONCE_BYTES
            and len(self.sealed) == KEY_BYTES + 16
        ):
            raise ValueError("not a wrapped key")


class WrongKey(Exception):
    """The secrets do not open the box, or its header was altered."""


def wrap(key: bytes, secret: str, device_secret: bytes, header: bytes, cost: Cost) -> Box:
    """Wrap a 32-byte key under a secret a person knows and one the machine keeps (may be b"").

    The header is bound in: altering the name or the role in a slot makes it a wrong key.
    """
    salt, nonce = os.urandom(_SALT_BYTES), os.urandom(_NONCE_BYTES)
    kek = _derive(secret, device_secret, salt, cost)
    try:
        return Box(cost, salt, nonce, AESGCM(kek).encrypt(nonce, key, _bound(header, salt, cost)))
    finally:
        wipe(kek)


def unwrap(box: Box, secret: str, device_secret: bytes, header: bytes) -> bytes:
    """The key again.

    Raises:
        WrongKey: the secrets or the header are not those it was wrapped with.
    """
    kek = _derive(secret, device_secret, box.salt, box.cost)
    try:
        return AESGCM(kek).decrypt(box.nonce, box.sealed, _bound(header, box.salt, box.cost))
    except InvalidTag as error:
        raise WrongKey from error
    finally:
        wipe(kek)


def check(secret: bytes, purpose: str) -> bytes:
    """Sixteen bytes that recognise a 32-byte random secret and tell nothing of it (HMAC)."""
    return hmac.digest(secret, b"banyan/v1 check " + purpose.encode(), "sha256")[:16]


def wipe(secret: bytearray) -> None:
    """Overwrite a secret in memory: best effort, as Python may have copied it before."""
    secret[:] = bytes(len(secret))


def _derive(secret: str, device_secret: bytes, salt: bytes, cost: Cost) -> bytearray:
    """The key-encrypting key: HKDF-SHA256(Argon2id(secret, salt) ‖ device secret)."""
    try:
        stretched = bytearray(
            hash_secret_raw(
                secret.encode(), salt, cost.passes, cost.memory, cost.lanes, KEY_BYTES, Type.ID
            )
        )
    except (HashingError, MemoryError) as error:
        raise World(
            tr("电脑的内存不够，没能核对密码。"),
            tr("资料没有动过。"),
            tr("请关掉几个别的程序，再试一次。"),
        ) from error
    material = stretched + device_secret
    try:
        hkdf = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=b"banyan/v1 key slot")
        return bytearray(hkdf.derive(material))
    finally:
        wipe(stretched)
        wipe(material)


def _bound(header: bytes, salt: bytes, cost: Cost) -> bytes:
    return msgspec.msgpack.encode(("banyan/v1 key slot", header, salt, cost))
