"""The file of the slots in bad weather: cut, full, read-only, killed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.clock import FixedClock
from app.errors import Refused, World
from app.vault.vault import Opened, Vault
from tests.small_disk import SmallDisk
from tests.vault.conftest import CHEAP, GOOD, HEAD, OFFICER, Laptop


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
