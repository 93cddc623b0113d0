"""banyan verify: the books of a profile proven from the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

import ui.main
from app import bootstrap
from app.access import Role
from app.clock import FixedClock, SystemClock
from app.profile import Profile
from app.vault.messages import AddUser, NewUser, ReadGate, Unlock
from db import guard
from tests.profiles import PASSPHRASE, sample_profile

pytestmark = pytest.mark.slow

_NOW = SystemClock().now()  # verify reads the clock of the machine


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A profile of the sample office, closed."""
    return sample_profile(tmp_path / "laptop", _NOW)


@pytest.fixture
def verify(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Callable[..., int]:
    """Runs it with a passphrase typed; returns the exit code."""

    def run(*options: str, typed: str = PASSPHRASE) -> int:
        monkeypatch.setattr(ui.main, "getpass", lambda _asked: typed)
        return ui.main.main(["verify", str(folder), *options])

    return run


def _unlocked(folder: Path) -> Profile:
    profile = Profile(folder, FixedClock(SystemClock().now()), None)
    user = profile.gate.ask(ReadGate()).users[0]
    profile.gate.do(Unlock(user.id, PASSPHRASE))
    return profile


def test_sound_books(verify: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    assert verify() == 0
    said = capsys.readouterr().out
    assert "全部一致" in said
    assert "查了 1 条链" in said


def test_the_first_break_is_named(
    verify: Callable[..., int], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    profile = _unlocked(folder)
    assert profile.gate.opened is not None
    books = bootstrap.open_books(folder / "office.db", profile.gate.opened.key)
    with books.engine.begin() as connection:
        guard.lift(connection)
        connection.execute(text("UPDATE journal SET actor = zeroblob(16) WHERE seq IN (7, 9)"))
    books.close()
    assert verify() == 1
    said = capsys.readouterr().out
    assert "第一处：stream " in said
    assert "，7，content does not match its hash" in said
    assert "联系江门市司法局" in said


def test_a_wrong_passphrase_proves_nothing(
    verify: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert verify(typed="別的") == 1
    heard = capsys.readouterr()
    assert "密码不对" in heard.err
    assert heard.out == ""


def test_with_two_users_it_asks_who(
    verify: Callable[..., int], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    colleague = NewUser("陈丽华", Role.OFFICER, "田金村的石桥-三号")
    _unlocked(folder).gate.do(AddUser(colleague))
    assert verify() == 2
    assert "梁志强、陈丽华" in capsys.readouterr().err
    assert verify("--user", "陈丽华", typed=colleague.passphrase) == 0


def test_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        ui.main.main(["verify", str(tmp_path / "nowhere")])
    assert "没有这个文件夹" in capsys.readouterr().err


def test_without_a_folder_it_is_the_office_of_this_machine(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    with pytest.raises(SystemExit):
        ui.main.main(["verify"])
    assert str(tmp_path / "banyan" / "office") in capsys.readouterr().err
