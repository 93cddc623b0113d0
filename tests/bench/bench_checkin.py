"""The desk of reports over 300 subjects and three years: a report saved, all schedules, 今日."""

from __future__ import annotations

__all__ = ["run"]

import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from datetime import date, datetime, timedelta
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from app.clock import CHINA, FixedClock
from app.correction.codes import Checked, CheckInKind, Grade
from app.correction.messages import (
    ListReporters,
    QueueScope,
    QueueView,
    ReadReporter,
    RecordCheckIn,
    SetClassSchedule,
)
from app.correction.practice import Practice
from app.correction.rules.schedules import FrequencyTable, Segment, windows
from app.desk import Desk
from app.ids import Id
from app.today.messages import ReadToday
from app.work import Work
from db.tables.base import Journalled
from db.tables.correction import CheckIn
from tests.bench.report import Row, measured, median
from tests.correction.serving import serve
from tests.office import found_office, made_anew

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
        rows = [
            _today(office.desk, how),
            _person(office.desk, subjects, how),
            _saves(office.desk, subjects, how),
        ]
        rows.append(_all_schedules(office.desk, how))
        office.desk.close()
    return rows


def _subjects(desk: Desk) -> list[Id]:
    by = random.Random(7)
    grades = [
        by.choice((Grade.STRICT, *[Grade.GENERAL] * 3, Grade.LENIENT)) for _ in range(_SUBJECTS)
    ]
    made = [
        serve(desk, f"样本{n:03d}", since=_SINCE, until=date(2028, 12, 31), grade=grade)
        for n, grade in enumerate(grades)
    ]
    pairs = list(zip(made, grades, strict=True))
    for start in range(0, len(pairs), 20):  # journalled rows, in strokes that a laptop can take
        desk.write(_fill, (pairs[start : start + 20], by)).result()
    return made


def _fill(job: tuple[list[tuple[Id, Grade]], random.Random], work: Work) -> None:
    pairs, by = job
    table = work.tool(Practice).table
    for subject, grade in pairs:
        work.session.add_all(_reports(subject, grade, table, work, by))
    work.session.flush()


def _reports(
    subject: Id, grade: Grade, table: FrequencyTable, work: Work, by: random.Random
) -> Iterator[Journalled]:
    """What the class asks for, on some day of each window; one in a hundred lacks."""
    for kind in (CheckInKind.TELEPHONE, CheckInKind.OFFICE, CheckInKind.WRITTEN):
        asked = table.frequency(grade, kind, _SINCE)
        for window in windows([Segment(_SINCE, asked)], _TODAY):
            if window.to_on < _TODAY and by.random() > 0.01:
                day = window.from_on + timedelta(days=by.randrange(window.days))
                yield CheckIn(
                    id=work.new_id(), office=work.me.office, subject=subject,
                    kind=kind.value, due_from=window.from_on, due_to=window.to_on,
                    done_at=datetime(day.year, day.month, day.day, 9, tzinfo=CHINA),
                    checked_by=Checked.CARD.value, result="1", author=work.me.user,
                )  # fmt: skip


def _today(desk: Desk, how: str) -> Row:
    return _measured("今日 read", [ReadToday()] * _READS, desk.ask, how, most=100)


def _person(desk: Desk, subjects: list[Id], how: str) -> Row:
    asked = [ReadReporter(one) for one in subjects[:_READS]]
    return _measured("a person read at the desk", asked, desk.ask, how, most=50)


def _saves(desk: Desk, subjects: list[Id], how: str) -> Row:
    """What stands between Enter and the next person on the screen, without painting.

    The next person was read while the one before was in hand, as the page does it.
    """

    def save(command: RecordCheckIn) -> Future[QueueView]:
        desk.do(command).result()
        return desk.ask(ListReporters(QueueScope.TODAY))

    office, card = CheckInKind.OFFICE, Checked.CARD
    asked = [RecordCheckIn(one, office, card, "参加集中学习") for one in subjects[:_SAVES]]
    return _measured("check-in saved and the queue read", asked, save, how, most=50)


def _all_schedules(desk: Desk, how: str) -> Row:
    asked = [
        SetClassSchedule(Grade.GENERAL, CheckInKind.OFFICE, n, 1, 0, _TODAY + timedelta(days=n))
        for n in range(1, 4)
    ]

    def change(command: SetClassSchedule) -> Future[None]:
        ended = made_anew(desk)
        desk.do(command).result()
        return ended

    return _measured("all schedules after a change of numbers", asked, change, how, most=1000)


def _measured(
    what: str, asked: Sequence[Any], act: Callable[[Any], Future[Any]], how: str, *, most: float
) -> Row:
    times, busy = [], []
    for message in asked:
        started, worked = perf_counter(), process_time()
        act(message).result()
        times.append((perf_counter() - started) * 1000)
        busy.append((process_time() - worked) * 1000)
    how = f"{how}; {median(busy):,.0f} ms of the processor"
    return measured(what, median(times), "ms", how, most=most)
