"""A correction in hand: team, plans, classes and what the county answers (A5, R05, R06, T9)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from app.clock import FixedClock
from app.correction.messages import (
    AddMember,
    AddSubjectNote,
    Answer,
    AnswerInquiry,
    AskInquiry,
    EndMember,
    EnterAnswer,
    EnteredBy,
    Grade,
    KeepGrade,
    ListSubjects,
    ProposeGrade,
    ReadSubject,
    RequestKind,
    ReviseJudgment,
    Sex,
    Standing,
    SubjectTab,
    WritePlan,
)
from app.errors import Refused
from app.history.messages import ReadHistory
from app.ids import Id
from app.work import Work
from db.tables.correction import CountyRequest, Judgment
from tests.correction.registering import Life, given, judgment
from tests.office import Office
from tests.refusals import fields, refused

DECLARED = date(2026, 3, 6)


@pytest.fixture
def life(office: Office, clock: FixedClock) -> Life:
    """Case 1, serving since 2026-03-06 under 严管."""
    return Life(office, clock, given()).serving(DECLARED)


def _asked(life: Life) -> Id:
    life.on(date(2026, 6, 8))
    propose = ProposeGrade(
        life.id, Grade.GENERAL, date(2026, 6, 9), "三个月表现良好", date(2026, 6, 8), "同意"
    )
    request: Id = life.do(propose)
    return request


# -- A5 -----------------------------------------------------------------------------------------


def test_r05b_the_first_class_is_looked_at_after_three_months(life: Life) -> None:
    assert life.read().grade is Grade.STRICT
    assert life.due("cor.R05b") == date(2026, 6, 6)


def test_a5_another_class_waits_for_the_county(life: Life) -> None:
    request = _asked(life)
    detail = life.read()
    assert (detail.grade, [one.kind for one in detail.requests]) == (
        Grade.STRICT,
        [RequestKind.CLASS],
    )
    life.on(date(2026, 6, 10))
    life.do(EnterAnswer(request, Answer.YES, date(2026, 6, 10), "新会区司法局", "新矫字1号"))
    detail = life.read()
    assert (detail.grade, detail.grade_on) == (Grade.GENERAL, date(2026, 6, 9))
    assert life.due("cor.R05b") is None
    assert life.due("cor.R05c") == date(2026, 12, 9)  # 普管: half a year
    entered = life.desk.read(
        lambda _none, work: work.session.get_one(CountyRequest, request).entered, None
    ).result()
    assert entered == EnteredBy.PAPER.value


def test_r05_a_class_that_is_kept_is_looked_at_again_after_as_long(life: Life) -> None:
    life.on(date(2026, 6, 5))
    kept = KeepGrade(life.id, date(2026, 6, 5), "表现一般，继续严管")
    assert fields(refused(life.desk, replace(kept, reviewed_on=date(2026, 3, 5), review=""))) == [
        "reviewed_on",
        "review",
    ]
    life.do(kept)
    assert life.due("cor.R05b") == date(2026, 9, 5)
    assert (life.read().grade, life.read().grade_on) == (Grade.STRICT, DECLARED)


def test_a5_a_no_leaves_the_class_as_it_is(life: Life) -> None:
    request = _asked(life)
    life.do(EnterAnswer(request, Answer.NO, date(2026, 6, 8), "新会区司法局"))
    assert life.read().grade is Grade.STRICT
    again = EnterAnswer(request, Answer.YES, date(2026, 6, 8), "新会区司法局")
    assert "已经登记过答复" in refused(life.desk, again)[0].message


def test_a5_one_question_at_a_time_and_never_the_same_class(life: Life) -> None:
    _asked(life)
    second = ProposeGrade(life.id, Grade.LENIENT, date(2026, 6, 9), "依据", date(2026, 6, 8))
    assert "没有答复" in refused(life.desk, second)[0].message
    same = replace(second, grade=Grade.STRICT)
    assert "grade" in fields(refused(life.desk, same))


def test_an_answer_has_a_day_and_a_hand(life: Life) -> None:
    request = _asked(life)
    bare = EnterAnswer(request, Answer.YES, date(2026, 6, 7), " ")
    assert fields(refused(life.desk, bare)) == ["answered_on", "approver"]


# -- plans, team, notes --------------------------------------------------------------------------


def test_every_version_of_a_plan_stays(life: Life) -> None:
    life.do(WritePlan(life.id, DECLARED, "评估一", "措施一"))
    second = WritePlan(life.id, DECLARED, "评估二", "措施二")
    assert fields(refused(life.desk, second)) == ["reason"]
    life.do(replace(second, reason="换了工作"))
    assert [(one.version, one.measures) for one in life.read().plans] == [
        (2, "措施二"),
        (1, "措施一"),
    ]


def test_w11_who_leaves_the_team_of_a_woman_is_noticed(life: Life) -> None:
    (member,) = life.read().team
    life.do(EndMember(member.id, DECLARED))
    detail = life.read()
    assert [one.left_on for one in detail.team] == [DECLARED]
    assert any("司法所的人" in line for line in detail.missing_team)
    bad = AddMember(life.id, " ", Sex.MALE, Standing.FAMILY, date(2026, 3, 7))
    assert fields(refused(life.desk, bad)) == ["name", "joined_on"]


def test_r10_what_changes_in_a_life_is_noted(life: Life) -> None:
    life.do(AddSubjectNote(life.id, "换了工作，到会城一家五金厂上班"))
    assert "换了工作" in [item.title for item in life.read().timeline]


# -- the sentence corrected ----------------------------------------------------------------------


def test_a_mistyped_sentence_is_corrected_and_checked_as_on_entry(life: Life) -> None:
    life.do(ReviseJudgment(life.id, judgment(doc_no="（2026）粤0705刑初9011号")))
    assert life.read().judgment.doc_no == "（2026）粤0705刑初9011号"
    wrong = ReviseJudgment(life.id, judgment(end_on=date(2026, 8, 27)))
    assert [fault.rule for fault in refused(life.desk, wrong)] == ["cor.W3"]


def test_w17_a_later_end_is_no_correction_without_a_reason(life: Life) -> None:
    later = ReviseJudgment(life.id, judgment(end_on=date(2026, 9, 30)))
    faults = refused(life.desk, later)
    assert {fault.rule for fault in faults} == {"cor.W3", "cor.W17"}
    assert not any(fault.blocks for fault in faults)


def test_t9_the_inquiry_and_its_answer(life: Life) -> None:
    early = judgment(end_on=date(2026, 8, 27))
    life.do(ReviseJudgment(life.id, early, (("cor.W3@judgment.end_on", "文书如此"),)))
    assert life.due("cor.R01b") == date(2026, 3, 3)
    assert "还没有登记函询" in refused(life.desk, AnswerInquiry(life.id, "有误"))[0].message
    life.do(AskInquiry(life.id, DECLARED))
    life.do(AnswerInquiry(life.id, "笔误，以更正裁定为准"))
    assert life.read().judgment.asked_answer == "笔误，以更正裁定为准"


# -- what the history tells ----------------------------------------------------------------------


def test_crime_and_health_stay_out_of_the_history(life: Life) -> None:
    told = life.desk.ask(ReadHistory(life.id)).result()
    shown = [
        (change.field, change.after)
        for item in told
        for change in item.changes
        if change.field in ("罪名", "被害人", "传染病")
    ]
    assert shown
    assert all(after in ("", "（内容在记录里看）") for _, after in shown)


def test_the_list_is_narrowed_by_class_and_category(life: Life) -> None:
    for query, found in (
        (ListSubjects(grade=Grade.STRICT), 1),
        (ListSubjects(grade=Grade.LENIENT), 0),
        (ListSubjects(minors=True), 0),
        (ListSubjects(SubjectTab.EXPIRING), 0),
    ):
        assert life.desk.ask(query).result().total == found
    assert life.on(date(2026, 7, 31)).desk.ask(ListSubjects(SubjectTab.EXPIRING)).result().total


def test_a_subject_whose_judgment_is_on_the_way_breaks_nothing(life: Life) -> None:
    """Two batches may part a record: the list leaves it out until the rest has come."""

    def lose(_none: object, work: Work) -> None:
        for row in work.session.scalars(select(Judgment)):
            row.voided = True

    life.desk.write(lose, None).result()
    assert life.desk.ask(ListSubjects()).result().total == 0
    with pytest.raises(Refused, match="还没有同步过来"):
        life.desk.ask(ReadSubject(life.id)).result()
