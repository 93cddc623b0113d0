"""kill -9 while somebody types: what was kept a second after the last key is there again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app import bootstrap
from app.clock import FixedClock
from app.drafts.messages import ListDrafts
from tests.drafts.typing_on import FACTS
from tests.office import found_office

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="NOT TESTED: kill -9 needs POSIX signals")
def test_a_half_typed_form_outlives_kill_9(tmp_path: Path, clock: FixedClock) -> None:
    office = found_office(tmp_path / "office", clock)
    office.desk.close()
    with subprocess.Popen(
        [sys.executable, "-m", "tests.drafts.typing_on", str(office.path.parent)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as typing:
        assert typing.stdin is not None
        assert typing.stdout is not None
        typing.stdin.write(f"{office.key.hex()} {office.user.id.hex()}")
        typing.stdin.close()
        assert typing.stdout.readline() == "kept\n"
        os.kill(typing.pid, signal.SIGKILL)
        assert typing.wait(timeout=30) == -signal.SIGKILL
    desk = bootstrap.open_desk(bootstrap.open_books(office.path, office.key), office.user, clock)
    (draft,) = desk.ask(ListDrafts("mediation.form")).result()
    assert draft.fields["dispute"]["facts"] == FACTS
    desk.close()
