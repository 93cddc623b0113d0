"""The cases of 社区矫正 from the specification, end to end, every date counted by hand there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest

from app.clock import CHINA, FixedClock
from app.correction.codes import ExitHandling, ExitKind, OffenceKind, OutsideGround, Standing
from app.correction.messages import (
    AddMember,
    AddProhibition,
    Answer,
    AppraiseSubject,
    AskLeave,
    AskMonitoring,
    Attitude,
    Category,
    Checked,
    CheckInKind,
    DecideLeave,
    DeclareSubject,
    EndSearch,
    Entrusted,
    FileExit,
    Grade,
    Ground,
    GuardianInput,
    KeepExitDocument,
    LeaveReason,
    Level,
    MonitoringGround,
    Principal,
    ProhibitionKind,
    ProposeSanction,
    ReadLadder,
    RecordCheckIn,
    RecordEntrustment,
    RecordOutside,
    RecordReturn,
    RecordSearchStep,
    ReleaseSubject,
    ReportLeave,
    SanctionKind,
    SearchWay,
    ServeSanction,
    Severity,
    StartSearch,
    State,
    TakeUpClue,
    TellEnding,
    TellSearch,
    Term,
    VerifyClue,
    WritePlan,
)
from app.errors import Refused
from app.people.messages import IdKind, Nationality, PersonInput, Sex
from app.resettlement.messages import (
    ContactMode,
    HandOver,
    Homecoming,
    ListReleased,
    MemberInput,
    Met,
    ReadReleased,
    RecordContact,
)
from app.resettlement.messages import Standing as Helper
from app.today.messages import ReadDues
from tests.correction.serving import looked
from tests.journeys.sentence import Officer, day, judged, team
from tests.office import Office, found_office


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """One office; every case has a subject of its own in it."""
    clock = FixedClock(datetime(2025, 9, 1, 9, tzinfo=CHINA))
    made = found_office(tmp_path_factory.mktemp("office"), clock)
    yield made
    made.desk.close()


@pytest.fixture
def officer(founded: Office) -> Officer:
    return Officer(founded)


def _person(name: str, number: str, n: int, **more: str) -> PersonInput:
    return PersonInput(
        name=name,
        id_no=number,
        phone=f"1390000000{n}",
        address="青岚镇",
        **more,  # type: ignore[arg-type]
    )


def test_case_1_suspension_to_resettlement_at_the_end_of_a_month(officer: Officer) -> None:
    person = _person("赵某宁", "440799199205170218", 1, occupation="快递员")
    said = {
        "category": Category.SUSPENSION,
        "organ": "新会区人民法院",
        "doc_no": "（2026）粤0705刑初9001号",
        "doc_on": "2026-02-13",
        "effective_on": "2026-02-28",
        "offence": "危险驾驶罪",
        "offence_kind": OffenceKind.PUBLIC_SAFETY,
        "offence_on": "2025-12-06",
        "principal": Principal.DETENTION,
        "sentence": Term(months=5),
        "probation": Term(months=6),
        "start_on": "2026-02-28",
    }
    officer.on("2026-03-02")
    with officer.stopped("cor.W3") as faults:  # 08-27 is the wrong count of 02-28 + 6 months
        officer.register(person, judged(**said, end_on="2026-08-27"))
    assert "2026年8月30日" in faults[0].message or "2026-08-30" in faults[0].message
    officer.register(person, judged(**said, end_on="2026-08-30"))
    assert officer.raw()["cor.R02"] == day("2026-03-10")
    officer.on("2026-03-06")
    officer.receive()
    officer.declare(team(("何某芬", Sex.FEMALE, Standing.FAMILY)))
    assert officer.detail().state is State.SERVING
    assert officer.raw()["cor.R29b"] == day("2026-07-31")
    officer.on("2026-07-31")
    officer.do(
        AppraiseSubject(
            officer.subject, day("2026-07-31"), "遵守规定", Attitude.ADMITS_OBEYS, "建议一般帮教"
        )
    )
    officer.on("2026-08-29")
    with officer.stopped("cor.W1") as faults:
        officer.do(ReleaseSubject(officer.subject, day("2026-08-29"), "新矫解证字〔2026〕第31号"))
    assert "2026年8月30日" in faults[0].message
    assert officer.owed()["cor.R29"] == day("2026-08-30")  # a Sunday, and no roll
    officer.on("2026-08-30")
    officer.do(ReleaseSubject(officer.subject, day("2026-08-30"), "新矫解证字〔2026〕第31号"))
    officer.do(TellEnding(officer.subject, day("2026-08-30")))
    detail = officer.detail()
    assert (detail.state, detail.ended_on) == (State.RELEASED, day("2026-08-30"))
    _case_1_afterwards(officer)


def _case_1_afterwards(officer: Officer) -> None:
    """A20: 2026-08-31 → 2029-08-30; REF: the quarterly contact is due by 12-04."""
    who = officer.detail().person.id
    (card,) = [
        card
        for card in officer.desk.ask(ListReleased(person=who)).result().rows
        if card.title == "赵某宁"
    ]
    detail = officer.desk.ask(ReadReleased(card.id)).result()
    assert (detail.help_from, detail.help_to) == (day("2026-08-31"), day("2029-08-30"))
    officer.on("2026-08-31")
    members = (MemberInput("陈丽华", Helper.OFFICE), MemberInput("黄某根", Helper.VILLAGE))
    officer.do(HandOver(card.id, day("2026-08-31"), Homecoming.REPORTED, Met.IN_PERSON, members))
    officer.on("2026-09-04")
    at = datetime(2026, 9, 4, 9, 30, tzinfo=CHINA)
    officer.do(RecordContact(card.id, at, ContactMode.TALK, "还在送快递，家里稳定"))
    officer.on("2026-11-23")
    rows = officer.desk.ask(ReadDues((card.id,))).result()
    assert day("2026-12-04") in {row.due.raw for row in rows if row.due.rule.startswith("res.R35")}


def test_case_4_pregnant_outside_prison(officer: Officer) -> None:
    officer.on("2026-06-18")
    officer.do(RecordEntrustment(Entrusted.LEAVE, "鹤司委〔2026〕1 号", day("2026-01-01")))
    officer.register(
        _person("李某敏", "440799199701090663", 4),
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
        _person("吴某轩", "440799200812240535", 6, occupation="学生"),
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


def test_case_2_parole_and_a_device(officer: Officer) -> None:
    officer.on("2026-10-09")
    officer.register(
        _person("钱某江", "440799198511030358", 2),
        judged(
            category=Category.PAROLE,
            organ="江门市中级人民法院",
            doc_no="（2026）粤07刑更9002号",
            doc_on="2026-10-09",
            effective_on="2026-10-09",
            executed_on="2026-10-15",
            offence="抢劫罪",
            offence_on="2020-05-01",
            principal=Principal.IMPRISONMENT,
            sentence=Term(years=8),
            nominal_end="2028-05-15",
            start_on="2026-10-15",
            end_on="2028-05-15",
        ),
    )
    assert officer.raw()["cor.R02"] == day("2026-10-19")
    officer.on("2026-10-16")
    officer.receive()
    officer.declare(team(), Grade.STRICT)
    officer.on("2026-11-11")
    found = datetime(2026, 11, 10, 23, 0, tzinfo=CHINA)
    clue = officer.do(TakeUpClue(officer.subject, "cor.R14", found, "未请假到开平过夜"))
    officer.do(VerifyClue(clue, day("2026-11-11"), False, "旅馆登记属实", "承认", Severity.MINOR))
    ladder = officer.desk.ask(ReadLadder(officer.subject)).result()
    assert ladder.offer is not None
    assert (ladder.offer.kind, ladder.offer.papers) == (SanctionKind.REPRIMAND, ("cor.D12",))
    assert SanctionKind.PUNISHMENT not in ladder.allowed  # #5: the menu hides it
    officer.on("2026-11-16")
    with officer.stopped("cor.W12"):
        officer.do(_device(officer, day("2027-02-16")))  # one day over three months
    with officer.stopped("cor.W13"):
        officer.do(_device(officer, day("2027-02-15"), "华为手机"))
    officer.do(_device(officer, day("2027-02-15")))
    officer.answer(approver="何局长")
    assert officer.raw()["cor.R27a"] == day("2027-02-05")


def _device(officer: Officer, end: date, device: str = "电子定位腕带") -> AskMonitoring:
    return AskMonitoring(
        officer.subject, MonitoringGround.LEFT, device, day("2026-11-16"), day("2026-11-16"), end,
        "11月10日未经批准到开平过夜",
    )  # fmt: skip


def test_case_3_control_with_a_prohibition(officer: Officer) -> None:
    said = {
        "category": Category.CONTROL,
        "organ": "蓬江区人民法院",
        "doc_no": "（2026）粤0703刑初9003号",
        "doc_on": "2026-08-20",
        "effective_on": "2026-09-01",
        "executed_on": "2026-09-01",
        "offence": "寻衅滋事罪",
        "offence_on": "2026-03-15",
        "principal": Principal.CONTROL,
        "sentence": Term(years=1),
        "custody_days": 30,
        "start_on": "2026-09-01",
    }
    person = _person("孙某霞", "440799199607220425", 3)
    officer.on("2026-09-01")
    with officer.stopped("cor.W16"):  # 2027-08-31 − 30: a day held counts as two
        officer.register(person, judged(**said, end_on="2027-08-01"), area="440703")
    officer.register(person, judged(**said, end_on="2027-07-02"), area="440703")
    assert officer.raw()["cor.R02"] == day("2026-09-11")
    officer.on("2026-09-08")
    officer.receive()
    men = (("陈某", Sex.MALE, Standing.OFFICE), ("黄某", Sex.MALE, Standing.VILLAGE),
           ("孙某", Sex.MALE, Standing.FAMILY))  # fmt: skip
    with pytest.raises(Refused, match="女性对象小组须有女性成员"):
        officer.declare(men)
    officer.declare(team()[:1])
    officer.do(
        AddProhibition(
            officer.subject, ProhibitionKind.PLACE, "禁止进入酒吧、KTV",
            day("2026-09-01"), day("2027-07-02"),
        )
    )  # fmt: skip
    assert officer.raw()["cor.R29b"] == day("2027-06-02")
    officer.on("2026-11-08")
    with officer.stopped("cor.W8"):
        officer.do(
            AskLeave(
                officer.subject, LeaveReason.WORK, "上夜班", ("新会",), ("440705",),
                day("2026-11-08"), day("2026-11-12"), day("2026-11-12"), "工作证明",
            )
        )  # fmt: skip
    found = datetime(2026, 11, 7, 22, 0, tzinfo=CHINA)
    clue = officer.do(TakeUpClue(officer.subject, "cor.R19", found, "11月7日进入 KTV"))
    officer.do(VerifyClue(clue, day("2026-11-08"), False, "监控属实", "承认", Severity.MINOR))
    ladder = officer.desk.ask(ReadLadder(officer.subject)).result()
    rungs = {one.kind for one in (ladder.offer, *ladder.others) if one and one.met}
    assert {SanctionKind.WARNING, SanctionKind.PUNISHMENT} <= rungs
    assert not {SanctionKind.REVOKE_SUSPENSION, SanctionKind.IMPRISON} & set(ladder.allowed)


def test_case_9_missed_reprimanded_warned_and_lost_again(officer: Officer) -> None:
    officer.on("2025-09-15")
    officer.register(
        _person("冯某强", "440799199410280774", 9),
        judged(
            category=Category.SUSPENSION,
            organ="恩平市人民法院",
            doc_no="（2025）粤0785刑初9009号",
            doc_on="2025-09-04",
            effective_on="2025-09-15",
            offence="开设赌场罪",
            offence_on="2025-02-11",
            principal=Principal.IMPRISONMENT,
            sentence=Term(years=1),
            probation=Term(years=2),
            start_on="2025-09-15",
            end_on="2027-09-14",
        ),
        area="440785",
    )
    assert officer.raw()["cor.R02"] == day("2025-09-25")
    officer.on("2025-09-22")
    officer.receive()
    officer.declare(team())
    officer.on("2026-05-20")
    _sanctioned(officer, Ground.RULES_MINOR, SanctionKind.REPRIMAND, "cor.R09", "两次未报告")
    officer.on("2026-07-06")
    _sanctioned(officer, Ground.RULES_MINOR, SanctionKind.REPRIMAND, "cor.R14", "私自到台山")
    officer.on("2026-08-10")
    _sanctioned(officer, Ground.TWO_REPRIMANDS, SanctionKind.WARNING, "cor.R09", "仍不改正")
    _lost(officer, "2026-09-05", "2026-09-28")
    officer.on("2026-10-08")
    looks = (looked(officer.desk, officer.subject),)
    ladder = officer.desk.ask(ReadLadder(officer.subject, looks)).result()
    (clue,) = [one for one in ladder.clues if one.rule == "cor.R28"]
    assert "脱离监管 23 日" in clue.facts
    officer.do(VerifyClue(clue.id, day("2026-10-08"), False, "打工", "没有申辩", Severity.GRAVE))
    _decided(officer, Ground.OUT_LONGER, SanctionKind.WARNING, clue.id)
    _lost(officer, "2026-11-01")
    officer.on("2026-11-23")
    ladder = officer.desk.ask(ReadLadder(officer.subject)).result()
    assert ladder.head == "冯某强 失联第 22 天"
    assert ladder.offer is not None
    assert ladder.offer.ground is Ground.TWO_WARNINGS
    assert ladder.offer.papers == ("cor.D16", "cor.D18")
    (month,) = [one for one in ladder.others if one.ground is Ground.OUT_A_MONTH]
    assert (month.met, month.from_on) == (False, day("2026-12-02"))
    assert all(request.answer for request in officer.detail().requests)  # nothing files itself


def _sanctioned(
    officer: Officer, ground: Ground, kind: SanctionKind, rule: str, facts: str
) -> None:
    now = officer.desk.clock.now()
    clue = officer.do(TakeUpClue(officer.subject, rule, now, facts))
    officer.do(VerifyClue(clue, now.date(), False, "已核实", "承认", Severity.MINOR))
    _decided(officer, ground, kind, clue)


def _decided(officer: Officer, ground: Ground, kind: SanctionKind, clue: bytes) -> None:
    today = officer.desk.clock.today()
    made = officer.do(
        ProposeSanction(officer.subject, kind, ground, "事实清楚", "没有异议", today, (clue,))
    )
    officer.answer(approver="恩平市社区矫正管理局", answer_no="（2026）恩矫决字第 1 号")
    officer.do(ServeSanction(made, today, ("检察院",)))


def _lost(officer: Officer, since: str, found: str = "") -> None:
    officer.on(since)
    now = officer.desk.clock.now()
    search = officer.do(StartSearch(officer.subject, now, "前一天电话"))
    officer.do(RecordSearchStep(search, now, SearchWay.HOME, "不在家", ("刘某",)))
    officer.do(TellSearch(search, now, now, now))
    if found:
        officer.on(found)
        officer.do(EndSearch(search, officer.desk.clock.now(), "在台山找到"))
