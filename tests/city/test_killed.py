"""Servers and commands of the city killed at the worst moment: nothing is lost or doubled."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.attachments.messages import About, AddAttachment, ListAttachments, ReadAttachment
from app.city import backup
from app.city.main import main
from app.city.status import read_status
from app.sync.link import Unreached
from app.sync.messages import Delivery, ReadSync
from app.vault.contents import CHUNK
from tests.attachments.files import PDF
from tests.city.deeds import add_person, phone_of, states
from tests.city.world import CityWorld

_CASE = bytes(range(16))
_LONG = PDF + os.urandom(CHUNK)  # two chunks


@contextmanager
def _killed_at(city: CityWorld, place: str) -> Iterator[subprocess.Popen[bytes]]:
    """A server of its own process that dies, as by kill -9, when it passes a place."""
    command = [sys.executable, "-m", "app.city.main", "--dir", str(city.folder)]
    with subprocess.Popen(
        [*command, "serve", "--host", "127.0.0.1", "--port", str(city.port)],
        env={**os.environ, "BANYAN_FAILPOINT": place},
        stdout=subprocess.DEVNULL,
    ) as server:
        try:
            city.wait()
            yield server
        finally:
            server.kill()


def _dies(city: CityWorld, place: str, *arguments: str) -> None:
    """A command of the city that dies, as by kill -9, when it passes a place."""
    done = subprocess.run(
        [sys.executable, "-m", "app.city.main", "--dir", str(city.folder), *arguments],
        env={**os.environ, "BANYAN_FAILPOINT": place},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()


def _standing(city: CityWorld) -> tuple[int, int]:
    """How many entries of the one office the city has, and how many are backed up."""
    with city.open() as (opened, _), opened.reading() as session:
        (office,) = read_status(session, opened).offices
        return office.entries, office.durable


@pytest.mark.parametrize(
    "place",
    ["city.opened", "sync.apply.journalled", "sync.apply.merged", "city.merged", "city.committed"],
)
def test_a_server_killed_anywhere_loses_and_doubles_nothing(city: CityWorld, place: str) -> None:
    laptop = city.first
    person = add_person(laptop, "梁小燕")
    city.stop()
    with _killed_at(city, place) as server:
        with pytest.raises(Unreached):
            laptop.sync()
        assert server.wait(10) == -signal.SIGKILL
    assert laptop.desk.ask(ReadSync()).result().unsent == 1
    city.start()
    report = laptop.sync()
    assert report.ok
    assert states(laptop) == {Delivery.RECEIPTED}
    assert phone_of(laptop, person) == "13800000000"
    assert laptop.digest() == city.digest()


@pytest.mark.parametrize("place", ["city.blob.written", "city.blob.written@2", "city.blob.counted"])
def test_a_server_killed_at_a_scan_has_it_whole_after_the_next_sync(
    city: CityWorld, place: str
) -> None:
    first, second = city.first, city.second
    first.desk.do(AddAttachment(About("mediation", _CASE), _LONG, "笔录.pdf")).result()
    city.stop()
    with _killed_at(city, place) as server:
        first.sync()
        assert server.wait(10) == -signal.SIGKILL
    city.start()
    assert first.sync().ok
    second.sync()
    (row,) = second.desk.ask(ListAttachments(_CASE)).result()
    assert second.desk.ask(ReadAttachment(row.id)).result() == _LONG
    city.stop()
    assert main(["--dir", str(city.folder), "verify"]) == 0


@pytest.mark.parametrize("place", ["city.backup.sealed", "city.backup.proved"])
def test_a_backup_that_was_killed_calls_nothing_durable(
    quiet_city: CityWorld, tmp_path: Path, place: str
) -> None:
    target = tmp_path / "backups"
    _dies(quiet_city, place, "backup", str(target))
    assert _standing(quiet_city)[1] == 0

    assert main(["--dir", str(quiet_city.folder), "backup", str(target)]) == 0
    entries, durable = _standing(quiet_city)
    assert durable == entries > 0
    assert not [left for left in target.iterdir() if left.suffix == ".part"]


def test_a_restore_that_was_killed_leaves_the_city_and_can_be_done_again(
    city: CityWorld, tmp_path: Path
) -> None:
    city.stop()
    with city.open() as (opened, _):
        source = backup.back_up(opened, tmp_path / "backups")
    city.start()
    laptop = city.first
    person = add_person(laptop, "吴振邦")  # after the backup
    laptop.sync()
    city.stop()
    before = city.digest()

    _dies(city, "city.restore.begun", "restore", str(source))
    assert city.digest() == before

    assert main(["--dir", str(city.folder), "restore", str(source)]) == 0
    city.start()
    laptop.sync()
    assert phone_of(laptop, person) == "13800000000"
    assert laptop.digest() == city.digest() == before


def test_a_change_of_keys_that_was_killed_changes_nothing(city: CityWorld) -> None:
    city.stop()
    _dies(city, "city.rotate.kept", "rotate", "--safe", str(city.safe))
    city.start()
    add_person(city.first, "黎嘉敏")
    assert city.first.sync().ok

    city.stop()
    rotate = ["--dir", str(city.folder), "rotate", "--safe", str(city.safe)]
    assert main(rotate) == 0
    city.start()
    add_person(city.first, "莫振声")
    assert city.first.sync().ok
    assert city.first.digest() == city.digest()
