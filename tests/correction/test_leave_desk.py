"""外出 on a real desk: who may give it, what is told of it, and case 4 and 7 by their dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from app.clock import CHINA
from app.correction.messages import (
    Answer,
    AskLeave,
    CheckInKind,
    DecideLeave,
    EndEntrustment,
    EnterAnswer,
    Entrusted,
    JudgeLeave,
    LeaveReason,
    Level,
    NoteLeave,
    RecordEntrustment,
    RecordReturn,
    ReportLeave,
    ReviseProfile,
    State,
)
from app.history.messages import Undo
from app.ids import Id
from app.work import Work
from db.tables.correction import CorrectionSubject, Entrustment
from db.tables.measures import Clue
from tests.correction.desk import answer, at, do, due_days, read, track
from tests.correction.serving import serve
from tests.office import Office
from tests.refusals import fields, refused

HESHAN, PENGJIANG, XINHUI, JIANGHAI = "440784", "440703", "440705", "440704"


@pytest.fixture
def office(founded: Office) -> Office:
    """The office on Tuesday 24 November 2026, without a 委托书."""
    at(founded, 11, 24)
    founded.desk.write(_without_entrustment, None).result()
    return founded


def _without_entrustment(_none: None, work: Work) -> None:
    for row in work.session.scalars(select(Entrustment).where(~Entrustment.voided)):
        row.voided = True


@pytest.fixture
def subject(office: Office) -> Id:
    """Somebody in 在矫 since 1 September 2026, living in 新会."""
    return serve(office.desk)


def _entrust(office: Office) -> Id:
    return do(office, RecordEntrustment(Entrusted.LEAVE, "新司委〔2026〕1 号", date(2026, 1, 1)))


def _leave(subject: Id, **changes: Any) -> AskLeave:
    """Case 4: five days to a hospital in 蓬江."""
    ask = AskLeave(
        subject, LeaveReason.MEDICAL, "产检住院", ("蓬江区中心医院",), (PENGJIANG,),
        date(2026, 9, 22), date(2026, 9, 26), date(2026, 9, 30), "住院通知",
    )  # fmt: skip
    return replace(ask, **changes)


def test_cor_a6_case_4_five_days_are_the_offices_and_filed(office: Office, subject: Id) -> None:
    _entrust(office)
    do(office, ReviseProfile(subject, area=HESHAN))
    at(office, 9, 22)
    leave = do(office, _leave(subject))
    judged = office.desk.ask(
        JudgeLeave(subject, date(2026, 9, 26), date(2026, 9, 30), (PENGJIANG,))
    ).result()
    assert (judged.days, judged.level, judged.needless) == (5, Level.OFFICE, False)
    assert due_days(office, subject)["cor.R14b"] == date(2026, 9, 26)
    do(office, DecideLeave(leave, Answer.YES, date(2026, 9, 22), "陈丽华"))
    owed = due_days(office, subject)
    assert owed["cor.R14e"] == date(2026, 9, 25)
    assert owed["cor.R15"] == date(2026, 9, 30)
    do(office, ReportLeave(leave, filed_on=date(2026, 9, 22)))
    assert "cor.R14e" not in due_days(office, subject)
    at(office, 9, 28)
    assert track(office, subject, "leave").status == "外出中"
    told = datetime(2026, 9, 28, 9, tzinfo=CHINA)
    do(office, NoteLeave(leave, told, CheckInKind.TELEPHONE, "在医院"))
    at(office, 9, 30)
    do(office, RecordReturn(leave, datetime(2026, 9, 30, 9, tzinfo=CHINA), "出院小结"))
    assert "cor.R15" not in due_days(office, subject)
    assert track(office, subject, "leave").lines[0].text == "5 日，司法所，已销假"


def test_cor_a7_a_late_return_is_a_clue_and_no_sanction(office: Office, subject: Id) -> None:
    _entrust(office)
    do(office, ReviseProfile(subject, area=HESHAN))
    at(office, 9, 22)
    leave = do(office, _leave(subject))
    do(office, DecideLeave(leave, Answer.YES, date(2026, 9, 22), "陈丽华"))
    at(office, 10, 2)
    card = track(office, subject, "leave")
    assert (card.status, card.tone) == ("超期 2 日未归", "late")
    pressing = read(office, subject).next_step
    assert pressing is not None
    assert (pressing.headline, pressing.action) == ("外出超期 2 日没有回来", "RecordReturn")
    back = datetime(2026, 10, 2, 9, tzinfo=CHINA)
    faults = refused(office.desk, RecordReturn(leave, back, "车票"))
    assert fields(faults) == ["late_reason"]
    do(office, RecordReturn(leave, back, "车票", "台风停运"))
    clue = office.desk.read(_clue, subject).result()
    assert clue.rule == "cor.R15"
    assert clue.verified_on is None
    assert "超期 2 日" in clue.facts
    assert "台风停运" in clue.facts


def _clue(subject: Id, work: Work) -> Clue:
    return work.session.scalars(select(Clue).where(Clue.subject == subject)).one()


def test_leave_that_was_called_off_counts_no_day(office: Office, subject: Id) -> None:
    _entrust(office)
    do(office, ReviseProfile(subject, area=HESHAN))
    at(office, 9, 22)
    leave = do(office, _leave(subject))
    do(office, DecideLeave(leave, Answer.YES, date(2026, 9, 22), "陈丽华"))
    at(office, 9, 25)
    do(office, RecordReturn(leave, datetime(2026, 9, 25, 9, tzinfo=CHINA), ""))
    assert track(office, subject, "leave").lines[0].text == "5 日，司法所，没有外出"
    judged = office.desk.ask(JudgeLeave(subject, date(2026, 9, 26), date(2026, 9, 26))).result()
    assert judged.most == 1
    assert "cor.R15" not in due_days(office, subject)


def test_without_entrustment_the_county_answers(office: Office, subject: Id) -> None:
    do(office, ReviseProfile(subject, area=HESHAN))
    at(office, 9, 22)
    leave = do(office, _leave(subject, opinion="同意"))
    request = read(office, subject).requests[0]
    assert (request.level, request.opinion) == (Level.COUNTY, "同意")
    assert request.what == "9月26日至 9月30日，蓬江区中心医院"
    assert refused(office.desk, DecideLeave(leave, Answer.YES, date(2026, 9, 22), "陈丽华"))
    answer(office, subject)
    made = read(office, subject).moves.leaves[0]
    assert made.approved
    assert "cor.R14e" not in due_days(office, subject)  # nothing to file: the county decided


def test_an_entrustment_that_ended_lets_nobody_approve(office: Office, subject: Id) -> None:
    at(office, 9, 20)
    _entrust(office)
    at(office, 9, 21)
    faults = refused(office.desk, EndEntrustment(Entrusted.LEAVE, date(2026, 9, 22)))
    assert fields(faults) == ["to_on"]
    do(office, EndEntrustment(Entrusted.LEAVE, date(2026, 9, 21)))
    do(office, ReviseProfile(subject, area=HESHAN))
    at(office, 9, 22)
    do(office, _leave(subject))
    assert read(office, subject).moves.leaves[0].level is Level.COUNTY


def test_cor_w7_the_county_cannot_give_what_is_the_citys(office: Office, subject: Id) -> None:
    """Two requests, each the county's by itself: the later trip is counted anew when answered."""
    do(office, ReviseProfile(subject, area=HESHAN))
    at(office, 9, 22)
    ask = _leave(subject, depart_on=date(2026, 11, 1), due_on=date(2026, 11, 11))
    later = do(office, ask)
    do(office, replace(ask, depart_on=date(2026, 10, 1), due_on=date(2026, 10, 20)))
    assert [one.level for one in read(office, subject).moves.leaves] == [Level.COUNTY] * 2
    requests = {one.record: one.id for one in read(office, subject).requests}
    county = EnterAnswer(requests[later], Answer.YES, date(2026, 9, 22), "何局长")
    faults = refused(office.desk, county)
    assert [(one.rule, one.message) for one in faults] == [
        ("cor.W7", "两个月内累计 31 日，须报市级并通报检察院")
    ]
    do(office, replace(county, answer=Answer.NO))
    again = do(office, ask)
    facts = {one.id: one for one in read(office, subject).moves.leaves}
    assert facts[again].level is Level.CITY
    city = next(one for one in read(office, subject).requests if one.record == again)
    do(office, EnterAnswer(city.id, Answer.YES, date(2026, 9, 22), "市局"))
    assert "cor.R14f" in due_days(office, subject)


def test_case_7_hong_kong_is_no_leave(office: Office, subject: Id) -> None:
    do(office, ReviseProfile(subject, area=JIANGHAI))
    at(office, 11, 22)
    ask = _leave(
        subject, reason=LeaveReason.FAMILY, detail="奔丧", destinations=("香港",),
        areas=("810000",), asked_on=date(2026, 11, 22), depart_on=date(2026, 11, 25),
        due_on=date(2026, 11, 27),
    )  # fmt: skip
    faults = refused(office.desk, ask)
    assert [fault.rule for fault in faults] == ["cor.W9"]
    # 江海 to 新会 every day needs none (#8): warned, and only with a reason written down.
    near = replace(ask, destinations=("会城",), areas=(XINHUI,))
    faults = refused(office.desk, near)
    assert [fault.key for fault in faults] == ["cor.W8@areas"]
    do(office, replace(near, reasons=(("cor.W8@areas", "本人要求书面准假"),)))


def test_leave_is_taken_back_by_undo(office: Office, subject: Id) -> None:
    do(office, ReviseProfile(subject, area=HESHAN))
    at(office, 9, 22)
    do(office, _leave(subject))
    office.desk.do(Undo()).result()
    detail = read(office, subject)
    assert detail.moves.leaves == ()
    assert detail.requests == ()


def test_nobody_asks_before_the_declaration_or_after_the_end(office: Office) -> None:
    at(office, 9, 22)
    over = serve(office.desk, until=date(2026, 9, 21))
    do(office, ReviseProfile(over, area=HESHAN))
    office.desk.write(_end, over).result()
    assert refused(office.desk, _leave(over))


def _end(subject: Id, work: Work) -> None:
    work.session.get_one(CorrectionSubject, subject).state = State.RELEASED.value
