"""What was agreed at the desk, performed and asked after: what each command leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from app.clock import FixedClock
from app.mediation.messages import (
    AgreementForm,
    CloseCase,
    DisputeType,
    ItemStatus,
    OpenCase,
    RecordPerformance,
    RecordVisit,
    Satisfaction,
    Source,
    State,
    VisitWay,
)
from tests.dispute import agreement_input, case_input, payment, signatures
from tests.mediation.life import ACCEPTED, DAY, MET, TODAY, TWO, Life
from tests.office import Office
from tests.refusals import fields, refused

# -- agreements -------------------------------------------------------------------------------


def test_med_a45_a_written_agreement_waits_for_the_signatures(life: Life) -> None:
    life.meet()
    life.do(agreement_input(life.case, MET, *TWO))
    case = life.read()
    assert case.state is State.AGREED
    assert case.agreement is not None
    assert case.agreement.effective_on is None
    assert case.agreement.copies == 3  # each party one, the committee one (人民调解法 29)
    assert [due.rule for due in case.dues] == ["med.R-A09a"]
    (unsigned,) = refused(
        life.desk, RecordPerformance(case.agreement.items[0].id, MET, ItemStatus.DONE, "收条")
    )
    assert unsigned.rule == "med.M07"
    for day in (MET - DAY, TODAY + DAY):
        assert fields(refused(life.desk, signatures(life.case, day))) == ["signed_on"]
    life.do(signatures(life.case, MET + DAY))
    case = life.read()
    assert case.state is State.PERFORMING
    assert case.agreement is not None
    assert case.agreement.effective_on == MET + DAY


def test_med_a45_an_oral_agreement_is_in_force_at_once(life: Life) -> None:
    life.agree(*TWO, form=AgreementForm.ORAL)
    case = life.read()
    assert case.state is State.PERFORMING
    assert case.agreement is not None
    assert case.agreement.effective_on == MET
    assert "med.R-A10" not in {due.rule for due in case.dues}


def test_med_a50_paid_on_the_spot_is_performed_at_once(life: Life) -> None:
    life.agree(payment("补偿款", MET, on_the_spot=True))
    case = life.read()
    assert case.state is State.PERFORMED
    assert case.agreement is not None
    (item,) = case.agreement.items
    assert (item.status, item.performed_on) == (ItemStatus.ON_THE_SPOT, MET)


def test_signed_later_than_paid_the_case_is_performed_on_the_day_of_the_signatures(
    life: Life,
) -> None:
    life.meet()
    life.do(agreement_input(life.case, MET, payment("补偿款", MET, on_the_spot=True)))
    life.do(signatures(life.case, MET + DAY))
    assert life.row(lambda case: case.state_on) == MET + DAY


def test_med_m12_at_the_desk(office: Office) -> None:
    written: tuple[dict[str, Any], ...] = (
        {"dispute_type": DisputeType.LABOUR},
        {"source": Source.POLICE, "source_doc_no": "新公调〔2026〕1号"},
        {"tags": ("土地承包",)},
    )
    for changes in written:
        life = Life(office)
        life.case = life.do(OpenCase(case_input(accepted_on=ACCEPTED, **changes)))
        life.meet()
        told = refused(life.desk, agreement_input(life.case, MET, form=AgreementForm.ORAL))
        assert [(fault.field, fault.rule) for fault in told] == [("form", "med.M12")]


def test_one_agreement_is_enough(life: Life) -> None:
    life.agree(*TWO)
    assert "履行中" in refused(life.desk, agreement_input(life.case, TODAY))[0].message
    assert "履行中" in refused(life.desk, signatures(life.case, TODAY))[0].message


# -- performance ------------------------------------------------------------------------------


def test_med_a50_with_the_last_item_on_the_last_day(life: Life, clock: FixedClock) -> None:
    first, second = life.agree(*TWO)
    clock.advance(days=60)
    life.perform(second, date(2026, 12, 28))
    assert life.state() is State.OVERDUE  # the first was due on 27 November
    assert life.row(lambda case: case.state) == "A45"
    life.perform(first, date(2026, 12, 1))
    assert life.state() is State.PERFORMED
    assert life.row(lambda case: case.state_on) == date(2026, 12, 28)


def test_a_part_is_not_the_whole(life: Life, clock: FixedClock) -> None:
    first, second = life.agree(*TWO)
    clock.advance(days=60)
    life.perform(first, date(2026, 11, 27), ItemStatus.PARTIAL)
    life.perform(second, date(2026, 12, 28))
    assert life.state() is State.OVERDUE
    life.perform(first, date(2026, 12, 30))
    assert life.state() is State.PERFORMED


def test_nothing_more_is_performed_once_all_is(life: Life) -> None:
    (item,) = life.agree(payment("补偿款", MET, on_the_spot=True))
    (fault,) = refused(life.desk, RecordPerformance(item, TODAY, ItemStatus.DONE, "收条"))
    assert "已履行" in fault.message


def test_fields_of_a_performance(life: Life) -> None:
    first, _ = life.agree(*TWO)
    good = RecordPerformance(first, TODAY, ItemStatus.DONE, "收条")
    for field, value in (
        ("performed_on", TODAY + DAY),
        ("performed_on", MET - DAY),
        ("proof", " "),
        ("status", ItemStatus.NOT_DUE),
    ):
        wrong: dict[str, Any] = {field: value}
        assert fields(refused(life.desk, replace(good, **wrong))) == [field]


# -- visits -----------------------------------------------------------------------------------


def test_a_visit_ends_the_duty_to_visit(life: Life) -> None:
    life.agree(payment("补偿款", MET, on_the_spot=True))
    assert "med.R-A13b" in {due.rule for due in life.read().dues}
    life.visit()
    case = life.read()
    assert "med.R-A13b" not in {due.rule for due in case.dues}
    assert [visit.visited_on for visit in case.visits] == [TODAY]
    assert case.state is State.PERFORMED


def test_without_items_the_visit_tells_that_all_is_done(life: Life) -> None:
    life.agree()
    assert life.state() is State.PERFORMING
    assert "CloseCase" not in life.read().actions
    life.visit()
    assert life.state() is State.PERFORMED
    life.do(CloseCase(life.case, TODAY))
    assert life.state() is State.CLOSED


def test_fields_of_a_visit(life: Life) -> None:
    life.agree(*TWO)
    good = RecordVisit(life.case, TODAY, VisitWay.HOME, "已付清", Satisfaction.SATISFIED)
    for field, value in (
        ("visited_on", TODAY + DAY),
        ("visited_on", MET - DAY),
        ("performance", ""),
        ("next_on", TODAY),
    ):
        wrong: dict[str, Any] = {field: value}
        assert fields(refused(life.desk, replace(good, **wrong))) == [field]
