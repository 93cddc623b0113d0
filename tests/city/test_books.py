"""What the city enters and keeps itself: committees, number blocks, gaps, mediators, backups."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.city import backup
from app.city.city import City
from app.city.officebooks import add_mediators, block_uses, top_up
from app.city.registry import find_device, revoke
from app.city.status import read_status
from app.clock import CHINA, FixedClock
from app.errors import World
from app.ids import Id, named_id
from app.sync.verify import verify
from app.work import Work
from db.tables.mediation import MediationCase
from db.tables.office import Committee, Mediator, NumberBlock
from tests.city.world import DAZE, CityWorld, Laptop
from tests.small_disk import mounted

TOWN = named_id("committee", DAZE)


def blocks(city: City, year: int) -> dict[tuple[Id, bytes], int]:
    """How many numbers each committee has for each laptop."""
    with city.reading() as session:
        rows = session.execute(
            select(
                NumberBlock.committee,
                NumberBlock.device,
                func.sum(NumberBlock.hi - NumberBlock.lo + 1),
            )
            .where(NumberBlock.year == year)
            .group_by(NumberBlock.committee, NumberBlock.device)
        )
        return {(committee, device): count for committee, device, count in rows}


def fill_up(city: CityWorld) -> None:
    """What the server does every hour."""
    with city.open() as (opened, writers):
        writers.write(DAZE, lambda session: top_up(session, opened, DAZE))


def use_numbers(laptop: Laptop, numbers: range, year: int) -> None:
    """Cases of the town's committee with these numbers."""

    def job(_: object, work: Work) -> None:
        for number in numbers:
            work.session.add(
                MediationCase(
                    id=work.new_id(),
                    office=DAZE,
                    committee=TOWN,
                    case_no=f"第{number}号",
                    number=number,
                    number_year=year,
                    state="A20",
                    state_on=date(year, 11, 1),
                    accepted_on=date(year, 11, 1),
                    consent=True,
                    registrar=work.me.user,
                    source="2",
                    dispute_type="01",
                    facts="",
                    claims=[],
                    people_count=2,
                    difficulty="1",
                    risk="1",
                )
            )

    laptop.desk.write(job, None).result()


def test_the_first_laptop_finds_every_committee_of_the_town_and_its_villages(
    city: CityWorld,
) -> None:
    laptop = city.first
    names = laptop.desk.read(
        lambda _, work: list(work.session.scalars(select(Committee.name))), None
    ).result()
    with city.open() as (opened, _):
        villages = opened.divisions.villages_of(DAZE)
    assert len(names) == 1 + len(villages)
    assert "江门市新会区大泽镇人民调解委员会" in names


def test_each_laptop_has_numbers_of_its_own_that_never_overlap(quiet_city: CityWorld) -> None:
    year = quiet_city.clock.today().year
    with quiet_city.open() as (opened, _), opened.reading() as session:
        ranges: dict[Id, list[tuple[int, int]]] = {}
        for use in block_uses(session, DAZE, year):
            ranges.setdefault(use.block.committee, []).append((use.block.lo, use.block.hi))
        assert len(blocks(opened, year)) == 2 * len(ranges)  # two laptops
    assert sorted(ranges[TOWN]) == [(1, 50), (51, 100)]
    for found in ranges.values():
        ends = sorted(found)
        assert all(before[1] < after[0] for before, after in pairwise(ends))


def test_a_laptop_with_few_numbers_left_gets_more(city: CityWorld) -> None:
    year, laptop = city.clock.today().year, city.first
    use_numbers(laptop, range(1, 31), year)  # twenty left
    laptop.sync()
    with city.open() as (opened, _):
        assert blocks(opened, year)[TOWN, laptop.device] == 50
    use_numbers(laptop, range(31, 32), year)  # nineteen left
    laptop.sync()
    fill_up(city)  # once is enough
    known = laptop.desk.read(
        lambda _, work: work.session.scalar(
            select(func.max(NumberBlock.hi)).where(NumberBlock.committee == TOWN)
        ),
        None,
    ).result()
    assert known == 150  # came back on the same trip
    with city.open() as (opened, _):
        assert blocks(opened, year)[TOWN, laptop.device] == 100
        with opened.reading() as session:
            mine = [
                (use.block.lo, use.block.hi)
                for use in block_uses(session, DAZE, year)
                if (use.block.committee, use.block.device) == (TOWN, laptop.device)
            ]
    assert mine == [(1, 50), (101, 150)]


def test_next_years_numbers_come_in_december(quiet_city: CityWorld) -> None:
    for day, expected in ((30, 0), (31, 2)):
        clock = FixedClock(datetime(2026, 11, 1, tzinfo=CHINA) + timedelta(days=day - 1))
        city = City(quiet_city.folder, clock)
        with city.writing() as session:
            top_up(session, city, DAZE)
        found = [key for key in blocks(city, 2027) if key[0] == TOWN]
        city.close()
        assert len(found) == expected, clock.today()


def test_what_a_lost_laptop_leaves_unused_is_reported_as_gaps(city: CityWorld) -> None:
    year, laptop = city.clock.today().year, city.first
    use_numbers(laptop, range(1, 4), year)
    use_numbers(laptop, range(5, 6), year)  # 4 was passed over
    laptop.sync()
    with city.open() as (opened, writers):
        with opened.reading() as session:
            (office,) = read_status(session, opened).offices
        assert [(gap.year, gap.count) for gap in office.gaps] == [(year, 1)]
        writers.write(
            DAZE, lambda session: revoke(session, opened, find_device(session, f"{DAZE}-01"))
        )
        with opened.reading() as session:
            (office,) = read_status(session, opened).offices
    town = next(gap for gap in office.gaps if "大泽镇人民" in gap.committee)
    assert town.count == 1 + 45


def test_mediators_come_with_the_code_and_only_once(city: CityWorld) -> None:
    with city.open() as (opened, writers):
        for names in (["冯桂芳"], ["冯桂芳", "李国兴"]):
            writers.write(
                DAZE,
                lambda session, names=names: add_mediators(session, opened, DAZE, names),  # type: ignore[misc]
            )
    city.first.sync()
    names = city.first.desk.read(
        lambda _, work: sorted(work.session.scalars(select(Mediator.name))), None
    ).result()
    assert names == ["冯桂芳", "李国兴"]


def test_the_citys_own_chains_verify(quiet_city: CityWorld) -> None:
    with quiet_city.open() as (opened, _), opened.reading() as session:
        assert verify(session).breaks == []


def test_a_backup_that_does_not_fit_says_so_and_calls_nothing_durable(
    quiet_city: CityWorld, tmp_path: Path
) -> None:
    with mounted(tmp_path / "disk", "64k") as disk, quiet_city.open() as (opened, _):
        with pytest.raises(World, match="备份没有做成"):
            backup.back_up(opened, disk.mount / "backups")
        with opened.reading() as session:
            (office,) = read_status(session, opened).offices
        assert office.durable == 0
        assert not list((disk.mount / "backups").glob("*"))
        backup.back_up(opened, tmp_path / "elsewhere")
        with opened.reading() as session:
            (office,) = read_status(session, opened).offices
        assert office.durable == office.entries > 0
