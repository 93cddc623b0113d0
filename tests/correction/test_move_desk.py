"""Leave, cross-area, relocation, permits, devices and 暂监 on a real desk, with the cases of §7."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from app.clock import CHINA, FixedClock
from app.correction.messages import (
    AddProhibition,
    Answer,
    AskCrossArea,
    AskLeave,
    AskMonitoring,
    AskPermit,
    AskRelocation,
    Category,
    CheckInKind,
    DecideLeave,
    DeferMedicalReview,
    EndCrossArea,
    EndEntrustment,
    EnterAnswer,
    Entrusted,
    ExtendMonitoring,
    GuarantorState,
    JudgeLeave,
    LeaveReason,
    Level,
    MonitoringGround,
    NoteLeave,
    NoteTrip,
    OutsideGround,
    PermitKind,
    ProhibitionKind,
    ReadSubject,
    RecordEntrustment,
    RecordMedicalReview,
    RecordOutside,
    RecordRelocation,
    RecordReturn,
    RemoveMonitoring,
    ReportLeave,
    ReviseProfile,
    ReviseProhibition,
    State,
    SubjectDetail,
    TellMonitoring,
    TellPermit,
    TrackView,
)
from app.history.messages import Undo
from app.ids import Id
from app.today.messages import ReadDues
from app.work import Work
from db.tables.correction import CorrectionSubject, Entrustment
from db.tables.measures import Clue
from db.tables.people import Person
from tests.correction.serving import serve
from tests.office import Office, found_office
from tests.refusals import fields, refused

HESHAN, PENGJIANG, XINHUI, JIANGHAI = "440784", "440703", "440705", "440704"


def _at(office: Office, year: int, month: int, day: int) -> None:
    clock = office.desk.clock
    assert isinstance(clock, FixedClock)
    clock.set(datetime(year, month, day, 10, tzinfo=CHINA))


def _do(office: Office, command: Any) -> Id:
    made: Id = office.desk.do(command).result()
    return made


def _read(office: Office, subject: Id) -> SubjectDetail:
    return office.desk.ask(ReadSubject(subject)).result()


def _card(office: Office, subject: Id, key: str) -> TrackView:
    return next(one for one in _read(office, subject).tracks if one.key == key)


def _dues(office: Office, subject: Id) -> dict[str, date]:
    rows = office.desk.ask(ReadDues((subject,))).result()
    return {row.due.rule: row.due.on for row in rows}


def _answer(office: Office, subject: Id, answer: Answer = Answer.YES, **more: Any) -> Id:
    request = next(one for one in _read(office, subject).requests if one.answer is None)
    today = office.desk.clock.today()
    return _do(office, EnterAnswer(request.id, answer, today, "何局长", **more))


def _entrust(office: Office) -> Id:
    return _do(office, RecordEntrustment(Entrusted.LEAVE, "新司委〔2026〕1 号", date(2026, 1, 1)))


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """One office for the module: every test has subjects of its own in it."""
    clock = FixedClock(datetime(2026, 11, 24, 10, 24, tzinfo=CHINA))
    made = found_office(tmp_path_factory.mktemp("office"), clock)
    yield made
    made.desk.close()


@pytest.fixture
def office(founded: Office) -> Office:
    """The office on Tuesday 24 November 2026, without a 委托书."""
    _at(founded, 2026, 11, 24)
    founded.desk.write(_without_entrustment, None).result()
    return founded


def _without_entrustment(_none: None, work: Work) -> None:
    for row in work.session.scalars(select(Entrustment).where(~Entrustment.voided)):
        row.voided = True


@pytest.fixture
def subject(office: Office) -> Id:
    """Somebody in 在矫 since 1 September 2026, living in 新会."""
    return serve(office.desk)


def _leave(subject: Id, **changes: Any) -> AskLeave:
    """Case 4: five days to a hospital in 蓬江."""
    ask = AskLeave(
        subject, LeaveReason.MEDICAL, "产检住院", ("蓬江区中心医院",), (PENGJIANG,),
        date(2026, 9, 22), date(2026, 9, 26), date(2026, 9, 30), "住院通知",
    )  # fmt: skip
    return replace(ask, **changes)


# -- 外出 ----------------------------------------------------------------------------------------


def test_cor_a6_case_4_five_days_are_the_offices_and_filed(office: Office, subject: Id) -> None:
    _entrust(office)
    _do(office, ReviseProfile(subject, area=HESHAN))
    _at(office, 2026, 9, 22)
    leave = _do(office, _leave(subject))
    judged = office.desk.ask(
        JudgeLeave(subject, date(2026, 9, 26), date(2026, 9, 30), (PENGJIANG,))
    ).result()
    assert (judged.days, judged.level, judged.needless) == (5, Level.OFFICE, False)
    assert _dues(office, subject)["cor.R14b"] == date(2026, 9, 26)
    _do(office, DecideLeave(leave, Answer.YES, date(2026, 9, 22), "陈丽华"))
    owed = _dues(office, subject)
    assert owed["cor.R14e"] == date(2026, 9, 25)
    assert owed["cor.R15"] == date(2026, 9, 30)
    _do(office, ReportLeave(leave, filed_on=date(2026, 9, 22)))
    assert "cor.R14e" not in _dues(office, subject)
    _at(office, 2026, 9, 28)
    assert _card(office, subject, "leave").status == "外出中"
    at = datetime(2026, 9, 28, 9, tzinfo=CHINA)
    _do(office, NoteLeave(leave, at, CheckInKind.TELEPHONE, "在医院"))
    _at(office, 2026, 9, 30)
    _do(office, RecordReturn(leave, datetime(2026, 9, 30, 9, tzinfo=CHINA), "出院小结"))
    assert "cor.R15" not in _dues(office, subject)
    assert _card(office, subject, "leave").lines[0].text == "5 日，司法所，已销假"


def test_cor_a7_a_late_return_is_a_clue_and_no_sanction(office: Office, subject: Id) -> None:
    _entrust(office)
    _do(office, ReviseProfile(subject, area=HESHAN))
    _at(office, 2026, 9, 22)
    leave = _do(office, _leave(subject))
    _do(office, DecideLeave(leave, Answer.YES, date(2026, 9, 22), "陈丽华"))
    _at(office, 2026, 10, 2)
    card = _card(office, subject, "leave")
    assert (card.status, card.tone) == ("超期 2 日未归", "late")
    pressing = _read(office, subject).next_step
    assert pressing is not None
    assert (pressing.headline, pressing.action) == ("外出超期 2 日没有回来", "RecordReturn")
    back = datetime(2026, 10, 2, 9, tzinfo=CHINA)
    faults = refused(office.desk, RecordReturn(leave, back, "车票"))
    assert fields(faults) == ["late_reason"]
    _do(office, RecordReturn(leave, back, "车票", "台风停运"))
    clue = office.desk.read(_clue, subject).result()
    assert clue.rule == "cor.R15"
    assert clue.verified_on is None
    assert "超期 2 日" in clue.facts
    assert "台风停运" in clue.facts


def _clue(subject: Id, work: Work) -> Clue:
    return work.session.scalars(select(Clue).where(Clue.subject == subject)).one()


def test_leave_that_was_called_off_counts_no_day(office: Office, subject: Id) -> None:
    _entrust(office)
    _do(office, ReviseProfile(subject, area=HESHAN))
    _at(office, 2026, 9, 22)
    leave = _do(office, _leave(subject))
    _do(office, DecideLeave(leave, Answer.YES, date(2026, 9, 22), "陈丽华"))
    _at(office, 2026, 9, 25)
    _do(office, RecordReturn(leave, datetime(2026, 9, 25, 9, tzinfo=CHINA), ""))
    assert _card(office, subject, "leave").lines[0].text == "5 日，司法所，没有外出"
    judged = office.desk.ask(JudgeLeave(subject, date(2026, 9, 26), date(2026, 9, 26))).result()
    assert judged.most == 1
    assert "cor.R15" not in _dues(office, subject)


def test_without_entrustment_the_county_answers(office: Office, subject: Id) -> None:
    _do(office, ReviseProfile(subject, area=HESHAN))
    _at(office, 2026, 9, 22)
    leave = _do(office, _leave(subject, opinion="同意"))
    request = _read(office, subject).requests[0]
    assert (request.level, request.opinion) == (Level.COUNTY, "同意")
    assert request.what == "9月26日至 9月30日，蓬江区中心医院"
    assert refused(office.desk, DecideLeave(leave, Answer.YES, date(2026, 9, 22), "陈丽华"))
    _answer(office, subject)
    made = _read(office, subject).moves.leaves[0]
    assert made.approved
    assert "cor.R14e" not in _dues(office, subject)  # nothing to file: the county decided


def test_an_entrustment_that_ended_lets_nobody_approve(office: Office, subject: Id) -> None:
    _at(office, 2026, 9, 20)
    _entrust(office)
    _at(office, 2026, 9, 21)
    faults = refused(office.desk, EndEntrustment(Entrusted.LEAVE, date(2026, 9, 22)))
    assert fields(faults) == ["to_on"]
    _do(office, EndEntrustment(Entrusted.LEAVE, date(2026, 9, 21)))
    _do(office, ReviseProfile(subject, area=HESHAN))
    _at(office, 2026, 9, 22)
    _do(office, _leave(subject))
    assert _read(office, subject).moves.leaves[0].level is Level.COUNTY


def test_cor_w7_the_county_cannot_give_what_is_the_citys(office: Office, subject: Id) -> None:
    """Two requests, each the county's by itself: the later trip is counted anew when answered."""
    _do(office, ReviseProfile(subject, area=HESHAN))
    _at(office, 2026, 9, 22)
    ask = _leave(subject, depart_on=date(2026, 11, 1), due_on=date(2026, 11, 11))
    later = _do(office, ask)
    _do(office, replace(ask, depart_on=date(2026, 10, 1), due_on=date(2026, 10, 20)))
    assert [one.level for one in _read(office, subject).moves.leaves] == [Level.COUNTY] * 2
    requests = {one.record: one.id for one in _read(office, subject).requests}
    county = EnterAnswer(requests[later], Answer.YES, date(2026, 9, 22), "何局长")
    faults = refused(office.desk, county)
    assert [(one.rule, one.message) for one in faults] == [
        ("cor.W7", "两个月内累计 31 日，须报市级并通报检察院")
    ]
    _do(office, replace(county, answer=Answer.NO))
    again = _do(office, ask)
    facts = {one.id: one for one in _read(office, subject).moves.leaves}
    assert facts[again].level is Level.CITY
    city = next(one for one in _read(office, subject).requests if one.record == again)
    _do(office, EnterAnswer(city.id, Answer.YES, date(2026, 9, 22), "市局"))
    assert "cor.R14f" in _dues(office, subject)


def test_case_7_hong_kong_is_no_leave(office: Office, subject: Id) -> None:
    _do(office, ReviseProfile(subject, area=JIANGHAI))
    _at(office, 2026, 11, 22)
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
    _do(office, replace(near, reasons=(("cor.W8@areas", "本人要求书面准假"),)))


def test_leave_is_taken_back_by_undo(office: Office, subject: Id) -> None:
    _do(office, ReviseProfile(subject, area=HESHAN))
    _at(office, 2026, 9, 22)
    _do(office, _leave(subject))
    office.desk.do(Undo()).result()
    detail = _read(office, subject)
    assert detail.moves.leaves == ()
    assert detail.requests == ()


def test_nobody_asks_before_the_declaration_or_after_the_end(office: Office) -> None:
    _at(office, 2026, 9, 22)
    over = serve(office.desk, until=date(2026, 9, 21))
    _do(office, ReviseProfile(over, area=HESHAN))
    office.desk.write(_end, over).result()
    assert refused(office.desk, _leave(over))


def _end(subject: Id, work: Work) -> None:
    work.session.get_one(CorrectionSubject, subject).state = State.RELEASED.value


# -- 经常性跨市县 ---------------------------------------------------------------------------------


def test_cor_r16_asked_used_given_up(office: Office, subject: Id) -> None:
    ask = AskCrossArea(
        subject, ("鹤山市",), "工厂在鹤山", "每周一至周五",
        date(2026, 11, 24), date(2026, 11, 24), date(2027, 5, 23),
    )  # fmt: skip
    faults = refused(office.desk, replace(ask, to_on=date(2027, 5, 24)))
    assert faults[0].rule == "cor.W10"
    permit = _do(office, ask)
    assert refused(office.desk, NoteTrip(permit, "到鹤山"))
    _answer(office, subject)
    assert _dues(office, subject)["cor.R16a"] == date(2027, 5, 8)
    _do(office, NoteTrip(permit, "11月24日到鹤山上班"))
    _do(office, EndCrossArea(permit, date(2026, 11, 24)))
    assert "cor.R16a" not in _dues(office, subject)


# -- 执行地变更 -----------------------------------------------------------------------------------


def test_cor_a15_moved_out(office: Office, subject: Id) -> None:
    _at(office, 2026, 10, 12)
    made = _do(office, AskRelocation(subject, "佛山市顺德区", "换了工作", date(2026, 10, 12)))
    assert _dues(office, subject)["cor.R17a"] == date(2026, 10, 17)
    _at(office, 2026, 10, 29)
    course = RecordRelocation(
        made, consulted_on=date(2026, 10, 15), replied_on=date(2026, 10, 20), reply=Answer.YES,
        decided_on=date(2026, 10, 23), decision=Answer.YES, decision_no="新矫变字〔2026〕3号",
    )  # fmt: skip
    _do(office, course)
    owed = _dues(office, subject)
    assert (owed["cor.R17c"], owed["cor.R17d"]) == (date(2026, 10, 28), date(2026, 10, 30))
    assert _read(office, subject).requests[0].answer is Answer.YES
    _do(
        office,
        replace(course, sent_on=date(2026, 10, 26), reported_on=date(2026, 10, 29)),
    )
    detail = _read(office, subject)
    assert detail.state is State.MOVED
    assert not {rule for rule in _dues(office, subject) if rule.startswith("cor.R17")}


def test_cor_r17_the_answer_entered_as_a_request(office: Office, subject: Id) -> None:
    _do(office, AskRelocation(subject, "佛山市顺德区", "换了工作", date(2026, 11, 24)))
    request = _read(office, subject).requests[0].id
    assert refused(office.desk, EnterAnswer(request, Answer.BACK, date(2026, 11, 24), "何局长"))
    _answer(office, subject, Answer.NO, answer_no="不予变更 1 号")
    assert _dues(office, subject)["cor.R17e"] == date(2026, 11, 29)
    only = _read(office, subject).moves.relocations[0]
    assert (only.decision, only.decision_no) == (Answer.NO, "不予变更 1 号")


# -- 禁止令、会客 ---------------------------------------------------------------------------------


def test_case_3_forbidden_bars(office: Office) -> None:
    subject = serve(office.desk, until=date(2027, 7, 2), category=Category.CONTROL)
    ban = AddProhibition(
        subject, ProhibitionKind.PLACE, "酒吧、KTV", date(2026, 9, 1), date(2027, 7, 2)
    )
    made = _do(office, ban)
    assert _card(office, subject, "prohibitions").status == "执行中"
    _do(
        office,
        ReviseProhibition(
            made, ProhibitionKind.PLACE, "酒吧、KTV、夜总会", date(2026, 9, 1), date(2027, 7, 2)
        ),
    )
    assert _read(office, subject).moves.prohibitions[0].content == "酒吧、KTV、夜总会"
    parole = serve(office.desk, "钱长江", category=Category.PAROLE)
    faults = refused(office.desk, replace(ban, subject=parole))
    assert faults[0].rule == "cor.W14"


def test_cor_r19_court_and_procurator_are_told(office: Office, subject: Id) -> None:
    _do(
        office,
        AddProhibition(subject, ProhibitionKind.PLACE, "酒吧", date(2026, 9, 1), date(2027, 8, 31)),
    )
    permit = _do(
        office,
        AskPermit(
            subject, PermitKind.PLACE, "金湾 KTV", "单位年会", date(2026, 11, 24),
            datetime(2026, 11, 28, 18, tzinfo=CHINA), datetime(2026, 11, 28, 21, tzinfo=CHINA),
        ),
    )  # fmt: skip
    _answer(office, subject)
    assert "cor.R19c" in _dues(office, subject)
    line = _card(office, subject, "permits").lines[0]
    assert (line.text, line.secret) == ("******", True)  # covered until a look
    today = date(2026, 11, 24)
    _do(office, TellPermit(permit, told_court_on=today))
    assert "cor.R19c" in _dues(office, subject)
    _do(office, TellPermit(permit, told_procurator_on=today))
    assert "cor.R19c" not in _dues(office, subject)


# -- 电子定位 -------------------------------------------------------------------------------------


def test_cor_a11_r27_case_2_three_months_and_the_alert(office: Office) -> None:
    subject = serve(office.desk, category=Category.PAROLE, until=date(2028, 5, 15))
    _at(office, 2026, 11, 16)
    ask = AskMonitoring(
        subject, MonitoringGround.LEFT, "电子定位腕带", date(2026, 11, 13),
        date(2026, 11, 16), date(2027, 2, 15), "11月10日在开平过夜，没有请假",
    )  # fmt: skip
    faults = refused(office.desk, ask)  # no clue of it was written down yet
    assert [fault.key for fault in faults] == ["cor.W12@ground"]
    reasons = (("cor.W12@ground", "线索已报县级"),)
    device = _do(office, replace(ask, reasons=reasons))
    _answer(office, subject)
    assert _dues(office, subject)["cor.R27a"] == date(2027, 2, 5)
    _do(office, TellMonitoring(device, date(2026, 11, 16)))
    assert "cor.R27b" not in _dues(office, subject)
    assert refused(office.desk, replace(ask, reasons=reasons))
    _at(office, 2027, 2, 10)
    _do(office, ExtendMonitoring(device, date(2027, 5, 15), "何局长", date(2027, 2, 10)))
    assert _dues(office, subject)["cor.R27a"] == date(2027, 5, 5)
    _at(office, 2027, 3, 1)
    _do(office, RemoveMonitoring(device, date(2027, 3, 1), "评估后不需要继续使用"))
    assert "cor.R27a" not in _dues(office, subject)
    assert _card(office, subject, "monitoring").status == ""


def test_cor_r27_the_term_begins_when_it_is_approved(office: Office, subject: Id) -> None:
    _at(office, 2026, 11, 20)
    _do(
        office,
        AskMonitoring(
            subject, MonitoringGround.LEFT, "电子定位腕带", date(2026, 11, 13),
            date(2026, 11, 16), date(2027, 2, 15), reasons=(("cor.W12@ground", "线索已报"),),
        ),
    )  # fmt: skip
    _answer(office, subject)
    assert _read(office, subject).moves.devices[0].start_on == date(2026, 11, 20)


# -- 暂监 ----------------------------------------------------------------------------------------


def _outside(office: Office) -> Id:
    return serve(
        office.desk, "李敏娴", since=date(2026, 6, 18), until=date(2029, 5, 3),
        category=Category.OUTSIDE,
    )  # fmt: skip


def test_case_4_birth_and_the_end_of_nursing(office: Office) -> None:
    subject = _outside(office)
    office.desk.write(_woman, subject).result()
    expecting = RecordOutside(subject, OutsideGround.PREGNANCY, expected_on=date(2026, 10, 5))
    first = _do(office, expecting)
    assert _dues(office, subject)["cor.R12b"] == date(2026, 10, 5)
    again = _do(office, replace(expecting, born_on=date(2026, 9, 28)))
    assert first == again  # one row, changed
    owed = _dues(office, subject)
    assert "cor.R12b" not in owed
    assert owed["cor.R12"] == date(2027, 8, 29)  # 30 days before the first birthday
    lines = {one.title: one.when for one in _card(office, subject, "outside").lines}
    assert lines["情形届满"] == "2027年9月28日"


def _woman(subject: Id, work: Work) -> None:
    row = work.session.get_one(CorrectionSubject, subject)
    work.session.get_one(Person, row.person).sex = "2"


def test_cor_r11_r24_illness_is_reviewed_and_guaranteed(office: Office) -> None:
    subject = _outside(office)
    ill = RecordOutside(
        subject, OutsideGround.ILLNESS, "江门市中心医院", "尿毒症",
        guarantor="李建国", guarantor_state=GuarantorState.VALID,
    )  # fmt: skip
    _do(office, ill)
    assert _dues(office, subject)["cor.R11a"] == date(2026, 9, 18)
    review = RecordMedicalReview(subject, date(2026, 11, 20), "鹤山市人民医院", False, "仍需透析")
    faults = refused(office.desk, review)
    assert [fault.key for fault in faults] == ["cor.W23@hospital"]
    _do(office, replace(review, reasons=(("cor.W23@hospital", "病情急，已补转诊"),)))
    assert _dues(office, subject)["cor.R11a"] == date(2027, 2, 20)
    _do(office, DeferMedicalReview(subject, date(2027, 3, 31), "市局同意延期"))
    assert _dues(office, subject)["cor.R11a"] == date(2027, 3, 31)
    _do(office, replace(ill, guarantor_state=GuarantorState.LOST))
    assert _dues(office, subject)["cor.R11b"] == date(2026, 11, 24)
    assert _card(office, subject, "outside").status == "保证人待更换"
