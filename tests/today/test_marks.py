"""A thing that is due is put off, or left undone, with a reason; its last day always shows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from app.clock import CHINA, FixedClock
from app.errors import Refused
from app.history.messages import ReadHistory, Undo
from app.ids import Id
from app.mediation.messages import OpenCase, ReadCase
from app.today.messages import DueRow, LeaveUndone, PutOff, ReadDues, ReadToday
from tests.dispute import case_input
from tests.office import Office, found_office

OPENED = date(2026, 11, 24)
LAST = date(2026, 12, 24)  # thirty days from the day after


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 11, 24, 10, 24, tzinfo=CHINA))


@pytest.fixture
def office(profile: Path, clock: FixedClock) -> Iterator[Office]:
    made = found_office(profile, clock)
    yield made
    made.desk.close()


@pytest.fixture
def case(office: Office) -> Id:
    return office.desk.do(OpenCase(case_input())).result()


def _shown(office: Office) -> list[str]:
    view = office.desk.ask(ReadToday(days=40)).result()
    return [due.due.rule for g in view.groups for row in g.rows for due in (row, *row.more)]


def _period(office: Office, case: Id) -> DueRow:
    rows = office.desk.ask(ReadDues((case,))).result()
    return next(row for row in rows if row.due.rule == "med.R-A03")


def _move(clock: FixedClock, day: date) -> None:
    clock.set(datetime(day.year, day.month, day.day, 9, tzinfo=CHINA))


def _put_off(office: Office, row: DueRow, until: date, reason: str = "等双方回话") -> None:
    office.desk.do(PutOff(row.record, row.due.rule, row.subject, until, reason)).result()


def test_it_comes_back_on_the_day(office: Office, case: Id, clock: FixedClock) -> None:
    row = _period(office, case)
    assert row.due.on == LAST
    _put_off(office, row, date(2026, 12, 10))
    assert "med.R-A03" not in _shown(office)
    assert _period(office, case).due.on == LAST  # the case itself goes on showing it
    _move(clock, date(2026, 12, 9))
    assert "med.R-A03" not in _shown(office)
    _move(clock, date(2026, 12, 10))
    assert "med.R-A03" in _shown(office)


@pytest.mark.parametrize("until", [OPENED, LAST + timedelta(days=1), date(2027, 1, 5)])
def test_never_past_the_last_day(office: Office, case: Id, until: date) -> None:
    with pytest.raises(Refused, match="最后一天一定会再提醒"):
        _put_off(office, _period(office, case), until)


def test_the_last_day_shows_it_again(office: Office, case: Id, clock: FixedClock) -> None:
    _put_off(office, _period(office, case), LAST)
    _move(clock, LAST - timedelta(days=1))
    assert "med.R-A03" not in _shown(office)
    _move(clock, LAST)
    assert "med.R-A03" in _shown(office)
    with pytest.raises(Refused, match="不能推后提醒"):
        _put_off(office, _period(office, case), LAST + timedelta(days=3))


def test_a_reason_is_needed(office: Office, case: Id, clock: FixedClock) -> None:
    row = _period(office, case)
    with pytest.raises(Refused, match="写明理由"):
        _put_off(office, row, date(2026, 12, 1), " ")
    _move(clock, LAST)
    with pytest.raises(Refused, match="写明理由"):
        office.desk.do(LeaveUndone(case, row.due.rule, row.subject, "")).result()


def test_what_could_not_be_done_is_kept_with_its_reason(
    office: Office, case: Id, clock: FixedClock
) -> None:
    row = _period(office, case)
    command = LeaveUndone(case, row.due.rule, row.subject, "被申请人外出务工，联系不上")
    with pytest.raises(Refused, match="期限还没有到"):
        office.desk.do(command).result()
    _move(clock, LAST + timedelta(days=1))
    office.desk.do(command).result()
    assert "med.R-A03" not in _shown(office)
    changed = office.desk.ask(ReadHistory(case)).result()[0]
    assert changed.what == "到期的事 新增"
    assert ("理由", "被申请人外出务工，联系不上") in [
        (one.field, one.after) for one in changed.changes
    ]
    course = office.desk.ask(ReadCase(case)).result().timeline
    assert ("未能完成", "陈丽华") in [(item.title, item.by) for item in course]
    assert office.desk.do(Undo()).result().text == "已撤销：记未能完成"
    assert "med.R-A03" in _shown(office)


def test_what_was_left_undone_takes_no_place_of_what_is_due(
    office: Office, case: Id, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page shows so many; what nobody could do stays in the records for years."""
    row = _period(office, case)
    _move(clock, LAST + timedelta(days=1))
    office.desk.do(LeaveUndone(case, row.due.rule, row.subject, "联系不上")).result()
    mine = OpenCase(case_input(accepted_on=clock.today()))
    other = office.desk.do(mine).result()
    monkeypatch.setattr("app.today.queries._MOST", 1)
    view = office.desk.ask(ReadToday(days=40)).result()
    assert [row.record for group in view.groups for row in group.rows] == [other]


def test_one_row_a_record_with_the_rest_beside_it(office: Office, case: Id) -> None:
    view = office.desk.ask(ReadToday(days=400)).result()
    records = [row.record for group in view.groups for row in group.rows]
    assert len(records) == len(set(records))
    rows = office.desk.ask(ReadDues((case,))).result()
    (joined,) = [row for g in view.groups for row in g.rows if row.record == case]
    assert {joined.due.rule, *(one.due.rule for one in joined.more)} == {r.due.rule for r in rows}
