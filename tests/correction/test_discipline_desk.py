"""Clues, 奖惩, 查找, 羁押, 检察监督 and surveys on a real desk: cases 2, 3 and 9 by their dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from app.clock import CHINA, FixedClock
from app.correction.messages import (
    Answer,
    AnswerObjection,
    Category,
    CheckInKind,
    EndCustody,
    EndSearch,
    EnterAnswer,
    FileProposal,
    Fitness,
    Flag,
    Ground,
    LadderView,
    ListSubjects,
    ListSurveys,
    NoticeKind,
    ProposeSanction,
    ReadLadder,
    ReadSubject,
    ReadSurvey,
    RecordAdoption,
    RecordCustody,
    RecordFindings,
    RecordNotice,
    RecordObjection,
    RecordOutcome,
    RecordSearchStep,
    RecordSurvey,
    ReplyNotice,
    ReplySurvey,
    SanctionKind,
    SearchWay,
    ServeSanction,
    Severity,
    StartSearch,
    State,
    SubjectDetail,
    SubjectTab,
    TakeUpClue,
    TellCustody,
    TellSearch,
    Termination,
    VerifyClue,
)
from app.history.messages import Undo
from app.ids import Id
from app.people.messages import IdKind, PersonInput
from app.today.messages import ReadDues, ReadToday
from tests.correction.serving import looked, serve
from tests.office import Office, found_office
from tests.refusals import fields, refused

COUNTY, NO = "新会区社区矫正管理局", "（2026）新矫决字第 1 号"


def _at(office: Office, month: int, day: int, hour: int = 10) -> datetime:
    clock = office.desk.clock
    assert isinstance(clock, FixedClock)
    now = datetime(2026, month, day, hour, tzinfo=CHINA)
    clock.set(now)
    return now


def _do(office: Office, command: Any) -> Id:
    made: Id = office.desk.do(command).result()
    return made


def _read(office: Office, subject: Id) -> SubjectDetail:
    return office.desk.ask(ReadSubject(subject)).result()


def _ladder(office: Office, subject: Id) -> LadderView:
    return office.desk.ask(ReadLadder(subject)).result()


def _dues(office: Office, record: Id) -> dict[str, date]:
    rows = office.desk.ask(ReadDues((record,))).result()
    return {row.due.rule: row.due.on for row in rows}


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """One office for the module: every test has subjects of its own in it."""
    clock = FixedClock(datetime(2026, 11, 23, 10, tzinfo=CHINA))
    made = found_office(tmp_path_factory.mktemp("office"), clock)
    yield made
    made.desk.close()


@pytest.fixture
def office(founded: Office) -> Office:
    """The office on the REF date, Monday 23 November 2026."""
    _at(founded, 11, 23)
    return founded


def _serve(office: Office, category: Category = Category.SUSPENSION) -> Id:
    return serve(
        office.desk, "冯某强", since=date(2025, 9, 22), until=date(2027, 9, 14), category=category,
        reports_from=date(2026, 11, 20),
    )  # fmt: skip


def _clue(
    office: Office, subject: Id, rule: str = "cor.R09", severity: Severity | None = Severity.MINOR
) -> Id:
    """A clue of now; verified at once unless its severity is None."""
    now = office.desk.clock.now()
    clue = _do(office, TakeUpClue(subject, rule, now, "两次未报告，教育后仍未改正"))
    if severity is not None:
        found = VerifyClue(clue, now.date(), False, "电话、上门核实", "承认，无正当理由", severity)
        _do(office, found)
    return clue


def _propose(
    office: Office, subject: Id, ground: Ground, kind: SanctionKind, *rows: Id, **more: Any
) -> Id:
    return _do(
        office,
        ProposeSanction(
            subject,
            kind,
            ground,
            "事实清楚",
            "本人没有异议",
            office.desk.clock.today(),
            rows,
            **more,
        ),
    )


def _answer(office: Office, subject: Id, answer: Answer = Answer.YES, by: str = COUNTY) -> Id:
    request = next(one for one in _read(office, subject).requests if one.answer is None)
    today = office.desk.clock.today()
    return _do(office, EnterAnswer(request.id, answer, today, by, NO))


def _sanctioned(office: Office, subject: Id, ground: Ground, kind: SanctionKind, *rows: Id) -> Id:
    """Proposed, decided and served on one day."""
    made = _propose(office, subject, ground, kind, *rows)
    _answer(office, subject)
    _do(office, ServeSanction(made, office.desk.clock.today(), ("检察院",)))
    return made


# -- case 9 --------------------------------------------------------------------------------------


def test_cor_a9_a10_a13_r25_case_9_from_a_missed_report_to_the_proposal(
    office: Office,
) -> None:
    subject = _serve(office)
    _at(office, 5, 20)
    _sanctioned(office, subject, Ground.RULES_MINOR, SanctionKind.REPRIMAND, _clue(office, subject))
    _at(office, 7, 6)
    trip = _clue(office, subject, "cor.R14")
    _sanctioned(office, subject, Ground.RULES_MINOR, SanctionKind.REPRIMAND, trip)
    _at(office, 8, 10)
    again = _clue(office, subject)
    offer = _ladder(office, subject).offer
    assert offer is not None
    assert (offer.kind, offer.ground) == (SanctionKind.WARNING, Ground.TWO_REPRIMANDS)
    _sanctioned(office, subject, offer.ground, offer.kind, again)

    lost = _at(office, 9, 5)
    search = _do(office, StartSearch(subject, lost, "9月4日电话"))
    _step(office, search)
    found = _at(office, 9, 28)
    _do(office, EndSearch(search, found, "在台山找到"))
    detail = _read(office, subject)
    (clue,) = (one for one in detail.ladder.clues if one.rule == "cor.R28")  # type: ignore[union-attr]
    assert clue.facts == ""  # covered until a look
    looks = (looked(office.desk, subject),)
    opened = office.desk.ask(ReadLadder(subject, looks)).result()
    (told,) = (one for one in opened.clues if one.id == clue.id)
    assert "脱离监管 23 日" in told.facts
    assert Flag.SOUGHT not in detail.flags
    _at(office, 10, 8)
    # Not before an officer has looked into it (#24).
    early = ProposeSanction(
        subject,
        SanctionKind.WARNING,
        Ground.OUT_LONGER,
        "事实",
        "申辩",
        date(2026, 10, 8),
        (clue.id,),
    )
    fault = refused(office.desk, (early))
    assert ("rows", "cor.W24", "请先核实并记录申辩。") in [
        (one.field, one.rule, one.message) for one in fault
    ]
    _do(office, VerifyClue(clue.id, date(2026, 10, 8), False, "去台山打工", "没有申辩",
                           Severity.GRAVE))  # fmt: skip
    _sanctioned(office, subject, Ground.OUT_LONGER, SanctionKind.WARNING, clue.id)

    lost = _at(office, 11, 1)
    search = _do(office, StartSearch(subject, lost, "10月31日到所"))
    _step(office, search)
    heard = _at(office, 11, 3)
    _do(office, TellSearch(search, heard, heard, heard))
    _at(office, 11, 23)
    view = _ladder(office, subject)
    assert view.head == "冯某强 失联第 22 天"
    assert view.offer is not None
    assert (view.offer.kind, view.offer.ground) == (
        SanctionKind.REVOKE_SUSPENSION, Ground.TWO_WARNINGS,
    )  # fmt: skip
    assert view.offer.papers == ("cor.D16", "cor.D18")
    month = next(one for one in view.others if one.ground is Ground.OUT_A_MONTH)
    assert (month.met, month.from_on) == (False, date(2026, 12, 2))
    assert [one.status for one in view.steps][-2:] == ["now", "todo"]
    assert view.steps[-1].when == "12月2日"
    dues = _dues(office, subject)
    assert dues["cor.R22"] == date(2026, 12, 1)
    # Nothing files itself.
    assert not _read(office, subject).requests or all(
        one.answer for one in _read(office, subject).requests
    )

    # Counted days are simply not there before their day.
    too_early = ProposeSanction(
        subject, SanctionKind.REVOKE_SUSPENSION, Ground.OUT_A_MONTH, "事实", "失联，无法听取",
        date(2026, 11, 23), (search,),
    )  # fmt: skip
    assert "2026年12月2日" in refused(office.desk, (too_early))[0].message
    proposal = _propose(
        office, subject, Ground.TWO_WARNINGS, SanctionKind.REVOKE_SUSPENSION, search
    )
    assert Flag.REVOCATION in _read(office, subject).flags
    _answer(office, subject)
    asked = datetime(2026, 11, 23, 9, 30, tzinfo=CHINA)
    _do(office, FileProposal(proposal, date(2026, 11, 23), asked))
    dues = _dues(office, subject)
    assert dues["cor.R25"] == date(2026, 12, 23)  # thirty days (社区矫正法 第48条)
    assert dues["cor.R25a"] == date(2026, 11, 25)  # forty-eight hours run on
    # A14: the court revokes; the correction ends with that day.
    _at(office, 12, 21)
    _do(office, RecordOutcome(proposal, Answer.YES, date(2026, 12, 21), "（2026）粤0785刑更1号"))
    ended = _read(office, subject)
    assert (ended.state, ended.ended_as) == (State.TERMINATED, Termination.SUSPENSION_REVOKED)
    assert ended.ended_on == date(2026, 12, 21)


def _step(office: Office, search: Id) -> Id:
    now = office.desk.clock.now()
    return _do(
        office, RecordSearchStep(search, now, SearchWay.HOME, "家人不知去向", ("刘某", "陈某"))
    )


def test_cor_a14_refused_by_the_court_goes_back_to_serving(office: Office) -> None:
    subject = _serve(office)
    clue = _clue(office, subject, severity=Severity.SERIOUS)
    made = _propose(office, subject, Ground.SERIOUS, SanctionKind.REVOKE_SUSPENSION, clue)
    _answer(office, subject)
    _do(office, FileProposal(made, date(2026, 11, 23)))
    _do(office, RecordOutcome(made, Answer.NO, date(2026, 11, 23), "（2026）粤刑更2号"))
    detail = _read(office, subject)
    assert detail.state is State.SERVING
    assert Flag.REVOCATION not in detail.flags


# -- cases 2 and 3 -------------------------------------------------------------------------------


def test_case_2_parole_the_menu_has_no_punishment(office: Office) -> None:
    subject = _serve(office, Category.PAROLE)
    _at(office, 11, 11)
    clue = _clue(office, subject, "cor.R14")
    view = _ladder(office, subject)
    assert view.offer is not None
    assert (view.offer.kind, view.offer.papers) == (SanctionKind.REPRIMAND, ("cor.D12",))
    assert SanctionKind.PUNISHMENT not in view.allowed
    wrong = ProposeSanction(
        subject,
        SanctionKind.PUNISHMENT,
        Ground.PUNISHABLE,
        "事实",
        "申辩",
        date(2026, 11, 11),
        (clue,),
    )
    (fault,) = refused(office.desk, (wrong))
    assert (fault.rule, fault.message) == (
        "cor.W5", "《治安管理处罚法》第72条第4项未列假释，请改走训诫/警告/撤销。",
    )  # fmt: skip
    _propose(office, subject, Ground.RULES_MINOR, SanctionKind.REPRIMAND, clue)


def test_case_3_control_warned_or_punished_never_revoked(office: Office) -> None:
    subject = _serve(office, Category.CONTROL)
    clue = _clue(office, subject, "cor.R19")
    view = _ladder(office, subject)
    ready = {one.kind for one in (*view.others, view.offer) if one and one.met}
    assert {SanctionKind.WARNING, SanctionKind.PUNISHMENT} <= ready
    assert not {SanctionKind.REVOKE_SUSPENSION, SanctionKind.IMPRISON} & set(view.allowed)
    for kind, ground in (
        (SanctionKind.REVOKE_SUSPENSION, Ground.BAN_SERIOUS),
        (SanctionKind.IMPRISON, Ground.OUTSIDE_SERIOUS),
        (SanctionKind.REVOKE_PAROLE, Ground.PAROLE_OTHER),
    ):
        wrong = ProposeSanction(subject, kind, ground, "事实", "申辩", date(2026, 11, 23), (clue,))
        (fault,) = refused(office.desk, (wrong))
        assert (fault.rule, fault.message) == ("cor.W4a", "管制不适用该程序。")


# -- #4, #24 -------------------------------------------------------------------------------------


def test_cor_w4_a10_the_office_never_decides(office: Office) -> None:
    subject = _serve(office)
    made = _propose(
        office, subject, Ground.RULES_MINOR, SanctionKind.REPRIMAND, _clue(office, subject)
    )
    # Not served before it was decided.
    assert (
        "还没有作出决定"
        in refused(office.desk, (ServeSanction(made, date(2026, 11, 23))))[0].message
    )
    request = next(one for one in _read(office, subject).requests if one.answer is None)
    assert request.what == "训诫"
    own = EnterAnswer(request.id, Answer.YES, date(2026, 11, 23), "大泽镇司法所", NO)
    (fault,) = refused(office.desk, (own))
    assert (fault.field, fault.rule, fault.message) == (
        "approver", "cor.W4", "须由县级社区矫正机构决定。",
    )  # fmt: skip
    unnumbered = EnterAnswer(request.id, Answer.YES, date(2026, 11, 23), COUNTY)
    assert fields(refused(office.desk, (unnumbered))) == ["answer_no"]
    _answer(office, subject)
    assert _dues(office, subject)["cor.R20b"] == date(2026, 11, 26)


def test_cor_w24_nothing_goes_up_unheard(office: Office) -> None:
    subject = _serve(office)
    clue = _clue(office, subject, severity=None)
    assert _dues(office, subject)["cor.R20a"] == date(2026, 11, 26)
    bare = ProposeSanction(
        subject, SanctionKind.REPRIMAND, Ground.RULES_MINOR, "事实", "", date(2026, 11, 23), (clue,)
    )
    faults = [(one.field, one.rule) for one in refused(office.desk, (bare)) if one.blocks]
    assert faults == [("rows", "cor.W24"), ("heard", "cor.W24")]
    nothing = replace(bare, rows=(), heard="没有")
    assert ("rows", "cor.W24") in [(one.field, one.rule) for one in refused(office.desk, (nothing))]
    unheard = VerifyClue(clue, date(2026, 11, 23), False, "核实", "", Severity.MINOR)
    assert [(one.field, one.rule) for one in refused(office.desk, (unheard))] == [
        ("defence", "cor.W24")
    ]
    # A good reason ends it: nothing can rest on it any more.
    _do(office, VerifyClue(clue, date(2026, 11, 23), True, "住院", "当天住院，有证明"))
    assert _ladder(office, subject).rows == ()
    assert ("rows", "cor.W24") in [
        (one.field, one.rule) for one in refused(office.desk, (replace(bare, heard="已听取")))
    ]


def test_one_clue_of_one_missed_report(office: Office) -> None:
    subject = _serve(office)
    now = office.desk.clock.now()
    missed = TakeUpClue(
        subject, "cor.R09", now, "未报告", (), CheckInKind.TELEPHONE, date(2026, 11, 22)
    )
    _do(office, missed)
    assert "已经在核实" in refused(office.desk, (missed))[0].message


def test_a_ground_the_record_does_not_bear_out_wants_a_reason(office: Office) -> None:
    subject = _serve(office)
    clue = _clue(office, subject)
    asked = ProposeSanction(
        subject,
        SanctionKind.WARNING,
        Ground.OTHER_GRAVE,
        "事实",
        "申辩",
        date(2026, 11, 23),
        (clue,),
    )
    (fault,) = refused(office.desk, (asked))
    assert (fault.field, fault.blocks) == ("ground", False)
    _do(office, replace(asked, reasons=((fault.key, "另有查获经过"),)))


def test_cor_r26_praise(office: Office) -> None:
    """Received 2025-09-22: six months are over."""
    subject = _serve(office)
    _propose(office, subject, Ground.PRAISE, SanctionKind.PRAISE)
    young = serve(office.desk, "新某", since=date(2026, 9, 1), reports_from=date(2026, 11, 20))
    early = ProposeSanction(
        young, SanctionKind.PRAISE, Ground.PRAISE, "表现好", "", date(2026, 11, 23)
    )
    (fault,) = refused(office.desk, (early))
    assert (fault.blocks, fault.rule) == (True, "cor.R26")
    assert "2027年3月1日" in fault.message
    _do(office, replace(early, ground=Ground.PRAISE_DEED))


def test_cor_r39_objection(office: Office) -> None:
    subject = _serve(office)
    made = _sanctioned(
        office, subject, Ground.RULES_MINOR, SanctionKind.REPRIMAND, _clue(office, subject)
    )
    _do(office, RecordObjection(made, date(2026, 11, 23), "不服"))
    assert "cor.R39" in _dues(office, subject)
    _do(office, AnswerObjection(made, "维持，已告知可以向检察院提出"))
    assert "cor.R39" not in _dues(office, subject)


# -- 查找, 羁押, 检察监督 -------------------------------------------------------------------------


def test_cor_a8_r28_at_once_and_until_everybody_was_told(office: Office) -> None:
    subject = _serve(office)
    lost = _at(office, 11, 23, 8)
    search = _do(office, StartSearch(subject, lost))
    _at(office, 11, 23)
    dues = _dues(office, subject)
    assert dues["cor.R28"] == dues["cor.R28b"] == date(2026, 11, 23)
    assert Flag.SOUGHT in _read(office, subject).flags
    assert "已经在查找" in refused(office.desk, (StartSearch(subject, lost)))[0].message
    _step(office, search)
    assert _dues(office, subject)["cor.R28"] == date(2026, 11, 24)
    _do(office, TellSearch(search, police_at=office.desk.clock.now()))
    assert "cor.R28b" in _dues(office, subject)
    now = office.desk.clock.now()
    _do(office, TellSearch(search, procurator_at=now, county_at=now))
    assert "cor.R28b" not in _dues(office, subject)
    _do(office, EndSearch(search, now, "手机没电，当天到所"))
    # Within the day nothing is left behind but the log.
    view = _ladder(office, subject)
    assert (view.clues, view.search) == ((), None)


def test_a_search_can_be_taken_back(office: Office) -> None:
    subject = _serve(office)
    lost = _at(office, 11, 20)
    search = _do(office, StartSearch(subject, lost))
    now = _at(office, 11, 23)
    _do(office, EndSearch(search, now, "找到"))
    assert len(_ladder(office, subject).clues) == 1
    office.desk.do(Undo()).result()
    view = _ladder(office, subject)
    assert (len(view.clues), view.search) == (0, search)
    _do(office, EndSearch(search, now, "在家找到"))
    assert len(_ladder(office, subject).clues) == 1


def test_cor_a12_custody(office: Office) -> None:
    subject = _serve(office)
    day = date(2026, 11, 16)
    custody = _do(office, RecordCustody(subject, "新会区看守所", "因涉嫌盗窃被拘留", day, day))
    assert _dues(office, subject)["cor.R28a"] == date(2026, 11, 19)
    assert Flag.HELD in _read(office, subject).flags
    held = refused(office.desk, (StartSearch(subject, office.desk.clock.now())))
    assert "在羁押中" in held[0].message
    _do(office, TellCustody(custody, date(2026, 11, 17)))
    assert "cor.R28a" not in _dues(office, subject)
    _do(office, EndCustody(custody, date(2026, 11, 20), "取保候审"))
    assert Flag.HELD not in _read(office, subject).flags


def test_cor_r38_answered_with_reasons(office: Office) -> None:
    subject = _serve(office)
    notice = _do(
        office,
        RecordNotice(
            subject, NoticeKind.CORRECTION, date(2026, 11, 16), "请纠正漏管", "（2026）检 1 号",
            date(2026, 12, 1),
        ),
    )  # fmt: skip
    assert _dues(office, subject)["cor.R38"] == date(2026, 12, 1)
    bare = ReplyNotice(notice, False, "", date(2026, 11, 23))
    (fault,) = refused(office.desk, (bare))
    assert (fault.field, fault.rule) == ("reply", "cor.R38")
    _do(office, replace(bare, reply="对象已按期报到，附报到记录"))
    assert "cor.R38" not in _dues(office, subject)


# -- 调查评估 -------------------------------------------------------------------------------------


def test_cor_r08_ten_working_days_five_for_expedited(office: Office) -> None:
    """Received Monday 11-02: ten working days are Monday 11-16, five are Monday 11-09."""
    _at(office, 11, 3)
    person = PersonInput("周某", IdKind.RESIDENT, "440799199205170218")
    survey = _do(
        office, RecordSurvey(person, "新会区人民法院", date(2026, 11, 2), "（2026）委 3 号")
    )
    assert _dues(office, survey) == {"cor.R08": date(2026, 11, 16)}
    quick = _do(office, RecordSurvey(person, "新会区人民法院", date(2026, 11, 2), expedited=True))
    assert _dues(office, quick) == {"cor.R08a": date(2026, 11, 9)}
    page = office.desk.ask(ListSurveys()).result()
    assert ([one.id for one in page.rows], page.waiting, page.late) == ([quick, survey], 2, 0)
    assert refused(office.desk, (ReplySurvey(survey, date(2026, 11, 3))))
    _do(office, RecordFindings(survey, "家庭稳定，村里同意接收", Fitness.FIT))
    _do(office, ReplySurvey(survey, date(2026, 11, 3), "（2026）评 3 号"))
    assert _dues(office, survey) == {}
    assert (
        "已经回复"
        in refused(office.desk, (RecordFindings(survey, "改了", Fitness.UNFIT)))[0].message
    )
    _do(office, RecordAdoption(survey, Answer.YES))
    view = office.desk.ask(ReadSurvey(survey)).result()
    assert (view.fit, view.adopted, view.action) == (Fitness.FIT, Answer.YES, "")
    _at(office, 11, 10)
    assert office.desk.ask(ListSurveys("新会")).result().late == 1


def test_what_was_taken_back_is_not_worked_on_any_more(office: Office) -> None:
    clue = _clue(office, _serve(office), severity=None)
    office.desk.do(Undo()).result()
    late = VerifyClue(clue, date(2026, 11, 23), True, "住院", "当天住院，有证明")
    assert [fault.message for fault in refused(office.desk, late)] == [
        "没有找到这条线索，可能已经撤销，或者还没有同步过来"
    ]


# -- the list ------------------------------------------------------------------------------------


def test_the_row_of_a_subject_leads_by_law_as_today_does(office: Office) -> None:
    """A review that practice asks for is late for months; the search of today goes before it."""
    subject = _serve(office)
    late = {rule: on for rule, on in _dues(office, subject).items() if on < date(2026, 11, 22)}
    assert late  # something of our own is overdue for long
    _do(office, StartSearch(subject, datetime(2026, 11, 22, 9, tzinfo=CHINA), "电话没人接"))
    rows = office.desk.ask(ListSubjects(SubjectTab.SERVING)).result().rows
    (card,) = [one for one in rows if one.id == subject]
    assert card.due is not None
    assert (card.due.rule, card.due.on) == ("cor.R28", date(2026, 11, 22))
    today = office.desk.ask(ReadToday()).result()
    (row,) = [one for group in today.groups for one in group.rows if one.record == subject]
    assert row.due == card.due
