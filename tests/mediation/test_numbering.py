"""Case numbers: from the laptop's own blocks, in order, never twice, and 待编号 without one."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from app.ids import Id
from app.mediation.messages import OpenCase, ReadCase
from app.mediation.numbering import BLOCK_KIND, format_number
from app.work import Work
from db.tables.mediation import MediationCase
from db.tables.office import NumberBlock
from tests.dispute import TOWN, case_input
from tests.office import Office


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "（2026）江新大人调字第001号"),
        (87, "（2026）江新大人调字第087号"),
        (1203, "（2026）江新大人调字第1203号"),
    ],
)
def test_as_written(number: int, written: str) -> None:
    assert format_number("（{year}）江新大人调字第{no}号", 2026, number) == written


def _blocks(
    office: Office, *blocks: tuple[int, int], device: bytes = b"", year: int = 2026
) -> None:
    """Leave the town's committee these blocks alone."""

    def give(_message: object, work: Work) -> None:
        for block in work.session.scalars(select(NumberBlock).where(NumberBlock.committee == TOWN)):
            block.voided = True
        for lo, hi in blocks:
            work.session.add(
                NumberBlock(
                    id=work.new_id(),
                    office=work.me.office,
                    committee=TOWN,
                    kind=BLOCK_KIND,
                    year=year,
                    device=device or work.me.device,
                    lo=lo,
                    hi=hi,
                )
            )

    office.desk.write(give, None).result()


def _open(office: Office, accepted_on: date = date(2026, 11, 20)) -> Id:
    return office.desk.do(OpenCase(case_input(accepted_on=accepted_on))).result()


def _numbers(office: Office, count: int) -> list[str]:
    cases = [_open(office) for _ in range(count)]
    found = [office.desk.ask(ReadCase(case)).result().case_no for case in cases]
    return [number[-4:-1] if number else "" for number in found]


def test_one_block_after_the_other_then_none(office: Office) -> None:
    _blocks(office, (51, 52), (7, 8))
    assert _numbers(office, 6) == ["007", "008", "051", "052", "", ""]


def test_a_case_without_a_number_takes_none_from_the_next(office: Office) -> None:
    _blocks(office)
    assert _numbers(office, 1) == [""]
    _blocks(office, (3, 4))
    assert _numbers(office, 3) == ["003", "004", ""]


def test_blocks_of_other_laptops_and_years_are_not_ours(office: Office) -> None:
    _blocks(office, (1, 50), device=b"another laptop 2")
    assert _numbers(office, 1) == [""]
    _blocks(office, (1, 50), year=2027)
    assert _numbers(office, 1) == [""]


def test_the_year_is_that_of_the_acceptance(office: Office) -> None:
    _blocks(office, (1, 50), year=2025)
    case = office.desk.ask(ReadCase(_open(office, date(2025, 12, 31)))).result()
    assert case.case_no == "（2025）江新大人调字第001号"


def test_a_number_is_not_given_again_after_its_case_was_struck_out(office: Office) -> None:
    _blocks(office, (1, 3))
    case = _open(office)

    def strike(_message: object, work: Work) -> None:
        work.session.get_one(MediationCase, case).voided = True

    office.desk.write(strike, None).result()
    assert _numbers(office, 3) == ["002", "003", ""]
