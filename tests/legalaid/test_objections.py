"""What the bureau says of an objection, and what follows (B70, B72, B74)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.history.messages import Undo
from app.ids import Id
from app.legalaid.codes import (
    DecisionKind,
    Delivery,
    ObjectionOutcome,
    Termination,
)
from app.legalaid.messages import (
    AidTab,
    FileAidObjection,
    RecordAidReview,
    ServeAidDecision,
    State,
)
from tests.legalaid.deciding import (
    decision,
    due_on,
    handled,
    refusal,
    sent,
)
from tests.legalaid.kit import read
from tests.office import Office
from tests.refusals import fields, refused


def _refused_and_served(office: Office) -> Id:
    record = sent(office)
    office.desk.do(refusal(record)).result()
    served = ServeAidDecision(record, date(2026, 10, 15), Delivery.IN_PERSON, "韦应㛃")
    office.desk.do(served).result()
    return record


def test_la_b70_an_objection_goes_to_the_bureau_in_time(home: Office) -> None:
    record = _refused_and_served(home)
    late = FileAidObjection(record, date(2026, 11, 2), "收入算错了")  # 15 days ended on 10-30
    (fault,) = refused(home.desk, late)
    assert (fault.rule, fault.blocks) == ("la.R-B08", False)
    home.desk.do(replace(late, filed_on=date(2026, 10, 30))).result()
    shown = read(home, record)
    assert (shown.state, shown.objections[0].to) == (State.OBJECTED, "新会区司法局")
    assert shown.tab is AidTab.CENTRE
    # R-B08a: Friday 10-30 and five days.
    assert due_on(home, record, "la.R-B08a") == date(2026, 11, 4)


def test_la_b74_upheld_leaves_review_and_court(home: Office) -> None:
    record = _refused_and_served(home)
    home.desk.do(FileAidObjection(record, date(2026, 10, 19), "收入算错了")).result()
    upheld = RecordAidReview(
        record, ObjectionOutcome.UPHELD, date(2026, 10, 22), "新司复〔2026〕2号",
        served_on=date(2026, 10, 23),
    )  # fmt: skip
    assert fields(refused(home.desk, replace(upheld, doc_no=""))) == ["doc_no"]
    home.desk.do(upheld).result()
    shown = read(home, record)
    assert (shown.state, shown.tab) == (State.UPHELD, AidTab.CLOSED)
    assert due_on(home, record, "la.R-B08b") == date(2026, 12, 22)  # sixty days
    assert due_on(home, record, "la.R-B08c") == date(2027, 4, 23)  # six months


def test_la_b72_ordered_to_correct_the_centre_grants(home: Office) -> None:
    record = _refused_and_served(home)
    home.desk.do(FileAidObjection(record, date(2026, 10, 19), "收入算错了")).result()
    corrected = RecordAidReview(
        record, ObjectionOutcome.CORRECT, date(2026, 10, 22), "新司复〔2026〕2号"
    )
    home.desk.do(corrected).result()
    assert read(home, record).state is State.TO_CORRECT
    home.desk.do(decision(record, DecisionKind.GRANT, date(2026, 10, 26))).result()
    assert read(home, record).state is State.GRANTED
    home.desk.do(Undo()).result()
    home.desk.do(Undo()).result()
    assert read(home, record).state is State.OBJECTED


def test_la_b72_a_termination_undone_goes_on_with_who_acted(home: Office) -> None:
    record = handled(home)
    ended = decision(
        record, DecisionKind.TERMINATE, date(2026, 10, 21),
        termination=Termination.MEANS_CHANGED, reasons="找到工作了", remedy_told=True,
    )  # fmt: skip
    home.desk.do(ended).result()
    home.desk.do(FileAidObjection(record, date(2026, 10, 26), "是临时工")).result()
    corrected = RecordAidReview(
        record, ObjectionOutcome.CORRECT, date(2026, 10, 28), "新司复〔2026〕3号"
    )
    home.desk.do(corrected).result()
    home.desk.do(decision(record, DecisionKind.GRANT, date(2026, 10, 29))).result()
    shown = read(home, record)
    assert (shown.state, shown.assignment and shown.assignment.lawyer) == (State.HANDLED, "李某")
