"""The desk of reports over 300 subjects and three years: a report saved, all schedules, 今日."""

from __future__ import annotations

__all__ = ["run"]

import random
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from time import perf_counter

from app.clock import CHINA, FixedClock
from app.correction.codes import Checked, CheckInKind, Grade
from app.correction.messages import (
    ListReporters,
    QueueScope,
    ReadReporter,
    RecordCheckIn,
    SetClassSchedule,
)
from app.desk import Desk
from app.ids import Id, new_id
from app.today.messages import ReadToday
from app.work import Work
from db.tables.base import Journalled
from db.tables.correction import CheckIn
from tests.bench.report import Row, measured, median
from tests.correction.serving import serve
from tests.office import found_office

_SUBJECTS, _YEARS, _SAVES, _READS = 300, 3, 60, 30
_NOW = datetime(2026, 11, 24, 10, 24, tzinfo=CHINA)
_SINCE = date(2023, 11, 25)
_TODAY = _NOW.date()


def run() -> list[Row]:
    """An encrypted office, its queue and its page 今日, warm."""
    with tempfile.TemporaryDirectory() as folder:
        office = found_office(Path(folder) / "office", FixedClock(_NOW))
        subjects = _subjects(office.desk)
        how = f"{_SUBJECTS} subjects, {_YEARS} years of reports, SQLCipher, warm"
        rows = [_today(office.desk, how), _saves(office.desk, subjects, how)]
        rows.append(_all_schedules(office.desk, how))
        office.desk.close()
    return rows


def _subjects(desk: Desk) -> list[Id]:
    by = random.Random(7)
    grades = (Grade.STRICT, *[Grade.GENERAL] * 3, Grade.LENIENT)
    made = [
        serve(desk, f"样本{n:03d}", since=_SINCE, until=date(2028, 12, 31), grade=by.choice(grades))
        for n in range(_SUBJECTS)
    ]
    for start in range(0, len(made), 20):  # journalled rows, in strokes that a laptop can take
        desk.write(_fill, (made[start : start + 20], by)).result()
    return made


def _fill(job: tuple[list[Id], random.Random], work: Work) -> None:
    subjects, by = job
    for subject in subjects:
        work.session.add_all(_reports(subject, work, by))
    work.session.flush()


def _reports(subject: Id, work: Work, by: random.Random) -> Iterator[Journalled]:
    """A call a week, a visit to the office each fortnight, a letter a month; one in fifty lacks."""
    for kind, step in (
        (CheckInKind.TELEPHONE, 7),
        (CheckInKind.OFFICE, 14),
        (CheckInKind.WRITTEN, 30),
    ):
        day = _SINCE + timedelta(days=by.randrange(step))
        while day < _TODAY:
            if by.random() > 0.02:
                yield CheckIn(
                    id=new_id(work.clock), office=work.me.office, subject=subject,
                    kind=kind.value, due_from=day, due_to=day,
                    done_at=datetime(day.year, day.month, day.day, 9, tzinfo=CHINA),
                    checked_by=Checked.CARD.value, result="1", author=work.me.user,
                )  # fmt: skip
            day += timedelta(days=step)


def _today(desk: Desk, how: str) -> Row:
    figure = median([_timed(lambda: desk.ask(ReadToday()).result()) for _ in range(_READS)])
    return measured("今日 read", figure, "ms", how, most=100)


def _saves(desk: Desk, subjects: list[Id], how: str) -> Row:
    """What stands between Enter and the next person on the screen, without painting."""
    times = []
    for subject, following in pairwise(subjects[:_SAVES]):
        command = RecordCheckIn(subject, CheckInKind.OFFICE, Checked.CARD, "参加集中学习")
        times.append(_timed(lambda: _save(desk, command, following)))  # noqa: B023 - run at once
    return measured("check-in saved, queue and next person read", median(times), "ms", how, most=50)


def _save(desk: Desk, command: RecordCheckIn, following: Id) -> None:
    desk.do(command).result()
    queue, person = desk.ask(ListReporters(QueueScope.TODAY)), desk.ask(ReadReporter(following))
    queue.result()
    person.result()


def _all_schedules(desk: Desk, how: str) -> Row:
    times = []
    for n in range(1, 4):
        command = SetClassSchedule(
            Grade.GENERAL, CheckInKind.OFFICE, n, 1, 0, _TODAY + timedelta(days=n)
        )
        times.append(_timed(lambda: desk.do(command).result()))  # noqa: B023 - run at once
    return measured("all schedules after a change of numbers", median(times), "ms", how, most=1000)


def _timed(act: Callable[[], object]) -> float:
    start = perf_counter()
    act()
    return (perf_counter() - start) * 1000
