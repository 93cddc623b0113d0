"""What is remembered of the journal outside the database, so that a copy cannot pass for it."""

from __future__ import annotations

__all__ = ["Mark", "OutsideState"]

import hmac
from pathlib import Path

import msgspec

from app.vault.files import SafeFile, SpoiltFile
from app.vault.keyring_store import SecretStore
from app.vault.machine import machine_id


class Mark(msgspec.Struct, frozen=True):
    """Where the stream of this laptop stood.

    Attributes:
        epoch: 16 random bytes of this incarnation of the database.
        sealed: highest seq of the epoch ever sealed; 0 before the first.
    """

    epoch: bytes
    sealed: int


class Outside(msgspec.Struct, frozen=True):
    """The mark as kept, with the machine it was made on."""

    mark: Mark
    machine: bytes


class OutsideState:
    """Remembers the mark in the OS keyring, or in `<folder>.outside.json` where there is none.

    A mark of another machine counts as none: the keyring of a whole home folder copied to
    another machine does not pass either. Two machines made from one disk image are told apart
    only if their operating system was given a new id.
    """

    def __init__(
        self,
        vault: bytes,
        folder: Path,
        keyring: SecretStore | None,
        machine: bytes | None = None,
    ) -> None:
        self._keyring = keyring if keyring is not None and keyring.usable else None
        self._name = f"banyan/{vault.hex()}/outside"
        self._file = SafeFile(folder.with_name(folder.name + ".outside.json"), Outside, twin=False)
        here = machine_id() if machine is None else machine
        self._machine = hmac.digest(vault, here, "sha256")[:16]

    def load(self) -> Mark | None:
        """The mark of this machine; None when it knows nothing of this vault.

        Raises:
            World: the keyring or the disk does not answer; do not seal until it does.
        """
        kept = self._kept()
        return kept.mark if kept and kept.machine == self._machine else None

    def save(self, mark: Mark) -> None:
        """Remember a mark before anything up to it is sealed; never lowers within an epoch.

        Raises:
            World: it could not be kept; do not seal.
        """
        before = self.load()
        if before and before.epoch == mark.epoch and before.sealed >= mark.sealed:
            return
        value = Outside(mark, self._machine)
        if self._keyring:
            self._keyring.set(self._name, msgspec.json.encode(value))
        else:
            self._file.write(value)

    def _kept(self) -> Outside | None:
        if self._keyring:
            data = self._keyring.get(self._name)
            if data is not None:
                try:
                    return msgspec.json.decode(data, type=Outside)
                except msgspec.DecodeError:
                    return None  # spoilt is as good as unknown: a new epoch, the safe side
        try:
            return self._file.read()
        except SpoiltFile:
            return None
