"""The process dies, or the disk refuses, anywhere on a trip: nothing is lost or half there."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select

from app.sync.verify import verify
from db.tables.people import Person
from tests.sync.crash import found, open_stage
from tests.sync.world import come_to_rest

_KILLED = -signal.SIGKILL if os.name == "posix" else signal.SIGTERM


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An enrolled laptop and an empty city."""
    folder = tmp_path_factory.mktemp("founded")
    found(folder)
    return folder


@pytest.mark.slow
@pytest.mark.parametrize(
    ("failpoint", "ends"),
    [
        ("sync.outgoing.planned", _KILLED),
        ("sync.seal.remembered", _KILLED),
        ("sync.apply.journalled", _KILLED),  # entries are in the journal, their rows are not
        ("sync.apply.merged", _KILLED),
        ("sync.apply.merged@2", _KILLED),
        ("sync.merge.row@2", _KILLED),  # in the middle of the rows of one batch
        ("test.city.committed", _KILLED),  # the receipt is never sent
        ("test.city.committed@2", _KILLED),
        ("sync.incoming.taken", _KILLED),
        ("sync.incoming.taken@2", _KILLED),
        ("sync.seal.remembered=enospc", errno.ENOSPC),
        ("sync.apply.merged=eio", errno.EIO),
        ("sync.incoming.taken@3=enospc", errno.ENOSPC),
    ],
)
def test_a_trip_broken_off_anywhere_is_made_good_by_the_next(
    founded: Path, tmp_path: Path, failpoint: str, ends: int
) -> None:
    folder = tmp_path / "stage"
    shutil.copytree(founded, folder)
    broken = subprocess.run(
        [sys.executable, "-m", "tests.sync.crash", str(folder)],
        env={**os.environ, "BANYAN_FAILPOINT": failpoint},
        check=False,
    )
    assert broken.returncode == ends
    with open_stage(folder) as stage:
        come_to_rest(stage.city, [stage.laptop])
        assert stage.laptop.digest() == stage.city.digest()
        for node in (stage.laptop, stage.city):
            with node.session() as session:
                assert verify(session).breaks == []
                names = session.scalars(select(Person.name)).all()
                assert sorted(names) == ["梁小燕", "黄䶮昌"]


@pytest.mark.slow
@pytest.mark.parametrize("failpoint", ["sync.epoch.minted", "sync.epoch.saved"])
def test_a_new_epoch_broken_off_is_begun_again(
    founded: Path, tmp_path: Path, failpoint: str
) -> None:
    folder = tmp_path / "stage"
    shutil.copytree(founded, folder)
    (folder / "mark").unlink()  # another machine
    broken = subprocess.run(
        [sys.executable, "-m", "tests.sync.crash", str(folder)],
        env={**os.environ, "BANYAN_FAILPOINT": failpoint},
        check=False,
    )
    assert broken.returncode == _KILLED
    with open_stage(folder) as stage:
        before, own = stage.laptop.streams()
        assert (before.own, before.applied, own.own, own.applied) == (False, 1, True, 0)
        assert stage.laptop.outside.mark is not None
        assert stage.laptop.outside.mark.epoch == own.epoch
        come_to_rest(stage.city, [stage.laptop])
        assert stage.laptop.digest() == stage.city.digest()
