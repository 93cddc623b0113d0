"""A month's reports over 1,500 subjects of 社区矫正: read, counted, checked, and frozen."""

from __future__ import annotations

__all__ = ["run"]

import random
import tempfile
from datetime import date, datetime, time, timedelta
from pathlib import Path
from time import perf_counter, process_time

from app.clock import CHINA, FixedClock
from app.ids import Id
from app.statistics.frozen import freeze
from app.statistics.making import made
from app.statistics.messages import ReadReport, Span, period_of
from app.statistics.reports import Reports
from app.work import Work
from db.tables.base import Journalled
from db.tables.correction import CheckIn, ClassRecord, CorrectionSubject, Judgment
from db.tables.measures import Leave, Sanction
from db.tables.people import Person
from tests.bench.report import Row, measured, median
from tests.office import found_office

_SUBJECTS, _MONTHS, _TIMES = 1_500, 3, 5
_NOW = datetime(2026, 11, 3, 9, tzinfo=CHINA)
_MONTH = date(2026, 10, 15)


def run() -> list[Row]:
    """October, read in the first days of November."""
    with tempfile.TemporaryDirectory() as folder:
        office = found_office(Path(folder) / "office", FixedClock(_NOW))
        office.desk.write(_fill, None).result()
        rows = [_read(office.desk, report) for report in ("cor.S1", "cor.S2", "cor.S3", "cor.S4")]
        found = office.desk.read(
            lambda _none, work: made(
                work.tool(Reports).get("cor.S3", work), period_of(Span.MONTH, _MONTH), work
            ),
            None,
        ).result()
        started = perf_counter()
        packed, _digest = freeze(found.frozen)
        took = (perf_counter() - started) * 1000
        rows.append(measured("freezing S3", took, "ms", f"{len(packed) / 1024:,.0f} KiB"))
        office.desk.close()
    return rows


def _read(desk: object, report: str) -> Row:
    times, busy = [], []
    for _ in range(_TIMES):
        started, worked = perf_counter(), process_time()
        desk.ask(ReadReport(report, Span.MONTH, _MONTH)).result()  # type: ignore[attr-defined]
        times.append((perf_counter() - started) * 1000)
        busy.append((process_time() - worked) * 1000)
    how = (
        f"{_SUBJECTS:,} subjects, {_MONTHS} months of reports, warm, encrypted; "
        f"{median(busy):,.0f} ms of the processor"
    )
    return measured(f"{report} of a month", median(times), "ms", how, most=1000)


def _fill(_none: None, work: Work) -> None:
    by = random.Random(4)
    for _ in range(_SUBJECTS):
        work.session.add_all(_subject(work, by))
    work.session.flush()


def _subject(work: Work, by: random.Random) -> list[Journalled]:
    since = date(2024, 1, 1) + timedelta(days=by.randrange(900))
    at = int(datetime.combine(since, time(8), CHINA).timestamp() * 1000)
    subject = at.to_bytes(6, "big") + work.new_id()[6:]
    office = work.me.office
    person = Person(
        id=work.new_id(), office=office, name="某人", id_kind="99", id_no="", sex="1",
        birth=date(1960, 1, 1) + timedelta(days=by.randrange(15_000)),
    )  # fmt: skip
    rows: list[Journalled] = [
        person,
        CorrectionSubject(
            id=subject, office=office, person=person.id, area="440705", state="C30",
            state_on=since, notice_on=since, reported_on=since, accepted_on=since,
            declared_on=since,
        ),
        Judgment(
            id=work.new_id(), office=office, subject=subject,
            category=by.choice(["01", "02", "02", "02", "02", "03", "04"]), organ="法院",
            doc_no="1", doc_on=since, effective_on=since, offence="盗窃", offence_kind="05",
            offence_on=since, principal="03", start_on=since, end_on=date(2028, 12, 31),
        ),
        ClassRecord(
            id=work.new_id(), office=office, subject=subject, from_on=since, basis="入矫",
            grade=by.choice(["1", "2", "2", "2", "3"]), confirmed_on=since,
        ),
    ]  # fmt: skip
    return rows + _reports(subject, work, by) + _more(subject, work, by)


def _reports(subject: Id, work: Work, by: random.Random) -> list[Journalled]:
    """Four reports a month, as an ordinary class has them."""
    return [
        CheckIn(
            id=work.new_id(), office=work.me.office, subject=subject, kind=kind,
            due_from=date(2026, month, 1), due_to=date(2026, month, 15 if day < 16 else 30),
            done_at=datetime(2026, month, day, 9, tzinfo=CHINA), result="1", author=work.me.user,
        )
        for month in range(11 - _MONTHS, 11)
        for kind, day in (("1", by.randint(1, 15)), ("1", by.randint(16, 30)),
                          ("2", by.randint(1, 30)), ("3", by.randint(1, 30)))
    ]  # fmt: skip


def _more(subject: Id, work: Work, by: random.Random) -> list[Journalled]:
    """A leave of one in three, a warning of one in twenty."""
    rows: list[Journalled] = []
    start = date(2026, 10, by.randint(1, 25))
    if by.random() < 1 / 3:
        rows.append(
            Leave(
                id=work.new_id(),
                office=work.me.office,
                subject=subject,
                reason="5",
                destinations=["广州"],
                asked_on=start,
                depart_on=start,
                due_on=start + timedelta(days=3),
                level="1",
                answer="1",
            )
        )
    if by.random() < 1 / 20:
        rows.append(
            Sanction(
                id=work.new_id(),
                office=work.me.office,
                subject=subject,
                kind="3",
                facts="未报告",
                proposed_on=start,
            )
        )
    return rows
