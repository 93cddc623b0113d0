"""Files that are not what they should be, and disks that refuse: one sentence, nothing lost."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from app import bootstrap
from app.clock import FixedClock
from app.errors import World
from app.mediation.messages import CaseTab, ListCases, OpenCase
from app.people.messages import FindPerson
from app.storage import told
from app.work import Work
from db import schema
from db.engine import laptop_engine
from db.trouble import Busy, DiskRefused, NotADatabase, trouble
from tests.db.killing import sound
from tests.dispute import HUANG, case_input
from tests.office import Office, found_office
from tests.refusals import journal
from tests.small_disk import SmallDisk

SOUND = "以前保存的资料都在，没有改动。"


@pytest.fixture
def office(profile: Path, clock: FixedClock) -> Iterator[Office]:
    """An office with one case."""
    office = found_office(profile, clock)
    office.desk.do(OpenCase(case_input())).result()
    yield office
    office.desk.close()


@pytest.fixture
def closed(office: Office) -> Office:
    """The same, its door closed: everything is in the one file."""
    office.desk.close()
    assert {path.name for path in office.path.parent.glob("office.db*")} == {"office.db"}
    return office


# -- files -------------------------------------------------------------------------------------


def test_nothing_of_a_record_can_be_read_without_the_key(office: Office) -> None:
    office.desk.ask(ListCases()).result()
    for path in office.path.parent.glob("office.db*"):
        data = path.read_bytes()
        for word in ("黄䶮", HUANG.id_no, HUANG.phone, "SQLite format", "mediation_case"):
            assert word.encode() not in data, path.name
    with (
        closing(sqlite3.connect(office.path)) as bare,
        pytest.raises(sqlite3.DatabaseError, match="not a database"),
    ):
        bare.execute("SELECT * FROM sqlite_master")


@pytest.mark.parametrize("readonly", [False, True])
def test_a_wrong_key(closed: Office, readonly: bool) -> None:
    before = closed.path.read_bytes()
    engine = laptop_engine(closed.path, os.urandom(32), readonly=readonly)
    with pytest.raises(NotADatabase):
        engine.connect()
    engine.dispose()
    with pytest.raises(World) as world:
        bootstrap.open_books(closed.path, os.urandom(32))
    assert world.value.happened == "资料文件打不开，可能已损坏。"
    assert closed.path.read_bytes() == before
    assert sound(closed.path, closed.key)


@pytest.mark.parametrize("length", [1, 15, 16, 100, 4095])
def test_a_file_cut_within_its_first_page(closed: Office, length: int) -> None:
    _expect_refused_as_it_is(closed, closed.path.read_bytes()[:length])


@pytest.mark.parametrize("pages", [1, 2, 7])
def test_a_file_cut_after_some_pages(closed: Office, pages: int) -> None:
    _expect_refused_as_it_is(closed, closed.path.read_bytes()[: pages * 4096])


@pytest.mark.parametrize("at", [0, 16, 2000, 4095])
def test_a_flipped_bit_in_the_first_page(closed: Office, at: int) -> None:
    data = bytearray(closed.path.read_bytes())
    data[at] ^= 0x10
    _expect_refused_as_it_is(closed, bytes(data))


def test_another_file_in_its_place(closed: Office) -> None:
    _expect_refused_as_it_is(closed, os.urandom(8192))
    _expect_refused_as_it_is(closed, "一份别的文件\n".encode() * 1000)


def _expect_refused_as_it_is(office: Office, data: bytes) -> None:
    office.path.write_bytes(data)
    with pytest.raises(World) as world:
        _read_everything(office)
    assert "打不开" in str(world.value)
    assert "请不要删除" in world.value.todo
    assert office.path.read_bytes() == data


def _read_everything(office: Office) -> None:
    """Open a profile and look at every case, as a morning does."""
    books = bootstrap.open_books(office.path, office.key)
    desk = bootstrap.open_desk(books, office.user, office.desk.clock)
    try:
        for tab in CaseTab:
            desk.ask(ListCases(tab)).result()
        desk.ask(FindPerson(id_no=HUANG.id_no)).result()
        sound(office.path, office.key)
    finally:
        desk.close()


def test_bits_flipped_anywhere_are_never_believed(closed: Office) -> None:
    whole = closed.path.read_bytes()
    flip = random.Random(2026)
    for _ in range(12):
        at = flip.randrange(len(whole))
        closed.path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x01]) + whole[at + 1 :])
        engine = laptop_engine(closed.path, closed.key, readonly=True)
        try:
            with trouble(), engine.connect() as connection:
                bad = connection.exec_driver_sql("PRAGMA cipher_integrity_check").all()
        except NotADatabase:
            bad = ["first page"]  # type: ignore[list-item]
        engine.dispose()
        assert bad, at


def test_a_newer_program_s_file(closed: Office) -> None:
    engine = laptop_engine(closed.path, closed.key)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"PRAGMA user_version = {schema.VERSION + 1}")
    engine.dispose()
    before = closed.path.read_bytes()
    with pytest.raises(World, match="请先升级榕下"):
        bootstrap.open_books(closed.path, closed.key)
    assert closed.path.read_bytes() == before
    assert {path.name for path in closed.path.parent.glob("office.db*")} == {"office.db"}


# -- who else is there -------------------------------------------------------------------------


def test_a_file_held_by_another_program(office: Office) -> None:
    entries = journal(office.desk)
    office.desk.write(_be_impatient, None).result()
    other = laptop_engine(office.path, office.key)
    with other.begin():
        with pytest.raises(World, match="被另一个程序占用") as world:
            office.desk.do(OpenCase(case_input())).result()
        assert world.value.kept == SOUND
        assert isinstance(world.value.__cause__, Busy)
    other.dispose()
    assert journal(office.desk) == entries
    assert office.desk.do(OpenCase(case_input())).result()


def _be_impatient(_message: object, work: Work) -> None:
    work.session.connection().exec_driver_sql("PRAGMA busy_timeout = 20")


def test_other_errors_of_a_database_stay_what_they_are(office: Office) -> None:
    def wrong(_message: object, work: Work) -> None:
        work.session.connection().exec_driver_sql("SELECT 1 FROM nowhere")

    with pytest.raises(DBAPIError, match="no such table"):
        office.desk.write(wrong, None).result()
    with pytest.raises(ValueError, match="ours"), told():
        raise ValueError("ours")


# -- disks -------------------------------------------------------------------------------------


def test_opening_a_case_on_a_full_disk(small_disk: SmallDisk, clock: FixedClock) -> None:
    office = found_office(small_disk.mount / "profile", clock)
    cases = _open_until_refused(office, small_disk)
    assert journal(office.desk) == sound(office.path, office.key)
    assert office.desk.ask(ListCases()).result().total == cases
    small_disk.drain()
    assert office.desk.do(OpenCase(case_input())).result()
    assert office.desk.ask(ListCases()).result().total == cases + 1
    office.desk.close()
    assert sound(office.path, office.key)


def _open_until_refused(office: Office, disk: SmallDisk) -> int:
    """Open cases until the disk is full; how many were accepted."""
    disk.fill()
    opened = (office.desk.do(OpenCase(case_input())).exception() for _ in range(200))
    accepted, error = next((n, error) for n, error in enumerate(opened) if error)
    assert isinstance(error, World)
    assert error.happened == "磁盘满了，这一步没有完成。"
    assert error.kept == SOUND
    assert "请清理磁盘" in error.todo
    assert isinstance(error.__cause__, DiskRefused)
    return accepted


def test_founding_on_a_full_disk(small_disk: SmallDisk, clock: FixedClock) -> None:
    small_disk.fill()
    with pytest.raises(World, match="磁盘满了"):
        bootstrap.open_books(small_disk.mount / "office.db", os.urandom(32))
    small_disk.drain()
    office = found_office(small_disk.mount / "profile", clock)
    office.desk.close()


def test_a_disk_that_turns_read_only(small_disk: SmallDisk, clock: FixedClock) -> None:
    office = found_office(small_disk.mount / "profile", clock)
    office.desk.do(OpenCase(case_input())).result()
    office.desk.close()
    copy = small_disk.mount / "copy.db"
    shutil.copyfile(office.path, copy)
    small_disk.read_only()
    with pytest.raises(World, match=r"磁盘是只读的|没有权限"):
        bootstrap.open_books(copy, office.key)


def test_a_folder_that_is_gone(profile: Path) -> None:
    with pytest.raises(World, match="没有权限"):
        bootstrap.open_books(profile / "nowhere" / "office.db", os.urandom(32))
