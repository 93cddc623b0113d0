"""鉴定: its days are not of the period of a medical case, and nobody forgets to ask for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from app.history.messages import ReadHistory, Undo
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.mediation.codes import DisputeType
from app.mediation.messages import (
    BeginAppraisal,
    CaseDetail,
    EndAppraisal,
    ExtendTime,
    OpenCase,
    ReadCase,
)
from app.mediation.rules import check_extension, check_in_time, dues, limit_of
from app.mediation.rules.appraisals import check_begun, check_received
from app.mediation.rules.facts import AppraisalFact, CaseFacts
from app.mediation.states import State
from app.office.codes import CommitteeKind
from app.office.messages import AddCommittee, CommitteeInput
from tests.dispute import case_input
from tests.mediation.test_deadlines import MEDIATING
from tests.office import Office
from tests.refusals import fields, refused

CASE = replace(MEDIATING, dispute_type=DisputeType.MEDICAL, accepted_on=date(2026, 7, 6))
TODAY = date(2026, 8, 31)
ASKED = BeginAppraisal(CASE.id, date(2026, 7, 10), "江门市医学会", "有没有过错，因果关系多大")
ANSWERED = EndAppraisal(CASE.id, date(2026, 7, 24), "医方承担次要责任")


def _with(*appraisals: AppraisalFact) -> CaseFacts:
    return replace(CASE, appraisals=appraisals)


def _limits(case: CaseFacts, law: Rulebook) -> list[tuple[str, date]]:
    return [(due.rule, due.due.internal) for due in dues(case, law) if "R-A07" in due.rule]


def test_med_r_a07_leaves_out_the_days_of_an_appraisal(law: Rulebook) -> None:
    # 7, 8, 9 and 10 July are four working days; 26 more from Monday the 27th: 31 July is the
    # 9th, 7, 14, 21 and 28 August the 14th, 19th, 24th and 29th, Monday 31 August the 30th.
    case = _with(AppraisalFact(date(2026, 7, 10), date(2026, 7, 24)))
    assert limit_of(case, law) == ("med.R-A07", date(2026, 8, 31))
    assert _limits(case, law) == [("med.R-A07", date(2026, 8, 31))]
    (due,) = (due for due in dues(case, law) if due.rule == "med.R-A07")
    assert due.due.arithmetic == (
        "7月6日受理，次日起算 30 个工作日，到 8月31日；7月11日至7月24日鉴定，不计入"
    )


def test_med_r_a07_leaves_out_each_of_two_appraisals(law: Rulebook) -> None:
    # a second one from 29 July to 5 August: 30 and 31 July, 3, 4 and 5 August are five more
    second = AppraisalFact(date(2026, 7, 29), date(2026, 8, 5))
    case = _with(AppraisalFact(date(2026, 7, 10), date(2026, 7, 24)), second)
    assert limit_of(case, law) == ("med.R-A07", date(2026, 9, 7))


def test_med_r_a07_an_opinion_of_the_same_day_leaves_out_nothing(law: Rulebook) -> None:
    case = _with(AppraisalFact(date(2026, 7, 10), date(2026, 7, 10)))
    assert limit_of(case, law) == ("med.R-A07", date(2026, 8, 17))


def test_med_r_a07a_the_time_stands_still_and_the_opinion_is_asked_for(law: Rulebook) -> None:
    # 30 days from 10 July end on Sunday 9 August; our own duty is done on Friday the 7th
    case = _with(AppraisalFact(date(2026, 7, 10)))
    assert _limits(case, law) == [("med.R-A07a", date(2026, 8, 7))]
    limit = limit_of(case, law)
    assert check_in_time(date(2026, 12, 31), limit) == []
    longer = ExtendTime(CASE.id, date(2026, 12, 31), date(2026, 8, 3), consent=True)
    (fault,) = check_extension(longer, case, limit, TODAY)
    assert (fault.field, fault.rule, fault.blocks) == (None, "med.R-A07", True)


def test_no_other_period_stands_still_for_an_appraisal(law: Rulebook) -> None:
    case = replace(_with(AppraisalFact(date(2026, 7, 10))), dispute_type=DisputeType.NEIGHBOUR)
    rules = [due.rule for due in dues(case, law)]
    assert {"med.R-A03", "med.R-A07a"} <= set(rules)
    assert limit_of(case, law) == ("med.R-A03", date(2026, 8, 5))


def _begun(case: CaseFacts = CASE, **changes: Any) -> list[tuple[Any, Any, bool]]:
    limit = ("med.R-A07", date(2026, 8, 17))
    return _said(check_begun(replace(ASKED, **changes), case, limit, TODAY))


def _said(faults: Sequence[Any]) -> list[tuple[Any, Any, bool]]:
    return [(fault.field, fault.rule, fault.blocks) for fault in faults]


def test_an_appraisal_begins_while_the_case_is_mediated_and_alone() -> None:
    assert _begun() == []
    assert _begun(appraiser=" ", matter="") == [("appraiser", None, True), ("matter", None, True)]
    assert _begun(began_on=date(2026, 9, 1)) == [("began_on", None, True)]
    assert _begun(began_on=date(2026, 7, 5)) == [("began_on", "med.M30", True)]
    assert _begun(began_on=date(2026, 8, 18)) == [("began_on", "med.R-A07", False)]
    assert _begun(replace(CASE, state=State.FAILED)) == [(None, None, True)]
    assert _begun(_with(AppraisalFact(date(2026, 7, 8)))) == [(None, None, True)]
    ended = AppraisalFact(date(2026, 7, 8), date(2026, 7, 13))
    assert _begun(_with(ended)) == [("began_on", "med.M30", True)]


def test_an_opinion_comes_after_it_was_asked_for() -> None:
    case = _with(AppraisalFact(date(2026, 7, 10)))

    def said(**changes: Any) -> list[tuple[Any, Any, bool]]:
        return _said(check_received(replace(ANSWERED, **changes), case, TODAY))

    assert said() == []
    assert said(received_on=date(2026, 7, 9)) == [("received_on", "med.M30", True)]
    assert said(received_on=date(2026, 9, 1)) == [("received_on", None, True)]
    assert said(opinion=" ") == [("opinion", None, True)]
    assert _said(check_received(ANSWERED, CASE, TODAY)) == [(None, "med.R-A07", True)]


def _read(office: Office, case: Id) -> CaseDetail:
    return office.desk.ask(ReadCase(case)).result()


def test_at_the_desk_the_time_stops_runs_on_and_can_be_taken_back(office: Office) -> None:
    pattern = "（{年}）江医调字第{号}号"
    medical = CommitteeInput("江门市医疗纠纷人民调解委员会", CommitteeKind.SOCIETY, pattern)
    committee = office.desk.do(AddCommittee(medical)).result()
    # 24 November is the 20th working day after 27 October, 8 December the 30th; 13, 16, 17 and 18
    # November were the expert's
    given = case_input(
        committee=committee, accepted_on=date(2026, 10, 27), dispute_type=DisputeType.MEDICAL
    )
    case = office.desk.do(OpenCase(given)).result()
    assert "BeginAppraisal" in _read(office, case).actions
    asked = BeginAppraisal(case, date(2026, 11, 12), "江门市医学会", "有没有过错")
    office.desk.do(asked).result()
    shown = _read(office, case)
    assert "EndAppraisal" in shown.actions
    assert "BeginAppraisal" not in shown.actions
    assert [due.rule for due in shown.dues] == ["med.R-A07a"]
    assert fields(refused(office.desk, asked)) == [None]
    office.desk.do(EndAppraisal(case, date(2026, 11, 18), "医方有轻微过错")).result()
    shown = _read(office, case)
    assert [(due.rule, due.on) for due in shown.dues] == [("med.R-A07", date(2026, 12, 14))]
    assert [item.title for item in shown.timeline if "鉴定" in item.title] == [
        "收到鉴定意见",
        "委托江门市医学会鉴定",
    ]
    history = office.desk.ask(ReadHistory(case)).result()
    assert "鉴定意见" in str(history)
    office.desk.do(Undo()).result()
    assert [due.rule for due in _read(office, case).dues] == ["med.R-A07a"]
    office.desk.do(Undo()).result()
    assert [due.rule for due in _read(office, case).dues] == ["med.R-A07"]
