"""kill -9 at every write of a command: the whole case is there, or none of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="NOT TESTED: kill -9 needs POSIX signals")
def test_killed_at_every_write(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-m", "tests.db.killing", str(tmp_path / "office")],
        check=False,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert told.returncode == 0, told.stderr
    assert int(told.stdout) > 10
