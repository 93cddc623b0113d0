"""What a newcomer is told, and what gets installed, agree."""

from __future__ import annotations

import ast
import importlib.util
import os
import re
import sys
import tomllib
from pathlib import Path

import pytest

import dev
from tests.house.tree import ROOT

_LOCKS = ("requirements.lock", "requirements-dev.lock")
_PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def _locked(name: str) -> dict[str, str]:
    """Each package of a lock with its exact version."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))


def _name(requirement: str) -> str:
    found = re.match(r"[\w.-]+", requirement)
    assert found
    return re.sub(r"[-_.]+", "-", found.group()).lower()


@pytest.mark.parametrize("name", _LOCKS)
def test_lock_names_contents_not_places(name: str) -> None:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if "://" in line or line.startswith("-")] == []
    for number, line in enumerate(lines):
        if line and not line.startswith(("#", " ")):
            assert lines[number + 1].startswith("    --hash=sha256:"), line


def test_locks_agree() -> None:
    runtime, dev_lock = (_locked(name) for name in _LOCKS)
    assert runtime["pyside6-essentials"] == "6.9.3"  # the last to run on glibc 2.28
    assert runtime.items() <= dev_lock.items()
    wanted = {_name(r) for r in _PYPROJECT["project"]["dependencies"]}
    assert wanted <= runtime.keys()
    assert {_name(r) for r in _PYPROJECT["dependency-groups"]["dev"]} <= dev_lock.keys()


def test_readme_gives_two_commands() -> None:
    blocks = re.findall(
        r"```\w*\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL
    )
    commands = [line for block in blocks for line in block.splitlines() if line.strip()]
    assert commands == ["python3 dev.py run", "python3 dev.py test"]
    assert {command.split()[-1] for command in commands} <= dev.COMMANDS.keys()


def test_ci_runs_the_readme() -> None:
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert "python3 dev.py test" in script


def test_every_package_states_its_licence() -> None:
    text = (ROOT / "LICENSES/README.md").read_text(encoding="utf-8")
    table = text.partition("| package | licence |")[2]
    assert (
        set(re.findall(r"^\| ([a-z0-9-]+) \| \S", table, re.MULTILINE))
        == _locked("requirements.lock").keys()
    )


def test_missing_libraries_are_read_from_ldd() -> None:
    listing = (
        "\tlinux-vdso.so.1 (0x00007ffd)\n"
        "\tlibxcb-cursor.so.0 => not found\n"
        "\tlibEGL.so.1 => /lib/x86_64-linux-gnu/libEGL.so.1 (0x00007f01)\n"
        "\tlibxcb-icccm.so.4 => not found\n"
    )
    missing = dev.unresolved(listing)
    assert missing == {"libxcb-cursor.so.0", "libxcb-icccm.so.4"}
    assert missing <= dev.DEBIAN_PACKAGES.keys()


def test_unknown_command_explains(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["walk"]) == 2
    assert "python3 dev.py run" in capsys.readouterr().out


def test_no_display_is_said_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(dev, "WINDOWS", False)
    with pytest.raises(dev.Missing, match="没有图形界面"):
        dev.run([])


@pytest.mark.skipif(os.name != "posix", reason="Windows has no signals to die of")
def test_a_crash_is_no_success(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "PYTHON", Path(sys.executable))
    assert dev.call(Path(sys.executable).name, "-c", "import os; os.abort()") == 128 + 6


def test_old_python_can_read_what_it_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"), feature_version=(3, 7))  # UOS 20
    monkeypatch.setattr(dev, "PYTHONS", ((3, 99),))
    assert dev.main(["run"]) == 1
    with pytest.raises(dev.Missing, match=r"需要 3\.11 至 3\.13"):
        dev.with_another_python(["run"])


@pytest.mark.skipif(os.name != "posix", reason="apt is Debian's")
def test_apt_is_left_alone_where_it_would_ask(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, code in (("apt-get", 0), ("sudo", 1)):  # sudo that wants a password
        (tmp_path / name).write_text(f"#!/bin/sh\ntouch {tmp_path}/{name}.ran\nexit {code}\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert dev.apt_install(["libegl1"]) is False
    assert (tmp_path / "sudo.ran").exists()
    assert not (tmp_path / "apt-get.ran").exists()


def test_debian_without_venv_is_told_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(dev, "apt_install", lambda packages: False)
    with pytest.raises(dev.Missing, match="sudo apt-get install python3-venv"):
        dev.make_environment()
