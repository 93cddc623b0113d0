"""S1: the register of a month against a register kept with a pencil."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from app.clock import FixedClock
from app.errors import Refused
from app.statistics.messages import ExportReport, Span, SubmitReport
from app.work import Work
from db.tables.correction import Judgment
from db.tables.sealing import SealedRecord
from tests.correction.figures.people import Roll
from tests.office import Office

OCTOBER, NOVEMBER, DECEMBER = date(2026, 10, 15), date(2026, 11, 15), date(2026, 12, 15)
AUGUST_30 = date(2026, 8, 30)


@pytest.fixture
def roll(office: Office) -> Roll:
    """An office without anybody."""
    return Roll(office)


def test_s1_a_month_that_adds_up(roll: Roll) -> None:
    staying = roll.enter(date(2026, 3, 6))
    new = roll.enter(date(2026, 11, 2), category="01")
    moved = roll.enter(date(2026, 11, 30), moved_in=True)
    roll.enter(
        date(2026, 3, 6), end_on=date(2026, 11, 20), state="C50", state_on=date(2026, 11, 20),
        ended_as="D01", ended_on=date(2026, 11, 20),
    )  # fmt: skip
    roll.enter(
        date(2026, 1, 5), category="03", state="C60", state_on=date(2026, 11, 9), ended_as="T02",
        ended_on=date(2026, 11, 9),
    )  # fmt: skip
    roll.enter(date(2026, 1, 5), state="C70", state_on=date(2026, 11, 12))
    late = roll.enter(date(2026, 2, 1), end_on=date(2026, 11, 30))
    roll.enter(date(2026, 12, 1))  # not yet
    assert roll.numbers("cor.S1", NOVEMBER) == {
        "期初在册": 5, "增加·新接收": 1, "增加·转入": 1, "减少·解除": 1, "减少·终止": 1,
        "减少·其中撤销假释": 1, "减少·转出": 1, "期末在册": 4, "期满待定": 1,
    }  # fmt: skip
    assert roll.numbers("cor.S1", NOVEMBER, "管制") == {"增加·新接收": 1, "期末在册": 1}
    assert roll.wrong("cor.S1", NOVEMBER) == []
    assert roll.behind("cor.S1", NOVEMBER, "11") == {staying, new, moved, late}
    assert roll.behind("cor.S1", NOVEMBER, "12") == {late}


def test_s1_who_has_not_been_received_is_not_on_the_register(roll: Roll) -> None:
    roll.enter(date(2026, 11, 2), accepted_on=None, state="C15")
    assert roll.numbers("cor.S1", NOVEMBER) == {}


def test_s1_the_last_day_of_a_term_that_ends_with_the_month(roll: Roll) -> None:
    roll.enter(
        date(2026, 3, 6), end_on=AUGUST_30, state="C50", state_on=AUGUST_30, ended_as="D01",
        ended_on=AUGUST_30,
    )  # fmt: skip
    assert roll.numbers("cor.S1", AUGUST_30) == {"期初在册": 1, "减少·解除": 1}
    assert roll.numbers("cor.S1", date(2026, 9, 1)) == {}


def test_s1_what_was_entered_late_goes_through_the_next_month(
    roll: Roll, clock: FixedClock
) -> None:
    roll.enter(date(2026, 3, 6))
    roll.office.desk.do(SubmitReport("cor.S1", Span.MONTH, OCTOBER)).result()
    roll.enter(date(2026, 10, 8))  # entered in November
    assert roll.numbers("cor.S1", NOVEMBER) == {
        "期初在册": 1, "增加·新接收": 1, "期末在册": 2,
    }  # fmt: skip
    assert roll.wrong("cor.S1", NOVEMBER) == []
    assert roll.read("cor.S1", NOVEMBER).table.notes


def test_s1_a_wrong_category_moves_between_the_rows(roll: Roll) -> None:
    subject = roll.enter(date(2026, 10, 8))
    roll.office.desk.do(SubmitReport("cor.S1", Span.MONTH, OCTOBER)).result()

    def correct(_none: None, work: Work) -> None:
        asked = select(Judgment).where(Judgment.subject == subject)
        work.session.scalars(asked).one().category = "03"

    roll.office.desk.write(correct, None).result()
    assert roll.numbers("cor.S1", NOVEMBER, "缓刑") == {"期初在册": 1, "增加·新接收": -1}
    assert roll.numbers("cor.S1", NOVEMBER, "假释") == {"增加·新接收": 1, "期末在册": 1}
    assert roll.wrong("cor.S1", NOVEMBER) == []


def test_s1_a_sealed_record_leaves_the_register_and_opens_nothing(
    roll: Roll, clock: FixedClock
) -> None:
    sealed = roll.enter(date(2026, 3, 6), minor_regime=True)
    roll.office.desk.do(SubmitReport("cor.S1", Span.MONTH, OCTOBER)).result()
    roll.change(sealed, voided=True)  # as gone as an erased row is
    roll.add(
        SealedRecord, line="correction", record=sealed, basis="刑事诉讼法 第286条",
        ordered_on=date(2026, 11, 13), ordered_by=b"u" * 16, recipient="age1",
        package=b"p" * 32, covers=b"",
    )  # fmt: skip
    assert roll.numbers("cor.S1", NOVEMBER) == {"期初在册": 1, "减少·解除": 1}
    assert roll.wrong("cor.S1", NOVEMBER) == []
    assert roll.behind("cor.S1", NOVEMBER, "4") == set()


def test_s1_a_month_still_running_is_not_submitted(roll: Roll) -> None:
    roll.enter(date(2026, 3, 6))
    with pytest.raises(Refused, match="还没有结束"):
        roll.office.desk.do(SubmitReport("cor.S1", Span.MONTH, NOVEMBER)).result()


def test_s1_leaves_as_a_workbook(roll: Roll) -> None:
    roll.enter(date(2026, 3, 6))
    made = roll.office.desk.ask(ExportReport("cor.S1", Span.MONTH, NOVEMBER)).result()
    assert made.name == "社区矫正对象流动情况月报表（2026年11月）.xlsx"
