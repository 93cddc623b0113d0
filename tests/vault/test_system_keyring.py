"""The keyring of the system: a real Secret Service on a private bus, and none at all."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from threading import Event
from threading import enumerate as enumerate_threads

import keyring
import pytest

from app.errors import World
from app.vault.keyring_store import SystemKeyring

# What the child does on a machine whose keyring is open, then locked, then spoilt.
LIFE = """
import base64, sys
from datetime import datetime
from pathlib import Path
import keyring, secretstorage
from app.clock import FixedClock
from app.errors import World
from app.vault.device import DeviceKeyMissing
from app.vault.keyring_store import SystemKeyring
from app.vault.outside import Mark
from app.vault.vault import Vault
from tests.vault.conftest import CHEAP, GOOD, HEAD

store = SystemKeyring()
assert store.usable
assert store.get("banyan/none") is None
store.delete("banyan/none")
store.set("banyan/a", b"\\0\\xff" * 16)
store.set("banyan/b", b"other")
assert store.get("banyan/a") == b"\\0\\xff" * 16
store.set("banyan/a", b"new")
assert SystemKeyring().get("banyan/a") == b"new"
store.delete("banyan/a")
assert store.get("banyan/a") is None and store.get("banyan/b") == b"other"

folder = Path(sys.argv[1])
clock = FixedClock(datetime(2026, 11, 24, 9))
vault = Vault(folder, clock, store, cost=CHEAP)
made = vault.create(HEAD)
assert made.user.machine_bound
assert Vault(folder, clock, SystemKeyring(), cost=CHEAP).unlock(made.user.id, GOOD).key == made.key
vault.outside().save(Mark(bytes(16), 3))
assert vault.outside().load() == Mark(bytes(16), 3)

name = vault._keys().users[0].holder.binding.name
keyring.set_password(name, "banyan", "not base64")
try:
    vault.unlock(made.user.id, GOOD)
    raise SystemExit("opened with a spoilt entry")
except DeviceKeyMissing as error:
    assert "对不上" in str(error)

secretstorage.get_default_collection(secretstorage.dbus_init()).lock()
locked = SystemKeyring()
try:
    locked.get(name)
    raise SystemExit("read from a locked keyring")
except World as error:
    assert "没有打开" in str(error)
print("all well")
"""

BUS = r"""
printf 'sign-in' | gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null
exec "$@"
"""


@pytest.mark.slow
def test_secret_service(tmp_path: Path) -> None:
    if not shutil.which("gnome-keyring-daemon") or not shutil.which("dbus-run-session"):
        pytest.skip("NOT TESTED: a real keyring; needs gnome-keyring and dbus-run-session")
    home = tmp_path / "home"
    (home / "run").mkdir(parents=True, mode=0o700)
    environment = {
        **os.environ,
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_RUNTIME_DIR": str(home / "run"),
        "PYTHONUTF8": "1",
    }
    del environment["PYTHON_KEYRING_BACKEND"]
    life = [sys.executable, "-c", LIFE, str(tmp_path / "profile")]
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", BUS, "sh", *life],
        env=environment,
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stdout.splitlines()[-1:] == ["all well"], done.stderr


def test_no_keyring_is_seen_at_once() -> None:
    """The suite runs with the backend that fails; it must not count as a keyring."""
    assert not SystemKeyring().usable


def test_a_backend_that_keeps_plain_text_is_not_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    import keyring.backends.null  # noqa: PLC0415  only here, and only to be refused

    monkeypatch.setattr(keyring, "get_keyring", keyring.backends.null.Keyring)
    assert not SystemKeyring().usable


class Stuck:
    """A keyring whose prompt nobody answers, or that breaks."""

    def __init__(self, error: Exception | None) -> None:
        self._error, self.answered = error, Event()

    def get_password(self, _name: str, _account: str) -> str | None:
        if self._error:
            raise self._error
        self.answered.wait(30)
        return None

    set_password = delete_password = get_password


@pytest.mark.parametrize("error", [None, RuntimeError("no reply")])
def test_a_keyring_that_hangs_or_breaks_is_told_and_keeps_nobody(error: Exception | None) -> None:
    store, stuck = SystemKeyring(patience=0.02), Stuck(error)
    vars(store)["_backend"] = stuck  # what it found on this machine
    try:
        for ask in (store.get, store.delete, lambda name: store.set(name, b"x")):
            with pytest.raises(World, match="没有回应"):
                ask("banyan/a")
        assert all(thread.daemon for thread in enumerate_threads() if thread.name == "keyring")
    finally:
        stuck.answered.set()


def test_a_broken_keyring_package_counts_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise RuntimeError("keyringrc.cfg names a backend that is not there")

    monkeypatch.setattr(keyring, "get_keyring", broken)
    assert not SystemKeyring().usable


def test_start_up_does_not_pay_for_it() -> None:
    code = (
        "import sys, app.vault.vault, app.vault.keyring_store as k; k.SystemKeyring();"
        "sys.exit(bool({'keyring', 'pypinyin', 'sqlalchemy'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
