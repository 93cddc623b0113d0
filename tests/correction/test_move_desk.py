"""Cross-area, relocation, prohibitions, permits, devices and 暂监 on a real desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from app.clock import CHINA
from app.correction.messages import (
    AddProhibition,
    Answer,
    AskCrossArea,
    AskMonitoring,
    AskPermit,
    AskRelocation,
    Category,
    DeferMedicalReview,
    EndCrossArea,
    EnterAnswer,
    ExtendMonitoring,
    GuarantorState,
    MonitoringGround,
    NoteTrip,
    OutsideGround,
    PermitKind,
    ProhibitionKind,
    RecordMedicalReview,
    RecordOutside,
    RecordRelocation,
    RemoveMonitoring,
    ReviseProhibition,
    State,
    TellMonitoring,
    TellPermit,
)
from app.ids import Id
from app.work import Work
from db.tables.correction import CorrectionSubject
from db.tables.people import Person
from tests.correction.desk import answer, at, do, due_days, read, track
from tests.correction.serving import serve
from tests.office import Office
from tests.refusals import refused


@pytest.fixture
def office(founded: Office) -> Office:
    """The office on Tuesday 24 November 2026."""
    at(founded, 11, 24)
    return founded


@pytest.fixture
def subject(office: Office) -> Id:
    """Somebody in 在矫 since 1 September 2026, living in 新会."""
    return serve(office.desk)


# -- 经常性跨市县 ------------------------------------------------------------------------------


def test_cor_r16_asked_used_given_up(office: Office, subject: Id) -> None:
    ask = AskCrossArea(
        subject, ("鹤山市",), "工厂在鹤山", "每周一至周五",
        date(2026, 11, 24), date(2026, 11, 24), date(2027, 5, 23),
    )  # fmt: skip
    faults = refused(office.desk, replace(ask, to_on=date(2027, 5, 24)))
    assert faults[0].rule == "cor.W10"
    permit = do(office, ask)
    assert refused(office.desk, NoteTrip(permit, "到鹤山"))
    answer(office, subject)
    assert due_days(office, subject)["cor.R16a"] == date(2027, 5, 8)
    do(office, NoteTrip(permit, "11月24日到鹤山上班"))
    do(office, EndCrossArea(permit, date(2026, 11, 24)))
    assert "cor.R16a" not in due_days(office, subject)


# -- 执行地变更 --------------------------------------------------------------------------------


def test_cor_a15_moved_out(office: Office, subject: Id) -> None:
    at(office, 10, 12)
    made = do(office, AskRelocation(subject, "佛山市顺德区", "换了工作", date(2026, 10, 12)))
    assert due_days(office, subject)["cor.R17a"] == date(2026, 10, 17)
    at(office, 10, 29)
    course = RecordRelocation(
        made, consulted_on=date(2026, 10, 15), replied_on=date(2026, 10, 20), reply=Answer.YES,
        decided_on=date(2026, 10, 23), decision=Answer.YES, decision_no="新矫变字〔2026〕3号",
    )  # fmt: skip
    do(office, course)
    owed = due_days(office, subject)
    assert (owed["cor.R17c"], owed["cor.R17d"]) == (date(2026, 10, 28), date(2026, 10, 30))
    assert read(office, subject).requests[0].answer is Answer.YES
    do(
        office,
        replace(course, sent_on=date(2026, 10, 26), reported_on=date(2026, 10, 29)),
    )
    detail = read(office, subject)
    assert detail.state is State.MOVED
    assert not {rule for rule in due_days(office, subject) if rule.startswith("cor.R17")}


def test_cor_r17_the_answer_entered_as_a_request(office: Office, subject: Id) -> None:
    do(office, AskRelocation(subject, "佛山市顺德区", "换了工作", date(2026, 11, 24)))
    request = read(office, subject).requests[0].id
    assert refused(office.desk, EnterAnswer(request, Answer.BACK, date(2026, 11, 24), "何局长"))
    answer(office, subject, Answer.NO, answer_no="不予变更 1 号")
    assert due_days(office, subject)["cor.R17e"] == date(2026, 11, 29)
    only = read(office, subject).moves.relocations[0]
    assert (only.decision, only.decision_no) == (Answer.NO, "不予变更 1 号")


# -- 禁止令、会客 ------------------------------------------------------------------------------


def test_case_3_forbidden_bars(office: Office) -> None:
    subject = serve(office.desk, until=date(2027, 7, 2), category=Category.CONTROL)
    ban = AddProhibition(
        subject, ProhibitionKind.PLACE, "酒吧、KTV", date(2026, 9, 1), date(2027, 7, 2)
    )
    made = do(office, ban)
    assert track(office, subject, "prohibitions").status == "执行中"
    do(
        office,
        ReviseProhibition(
            made, ProhibitionKind.PLACE, "酒吧、KTV、夜总会", date(2026, 9, 1), date(2027, 7, 2)
        ),
    )
    assert read(office, subject).moves.prohibitions[0].content == "酒吧、KTV、夜总会"
    parole = serve(office.desk, "钱长江", category=Category.PAROLE)
    faults = refused(office.desk, replace(ban, subject=parole))
    assert faults[0].rule == "cor.W14"


def test_cor_r19_court_and_procurator_are_told(office: Office, subject: Id) -> None:
    do(
        office,
        AddProhibition(subject, ProhibitionKind.PLACE, "酒吧", date(2026, 9, 1), date(2027, 8, 31)),
    )
    permit = do(
        office,
        AskPermit(
            subject, PermitKind.PLACE, "金湾 KTV", "单位年会", date(2026, 11, 24),
            datetime(2026, 11, 28, 18, tzinfo=CHINA), datetime(2026, 11, 28, 21, tzinfo=CHINA),
        ),
    )  # fmt: skip
    answer(office, subject)
    assert "cor.R19c" in due_days(office, subject)
    line = track(office, subject, "permits").lines[0]
    assert (line.text, line.secret) == ("******", True)  # covered until a look
    today = date(2026, 11, 24)
    do(office, TellPermit(permit, told_court_on=today))
    assert "cor.R19c" in due_days(office, subject)
    do(office, TellPermit(permit, told_procurator_on=today))
    assert "cor.R19c" not in due_days(office, subject)


# -- 电子定位 ----------------------------------------------------------------------------------


def test_cor_a11_r27_case_2_three_months_and_the_alert(office: Office) -> None:
    subject = serve(office.desk, category=Category.PAROLE, until=date(2028, 5, 15))
    at(office, 11, 16)
    ask = AskMonitoring(
        subject, MonitoringGround.LEFT, "电子定位腕带", date(2026, 11, 13),
        date(2026, 11, 16), date(2027, 2, 15), "11月10日在开平过夜，没有请假",
    )  # fmt: skip
    faults = refused(office.desk, ask)  # no clue of it was written down yet
    assert [fault.key for fault in faults] == ["cor.W12@ground"]
    reasons = (("cor.W12@ground", "线索已报县级"),)
    device = do(office, replace(ask, reasons=reasons))
    answer(office, subject)
    assert due_days(office, subject)["cor.R27a"] == date(2027, 2, 5)
    do(office, TellMonitoring(device, date(2026, 11, 16)))
    assert "cor.R27b" not in due_days(office, subject)
    assert refused(office.desk, replace(ask, reasons=reasons))
    at(office, 2, 10, year=2027)
    do(office, ExtendMonitoring(device, date(2027, 5, 15), "何局长", date(2027, 2, 10)))
    assert due_days(office, subject)["cor.R27a"] == date(2027, 5, 5)
    at(office, 3, 1, year=2027)
    do(office, RemoveMonitoring(device, date(2027, 3, 1), "评估后不需要继续使用"))
    assert "cor.R27a" not in due_days(office, subject)
    assert track(office, subject, "monitoring").status == ""


def test_cor_r27_the_term_begins_when_it_is_approved(office: Office, subject: Id) -> None:
    at(office, 11, 20)
    do(
        office,
        AskMonitoring(
            subject, MonitoringGround.LEFT, "电子定位腕带", date(2026, 11, 13),
            date(2026, 11, 16), date(2027, 2, 15), reasons=(("cor.W12@ground", "线索已报"),),
        ),
    )  # fmt: skip
    answer(office, subject)
    assert read(office, subject).moves.devices[0].start_on == date(2026, 11, 20)


# -- 暂监 --------------------------------------------------------------------------------------


def _outside(office: Office) -> Id:
    return serve(
        office.desk, "李敏娴", since=date(2026, 6, 18), until=date(2029, 5, 3),
        category=Category.OUTSIDE,
    )  # fmt: skip


def test_case_4_birth_and_the_end_of_nursing(office: Office) -> None:
    subject = _outside(office)
    office.desk.write(_woman, subject).result()
    expecting = RecordOutside(subject, OutsideGround.PREGNANCY, expected_on=date(2026, 10, 5))
    first = do(office, expecting)
    assert due_days(office, subject)["cor.R12b"] == date(2026, 10, 5)
    again = do(office, replace(expecting, born_on=date(2026, 9, 28)))
    assert first == again  # one row, changed
    owed = due_days(office, subject)
    assert "cor.R12b" not in owed
    assert owed["cor.R12"] == date(2027, 8, 29)  # 30 days before the first birthday
    lines = {one.title: one.when for one in track(office, subject, "outside").lines}
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
    do(office, ill)
    assert due_days(office, subject)["cor.R11a"] == date(2026, 9, 18)
    review = RecordMedicalReview(subject, date(2026, 11, 20), "鹤山市人民医院", False, "仍需透析")
    faults = refused(office.desk, review)
    assert [fault.key for fault in faults] == ["cor.W23@hospital"]
    do(office, replace(review, reasons=(("cor.W23@hospital", "病情急，已补转诊"),)))
    assert due_days(office, subject)["cor.R11a"] == date(2027, 2, 20)
    do(office, DeferMedicalReview(subject, date(2027, 3, 31), "市局同意延期"))
    assert due_days(office, subject)["cor.R11a"] == date(2027, 3, 31)
    do(office, replace(ill, guarantor_state=GuarantorState.LOST))
    assert due_days(office, subject)["cor.R11b"] == date(2026, 11, 24)
    assert track(office, subject, "outside").status == "保证人待更换"
