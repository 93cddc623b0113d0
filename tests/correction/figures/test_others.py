"""S2 stock, S3 supervision, S4 sanctions: each against numbers counted by hand."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.access import Role
from app.clock import CHINA, FixedClock
from app.errors import Refused
from app.papers.messages import PreparePaper
from app.statistics.messages import ExportReport, ListReports, ReadReport, Span
from db.tables.correction import CheckIn, Prohibition
from db.tables.measures import (
    CrossArea,
    ElectronicMonitoring,
    Leave,
    MissingSearch,
    MonitoringExtension,
    Sanction,
)
from tests.correction.figures.people import Roll
from tests.office import Office, found_office
from tests.papers.samples import page_texts, squeezed

OCTOBER, NOVEMBER = date(2026, 10, 15), date(2026, 11, 15)
BORN_MINOR = date(2008, 12, 24)


@pytest.fixture
def roll(office: Office) -> Roll:
    """An office without anybody."""
    return Roll(office)


def at(month: int, day: int, hour: int = 9) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=CHINA)


# -- S2 -------------------------------------------------------------------------------------


def test_s2_who_is_there_by_what_is_known_of_them(roll: Roll) -> None:
    one = roll.enter(
        date(2026, 3, 6), born=date(1992, 5, 17), education="03", employment="01",
        offence_kind="02",
    )  # fmt: skip
    roll.enter(
        date(2026, 9, 8), category="01", sex="2", born=date(2001, 11, 30), education="04",
        employment="01", offence_kind="06", three_involved=["1", "3"],
    )  # fmt: skip
    roll.enter(date(2026, 4, 27), born=date(1966, 9, 9), nationality="2", education="07")
    roll.enter(date(2026, 6, 15), born=BORN_MINOR, minor_regime=True, employment="03")
    roll.enter(date(2026, 1, 2), state="C70", state_on=date(2026, 11, 29))  # gone by the last day
    roll.add(
        Prohibition, subject=one, kind="2", content="酒吧", start_on=date(2026, 11, 30),
        end_on=date(2027, 1, 31),
    )  # fmt: skip
    found = roll.numbers("cor.S2", NOVEMBER)
    assert found == {
        "在册人数": 4, "性别·男": 3, "性别·女": 1, "未成年人·未成年": 1,
        "年龄·不满 25 岁": 1, "年龄·25—34 岁": 2, "年龄·60 岁以上": 1,
        "罪名所属类罪·危害公共安全罪": 1, "罪名所属类罪·妨害社会管理秩序罪": 1,
        "罪名所属类罪·侵犯财产罪": 2, "文化程度·初中": 1, "文化程度·高中": 1,
        "文化程度·本科": 1, "文化程度·未登记": 1, "就业就学·就业": 2, "就业就学·就学": 1,
        "就业就学·未登记": 1, "国籍·港澳台和外国籍": 1, "其中·香港": 1, "三涉·涉毒": 1,
        "三涉·涉枪": 1, "禁止令·有禁止令": 1,
    }  # fmt: skip
    # Born 30 November 2001: 25 on the last day of the month itself.
    assert roll.wrong("cor.S2", NOVEMBER) == []


@pytest.mark.parametrize(("minors", "shown"), [(1, "不足5"), (4, "不足5"), (5, 5)])
def test_s2_few_minors_are_counted_in_the_office_and_covered_on_the_way_out(
    roll: Roll, minors: int, shown: object
) -> None:
    for _ in range(minors):
        roll.enter(date(2026, 6, 15), born=BORN_MINOR, minor_regime=True)
    assert roll.numbers("cor.S2", NOVEMBER)["未成年人·未成年"] == minors
    made = roll.office.desk.ask(ExportReport("cor.S2", Span.MONTH, NOVEMBER)).result()
    sheet = load_workbook(BytesIO(made.content)).active
    assert sheet is not None
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    total = next(row for row in rows if row[0] == "合计")
    assert (total[1], total[5]) == (minors, shown)
    # No age is told below 25, so that no other column says how many minors there are.
    assert not any("18 岁" in str(cell) for row in rows for cell in row)


def test_s2_few_minors_are_covered_on_paper(roll: Roll) -> None:
    roll.enter(date(2026, 6, 15), born=BORN_MINOR, minor_regime=True)
    view = roll.read("cor.S2", NOVEMBER)
    paper = roll.office.desk.ask(PreparePaper("cor.S2", view.subject)).result()
    assert paper.title == "社区矫正对象在册情况月报表"
    assert "不足5" in squeezed("".join(page_texts(paper.pdf)))


# -- S3 -------------------------------------------------------------------------------------


def test_s3_windows_count_in_the_month_in_which_they_close(roll: Roll, clock: FixedClock) -> None:
    # 普管: by telephone twice a month, in person once, in writing once.
    one = roll.enter(date(2026, 3, 6), grade="2")
    for on, to in ((14, 15), (29, 31)):
        roll.add(
            CheckIn, subject=one, kind="1", due_from=date(2026, 10, 1), due_to=date(2026, 10, to),
            done_at=at(10, on), result="1", author=b"u" * 16,
        )  # fmt: skip
    roll.add(
        CheckIn, subject=one, kind="2", due_from=date(2026, 10, 1), due_to=date(2026, 10, 31),
        done_at=at(11, 9), result="1", author=b"u" * 16,
    )  # fmt: skip
    roll.add(
        CheckIn, subject=one, kind="3", due_from=date(2026, 10, 1), due_to=date(2026, 10, 31),
        result="4", excuse="住院", author=b"u" * 16,
    )  # fmt: skip
    found = roll.numbers("cor.S3", OCTOBER)
    assert {key: number for key, number in found.items() if key.startswith("电话")} == {
        "电话·应报": 2, "电话·已报": 2, "电话·完成和免除": 2, "电话·完成率": 10_000,
    }  # fmt: skip
    assert {key: number for key, number in found.items() if key.startswith("到所")} == {
        "到所·应报": 1, "到所·已报": 1, "到所·其中迟报": 1, "到所·完成和免除": 1,
        "到所·完成率": 10_000,
    }  # fmt: skip
    assert {key: number for key, number in found.items() if key.startswith("书面")} == {
        "书面·应报": 1, "书面·免除": 1, "书面·完成和免除": 1, "书面·完成率": 10_000,
    }  # fmt: skip
    assert "身体情况·应报" not in found
    assert roll.wrong("cor.S3", OCTOBER) == []


def test_s3_what_is_not_over_yet_is_neither_done_nor_missed(roll: Roll) -> None:
    roll.enter(date(2026, 3, 6), grade="2")
    found = roll.numbers("cor.S3", NOVEMBER)  # today is the 24th
    assert (found["到所·应报"], found["到所·未到期"]) == (1, 1)
    assert "到所·未报" not in found
    assert found["电话·未报"] == 1
    assert roll.wrong("cor.S3", NOVEMBER) == []


def test_s3_leave_permits_devices_and_who_is_lost(roll: Roll) -> None:
    one = roll.enter(date(2026, 3, 6))
    common = {"subject": one, "asked_on": date(2026, 9, 1)}
    for level, depart, due, returned in (
        ("1", 3, 6, at(11, 6)),
        ("2", 10, 20, at(11, 22)),  # 11 days, two days late
        ("1", 27, 28, None),
    ):
        roll.add(
            Leave, **common, reason="5", destinations=["广州"], depart_on=date(2026, 11, depart),
            due_on=date(2026, 11, due), level=level, answer="1", returned_at=returned,
        )  # fmt: skip
    roll.add(
        Leave, **common, reason="5", destinations=["广州"], depart_on=date(2026, 11, 3),
        due_on=date(2026, 11, 4), level="1", answer="2",
    )  # fmt: skip
    roll.add(
        CrossArea, **common, areas=["440703"], reason="工作", frequency="每周",
        from_on=date(2026, 6, 1), to_on=date(2026, 11, 30), answer="1",
    )  # fmt: skip
    device = roll.add(
        ElectronicMonitoring, **common, ground="2", device="手环 01", start_on=date(2026, 8, 16),
        end_on=date(2026, 11, 15), answer="1",
    )  # fmt: skip
    roll.add(
        MonitoringExtension, subject=one, monitoring=device, start_on=date(2026, 11, 16),
        end_on=date(2027, 2, 15), approver="局长", approved_on=date(2026, 11, 10),
    )  # fmt: skip
    roll.add(MissingSearch, subject=one, lost_since=at(11, 1))
    found = roll.numbers("cor.S3", NOVEMBER)
    assert {key: found[key] for key in found if key.startswith(("外出", "其他"))} == {
        "外出·外出次数": 3, "外出·外出天数": 17, "外出·司法所批（次）": 2,
        "外出·司法所批（天）": 6, "外出·县级批（次）": 1, "外出·县级批（天）": 11,
        "外出·逾期未归": 2, "外出·经常性跨市县（期末有效）": 1, "其他·电子定位（期末）": 1,
        "其他·失联（期末）": 1,
    }  # fmt: skip
    assert roll.wrong("cor.S3", NOVEMBER) == []


# -- S4 -------------------------------------------------------------------------------------


def test_s4_what_was_proposed_decided_and_waits(roll: Roll) -> None:
    one = roll.enter(date(2025, 9, 22))
    common = {"subject": one, "facts": "未按规定报告"}
    roll.add(Sanction, **common, kind="3", proposed_on=date(2026, 10, 28), answer="1",
             decided_on=date(2026, 11, 3))  # fmt: skip
    roll.add(Sanction, **common, kind="2", proposed_on=date(2026, 11, 5), answer="2",
             decided_on=date(2026, 11, 12))  # fmt: skip
    roll.add(Sanction, **common, kind="2", proposed_on=date(2026, 11, 20))
    # The county proposed to the court in October; the court has not ruled.
    roll.add(Sanction, **common, kind="5", proposed_on=date(2026, 10, 9), answer="1",
             decided_on=date(2026, 10, 20))  # fmt: skip
    assert roll.numbers("cor.S4", NOVEMBER) == {
        "警告·期初待决": 1, "警告·决定": 1, "训诫·提出": 2, "训诫·不予": 1, "训诫·待决": 1,
        "撤销缓刑·期初待决": 1, "撤销缓刑·待决": 1,
    }  # fmt: skip
    assert roll.wrong("cor.S4", NOVEMBER) == []


def test_nobody_but_those_of_the_line_sees_that_there_are_such_reports(
    tmp_path: Path, clock: FixedClock
) -> None:
    other = found_office(tmp_path / "mediator", clock, role=Role.MEDIATOR)
    shown = other.desk.ask(ListReports()).result()
    assert {one.line for one in shown} == {"mediation"}
    with pytest.raises(Refused):
        other.desk.ask(ReadReport("cor.S1", Span.MONTH, NOVEMBER)).result()
    other.desk.close()
