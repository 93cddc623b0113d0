"""Founding an office: what it is, what it may write with, and the committees every office knows."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from app import bootstrap
from app.access import Role
from app.clock import CHINA, FixedClock
from app.errors import Bug, World
from app.ids import named_id, new_id
from app.mediation.messages import OpenCase
from app.office.founding import Identity, committees_of, read_identity
from app.people.divisions import Divisions
from app.profile import Profile
from app.vault.messages import CreateVault, NewUser, UserCard
from app.vault.outside import OutsideState
from app.vault.vault import DATABASE
from db.entry import Kind, stream_id
from db.journal import entries_of
from db.tables.house import Stream
from db.tables.office import User
from tests.dispute import case_input
from tests.office import sample_office

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
DAZE = "440705101"
IDENTITY = Identity(b"d" * 16, "01", DAZE, "江门市新会区大泽镇司法所", "新会区司法局", False)


@pytest.fixture(scope="module")
def divisions() -> Divisions:
    return Divisions.load(RESOURCES / "divisions" / "jiangmen.csv")


def test_an_office_begins_with_its_stream_and_its_first_user(
    profile: Path, clock: FixedClock
) -> None:
    user = UserCard(new_id(clock), "陈丽华", Role.HEAD, None, False)
    outside = OutsideState(os.urandom(16), profile, None)
    books = bootstrap.open_books(profile / "office.db", os.urandom(32))
    with pytest.raises(Bug):
        bootstrap.open_desk(books, user, clock)
    bootstrap.found_office(books, IDENTITY, user, clock, outside)
    with books.reading() as session:
        assert read_identity(session) == IDENTITY
        stream = session.scalars(select(Stream)).one()
        (entry,) = entries_of(session, stream.no, 1, 10)
        first = session.scalars(select(User)).one()
    mark = outside.load()
    assert mark is not None
    assert stream.own
    assert stream.stream_id == stream_id(b"d" * 16, mark.epoch)
    assert (entry.table, entry.row, entry.kind, entry.actor) == (
        "user",
        user.id,
        Kind.INSERT,
        user.id,
    )
    assert (first.name, first.role, first.active) == ("陈丽华", "所长", True)
    desk = bootstrap.open_desk(books, user, clock)
    assert (desk.me.office, desk.me.device_no, desk.me.sample) == (DAZE, "01", False)
    desk.close()


def test_a_town_and_its_villages_have_their_committees(divisions: Divisions) -> None:
    seeds = list(committees_of(DAZE, divisions))
    town, *villages = seeds
    assert (town.name, town.kind, town.division) == ("江门市新会区大泽镇人民调解委员会", "3", None)
    assert town.id == named_id("committee", DAZE)
    assert town.number_pattern == "（{year}）江新大人调字第{no}号"
    assert len(villages) == len(divisions.villages_of(DAZE))
    tianjin = next(seed for seed in villages if seed.division == "440705101219")
    assert (tianjin.name, tianjin.kind) == ("新会区大泽镇田金村人民调解委员会", "1")
    assert tianjin.number_pattern == "（{year}）江新大田金人调字第{no}号"
    community = next(seed for seed in villages if seed.division == "440705101001")
    assert community.kind == "2"


def test_every_office_of_the_city_has_committees_of_its_own(divisions: Divisions) -> None:
    towns = [town.code for town in divisions.townships()]
    assert len(towns) == 73
    seeds = [seed for town in towns for seed in committees_of(town, divisions)]
    assert len({seed.id for seed in seeds}) == len(seeds)
    streets = [seed for seed in seeds if seed.division is None and "街道" in seed.name]
    assert {seed.kind for seed in streets} == {"4"}
    again = [seed for town in towns for seed in committees_of(town, divisions)]
    assert [seed.id for seed in again] == [seed.id for seed in seeds]


def test_a_profile_whose_records_are_gone_is_no_first_run(profile: Path, clock: FixedClock) -> None:
    door = Profile(profile, clock, None)
    door.gate.do(CreateVault(NewUser("梁志强", Role.HEAD, "榕树下-三张石凳")))
    assert door.founded() is False
    desk = door.found_sample()
    desk.do(OpenCase(case_input())).result()
    desk.close()
    assert door.founded() is True
    for path in profile.glob(f"{DATABASE}*"):
        path.unlink()
    with pytest.raises(World, match="请不要重新启用"):
        door.founded()
    (profile / DATABASE).write_bytes(b"")
    with pytest.raises(World, match="备份"):
        door.founded()


@pytest.mark.parametrize("hour", [0, 23])
def test_the_samples_may_be_looked_at_at_any_hour(tmp_path: Path, hour: int) -> None:
    now = datetime(2026, 11, 24, hour, 1, tzinfo=CHINA)
    office, cases = sample_office(tmp_path / "office", FixedClock(now))
    office.desk.close()
    assert {"M1", "own"} <= cases.keys()
