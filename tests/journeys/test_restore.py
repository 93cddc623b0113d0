"""banyan restore: a daily backup put back from the command line, nothing thrown away."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile

import ui.main
from app.clock import SystemClock
from app.people.messages import ListPersons
from app.profile import Profile
from app.vault.messages import BackUpToday, ReadGate, Unlock
from tests.profiles import PASSPHRASE, sample_profile

pytestmark = pytest.mark.slow

_NOW = SystemClock().now()  # restore reads the clock of the machine


def test_a_backup_is_put_back_and_what_was_there_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "laptop"
    profile = Profile(sample_profile(folder, _NOW), SystemClock(), None)
    profile.gate.do(Unlock(profile.gate.ask(ReadGate()).users[0].id, PASSPHRASE))
    desk = profile.open()
    people = len(desk.ask(ListPersons()).result())
    assert desk.do(BackUpToday()).result() is not None
    assert desk.do(BackUpToday()).result() is None
    desk.close()
    monkeypatch.setattr(ui.main, "getpass", lambda _asked: PASSPHRASE)
    monkeypatch.setattr("builtins.input", lambda _asked: "")
    assert ui.main.main(["restore", str(folder)]) == 2
    assert "没有改动" in capsys.readouterr().out
    window = QLockFile(str(folder / "open.lock"))
    assert window.tryLock(0)
    monkeypatch.setattr("builtins.input", lambda _asked: "1")
    assert ui.main.main(["restore", str(folder)]) == 1
    assert "另一个榕下窗口" in capsys.readouterr().err
    window.unlock()
    for odd in ("²", "9" * 40, "-1"):
        monkeypatch.setattr("builtins.input", lambda _asked, odd=odd: odd)
        assert ui.main.main(["restore", str(folder)]) == 2
    assert not list(folder.glob("office-replaced*"))
    (folder / "office.db").write_bytes(b"broken" * 1000)
    monkeypatch.setattr("builtins.input", lambda _asked: "1")
    assert ui.main.main(["restore", str(folder)]) == 0
    assert "office-replaced-001.db" in capsys.readouterr().out
    assert (folder / "office-replaced-001.db").read_bytes() == b"broken" * 1000
    again = Profile(folder, SystemClock(), None)
    again.gate.do(Unlock(again.gate.ask(ReadGate()).users[0].id, PASSPHRASE))
    desk = again.open()
    assert len(desk.ask(ListPersons()).result()) == people
    desk.close()
