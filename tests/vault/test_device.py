"""The machine's half of the key: missing, wrong, closed, another machine's; and renewed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.clock import FixedClock
from app.errors import Refused, World
from app.vault.device import DeviceKeyMissing
from app.vault.messages import NewUser
from app.vault.slots import Keys, Slot
from app.vault.vault import Vault
from tests.vault.conftest import CHEAP, GOOD, HEAD, OFFICER, OTHER, Keyring, Laptop

NEW = "a new one entirely"


def _keyring(laptop: Laptop) -> Keyring:
    assert laptop.keyring is not None
    return laptop.keyring


def test_the_passphrase_alone_opens_nothing(laptop: Laptop) -> None:
    _, made = laptop.set_up()
    assert made.user.machine_bound
    assert len(_keyring(laptop).kept) == 1
    _keyring(laptop).kept.clear()
    with pytest.raises(DeviceKeyMissing) as told:
        laptop.vault().unlock(made.user.id, GOOD)
    assert str(told.value) == (
        "本机的系统钥匙串里没有这台电脑的钥匙，资料可能是从别的电脑拷来的。"
        "资料都在，没有丢。请用恢复码打开，本机会另配一把新钥匙。"
    )


@pytest.mark.parametrize("spoilt", [b"", b"short", bytes(32), bytes(33)])
def test_a_wrong_entry_is_not_called_a_wrong_passphrase(laptop: Laptop, spoilt: bytes) -> None:
    vault, made = laptop.set_up()
    (name,) = _keyring(laptop).kept
    _keyring(laptop).kept[name] = spoilt
    for _ in range(10):  # and it is not counted as one
        with pytest.raises(DeviceKeyMissing, match="对不上"):
            vault.unlock(made.user.id, GOOD)
    assert vault.delay(made.user.id) == 0


def test_a_closed_keyring_is_told_and_not_counted(laptop: Laptop) -> None:
    vault, made = laptop.set_up()
    _keyring(laptop).locked = True
    for _ in range(5):
        with pytest.raises(World, match="没有打开"):
            vault.unlock(made.user.id, GOOD)
    _keyring(laptop).locked = False
    assert vault.unlock(made.user.id, GOOD).key == made.key


def test_a_keyring_that_went_away(laptop: Laptop) -> None:
    _, made = laptop.set_up()
    _keyring(laptop).usable = False
    with pytest.raises(DeviceKeyMissing, match="现在用不了"):
        laptop.vault().unlock(made.user.id, GOOD)
    laptop.keyring = None
    with pytest.raises(DeviceKeyMissing, match="现在用不了"):
        laptop.vault().unlock(made.user.id, GOOD)
    # the recovery code opens even so, from then on by passphrase alone
    assert made.recovery_code is not None
    opened = laptop.vault().reset_passphrase(made.recovery_code, made.user.id, NEW)
    assert opened.key == made.key
    assert not opened.user.machine_bound
    assert laptop.vault().unlock(made.user.id, NEW).key == made.key


def test_a_copied_folder_on_a_second_machine(
    laptop: Laptop, tmp_path: Path, clock: FixedClock
) -> None:
    vault, made = laptop.set_up()
    officer = vault.add_user(made, OFFICER)
    shutil.copytree(laptop.folder, tmp_path / "copy")
    second = Laptop(tmp_path / "copy", clock, Keyring())
    with pytest.raises(DeviceKeyMissing, match="从别的电脑拷来的"):
        second.vault().unlock(made.user.id, GOOD)
    assert made.recovery_code is not None
    opened = second.vault().reset_passphrase(made.recovery_code, made.user.id, NEW)
    assert opened.key == made.key
    assert opened.user.machine_bound
    # the new machine has a secret of its own, and only the recovered user has one there
    assert set(_keyring(second).kept).isdisjoint(_keyring(laptop).kept)
    assert second.vault().unlock(made.user.id, NEW).key == made.key
    with pytest.raises(DeviceKeyMissing):
        second.vault().unlock(officer.id, OTHER)
    second.vault().renew_user(opened, officer.id, OFFICER)
    assert second.vault().unlock(officer.id, OTHER).key == made.key
    # and the first machine goes on as before
    assert laptop.vault().unlock(made.user.id, GOOD).key == made.key
    assert laptop.vault().unlock(officer.id, OTHER).key == made.key


def test_an_old_copy_with_an_old_passphrase_opens_nothing(laptop: Laptop, tmp_path: Path) -> None:
    vault, made = laptop.set_up()
    officer = vault.add_user(made, OFFICER)
    shutil.copytree(laptop.folder, tmp_path / "old")
    vault.change_passphrase(made.user.id, GOOD, NEW)
    vault.remove_user(made, officer.id)
    assert len(_keyring(laptop).kept) == 1
    for name in ("vault.json", "vault.json.bak"):
        shutil.copy(tmp_path / "old" / name, laptop.folder / name)
    for user, passphrase in ((made.user.id, GOOD), (officer.id, OTHER)):
        with pytest.raises(DeviceKeyMissing):
            laptop.vault().unlock(user, passphrase)


def test_a_secret_that_could_not_be_forgotten_is_forgotten_later(laptop: Laptop) -> None:
    keyring = _Stubborn()
    laptop.keyring = keyring
    vault, made = laptop.set_up()
    keyring.stubborn = True
    vault.change_passphrase(made.user.id, GOOD, NEW)
    assert len(keyring.kept) == 2
    vault.unlock(made.user.id, NEW)
    assert len(keyring.kept) == 2
    keyring.stubborn = False
    vault.unlock(made.user.id, NEW)
    assert len(keyring.kept) == 1
    vault.change_passphrase(made.user.id, NEW, GOOD)
    assert len(keyring.kept) == 1


class _Stubborn(Keyring):
    """A keyring that at times does not delete."""

    stubborn = False

    def delete(self, name: str) -> None:
        if self.stubborn:
            raise World("系统钥匙串没有打开。", "", "")
        super().delete(name)


def test_a_refused_change_leaves_no_secret_behind(laptop: Laptop) -> None:
    vault, made = laptop.set_up()
    before = dict(_keyring(laptop).kept)
    (laptop.folder / "vault.json.part").mkdir()  # nothing can be written now
    with pytest.raises(World):
        vault.change_passphrase(made.user.id, GOOD, NEW)
    assert _keyring(laptop).kept == before
    (laptop.folder / "vault.json.part").rmdir()
    assert vault.unlock(made.user.id, GOOD).key == made.key


def test_a_closed_keyring_makes_no_vault(laptop: Laptop) -> None:
    _keyring(laptop).locked = True
    with pytest.raises(World, match="没有打开"):
        laptop.vault().create(HEAD)
    assert not laptop.vault().exists()


def test_without_a_keyring_it_works_and_says_so(bare_laptop: Laptop) -> None:
    vault, made = bare_laptop.set_up()
    assert not made.user.machine_bound
    assert vault.keyring_note == (
        "这台电脑没有可用的系统钥匙串，资料只靠密码加密。请把密码设得长一些，不要告诉别人。"
    )
    assert bare_laptop.vault().unlock(made.user.id, GOOD).key == made.key


def test_a_keyring_that_appears_is_offered_and_taken_at_the_next_change(
    bare_laptop: Laptop,
) -> None:
    _, made = bare_laptop.set_up()
    bare_laptop.keyring = Keyring()
    vault = bare_laptop.vault()
    assert "改一次密码" in vault.keyring_note
    assert vault.unlock(made.user.id, GOOD).key == made.key
    vault.change_passphrase(made.user.id, GOOD, NEW)
    assert vault.users()[0].machine_bound
    assert vault.keyring_note == "资料已加密，要密码和这台电脑的系统钥匙串一起才能打开。"
    assert vault.unlock(made.user.id, NEW).key == made.key


def test_every_slot_has_a_secret_of_its_own(laptop: Laptop) -> None:
    vault, made = laptop.set_up()
    vault.add_user(made, OFFICER)
    vault.add_user(made, NewUser("冯敏仪", OFFICER.role, GOOD))
    assert len(set(_keyring(laptop).kept.values())) == 3


def test_swapped_slots_open_nothing(laptop: Laptop) -> None:
    """A colleague's wrapped key under my name is not opened by my passphrase."""
    vault, made = laptop.set_up()
    officer = vault.add_user(made, OFFICER)
    keys: Keys = vault._keys()
    head_slot, officer_slot = keys.users
    swapped = (
        Slot(head_slot.holder, officer_slot.box),
        Slot(officer_slot.holder, head_slot.box),
    )
    vault._file.write(Keys(keys.vault, keys.proof, swapped, keys.recovery))
    for user, passphrase in ((made.user.id, GOOD), (officer.id, OTHER)):
        with pytest.raises(Refused, match="密码不对"):
            Vault(laptop.folder, laptop.clock, laptop.keyring, cost=CHEAP).unlock(user, passphrase)
