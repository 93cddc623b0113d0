"""Daily backups: made while in use, proved by opening, seven kept, put back without loss."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from app.clock import CHINA, FixedClock
from app.errors import World
from app.vault.backup import KEPT, Backups
from db.engine import laptop_engine
from tests.small_disk import SmallDisk

KEY = bytes(range(32))


def connect(path: Path) -> Any:
    """A SQLCipher connection as the product opens them."""
    return laptop_engine(path, KEY).raw_connection().driver_connection


class Office:
    """A profile folder with a database in use."""

    def __init__(self, folder: Path, clock: FixedClock, connect: Any = connect) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.database = folder / "office.db"
        (folder / "vault.json").write_text("the slots")
        self.clock = clock
        self.backups = Backups(folder / "backups", self.database, connect, clock)

    def write(self, text: str) -> None:
        connection = connect(self.database)
        connection.execute("CREATE TABLE IF NOT EXISTS note (text TEXT)")
        connection.execute("INSERT INTO note VALUES (?)", (text,))
        connection.close()


def notes(path: Path) -> list[str]:
    connection = connect(path)
    try:
        return [row[0] for row in connection.execute("SELECT text FROM note")]
    finally:
        connection.close()


@pytest.fixture
def office(profile: Path, clock: FixedClock) -> Office:
    office = Office(profile, clock)
    office.write("一")
    return office


def test_once_a_day(office: Office) -> None:
    first = office.backups.make_daily()
    assert first is not None
    assert first.path.name == "office-000001-2026-11-24.db"
    assert notes(first.path) == ["一"]
    assert office.backups.make_daily() is None
    office.clock.advance(days=1)
    office.write("二")
    second = office.backups.make_daily()
    assert second is not None
    assert notes(second.path) == ["一", "二"]
    assert office.backups.all() == (first, second)


def test_what_is_not_yet_in_the_file_itself_is_in_the_backup(office: Office) -> None:
    """Commits that still lie in the write-ahead log, of a connection that is open."""
    writer = connect(office.database)
    writer.execute("INSERT INTO note VALUES ('二')")
    backup = office.backups.make_daily()
    assert backup is not None
    assert notes(backup.path) == ["一", "二"]
    writer.execute("INSERT INTO note VALUES ('三')")
    writer.close()


def test_it_is_encrypted_and_has_its_keys_beside_it(office: Office) -> None:
    office.write("李伟明的电话是 13822102210")
    backup = office.backups.make_daily()
    assert backup is not None
    data = backup.path.read_bytes()
    assert not data.startswith(b"SQLite format 3")
    assert b"13822102210" not in data
    assert backup.path.with_suffix(".vault.json").read_text() == "the slots"
    names = sorted(path.name for path in office.backups.folder.iterdir())
    assert names == ["office-000001-2026-11-24.db", "office-000001-2026-11-24.vault.json"]


def test_seven_are_kept(office: Office) -> None:
    for _ in range(10):
        office.backups.make_daily()
        office.clock.advance(days=1)
    kept = office.backups.all()
    assert [backup.ordinal for backup in kept] == [4, 5, 6, 7, 8, 9, 10]
    assert len(list(office.backups.folder.iterdir())) == 2 * KEPT


def test_older_ones_go_only_once_one_of_now_is_made(office: Office) -> None:
    for _ in range(3):
        office.backups.make_daily()
        office.clock.advance(days=1)
    office.write("二")
    assert office.backups.drop_older() == 3
    (left,) = office.backups.all()
    assert left.ordinal == 4
    assert notes(left.path) == ["一", "二"]
    assert len(list(office.backups.folder.iterdir())) == 2
    office.database.unlink()
    with pytest.raises(World):
        office.backups.drop_older()
    assert office.backups.all() == (left,)


def test_a_clock_ten_years_off_for_a_day_disturbs_nothing(office: Office) -> None:
    for year in (2026, 2036, 2026, 2016, 2026):
        office.clock.set(datetime(year, 11, 24, 9, tzinfo=CHINA))
        assert office.backups.make_daily() is not None
    assert [backup.made_on.year for backup in office.backups.all()] == [
        2026,
        2036,
        2026,
        2016,
        2026,
    ]


def test_a_copy_that_does_not_prove_is_not_kept(profile: Path, clock: FixedClock) -> None:
    spoil = False

    def careless(path: Path) -> Any:
        """A disk that loses a page between the writing and the reading."""
        if spoil and path.suffix == ".part" and path.exists():
            with path.open("rb+") as file:
                file.seek(6000)
                file.write(bytes(64))
        return connect(path)

    office = Office(profile, clock, careless)
    office.write("一")
    kept = office.backups.make_daily()
    clock.advance(days=1)
    spoil = True
    with pytest.raises(World, match="备份读不回来"):
        office.backups.make_daily()
    assert office.backups.all() == (kept,)
    assert not list(office.backups.folder.glob("*.part*"))


def test_no_room_is_told_and_the_older_ones_stay(small_disk: SmallDisk, clock: FixedClock) -> None:
    office = Office(small_disk.mount / "p", clock)
    office.write("一")
    kept = office.backups.make_daily()
    clock.advance(days=1)
    small_disk.fill()
    with pytest.raises(World, match="今天的本机备份没有做成"):
        office.backups.make_daily()
    assert office.backups.all() == (kept,)
    small_disk.drain()
    assert office.backups.make_daily() is not None


MAKER = """
import sys
from pathlib import Path
from app.clock import SystemClock
from tests.vault.test_backup import Office
Office(Path(sys.argv[1]), SystemClock()).backups.make_daily()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="NOT TESTED: kill -9 needs POSIX signals")
def test_killed_before_the_rename_no_backup_counts(office: Office) -> None:
    child = subprocess.run(
        [sys.executable, "-c", MAKER, str(office.database.parent)],
        env={**os.environ, "BANYAN_FAILPOINT": "vault.backup.proved"},
        check=False,
    )
    assert child.returncode == -signal.SIGKILL
    assert office.backups.all() == ()
    assert office.backups.make_daily() is not None
    assert not list(office.backups.folder.glob("*.part*"))


def test_put_back_keeps_what_was_there(office: Office) -> None:
    backup = office.backups.make_daily()
    assert backup is not None
    office.write("二")
    aside = office.backups.put_back(backup)
    assert notes(office.database) == ["一"]
    assert notes(aside) == ["一", "二"]
    office.write("三")
    again = office.backups.put_back(backup)
    assert again != aside
    assert notes(again) == ["一", "三"]
    assert notes(aside) == ["一", "二"]


def test_put_back_over_a_damaged_database(office: Office) -> None:
    backup = office.backups.make_daily()
    assert backup is not None
    office.database.write_bytes(b"not a database" * 1000)
    aside = office.backups.put_back(backup)
    assert notes(office.database) == ["一"]
    assert aside.read_bytes().startswith(b"not a database")
    office.database.unlink()
    office.backups.put_back(backup)
    assert notes(office.database) == ["一"]


def test_put_back_with_a_full_disk_changes_nothing(
    small_disk: SmallDisk, clock: FixedClock
) -> None:
    office = Office(small_disk.mount / "p", clock)
    office.write("一")
    backup = office.backups.make_daily()
    assert backup is not None
    office.write("二")
    with pytest.raises(
        World, match="备份没有放回来：磁盘满了"
    ):  # room for the copy, not to open it
        office.backups.put_back(backup)
    small_disk.fill()
    with pytest.raises(World, match="备份没有放回来：磁盘满了"):
        office.backups.put_back(backup)
    small_disk.drain()
    assert notes(office.database) == ["一", "二"]


# -- a hostile world -----------------------------------------------------------------------


def test_a_clock_that_always_wakes_on_one_day_is_backed_up_at_every_opening(
    office: Office,
) -> None:
    """An empty battery: every morning is the first of January again, and never a new day."""
    for _ in range(3):
        office.backups.make_daily()
        office.clock.advance(days=1)
    dead = datetime(2016, 1, 1, 8, tzinfo=CHINA)
    for text in ("二", "三"):
        office.clock.set(dead)
        opened = Office(office.database.parent, office.clock).backups
        office.write(text)
        made = opened.make_daily()
        assert made is not None
        assert notes(made.path)[-1] == text
        assert opened.make_daily() is None  # an hour later
    assert [one.ordinal for one in office.backups.all()] == [1, 2, 3, 5]  # of one day, the last


def test_a_clock_set_back_a_year_leaves_one_of_each_day(office: Office) -> None:
    office.backups.make_daily()
    office.clock.advance(days=-365)
    for _ in range(9):
        assert office.backups.make_daily() is not None
        office.clock.advance(days=1)
    assert [one.ordinal for one in office.backups.all()] == [4, 5, 6, 7, 8, 9, 10]


def test_a_backup_of_another_office_or_a_spoilt_one_is_not_put_back(
    office: Office, tmp_path: Path
) -> None:
    backup = office.backups.make_daily()
    assert backup is not None
    office.write("二")

    def other_key(path: Path) -> Any:
        return laptop_engine(path, bytes(32)).raw_connection().driver_connection

    stranger = other_key(tmp_path / "other.db")
    stranger.execute("CREATE TABLE note (text TEXT)")
    stranger.close()
    whole = bytearray(backup.path.read_bytes())
    whole[6000:6064] = bytes(64)
    for hostile in ((tmp_path / "other.db").read_bytes(), bytes(whole), whole[:5000], b"", b"x"):
        backup.path.write_bytes(hostile)
        with pytest.raises(World, match=r"这份备份.*打不开") as told:
            office.backups.put_back(backup)
        assert "换一份" in str(told.value)
        assert notes(office.database) == ["一", "二"]
    assert not list(office.database.parent.glob("*.part*"))
    assert not list(office.database.parent.glob("office-replaced*"))


def test_what_was_renamed_by_hand_hides_no_other(office: Office) -> None:
    backup = office.backups.make_daily()
    assert backup is not None
    (office.backups.folder / "office-000002-2026-13-45.db").write_bytes(b"")
    (office.backups.folder / "office-000007-2026-11-20.vault.json").write_text("old slots")
    assert office.backups.all() == (backup,)
    office.clock.advance(days=1)
    assert office.backups.make_daily() is not None
    # slots without their backup would only keep an old passphrase alive
    assert len(list(office.backups.folder.glob("*.vault.json"))) == 2


def test_a_damaged_database_is_not_said_to_be_a_full_disk(office: Office) -> None:
    kept = office.backups.make_daily()
    office.write("二" * 20000)
    whole = bytearray(office.database.read_bytes())
    whole[9000:9064] = bytes(64)
    office.database.write_bytes(whole)
    office.clock.advance(days=1)
    with pytest.raises(World, match="资料文件有一处读不出来") as told:
        office.backups.make_daily()
    assert "从备份恢复" in str(told.value)
    assert office.backups.all() == (kept,)


RESTORER = """
import sys
from pathlib import Path
from app.clock import SystemClock
from tests.vault.test_backup import Office
backups = Office(Path(sys.argv[1]), SystemClock()).backups
backups.put_back(backups.all()[0])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="NOT TESTED: kill -9 needs POSIX signals")
@pytest.mark.parametrize("place", ["copied", "aside", "replaced"])
def test_killed_while_a_backup_is_put_back_nothing_is_lost(office: Office, place: str) -> None:
    backup = office.backups.make_daily()
    assert backup is not None
    office.write("二")
    folder = office.database.parent
    child = subprocess.run(
        [sys.executable, "-c", RESTORER, str(folder)],
        env={**os.environ, "BANYAN_FAILPOINT": f"vault.restore.{place}"},
        check=False,
    )
    assert child.returncode == -signal.SIGKILL
    assert notes(office.database) == (["一"] if place == "replaced" else ["一", "二"])
    office.backups.put_back(backup)
    assert notes(office.database) == ["一"]
    kept = [notes(path) for path in folder.glob("office-replaced-*.db")]
    assert ["一", "二"] in kept
    assert not list(folder.glob("*.part*"))
