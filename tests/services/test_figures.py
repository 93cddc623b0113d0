"""T4 of a month: asked, answered, rated, sent on; every check can fail."""

from __future__ import annotations

from datetime import date, timedelta

from app.services.messages import (
    AidTold,
    AssessDanger,
    Receipt,
    RecordReferralReceipt,
    RiskLevel,
    RiskTrigger,
    Satisfaction,
    Target,
    Topic,
    Way,
)
from app.statistics.messages import ReadBehind, ReadReport, Span
from tests.office import Office
from tests.services.kit import DAY, answered, asked, at, sent


def test_t4_counts_a_month_and_opens_what_it_counts(office: Office) -> None:
    do, good = office.desk.do, Satisfaction.SATISFIED
    asked(office, answer="先催讨。", answered_by="何律师", told=AidTold.TOLD, satisfaction=good)
    last_month = date(2026, 10, 12)
    late = asked(office, received_at=at(last_month), name="", refused=True, people=3)
    answered(office, late)  # asked in October: late, and counted in November
    letter = asked(office, way=Way.LETTER, topic=Topic.INHERITANCE, people=2)
    answered(office, letter, told=AidTold.NOT_TOLD, reasons=(("pls.R-C08@told", "村组的事"),))
    slips = [sent(office, letter, one) for one in (Target.POLICE, Target.WOMEN)]
    do(RecordReferralReceipt(slips[0], DAY, Receipt.TAKEN)).result()
    do(AssessDanger(letter, at(hour=10), RiskLevel.YELLOW, (RiskTrigger.REPEATED,))).result()
    asked(office, received_at=at(DAY - timedelta(days=60)))  # September's, not answered

    report = office.desk.ask(ReadReport("pls.T4", Span.MONTH, DAY)).result()
    table = report.table
    whole = dict(zip((column.key for column in table.columns), table.rows[-1].cells, strict=True))
    assert (whole["1"], whole["2"], whole["4"], whole["5"], whole["10"]) == (2, 3, 1, 1, 0)
    assert (whole["11"], whole["12"], whole["13"]) == (3, 2, 2)
    assert (whole["14"], whole["15"], whole["19"], whole["20"]) == (1, 1, 10_000, 0)
    assert (whole["21"], whole["29"], whole["31"], whole["34"]) == (2, 1, 1, 1)
    assert (whole["35"], whole["36"]) == (1, 0)
    assert all(check.passed for check in table.checks)
    inherited = next(row for row in table.rows if row.head.label == "继承")
    assert inherited.cells[0] == 1

    behind = ReadBehind("pls.T4", Span.MONTH, DAY, None, "5")
    assert office.desk.ask(behind).result() == (letter,)
