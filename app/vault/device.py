"""The device secrets: what the machine adds to each passphrase, kept in the OS keyring."""

from __future__ import annotations

__all__ = ["DeviceKeyMissing", "DeviceSecrets"]

import hmac
import os
from collections.abc import Iterable

from app.errors import World
from app.i18n import tr
from app.vault.keyring_store import SecretStore
from app.vault.slots import Binding
from app.vault.wrap import KEY_BYTES, check


class DeviceKeyMissing(World):
    """This machine lacks the device secret a slot needs; the recovery code still opens."""

    def __init__(self, happened: str, todo: str) -> None:
        super().__init__(happened, tr("资料都在，没有丢。"), todo)


class DeviceSecrets:
    """Makes, finds and forgets device secrets.

    Every slot has one of its own, renewed with every rewrapping: once the old one is forgotten,
    an old copy of the slots file with an old passphrase opens nothing any more.
    """

    def __init__(self, keyring: SecretStore | None) -> None:
        self._keyring = keyring

    @property
    def usable(self) -> bool:
        """Whether this machine can keep a secret now."""
        return self._keyring is not None and self._keyring.usable

    def make(self, vault: bytes) -> tuple[Binding | None, bytes]:
        """A new secret and what a slot must remember of it; (None, b"") without a keyring.

        Raises:
            World: the keyring refuses.
        """
        if self._keyring is None or not self._keyring.usable:
            return None, b""
        secret = os.urandom(KEY_BYTES)
        name = f"banyan/{vault.hex()}/{os.urandom(8).hex()}"
        self._keyring.set(name, secret)
        return Binding(name, check(secret, name)), secret

    def find(self, binding: Binding | None) -> bytes:
        """The secret of a slot; b"" for a slot that needs none.

        Raises:
            DeviceKeyMissing: this machine has none, or another one.
            World: the keyring does not answer.
        """
        if binding is None:
            return b""
        if self._keyring is None or not self._keyring.usable:
            raise DeviceKeyMissing(
                tr("这台电脑的系统钥匙串现在用不了，取不出本机的钥匙。"),
                tr("请注销电脑，重新登录后再试；还是不行，就用恢复码打开。"),
            )
        secret = self._keyring.get(binding.name)
        if secret is None:
            raise DeviceKeyMissing(
                tr("本机的系统钥匙串里没有这台电脑的钥匙，资料可能是从别的电脑拷来的。"),
                tr("请用恢复码打开，本机会另配一把新钥匙。"),
            )
        if not hmac.compare_digest(check(secret, binding.name), binding.check):
            raise DeviceKeyMissing(
                tr("本机的系统钥匙串里的钥匙和这份资料对不上。"),
                tr("请用恢复码打开，本机会另配一把新钥匙。"),
            )
        return secret

    def forget(self, names: Iterable[str]) -> tuple[str, ...]:
        """Forget secrets; returns the names that could not be forgotten now."""
        kept = []
        for name in names:
            if self._keyring is None or not self._keyring.usable:
                kept.append(name)
                continue
            try:
                self._keyring.delete(name)
            except World:
                kept.append(name)  # told again at the next unlocking
        return tuple(kept)
