"""Other numbers for a class: everybody's dues follow in steps, told as they go, kill or no kill."""

from __future__ import annotations

from concurrent.futures import Future
from datetime import date, datetime
from pathlib import Path

import pytest

from app import bootstrap
from app.clock import CHINA, FixedClock
from app.correction.messages import CheckInKind, Grade, SetClassSchedule
from app.desk import Desk
from app.events import Event, MadeAnew, RecordsChanged, RulesChanged
from app.history.messages import Undo
from app.ids import Id
from app.lines import Lines
from app.today import anew
from app.today.messages import ReadDues
from app.work import Work
from db.tables.correction import ClassSchedule
from tests.correction.serving import serve
from tests.office import Office, found_office, made_anew

TUESDAY = date(2026, 11, 24)
MONTH_END, WEEK_END = date(2026, 11, 30), date(2026, 11, 29)  # a Monday, the Sunday before it
WEEKLY = SetClassSchedule(Grade.GENERAL, CheckInKind.OFFICE, 1, 0, 7, TUESDAY, "新司矫〔2026〕3号")


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 11, 24, 9, tzinfo=CHINA))


@pytest.fixture
def office(tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.setattr(anew, "_AT_ONCE", 1)
    return found_office(tmp_path / "office", clock)


@pytest.fixture
def subjects(office: Office) -> list[Id]:
    return [serve(office.desk, name, since=TUESDAY) for name in ("何永健", "梁小燕", "区淑芬")]


def _last_days(desk: Desk, subjects: list[Id]) -> list[set[date]]:
    """Of each subject, the days by which some report is due."""
    dues = [desk.ask(ReadDues((one,))).result() for one in subjects]
    return [{row.due.on for row in rows if row.due.rule == "cor.R09"} for rows in dues]


def test_everybodys_dues_follow_and_it_tells_how_far_it_is(
    office: Office, subjects: list[Id]
) -> None:
    assert not any(WEEK_END in days for days in _last_days(office.desk, subjects))
    told: list[Event] = []
    for kind in (MadeAnew, RecordsChanged, RulesChanged):
        office.desk.subscribe(kind, told.append)
    ended = made_anew(office.desk)
    office.desk.do(WEEKLY).result()
    ended.result(20)
    assert all(WEEK_END in days for days in _last_days(office.desk, subjects))
    assert told == [
        RulesChanged("correction"),
        MadeAnew(1, 3),
        MadeAnew(2, 3),
        MadeAnew(3, 3),
        RecordsChanged("correction"),
        MadeAnew(0, 0),
    ]
    ended = made_anew(office.desk)
    office.desk.do(Undo()).result()
    ended.result(20)
    assert not any(WEEK_END in days for days in _last_days(office.desk, subjects))
    office.desk.close()


def test_what_a_kill_left_is_ended_at_the_next_opening(
    office: Office, subjects: list[Id], clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(event: MadeAnew) -> None:
        if event.total:
            raise ConnectionAbortedError

    ended = made_anew(office.desk)
    office.desk.subscribe(MadeAnew, killed)
    office.desk.do(WEEKLY).result()
    ended.result(20)  # nobody waits on for what will not come
    assert [WEEK_END in days for days in _last_days(office.desk, subjects)] == [True, False, False]
    office.desk.close()

    begun: list[Future[int]] = []
    monkeypatch.setattr(bootstrap, "make_anew", lambda desk: begun.append(anew.make_anew(desk)))
    books = bootstrap.open_books(office.path, office.key)
    desk = bootstrap.open_desk(books, office.user, clock)
    assert [run.result(20) for run in begun] == [3]  # those of other lines are left alone
    assert all(WEEK_END in days for days in _last_days(desk, subjects))
    desk.close()


def test_a_change_in_the_middle_of_a_run_is_followed_to_its_end(
    office: Office, subjects: list[Id]
) -> None:
    monthly = SetClassSchedule(Grade.GENERAL, CheckInKind.OFFICE, 1, 1, 0, TUESDAY, "更正")
    second: list[Future[Id]] = []

    def again(event: MadeAnew) -> None:
        if event.done == 1 and not second:
            second.append(office.desk.do(monthly))

    office.desk.subscribe(MadeAnew, again)
    ended = made_anew(office.desk)
    office.desk.do(WEEKLY).result()
    ended.result(20)
    assert second[0].done()
    assert not any(WEEK_END in days for days in _last_days(office.desk, subjects))
    assert anew.make_anew(office.desk).result() == 0  # all is noted as current
    office.desk.close()


def test_numbers_that_came_by_sync_wait_in_the_same_way(office: Office) -> None:
    def arrived(_message: object, work: Work) -> tuple[list[Event], bool]:
        touched = {ClassSchedule.__tablename__: {b"s" * 16}}
        lines = work.tool(Lines)
        events = lines.after_change(work.session, work.tools, touched, incoming=True)
        return events, anew.stale(work.session, work.tools)

    assert office.desk.write(arrived, None).result() == ([RulesChanged("correction")], True)
    office.desk.close()
