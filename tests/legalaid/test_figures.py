"""T3 of a month: what came, went on, was decided and closed; every check can fail."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from app.ids import Id
from app.lawbook.rules import Rulebook
from app.legalaid.codes import DecisionKind, Entry, ReceivedBy, Refusal
from app.legalaid.messages import RecordAidDecision, RequestCompletion, SupplyCompletion
from app.legalaid.rules.record import AidFacts, CompletionFact, review_due
from app.legalaid.states import State
from app.statistics.messages import ReadBehind, ReadReport, ReportView, Span
from tests.legalaid.kit import NOW, applicant, at, forwarded, notice, registered
from tests.office import Office

CENTRE = "江门市新会区法律援助处"
MONTH = date(2026, 10, 31)  # a month of its own, before the others of the module


def _decide(office: Office, record: Id, kind: DecisionKind, on: date, number: int) -> None:
    refused: dict[str, Any] = {} if kind is not DecisionKind.REFUSE else {
        "refusal": Refusal.OUT_OF_SCOPE, "reasons": "不属于范围", "remedy_told": True,
    }  # fmt: skip
    command = RecordAidDecision(
        record, kind, on, f"（2026）新援字第{number}号", CENTRE, on, handed_by="何伟", **refused
    )
    office.desk.do(command).result()


def _cells(report: ReportView) -> dict[str, object]:
    table = report.table
    return dict(zip((one.key for one in table.columns), table.rows[-1].cells, strict=True))


def test_t3_counts_a_month(home: Office) -> None:
    same = applicant("聂小倩")
    first = registered(home, person=same, received_at=at(date(2026, 10, 9)))
    forwarded(home, first, at(date(2026, 10, 9), 15))
    _decide(home, first, DecisionKind.GRANT, date(2026, 10, 12), 1)
    again = registered(home, person=same, received_at=at(date(2026, 10, 12)), cause="工伤")
    forwarded(home, again, at(date(2026, 10, 13)))
    _decide(home, again, DecisionKind.GRANT, date(2026, 10, 23), 2)  # four days late
    other = registered(home, received_at=at(date(2026, 10, 20)), received_by=ReceivedBy.ONLINE)
    forwarded(home, other, at(date(2026, 10, 20), 16))
    _decide(home, other, DecisionKind.REFUSE, date(2026, 10, 22), 3)
    lacking = registered(home, received_at=at(date(2026, 10, 26)))
    home.desk.do(RequestCompletion(lacking, date(2026, 10, 27), ("务工证明",))).result()
    waiting = registered(home, received_at=at(date(2026, 10, 14)))
    forwarded(home, waiting, at(date(2026, 10, 14), 17))
    notice(home, received_at=at(date(2026, 10, 15)))
    registered(home, received_at=NOW)  # another month

    report = home.desk.ask(ReadReport("la.T3", Span.MONTH, MONTH)).result()
    whole = _cells(report)
    assert (whole["1"], whole["2"], whole["4"]) == (5, 4, 1)  # 申请, 工作站, 网络
    assert whole["9"] == 1  # 退补
    assert whole["10"] == 5  # 转交, the notice too
    assert (whole["13"], whole["14"], whole["17"]) == (2, 1, 3)
    assert (whole["total"], whole["35"]) == (2, 1)  # one person aided twice
    assert whole["36"] == 1  # 通知
    assert (whole["45"], whole["46"], whole["47"]) == (3, 1, 3 + 11 + 2)
    assert whole["48"] == 533  # 16 days by three
    assert whole["49"] == 1  # received on the 14th, undecided at the end of the month
    assert all(check.passed for check in report.table.checks)
    heads = [row.head.label for row in report.table.rows[:-1]]
    assert heads[:2] == ["民事诉讼", "民事非诉讼"]
    assert len(heads) == 9

    behind = ReadBehind("la.T3", Span.MONTH, MONTH, None, "46")
    assert home.desk.ask(behind).result() == (again,)


def test_m28_the_report_names_nobody(home: Office) -> None:
    """未成年人保护法 第103条: what goes up has numbers, and no name of anybody."""
    notice(home, received_at=at(date(2026, 9, 15)))
    report = home.desk.ask(ReadReport("la.T3", Span.MONTH, date(2026, 9, 30))).result()
    sent = msgspec.json.encode(report.table).decode()
    assert "陆" not in sent
    minors = next(one for one in report.table.columns if one.head == "未成年人")
    assert minors.guarded


# -- the clock that stands still --------------------------------------------------------------

_START = date(2026, 3, 2)
_stops = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 15)), max_size=4)


@given(_stops)
def test_days_of_completion_are_not_counted(law: Rulebook, stops: list[tuple[int, int]]) -> None:
    """R-B02, R-B03: against a model that walks day by day."""
    asked = tuple(
        CompletionFact(
            bytes([n]), _START + timedelta(told), _START, _START + timedelta(told + taken)
        )
        for n, (told, taken) in enumerate(stops)
    )
    case = AidFacts(b"", "", State.REVIEWED, Entry.APPLICATION, _START, completions=asked)
    day, counted = _START, 0
    while counted < 7:
        day += timedelta(1)
        stopped = any(one.told_on < day <= (one.supplied_on or day) for one in asked)
        counted += not stopped
    due = review_due(case, law)
    assert due is not None
    assert due.raw == day


def test_it_stands_still_until_all_is_there(home: Office) -> None:
    record = registered(home, received_at=at(date(2026, 11, 2)))
    home.desk.do(RequestCompletion(record, date(2026, 11, 4), ("务工证明",))).result()
    home.desk.do(SupplyCompletion(record, date(2026, 11, 9))).result()
    forwarded(home, record, at(date(2026, 11, 9), 15))
    _decide(home, record, DecisionKind.GRANT, date(2026, 11, 14), 9)
    report = home.desk.ask(ReadReport("la.T3", Span.MONTH, date(2026, 11, 30))).result()
    whole = _cells(report)
    assert (whole["45"], whole["46"], whole["47"]) == (1, 0, 7)
