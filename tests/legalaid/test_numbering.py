"""Numbers of applications: a run of the county's for each station, from the laptop's blocks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from sqlalchemy import select

from app.history.messages import Undo
from app.legalaid.numbering import BLOCK_KIND, EACH, first_number, format_number, register_of
from app.office.messages import ReadNumbers
from app.people.divisions import Divisions
from app.samples.office import OFFICE
from app.work import Work
from db.tables.office import NumberBlock
from db.tables.sealing import SealedRecord
from tests.legalaid.kit import forwarded, notice, read, registered
from tests.office import Office

TOWN_NO = 1001  # 大泽 is the second town of 新会


@pytest.mark.parametrize(
    ("number", "written"),
    [(1, "（2026）江蓬援申字第0001号"), (16001, "（2026）江蓬援申字第16001号")],
)
def test_as_written(number: int, written: str) -> None:
    assert format_number("蓬", 2026, number) == written


def test_no_two_stations_of_a_county_share_a_number(home: Office) -> None:
    divisions = home.desk.read(lambda _none, work: work.tool(Divisions), None).result()
    towns = [one.code for one in divisions.townships(OFFICE[:6])]
    runs = sorted(first_number(town, divisions) for town in towns)
    assert len(towns) > 5
    assert all(after - before >= EACH for before, after in pairwise(runs))


def _blocks(office: Office, *blocks: tuple[int, int]) -> None:
    """Leave the station these blocks alone."""

    def give(_message: object, work: Work) -> None:
        owner = register_of(work.me.office)
        for block in work.session.scalars(
            select(NumberBlock).where(NumberBlock.committee == owner)
        ):
            block.voided = True
        for lo, hi in blocks:
            work.session.add(
                NumberBlock(
                    id=bytes([lo % 256]) * 16,
                    office=work.me.office,
                    committee=owner,
                    kind=BLOCK_KIND,
                    year=2026,
                    device=work.me.device,
                    lo=lo,
                    hi=hi,
                )
            )

    office.desk.write(give, None).result()


def test_one_after_the_other_and_none_for_a_notice(home: Office) -> None:
    first, second = registered(home), registered(home)
    assert read(home, first).number == f"（2026）江新援申字第{TOWN_NO}号"
    assert read(home, second).number == f"（2026）江新援申字第{TOWN_NO + 1}号"
    assert read(home, notice(home)).number == ""
    struck = registered(home)
    home.desk.do(Undo()).result()
    after = read(home, registered(home)).number
    assert after == f"（2026）江新援申字第{TOWN_NO + 3}号"  # what was struck out is not given again
    assert struck


def test_without_a_block_it_waits_until_it_is_sent_on(office: Office) -> None:
    _blocks(office)
    record = registered(office)
    assert read(office, record).number == ""
    _blocks(office, (1200, 1201))
    forwarded(office, record)
    assert read(office, record).number == "（2026）江新援申字第1200号"


def test_the_desk_is_told_before_the_numbers_end_and_what_to_do_then(home: Office) -> None:
    """Every register of a laptop says so from twenty on; a sealed one is never given again."""

    def told() -> tuple[int | None, str]:
        (found,) = home.desk.ask(ReadNumbers("legalaid")).result()
        return found.left, found.says

    _blocks(home, (1301, 1321))
    assert told() == (21, "")
    registered(home)
    left, says = told()
    assert (left, "只剩 20 个" in says) == (20, True)
    _blocks(home, (1401, 1401))
    _sealed(home, 1401)
    left, says = told()
    assert (left, "用完了" in says, "江门市司法局" in says) == (0, True, True)
    assert read(home, registered(home)).number == ""
    _blocks(home)
    left, says = told()
    assert (left, "还没有 2026 年的号段" in says) == (None, True)
    committees = [one for one in home.desk.ask(ReadNumbers()).result() if one.line == "mediation"]
    assert committees
    assert all(one.left for one in committees)


def _sealed(office: Office, number: int) -> None:
    """A record of this number went to the archive."""

    def give(_message: object, work: Work) -> None:
        order = SealedRecord(
            id=work.new_id(), office=work.me.office, line="legalaid", record=bytes(16),
            basis="刑事诉讼法 第286条", ordered_on=work.clock.today(), ordered_by=work.me.user,
            recipient="age1county", package=bytes(32), covers=b"", number=number,
            number_year=2026, voided=True,
        )  # fmt: skip
        work.session.add(order)

    office.desk.write(give, None).result()
