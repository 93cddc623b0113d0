"""A whole month of an office with forty subjects, day by day; the month's tables at the end.

Nothing of the program's own counting is used to say what they must show: the officer keeps a list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

import pytest

from app.clock import CHINA, FixedClock
from app.correction.codes import (
    Attitude,
    Checked,
    CheckInKind,
    Grade,
    LeaveReason,
    SearchWay,
    Standing,
    Termination,
)
from app.correction.messages import (
    Answer,
    AppraiseSubject,
    AskLeave,
    Category,
    DecideLeave,
    Entrusted,
    ExcuseCheckIn,
    Principal,
    ReadReporter,
    ReadSubject,
    RecordCheckIn,
    RecordEntrustment,
    RecordReturn,
    RecordSearchStep,
    ReleaseSubject,
    StartSearch,
    TellEnding,
    TellSearch,
    Term,
    TerminateSubject,
)
from app.ids import Id
from app.people.messages import PersonInput, Sex
from app.statistics.messages import ReadReport, ReportView, Span, SubmitReport
from tests.correction.serving import serve
from tests.journeys.sentence import Officer, judged, team
from tests.office import Office, found_office

_FIRST, _LAST = date(2026, 11, 1), date(2026, 11, 30)
_ASKED = (CheckInKind.TELEPHONE, CheckInKind.OFFICE, CheckInKind.WRITTEN)
_CHECK = {
    CheckInKind.TELEPHONE: Checked.VOICE,
    CheckInKind.OFFICE: Checked.CARD,
    CheckInKind.WRITTEN: Checked.CARD,
}


@dataclass
class _Book:
    """What the officer did, by hand: way of reporting → how many."""

    came: Counter[CheckInKind] = field(default_factory=Counter)
    excused: Counter[CheckInKind] = field(default_factory=Counter)
    gone: dict[Id, date] = field(default_factory=dict)
    answered: set[object] = field(default_factory=set)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    clock = FixedClock(datetime(2026, 10, 31, 9, tzinfo=CHINA))
    made = found_office(tmp_path_factory.mktemp("office"), clock)
    yield made
    made.desk.close()


def test_a_month_of_forty_subjects(office: Office) -> None:
    officer, book = Officer(office), _Book()
    officer.do(RecordEntrustment(Entrusted.LEAVE, "新司委〔2026〕1 号", date(2026, 1, 1)))
    people = [
        serve(
            office.desk,
            f"对象{n:02d}",
            since=date(2026, 10, 1),
            reports_from=_FIRST,
            until=date(2026, 11, 18) if n == 5 else date(2027, 10, 31),
            grade=Grade.LENIENT if n >= 30 else Grade.GENERAL,
            category=Category.SUSPENSION,
        )
        for n in range(40)
    ]
    day = _FIRST
    while day <= _LAST:
        officer.on(day.isoformat(), 9)
        _morning(officer, book, people, day)
        _reports(officer, book, people, day)
        day += timedelta(days=1)
    officer.on("2026-12-01", 9)
    assert book.gone.keys() == {people[3], people[4], people[5]}
    _flow(officer)
    _supervision(officer, book)
    _to_verify(officer, people)


def _morning(officer: Officer, book: _Book, people: list[Id], day: date) -> None:
    """What happens this day besides reports."""
    on = day.isoformat()
    if on == "2026-11-03":
        at = datetime(2026, 11, 3, 8, 0, tzinfo=CHINA)
        search = officer.do(StartSearch(people[3], at, "11月2日电话"))
        officer.do(RecordSearchStep(search, at, SearchWay.TELEPHONE, "无人接听", ("陈丽华",)))
        officer.do(TellSearch(search, police_at=at, procurator_at=at, county_at=at))
        book.gone[people[3]] = day
    if on == "2026-11-06":
        asked = AskLeave(
            people[0], LeaveReason.FAMILY, "探亲", ("广州",), ("440100",), day,
            date(2026, 11, 10), date(2026, 11, 14), "车票",
        )  # fmt: skip
        leave = officer.do(asked)
        officer.do(DecideLeave(leave, Answer.YES, day, "陈丽华"))
    if on == "2026-11-15":
        (leave,) = _leaves(officer, people[0])
        officer.do(RecordReturn(leave, datetime(2026, 11, 14, 20, 0, tzinfo=CHINA), "车票"))
    if on == "2026-11-12":
        _newcomer(officer)
    if on == "2026-11-16":
        officer.do(ExcuseCheckIn(people[2], CheckInKind.OFFICE, "住院，有诊断证明"))
        book.excused[CheckInKind.OFFICE] += 1
    if on == "2026-11-18":
        officer.do(AppraiseSubject(people[5], day, "遵守规定", Attitude.ADMITS_OBEYS))
        officer.do(ReleaseSubject(people[5], day, "新矫解证字〔2026〕第40号"))
        officer.do(TellEnding(people[5], day))
        book.gone[people[5]] = day
    if on == "2026-11-20":
        ground = TerminateSubject(people[4], day, Termination.DIED, "死亡证明第9号", "突发疾病")
        officer.do(ground)
        book.gone[people[4]] = day


def _newcomer(officer: Officer) -> None:
    person = PersonInput(
        name="黎某", id_no="440799199410280774", phone="13900000009", address="大泽镇"
    )
    officer.register(
        person,
        judged(
            category=Category.CONTROL,
            organ="新会区人民法院",
            doc_no="（2026）粤0705刑初9100号",
            doc_on="2026-11-01",
            effective_on="2026-11-12",
            executed_on="2026-11-12",
            offence="寻衅滋事罪",
            offence_on="2026-03-01",
            principal=Principal.CONTROL,
            sentence=Term(years=1),
            start_on="2026-11-12",
            end_on="2027-11-11",
        ),
    )
    officer.receive()
    officer.declare(team(("何某芬", Sex.FEMALE, Standing.FAMILY)), Grade.STRICT)


def _reports(officer: Officer, book: _Book, people: list[Id], day: date) -> None:
    """Each comes or calls on two days of the month of his own, but for who does not."""
    for n, subject in enumerate(people):
        if day.day not in (1 + n % 8, 16 + n % 8) or subject in book.gone:
            continue
        if n == 1 and day.day >= 16:
            continue  # does not call in the second half
        view = officer.desk.ask(ReadReporter(subject)).result()
        for way in view.ways:
            offer = next((one for one in way.offers if one.late == 0), None)
            if n == 2 and way.kind is CheckInKind.OFFICE:
                continue  # ill, and excused on the 16th
            if offer is None:
                continue
            mine = (subject, way.kind, offer.to_on)
            if way.asked and way.kind in _ASKED and mine not in book.answered:
                book.answered.add(mine)
                officer.do(RecordCheckIn(subject, way.kind, _CHECK[way.kind], "正常"))
                book.came[way.kind] += offer.to_on <= _LAST  # others close in another month


def _flow(officer: Officer) -> None:
    """S1: forty, one came, one was released, one died; frozen at the end of the month."""
    view = _report(officer, "cor.S1")
    assert all(check.passed for check in view.table.checks)
    rows = {
        row.head.label: dict(zip(_keys(view), row.cells, strict=True)) for row in view.table.rows
    }
    suspended, control = rows["缓刑"], rows["管制"]
    assert [suspended[key] for key in ("1", "2", "4", "5", "9", "11")] == [40, 0, 1, 1, 1, 38]
    assert [control[key] for key in ("1", "2", "11")] == [0, 1, 1]
    officer.do(SubmitReport("cor.S1", Span.MONTH, _LAST))
    assert _report(officer, "cor.S1").submitted_on == date(2026, 12, 1)


def _supervision(officer: Officer, book: _Book) -> None:
    """S3, of 缓刑: what the list says came, and the six that did not.

    Telephone: thirty of 普管 twice and ten of 宽管 once are 70; who was lost misses two, who does
    not call one; who was released on the 18th and who died on the 20th owe none for the rest.
    """
    view = _report(officer, "cor.S3")
    assert all(check.passed for check in view.table.checks)
    (row,) = [row for row in view.table.rows if row.head.label == "缓刑"]
    cells = dict(zip(_keys(view), row.cells, strict=True))
    assert book.came[CheckInKind.TELEPHONE] == 65
    assert [cells[key] for key in ("2", "4", "5")] == [65, 0, 3]
    assert cells["10"] == book.came[CheckInKind.OFFICE]
    assert [cells["12"], cells["13"]] == [1, 1]
    assert cells["18"] == book.came[CheckInKind.WRITTEN]
    assert cells["21"] == 1
    assert [cells["49"], cells["50"], cells["51"]] == [1, 5, 1]
    assert cells["60"] == 1


def _to_verify(officer: Officer, people: list[Id]) -> None:
    """Each missed window is one to verify, and nobody was sanctioned for it."""
    missed = {
        n: len(officer.desk.ask(ReadReporter(subject)).result().missed)
        for n, subject in enumerate(people)
        if n not in (4, 5)
    }
    assert {n: count for n, count in missed.items() if count} == {1: 1, 3: 4}


def _report(officer: Officer, report: str) -> ReportView:
    return officer.desk.ask(ReadReport(report, Span.MONTH, _LAST)).result()


def _keys(view: ReportView) -> list[str]:
    return [column.key for column in view.table.columns]


def _leaves(officer: Officer, subject: Id) -> list[Id]:
    detail = officer.desk.ask(ReadSubject(subject)).result()
    return [leave.id for leave in detail.moves.leaves if leave.returned_on is None]
