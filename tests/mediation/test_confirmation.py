"""司法确认 J0 to J4: who may ask by when (M13, M14, G6), the court's days, and enforcement."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from app.history.messages import Undo
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.mediation.codes import (
    AgreementForm,
    ConfirmationBar,
    ConfirmationState,
    DisputeType,
    ItemStatus,
    Ruling,
    Source,
)
from app.mediation.messages import (
    ApplyConfirmation,
    CaseDetail,
    OpenCase,
    ReadCase,
    RecordCourt,
    RecordRuling,
)
from app.mediation.rules import CaseFacts, ItemFact, dues
from app.mediation.rules.confirmation import (
    check_application,
    check_court,
    check_ruling,
    confirmation_state,
    confirmation_warning,
)
from app.mediation.rules.facts import ApplicationFact
from app.mediation.states import State
from tests.dispute import agreement_input, case_input, payment, session_input, signatures
from tests.office import Office
from tests.refusals import fields, refused

DAY = timedelta(days=1)
EFFECTIVE = date(2026, 3, 5)
LAST = date(2026, 4, 7)  # the thirtieth day is 4 April, 清明; the next working day is the 7th
IN_FORCE = CaseFacts(
    id=b"c" * 16,
    title="黄䶮、谭𬍛㛃",
    state=State.PERFORMING,
    state_on=EFFECTIVE,
    accepted_on=date(2026, 3, 2),
    source=Source.APPLICATION,
    dispute_type=DisputeType.NEIGHBOUR,
    form=AgreementForm.WRITTEN,
    effective_on=EFFECTIVE,
)
ASKED = ApplicationFact(applied_on=date(2026, 3, 20))
APPLY = ApplyConfirmation(
    IN_FORCE.id, "新会区人民法院", date(2026, 3, 20), both_present=True, bar=ConfirmationBar.NONE
)


def _state(law: Rulebook, today: date, case: CaseFacts = IN_FORCE) -> ConfirmationState | None:
    return confirmation_state(case, law, today)


def _asked(**changes: Any) -> CaseFacts:
    return replace(IN_FORCE, application=replace(ASKED, **changes))


def _says(law: Rulebook, case: CaseFacts = IN_FORCE, **changes: Any) -> list[tuple[Any, Any]]:
    command = replace(APPLY, **changes)
    found = check_application(command, case, law, max(command.applied_on, date(2026, 4, 20)))
    return [(fault.field, fault.rule) for fault in found]


def _due(case: CaseFacts, law: Rulebook, rule: str) -> tuple[date, date] | None:
    due = next((one.due for one in dues(case, law) if one.rule == rule), None)
    return (due.raw, due.rolled) if due else None


# -- the states --------------------------------------------------------------------------------


def test_med_j0_to_j4_by_the_day_and_the_courts_paper(law: Rulebook) -> None:
    assert _state(law, LAST) is ConfirmationState.NOT_APPLIED
    assert _state(law, LAST + DAY) is ConfirmationState.EXPIRED
    assert _state(law, LAST + DAY, _asked()) is ConfirmationState.APPLIED
    confirmed = _asked(outcome=Ruling.CONFIRMED, ruled_on=LAST)
    assert _state(law, LAST + DAY, confirmed) is ConfirmationState.CONFIRMED
    for outcome in (Ruling.REJECTED, Ruling.NOT_ACCEPTED):
        assert _state(law, LAST, _asked(outcome=outcome)) is ConfirmationState.REJECTED
    taken_back = _asked(outcome=Ruling.WITHDRAWN)
    assert _state(law, LAST, taken_back) is ConfirmationState.NOT_APPLIED
    assert _state(law, LAST + DAY, taken_back) is ConfirmationState.EXPIRED


def test_there_is_nothing_to_confirm_without_a_written_agreement_in_force(law: Rulebook) -> None:
    assert _state(law, LAST, replace(IN_FORCE, form=AgreementForm.ORAL)) is None
    assert _state(law, LAST, replace(IN_FORCE, effective_on=None)) is None


# -- M13, M14, G6 ------------------------------------------------------------------------------


def test_an_ordinary_application(law: Rulebook) -> None:
    assert _says(law) == []


def test_med_m13_thirty_days_rolled_to_a_working_day(law: Rulebook) -> None:
    assert _says(law, applied_on=LAST) == []
    assert _says(law, applied_on=LAST + DAY) == [("applied_on", "med.M13")]


def test_med_m13_both_parties_ask_together(law: Rulebook) -> None:
    assert _says(law, both_present=False) == [("both_present", "med.M13")]


@pytest.mark.parametrize("bar", [ConfirmationBar.STATUS, ConfirmationBar.TITLE, None])
def test_med_g6_what_no_court_confirms(law: Rulebook, bar: ConfirmationBar | None) -> None:
    assert _says(law, bar=bar) == [("bar", "med.M13")]


def test_med_m12_an_oral_agreement_is_made_a_written_one_first(law: Rulebook) -> None:
    assert _says(law, replace(IN_FORCE, form=AgreementForm.ORAL)) == [(None, "med.M12")]
    assert _says(law, replace(IN_FORCE, effective_on=None)) == [(None, "med.M07")]


def test_the_day_of_the_application_and_the_court(law: Rulebook) -> None:
    assert _says(law, applied_on=EFFECTIVE - DAY) == [("applied_on", "med.M30")]
    assert _says(law, court=" ") == [("court", None)]
    found = check_application(APPLY, IN_FORCE, law, APPLY.applied_on - DAY)
    assert fields(found) == ["applied_on"]


def test_nobody_asks_twice_but_after_a_withdrawal(law: Rulebook) -> None:
    assert _says(law, _asked()) == [(None, None)]
    assert _says(law, _asked(outcome=Ruling.CONFIRMED)) == [(None, None)]
    assert _says(law, _asked(outcome=Ruling.WITHDRAWN)) == []


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2026, 3, 27), ""),
        (date(2026, 3, 28), "距司法确认期限仅剩 10 日"),
        (date(2026, 4, 4), "距司法确认期限仅剩 3 日"),
        (LAST, "距司法确认期限仅剩 0 日"),
        (LAST + DAY, ""),
    ],
)
def test_med_m14_few_days_are_left(law: Rulebook, today: date, said: str) -> None:
    assert confirmation_warning(IN_FORCE, law, today) == said
    assert confirmation_warning(_asked(), law, today) == ""


# -- the court's answers -----------------------------------------------------------------------


def test_the_courts_days_follow_each_other() -> None:
    def says(asked: ApplicationFact | None = ASKED, **changes: Any) -> list[str | None]:
        given = RecordCourt(b"c" * 16, date(2026, 3, 21), date(2026, 3, 23))
        return fields(check_court(replace(given, **changes), asked, date(2026, 3, 30)))

    assert says() == []
    assert says(received_on=None) == ["received_on"]
    assert says(received_on=date(2026, 3, 19)) == ["received_on"]
    assert says(accepted_on=date(2026, 3, 20)) == ["accepted_on"]
    assert says(accepted_on=date(2026, 3, 31)) == ["accepted_on"]
    assert says(accepted_on=None) == []
    assert says(accepted_on=None, extended=True) == ["accepted_on"]
    assert says(None) == says(replace(ASKED, outcome=Ruling.REJECTED)) == [None]


def test_a_ruling_has_its_number_and_follows_the_application() -> None:
    def says(asked: ApplicationFact | None = ASKED, **changes: Any) -> list[str | None]:
        given = RecordRuling(
            b"c" * 16, Ruling.CONFIRMED, date(2026, 3, 28), "（2026）粤0705民特1号"
        )
        return fields(check_ruling(replace(given, **changes), asked, date(2026, 3, 30)))

    assert says() == []
    assert says(ruling_no=" ") == ["ruling_no"]
    assert says(ruling_no="", outcome=Ruling.WITHDRAWN) == []
    assert says(ruled_on=date(2026, 3, 19)) == says(ruled_on=date(2026, 3, 31)) == ["ruled_on"]
    assert says(replace(ASKED, accepted_on=date(2026, 3, 29))) == ["ruled_on"]
    assert says(None) == [None]


# -- deadlines ---------------------------------------------------------------------------------


def test_med_r_a10_is_owed_until_somebody_asks(law: Rulebook) -> None:
    assert _due(IN_FORCE, law, "med.R-A10") == (date(2026, 4, 4), LAST)
    assert _due(_asked(), law, "med.R-A10") is None
    assert _due(_asked(outcome=Ruling.WITHDRAWN), law, "med.R-A10") == (date(2026, 4, 4), LAST)
    assert _due(replace(IN_FORCE, state=State.CLOSED), law, "med.R-A10") is not None


def test_med_r_a11_three_days_fifteen_and_ten_more(law: Rulebook) -> None:
    received = _asked(received_on=date(2026, 4, 30))
    assert _due(received, law, "med.R-A11") == (date(2026, 5, 3), date(2026, 5, 6))
    accepted = _asked(received_on=date(2026, 6, 3), accepted_on=date(2026, 6, 5))
    assert _due(accepted, law, "med.R-A11") is None
    assert _due(accepted, law, "med.R-A11a") == (date(2026, 6, 20), date(2026, 6, 22))
    longer = replace(accepted, application=replace(accepted.application, extended=True))  # type: ignore[type-var]
    assert _due(longer, law, "med.R-A11a") is None
    assert _due(longer, law, "med.R-A11b") == (date(2026, 6, 30), date(2026, 6, 30))


def test_med_r_a12_two_years_from_the_end_of_the_last_instalment(law: Rulebook) -> None:
    def item(due_on: date | None, status: ItemStatus = ItemStatus.NOT_DUE) -> ItemFact:
        return ItemFact(b"i" * 16, "谭𬍛㛃", "黄䶮", "补偿款", 150000, due_on, status)

    ruled = _asked(outcome=Ruling.CONFIRMED, ruled_on=date(2026, 5, 20))
    first, last = item(date(2026, 6, 30), ItemStatus.OVERDUE), item(date(2026, 8, 31))
    owed = replace(ruled, items=(first, last))
    raw, _rolled = _due(owed, law, "med.R-A12") or (None, None)
    assert raw == date(2028, 8, 31)
    undated = replace(ruled, items=(item(None),))
    raw, _rolled = _due(undated, law, "med.R-A12") or (None, None)
    assert raw == date(2028, 5, 20)
    paid = replace(ruled, items=(item(date(2026, 6, 30), ItemStatus.DONE),))
    assert _due(paid, law, "med.R-A12") is None
    assert _due(replace(owed, application=None), law, "med.R-A12") is None


# -- at the desk -------------------------------------------------------------------------------


@pytest.fixture
def signed(office: Office) -> Id:
    """A case whose written agreement is in force since 20 November 2026."""
    desk, met = office.desk, date(2026, 11, 20)
    case: Id = desk.do(OpenCase(case_input(accepted_on=date(2026, 11, 10)))).result()
    desk.do(session_input(case, met)).result()
    desk.do(agreement_input(case, met, payment("第一笔", date(2026, 12, 10)))).result()
    desk.do(signatures(case, met)).result()
    return case


def _read(office: Office, case: Id) -> CaseDetail:
    return office.desk.ask(ReadCase(case)).result()


def test_from_the_application_to_the_ruling_and_back(office: Office, signed: Id) -> None:
    desk = office.desk
    before = _read(office, signed).confirmation
    assert before is not None
    assert (before.state, before.last_on) == (ConfirmationState.NOT_APPLIED, date(2026, 12, 21))
    apply = replace(APPLY, case=signed, applied_on=date(2026, 11, 23))
    assert fields(refused(desk, replace(apply, both_present=False))) == ["both_present"]
    desk.do(apply).result()
    detail = _read(office, signed)
    assert "ApplyConfirmation" not in detail.actions
    assert {"RecordCourt", "RecordRuling"} <= set(detail.actions)
    assert "med.R-A10" not in {due.rule for due in detail.dues}
    desk.do(RecordCourt(signed, date(2026, 11, 23), date(2026, 11, 24), "（2026）特1号")).result()
    assert "med.R-A11a" in {due.rule for due in _read(office, signed).dues}
    ruling = RecordRuling(signed, Ruling.CONFIRMED, date(2026, 11, 24), "（2026）粤0705民特1号")
    desk.do(ruling).result()
    detail = _read(office, signed)
    assert detail.confirmation is not None
    assert detail.confirmation.state is ConfirmationState.CONFIRMED
    assert [item.title for item in detail.timeline][:3] == [
        "裁定协议有效", "法院受理司法确认", "申请司法确认",
    ]  # fmt: skip
    assert refused(desk, ruling)
    desk.do(Undo()).result()
    assert _state_of(office, signed) is ConfirmationState.APPLIED
    desk.do(Undo()).result()
    desk.do(Undo()).result()
    assert _state_of(office, signed) is ConfirmationState.NOT_APPLIED


def _state_of(office: Office, case: Id) -> ConfirmationState | None:
    found = _read(office, case).confirmation
    return found.state if found else None
