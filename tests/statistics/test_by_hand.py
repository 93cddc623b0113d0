"""T1, T2 and T5 of a year of a small office, each number counted with a pencil.

| n | committee | source | kind | agreed | closed | people | yuan |
|---|---|---|---|---|---|---|---|
| 1 | 镇 | 2 | 02 | oral, performed | 01-09 | 2 | 800.50 |
| 2 | 村 | 1 | 03 | written, performed | 01-30 | 4 | 12,345.67 |
| 3 | 居 | 2 | 17 | failed; 疑难复杂 | 02-11 | 2 | – |
| 4 | 企业 | 35 | 10 | written, not performed; 重大 | 02-27 | 12 | 987,654.32 |
| 5 | 商会 | 32 | 04 | written, performed | 03-31 | 2 | 0.01 |
| 6 | 派出所室 (乡镇) | 33 | 06 | written, performed | 03-31 | 3 | 5,000 |
| 7 | 镇 | 31 | 16 | written on 04-28, performed | 05-06 | 2 | 30,000 |
| 8 | 镇 | 34 | 08 | failed; 疑难复杂 | 06-30 | 30 | 0 |
| 9 | 村 | 2 | 02 | oral, renewed in writing, performed | 06-15 | 2 | 6,000 |
| 10 | 居 | 2 | 01 | withdrawn | 07-01 | 2 | 1,000 |
| 11 | 企业 | 2 | 11 | written, performed; 防止民转刑 2 people | 09-30 | 2 | 2,500 |
| 12 | 镇 | 1 | 18 | oral, performed | 10-01 | 2 | 0.99 |

In no number: one in hand, one not accepted, one struck out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from app.ids import Id
from app.papers.messages import PreparePaper
from app.statistics.messages import ExportReport, ReadBehind, ReportView, Span
from tests.dispute import TOWN
from tests.papers.samples import page_texts
from tests.statistics.year import HOME, VILLAGE, Year, day_of, play


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Year]:
    made = play(tmp_path_factory.mktemp("year") / "profile")
    yield made
    made.office.desk.close()


def counted(view: ReportView, place: int = -1) -> dict[str, Any]:
    """What is not nought of a line, the last unless told."""
    keys = [column.key for column in view.table.columns]
    cells = view.table.rows[place].cells
    return {key: cell for key, cell in zip(keys, cells, strict=True) if cell}


# 2: 2+4+2+12+2+3+2+30+2+2+2+2; 5 in fen: 80050+1234567+98765432+1+500000+3000000+600000+100000
# +250000+99; 3: all but 3, 8 and 10; performed: those but 4.
WHOLE_YEAR = {
    "1": 12, "2": 65, "3": 9, "4": 3, "5": 104_530_149, "6": 2, "7": 2, "8": 5, "10": 2, "11": 1,
    "12": 2, "13": 5, "14": 5, "15": 1, "16": 1, "17": 1, "18": 1, "19": 1, "20": 1, "21": 2,
    "22": 1, "23": 1, "25": 1, "27": 1, "29": 1, "30": 1, "35": 1, "36": 1, "37": 1, "38": 2,
    "39": 7, "prevention2": 1, "prevention2_people": 2, "performed": 8, "rate": 7_500,
}  # fmt: skip
# 1 to 9. 2: 57 = 65 - 2 - 2 - 2 - 2 + 0 of 10, 11, 12: 65 - 6 = 59; 5: less 100000, 250000, 99.
FIRST_HALF = {
    "1": 9, "2": 59, "3": 7, "4": 3, "5": 104_180_050, "6": 2, "7": 1, "8": 4, "10": 1, "11": 1,
    "12": 1, "13": 3, "14": 5, "15": 1, "16": 1, "17": 1, "18": 1, "19": 1, "21": 2, "22": 1,
    "23": 1, "25": 1, "27": 1, "29": 1, "35": 1, "36": 1, "38": 1, "39": 6, "performed": 6,
    "rate": 7_778,
}  # fmt: skip
# 7, 8, 9.
SECOND_QUARTER = {
    "1": 3, "2": 34, "3": 2, "4": 1, "5": 3_600_000, "6": 1, "8": 2, "13": 1, "14": 2, "15": 1,
    "18": 1, "21": 1, "27": 1, "35": 1, "39": 2, "performed": 2, "rate": 6_667,
}  # fmt: skip
# 3, 4.
FEBRUARY = {
    "1": 2, "2": 14, "3": 1, "4": 2, "5": 98_765_432, "7": 1, "10": 1, "13": 1, "14": 1, "19": 1,
    "29": 1, "36": 1, "39": 1, "rate": 5_000,
}  # fmt: skip


@pytest.mark.parametrize(
    ("span", "day", "expected"),
    [
        (Span.YEAR, day_of("11-01"), WHOLE_YEAR),
        (Span.HALF, day_of("03-01"), FIRST_HALF),
        (Span.QUARTER, day_of("05-31"), SECOND_QUARTER),
        (Span.MONTH, day_of("02-01"), FEBRUARY),
        (Span.MONTH, day_of("04-28"), {}),  # agreed then, closed in May
        (Span.QUARTER, day_of("12-31"), {  # 12
            "1": 1, "2": 2, "3": 1, "5": 99, "8": 1, "12": 1, "37": 1, "38": 1, "performed": 1,
            "rate": 10_000,
        }),
    ],
)  # fmt: skip
def test_t1_of_the_office(year: Year, span: Span, day: date, expected: dict[str, int]) -> None:
    view = year.read("med.T1", span, day)
    assert counted(view) == expected
    assert len(view.table.checks) == 6
    assert all(check.passed for check in view.table.checks)


def test_t1_of_each_committee(year: Year) -> None:
    view = year.read("med.T1", Span.YEAR, day_of("11-01"))
    lines = {row.head.label: row.cells[:3] for row in view.table.rows if row.cells[0]}
    rows = {one.key: one.label for one in view.rows}
    assert lines == {  # cases, people, settled
        rows[TOWN]: (4, 36, 3),  # 1, 7, 8, 12
        rows[VILLAGE]: (2, 6, 2),  # 2, 9
        rows[HOME]: (2, 4, 0),  # 3, 10
        "照明厂调委会": (2, 14, 2),  # 4, 11
        "商会调委会": (1, 2, 1),  # 5
        "派出所调解室": (1, 3, 1),  # 6
        "合计": (12, 65, 9),
    }
    alone = year.read("med.T1", Span.YEAR, day_of("11-01"), TOWN)
    assert counted(alone, 0) == {
        "1": 4, "2": 36, "3": 3, "4": 1, "5": 3_080_149, "8": 4, "12": 1, "13": 1, "14": 2,
        "15": 1, "18": 1, "21": 1, "27": 1, "35": 1, "37": 1, "38": 2, "39": 1, "performed": 3,
        "rate": 7_500,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("column", "row", "numbers"),
    [
        ("1", None, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}),
        ("1", TOWN, {1, 7, 8, 12}),
        ("3", None, {1, 2, 4, 5, 6, 7, 9, 11, 12}),
        ("4", None, {3, 4, 8}),
        ("5", None, {1, 2, 4, 5, 6, 7, 9, 10, 11, 12}),
        ("8", None, {1, 6, 7, 8, 12}),
        ("14", None, {4, 5, 6, 7, 8}),
        ("21", VILLAGE, {9}),
        ("38", None, {1, 12}),
        ("39", None, {2, 4, 5, 6, 7, 9, 11}),
        ("performed", None, {1, 2, 5, 6, 7, 9, 11, 12}),
        ("prevention2_people", None, {11}),
        ("20", VILLAGE, set()),
    ],
)
def test_every_number_of_t1_opens_its_cases(
    year: Year, column: str, row: Id | None, numbers: set[int]
) -> None:
    asked = ReadBehind("med.T1", Span.YEAR, day_of("11-01"), row, column)
    behind = year.office.desk.ask(asked).result()
    assert set(behind) == {year.cases[n] for n in numbers}
    assert len(behind) == len(numbers)


# Committees: 14 villages, one 居, the town's, and the two added; mediators: the six of the sample
# and 何某, without 吴振邦 from June on and with 罗某 from August on.
TEAM = {
    "kind1": 14, "kind2": 1, "kind3": 1, "kind5": 1, "kind6": 1, "committees": 18, "rooms": 1,
    "mediators": 6, "women": 4, "members": 5, "appointed": 1, "full_time": 1, "part_time": 5,
    "education5": 1, "education0": 5, "trained": 2, "funds": 50_000_050, "subsidies": 45_000,
}  # fmt: skip


def test_t2_of_half_a_year_and_of_the_year(year: Year) -> None:
    half = year.read("med.T2", Span.HALF, day_of("02-01"))
    assert counted(half) == TEAM
    assert all(check.passed for check in half.table.checks)
    whole = year.read("med.T2", Span.YEAR, day_of("02-01"))
    assert counted(whole) == TEAM | {
        "mediators": 7, "appointed": 2, "part_time": 6, "education4": 1, "trained": 3,
    }  # fmt: skip
    assert all(check.passed for check in whole.table.checks)


def test_t5_lists_what_was_paid_and_nothing_else(year: Year) -> None:
    april = year.read("med.T5", Span.MONTH, day_of("04-30"))
    first, second = (year.do_read(n).case_no for n in (1, 2))
    assert [row.cells for row in april.table.rows] == [
        ("陈丽华", first, "简易", 15_000, 15_000, None),
        ("陈丽华", second, "一般", 30_000, 30_000, None),
        ("合计", None, None, None, 45_000, None),
    ]
    for span, rows in ((Span.QUARTER, 3), (Span.HALF, 3), (Span.YEAR, 3)):
        assert len(year.read("med.T5", span, day_of("04-30")).table.rows) == rows
    (total,) = year.read("med.T5", Span.MONTH, day_of("10-30")).table.rows
    assert not any(total.cells[1:])  # 11 is claimed, not paid


def test_t2_of_each_committee(year: Year) -> None:
    view = year.read("med.T2", Span.HALF, day_of("02-01"))
    heads = [row.head.key for row in view.table.rows]
    lines = [counted(view, heads.index(key)) for key in (TOWN, HOME, year.rows["派出所调解室"])]
    assert lines[0]["kind3"] == lines[0]["committees"] == 1
    assert (lines[0]["subsidies"], lines[0].get("rooms")) == (15_000, None)  # 1; 2 is of 村
    assert lines[1:] == [{"kind2": 1, "committees": 1}, {"rooms": 1}]


def test_a_line_of_t5_opens_its_case_and_the_sum_all(year: Year) -> None:
    def behind(row: Id | None) -> tuple[Id, ...]:
        asked = ReadBehind("med.T5", Span.YEAR, day_of("04-30"), row, "amount")
        return year.office.desk.ask(asked).result()

    assert set(behind(None)) == {year.cases[1], year.cases[2]}
    for row in year.read("med.T5", Span.YEAR, day_of("04-30")).table.rows[:-1]:
        assert behind(row.head.key) == (row.head.key,)


def test_the_workbook_says_the_same(year: Year) -> None:
    asked = ExportReport("med.T1", Span.YEAR, day_of("11-01"))
    sheet = load_workbook(BytesIO(year.office.desk.ask(asked).result().content)).active
    assert sheet is not None
    (last,) = (row for row in sheet.iter_rows(values_only=True) if row[0] == "合计")
    keys = [column.key for column in year.read("med.T1", Span.YEAR, day_of("11-01")).table.columns]
    found = {key: cell for key, cell in zip(keys, last[1:], strict=True) if cell}
    assert found == WHOLE_YEAR | {"5": 104.53, "rate": 0.75}
    listed = ExportReport("med.T5", Span.MONTH, day_of("04-30"))
    sheet = load_workbook(BytesIO(year.office.desk.ask(listed).result().content)).active
    assert sheet is not None
    number = year.do_read(1).case_no
    (cell,) = (cell for row in sheet.iter_rows() for cell in row if cell.value == number)
    assert cell.data_type == "s"


@pytest.mark.parametrize(
    ("report", "cells", "money"),
    [
        ("med.T1", WHOLE_YEAR, {"5": "104.53", "rate": "75.00%"}),
        (
            "med.T2",
            TEAM | {
                "mediators": 7, "appointed": 2, "part_time": 6, "education4": 1, "trained": 3,
            },
            {"funds": "500,000.50", "subsidies": "450.00"},  # in one piece each
        ),
    ],
)  # fmt: skip
def test_the_paper_says_the_same(
    year: Year, report: str, cells: dict[str, int], money: dict[str, str]
) -> None:
    view = year.read(report, Span.YEAR, day_of("11-01"))
    paper = year.office.desk.ask(PreparePaper(report, view.subject)).result()
    lines = "\n".join(page_texts(paper.pdf)).splitlines()
    # the last line of each grid; a head of 合计 stands alone or beside other heads
    sums = [line.split()[1:] for line in lines if re.fullmatch(r"合计( [-—\d.,%]+)+", line)]
    said = {**{key: str(n) for key, n in cells.items()}, **money}
    found = [cell for line in sums for cell in line]
    assert found == [said.get(column.key, "—") for column in view.table.columns]
