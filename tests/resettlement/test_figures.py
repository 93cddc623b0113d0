"""S5 of a month: who is helped, met, placed, seen and given what; every check can fail."""

from __future__ import annotations

from datetime import date

from app.resettlement.codes import Source
from app.resettlement.messages import (
    AidKind,
    ContactMode,
    Ending,
    GiveAid,
    Placement,
    RecordContact,
    RecordSituation,
    StopHelp,
)
from app.statistics.messages import ReadBehind, ReadReport, Span
from tests.office import Office
from tests.resettlement.kit import DAY, at, from_correction, met, registered


def test_s5_counts_a_month_and_opens_its_people(home: Office) -> None:
    do = home.desk.do
    old = registered(home, release_on=date(2026, 7, 1))  # quarterly: due on 10-03, seen in November
    met(home, old, date(2026, 7, 3))
    do(RecordContact(old, at(date(2026, 11, 10)), ContactMode.VISIT, "都好")).result()
    do(RecordSituation(old, Placement.EMPLOYED, date(2026, 11, 10))).result()
    do(GiveAid(old, AidKind.TRAINING, date(2026, 11, 12))).result()
    do(GiveAid(old, AidKind.RELIEF, date(2026, 10, 12))).result()  # last month's
    unseen = registered(home, release_on=date(2026, 7, 2), source=Source.DETENTION)
    met(home, unseen, date(2026, 7, 4))
    do(RecordSituation(unseen, Placement.UNABLE, date(2026, 8, 1))).result()
    fresh = from_correction(home, date(2026, 11, 20))
    met(home, fresh, DAY)
    registered(home, release_on=date(2026, 11, 22))  # home, not met yet
    registered(home, release_on=date(2026, 10, 1))  # 未衔接
    again = registered(home, release_on=date(2026, 6, 1))
    met(home, again, date(2026, 6, 1))
    do(StopHelp(again, Ending.REOFFENDED, date(2026, 11, 5), "被判刑")).result()
    registered(home)  # still inside: nobody of S5

    report = home.desk.ask(ReadReport("res.S5", Span.MONTH, DAY)).result()
    table = report.table
    whole = dict(zip((column.key for column in table.columns), table.rows[-1].cells, strict=True))
    assert {key: whole[key] for key in ("1", "2", "3", "4", "5")} == {
        "1": 3, "2": 3, "3": 0, "4": 2, "5": 1,
    }  # fmt: skip
    assert (whole["6"], whole["7"], whole["8"]) == (2, 1, 5000)
    assert (whole["9"], whole["10"], whole["11"], whole["12"]) == (2, 1, 5000, 1)
    assert (whole["13"], whole["14"]) == (2, 1)
    assert (whole["19"], whole["17"], whole["23"]) == (1, 0, 1)
    assert whole["27"] == 1
    assert all(check.passed for check in table.checks)
    assert [row.head.label for row in table.rows[:-1]] == ["监狱", "看守所", "解除矫正"]
    assert [row.cells[0] for row in table.rows[:-1]] == [1, 1, 1]

    behind = ReadBehind("res.S5", Span.MONTH, DAY, None, "14")
    assert home.desk.ask(behind).result() == (old,)
