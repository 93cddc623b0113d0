"""Outside state: what tells a copy, a restore or another machine from the vault itself."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.clock import FixedClock
from app.errors import World
from app.vault.machine import machine_id
from app.vault.outside import Mark, OutsideState
from tests.small_disk import SmallDisk
from tests.vault.conftest import Keyring, Laptop

VAULT = bytes(range(16))
EPOCH, NEXT = b"e" * 16, b"n" * 16


@pytest.fixture(params=["keyring", "file"])
def keyring(request: pytest.FixtureRequest) -> Keyring | None:
    return Keyring() if request.param == "keyring" else None


def _state(folder: Path, keyring: Keyring | None, machine: bytes = b"here") -> OutsideState:
    return OutsideState(VAULT, folder, keyring, machine)


def test_remembered_across_restarts(profile: Path, keyring: Keyring | None) -> None:
    assert _state(profile, keyring).load() is None
    _state(profile, keyring).save(Mark(EPOCH, 7))
    assert _state(profile, keyring).load() == Mark(EPOCH, 7)


def test_never_lowered_within_an_epoch(profile: Path, keyring: Keyring | None) -> None:
    state = _state(profile, keyring)
    state.save(Mark(EPOCH, 7))
    state.save(Mark(EPOCH, 3))
    assert state.load() == Mark(EPOCH, 7)
    state.save(Mark(NEXT, 0))
    assert state.load() == Mark(NEXT, 0)


def test_another_machine_knows_nothing(profile: Path, keyring: Keyring | None) -> None:
    """Even with the keyring or the file carried along."""
    _state(profile, keyring).save(Mark(EPOCH, 7))
    assert _state(profile, keyring, b"there").load() is None


def test_it_is_not_in_the_folder_that_is_copied(profile: Path, tmp_path: Path) -> None:
    _state(profile, None).save(Mark(EPOCH, 7))
    assert list(profile.iterdir()) == []
    shutil.copytree(profile, tmp_path / "copy")
    assert _state(tmp_path / "copy", None).load() is None


def test_an_older_folder_put_back_meets_the_newer_mark(profile: Path, tmp_path: Path) -> None:
    state = _state(profile, None)
    state.save(Mark(EPOCH, 7))
    shutil.copytree(profile, tmp_path / "backup")
    state.save(Mark(EPOCH, 90))
    shutil.rmtree(profile)
    shutil.copytree(tmp_path / "backup", profile)
    assert _state(profile, None).load() == Mark(EPOCH, 90)


def test_another_vault_knows_nothing(profile: Path, keyring: Keyring | None) -> None:
    _state(profile, keyring).save(Mark(EPOCH, 7))
    assert OutsideState(bytes(16), profile, keyring, b"here").load() is None


def test_spoilt_is_as_good_as_unknown(profile: Path, keyring: Keyring | None) -> None:
    _state(profile, keyring).save(Mark(EPOCH, 7))
    if keyring:
        (name,) = keyring.kept
        keyring.kept[name] = b"\xff{"
    else:
        profile.with_name("profile.outside.json").write_bytes(b"{")
    state = _state(profile, keyring)
    assert state.load() is None
    state.save(Mark(NEXT, 1))
    assert state.load() == Mark(NEXT, 1)


def test_a_keyring_that_appears_takes_over(profile: Path) -> None:
    _state(profile, None).save(Mark(EPOCH, 7))
    keyring = Keyring()
    state = _state(profile, keyring)
    assert state.load() == Mark(EPOCH, 7)
    state.save(Mark(EPOCH, 8))
    assert len(keyring.kept) == 1
    assert _state(profile, keyring).load() == Mark(EPOCH, 8)


def test_a_closed_keyring_stops_sealing(profile: Path) -> None:
    state = _state(profile, Keyring(locked=True))
    with pytest.raises(World):
        state.load()
    with pytest.raises(World):
        state.save(Mark(EPOCH, 1))


def test_a_full_disk_stops_sealing(small_disk: SmallDisk) -> None:
    state = _state(small_disk.mount / "p", None)
    state.save(Mark(EPOCH, 1))
    small_disk.fill()
    with pytest.raises(World, match="磁盘满了"):
        state.save(Mark(EPOCH, 2))
    assert state.load() == Mark(EPOCH, 1)


def test_the_vault_gives_its_own(laptop: Laptop, clock: FixedClock) -> None:
    vault, _ = laptop.set_up()
    vault.outside().save(Mark(EPOCH, 5))
    assert laptop.vault().outside().load() == Mark(EPOCH, 5)


def test_this_machine_has_an_id_that_stays() -> None:
    assert machine_id() == machine_id()
