"""What a sanction rests on, who decides it, and what is said against it, on a real desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.correction.messages import (
    Answer,
    AnswerObjection,
    CheckInKind,
    EnterAnswer,
    Ground,
    ProposeSanction,
    RecordObjection,
    SanctionKind,
    ServeSanction,
    Severity,
    TakeUpClue,
    VerifyClue,
)
from app.history.messages import Undo
from tests.correction.desk import COUNTY, at, do, due_days, read
from tests.correction.disciplining import (
    NO,
    decided,
    ladder,
    propose,
    sanctioned,
    serving,
    take_up,
)
from tests.correction.serving import serve
from tests.office import Office
from tests.refusals import fields, refused


@pytest.fixture
def office(founded: Office) -> Office:
    """The office on the REF date, Monday 23 November 2026."""
    at(founded, 11, 23)
    return founded


def test_cor_w4_a10_the_office_never_decides(office: Office) -> None:
    subject = serving(office)
    made = propose(
        office, subject, Ground.RULES_MINOR, SanctionKind.REPRIMAND, take_up(office, subject)
    )
    # Not served before it was decided.
    assert (
        "还没有作出决定"
        in refused(office.desk, (ServeSanction(made, date(2026, 11, 23))))[0].message
    )
    request = next(one for one in read(office, subject).requests if one.answer is None)
    assert request.what == "训诫"
    own = EnterAnswer(request.id, Answer.YES, date(2026, 11, 23), "大泽镇司法所", NO)
    (fault,) = refused(office.desk, (own))
    assert (fault.field, fault.rule, fault.message) == (
        "approver", "cor.W4", "须由县级社区矫正机构决定。",
    )  # fmt: skip
    unnumbered = EnterAnswer(request.id, Answer.YES, date(2026, 11, 23), COUNTY)
    assert fields(refused(office.desk, (unnumbered))) == ["answer_no"]
    decided(office, subject)
    assert due_days(office, subject)["cor.R20b"] == date(2026, 11, 26)


def test_cor_w24_nothing_goes_up_unheard(office: Office) -> None:
    subject = serving(office)
    clue = take_up(office, subject, severity=None)
    assert due_days(office, subject)["cor.R20a"] == date(2026, 11, 26)
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
    do(office, VerifyClue(clue, date(2026, 11, 23), True, "住院", "当天住院，有证明"))
    assert ladder(office, subject).rows == ()
    assert ("rows", "cor.W24") in [
        (one.field, one.rule) for one in refused(office.desk, (replace(bare, heard="已听取")))
    ]


def test_one_clue_of_one_missed_report(office: Office) -> None:
    subject = serving(office)
    now = office.desk.clock.now()
    missed = TakeUpClue(
        subject, "cor.R09", now, "未报告", (), CheckInKind.TELEPHONE, date(2026, 11, 22)
    )
    do(office, missed)
    assert "已经在核实" in refused(office.desk, (missed))[0].message


def test_what_was_taken_back_is_not_worked_on_any_more(office: Office) -> None:
    clue = take_up(office, serving(office), severity=None)
    office.desk.do(Undo()).result()
    late = VerifyClue(clue, date(2026, 11, 23), True, "住院", "当天住院，有证明")
    assert [fault.message for fault in refused(office.desk, late)] == [
        "没有找到这条线索，可能已经撤销，或者还没有同步过来"
    ]


def test_a_ground_the_record_does_not_bear_out_wants_a_reason(office: Office) -> None:
    subject = serving(office)
    clue = take_up(office, subject)
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
    do(office, replace(asked, reasons=((fault.key, "另有查获经过"),)))


def test_cor_r26_praise(office: Office) -> None:
    """Received 2025-09-22: six months are over."""
    subject = serving(office)
    propose(office, subject, Ground.PRAISE, SanctionKind.PRAISE)
    young = serve(office.desk, "新某", since=date(2026, 9, 1), reports_from=date(2026, 11, 20))
    early = ProposeSanction(
        young, SanctionKind.PRAISE, Ground.PRAISE, "表现好", "", date(2026, 11, 23)
    )
    (fault,) = refused(office.desk, (early))
    assert (fault.blocks, fault.rule) == (True, "cor.R26")
    assert "2027年3月1日" in fault.message
    do(office, replace(early, ground=Ground.PRAISE_DEED))


def test_cor_r39_objection(office: Office) -> None:
    subject = serving(office)
    made = sanctioned(
        office, subject, Ground.RULES_MINOR, SanctionKind.REPRIMAND, take_up(office, subject)
    )
    do(office, RecordObjection(made, date(2026, 11, 23), "不服"))
    assert "cor.R39" in due_days(office, subject)
    do(office, AnswerObjection(made, "维持，已告知可以向检察院提出"))
    assert "cor.R39" not in due_days(office, subject)
