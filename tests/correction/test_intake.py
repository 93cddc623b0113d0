"""Entered, received, declared: A1 to A4, R01 to R07, R18, #11, #22, by days counted by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from app.clock import CHINA, FixedClock
from app.correction.messages import (
    AddMember,
    AskInquiry,
    Category,
    Checked,
    DeclareSubject,
    ExitHandling,
    ExitKind,
    FileExit,
    KeepExitDocument,
    ListSubjects,
    MissingPaper,
    OutsideGround,
    OutsideInput,
    Principal,
    ProhibitionInput,
    ProhibitionKind,
    ReceiveSubject,
    RecordPapers,
    RegisterSubject,
    ReviseProfile,
    Sex,
    SignLetter,
    Standing,
    State,
    SubjectTab,
    Term,
    WritePlan,
)
from app.history.messages import ReadHistory, Undo
from tests.correction.registering import GUARDIAN, Life, given, judgment, minor, woman
from tests.correction.test_sentence import OUTSIDE, PAROLE
from tests.office import Office
from tests.refusals import fields, refused

MAN = ("陈䶮豪", Sex.MALE, Standing.OFFICE)
WOMAN = ("刘㛃文", Sex.FEMALE, Standing.OFFICE)


@pytest.fixture
def life(office: Office, clock: FixedClock) -> Life:
    """Case 1, entered on 2026-02-28."""
    return Life(office, clock, given())


# -- A1 -----------------------------------------------------------------------------------------


def test_a1_a_subject_is_entered_with_a_number_of_its_own(life: Life) -> None:
    detail = life.read()
    assert (detail.state, detail.category) == (State.AWAITED, Category.SUSPENSION)
    assert detail.number == "TMP-440705101-2026-001"
    assert detail.judgment.end_calc == date(2026, 8, 30)
    assert detail.days == 183  # 2026-02-28 to 08-30
    page = life.desk.ask(ListSubjects(SubjectTab.AWAITED, text="zmn")).result()
    assert [card.id for card in page.rows] == [life.id]
    assert dict(page.counts)[SubjectTab.AWAITED] == 1


def test_a1_the_second_of_a_year_has_the_next_number(
    life: Life, office: Office, clock: FixedClock
) -> None:
    assert Life(office, clock, given(woman)).read().number == "TMP-440705101-2026-002"


def test_a1_one_person_is_under_correction_once(life: Life) -> None:
    again = given(case=judgment(doc_no="（2026）粤0705刑初9002号"))
    assert fields(refused(life.desk, RegisterSubject(again))) == ["person.id_no"]


def test_w22_the_number_and_what_was_typed_must_agree(life: Life) -> None:
    wrong = replace(woman, birth=date(1996, 7, 23), sex=Sex.MALE)
    faults = refused(life.desk, RegisterSubject(given(wrong)))
    assert {(one.field, one.rule) for one in faults} == {
        ("person.birth", "cor.W22"),
        ("person.sex", "cor.W22"),
    }
    mistyped = replace(woman, id_no=woman.id_no[:-1] + "0")
    assert "person.id_no" in fields(refused(life.desk, RegisterSubject(given(mistyped))))


def test_a1_what_must_be_told(life: Life) -> None:
    bare = given(replace(woman, phone="", address=""), area="110101", notice_on=date(2027, 1, 1))
    assert set(fields(refused(life.desk, RegisterSubject(bare)))) == {
        "person.phone", "person.address", "area", "notice_on",
    }  # fmt: skip
    inside = given(woman, OUTSIDE)  # nobody says when the organ had the decision
    life.on(date(2026, 6, 18))
    assert fields(refused(life.desk, RegisterSubject(inside))) == ["decision_on"]


def test_w3_an_end_that_differs_wants_a_reason_and_is_chased(
    office: Office, clock: FixedClock
) -> None:
    clock.set(clock.now().replace(month=2, day=28))
    early = given(case=judgment(end_on=date(2026, 8, 27)))
    (fault,) = refused(office.desk, RegisterSubject(early))
    assert fault.key == "cor.W3@judgment.end_on"
    life = Life(office, clock, early, ((fault.key, "已电话联系法院"),))
    assert life.due("cor.R01b") == date(2026, 3, 3)  # three days after the papers came
    assert "AskInquiry" in life.read().actions
    life.do(AskInquiry(life.id, date(2026, 2, 28)))
    assert life.due("cor.R01b") is None
    assert life.read().judgment.end_on == date(2026, 8, 27)  # T9: the document governs
    assert life.due("cor.R29") is None  # not before it serves


# -- R01 to R04: reporting, papers --------------------------------------------------------------


def test_r02_a2_late_is_alleged_after_the_rolled_day_alone(
    office: Office, clock: FixedClock
) -> None:
    """Case 6: 2026-06-11 and ten days is Sunday the 21st, so nobody is late before the 23rd."""
    case = judgment(
        doc_on=date(2026, 5, 28), effective_on=date(2026, 6, 11),
        start_on=date(2026, 6, 11), end_on=date(2026, 12, 10),
    )  # fmt: skip
    life = Life(office, clock, given(case=case))
    assert life.due("cor.R02") == date(2026, 6, 21)
    assert life.on(date(2026, 6, 22)).state is State.AWAITED
    assert life.on(date(2026, 6, 23)).state is State.LATE
    (card,) = life.desk.ask(ListSubjects(SubjectTab.AWAITED)).result().rows
    assert card.state is State.LATE
    assert life.received(date(2026, 6, 23)).state is State.RECEIVED


def test_r03_who_serves_outside_is_delivered_and_cannot_be_late(
    office: Office, clock: FixedClock
) -> None:
    case = replace(OUTSIDE)
    life = Life(office, clock, given(woman, case, decision_on=date(2026, 6, 18)))
    assert life.due("cor.R02") is None
    assert life.due("cor.R03") == date(2026, 6, 28)
    assert life.on(date(2026, 7, 31)).state is State.AWAITED


def test_r17_who_moves_here_reports_within_seven_days_of_the_decision(
    office: Office, clock: FixedClock
) -> None:
    """The term began months ago: nobody is late for the day it began."""
    entered = given(notice_on=date(2026, 6, 1), papers_on=None, moved_in=True)
    life = Life(office, clock, entered)
    assert (life.due("cor.R02"), life.due("cor.R17d")) == (None, date(2026, 6, 8))
    assert life.due("cor.R01a") == date(2026, 6, 11)
    assert life.due("cor.R01") is None  # the other county told of it
    assert life.on(date(2026, 6, 8)).state is State.AWAITED
    assert life.on(date(2026, 6, 9)).state is State.LATE


def test_r01_r04_papers_are_chased_until_they_are_whole(office: Office, clock: FixedClock) -> None:
    life = Life(office, clock, given(papers_on=None))
    assert life.due("cor.R01") == date(2026, 3, 5)  # five days after 2026-02-28: the notice
    assert life.due("cor.R01a") == date(2026, 3, 10)  # ten days: the papers
    life.on(date(2026, 3, 6)).do(
        ReceiveSubject(life.id, date(2026, 3, 6), Checked.CARD, missing=(MissingPaper.EXECUTION,))
    )
    assert life.state is State.RECEIVED  # missing papers do not stand in the way (R04)
    assert life.due("cor.R04a") == date(2026, 3, 11)
    life.on(date(2026, 3, 9)).do(
        RecordPapers(life.id, date(2026, 3, 9), missing=(MissingPaper.EXECUTION,))
    )
    assert (life.due("cor.R01"), life.due("cor.R01a")) == (None, None)
    assert life.due("cor.R04") == date(2026, 3, 14)  # the receipt, five days
    life.do(RecordPapers(life.id, date(2026, 3, 9), date(2026, 3, 9)))
    assert (life.due("cor.R04"), life.due("cor.R04a")) == (None, None)


def test_r01_a_numbered_notice_is_the_notice(office: Office, clock: FixedClock) -> None:
    life = Life(office, clock, given(papers_on=None, notice_no="（2026）新矫通 3 号"))
    assert life.due("cor.R01") is None
    assert life.due("cor.R01a") == date(2026, 3, 10)


def test_a3_days_in_order(life: Life) -> None:
    life.on(date(2026, 3, 6))
    early = ReceiveSubject(life.id, date(2026, 2, 12), Checked.CARD)
    assert fields(refused(life.desk, early)) == ["reported_on"]
    backwards = ReceiveSubject(life.id, date(2026, 3, 6), Checked.CARD, date(2026, 3, 5))
    assert fields(refused(life.desk, backwards)) == ["accepted_on"]
    life.received(date(2026, 3, 6))
    again = ReceiveSubject(life.id, date(2026, 3, 6), Checked.CARD)
    assert "已接收" in refused(life.desk, again)[0].message


# -- A4, R05 to R07, R18 -------------------------------------------------------------------------


def test_r05_r18_what_follows_a_reception(life: Life) -> None:
    life.received(date(2026, 3, 6))
    assert life.due("cor.R05") == date(2026, 3, 9)
    assert life.due("cor.R05a") == date(2026, 3, 16)
    assert life.due("cor.R18a") == date(2026, 3, 9)
    life.do(FileExit(life.id, date(2026, 3, 6)))
    life.do(WritePlan(life.id, date(2026, 3, 6), "评估", "措施"))
    assert (life.due("cor.R18a"), life.due("cor.R05a")) == (None, None)


def test_w11_a4_waits_for_a_woman_in_the_team_of_a_woman(office: Office, clock: FixedClock) -> None:
    life = Life(office, clock, given(woman)).received(date(2026, 3, 6))
    declare = DeclareSubject(life.id, date(2026, 3, 6), "陈丽华")
    assert life.read().next_step.action == "AddMember"  # type: ignore[union-attr]
    life.team(MAN)
    (fault,) = refused(life.desk, declare)
    assert (fault.rule, fault.message) == ("cor.W11", "女性对象小组须有女性成员。")
    life.team(WOMAN).do(declare)
    assert life.state is State.SERVING


def test_w11_r07_a_minor_is_declared_closed_with_the_guardian_and_who_knows_minors(
    office: Office, clock: FixedClock
) -> None:
    entered = given(minor, guardian=GUARDIAN)
    life = Life(office, clock, entered).received(date(2026, 3, 6)).team(WOMAN)
    assert life.read().minor
    assert [one.name for one in life.read().relations] == ["林㛃珍"]
    faults = refused(life.desk, DeclareSubject(life.id, date(2026, 3, 6), "陈丽华"))
    assert {(one.field, one.rule) for one in faults} == {
        ("team", "cor.W11"), ("closed", "cor.R07"), ("guardian_present", "cor.R07"),
    }  # fmt: skip
    life.team(("周㛃仪", Sex.FEMALE, Standing.SOCIAL), knows_minors=True)
    life.do(DeclareSubject(life.id, date(2026, 3, 6), "陈丽华", closed=True, guardian_present=True))
    assert life.state is State.SERVING


def test_r07_a_minor_is_not_entered_without_a_guardian(office: Office, clock: FixedClock) -> None:
    clock.set(clock.now().replace(month=2, day=28))
    assert fields(refused(office.desk, RegisterSubject(given(minor)))) == ["guardian"]


def test_r30_w20_the_regime_of_minors_outlives_the_birthday(
    office: Office, clock: FixedClock
) -> None:
    """Case 6: eighteen on 2026-12-24, so of age from the 25th; the regime stays."""
    case = judgment(
        principal=Principal.IMPRISONMENT, sentence=Term(months=10), probation=Term(years=1),
        doc_on=date(2026, 5, 28), effective_on=date(2026, 6, 11), offence_on=date(2026, 3, 2),
        start_on=date(2026, 6, 11), end_on=date(2027, 6, 10),
    )  # fmt: skip
    life = Life(office, clock, given(minor, case, guardian=GUARDIAN))
    life.serving(date(2026, 6, 15), young=True)
    life.on(date(2026, 12, 25)).do(ReviseProfile(life.id, political="群众"))
    assert life.read().minor
    assert not hasattr(ReviseProfile(life.id), "minor_regime")  # no command ends it


def test_r06_letters_that_are_missing_want_a_reason(life: Life) -> None:
    life.received(date(2026, 3, 6))
    member = life.do(AddMember(life.id, *WOMAN, date(2026, 3, 6)))
    declare = DeclareSubject(life.id, date(2026, 3, 6), "陈丽华")
    (fault,) = refused(life.desk, declare)
    assert (fault.rule, fault.blocks) == ("cor.R06", False)
    life.do(SignLetter(member, date(2026, 3, 6)))
    life.do(declare)


def test_taking_a_document_away_wants_a_legal_basis(life: Life) -> None:
    """Case 7: a 回乡证 is left alone unless a basis is shown."""
    kept = KeepExitDocument(
        life.id, ExitKind.HK_MACAO_TRAVEL, "H09999901", ExitHandling.KEPT, date(2026, 2, 28)
    )
    assert fields(refused(life.desk, kept)) == ["basis"]
    life.do(replace(kept, handling=ExitHandling.UNTOUCHED, handled_on=None))
    (document,) = life.read().exits
    life.do(replace(kept, document=document.id, basis="出境入境管理法 第67条"))
    (document,) = life.read().exits
    assert document.handling is ExitHandling.KEPT


# -- what every command leaves behind -----------------------------------------------------------


def test_a_step_is_in_the_history_and_can_be_taken_back(life: Life) -> None:
    life.received(date(2026, 3, 6))
    life.do(Undo())
    assert life.state is State.AWAITED
    told = life.desk.ask(ReadHistory(life.id)).result()
    assert any("矫正对象" in entry.what for entry in told)
    life.do(Undo())  # and the step before it
    assert life.desk.ask(ListSubjects(SubjectTab.AWAITED)).result().rows == ()


# -- what the judgment says beside the term ------------------------------------------------------


def test_w14_a_prohibition_is_entered_with_the_judgment_and_only_of_some(
    office: Office, clock: FixedClock
) -> None:
    ban = ProhibitionInput(
        ProhibitionKind.PLACE, "禁止进入酒吧", date(2026, 2, 28), date(2026, 8, 30)
    )
    life = Life(office, clock, given(prohibition=ban))
    (one,) = life.read().moves.prohibitions
    assert (one.start_on, one.end_on) == (date(2026, 2, 28), date(2026, 8, 30))
    beyond = replace(ban, end_on=date(2026, 8, 31))
    (fault,) = refused(office.desk, RegisterSubject(given(woman, prohibition=beyond)))
    assert (fault.field, fault.rule) == ("prohibition.end_on", "cor.R19")
    parole = RegisterSubject(given(woman, PAROLE, prohibition=ban))
    assert ("prohibition.kind", "cor.W14") in [
        (fault.field, fault.rule) for fault in refused(office.desk, parole)
    ]


def test_r12_the_ground_of_serving_outside_is_entered_with_the_judgment(
    office: Office, clock: FixedClock
) -> None:
    ground = OutsideInput(OutsideGround.PREGNANCY, "江门市中心医院")
    entered = given(woman, OUTSIDE, outside=ground, decision_on=OUTSIDE.executed_on)
    clock.set(datetime(2026, 6, 26, 10, tzinfo=CHINA))
    (fault,) = refused(office.desk, RegisterSubject(entered))
    assert (fault.field, fault.rule) == ("outside.expected_on", "cor.R12")
    whole = replace(entered, outside=replace(ground, expected_on=date(2026, 10, 5)))
    office.desk.do(RegisterSubject(whole)).result()
