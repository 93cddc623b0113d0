"""A laptop for the tests of the vault: keyring, small disk, and a clock that ticks by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.access import Role
from app.clock import FixedClock
from app.errors import World
from app.vault.messages import NewUser
from app.vault.vault import Opened, Vault
from app.vault.wrap import Cost
from tests.small_disk import SmallDisk, mounted

CHEAP = Cost(memory=8, passes=1, lanes=1)
GOOD = "榕树下-三张石凳"
OTHER = "tea-at-four-oclock"
HEAD = NewUser("梁志强", Role.HEAD, GOOD)
OFFICER = NewUser("陈丽华", Role.OFFICER, OTHER)


@dataclass
class Keyring:
    """A keyring like that of an operating system: outside the folder, sometimes closed."""

    usable: bool = True
    locked: bool = False
    kept: dict[str, bytes] = field(default_factory=dict)

    def get(self, name: str) -> bytes | None:
        self._open()
        return self.kept.get(name)

    def set(self, name: str, value: bytes) -> None:
        self._open()
        self.kept[name] = value

    def delete(self, name: str) -> None:
        self._open()
        self.kept.pop(name, None)

    def _open(self) -> None:
        if self.locked:
            raise World("系统钥匙串没有打开。", "", "")


@dataclass
class Ticks:
    """A monotonic clock that moves when told."""

    at: float = 1000.0

    def __call__(self) -> float:
        return self.at


@dataclass
class Laptop:
    """One machine; `vault()` is a new start of the program on it."""

    folder: Path
    clock: FixedClock
    keyring: Keyring | None
    ticks: Ticks = field(default_factory=Ticks)

    def vault(self) -> Vault:
        return Vault(self.folder, self.clock, self.keyring, cost=CHEAP, monotonic=self.ticks)

    def set_up(self) -> tuple[Vault, Opened]:
        """A vault with its head, freshly made."""
        vault = self.vault()
        return vault, vault.create(HEAD)


@pytest.fixture
def laptop(profile: Path, clock: FixedClock) -> Laptop:
    """A laptop with a keyring."""
    return Laptop(profile, clock, Keyring())


@pytest.fixture
def bare_laptop(profile: Path, clock: FixedClock) -> Laptop:
    """A laptop whose system has no keyring."""
    return Laptop(profile, clock, None)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[SmallDisk]:
    """A mounted disk of 256 KiB, full soon; skipped where mounting is not allowed."""
    with mounted(tmp_path / "disk", "256k") as disk:
        yield disk
