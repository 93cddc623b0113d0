"""调查记录: who was asked, where and when, and what was said."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from app.clock import CHINA
from app.history.messages import Undo
from app.ids import Id
from app.mediation.messages import (
    CloseCase,
    EndMediation,
    EndReason,
    OpenCase,
    ReadCase,
    RecordInvestigation,
)
from app.mediation.rules.investigations import check_investigation
from tests.dispute import case_input
from tests.office import Office
from tests.refusals import fields, refused

NOW = datetime(2026, 11, 24, 10, 24, tzinfo=CHINA)
HOUR = timedelta(hours=1)


def _given(case: Id, **changes: Any) -> RecordInvestigation:
    given = RecordInvestigation(
        case=case,
        target="梁㛃",
        start=NOW - 2 * HOUR,
        end=NOW - HOUR,
        place="田金村委会",
        investigators="陈丽华",
        transcript="问：排水沟是什么时候填的？答：八月。",
    )
    return replace(given, **changes)


def _says(**changes: Any) -> list[str | None]:
    return fields(check_investigation(_given(b"c" * 16, **changes), NOW))


def test_an_investigation_is_whole_and_past() -> None:
    assert _says() == _says(end=None) == []
    assert _says(target=" ", place="", investigators="", transcript="　") == [
        "target", "place", "investigators", "transcript",
    ]  # fmt: skip
    assert _says(start=NOW + HOUR) == ["start"]
    assert _says(end=NOW - 3 * HOUR) == _says(end=NOW + HOUR) == ["end"]


def test_it_stands_in_the_case_in_the_order_of_the_days(office: Office) -> None:
    desk = office.desk
    case = desk.do(OpenCase(case_input())).result()
    desk.do(_given(case)).result()
    earlier = _given(case, target="冯某", start=NOW - 26 * HOUR, end=None)
    desk.do(earlier).result()
    detail = desk.ask(ReadCase(case)).result()
    assert [(one.ordinal, one.target) for one in detail.investigations] == [
        (1, "冯某"), (2, "梁㛃"),
    ]  # fmt: skip
    assert "向梁㛃调查" in [item.title for item in detail.timeline]
    desk.do(Undo()).result()
    assert len(desk.ask(ReadCase(case)).result().investigations) == 1


def test_a_closed_case_takes_none(office: Office) -> None:
    desk, today = office.desk, NOW.date()
    case = desk.do(OpenCase(case_input())).result()
    desk.do(EndMediation(case, today, EndReason.REQUESTED)).result()
    desk.do(_given(case)).result()
    desk.do(CloseCase(case, today)).result()
    assert refused(desk, _given(case))
