"""T4 of a month: advisers by village, publicity by 六进, points by kind; every check can fail."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.outreach.messages import (
    AdviceKind,
    ApproveEvent,
    ConfirmAdvice,
    EventForm,
    Faces,
    HoldEvent,
    PointKind,
    Reach,
    ReviewAdvice,
)
from app.statistics.counting import Form, count
from app.statistics.messages import ReadBehind, ReadReport, Span
from app.statistics.table import Counted, Fact, RowHead
from tests.office import Office
from tests.outreach.kit import DAY, advice, do, event, point, post, shown


def _whole(office: Office, report: str) -> tuple[dict[str, Any], Any]:
    table = office.desk.ask(ReadReport(report, Span.MONTH, DAY)).result().table
    keys = (column.key for column in table.columns)
    assert all(check.passed for check in table.checks)
    return dict(zip(keys, table.rows[-1].cells, strict=True)), table


FORMS = sorted((Path(__file__).resolve().parents[2] / "resources/statistics").glob("pls.*.toml"))


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_no_check_of_t4_compares_a_part_with_its_whole(path: Path) -> None:
    """Counted it never fails; in a month that carries a correction it fails without a fault."""
    form = Form.load(path)
    by_key = {column.key: column for column in form.column}
    for rule in form.check:
        if rule.relation == "<=" and len(rule.left) == len(rule.right) == 1:
            left, right = by_key[rule.left[0]], by_key[rule.right[0]]
            same = (left.what, left.sum) == (right.what, right.sum)
            assert not (same and set(left.marks) >= set(right.marks)), rule.words


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_every_check_of_t4_can_fail(path: Path) -> None:
    form, village = Form.load(path), RowHead(b"v", "村")
    whole = RowHead(b"", "合计", total=True)
    nothing: set[str] = set()
    for what in {column.what for column in form.column if column.what}:
        fact = Fact(b"1" * 16, b"1" * 16, b"v", what, ("none of them",))
        _, checks = count(form, (village, whole), (Counted(fact),))
        nothing |= {check.words for check in checks if not check.passed}
    assert nothing == {rule.words for rule in form.check}


def test_t4_counts_what_villages_signed(office: Office) -> None:
    made = post(office)
    signed = advice(office, made, date(2026, 11, 3), kinds=(AdviceKind.ANSWER, AdviceKind.LECTURE))
    do(office, ConfirmAdvice(signed, "黄㬎根", date(2026, 11, 3)))
    passed = advice(office, made, date(2026, 11, 10))
    do(office, ConfirmAdvice(passed, "黄㬎根", date(2026, 11, 10)))
    do(office, ReviewAdvice(passed, passed=True, reviewed_on=DAY))
    advice(office, made, date(2026, 11, 17))  # a draft
    old = advice(office, made, date(2026, 10, 10))  # last month's
    do(office, ConfirmAdvice(old, "黄㬎根", date(2026, 10, 10)))
    whole, table = _whole(office, "pls.T4a")
    assert [whole[key] for key in ("1", "2", "3", "4", "5", "6", "7")] == [2, 1, 300, 12, 6, 2, 1]
    row = next(row for row in table.rows if row.head.label == "田金村委会")
    assert row.cells[0] == 2
    behind = ReadBehind("pls.T4a", Span.MONTH, DAY, None, "2")
    assert office.desk.ask(behind).result() == (passed,)


def test_t4_counts_events_and_who_came(office: Office) -> None:
    for reach, people in ((Reach.VILLAGES, 30), (Reach.SCHOOLS, 200)):
        forms = (EventForm.LECTURE, EventForm.BOARDS)
        day = {"on": date(2026, 11, 20), "constitution_day": reach is Reach.SCHOOLS}
        made = event(office, reach=reach, forms=forms, **day)
        do(office, ApproveEvent(made, date(2026, 11, 19)))
        do(office, HoldEvent(made, date(2026, 11, 20), people, Faces.NONE, 10))
    event(office)  # planned only
    whole, table = _whole(office, "pls.T4b")
    assert [whole[key] for key in ("1", "2", "3", "4", "5", "8")] == [2, 230, 20, 1, 2, 2]
    assert {row.head.label: row.cells[1] for row in table.rows if row.cells[0]} == {
        "进乡村": 30,
        "进学校": 200,
        "合计": 230,
    }


def test_t4_counts_points_that_were_verified(office: Office) -> None:
    shown(office, point(office, lng=112_940_000, lat=22_550_000), date(2026, 11, 5))
    shown(office, point(office, kind=PointKind.NOTARY), date(2026, 4, 1))  # late since September
    point(office)  # a draft
    whole, _ = _whole(office, "pls.T4c")
    assert [whole[key] for key in ("1", "2", "3", "4", "6")] == [2, 1, 1, 1, 1]
