"""The vault: made, opened, changed, recovered; and what it says when it does not open."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from app.access import Role
from app.clock import CHINA
from app.errors import Refused, World
from app.vault.messages import NewUser
from app.vault.recovery import RecoveryCode
from tests.vault.conftest import GOOD, HEAD, Laptop
from tests.vault.faults import fault

# -- making -----------------------------------------------------------------------------------


def test_made_and_opened_again(laptop: Laptop) -> None:
    assert not laptop.vault().exists()
    assert laptop.vault().users() == ()
    vault, made = laptop.set_up()
    assert vault.exists()
    assert len(made.key) == 32
    assert made.recovery_code is not None
    assert made.notes == ()
    again = laptop.vault().unlock(made.user.id, GOOD)
    assert again.key == made.key
    assert again.recovery_code is None
    assert (again.user.name, again.user.role) == ("梁志强", Role.HEAD)


def test_keys_are_random(laptop: Laptop, tmp_path: Path) -> None:
    other = Laptop(tmp_path / "other", laptop.clock, laptop.keyring)
    assert laptop.set_up()[1].key != other.set_up()[1].key


def test_nothing_secret_is_on_disk_or_in_a_representation(laptop: Laptop) -> None:
    _, made = laptop.set_up()
    assert made.recovery_code is not None
    secrets = [GOOD.encode(), made.key, made.key.hex().encode(), made.recovery_code.secret.encode()]
    for path in laptop.folder.iterdir():
        data = path.read_bytes()
        assert not any(secret in data for secret in secrets), path
    for text in (repr(made), repr(HEAD)):
        assert GOOD not in text
        assert made.key.hex() not in text
        assert str(made.key) not in text


def test_never_made_over_another(laptop: Laptop) -> None:
    vault, made = laptop.set_up()
    with pytest.raises(Refused, match="已经有资料"):
        vault.create(HEAD)
    for name in ("vault.json", "vault.json.bak"):
        (laptop.folder / name).unlink()
    (laptop.folder / "office.db").write_bytes(b"a database whose keys were lost")
    with pytest.raises(Refused, match="已经有资料"):
        laptop.vault().create(HEAD)
    with pytest.raises(World, match=r"没有钥匙文件 vault\.json"):
        laptop.vault().unlock(made.user.id, GOOD)


@pytest.mark.parametrize(
    ("user", "field"),
    [
        (NewUser("  ", Role.HEAD, GOOD), "name"),
        (NewUser("长" * 51, Role.HEAD, GOOD), "name"),
        (NewUser("梁志强", Role.OFFICER, GOOD), "role"),
        (NewUser("梁志强", Role.CITY, GOOD), "role"),
        (NewUser("梁志强", Role.HEAD, "1234"), "passphrase"),
    ],
)
def test_first_user_refused_makes_nothing(laptop: Laptop, user: NewUser, field: str) -> None:
    with pytest.raises(Refused) as refused:
        laptop.vault().create(user)
    assert fault(refused)[0] == field
    assert not laptop.vault().exists()
    assert laptop.keyring is not None
    assert laptop.keyring.kept == {}


def test_names_keep_their_rare_characters(laptop: Laptop) -> None:
    made = laptop.vault().create(NewUser(" 陆䶮㛃𬍛·阿 依 ", Role.HEAD, GOOD))
    assert made.user.name == "陆䶮㛃𬍛·阿 依"
    assert laptop.vault().users()[0].name == "陆䶮㛃𬍛·阿 依"


# -- wrong passphrases ------------------------------------------------------------------------


def test_wrong_passphrase_is_said_beside_its_field_and_waits_grow(laptop: Laptop) -> None:
    vault, made = laptop.set_up()
    said = []
    for _ in range(5):
        with pytest.raises(Refused) as refused:
            vault.unlock(made.user.id, "not this one")
        field, message = fault(refused)
        assert field == "passphrase"
        said.append(message)
        laptop.ticks.at += vault.delay(made.user.id)
    assert said == [
        "密码不对。请再输一次。",
        "密码不对。请再输一次。",
        "密码不对。请等 5 秒再试。",
        "密码不对。请等 15 秒再试。",
        "密码不对。请等 60 秒再试。",
    ]


def test_nothing_is_tried_while_waiting_even_the_right_one(laptop: Laptop) -> None:
    vault, made = laptop.set_up()
    for _ in range(3):
        with pytest.raises(Refused):
            vault.unlock(made.user.id, "not this one")
    with pytest.raises(Refused, match="请等 5 秒再试"):
        vault.unlock(made.user.id, GOOD)
    laptop.ticks.at += 5
    assert vault.unlock(made.user.id, GOOD).key == made.key
    assert vault.delay(made.user.id) == 0


def test_the_wait_survives_a_restart_with_the_clock_set_back_ten_years(laptop: Laptop) -> None:
    vault, made = laptop.set_up()
    for _ in range(4):
        with pytest.raises(Refused):
            vault.unlock(made.user.id, "not this one")
        laptop.ticks.at += vault.delay(made.user.id) if _ < 3 else 0
    laptop.clock.set(datetime(2016, 1, 1, tzinfo=CHINA))
    assert laptop.vault().delay(made.user.id) == 15


def test_full_width_typing_opens(laptop: Laptop) -> None:
    _, made = laptop.set_up()
    assert laptop.vault().unlock(made.user.id, "榕树下－三张石凳").key == made.key


def test_last_opened_is_remembered(laptop: Laptop) -> None:
    _, made = laptop.set_up()
    laptop.clock.advance(days=1)
    assert laptop.vault().unlock(made.user.id, GOOD).user.last_opened == laptop.clock.now()
    assert laptop.vault().users()[0].last_opened == laptop.clock.now()


@pytest.mark.parametrize("year", [2016, 2036])
def test_a_clock_ten_years_off_opens_all_the_same(laptop: Laptop, year: int) -> None:
    _, made = laptop.set_up()
    laptop.clock.set(datetime(year, 1, 1, tzinfo=CHINA))
    assert laptop.vault().unlock(made.user.id, GOOD).key == made.key


def test_unknown_user(laptop: Laptop) -> None:
    vault, _ = laptop.set_up()
    with pytest.raises(Refused, match="已经不在本机上"):
        vault.unlock(bytes(16), GOOD)


# -- change and recovery ----------------------------------------------------------------------


def test_changing_a_passphrase_rewraps_the_same_key(laptop: Laptop) -> None:
    vault, made = laptop.set_up()
    vault.change_passphrase(made.user.id, GOOD, "a new one entirely")
    with pytest.raises(Refused):
        laptop.vault().unlock(made.user.id, GOOD)
    assert laptop.vault().unlock(made.user.id, "a new one entirely").key == made.key


def test_a_change_leaves_no_copy_the_old_passphrase_opens(bare_laptop: Laptop) -> None:
    """Not even the .bak: it is a twin, never the value before."""
    vault, made = bare_laptop.set_up()
    vault.change_passphrase(made.user.id, GOOD, "a new one entirely")
    (bare_laptop.folder / "vault.json").unlink()
    with pytest.raises(Refused, match="密码不对"):
        bare_laptop.vault().unlock(made.user.id, GOOD)


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [("wrong", "a new one entirely", "old"), (GOOD, "short", "new"), (GOOD, GOOD, "new")],
)
def test_change_refused(laptop: Laptop, old: str, new: str, field: str) -> None:
    vault, made = laptop.set_up()
    with pytest.raises(Refused) as refused:
        vault.change_passphrase(made.user.id, old, new)
    assert fault(refused)[0] == field
    assert laptop.vault().unlock(made.user.id, GOOD).key == made.key


def test_recovery_code_opens_and_sets_a_new_passphrase(laptop: Laptop) -> None:
    vault, made = laptop.set_up()
    assert made.recovery_code is not None
    opened = vault.reset_passphrase(made.recovery_code, made.user.id, "a new one entirely")
    assert opened.key == made.key
    assert laptop.vault().unlock(made.user.id, "a new one entirely").key == made.key
    with pytest.raises(Refused, match="密码不对"):
        laptop.vault().unlock(made.user.id, GOOD)


def test_recovery_goes_past_a_long_wait_of_the_user(laptop: Laptop) -> None:
    vault, made = laptop.set_up()
    assert made.recovery_code is not None
    for _ in range(7):
        with pytest.raises(Refused):
            vault.unlock(made.user.id, "not this one")
        laptop.ticks.at += vault.delay(made.user.id) if _ < 6 else 0
    assert vault.delay(made.user.id) == 900
    vault.reset_passphrase(made.recovery_code, made.user.id, "a new one entirely")
    assert vault.delay(made.user.id) == 0


def test_wrong_recovery_code_is_refused_and_waits(laptop: Laptop) -> None:
    vault, made = laptop.set_up()
    for _ in range(3):
        with pytest.raises(Refused, match="恢复码不对"):
            vault.reset_passphrase(RecoveryCode.new(), made.user.id, "a new one entirely")
    assert vault.recovery_delay() == 5
    assert vault.delay(made.user.id) == 0
    assert made.recovery_code is not None
    with pytest.raises(Refused, match="请等 5 秒"):
        vault.reset_passphrase(made.recovery_code, made.user.id, "a new one entirely")


def test_half_a_code_opens_nothing(laptop: Laptop) -> None:
    vault, made = laptop.set_up()
    code = made.recovery_code
    assert code is not None
    for half in (
        RecoveryCode(code.first, code.first),
        RecoveryCode(code.second, code.second),
        RecoveryCode(code.second, code.first),
    ):
        laptop.ticks.at += vault.recovery_delay()
        with pytest.raises(Refused, match="恢复码不对"):
            vault.reset_passphrase(half, made.user.id, "a new one entirely")


def test_a_renewed_recovery_code_ends_the_old_one(laptop: Laptop) -> None:
    vault, made = laptop.set_up()
    assert made.recovery_code is not None
    code = vault.renew_recovery(made)
    with pytest.raises(Refused, match="恢复码不对"):
        vault.reset_passphrase(made.recovery_code, made.user.id, "a new one entirely")
    assert vault.reset_passphrase(code, made.user.id, "a new one entirely").key == made.key
