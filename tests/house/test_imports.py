"""The import contracts of pyproject.toml catch what they are there for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tree import ROOT

# A small house that keeps every contract; each case below breaks one.
_HOUSE = {
    "db/engine.py": "import sqlcipher3",
    "app/clock.py": "",
    "app/errors.py": "",
    "app/people/handlers.py": "import db.engine",
    "app/mediation/messages.py": "import app.errors",
    "app/mediation/rules.py": "import app.clock",
    "app/mediation/handlers.py": "import db.engine, app.people.handlers",
    "app/correction/rules.py": "",
    "app/vault/keys.py": "",
    "app/sync/seal.py": "import db.engine",
    "app/desk.py": "import app.mediation.handlers",
    "app/bootstrap.py": "import app.desk",
    "app/city/main.py": "import app.sync.seal, app.mediation.handlers",
    "app/profile.py": "import app.bootstrap",
    "ui/main.py": "import app.profile",
    "ui/mediation/form.py": "import app.mediation.messages, app.desk, PySide6.QtWidgets",
}


def _lint(folder: Path, house: dict[str, str]) -> tuple[int, str]:
    """Write a house and check it against the real contracts."""
    for name, source in house.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source + "\n", encoding="utf-8")
        for parent in path.relative_to(folder).parents:
            if parent.name:
                (folder / parent / "__init__.py").touch()
    shutil.copy(ROOT / "pyproject.toml", folder)
    lint = "from importlinter.cli import lint_imports_command as lint; lint()"
    done = subprocess.run(
        [sys.executable, "-c", lint, "--no-logo", "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "PYTHONUTF8": "1"},
        check=False,
        capture_output=True,
        text=True,
    )
    return done.returncode, done.stdout + done.stderr


def test_a_right_house_passes(tmp_path: Path) -> None:
    code, report = _lint(tmp_path, _HOUSE)
    assert code == 0, report


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("app/people/handlers.py", "import ui.main"),
        ("db/engine.py", "import app.errors"),
        ("ui/mediation/form.py", "import app.mediation.handlers"),
        ("ui/mediation/form.py", "import app.bootstrap"),
        ("ui/mediation/form.py", "import db.engine"),
        ("ui/mediation/form.py", "import sqlalchemy"),
        ("app/mediation/handlers.py", "import app.correction.rules"),
        ("app/mediation/handlers.py", "import psycopg"),
        ("app/mediation/handlers.py", "import PySide6.QtCore"),
        ("app/mediation/rules.py", "import sqlalchemy"),
        ("app/vault/keys.py", "import app.mediation.rules"),
        ("app/sync/seal.py", "import app.mediation.messages"),
        ("app/city/main.py", "import app.desk"),
        ("app/attic.py", ""),
    ],
)
def test_a_wrong_house_is_refused(tmp_path: Path, path: str, source: str) -> None:
    code, report = _lint(tmp_path, {**_HOUSE, path: source})
    assert code == 1, report
    assert "BROKEN" in report
