"""A record of legal aid through its page: L4, the course with a refusal overturned, L2, who sees.

Every date is counted by hand from the notice of the State Council for 2026: 清明 4月4日–6日,
劳动节 5月1日–5日; 5月9日 is a working Saturday.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time

import pytest
from pytestqt.qtbot import QtBot

from app.access import Role
from app.clock import CHINA, FixedClock
from app.errors import Refused
from app.ids import Id
from app.legalaid.messages import (
    AidTab,
    CarriedBy,
    ChangeOption,
    ChangeReason,
    CloseResult,
    ClosingWay,
    DecisionKind,
    Delivery,
    Flag,
    ListApplications,
    NoteSource,
    ObjectionOutcome,
    Proposal,
    ReadApplication,
    Refusal,
    RegisterApplication,
    RegisterNotice,
    State,
)
from app.papers.messages import PreparePaper
from app.people.messages import ReadPersonFile
from app.records.messages import Retention
from app.search.messages import Search
from app.today.messages import ReadToday
from tests.correction.registering import Life, given, judgment, woman
from tests.ui.legalaid.hands import AidHands, minor_noticed, retrial, wages
from tests.ui.real import RealWorld
from ui.watchdog import Watchdog

CENTRE = "新会区法律援助处"
FIRM = {"unit": "广东甲律师事务所", "lawyer": "梁律师"}


@pytest.fixture(scope="module")
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 4, 1, 9, 0, tzinfo=CHINA))


@pytest.fixture(scope="module")
def world(
    qapp: object, tmp_path_factory: pytest.TempPathFactory, clock: FixedClock
) -> Iterator[RealWorld]:
    """An office in spring; the days of these tests follow one another."""
    made = RealWorld(tmp_path_factory.mktemp("aid") / "office", clock, samples=False)
    yield made
    made.close()


@pytest.fixture
def desk(world: RealWorld, clock: FixedClock, qtbot: QtBot) -> Iterator[AidHands]:
    made = AidHands(world, clock, qtbot)
    yield made
    made.settle()


def _when(day: str, at: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), time.fromisoformat(at), CHINA)


def test_l4_a_notice_about_a_minor_goes_on_at_once(desk: AidHands, dog: Watchdog) -> None:
    desk.on("2026-04-02", "11:05")
    received = _when("2026-04-02", "11:05")
    notice = minor_noticed(received_at=received)
    record: Id = desk.world.office.desk.do(RegisterNotice(notice)).result()
    shown = desk.open(record)
    assert (shown.state, shown.tab) == (State.NOTIFIED, AidTab.CENTRE)
    assert shown.forwardings[0].forwarded_at.date() == date(2026, 4, 2)  # M23
    assert {Flag.NOTICE, Flag.MINOR} <= set(shown.flags)
    due = next(one for one in shown.dues if one.rule == "la.R-B05")
    assert (due.raw, due.on) == (date(2026, 4, 5), date(2026, 4, 3))
    assert due.rolled == date(2026, 4, 7)

    said = desk.told()
    assert "陆×" in said
    assert "陆䶮" not in said
    assert "陆䶮" not in desk.page.panel.accessibleName()
    assert "经济" not in [line.partition("：")[0] for line in said.split("；")]
    assert shown.means is None
    assert not {"StateMeans", "ReviseApplication", "RequestCompletion"} & set(shown.actions)
    (hit,) = [one for one in desk.world.office.desk.ask(Search("陆䶮")).result()
              if one.line == "legalaid"]  # fmt: skip
    assert hit.record == record

    desk.on("2026-04-03")
    words = desk.refused("RecordAssignment", {"assigned_on": date(2026, 4, 3), **FIRM})
    assert "未成年人" in words  # R-B06
    shown = desk.does(
        "RecordAssignment",
        {"assigned_on": date(2026, 4, 3), "doc_no": "（2026）江新援指字第0003号", **FIRM,
         "minor_specialist": True},
    )  # fmt: skip
    assert (shown.state, shown.tab) == (State.ASSIGNED, AidTab.HANDLED)
    contract = next(one for one in shown.dues if one.rule == "la.R-B07")
    assert (contract.raw, contract.on) == (date(2026, 4, 8), date(2026, 4, 8))
    assert shown.next_step is not None
    assert shown.next_step.action == "TellOrgan"
    shown = desk.does("TellOrgan", {"told_on": date(2026, 4, 3), "letter_no": "援公函3号"})
    assert shown.assignment is not None
    assert shown.assignment.organ_told_on == date(2026, 4, 3)
    assert "la.R-B05" not in desk.today(record)


def test_an_application_from_its_receipt_to_the_archive(desk: AidHands, dog: Watchdog) -> None:
    desk.on("2026-04-28", "09:20")
    record: Id = desk.world.office.desk.do(RegisterApplication(wages())).result()
    shown = desk.open(record)
    missing = tuple(one.name for one in shown.missing)
    assert missing  # 务工证明 and what shows the wages
    assert (shown.state, shown.tab) == (State.REGISTERED, AidTab.STATION)
    dues = {one.rule: one for one in shown.dues}
    assert (dues["la.R-B02"].raw, dues["la.R-B02"].on) == (date(2026, 5, 5), date(2026, 4, 30))
    assert dues["la.R-B03"].on == date(2026, 5, 6)  # 29, 30, then 6 May: three working days
    assert "StateMeans" not in shown.actions  # M21

    shown = desk.does("RequestCompletion", {"told_on": date(2026, 4, 28)})
    asked = shown.completion
    assert asked is not None
    assert (asked.wanted, asked.until) == (missing, date(2026, 5, 13))
    assert shown.state is State.INCOMPLETE
    assert shown.review_due is None  # the clock stands still
    assert "RequestCompletion" not in shown.actions  # M22
    assert "LapseApplication" not in shown.actions  # not before its term ran out
    assert set(desk.today(record)) >= {"la.R-B03a"}

    desk.on("2026-04-30")
    pages = {f"pages{at}": 2 for at in range(len(missing))}
    shown = desk.does("SupplyCompletion", {"supplied_on": date(2026, 4, 30), **pages})
    assert (shown.state, shown.missing, shown.stopped_days) == (State.REGISTERED, (), 2)
    assert shown.review_due == date(2026, 5, 7)  # seven days from the 28th and two of waiting
    assert "补正停了 2 天" in desk.told()

    reasons = {"opinion": Proposal.GRANT, "reasons": "进城务工人员讨薪，免予核查，材料齐全。"}
    desk.does("ProposeAid", {"made_on": date(2026, 4, 30), **reasons})
    shown = desk.does("ForwardApplication", {"way": CarriedBy.SYSTEM})
    assert (shown.state, shown.tab) == (State.REVIEWED, AidTab.CENTRE)
    assert shown.forwardings[0].to == shown.centre
    shown = desk.does("AcknowledgeForwarding", {"received_on": date(2026, 4, 30)})

    _refused_and_overturned(desk, record)
    _handled_and_archived(desk, record)


def _refused_and_overturned(desk: AidHands, record: Id) -> None:
    """不予 on the last day; 异议; the bureau has it set right; 给予."""
    desk.on("2026-05-08")
    paper = {
        "kind": DecisionKind.REFUSE,
        "doc_no": "（2026）江新援不字第0003号",
        "decided_on": date(2026, 5, 7),
        "came_on": date(2026, 5, 8),
    }
    refusal = {"refusal": Refusal.MEANS, "reasons": "认为不属于进城务工人员。"}
    words = desk.refused("RecordAidDecision", {**paper, **refusal})
    assert "异议" in words  # M27: the paper has to tell of it
    station = {"signed_by": "大泽镇司法所", "remedy_told": True}
    words = desk.refused("RecordAidDecision", {**paper, **refusal, **station})
    assert "无决定权" in words  # M20
    shown = desk.does("RecordAidDecision", {**paper, **refusal, "remedy_told": True})
    assert (shown.state, shown.tab) == (State.REFUSED, AidTab.CLOSED)
    desk.on("2026-05-09")
    shown = desk.does(
        "ServeAidDecision", {"served_on": date(2026, 5, 9), "how": Delivery.IN_PERSON}
    )
    due = next(one for one in shown.dues if one.rule == "la.R-B08")
    assert (due.raw, due.on) == (
        date(2026, 5, 24),
        date(2026, 5, 25),
    )  # a Sunday: the party's right

    desk.on("2026-05-12")
    shown = desk.does(
        "FileAidObjection", {"filed_on": date(2026, 5, 12), "grounds": "户籍在广西，在本地做工。"}
    )
    assert shown.state is State.OBJECTED
    due = next(one for one in shown.dues if one.rule == "la.R-B08a")
    assert (due.raw, due.on) == (date(2026, 5, 17), date(2026, 5, 15))  # a Sunday, so Friday
    assert "等审查决定" in desk.told()

    desk.on("2026-05-15")
    shown = desk.does(
        "RecordAidReview",
        {
            "outcome": ObjectionOutcome.CORRECT,
            "decided_on": date(2026, 5, 15),
            "doc_no": "新司审〔2026〕2号",
        },
    )  # fmt: skip
    assert shown.state is State.TO_CORRECT
    sheet = desk.sheet("RecordAidDecision")
    assert sheet.grid.values()["kind"] is DecisionKind.GRANT  # nothing else can follow
    sheet.keeper.drop()
    sheet.reject()
    desk.on("2026-05-18")
    shown = desk.does(
        "RecordAidDecision",
        {"doc_no": "（2026）江新援给字第0021号", "decided_on": date(2026, 5, 18)},
    )
    assert shown.state is State.GRANTED
    due = next(one for one in shown.dues if one.rule == "la.R-B04")
    assert (due.raw, due.on) == (date(2026, 5, 21), date(2026, 5, 21))
    assert record == shown.id


def _handled_and_archived(desk: AidHands, record: Id) -> None:
    """Assigned, engaged, changed, over, looked at, paid for, bound, archived."""
    desk.on("2026-05-20")
    first = {"assigned_on": date(2026, 5, 20), "doc_no": "（2026）江新援指字第0030号", **FIRM}
    shown = desk.does("RecordAssignment", first)
    due = next(one for one in shown.dues if one.rule == "la.R-B07")
    assert (due.raw, due.on) == (date(2026, 5, 25), date(2026, 5, 25))
    shown = desk.does("RecordContract", {"contract_on": date(2026, 5, 20)})
    assert shown.state is State.HANDLED
    assert shown.next_step is not None
    assert shown.next_step.action == "AddAidNote"
    desk.does("AddAidNote", {"source": NoteSource.LAWYER, "text": "仲裁已受理，6月10日开庭。"})
    assert "6月10日开庭" in desk.told()

    desk.on("2026-06-01")
    shown = desk.does(
        "AskLawyerChange",
        {"asked_on": date(2026, 6, 1), "reason": ChangeReason.UNABLE, "note": "承办人住院。"},
    )
    due = next(one for one in shown.dues if one.rule == "la.R-B09")
    assert (due.raw, due.on) == (date(2026, 6, 6), date(2026, 6, 5))  # a Saturday, so Friday
    assert Flag.CHANGING in shown.flags
    desk.on("2026-06-03")
    shown = desk.does(
        "RecordLawyerChange",
        {"outcome": ChangeOption.PERSON, "decided_on": date(2026, 6, 3), "lawyer": "李𬍛"},
    )
    assert shown.assignment is not None
    assert (shown.assignment.lawyer, shown.assignment.unit) == ("李𬍛", FIRM["unit"])
    assert "李𬍛" in desk.told()
    if "RecordContract" in shown.actions:  # signed anew with whom it is now
        shown = desk.does("RecordContract", {"contract_on": date(2026, 6, 3)})

    desk.on("2026-07-10")
    shown = desk.does(
        "EndMatter",
        {"ended_on": date(2026, 7, 8), "way": ClosingWay.AWARD, "result": CloseResult.FULL,
         "recovered_fen": 2_380_000},
    )  # fmt: skip
    due = next(one for one in shown.dues if one.rule == "la.R-B10")
    assert (due.raw, due.on) == (date(2026, 8, 7), date(2026, 8, 7))
    desk.on("2026-08-03")
    shown = desk.does("SubmitClosing", {"reported_on": date(2026, 8, 3), "complete": True})
    due = next(one for one in shown.dues if one.rule == "la.R-B10a")
    assert (due.raw, due.on) == (date(2026, 9, 2), date(2026, 9, 2))
    shown = desk.does("RecordAudit", {"reviewed_on": date(2026, 8, 3), "passed": True})
    assert shown.state is State.AUDITED
    shown = desk.does("RecordAidSubsidy", {"paid_on": date(2026, 8, 3), "subsidy_fen": 180_000})
    assert "1,800" not in desk.told()  # S2: covered
    desk.page.record.uncover()
    assert "1,800 元" in desk.told()

    desk.does("ServeAidDecision", {"served_on": date(2026, 8, 3), "how": Delivery.IN_PERSON})
    assert "ArchiveAid" not in desk.page.shown.actions
    for kind in ("la.F-B1", "la.F-B3", "la.F-B4"):
        desk.prints(kind, record)
    shown = desk.does(
        "BindAidDossier",
        {
            "retention": Retention.TEN_YEARS,
            "review": 2,
            "identity": 2,
            "authority": 3,
            "closing": 4,
        },
    )
    assert shown.dossier is not None
    assert shown.dossier.gaps == ()
    shown = desk.does("ArchiveAid", {"archived_on": date(2026, 8, 3), "archive_no": "2026-LA-3"})
    assert (shown.state, shown.tab) == (State.ARCHIVED, AidTab.CLOSED)
    assert shown.actions == ()
    assert shown.next_step is None
    assert desk.today(record) == {}


def test_l2_a_retrial_that_nobody_ordered_wants_a_reason(desk: AidHands, dog: Watchdog) -> None:
    desk.on("2026-08-12", "10:10")
    office = desk.world.office.desk
    with pytest.raises(Refused) as refused:
        office.do(RegisterApplication(retrial())).result()
    (fault,) = refused.value.faults
    assert (fault.rule, fault.blocks) == ("la.M24", False)
    insists = ((fault.key, "已讲明条件，已提供咨询，可以代拟申诉状，本人坚持申请"),)
    record = office.do(RegisterApplication(retrial(), reasons=insists)).result()
    shown = desk.open(record)
    due = next(one for one in shown.dues if one.rule == "la.R-B02")
    assert (due.raw, due.on) == (date(2026, 8, 19), date(2026, 8, 19))
    assert shown.insists
    assert shown.decision is None  # nothing is refused here
    desk.does(
        "ProposeAid", {"opinion": Proposal.ADVICE, "reasons": "还没有决定再审，先咨询、代书。"}
    )
    desk.does("ForwardApplication", {"way": CarriedBy.IN_PERSON})
    desk.on("2026-08-18")
    paper = {
        "kind": DecisionKind.REFUSE,
        "doc_no": "（2026）江新援不字第0009号",
        "decided_on": date(2026, 8, 17),
        "refusal": Refusal.NO_RETRIAL,
        "reasons": "没有再审决定、裁定，也没有抗诉。",
        "remedy_told": True,
    }
    shown = desk.does("RecordAidDecision", paper)
    assert shown.decision is not None
    assert shown.decision.article == "第33条"
    assert "第33条" in desk.told()
    shown = desk.does(
        "ServeAidDecision", {"served_on": date(2026, 8, 18), "how": Delivery.IN_PERSON}
    )
    due = next(one for one in shown.dues if one.rule == "la.R-B08")
    assert (due.raw, due.on) == (date(2026, 9, 2), date(2026, 9, 2))
    assert "la.objection" in {line.kind for line in shown.papers}
    assert desk.card(record).due is not None
    desk.on("2026-09-03")
    assert desk.card(record).due is None  # the applicant's own term is nobody's duty


def test_who_sees_what_of_an_applicant_who_is_under_correction(
    desk: AidHands, clock: FixedClock, dog: Watchdog
) -> None:
    office = desk.world.office
    day = date(2026, 9, 14)
    case = judgment(doc_on=date(2026, 9, 2), effective_on=day, start_on=day,
                    end_on=date(2027, 3, 13), offence="寻衅滋事罪")  # fmt: skip
    subject = Life(office, clock, given(woman, case)).serving(date(2026, 9, 16))
    who = subject.read().person
    desk.on("2026-09-17", "10:00")
    wanted = wages(person=replace(woman, id=who.id), cause="讨要工资")
    record = office.desk.do(RegisterApplication(wanted)).result()

    # Whoever works on legal aid is told nothing of the correction on its page or in its papers.
    shown = desk.open(record)
    assert shown.person.id == who.id
    told = desk.told()
    assert who.name in told
    assert not [word for word in ("矫正", "缓刑", "寻衅滋事", "在矫") if word in told]
    for line in shown.papers:
        if line.status == "ready":
            text = repr(office.desk.ask(PreparePaper(line.kind, line.subject)).result().paper)
            assert not [word for word in ("社区矫正", "寻衅滋事") if word in text], line.kind

    # The file of the person tells who may see both of both, and a mediator of neither.
    lines = {one.line for one in office.desk.ask(ReadPersonFile(who.id)).result().records}
    assert lines == {"correction", "legalaid"}
    mediator = desk.sits(Role.MEDIATOR)
    assert mediator.ask(ReadPersonFile(who.id)).result().records == ()
    hits = mediator.ask(Search(who.name)).result()
    assert not {"correction", "legalaid"} & {hit.line for hit in hits}
    for query in (ReadApplication(record), ListApplications()):
        with pytest.raises(Refused):
            mediator.ask(query).result()
    groups = mediator.ask(ReadToday(days=90)).result().groups
    assert not [row for group in groups for row in group.rows if row.record == record]
    areas = desk.areas(mediator.me)
    assert "mediation" in areas
    assert not {"legalaid", "correction"} & areas

    # An aide helps with assigned persons of 社区矫正, and never learns of legal aid.
    aide = desk.sits(Role.AIDE)
    with pytest.raises(Refused):
        aide.ask(ReadApplication(record)).result()
    assert "legalaid" not in desk.areas(aide.me)
