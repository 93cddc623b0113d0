"""The vault: made, opened, changed, recovered; and what it says when it does not open."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from app.access import Role
from app.clock import CHINA, FixedClock
from app.errors import Bug, Refused, World
from app.vault.messages import NewUser
from app.vault.recovery import RecoveryCode
from app.vault.vault import Opened, Vault
from tests.small_disk import SmallDisk
from tests.vault.conftest import CHEAP, GOOD, HEAD, OFFICER, OTHER, Laptop


def _fault(refused: pytest.ExceptionInfo[Refused]) -> tuple[str | None, str]:
    (fault,) = refused.value.faults
    return fault.field, fault.message


# -- making ------------------------------------------------------------------------------


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
    assert _fault(refused)[0] == field
    assert not laptop.vault().exists()
    assert laptop.keyring is not None
    assert laptop.keyring.kept == {}


def test_names_keep_their_rare_characters(laptop: Laptop) -> None:
    made = laptop.vault().create(NewUser(" 陆䶮㛃𬍛·阿 依 ", Role.HEAD, GOOD))
    assert made.user.name == "陆䶮㛃𬍛·阿 依"
    assert laptop.vault().users()[0].name == "陆䶮㛃𬍛·阿 依"


# -- wrong passphrases -------------------------------------------------------------------


def test_wrong_passphrase_is_said_beside_its_field_and_waits_grow(laptop: Laptop) -> None:
    vault, made = laptop.set_up()
    said = []
    for _ in range(5):
        with pytest.raises(Refused) as refused:
            vault.unlock(made.user.id, "not this one")
        field, message = _fault(refused)
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


# -- change and recovery -----------------------------------------------------------------


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
    assert _fault(refused)[0] == field
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


# -- users -------------------------------------------------------------------------------


def test_users_open_the_same_records_each_with_their_own(laptop: Laptop) -> None:
    vault, made = laptop.set_up()
    card = vault.add_user(made, OFFICER)
    assert [user.name for user in laptop.vault().users()] == ["梁志强", "陈丽华"]
    assert card.last_opened is None
    opened = laptop.vault().unlock(card.id, OTHER)
    assert opened.key == made.key
    assert opened.user.role is Role.OFFICER
    with pytest.raises(Refused):
        laptop.vault().unlock(card.id, GOOD)


def test_removed_user_opens_nothing(laptop: Laptop) -> None:
    vault, made = laptop.set_up()
    card = vault.add_user(made, OFFICER)
    officer = vault.unlock(card.id, OTHER)
    vault.remove_user(made, card.id)
    with pytest.raises(Refused, match="已经不在本机上"):
        vault.unlock(card.id, OTHER)
    with pytest.raises(Refused, match="已经不在本机上"):
        vault.renew_recovery(officer)


def test_only_the_head_has_the_care_of_users(laptop: Laptop) -> None:
    vault, made = laptop.set_up()
    card = vault.add_user(made, OFFICER)
    officer = vault.unlock(card.id, OTHER)
    for deed in (
        lambda: vault.add_user(officer, NewUser("冯敏仪", Role.HEAD, GOOD)),
        lambda: vault.renew_user(officer, card.id, NewUser("陈丽华", Role.HEAD, GOOD)),
        lambda: vault.remove_user(officer, made.user.id),
        lambda: vault.renew_recovery(officer),
    ):
        with pytest.raises(Refused, match=r"工作人员不能.+请由所长来做"):
            deed()


def test_there_is_always_a_head(laptop: Laptop) -> None:
    vault, made = laptop.set_up()
    with pytest.raises(Refused, match="不能移除正在使用的自己"):
        vault.remove_user(made, made.user.id)
    with pytest.raises(Refused, match="至少要有一位所长"):
        vault.renew_user(made, made.user.id, NewUser("梁志强", Role.OFFICER, GOOD))
    second = vault.add_user(made, NewUser("冯敏仪", Role.HEAD, OTHER))
    vault.remove_user(vault.unlock(second.id, OTHER), made.user.id)
    assert [user.name for user in vault.users()] == ["冯敏仪"]


def test_renewed_user_keeps_the_id_and_gets_a_role(laptop: Laptop) -> None:
    vault, made = laptop.set_up()
    card = vault.add_user(made, OFFICER)
    renewed = vault.renew_user(
        made, card.id, NewUser("陈丽华", Role.MEDIATOR, "a new one entirely")
    )
    assert renewed.id == card.id
    assert vault.unlock(card.id, "a new one entirely").user.role is Role.MEDIATOR


def test_a_colleague_of_another_laptop_keeps_their_id(laptop: Laptop) -> None:
    known = b"known elsewhere."
    made = laptop.vault().create(NewUser("梁志强", Role.HEAD, GOOD, id=known))
    assert made.user.id == known
    other = NewUser("陈丽华", Role.OFFICER, OTHER, id=b"also known there")
    assert laptop.vault().add_user(made, other).id == other.id
    with pytest.raises(Refused, match="已经是本机的用户"):
        laptop.vault().add_user(made, NewUser("陈丽华二", Role.OFFICER, OTHER, id=other.id))


@pytest.mark.parametrize(
    ("user", "field"),
    [
        (NewUser("梁志强", Role.OFFICER, OTHER), "name"),
        (NewUser("冯敏仪", Role.COUNTY, OTHER), "role"),
        (NewUser("冯敏仪", Role.AIDE, "fengminyi1"), "passphrase"),
    ],
)
def test_added_user_refused(laptop: Laptop, user: NewUser, field: str) -> None:
    vault, made = laptop.set_up()
    with pytest.raises(Refused) as refused:
        vault.add_user(made, user)
    assert _fault(refused)[0] == field
    assert len(vault.users()) == 1


def test_a_role_written_into_the_file_by_hand_opens_nothing(laptop: Laptop) -> None:
    vault, made = laptop.set_up()
    card = vault.add_user(made, OFFICER)
    text = (laptop.folder / "vault.json").read_text("utf-8").replace("工作人员", "所长")
    body = text[text.index('"body":') + 7 : -1]
    digest = hashlib.sha256(body.encode()).hexdigest()
    text = re.sub(r'"sha256":"\w+"', f'"sha256":"{digest}"', text)
    for name in ("vault.json", "vault.json.bak"):
        (laptop.folder / name).write_text(text, "utf-8")
    forged = laptop.vault()
    assert [user.role for user in forged.users()] == [Role.HEAD, Role.HEAD]
    with pytest.raises(Refused, match="密码不对"):
        forged.unlock(card.id, OTHER)
    assert forged.unlock(made.user.id, GOOD).key == made.key


def test_an_open_vault_is_no_pass_to_another(laptop: Laptop, tmp_path: Path) -> None:
    vault, _ = laptop.set_up()
    _, stranger = Laptop(tmp_path / "other", laptop.clock, laptop.keyring).set_up()
    with pytest.raises(Bug):
        vault.add_user(stranger, OFFICER)


# -- the slots file in bad weather -------------------------------------------------------


@pytest.mark.parametrize("keep", [0, 1, 100, 700, -1])
def test_cut_slots_file_opens_by_its_twin_and_is_mended(laptop: Laptop, keep: int) -> None:
    _, made = laptop.set_up()
    path = laptop.folder / "vault.json"
    whole = path.read_bytes()
    path.write_bytes(whole[:keep])
    opened = laptop.vault().unlock(made.user.id, GOOD)
    assert opened.key == made.key
    assert opened.notes == ("钥匙文件的两份不一样，已经修好。",)
    assert path.read_bytes() == whole
    assert laptop.vault().unlock(made.user.id, GOOD).notes == ()


def test_both_copies_spoilt_is_one_plain_sentence_and_nothing_is_touched(laptop: Laptop) -> None:
    _, made = laptop.set_up()
    for name in ("vault.json", "vault.json.bak"):
        (laptop.folder / name).write_bytes(b"{" * 50)
    vault = laptop.vault()
    assert vault.exists()
    for deed in (vault.users, lambda: vault.unlock(made.user.id, GOOD)):
        with pytest.raises(World, match=r"vault\.json 坏了"):
            deed()
    with pytest.raises(Refused, match="已经有资料"):
        vault.create(HEAD)


def test_full_disk_opens_and_changes_nothing(small_disk: SmallDisk, clock: FixedClock) -> None:
    laptop = Laptop(small_disk.mount / "p", clock, None)
    vault, made = laptop.set_up()
    small_disk.fill()
    (laptop.folder / "unlocks.json").unlink()  # tmpfs would otherwise reuse its page
    small_disk.fill()
    opened = laptop.vault().unlock(made.user.id, GOOD)
    assert opened.key == made.key
    assert len(opened.notes) == 1
    assert "磁盘满了" in opened.notes[0]
    for deed in (
        lambda: vault.change_passphrase(made.user.id, GOOD, "a new one entirely"),
        lambda: vault.add_user(made, OFFICER),
    ):
        with pytest.raises(World, match="原来的内容都在"):
            deed()
    small_disk.drain()
    again = laptop.vault()
    assert again.unlock(made.user.id, GOOD).key == made.key
    assert len(again.users()) == 1


def test_read_only_disk_opens(small_disk: SmallDisk, clock: FixedClock) -> None:
    laptop = Laptop(small_disk.mount / "p", clock, None)
    vault, made = laptop.set_up()
    small_disk.read_only()
    opened = laptop.vault().unlock(made.user.id, GOOD)
    assert opened.key == made.key
    assert "磁盘是只读的" in opened.notes[0]
    with pytest.raises(World, match="磁盘是只读的"):
        vault.change_passphrase(made.user.id, GOOD, "a new one entirely")


def test_nowhere_to_be_made(small_disk: SmallDisk, clock: FixedClock) -> None:
    laptop = Laptop(small_disk.mount / "p", clock, None)
    small_disk.fill()
    with pytest.raises(World, match="磁盘满了"):
        laptop.set_up()
    small_disk.drain()
    small_disk.read_only()
    with pytest.raises(World, match="磁盘是只读的"):
        Laptop(small_disk.mount / "q", clock, None).set_up()


MAKER = """
import sys
from pathlib import Path
from app.clock import SystemClock
from app.vault.vault import Vault
from tests.vault.conftest import CHEAP, HEAD
Vault(Path(sys.argv[1]), SystemClock(), None, cost=CHEAP).create(HEAD)
"""


@pytest.mark.parametrize("place", ["vault.part.half", "vault.part.synced"])
@pytest.mark.parametrize("n", [1, 2])
def test_a_disk_failing_while_it_is_made_leaves_nothing(
    bare_laptop: Laptop, place: str, n: int
) -> None:
    child = subprocess.run(
        [sys.executable, "-c", MAKER, str(bare_laptop.folder)],
        env={**os.environ, "BANYAN_FAILPOINT": f"{place}@{n}=enospc", "PYTHONUTF8": "1"},
        check=False,
        capture_output=True,
        text=True,
    )
    assert "磁盘满了" in child.stderr
    assert not bare_laptop.vault().exists()
    bare_laptop.set_up()


@pytest.mark.skipif(sys.platform == "win32", reason="NOT TESTED: kill -9 needs POSIX signals")
def test_killed_while_it_is_made_it_opens_or_is_made_anew(bare_laptop: Laptop) -> None:
    """The recovery code was never shown then: the head makes a new one."""
    child = subprocess.run(
        [sys.executable, "-c", MAKER, str(bare_laptop.folder)],
        env={**os.environ, "BANYAN_FAILPOINT": "vault.replaced"},
        check=False,
    )
    assert child.returncode == -signal.SIGKILL
    vault = bare_laptop.vault()
    (user,) = vault.users()
    opened = vault.unlock(user.id, GOOD)
    code = vault.renew_recovery(opened)
    assert vault.reset_passphrase(code, user.id, "a new one entirely").key == opened.key


CHANGER = """
import sys
from pathlib import Path
from app.clock import SystemClock
from app.vault.vault import Vault
from tests.vault.conftest import CHEAP, GOOD
vault = Vault(Path(sys.argv[1]), SystemClock(), None, cost=CHEAP)
vault.change_passphrase(vault.users()[0].id, GOOD, "a new one entirely")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="NOT TESTED: kill -9 needs POSIX signals")
@pytest.mark.parametrize("n", range(2, 4))  # the first write is the count of the attempt
@pytest.mark.parametrize("place", ["vault.part.half", "vault.part.synced", "vault.replaced"])
def test_killed_while_changing_exactly_one_passphrase_opens(
    bare_laptop: Laptop, place: str, n: int
) -> None:
    _, made = bare_laptop.set_up()
    child = subprocess.run(
        [sys.executable, "-c", CHANGER, str(bare_laptop.folder)],
        env={**os.environ, "BANYAN_FAILPOINT": f"{place}@{n}"},
        check=False,
    )
    assert child.returncode == -signal.SIGKILL
    right, wrong = GOOD, "a new one entirely"
    if place == "vault.replaced" and n == 3:
        right, wrong = wrong, right
    assert bare_laptop.vault().unlock(made.user.id, right).key == made.key
    with pytest.raises(Refused, match="密码不对"):
        bare_laptop.vault().unlock(made.user.id, wrong)
    # and after the unlock the twin says the same
    shutil.copy(bare_laptop.folder / "vault.json.bak", bare_laptop.folder / "vault.json")
    assert bare_laptop.vault().unlock(made.user.id, right).key == made.key


def test_standard_cost_is_used_unless_told(profile: Path, clock: FixedClock) -> None:
    made: Opened = Vault(profile, clock, None).create(HEAD)
    assert b'"memory":65536' in (profile / "vault.json").read_bytes()
    assert Vault(profile, clock, None, cost=CHEAP).unlock(made.user.id, GOOD).key == made.key
