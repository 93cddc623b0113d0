"""The county's own entry of an answer comes by sync and acts: once, however often and late."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from app.correction.codes import EnteredBy
from app.correction.messages import (
    Answer,
    AskLeave,
    LeaveReason,
    ReadSubject,
    RequestKind,
    SubjectDetail,
)
from app.ids import Id
from app.work import Work
from db.tables.correction import CountyRequest
from db.tables.house import JournalEntry, Review
from db.tables.measures import Leave
from tests.city.world import CityWorld, Laptop
from tests.correction.serving import serve


def _today(laptop: Laptop) -> date:
    return laptop.clock.today()


@pytest.fixture
def asked(city: CityWorld) -> tuple[Id, Id]:
    """A subject and a leave of ten days that the county must approve, known to both laptops."""
    first, today = city.first, _today(city.first)
    subject = serve(
        first.desk, since=today - timedelta(days=90), until=today + timedelta(days=300),
        reports_from=today,
    )  # fmt: skip
    leave = first.desk.do(
        AskLeave(
            subject, LeaveReason.FAMILY, "奔丧", ("鹤山市",), ("440784",), today,
            today + timedelta(days=3), today + timedelta(days=12), "死亡证明", "同意",
        )
    ).result()  # fmt: skip
    first.sync()
    city.second.sync()
    return subject, leave


def _county_answers(laptop: Laptop, level: str = "", *, days_ago: int = 0) -> None:
    """What the county's own window writes: the answer, and nothing of what it does."""

    def write(_none: object, work: Work) -> None:
        (request,) = work.session.scalars(
            select(CountyRequest).where(CountyRequest.kind == RequestKind.LEAVE.value)
        )
        request.answer = Answer.YES.value
        request.answered_on = work.clock.today() - timedelta(days=days_ago)
        request.approver, request.entered = "新会区司法局", EnteredBy.SYSTEM.value
        request.level = level or request.level

    laptop.desk.write(write, None).result()


def _answer(laptop: Laptop, leave: Id) -> tuple[str, str]:
    def read(_none: object, work: Work) -> tuple[str, str]:
        row = work.session.get_one(Leave, leave)
        return row.answer, row.approver

    return laptop.desk.read(read, None).result()


def _count(laptop: Laptop, model: type) -> int:
    def read(_none: object, work: Work) -> int:
        return work.session.scalars(select(func.count()).select_from(model)).one()

    return laptop.desk.read(read, None).result()


def _read(laptop: Laptop, subject: Id) -> SubjectDetail:
    return laptop.desk.ask(ReadSubject(subject)).result()


def test_an_answer_of_the_county_acts_once(city: CityWorld, asked: tuple[Id, Id]) -> None:
    subject, leave = asked
    first, second = city.first, city.second
    _county_answers(second)
    second.sync()
    assert _answer(second, leave) == ("", "")  # who asked writes it down, and nobody else
    first.sync()
    assert _answer(first, leave) == (Answer.YES.value, "新会区司法局")
    (one,) = _read(first, subject).moves.leaves
    assert one.approved
    first.sync()
    second.sync()
    assert _answer(second, leave) == (Answer.YES.value, "新会区司法局")
    before = _count(first, JournalEntry), _count(second, JournalEntry)
    for laptop in (first, second, first):
        laptop.sync()
    assert (_count(first, JournalEntry), _count(second, JournalEntry)) == before
    assert _count(first, Review) == _count(second, Review) == 0
    assert first.digest() == second.digest() == city.digest()


def test_a_colleague_acts_where_who_asked_stays_silent_and_late_is_not_twice(
    city: CityWorld, asked: tuple[Id, Id]
) -> None:
    _subject, leave = asked
    first, second = city.first, city.second
    serve(first.desk, "别人", since=_today(first), until=_today(first))
    first.sync()
    _county_answers(second, days_ago=4)
    second.sync()  # something came, and who asked has not been heard of for days
    assert _answer(second, leave)[0] == Answer.YES.value
    second.sync()
    first.sync()
    second.sync()
    first.sync()
    assert _answer(first, leave)[0] == Answer.YES.value
    assert _count(first, Review) == _count(second, Review) == 0
    assert first.digest() == second.digest() == city.digest()


def test_an_answer_that_may_not_be_given_is_left_alone_and_marked(
    city: CityWorld, asked: tuple[Id, Id]
) -> None:
    subject, leave = asked
    _county_answers(city.second, level="1")  # ten days are not the office's own to approve
    city.second.sync()
    report = city.first.sync()
    assert report.ok
    assert _answer(city.first, leave) == ("", "")
    requests = next(one for one in _read(city.first, subject).tracks if one.key == "requests")
    assert requests.lines[0].tone == "late"
    assert "没有办成" in requests.lines[0].text
