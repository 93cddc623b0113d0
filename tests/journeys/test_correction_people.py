"""Cases 4, 6 and 7 of 社区矫正 (specification §7): a mother, a minor, a resident of Hong Kong."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from app.clock import CHINA
from app.correction.codes import ExitHandling, ExitKind, OffenceKind, OutsideGround, Standing
from app.correction.messages import (
    AddMember,
    Answer,
    AppraiseSubject,
    AskLeave,
    Attitude,
    Category,
    Checked,
    CheckInKind,
    DecideLeave,
    DeclareSubject,
    Entrusted,
    FileExit,
    Grade,
    GuardianInput,
    KeepExitDocument,
    LeaveReason,
    Level,
    Principal,
    RecordCheckIn,
    RecordEntrustment,
    RecordOutside,
    RecordReturn,
    ReleaseSubject,
    ReportLeave,
    TellEnding,
    Term,
    WritePlan,
)
from app.errors import Refused
from app.people.messages import IdKind, Nationality, PersonInput, Sex
from tests.journeys.sentence import Officer, day, judged, resident, team


def test_case_4_pregnant_outside_prison(officer: Officer) -> None:
    officer.on("2026-06-18")
    officer.do(RecordEntrustment(Entrusted.LEAVE, "鹤司委〔2026〕1 号", day("2026-01-01")))
    officer.register(
        resident("李某敏", "440799199701090663", 4),
        judged(
            category=Category.OUTSIDE,
            organ="鹤山市人民法院",
            doc_no="（2026）粤0784刑初9004号",
            doc_on="2026-06-18",
            effective_on="2026-06-18",
            executed_on="2026-06-18",
            offence="诈骗罪",
            offence_on="2025-08-20",
            principal=Principal.IMPRISONMENT,
            sentence=Term(years=3),
            custody_days=45,
            start_on="2026-06-18",
            end_on="2029-05-03",  # 2029-06-17 less 45 days
        ),
        area="440784",
        decision_on=day("2026-06-18"),
    )
    assert officer.raw()["cor.R03"] == day("2026-06-28")
    officer.on("2026-06-25")
    officer.receive()
    officer.declare(team())
    officer.do(
        RecordOutside(officer.subject, OutsideGround.PREGNANCY, "江门市妇幼保健院",
                      expected_on=day("2026-10-05"))
    )  # fmt: skip
    for on in ("2026-06-28", "2026-07-20", "2026-08-20", "2026-09-15"):
        officer.on(on)
        officer.do(_body_report(officer))
    officer.on("2026-09-23")
    leave = officer.do(
        AskLeave(
            officer.subject, LeaveReason.MEDICAL, "待产", ("江门市妇幼保健院",), ("440703",),
            day("2026-09-23"), day("2026-09-26"), day("2026-09-30"), "住院通知",
        )
    )  # fmt: skip
    asked = next(one for one in officer.detail().moves.leaves if one.id == leave)
    assert (asked.due_on - asked.depart_on).days + 1 == 5
    assert asked.level is Level.OFFICE
    officer.on("2026-09-24")
    officer.do(DecideLeave(leave, Answer.YES, day("2026-09-24"), "陈丽华"))
    officer.do(ReportLeave(leave, filed_on=day("2026-09-24")))
    officer.on("2026-09-30", 16)
    back = datetime(2026, 9, 30, 15, 0, tzinfo=CHINA)
    officer.do(RecordReturn(leave, back, "出院小结"))
    officer.do(
        RecordOutside(officer.subject, OutsideGround.NURSING, "江门市妇幼保健院",
                      expected_on=day("2026-10-05"), born_on=day("2026-09-28"))
    )  # fmt: skip
    officer.on("2026-10-20")
    officer.do(_body_report(officer))
    officer.on("2026-11-23")
    raw = officer.raw()
    assert raw["cor.R12"] == day("2027-08-29")  # thirty days before the first birthday, 09-28
    assert raw["cor.R11"] == day("2026-11-30")  # the body report of November is open until then


def _body_report(officer: Officer) -> RecordCheckIn:
    return RecordCheckIn(officer.subject, CheckInKind.HEALTH, Checked.CARD, "按时产检")


def test_case_6_a_minor_in_the_cold_of_nobody_elses_eyes(officer: Officer) -> None:
    officer.on("2026-06-11")
    guardian = GuardianInput("林某珍", "13900000016", "母亲")
    officer.register(
        resident("吴某轩", "440799200812240535", 6, occupation="学生"),
        judged(
            category=Category.SUSPENSION,
            organ="开平市人民法院",
            doc_no="（2026）粤0783刑初9006号",
            doc_on="2026-05-28",
            effective_on="2026-06-11",
            offence="盗窃罪",
            offence_kind=OffenceKind.PROPERTY,
            offence_on="2026-03-02",
            principal=Principal.IMPRISONMENT,
            sentence=Term(months=10),
            probation=Term(years=1),
            start_on="2026-06-11",
            end_on="2027-06-10",
        ),
        area="440783",
        guardian=guardian,
    )
    assert officer.raw()["cor.R02"] == day("2026-06-21")
    officer.on("2026-06-15")
    officer.receive()
    with pytest.raises(Refused, match="未成年人"):  # #11: nobody in the team knows minors
        officer.declare(team(), guardian=guardian)
    today = day("2026-06-15")
    officer.do(
        AddMember(
            officer.subject, "周某仪", Sex.FEMALE, Standing.SOCIAL, today,
            knows_minors=True, letter_on=today,
        )
    )  # fmt: skip
    officer.do(
        DeclareSubject(
            officer.subject, today, "陈丽华", grade=Grade.GENERAL, closed=True,
            guardian_present=True,
        )
    )  # fmt: skip
    officer.do(WritePlan(officer.subject, today, "在校就读", "学校和家庭一起帮教"))
    assert officer.detail().minor
    officer.on("2026-12-25")  # eighteen from today: the regime stays (#20)
    officer.settle()
    assert officer.detail().minor
    assert officer.raw()["cor.R29b"] == day("2027-05-11")
    officer.on("2027-05-11")
    officer.do(
        AppraiseSubject(
            officer.subject, day("2027-05-11"), "遵守规定", Attitude.ADMITS_OBEYS, "继续就读"
        )
    )
    officer.on("2027-06-10")
    officer.do(ReleaseSubject(officer.subject, day("2027-06-10"), "开矫解证字〔2027〕第9号"))
    assert officer.raw()["cor.R31"] == day("2027-06-13")
    officer.do(TellEnding(officer.subject, day("2027-06-10")))
    step = officer.detail().next_step
    assert step is not None
    assert step.action == "SealSubject"


def test_case_7_a_resident_of_hong_kong(officer: Officer) -> None:
    person = PersonInput(
        name="郑某华",
        id_kind=IdKind.HK_MACAO_PERMIT,
        id_no="H09999901",
        sex=Sex.MALE,
        birth=date(1975, 9, 9),
        phone="13900000007",
        address="礼中街",
        nationality=Nationality.HONG_KONG,
    )
    officer.on("2026-04-20")
    officer.register(
        person,
        judged(
            category=Category.SUSPENSION,
            organ="江门市中级人民法院",
            doc_no="（2026）粤07刑初9007号",
            doc_on="2026-04-09",
            effective_on="2026-04-20",
            offence="走私普通货物罪",
            offence_kind=OffenceKind.ECONOMY,
            offence_on="2025-01-10",
            principal=Principal.IMPRISONMENT,
            sentence=Term(years=2),
            probation=Term(years=3),
            start_on="2026-04-20",
            end_on="2029-04-19",
        ),
        area="440704",
    )
    assert officer.raw()["cor.R02"] == day("2026-04-30")
    officer.on("2026-04-27")
    officer.receive()
    officer.declare(team())
    officer.on("2026-04-28")
    officer.do(FileExit(officer.subject, day("2026-04-28")))
    permit = KeepExitDocument(
        officer.subject, ExitKind.HK_MACAO_TRAVEL, "H09999901", ExitHandling.UNTOUCHED
    )
    officer.do(permit)
    with pytest.raises(Refused):  # taking a 回乡证 needs a shown legal basis
        officer.do(
            KeepExitDocument(
                officer.subject, ExitKind.HK_MACAO_TRAVEL, "H09999901", ExitHandling.KEPT
            )
        )
    officer.on("2026-11-22")
    with officer.stopped("cor.W9") as faults:
        officer.do(
            AskLeave(
                officer.subject, LeaveReason.FAMILY, "奔丧", ("香港",), ("810000",),
                day("2026-11-22"), day("2026-11-25"), day("2026-11-27"), "讣告",
            )
        )  # fmt: skip
    assert faults[0].message.startswith("刑罚未执行完毕，不准出境。")
    with officer.stopped("cor.W8") as faults:  # 江海 and 新会 are one 城市市区
        officer.do(
            AskLeave(
                officer.subject, LeaveReason.WORK, "上班", ("新会",), ("440705",),
                day("2026-11-22"), day("2026-11-26"), day("2026-11-26"), "工作证明",
            )
        )  # fmt: skip
    assert not faults[0].blocks
