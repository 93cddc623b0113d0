"""Cases 2, 3 and 9 of 社区矫正 (specification §7): a device, a prohibition, who was lost twice."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from app.clock import CHINA
from app.correction.codes import Standing
from app.correction.messages import (
    AddProhibition,
    AskLeave,
    AskMonitoring,
    Category,
    EndSearch,
    Grade,
    Ground,
    LeaveReason,
    MonitoringGround,
    Principal,
    ProhibitionKind,
    ProposeSanction,
    ReadLadder,
    RecordSearchStep,
    SanctionKind,
    SearchWay,
    ServeSanction,
    Severity,
    StartSearch,
    TakeUpClue,
    TellSearch,
    Term,
    VerifyClue,
)
from app.errors import Refused
from app.people.messages import Sex
from tests.correction.serving import looked
from tests.journeys.sentence import Officer, day, judged, resident, team


def test_case_2_parole_and_a_device(officer: Officer) -> None:
    officer.on("2026-10-09")
    officer.register(
        resident("钱某江", "440799198511030358", 2),
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
    person = resident("孙某霞", "440799199607220425", 3)
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
        resident("冯某强", "440799199410280774", 9),
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
